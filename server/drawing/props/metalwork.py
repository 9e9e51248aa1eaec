"""What machines are made of: sheets of metal, screens, small lights, pipes; and what holds things in metal."""

import math

from server.drawing.pigments import DARK_GLOW, DEEP_GLOW, GLOW, INK, LIT, PALE_GLOW, Color, dim
from server.drawing.sketch import Sketch

METAL: Color = (126, 134, 148)
DARK_METAL: Color = (66, 70, 82)
BRASS: Color = (204, 156, 66)
COPPER: Color = (180, 104, 62)
RUST: Color = (134, 82, 52)
CANVAS: Color = (112, 110, 84)
WARNING: Color = (226, 176, 44)


def sheet(pen: Sketch, x: float, y: float, w: float, h: float, color: Color, height: float = 0.0) -> None:
    """Draw a box of sheet metal, its top bevelled, with a rivet in each corner."""
    pen.box(x, y, w, h, color, height=height, wobble=0.004)
    pen.bevel_box(x, y, w, h, 0.4)
    inset = min(0.07, w / 5, h / 5)
    for across in (x + inset, x + w - inset):
        for down in (y + inset, y + h - inset):
            pen.disc(across, down, 0.018, dim(color, 0.55), None, sides=6)


def screen(pen: Sketch, x: float, y: float, w: float, h: float, rows: int = 3) -> None:
    """Draw a lit screen with lines of writing."""
    pen.box(x, y, w, h, DARK_GLOW if pen.burns else (18, 20, 26), width=0.024, wobble=0.003)
    if not pen.burns:
        return
    for row in range(rows):
        down = y + h * (row + 0.5) / rows
        end = x + w * pen.between(0.45, 0.9)
        pen.line(
            [(x + w * 0.1, down), (end, down)], GLOW if row % 2 else PALE_GLOW, min(0.045, h / rows * 0.5), wobble=0
        )


def diodes(pen: Sketch, x: float, y: float, w: float, count: int) -> None:
    """Draw a row of small lights, some of them out."""
    for index in range(count):
        lit = pen.burns and pen.share() < 0.7
        pen.disc(x + w * (index + 0.5) / count, y, 0.024, PALE_GLOW if lit else (30, 30, 36), None, sides=6)


def tube(pen: Sketch, x0: float, y0: float, x1: float, y1: float, width: float = 0.05) -> None:
    """Draw a tube of light with its shine."""
    if pen.burns:
        for grown, alpha in ((5.0, 0.10), (3.2, 0.16)):
            pen.line([(x0, y0), (x1, y1)], GLOW, min(0.24, width * grown), alpha, wobble=0)
    pen.line([(x0, y0), (x1, y1)], INK, width + 0.03, wobble=0)
    pen.line([(x0, y0), (x1, y1)], PALE_GLOW if pen.burns else (120, 120, 124), width, wobble=0)


def bulb(pen: Sketch, x: float, y: float, r: float) -> None:
    """Draw a lamp of radius `r` with its shine."""
    if pen.burns:
        for share in (2.6, 2.0, 1.5):
            pen.disc(x, y, r * share, GLOW, None, alpha=0.16)
    pen.disc(x, y, r, GLOW if pen.burns else (110, 108, 104), width=0.02)
    pen.disc(x, y, r * 0.5, PALE_GLOW if pen.burns else (150, 148, 142), None, sides=8)


def pipe(pen: Sketch, x0: float, y0: float, x1: float, y1: float, color: Color, width: float = 0.12) -> None:
    """Draw a straight pipe with a flange at either end."""
    pen.rod([(x0, y0), (x1, y1)], color, width, 0.03, height=0.16)
    length = math.hypot(x1 - x0, y1 - y0) or 1.0
    along, beside = (x1 - x0) / length, (y1 - y0) / length
    for x, y in ((x0, y0), (x1, y1)):
        ends = [
            (x - beside * width * 0.8, y + along * width * 0.8),
            (x + beside * width * 0.8, y - along * width * 0.8),
        ]
        pen.rod(ends, dim(color, 0.8), 0.05, 0.024)
    shift = width * 0.22
    pen.line([(x0, y0 - shift), (x1, y1 - shift)] if abs(along) > 0.7 else [(x0 - shift, y0), (x1 - shift, y1)],
             LIT, 0.022, 0.55, wobble=0)  # fmt: skip


def drum(pen: Sketch, r: float = 0.34) -> None:
    """Draw a steel drum of radius `r` seen on its lid, with a warning on it or rust."""
    color = pen.pick((METAL, DARK_METAL, (86, 108, 122), RUST))
    pen.disc(0, 0, r, color, height=0.36)
    pen.disc(0, 0, r * 0.86, dim(color, 0.86), dim(color, 0.5), 0.022)
    pen.disc(0, 0, r * 0.66, None, dim(color, 1.25), 0.018, alpha=0.7)
    pen.disc(r * 0.4, r * 0.2, r * 0.16, dim(color, 0.45), INK, 0.014, sides=8)
    if pen.share() < 0.5:
        sign = [(0, -r * 0.42), (r * 0.36, r * 0.2), (-r * 0.36, r * 0.2)]
        pen.poly(sign, WARNING, INK, 0.02, wobble=0)
    across, down = pen.lightward(r * 0.5)
    pen.disc(across, down, r * 0.14, dim(color, 1.4), None, alpha=0.7, sides=7)


