"""What the frontier has: coffins, hay, troughs, stoves, powder, guns and tack."""

import math

from server.drawing.pigments import DARK, EMBERS, INK, IRON, LEATHER, LIT, SOOT, STEEL, STRAW, TIMBER, WOOD, dim
from server.drawing.props.storage import crate
from server.drawing.props.timber import planks
from server.drawing.sketch import Sketch

LID = ((-0.22, -0.95), (0.22, -0.95), (0.42, -0.42), (0.26, 0.95), (-0.26, 0.95), (-0.42, -0.42))


def coffin(pen: Sketch) -> None:
    """Draw a coffin of boards with a cross on its lid, 0.9 x 1.95; now and then the lid is aside."""
    ajar = pen.share() < 0.35
    pen.poly(LID, dim(TIMBER, 0.7 if ajar else 0.95), INK, 0.034, height=0.3)
    if ajar:
        pen.poly([(x * 0.8, y * 0.9) for x, y in LID], SOOT, INK, 0.02)
    with pen.at(0.24 if ajar else 0.0, 0.1 if ajar else 0.0, 0.12 if ajar else 0.0):
        top = [(x * 0.94, y * 0.97) for x, y in LID]
        pen.poly(top, WOOD, INK, 0.026, height=0.06)
        pen.bevel(top, 0.04, 0.3)
        for x in (-0.12, 0.12):
            pen.line([(x, -0.86), (x * 1.1, 0.86)], DARK, 0.014, 0.7)
        pen.line([(0, -0.66), (0, 0.1)], dim(DARK, 0.8), 0.07)
        pen.line([(-0.17, -0.4), (0.17, -0.4)], dim(DARK, 0.8), 0.07)


def hay_bale(pen: Sketch) -> None:
    """Draw a bale of hay in its twine, 1 x 0.7."""
    pen.box(-0.48, -0.32, 0.96, 0.64, dim(STRAW, 0.92), height=0.34, wobble=0.03)
    for _ in range(26):
        x, y, angle = pen.between(-0.44, 0.44), pen.between(-0.28, 0.28), pen.between(-0.5, 0.5)
        reach = pen.between(0.06, 0.14)
        ends = [(x - reach, y - reach * angle), (x + reach, y + reach * angle)]
        pen.line(ends, dim(STRAW, pen.between(0.62, 1.18)), 0.022, wobble=0)
    for x in (-0.22, 0.22):
        pen.line([(x, -0.33), (x, 0.33)], dim(DARK, 0.9), 0.024)


def trough(pen: Sketch) -> None:
    """Draw a trough of water, 1.8 x 0.6."""
    planks(pen, -0.88, -0.28, 1.76, 0.56, 3, TIMBER, height=0.24)
    pen.box(-0.78, -0.18, 1.56, 0.36, (86, 122, 134), width=0.022)
    pen.line([(-0.6, -0.06), (-0.1, -0.08)], LIT, 0.03, 0.6)
    pen.line([(0.1, 0.06), (0.5, 0.04)], LIT, 0.022, 0.5)


