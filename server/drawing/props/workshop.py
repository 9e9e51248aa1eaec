"""Arms, armour and the tools of a forge."""

import math

import numpy as np

from server.drawing.pigments import (
    BLUE,
    DARK,
    GOLD,
    GREEN,
    INK,
    IRON,
    LEATHER,
    LIT,
    PAPER,
    RED,
    STEEL,
    TIMBER,
    WOOD,
    Color,
    dim,
)
from server.drawing.props.timber import planks
from server.drawing.sketch import Sketch


def sword(pen: Sketch, length: float = 0.6) -> None:
    """Draw a sword along +y, its pommel at the origin."""
    pen.rod([(0, 0.12), (0, length - 0.06)], STEEL, 0.045, 0.028, height=0.05)
    pen.poly([(-0.026, length - 0.07), (0.026, length - 0.07), (0, length)], STEEL, INK, 0.014, wobble=0)
    pen.line([(0, 0.14), (0, length - 0.08)], (150, 154, 162), 0.012, wobble=0)
    pen.rod([(0, 0), (0, 0.1)], LEATHER, 0.04, 0.026)
    pen.rod([(-0.09, 0.12), (0.09, 0.12)], GOLD, 0.035, 0.026)
    pen.disc(0, -0.01, 0.034, GOLD, width=0.016, sides=8)


def spear(pen: Sketch, length: float = 0.7) -> None:
    """Draw a spear along +y."""
    pen.rod([(0, 0), (0, length - 0.14)], WOOD, 0.034, 0.026, height=0.05)
    blade = [(-0.02, length - 0.18), (-0.055, length - 0.1), (0, length), (0.055, length - 0.1), (0.02, length - 0.18)]
    pen.poly(blade, STEEL, INK, 0.018, wobble=0)


def axe(pen: Sketch, length: float = 0.56) -> None:
    """Draw a bearded axe along +y."""
    pen.rod([(0, 0), (0, length)], WOOD, 0.04, 0.026, height=0.05)
    top = length - 0.04
    head = [
        (-0.03, top - 0.14),
        (0.05, top - 0.16),
        (0.17, top - 0.24),
        (0.2, top - 0.08),
        (0.17, top + 0.05),
        (0.05, top),
        (-0.03, top),
    ]
    pen.poly(head, STEEL, INK, 0.022, wobble=0)
    pen.line([(0.175, top - 0.2), (0.185, top + 0.02)], (244, 246, 250), 0.022, wobble=0)


def shield(pen: Sketch, r: float = 0.19) -> None:
    """Draw a round shield of radius `r` lying on its rim."""
    color = pen.pick((RED, BLUE, GREEN))
    pen.disc(0, 0, r, color, width=0.026, height=0.07)
    pen.disc(0, 0, r * 0.9, None, IRON, 0.03)
    for angle in (0.4, 1.97, 3.54, 5.11):
        pen.line([(0, 0), (r * 0.8 * math.cos(angle), r * 0.8 * math.sin(angle))], dim(color, 1.4), 0.035)
    pen.disc(0, 0, r * 0.3, STEEL, width=0.02)
    across, down = pen.lightward(r * 0.1)
    pen.disc(across, down, r * 0.12, (250, 250, 252), None, sides=7)


WEAPONS = (sword, spear, axe)


def rack(pen: Sketch, w: float = 1.6) -> None:
    """Draw a rail on the wall with swords, spears and axes, width `w`, 0.6 deep."""
    pen.box(-w / 2, -0.22, w, 0.16, TIMBER, height=0.22)
    pen.bevel_box(-w / 2, -0.22, w, 0.16, 0.3)
    places = np.arange(-w / 2 + 0.15, w / 2 - 0.05, 0.27)
    for index, x in enumerate(places.tolist()):
        with pen.at(x, -0.2, pen.between(-0.03, 0.03), 0.92):
            if index % 5 == 3:
                with pen.at(0, 0.24):
                    shield(pen, 0.15)
            else:
                pen.pick(WEAPONS)(pen)
    pen.box(-w / 2, -0.13, w, 0.07, WOOD, width=0.022)
    for x in places.tolist():
        pen.disc(x + 0.11, -0.095, 0.017, DARK, None, sides=6)


def weapon_pile(pen: Sketch) -> None:
    """Draw weapons and a shield thrown on a heap, 1 x 1."""
    for index, turn in enumerate((0.35, 1.3, 2.35, 3.2, 3.75)):
        with pen.at(0, 0, turn + pen.between(-0.15, 0.15)), pen.at(pen.between(-0.06, 0.06), -0.2):
            WEAPONS[index % 3](pen)
    with pen.at(0.12, 0.1):
        shield(pen, 0.2)
    with pen.at(-0.16, -0.12):
        helmet(pen, 0.13)


def helmet(pen: Sketch, r: float = 0.14) -> None:
    """Draw a helmet of radius `r` from above, its ridge towards the front."""
    pen.disc(0, 0, r, IRON, width=0.024, ry=r * 1.12, height=0.12)
    across, down = pen.lightward(r * 0.3)
    pen.disc(across, down, r * 0.5, dim(IRON, 1.35), None)
    pen.line([(0, -r * 1.1), (0, r * 1.1)], INK, 0.034, wobble=0)
    pen.line([(0, -r * 1.1), (0, r * 1.1)], dim(IRON, 1.5), 0.014, wobble=0)


