"""The saloon and the salon: a bar, games of chance, music and places to sit."""

import math

from server.drawing.pigments import DARK, GOLD, GREEN, INK, LIT, PAPER, RED, SOOT, TIMBER, WOOD, Color, dim
from server.drawing.props.metalwork import BRASS
from server.drawing.props.seating import chair, stool
from server.drawing.props.tables import mug
from server.drawing.props.timber import planks
from server.drawing.sketch import Sketch

BAIZE: Color = (50, 110, 76)
MAHOGANY: Color = (116, 58, 38)
BOTTLES = ((70, 110, 62), (150, 92, 40), (206, 190, 150), (120, 40, 44), (86, 120, 140))


def bar_counter(pen: Sketch, w: float = 3.0) -> None:
    """Draw a bar of width `w` with bottles behind it and stools before it, 1.5 deep."""
    pen.box(-w / 2, -0.72, w, 0.34, dim(MAHOGANY, 0.8), height=0.5)
    x = -w / 2 + 0.12
    while x < w / 2 - 0.08:
        pen.disc(x, -0.55, 0.06, pen.pick(BOTTLES), width=0.018, sides=9)
        pen.disc(x, -0.55, 0.022, SOOT, None, sides=6)
        x += pen.between(0.15, 0.21)
    planks(pen, -w / 2, 0.0, w, 0.42, 2, MAHOGANY, height=0.4)
    pen.line([(-w / 2 + 0.04, 0.37), (w / 2 - 0.04, 0.37)], BRASS, 0.035, wobble=0)
    for index in range(max(2, round(w / 0.75))):
        x = -w / 2 + (index + 0.5) * w / max(2, round(w / 0.75))
        with pen.at(x + pen.between(-0.08, 0.08), 0.62):
            stool(pen)
        if pen.share() < 0.7:
            mug(pen, x + pen.between(-0.1, 0.1), 0.2)


def card_table(pen: Sketch) -> None:
    """Draw a round table with cards, coins and four chairs, 1.9 across."""
    for turn in (0, 1, 2, 3):
        if pen.share() < 0.85:
            with pen.at(0, 0, turn + pen.between(-0.2, 0.2)), pen.at(0, -0.74):
                chair(pen)
    pen.disc(0, 0, 0.56, MAHOGANY, height=0.28)
    pen.disc(0, 0, 0.47, BAIZE, dim(MAHOGANY, 0.6), 0.024)
    for askew in (0.2, 1.2, 2.1, 3.1):
        with pen.at(0, 0, askew), pen.at(0, -0.3):
            for shift in (-0.07, 0.0, 0.07):
                pen.box(shift - 0.045, -0.06, 0.09, 0.13, PAPER, width=0.014)
            pen.disc(0.02, 0.0, 0.016, RED, None, sides=5)
    for x, y in pen.spread(7, 0.07).tolist():
        pen.disc(x, y, 0.035, dim(GOLD, pen.between(0.85, 1.1)), INK, 0.012, sides=8)


def roulette_table(pen: Sketch) -> None:
    """Draw a roulette table with its wheel and the field of bets, 2.2 x 1.1."""
    outline = [(-1.05, -0.5), (0.9, -0.5), (1.05, -0.3), (1.05, 0.3), (0.9, 0.5), (-1.05, 0.5)]
    pen.poly(outline, MAHOGANY, INK, 0.034, height=0.3)
    pen.poly([(x * 0.93, y * 0.86) for x, y in outline], BAIZE, dim(MAHOGANY, 0.6), 0.02)
    pen.disc(-0.6, 0, 0.36, dim(MAHOGANY, 1.2), width=0.026, height=0.08)
    for index in range(16):
        turn, wide = index * math.tau / 16, math.tau / 16
        slot = [(-0.6 + reach * math.cos(angle), reach * math.sin(angle))
                for reach, angle in ((0.18, turn), (0.31, turn), (0.31, turn + wide), (0.18, turn + wide))]  # fmt: skip
        pen.poly(slot, RED if index % 2 else SOOT, None, wobble=0)
    pen.disc(-0.6, 0, 0.18, GOLD, width=0.02)
    pen.disc(-0.6, 0, 0.06, dim(GOLD, 0.6), INK, 0.014, sides=8)
    for row in range(3):
        for column in range(5):
            color = RED if (row + column) % 2 else SOOT
            pen.box(-0.1 + column * 0.2, -0.3 + row * 0.21, 0.17, 0.18, color, PAPER, 0.014, wobble=0)
    for x, y in ((0.1, -0.1), (0.52, 0.12), (0.74, -0.2)):
        pen.disc(x, y, 0.05, GOLD, width=0.014, sides=9)


