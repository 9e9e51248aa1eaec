"""Boxes, casks, sacks and shelves."""

import math

import numpy as np

from server.drawing.pigments import BINDINGS, DARK, GOLD, INK, IRON, LIT, PAPER, TIMBER, WOOD, Color, dim
from server.drawing.props.remains import skull
from server.drawing.sketch import Sketch

POTS = ((92, 132, 108), (150, 84, 60), (196, 186, 160), (90, 110, 140), GOLD)
CLAY = ((150, 84, 60), (176, 120, 84), (92, 132, 108))
BURLAP = (196, 172, 126)


def chest(pen: Sketch, opened: bool = False) -> None:
    """Draw an iron-bound chest with a rounded lid, 0.7 x 0.48; an `opened` one shows what is left in it."""
    if opened:
        with pen.at(0, 0.1):
            _opened(pen)
        return
    pen.box(-0.35, -0.24, 0.7, 0.48, dim(WOOD, 0.92), height=0.22)
    pen.box(-0.33, -0.17, 0.66, 0.13, dim(WOOD, 1.16), None, wobble=0)
    for row in (-0.04, 0.09):
        pen.line([(-0.34, row), (0.34, row)], INK, 0.016, 0.8)
    pen.bevel_box(-0.35, -0.24, 0.7, 0.48, 0.28)
    for x in (-0.23, 0.23):
        pen.box(x - 0.045, -0.245, 0.09, 0.49, IRON, width=0.016)
        for y in (-0.17, 0.0, 0.17):
            pen.disc(x, y, 0.016, (190, 192, 198), None, sides=6)
    pen.box(-0.075, 0.06, 0.15, 0.15, GOLD, width=0.018)
    pen.disc(0, 0.12, 0.024, INK, None, sides=7)
    pen.line([(0, 0.12), (0, 0.17)], INK, 0.02)


def _opened(pen: Sketch) -> None:
    pen.box(-0.35, -0.36, 0.7, 0.16, dim(WOOD, 0.8), height=0.34)
    pen.box(-0.3, -0.33, 0.6, 0.09, dim(WOOD, 0.55), None, wobble=0)
    pen.box(-0.35, -0.22, 0.7, 0.42, dim(WOOD, 0.92), height=0.22)
    pen.box(-0.29, -0.15, 0.58, 0.28, dim(DARK, 0.35), width=0.02)
    for x, y in ((-0.16, 0.04), (-0.1, 0.08), (0.15, 0.02)):
        pen.disc(x, y, 0.03, GOLD, INK, 0.01, sides=8)
    pen.bevel_box(-0.35, -0.22, 0.7, 0.42, 0.28)
    for x in (-0.23, 0.23):
        for y, length in ((-0.36, 0.2), (0.13, 0.075)):
            pen.box(x - 0.045, y, 0.09, length, IRON, width=0.016)


def crate(pen: Sketch, size: float = 0.72) -> None:
    """Draw a crate with a diagonal brace, size x size."""
    half, edge = size / 2, size * 0.13
    color = dim(WOOD, pen.between(0.95, 1.15))
    pen.box(-half, -half, size, size, color, height=0.32)
    for share in (0.32, 0.5, 0.68):
        pen.line([(-half + edge, -half + size * share), (half - edge, -half + size * share)], INK, 0.014, 0.7)
    brace = [(-half + edge, half - edge * 2), (-half + edge * 2, half - edge)]
    brace += [(half - edge, -half + edge * 2), (half - edge * 2, -half + edge)]
    pen.poly(brace, dim(WOOD, 1.12), INK, 0.018)
    rails = (
        (-half, -half, size, edge),
        (-half, half - edge, size, edge),
        (-half, -half, edge, size),
        (half - edge, -half, edge, size),
    )
    for x, y, w, h in rails:
        pen.box(x, y, w, h, dim(WOOD, 1.1), width=0.018)
    for x in (-1, 1):
        for y in (-1, 1):
            pen.disc(x * (half - edge / 2), y * (half - edge / 2), 0.018, dim(DARK, 0.7), None, sides=6)
    pen.bevel_box(-half, -half, size, size, 0.35)