def armour(pen: Sketch) -> None:
    """Draw a suit of armour on its stand: pauldrons, breastplate and helmet, 0.7 x 0.6."""
    for turn in (0.5, 1.5):
        with pen.at(0, 0, turn):
            pen.rod([(-0.3, 0), (0.3, 0)], TIMBER, 0.07, 0.03, height=0.08)
    chest = [(-0.2, -0.13), (0.2, -0.13), (0.22, 0.06), (0.1, 0.19), (-0.1, 0.19), (-0.22, 0.06)]
    pen.poly(chest, (132, 136, 146), INK, 0.028, height=0.35)
    pen.line([(0, -0.1), (0, 0.18)], INK, 0.016, 0.8)
    for side in (-1, 1):
        pen.disc(side * 0.25, -0.01, 0.115, (146, 150, 160), width=0.026, ry=0.14, height=0.35)
        pen.disc(side * 0.27, 0.0, 0.075, None, INK, 0.014, ry=0.1)
        pen.line([(side * 0.25 - 0.05, -0.08), (side * 0.25 + 0.02, -0.11)], LIT, 0.024, 0.8)
    with pen.at(0, -0.03):
        helmet(pen, 0.13)
    pen.poly([(-0.03, -0.16), (0.03, -0.16), (0.02, -0.3), (-0.02, -0.3)], RED, INK, 0.016)


def anvil(pen: Sketch) -> None:
    """Draw an anvil on its block with a hammer, 0.9 x 0.7."""
    pen.disc(0, 0, 0.34, TIMBER, height=0.2)
    for r in (0.26, 0.17):
        pen.disc(0, 0, r, None, DARK, 0.012)
    face = [
        (-0.38, -0.13),
        (0.1, -0.14),
        (0.22, -0.07),
        (0.46, 0.0),
        (0.22, 0.07),
        (0.1, 0.14),
        (-0.38, 0.13),
        (-0.32, 0),
    ]
    pen.poly(face, (96, 98, 106), INK, 0.032, height=0.36)
    across, down = pen.lightward(0.02)
    pen.poly([(-0.3, -0.07), (0.08, -0.08), (0.08, 0.07), (-0.3, 0.06)], (136, 138, 148), None)
    pen.line([(-0.32 + across, -0.085 + down), (0.1, -0.1), (0.38, -0.02)], (232, 234, 240), 0.028, 0.75)
    pen.disc(-0.26, 0.02, 0.026, INK, None, sides=7)
    with pen.at(-0.06, 0.02, 0.5):
        pen.rod([(0, 0), (0, 0.42)], WOOD, 0.045, height=0.1)
        pen.box(-0.1, -0.07, 0.2, 0.12, IRON, width=0.024)
        pen.line([(-0.08, -0.045), (0.08, -0.045)], LIT, 0.02, 0.6)


def workbench(pen: Sketch) -> None:
    """Draw a bench with vice, saw, hammer and plans, 1.9 x 0.8."""
    planks(pen, -0.95, -0.4, 1.9, 0.8, 4, WOOD, height=0.26)
    with pen.at(0.0, -0.1, 0.1):
        pen.box(-0.2, -0.16, 0.42, 0.3, (214, 222, 224), width=0.016)
        pen.disc(0, 0, 0.09, None, BLUE, 0.014)
        pen.line([(-0.14, 0), (0.16, 0)], BLUE, 0.012, wobble=0)
        pen.line([(0, -0.12), (0, 0.1)], BLUE, 0.012, wobble=0)
    with pen.at(-0.72, -0.16, -0.6):
        pen.rod([(0, 0), (0, 0.38)], TIMBER, 0.045)
        pen.box(-0.11, -0.08, 0.22, 0.12, IRON, width=0.024, height=0.04)
    with pen.at(0.36, 0.16, 0.06):
        teeth = [(0.4 - k * 0.05, 0.07 + (k % 2) * 0.025) for k in range(9)]
        pen.poly([(-0.02, -0.03), (0.4, -0.06), *teeth], STEEL, INK, 0.018, wobble=0)
        pen.disc(-0.08, 0.0, 0.075, TIMBER, width=0.022)
        pen.disc(-0.08, 0.0, 0.032, WOOD, None, sides=8)
    pen.box(0.62, -0.42, 0.24, 0.3, IRON, width=0.026, height=0.12)
    pen.line([(0.74, -0.42), (0.74, -0.12)], INK, 0.028)
    pen.rod([(0.6, -0.06), (0.88, -0.06)], STEEL, 0.03)
    for _ in range(9):
        x, y = pen.between(-0.6, 0.4), pen.between(0.1, 0.34)
        pen.line([(x, y), (x + 0.04, y + pen.between(-0.04, 0.04))], PAPER, 0.022, 0.9)


def grindstone(pen: Sketch) -> None:
    """Draw a grindstone in its frame, 0.8 x 0.6."""
    stone: Color = (150, 148, 146)
    for y in (-0.2, 0.2):
        pen.box(-0.38, y - 0.05, 0.76, 0.1, TIMBER, width=0.026, height=0.2)
    pen.box(-0.3, -0.08, 0.6, 0.16, stone, height=0.34)
    pen.bevel_box(-0.3, -0.08, 0.6, 0.16, 0.35)
    pen.rod([(0, -0.26), (0, 0.34)], IRON, 0.045)
    pen.rod([(0, 0.34), (0.13, 0.34)], WOOD, 0.05)