def stove(pen: Sketch) -> None:
    """Draw an iron stove with pots on it and wood beside it, 2 x 0.8."""
    pen.box(-0.6, -0.34, 1.2, 0.68, dim(IRON, 0.62), width=0.034, height=0.34)
    pen.bevel_box(-0.6, -0.34, 1.2, 0.68, 0.35)
    for x, y in ((-0.34, -0.1), (0.02, -0.1), (-0.34, 0.16), (0.02, 0.16)):
        pen.disc(x, y, 0.11, dim(IRON, 0.85), width=0.018)
    pen.disc(-0.34, -0.1, 0.13, STEEL, width=0.02, height=0.16)
    pen.disc(-0.34, -0.1, 0.09, (132, 74, 44), None)
    pen.disc(0.4, -0.16, 0.13, SOOT, IRON, 0.04, height=0.7)
    pen.box(0.26, 0.1, 0.28, 0.25, SOOT, width=0.02)
    if pen.burns:
        pen.box(0.3, 0.18, 0.2, 0.14, EMBERS[1], None)
        pen.disc(0.4, 0.26, 0.06, EMBERS[3], None)
    for index in range(4):
        x = 0.72 + (index % 2) * 0.15
        pen.disc(x, -0.16 + index // 2 * 0.17 + index % 2 * 0.06, 0.08, dim(WOOD, 1.1), width=0.02, height=0.1)
        pen.disc(x, -0.16 + index // 2 * 0.17 + index % 2 * 0.06, 0.04, None, DARK, 0.012)


def powder_crate(pen: Sketch, size: float = 0.72) -> None:
    """Draw an open crate of dynamite, size x size."""
    crate(pen, size)
    half = size / 2 - 0.13
    pen.box(-half, -half, 2 * half, 2 * half, dim(DARK, 0.5), width=0.02)
    for index in range(4):
        y = -half + 2 * half * (index + 0.5) / 4
        pen.rod([(-half * 0.8, y), (half * 0.5, y)], (188, 48, 40), half * 0.38, 0.02)
        pen.line([(half * 0.5, y), (half * 0.9, y + pen.between(-0.04, 0.04))], (236, 226, 196), 0.018)


def gun_rack(pen: Sketch, w: float = 1.75) -> None:
    """Draw rifles in a rack on the wall, `w` wide, 0.6 deep."""
    pen.box(-w / 2 + 0.02, -0.3, w - 0.04, 0.26, dim(TIMBER, 0.9), height=0.24)
    count = max(3, round(w / 0.26))
    for index in range(count):
        x = -w / 2 + (index + 0.5) * w / count
        lean = pen.between(-0.02, 0.02)
        pen.rod([(x, -0.26), (x + lean, 0.1)], (70, 72, 80), 0.045, 0.024, height=0.14)
        pen.poly([(x - 0.035, 0.04), (x + 0.035, 0.04), (x + 0.06 + lean, 0.32), (x - 0.05 + lean, 0.32)],
                 dim(WOOD, pen.between(0.75, 1.05)), INK, 0.018)  # fmt: skip
    pen.line([(-w / 2 + 0.06, -0.12), (w / 2 - 0.06, -0.12)], DARK, 0.06)


def saddle(pen: Sketch) -> None:
    """Draw a saddle on its stand, 0.7 across."""
    pen.rod([(0, -0.3), (0, 0.3)], TIMBER, 0.1, 0.03, height=0.16)
    seat = [(-0.2, -0.24), (0, -0.3), (0.2, -0.24), (0.32, 0.0), (0.22, 0.24), (0, 0.3), (-0.22, 0.24), (-0.32, 0.0)]
    pen.poly(seat, LEATHER, INK, 0.03, height=0.3)
    pen.disc(0, 0.06, 0.17, dim(LEATHER, 0.7), width=0.02)
    pen.disc(0, -0.2, 0.06, dim(LEATHER, 1.25), width=0.02, height=0.4)
    for side in (-1, 1):
        pen.line([(side * 0.22, 0.02), (side * 0.34, 0.1)], dim(LEATHER, 0.5), 0.045)
        pen.disc(side * 0.35, 0.12, 0.045, None, STEEL, 0.024, sides=8)


def wagon(pen: Sketch) -> None:
    """Draw a cart on two wheels, its shafts towards the front, 1.5 x 2.2."""
    for side in (-1, 1):
        pen.rod([(side * 0.3, 0.3), (side * 0.2, 1.08)], TIMBER, 0.07, 0.028, height=0.12)
        pen.box(side * 0.66 - 0.06, -0.6, 0.12, 0.9, dim(DARK, 0.9), width=0.026, height=0.34)
        for y in (-0.45, -0.15, 0.15):
            pen.line([(side * 0.66 - 0.05, y), (side * 0.66 + 0.05, y)], WOOD, 0.03)
    planks(pen, -0.54, -1.0, 1.08, 1.35, 5, WOOD, height=0.3, along="y")
    for x, y in ((-0.22, -0.62), (0.24, -0.3), (-0.18, -0.02)):
        with pen.at(x, y, pen.between(-0.1, 0.1), 0.55):
            crate(pen)


def cactus(pen: Sketch) -> None:
    """Draw a cactus in a clay pot, 0.6 across."""
    pen.disc(0, 0, 0.27, (166, 92, 58), height=0.2)
    pen.disc(0, 0, 0.2, dim(DARK, 0.8), width=0.018)
    for x, y, r in ((0.0, 0.0, 0.17), (0.17, -0.06, 0.1), (-0.15, 0.09, 0.09)):
        pen.disc(x, y, r, (84, 128, 74), width=0.024, height=0.4)
        for index in range(8):
            turn = index * math.tau / 8
            pen.line([(x + r * 0.3 * math.cos(turn), y + r * 0.3 * math.sin(turn)),
                      (x + r * 0.92 * math.cos(turn), y + r * 0.92 * math.sin(turn))], (52, 88, 50), 0.018,
                      wobble=0)  # fmt: skip


def hides(pen: Sketch) -> None:
    """Draw the hide of a cow that lies on the floor, flat, 1.8 x 1.2."""
    with pen.on("flat"):
        outline = [(-0.8, -0.14), (-0.62, -0.5), (-0.4, -0.34), (0.3, -0.36), (0.56, -0.54), (0.66, -0.3), (0.86, -0.1),
                   (0.86, 0.12), (0.66, 0.3), (0.58, 0.54), (0.3, 0.36), (-0.4, 0.36), (-0.6, 0.52),
                   (-0.8, 0.14)]  # fmt: skip
        pen.poly(outline, (150, 102, 66), INK, 0.026)
        for x, y, r in ((-0.36, -0.1, 0.2), (0.2, 0.12, 0.24), (0.56, -0.16, 0.13)):
            pen.blob(x, y, r, (238, 228, 206), None, rough=0.4)