def broken_crate(pen: Sketch, size: float = 0.72) -> None:
    """Draw a crate that has burst: half its planks lie about, straw spills out."""
    half = size / 2
    for _ in range(16):
        x, y = pen.jitter(0.16)
        angle = pen.between(0, math.pi)
        end = (x + 0.2 * math.cos(angle) + 0.1, y + 0.2 * math.sin(angle) + 0.1)
        pen.line([(x + 0.1, y + 0.1), end], (206, 178, 106), 0.018)
    body = [
        (-half, -half),
        (half - 0.04, -half),
        (half - 0.12, -0.1),
        (half * 0.3, 0.02),
        (0.1, half - 0.05),
        (-half, half),
    ]
    pen.poly(body, dim(WOOD, 0.55), INK, 0.032, height=0.22)
    for index in range(3):
        top = -half + 0.05 + index * size * 0.22
        reach = half - 0.1 - index * 0.2
        plank = [
            (-half + 0.05, top),
            (reach, top - 0.01),
            (reach - 0.07, top + size * 0.09),
            (reach, top + size * 0.17),
        ]
        pen.poly([*plank, (-half + 0.05, top + size * 0.18)], dim(WOOD, pen.between(0.95, 1.15)), INK, 0.018)
    pen.box(-half, -half, size * 0.13, size, dim(WOOD, 1.1), width=0.018)
    for x, y, turn in ((0.36, 0.22, 0.4), (0.12, 0.42, -0.2), (0.42, -0.2, 1.2)):
        with pen.at(x, y, turn + pen.between(-0.2, 0.2)):
            splint = [(-0.24, -0.05), (0.16, -0.05), (0.24, -0.01), (0.18, 0.05), (-0.2, 0.05), (-0.16, 0.0)]
            pen.poly(splint, dim(WOOD, pen.between(0.9, 1.15)), INK, 0.02, height=0.05)
            pen.line([(-0.12, 0), (0.12, 0.01)], DARK, 0.012, 0.6)


def barrel(pen: Sketch, r: float = 0.34) -> None:
    """Draw an upright barrel of radius `r` seen on its lid."""
    pen.disc(0, 0, r, TIMBER, height=0.34)
    pen.disc(0, 0, r * 0.93, None, IRON, 0.034)
    pen.disc(0, 0, r * 0.82, WOOD, width=0.02)
    for share in (-0.5, -0.17, 0.17, 0.5):
        reach = math.sqrt(max(0.0, 0.66 - share * share)) * r
        pen.line([(share * r, -reach), (share * r, reach)], DARK, 0.016, 0.85)
    pen.line([(-r * 0.78, r * 0.02), (r * 0.78, r * 0.02)], dim(WOOD, 1.2), 0.05, 0.5)
    across, down = pen.lightward(1.0)
    start = math.atan2(down, across)
    glint = [(r * 0.93 * math.cos(t), r * 0.93 * math.sin(t)) for t in np.linspace(start - 0.9, start + 0.9, 8)]
    pen.line(glint, (250, 236, 204), 0.03, 0.65)
    pen.disc(r * 0.25, r * 0.3, 0.045, DARK, INK, 0.012, sides=8)


def sack(pen: Sketch) -> None:
    """Draw a full sack, slumped, its mouth tied with a cord, 0.6 across."""
    with pen.at(0, 0, pen.between(-0.5, 0.5)):
        body = [(-0.06, -0.17), (-0.2, -0.14), (-0.29, 0.02), (-0.27, 0.2), (-0.12, 0.3), (0.1, 0.3), (0.26, 0.21)]
        body += [(0.29, 0.03), (0.2, -0.13), (0.06, -0.17)]
        pen.poly(body, BURLAP, INK, 0.03, height=0.2)
        across, down = pen.lightward(0.07)
        pen.blob(across, 0.07 + down, 0.16, dim(BURLAP, 1.1), None, rough=0.2)
        for start, end in (((-0.05, -0.12), (-0.15, 0.06)), ((0.04, -0.12), (0.12, 0.08)), ((0.0, -0.1), (0.01, 0.02))):
            pen.line([start, end], DARK, 0.018, 0.6)
        pen.line([(0.15, 0.2), (0.22, 0.1)], DARK, 0.018, 0.5)
        frill = [
            (-0.05, -0.17),
            (-0.15, -0.28),
            (-0.06, -0.26),
            (-0.02, -0.31),
            (0.05, -0.26),
            (0.14, -0.29),
            (0.05, -0.17),
        ]
        pen.poly(frill, dim(BURLAP, 1.06), INK, 0.024, height=0.15)
        pen.rod([(-0.07, -0.16), (0.07, -0.16)], (150, 108, 62), 0.04, 0.024)


