"""What ships between stars have: helms, cores, bunks, locks, shuttles and gardens under lamps."""

import math

from server.drawing.pigments import DARK_GLOW, DEEP_GLOW, GLOW, INK, LIT, PALE_GLOW, Color, dim
from server.drawing.props.metalwork import DARK_METAL, METAL, WARNING, diodes, pipe, screen, sheet, tube
from server.drawing.sketch import Sketch

HULL: Color = (196, 202, 212)
PLANT: Color = (86, 140, 82)


def helm(pen: Sketch) -> None:
    """Draw the seat of a captain or a pilot with panels at its arms, 1 x 1.1."""
    pen.disc(0, 0, 0.5, DARK_METAL, width=0.03, height=0.1)
    pen.disc(0, 0, 0.42, None, GLOW if pen.burns else METAL, 0.024)
    pen.box(-0.24, -0.2, 0.48, 0.46, (58, 54, 76), width=0.026, height=0.3)
    pen.bevel_box(-0.24, -0.2, 0.48, 0.46, 0.3)
    pen.box(-0.27, -0.38, 0.54, 0.22, dim(HULL, 0.8), width=0.028, height=0.5)
    for side in (-1, 1):
        pen.box(side * 0.34 - 0.08, -0.2, 0.16, 0.5, METAL, width=0.024, height=0.36)
        screen(pen, side * 0.34 - 0.055, 0.08, 0.11, 0.18, 2)


def reactor(pen: Sketch) -> None:
    """Draw a reactor: a core of light in a ring of coils, 2.4 across."""
    pen.disc(0, 0, 1.15, DARK_METAL, width=0.04, height=0.3)
    pen.disc(0, 0, 1.0, None, WARNING, 0.05, alpha=0.85)
    for index in range(8):
        with pen.at(0, 0, index / 2):
            sheet(pen, -0.17, -1.08, 0.34, 0.42, METAL, 0.4)
            pen.line([(-0.1, -0.86), (0.1, -0.86)], PALE_GLOW if pen.burns else INK, 0.05, wobble=0)
    pen.disc(0, 0, 0.62, dim(DARK_METAL, 0.6), HULL, 0.05, height=0.5)
    if pen.burns:
        for r, alpha in ((0.9, 0.12), (0.74, 0.16)):
            pen.disc(0, 0, r, GLOW, None, alpha=alpha)
        pen.disc(0, 0, 0.52, DEEP_GLOW, None)
        pen.disc(0, 0, 0.42, GLOW, None)
        pen.disc(0, 0, 0.28, PALE_GLOW, None)
        pen.disc(0, 0, 0.13, LIT, None)
    for index in range(4):
        turn = index * math.pi / 2 + 0.4
        pen.line([(0.6 * math.cos(turn), 0.6 * math.sin(turn)), (0.3 * math.cos(turn), 0.3 * math.sin(turn))],
                 DARK_METAL, 0.08, wobble=0)  # fmt: skip


def bunk(pen: Sketch) -> None:
    """Draw a sleeping cell with its lamp at the back, 0.9 x 1.9."""
    sheet(pen, -0.45, -0.95, 0.9, 1.9, dim(HULL, 0.82), 0.3)
    cloth = pen.pick(((70, 84, 128), (104, 66, 116), (58, 104, 110), (110, 112, 124)))
    pen.box(-0.34, -0.8, 0.68, 1.62, (216, 220, 226), width=0.022)
    pen.box(-0.34, -0.3, 0.68, 1.12, cloth, width=0.022)
    pen.line([(-0.34, -0.2), (0.34, -0.2)], dim(cloth, 1.4), 0.05)
    pen.box(-0.25, -0.74, 0.5, 0.3, (240, 242, 246), width=0.018)
    tube(pen, -0.26, -0.88, 0.26, -0.88, 0.035)