def container(pen: Sketch, size: float = 0.72) -> None:
    """Draw a ribbed metal container, size x size, with a lit seal."""
    half = size / 2
    color = pen.pick((METAL, (96, 112, 120), (112, 100, 92), DARK_METAL))
    sheet(pen, -half, -half, size, size, color, 0.34)
    for share in (0.3, 0.5, 0.7):
        across = -half + size * share
        pen.line([(across, -half + 0.1), (across, half - 0.1)], dim(color, 0.6), 0.03, wobble=0)
        pen.line([(across + 0.025, -half + 0.1), (across + 0.025, half - 0.1)], dim(color, 1.3), 0.016, 0.7, wobble=0)
    pen.box(-size * 0.17, half - 0.17, size * 0.34, 0.11, dim(color, 0.5), width=0.018)
    diodes(pen, -size * 0.15, half - 0.115, size * 0.3, 2)


def strongbox(pen: Sketch, opened: bool = False) -> None:
    """Draw a steel case with two latches, 0.7 x 0.48; an `opened` one is empty."""
    sheet(pen, -0.35, -0.24, 0.7, 0.48, DARK_METAL, 0.24)
    if opened:
        pen.box(-0.29, -0.18, 0.58, 0.34, (24, 24, 30), width=0.02)
        pen.box(-0.35, -0.4, 0.7, 0.16, METAL, width=0.026, height=0.36)
        return
    pen.line([(-0.34, 0.06), (0.34, 0.06)], INK, 0.02)
    for x in (-0.2, 0.2):
        pen.box(x - 0.05, 0.0, 0.1, 0.14, METAL, width=0.018)
    pen.box(-0.06, 0.02, 0.12, 0.1, (24, 24, 30), width=0.016)
    pen.disc(0, 0.07, 0.026, DEEP_GLOW, None, sides=7)
    pen.line([(-0.12, -0.12), (0.12, -0.12)], (206, 210, 218), 0.045, wobble=0)


def duffel(pen: Sketch) -> None:
    """Draw a full kit bag with its straps, 0.6 across."""
    color = pen.pick((CANVAS, (88, 92, 104), (104, 84, 70)))
    with pen.at(0, 0, pen.between(-0.4, 0.4)):
        body = [(-0.28, -0.13), (-0.2, -0.18), (0.2, -0.18), (0.28, -0.13), (0.29, 0.13), (0.2, 0.18), (-0.2, 0.18),
                (-0.29, 0.13)]  # fmt: skip
        pen.poly(body, color, INK, 0.03, height=0.2)
        pen.bevel(body, 0.04, 0.25)
        for x in (-0.13, 0.13):
            pen.line([(x, -0.17), (x, 0.17)], dim(color, 0.55), 0.04)
        pen.line([(-0.24, 0), (0.24, 0)], dim(color, 0.4), 0.016)


def canister(pen: Sketch) -> None:
    """Draw a gas bottle that stands, 0.4 across, its valve on top."""
    color = pen.pick((METAL, (150, 74, 58), (76, 110, 126), (160, 150, 90)))
    pen.disc(0, 0, 0.2, color, height=0.34)
    across, down = pen.lightward(0.07)
    pen.disc(across, down, 0.1, dim(color, 1.25), None, alpha=0.8)
    pen.disc(0, 0, 0.085, dim(color, 0.6), width=0.018, sides=9)
    pen.rod([(-0.09, 0), (0.09, 0)], (198, 200, 206), 0.035, 0.02)


def safe(pen: Sketch, opened: bool = False) -> None:
    """Draw an iron safe with its dial and handle, 0.8 x 0.55; an `opened` one has its door ajar."""
    sheet(pen, -0.38, -0.27, 0.76, 0.46, (64, 66, 72), 0.42)
    if opened:
        pen.box(-0.3, 0.02, 0.6, 0.16, (20, 18, 20), width=0.02)
        pen.box(0.28, 0.14, 0.1, 0.34, (86, 88, 94), width=0.026, height=0.3)
        return
    pen.box(-0.34, 0.12, 0.68, 0.13, (86, 88, 94), width=0.026, height=0.3)
    pen.disc(0.02, 0.2, 0.05, BRASS, width=0.018, sides=9)
    pen.rod([(-0.2, 0.2), (-0.2, 0.31)], BRASS, 0.04, 0.02)
    pen.line([(-0.3, -0.2), (0.3, -0.2), (0.3, 0.05), (-0.3, 0.05), (-0.3, -0.2)], BRASS, 0.018, 0.8, wobble=0)


def locker_row(pen: Sketch, w: float = 1.6) -> None:
    """Draw lockers side by side, `w` wide, 0.5 deep; one is left open."""
    count = max(2, round(w / 0.4))
    ajar = int(pen.share() * count * 1.5)
    pen.box(-w / 2, -0.25, w, 0.4, METAL, height=0.44)
    pen.bevel_box(-w / 2, -0.25, w, 0.4, 0.35)
    for index in range(count):
        x, wide = -w / 2 + index * w / count, w / count
        pen.box(x + 0.02, 0.1, wide - 0.04, 0.09, DARK_METAL, width=0.02)
        pen.line([(x + wide / 2 - 0.06, -0.1), (x + wide / 2 + 0.06, -0.1)], dim(METAL, 0.6), 0.03, wobble=0)
        pen.line([(x + wide / 2 - 0.06, -0.02), (x + wide / 2 + 0.06, -0.02)], dim(METAL, 0.6), 0.03, wobble=0)
        if index == ajar:
            pen.rod([(x + 0.03, 0.15), (x - 0.02, 0.33)], DARK_METAL, 0.06, 0.024, height=0.3)