def spilled_sack(pen: Sketch) -> None:
    """Draw a sack on its side with grain running out of its mouth, 1 x 0.7."""
    pen.blob(0.26, 0.06, 0.28, (198, 158, 84), dim(DARK, 1.1), 0.014, 0.35, sides=16)
    pen.blob(0.2, 0.03, 0.17, (216, 180, 104), None, rough=0.35)
    for x, y in pen.spread(34, 0.12).tolist():
        pen.disc(0.34 + x * 1.2, 0.08 + y, 0.017, dim((226, 190, 112), pen.between(0.75, 1.1)), DARK, 0.007, sides=6)
    outline = [(-0.42, -0.1), (-0.3, -0.24), (-0.06, -0.24), (0.14, -0.13), (0.2, -0.06), (0.17, 0.1), (0.1, 0.16)]
    outline += [(-0.1, 0.24), (-0.34, 0.2), (-0.44, 0.06)]
    pen.poly(outline, BURLAP, INK, 0.03, height=0.17)
    pen.poly([(-0.36, -0.08), (-0.26, -0.18), (-0.06, -0.17), (-0.02, -0.08), (-0.2, -0.02)], dim(BURLAP, 1.1), None)
    pen.poly([(0.14, -0.13), (0.21, -0.06), (0.19, 0.09), (0.1, 0.16), (0.09, 0.0)], dim(DARK, 0.6), INK, 0.018)
    for start, end in (((0.08, -0.1), (-0.12, -0.14)), ((0.08, 0.1), (-0.14, 0.16)), ((-0.2, 0.06), (-0.34, 0.1))):
        pen.line([start, end], DARK, 0.016, 0.6)


def bucket(pen: Sketch) -> None:
    """Draw a bucket of water with its handle, 0.36 across."""
    pen.disc(0, 0, 0.18, TIMBER, height=0.17)
    pen.disc(0, 0, 0.165, None, IRON, 0.02)
    pen.disc(0, 0, 0.125, (84, 122, 136), width=0.018)
    across, down = pen.lightward(0.05)
    pen.line([(across - 0.04, down + 0.02), (across + 0.03, down - 0.02)], (214, 232, 232), 0.022, 0.8)
    pen.line([(-0.17, 0.0), (-0.1, 0.13), (0.06, 0.17), (0.17, 0.02)], INK, 0.026)


def urn(pen: Sketch) -> None:
    """Draw an urn with a painted shoulder, 0.42 across."""
    clay = pen.pick(((176, 116, 78), (164, 98, 66), (150, 128, 100)))
    pen.disc(0, 0, 0.21, clay, height=0.3)
    across, down = pen.lightward(0.05)
    pen.disc(across, down, 0.13, dim(clay, 1.16), None)
    pen.disc(0, 0, 0.165, None, dim(clay, 0.62), 0.02)
    pen.disc(0, 0, 0.115, dim(clay, 0.9), width=0.018)
    pen.disc(0, 0, 0.07, (52, 34, 28), None)


def shelf(pen: Sketch, w: float = 2.0) -> None:
    """Draw a bookcase of width `w`, 0.5 deep: a board at the back, book after book before it."""
    pen.box(-w / 2, -0.25, w, 0.5, TIMBER, height=0.42, width=0.034)
    pen.box(-w / 2 + 0.05, -0.2, w - 0.1, 0.4, dim(DARK, 0.6), width=0.016)
    pen.box(-w / 2, -0.25, w, 0.1, WOOD, width=0.022)
    pen.line([(-w / 2 + 0.04, -0.22), (w / 2 - 0.04, -0.22)], LIT, 0.03, 0.35)
    x, end = -w / 2 + 0.07, w / 2 - 0.07
    while x < end - 0.09:
        kind = pen.share()
        if kind < 0.06 and x < end - 0.24:
            _curio(pen, x + 0.11)
            x += 0.23
        elif kind < 0.13 and x < end - 0.3:
            _pile(pen, x)
            x += 0.28
        else:
            x += _volume(pen, x, min(pen.between(0.08, 0.145), end - x))
    for x in (-w / 2, w / 2 - 0.05):
        pen.box(x, -0.25, 0.05, 0.5, WOOD, width=0.02)
    if w > 1.5:
        pen.box(-0.025, -0.2, 0.05, 0.44, WOOD, width=0.018)