def airlock(pen: Sketch, w: float = 2.0, length: float = 2.0, down: bool = False) -> None:
    """Draw a hatch in the floor with its ring of warning stripes, w x length; `down` leads to the deck below."""
    half_w, half_l = w / 2, length / 2
    with pen.on("flat"):
        pen.box(-half_w, -half_l, w, length, DARK_METAL, width=0.034)
        stripes = max(4, round(w / 0.25))
        for index in range(stripes):
            x, wide = -half_w + index * w / stripes, w / stripes
            for y in (-half_l, half_l - 0.14):
                stripe = [(x, y + 0.14), (x + wide * 0.5, y), (x + wide, y), (x + wide * 0.5, y + 0.14)]
                pen.poly(stripe, WARNING, None, wobble=0)
    r = min(w, length) * 0.4
    pen.disc(0, 0, r, METAL, width=0.034, height=0.1)
    pen.disc(0, 0, r * 0.82, dim(METAL, 0.7), INK, 0.022)
    for index in range(6):
        turn = index * math.tau / 6
        bent = turn + 0.9
        pen.line([(r * 0.8 * math.cos(turn), r * 0.8 * math.sin(turn)), (r * 0.2 * math.cos(bent),
                                                                         r * 0.2 * math.sin(bent))],
                 INK, 0.03, wobble=0)  # fmt: skip
        pen.disc(
            r * 0.91 * math.cos(turn), r * 0.91 * math.sin(turn), 0.035, PALE_GLOW if pen.burns else INK, None, sides=7
        )
    if down:
        pen.disc(0, 0, r * 0.5, (16, 16, 22), METAL, 0.03)


def shuttle(pen: Sketch) -> None:
    """Draw a small craft that has landed, its nose towards the front, 2.8 x 3.2."""
    for side in (-1, 1):
        wing = [(side * 0.4, -0.5), (side * 1.32, -1.1), (side * 1.36, -0.5), (side * 0.5, 0.7)]
        pen.poly(wing, dim(HULL, 0.74), INK, 0.034, height=0.3)
        pen.line([(side * 0.6, -0.5), (side * 1.2, -0.86)], GLOW if pen.burns else METAL, 0.04, wobble=0)
        pen.box(side * 0.5 - 0.16, -1.4, 0.32, 0.6, DARK_METAL, width=0.03, height=0.4)
        pen.disc(side * 0.5, -1.4, 0.13, DEEP_GLOW if pen.burns else INK, INK, 0.02)
    body = [(0, 1.5), (0.3, 1.0), (0.48, 0.2), (0.46, -0.9), (0.26, -1.3), (-0.26, -1.3), (-0.46, -0.9), (-0.48, 0.2),
            (-0.3, 1.0)]  # fmt: skip
    pen.poly(body, HULL, INK, 0.036, height=0.5)
    pen.bevel(body, 0.06, 0.35)
    pen.poly([(0, 1.1), (0.2, 0.8), (0.24, 0.35), (-0.24, 0.35), (-0.2, 0.8)], DARK_GLOW, INK, 0.024)
    pen.line([(-0.1, 0.85), (-0.13, 0.45)], LIT, 0.035, 0.7, wobble=0)
    for y in (0.1, -0.35, -0.8):
        pen.line([(-0.46, y), (0.46, y)], dim(HULL, 0.6), 0.022, wobble=0)
    pen.box(-0.12, -0.7, 0.24, 0.5, (168, 60, 58), width=0.018)


def planter(pen: Sketch, w: float = 1.8) -> None:
    """Draw a tray of plants under a lamp, `w` wide, 0.7 deep."""
    sheet(pen, -w / 2, -0.34, w, 0.68, METAL, 0.24)
    pen.box(-w / 2 + 0.08, -0.26, w - 0.16, 0.52, (56, 44, 38), width=0.018)
    for column in range(max(3, round(w / 0.3))):
        for y in (-0.12, 0.12):
            x = -w / 2 + 0.2 + column * (w - 0.4) / max(2, round(w / 0.3) - 1)
            color = dim(PLANT, pen.between(0.75, 1.25))
            pen.blob(x + pen.between(-0.03, 0.03), y, 0.12, color, INK, 0.014, 0.45, sides=9)
            pen.disc(x, y, 0.035, dim(color, 1.4), None, sides=6)
    tube(pen, -w / 2 + 0.15, 0, w / 2 - 0.15, 0, 0.03)


