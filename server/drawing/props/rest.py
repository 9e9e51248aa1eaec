"""Beds, bedding and floor litter of those who live here."""

import math

import numpy as np

from server.drawing.pigments import CLOTHS, INK, LEATHER, LINEN, STRAW, TIMBER, WOOD, blend, dim
from server.drawing.sketch import Sketch


def bed(pen: Sketch) -> None:
    """Draw a bed with its pillow at the back, 0.9 x 1.9."""
    cloth = pen.pick(CLOTHS)
    pen.box(-0.44, -0.95, 0.88, 1.88, TIMBER, height=0.2)
    pen.box(-0.47, -0.97, 0.94, 0.12, WOOD, width=0.03, height=0.34)
    pen.box(-0.46, 0.85, 0.92, 0.1, WOOD, width=0.03, height=0.26)
    pen.box(-0.37, -0.84, 0.74, 1.68, LINEN, width=0.02)
    rumpled = pen.share() < 0.35
    top = -0.3 if not rumpled else -0.05
    blanket = [
        (-0.4, top),
        (0.0, top + (0.12 if rumpled else 0.0)),
        (0.4, top - (0.14 if rumpled else 0.0)),
        (0.4, 0.86),
        (-0.4, 0.86),
    ]
    pen.poly(blanket, cloth, INK, 0.026, height=0.03)
    fold = [(x, y - 0.17) for x, y in blanket[:3]]
    pen.poly([*blanket[:3], *fold[::-1]], blend(cloth, LINEN, 0.75), INK, 0.018)
    pen.line([(-0.34, top + 0.06), (-0.34, 0.8)], dim(cloth, 1.35), 0.03, 0.5)
    for x in (-0.18, 0.06, 0.26):
        sway = pen.between(-0.08, 0.08)
        pen.line([(x, top + 0.14), (x + sway, 0.3), (x + 0.02, 0.78)], dim(cloth, 0.62), 0.02, 0.8)
    pen.line([(-0.38, 0.6), (0.38, 0.6)], blend(cloth, LINEN, 0.5), 0.03, 0.7)
    with pen.at(0, -0.64, pen.between(-0.08, 0.08)):
        pillow = [
            (-0.3, -0.13),
            (-0.1, -0.16),
            (0.1, -0.16),
            (0.3, -0.13),
            (0.31, 0.12),
            (0.1, 0.15),
            (-0.1, 0.15),
            (-0.31, 0.12),
        ]
        pen.poly(pillow, (246, 240, 226), INK, 0.02)
        pen.line([(-0.14, -0.03), (0.02, 0.03), (0.14, 0.0)], dim(LINEN, 0.75), 0.018, 0.8)


def bedroll(pen: Sketch) -> None:
    """Draw a bedroll on the floor with its pack, 0.8 x 1.8."""
    cloth = pen.pick(CLOTHS)
    with pen.at(0, 0, pen.between(-0.06, 0.06)):
        mat = [(-0.34, -0.82), (0.33, -0.84), (0.36, 0.0), (0.35, 0.86), (-0.33, 0.85), (-0.36, 0.0)]
        pen.poly(mat, dim(LINEN, 0.72), INK, 0.026, height=0.06)
        cover = [(-0.35, -0.3), (0.1, -0.42), (0.37, -0.34), (0.37, 0.8), (-0.34, 0.8)]
        pen.poly(cover, cloth, INK, 0.026, height=0.07)
        pen.poly([(-0.35, -0.3), (0.1, -0.42), (0.37, -0.34), (0.36, -0.2), (0.1, -0.26), (-0.34, -0.15)],
                 blend(cloth, LINEN, 0.6), INK, 0.018)  # fmt: skip
        for y in (0.06, 0.34, 0.62):
            pen.line([(-0.33, y), (0.0, y + pen.between(-0.04, 0.06)), (0.35, y)], dim(cloth, 0.66), 0.022, 0.8)
        pen.blob(0, -0.62, 0.22, LEATHER, INK, 0.026, 0.12, height=0.16)
        pen.line([(-0.17, -0.66), (0, -0.58), (0.17, -0.66)], dim(LEATHER, 0.6), 0.022)
        pen.disc(0, -0.59, 0.03, (226, 184, 78), width=0.014, sides=7)


def straw(pen: Sketch) -> None:
    """Draw a bed of straw, 1 across: stalks laid every way, fewer towards the rim."""
    pen.smudge(0, 0, 0.5, dim(STRAW, 0.5), 0.6, 0.25, 16)
    pen.blob(0, 0, 0.34, dim(STRAW, 0.72), None, rough=0.3, alpha=0.8, sides=16)
    places = np.clip(pen.spread(96, 0.19), -0.42, 0.42).tolist()
    for index, (x, y) in enumerate(places):
        angle = pen.between(0, math.pi)
        reach = pen.between(0.07, 0.14)
        reach_x, reach_y = reach * math.cos(angle), reach * math.sin(angle)
        tint = dim(STRAW, pen.between(0.46, 0.6) if index < 34 else pen.between(0.82, 1.16))
        pen.line([(x - reach_x, y - reach_y), (x + reach_x, y + reach_y)], tint, 0.02, wobble=0)