def _volume(pen: Sketch, x: float, wide: float) -> float:
    color = dim(pen.pick(BINDINGS), pen.between(0.85, 1.2))
    deep = pen.between(0.25, 0.34)
    lean = pen.between(0.02, 0.05) if pen.share() < 0.12 else 0.0
    top = -0.14
    spine = [(x + lean, top), (x + lean + wide, top), (x + wide, top + deep), (x, top + deep)]
    pen.poly(spine, color, INK, 0.016, wobble=0.003)
    left, right = x + lean + 0.02, x + lean + wide - 0.02
    pages = [(left, top + 0.01), (right, top + 0.01), (right - lean / 2, top + 0.1), (left - lean / 2, top + 0.1)]
    pen.poly(pages, dim(PAPER, pen.between(0.85, 1.0)), None, wobble=0)
    pen.line([(x + 0.02, top + deep * 0.7), (x + wide - 0.02, top + deep * 0.7)], dim(GOLD, 1.05), 0.02, 0.9, wobble=0)
    pen.line([(x + 0.022, top + 0.12), (x + 0.022, top + deep - 0.02)], LIT, 0.018, 0.35, wobble=0)
    return wide + lean + 0.006


def _pile(pen: Sketch, x: float) -> None:
    for index in range(3):
        color = dim(pen.pick(BINDINGS), 1.0)
        pen.box(x + 0.02 + pen.between(0, 0.03), 0.08 - index * 0.075, 0.22, 0.07, color, width=0.014, wobble=0.003)
        pen.line([(x + 0.05, 0.115 - index * 0.075), (x + 0.21, 0.115 - index * 0.075)], PAPER, 0.012, 0.8, wobble=0)


def _curio(pen: Sketch, x: float) -> None:
    if pen.share() < 0.5:
        skull(pen, x, 0.03, 0.085)
        return
    color: Color = pen.pick(((96, 150, 110), (70, 110, 160), (170, 70, 80)))
    pen.disc(x, 0.04, 0.08, color, width=0.018, sides=10)
    pen.box(x - 0.025, -0.1, 0.05, 0.08, dim(color, 1.2), width=0.014)
    pen.disc(x - 0.025, 0.015, 0.022, (255, 255, 255), None, alpha=0.8, sides=7)


def goods(pen: Sketch, w: float = 1.6) -> None:
    """Draw a shelf of jars, bottles and boxes, width `w`, 0.5 deep."""
    pen.box(-w / 2, -0.25, w, 0.5, WOOD, height=0.38)
    pen.bevel_box(-w / 2, -0.25, w, 0.5, 0.25)
    pen.line([(-w / 2, 0.17), (w / 2, 0.17)], DARK, 0.02)
    x = -w / 2 + 0.15
    while x < w / 2 - 0.1:
        color, y = pen.pick(POTS), pen.between(-0.07, 0.0)
        if pen.share() < 0.25:
            pen.box(x - 0.1, y - 0.1, 0.2, 0.19, dim(TIMBER, 1.1), width=0.018, height=0.05)
            pen.line([(x - 0.1, y), (x + 0.1, y)], INK, 0.012)
        else:
            radius = pen.between(0.075, 0.11)
            pen.disc(x, y, radius, color, width=0.02, sides=12)
            pen.disc(x, y, radius * 0.55, dim(color, 0.75), INK, 0.012, sides=10)
            across, down = pen.lightward(radius * 0.6)
            pen.disc(x + across, y + down, radius * 0.2, dim(color, 1.5), None, sides=7)
        x += pen.between(0.22, 0.27)


def shards(pen: Sketch) -> None:
    """Draw a pot that has burst: its foot, and curved pieces around it, 0.7 across."""
    color = pen.pick(CLAY)
    for _ in range(9):
        (x, y), wide = pen.jitter(0.2), pen.between(0.05, 0.12)
        with pen.at(x, y, pen.between(0, 4)):
            piece = [(-wide, 0.01), (-wide * 0.5, -0.05), (wide * 0.5, -0.05), (wide, 0.01), (wide * 0.3, 0.03)]
            pen.poly(piece, dim(color, pen.between(0.8, 1.15)), INK, 0.018, height=0.05, wobble=0.006)
    pen.disc(0.05, 0.03, 0.13, dim(color, 0.85), width=0.022, height=0.08)
    pen.disc(0.05, 0.03, 0.085, dim(color, 0.45), None)