def piano(pen: Sketch) -> None:
    """Draw an upright piano against the wall with its stool, 1.7 x 1.2."""
    pen.box(-0.8, -0.58, 1.6, 0.46, MAHOGANY, height=0.6)
    pen.bevel_box(-0.8, -0.58, 1.6, 0.46, 0.35)
    pen.box(-0.74, -0.14, 1.48, 0.26, dim(MAHOGANY, 0.8), width=0.024, height=0.3)
    pen.box(-0.66, -0.08, 1.32, 0.16, (244, 238, 224), width=0.016)
    for index in range(18):
        x = -0.66 + (index + 1) * 1.32 / 19
        pen.line([(x, -0.08), (x, 0.08)], INK, 0.008, wobble=0)
        if index % 7 not in {2, 6}:
            pen.line([(x, -0.08), (x, 0.01)], SOOT, 0.036, wobble=0)
    pen.box(-0.2, -0.3, 0.4, 0.1, PAPER, width=0.014)
    with pen.at(0, 0.38):
        stool(pen)


def spittoon(pen: Sketch) -> None:
    """Draw a brass spittoon, 0.4 across."""
    pen.disc(0, 0, 0.19, BRASS, height=0.16)
    pen.disc(0, 0, 0.11, dim(BRASS, 0.5), width=0.018)
    across, down = pen.lightward(0.14)
    pen.disc(across, down, 0.03, LIT, None, alpha=0.7, sides=7)


def armchair(pen: Sketch) -> None:
    """Draw a buttoned armchair, 0.85 x 0.8."""
    cloth = pen.pick((RED, (96, 48, 66), GREEN, (122, 76, 46)))
    pen.box(-0.4, -0.36, 0.8, 0.74, dim(cloth, 0.75), height=0.24)
    pen.box(-0.26, -0.16, 0.52, 0.5, cloth, width=0.02)
    pen.bevel_box(-0.26, -0.16, 0.52, 0.5, 0.3)
    for side in (-1, 1):
        pen.box(side * 0.33 - 0.07, -0.2, 0.14, 0.56, dim(cloth, 0.9), width=0.022, height=0.3)
    pen.box(-0.4, -0.38, 0.8, 0.2, dim(cloth, 0.9), width=0.024, height=0.4)
    for x in (-0.22, 0.0, 0.22):
        pen.disc(x, -0.28, 0.024, dim(cloth, 0.45), None, sides=6)


def organ(pen: Sketch) -> None:
    """Draw an organ with its pipes along the wall and a bench, 2.4 x 1.5."""
    pen.box(-1.15, -0.72, 2.3, 0.5, dim(TIMBER, 0.8), height=0.9)
    for index in range(15):
        x = -1.05 + index * 0.15
        r = 0.045 + 0.03 * abs(index - 7) / 7
        pen.disc(x, -0.52 + 0.06 * math.cos(index * 0.9), r, (196, 196, 200), width=0.018, height=0.9)
        pen.disc(x, -0.52 + 0.06 * math.cos(index * 0.9), r * 0.5, SOOT, None, sides=7)
    pen.box(-0.6, -0.22, 1.2, 0.34, WOOD, width=0.028, height=0.3)
    for y in (-0.14, 0.0):
        pen.box(-0.5, y, 1.0, 0.1, (244, 238, 224), width=0.014)
        for index in range(12):
            x = -0.5 + (index + 0.5) / 12
            pen.line([(x, y), (x, y + 0.05)], SOOT, 0.03, wobble=0)
    planks(pen, -0.4, 0.36, 0.8, 0.24, 2, TIMBER, height=0.16)


def mirror(pen: Sketch, w: float = 1.0) -> None:
    """Draw a tall mirror that leans on the wall, `w` wide, 0.3 deep; it is cracked."""
    pen.box(-w / 2, -0.15, w, 0.24, GOLD, height=0.6)
    pen.box(-w / 2 + 0.07, -0.1, w - 0.14, 0.14, (176, 194, 204), width=0.018)
    crack = [(-w * 0.2, -0.1), (-w * 0.05, -0.03), (w * 0.1, -0.06), (w * 0.22, 0.04)]
    pen.line(crack, DARK, 0.018)
    pen.line([(-w * 0.35, 0.02), (-w * 0.2, -0.08)], LIT, 0.03, 0.8, wobble=0)