def star_table(pen: Sketch, w: float = 1.8, h: float = 1.2) -> None:
    """Draw a table over which the stars hang as light, w x h."""
    sheet(pen, -w / 2, -h / 2, w, h, DARK_METAL, 0.3)
    pen.box(-w / 2 + 0.1, -h / 2 + 0.1, w - 0.2, h - 0.2, DARK_GLOW if pen.burns else (22, 24, 32), width=0.022)
    if not pen.burns:
        return
    for share in (0.8, 0.52, 0.26):
        pen.disc(0, 0, (w / 2 - 0.16) * share, None, DEEP_GLOW, 0.02, ry=(h / 2 - 0.16) * share)
        turn = pen.between(0, math.tau)
        pen.disc(
            (w / 2 - 0.16) * share * math.cos(turn), (h / 2 - 0.16) * share * math.sin(turn), 0.05, PALE_GLOW, None
        )
    pen.disc(0, 0, 0.09, LIT, None)
    for _ in range(14):
        x, y = pen.between(-w / 2 + 0.16, w / 2 - 0.16), pen.between(-h / 2 + 0.16, h / 2 - 0.16)
        pen.disc(x, y, 0.018, LIT, None, alpha=0.9, sides=5)


def suit(pen: Sketch) -> None:
    """Draw a suit for the void in its stand, 0.75 x 0.65."""
    pen.box(-0.34, -0.3, 0.68, 0.2, DARK_METAL, width=0.026, height=0.4)
    for side in (-1, 1):
        pen.disc(side * 0.23, 0.02, 0.12, (224, 222, 214), width=0.024, height=0.36)
        pen.rod([(side * 0.26, 0.05), (side * 0.25, 0.24)], (224, 222, 214), 0.1, 0.026)
    pen.disc(0, 0.0, 0.25, (232, 230, 224), width=0.028, ry=0.18, height=0.44)
    pen.disc(0, 0.04, 0.16, HULL, width=0.026, height=0.56)
    pen.poly([(-0.12, 0.05), (0.12, 0.05), (0.09, 0.17), (-0.09, 0.17)], WARNING, INK, 0.02)


def weapon_locker(pen: Sketch, w: float = 1.75) -> None:
    """Draw a locker of arms that stands open, `w` wide, 0.6 deep."""
    sheet(pen, -w / 2, -0.3, w, 0.34, DARK_METAL, 0.4)
    count = max(3, round(w / 0.32))
    for index in range(count):
        x = -w / 2 + (index + 0.5) * w / count
        pen.rod([(x, -0.22), (x, 0.16)], (42, 44, 54), 0.07, 0.024, height=0.14)
        pen.box(x - 0.05, 0.1, 0.1, 0.14, METAL, width=0.018)
        pen.line([(x, -0.18), (x, -0.02)], PALE_GLOW if pen.burns else METAL, 0.02, wobble=0)


def scrap(pen: Sketch, count: int = 7) -> None:
    """Draw pieces of plate and pipe that came down, 0.9 across; `count` of them."""
    for _ in range(count):
        x, y = pen.jitter(0.19)
        with pen.at(max(-0.36, min(0.36, x)), max(-0.36, min(0.36, y)), pen.between(0, 4)):
            wide = pen.between(0.08, 0.2)
            shade = dim(pen.pick((METAL, DARK_METAL, (134, 90, 66))), pen.between(0.8, 1.2))
            pen.poly(
                [(-wide, -0.06), (wide * 0.8, -0.09), (wide, 0.05), (-wide * 0.7, 0.08)], shade, INK, 0.02, height=0.06
            )
    pipe(pen, -0.2, 0.16, 0.18, 0.2, DARK_METAL, 0.06)
    diodes(pen, -0.1, -0.14, 0.2, 1)
