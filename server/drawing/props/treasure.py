"""What the party came for."""

import math

from server.drawing.pigments import DARK, GOLD, INK, RED, Color, dim
from server.drawing.sketch import Sketch

GEMS: tuple[Color, ...] = (RED, (60, 140, 160), (90, 170, 110), (150, 96, 176))


def gem(pen: Sketch, x: float, y: float, r: float = 0.06) -> None:
    """Draw a cut stone of radius `r`."""
    color = pen.pick(GEMS)
    with pen.at(x, y, pen.between(0, 4), r):
        pen.poly([(-1, -0.2), (-0.4, -0.9), (0.5, -0.9), (1, -0.1), (0.1, 1.0)], color, INK, 0.016, wobble=0)
        pen.poly([(-0.7, -0.2), (-0.3, -0.6), (0.3, -0.6), (0.1, 0.0)], dim(color, 1.6), None, wobble=0)


def coins(pen: Sketch, r: float = 0.5) -> None:
    """Draw a heap of coins of radius `r`, with gems, and a goblet in the bigger heaps."""
    pen.blob(0, 0, r, dim(GOLD, 0.62), INK, 0.026, 0.22, height=0.12, sides=18)
    across, down = pen.lightward(r * 0.12)
    pen.blob(across, down, r * 0.72, dim(GOLD, 0.86), None, rough=0.2, sides=14)
    for index in range(int(190 * r)):
        angle, reach = pen.between(0, math.tau), r * math.sqrt(pen.share()) * (0.98 if index % 7 else 1.2)
        x, y = reach * math.cos(angle), reach * math.sin(angle)
        glow = 0.98 - 0.25 * (x * 0.6 + y * 0.8) / r
        pen.disc(
            x, y, 0.048, dim(GOLD, glow * pen.between(0.9, 1.12)), DARK, 0.012, ry=pen.between(0.03, 0.048), sides=8
        )
    for _ in range(max(1, int(8 * r))):
        angle, reach = pen.between(0, math.tau), r * 0.75 * pen.share()
        gem(pen, reach * math.cos(angle), reach * math.sin(angle), pen.between(0.045, 0.07))
    if r > 0.4:
        with pen.at(r * 0.3, r * 0.1, pen.between(0, 4)):
            pen.rod([(0, 0), (0, 0.16)], GOLD, 0.045)
            pen.disc(0, 0.17, 0.07, GOLD, width=0.022, ry=0.045)
            pen.disc(0, -0.05, 0.11, GOLD, width=0.026)
            pen.disc(0, -0.05, 0.07, dim(GOLD, 0.5), INK, 0.014)
