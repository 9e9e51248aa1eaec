"""Instruments and signs of magic."""

import math

import numpy as np

from server.drawing.pigments import BLUE, DARK, GOLD, INK, LIT, TIMBER, Color, dim
from server.drawing.sketch import Sketch

CHALK: Color = (146, 40, 36)
PLANETS: tuple[Color, ...] = ((96, 146, 196), (196, 96, 70), (222, 196, 128), (134, 172, 118), (160, 130, 190))


def _ring(r: float, sides: int = 48) -> list[tuple[float, float]]:
    return [(r * math.cos(k * math.tau / sides), r * math.sin(k * math.tau / sides)) for k in range(sides)]


def circle(pen: Sketch, r: float = 1.5, color: Color = CHALK) -> None:
    """Draw a circle of power of radius `r` on the floor: rings, a star and runes between the rings."""
    with pen.on("flat"):
        for share, width in ((1.0, 0.065), (0.82, 0.035), (0.4, 0.035)):
            pen.poly(_ring(r * share), None, color, width, 0.9, wobble=0.006)
        star = [(r * 0.82 * math.cos(t), r * 0.82 * math.sin(t)) for t in np.arange(5) * math.tau * 2 / 5 - math.pi / 2]
        pen.poly(star, None, color, 0.042, 0.9, wobble=0.006)
        count = max(8, round(r * 11))
        for index in range(count):
            angle = index * math.tau / count
            with pen.at(r * 0.91 * math.cos(angle), r * 0.91 * math.sin(angle), angle / (math.pi / 2) + 1, r * 0.1):
                _rune(pen, color)
        for t in np.arange(5) * math.tau / 5 - math.pi / 2:
            x, y = r * 0.82 * math.cos(t), r * 0.82 * math.sin(t)
            pen.disc(x, y, 0.1, None, color, 0.03, alpha=0.9)
        pen.disc(0, 0, r * 0.36, None, color, 0.02, alpha=0.8)


def _rune(pen: Sketch, color: Color) -> None:
    corners = [(-0.4, -0.55), (0.4, -0.55), (-0.4, 0.0), (0.4, 0.0), (-0.4, 0.55), (0.4, 0.55), (0.0, -0.2)]
    for _ in range(3):
        pen.line([pen.pick(corners), pen.pick(corners)], color, 0.026, 0.9, wobble=0)
    pen.line([(0, -0.6), (0, 0.6)], color, 0.026, 0.9, wobble=0)


def orrery(pen: Sketch) -> None:
    """Draw a brass orrery on a wooden base: sun, planets and their arms, 1.7 across."""
    pen.disc(0, 0, 0.8, TIMBER, width=0.036, height=0.2)
    pen.disc(0, 0, 0.72, dim(TIMBER, 1.2), width=0.02)
    pen.disc(0, 0, 0.68, (44, 52, 78), width=0.02)
    for _ in range(26):
        angle, reach = pen.between(0, math.tau), 0.65 * math.sqrt(pen.share())
        pen.disc(reach * math.cos(angle), reach * math.sin(angle), 0.012, (214, 214, 230), None, sides=6)
    for index in range(24):
        t = index * math.tau / 24
        pen.line(
            [(0.69 * math.cos(t), 0.69 * math.sin(t)), (0.75 * math.cos(t), 0.75 * math.sin(t))], GOLD, 0.02, wobble=0
        )
    for index, r in enumerate((0.22, 0.35, 0.48, 0.6)):
        pen.poly(_ring(r), None, INK, 0.034, wobble=0)
        pen.poly(_ring(r), None, GOLD, 0.016, wobble=0)
        angle = pen.between(0, math.tau)
        x, y = r * math.cos(angle), r * math.sin(angle)
        pen.rod([(0, 0), (x, y)], dim(GOLD, 0.9), 0.022, 0.022, height=0.3)
        size = (0.055, 0.07, 0.095, 0.075)[index]
        color = PLANETS[(index + int(pen.share() * 5)) % 5]
        pen.disc(x, y, size, color, width=0.02, height=0.3, sides=12)
        across, down = pen.lightward(size * 0.35)
        pen.disc(x + across, y + down, size * 0.45, dim(color, 1.4), None, sides=8)
        if index == 2:
            pen.disc(x, y, size * 1.6, None, (240, 224, 180), 0.022, ry=size * 0.6)
    pen.disc(0, 0, 0.13, GOLD, width=0.026, height=0.4)
    across, down = pen.lightward(0.05)
    pen.disc(across, down, 0.06, (255, 244, 196), None)


def globe(pen: Sketch) -> None:
    """Draw a globe in a brass ring, 0.6 across."""
    pen.disc(0, 0, 0.28, TIMBER, height=0.16)
    pen.disc(0, 0, 0.22, BLUE, width=0.024, height=0.3)
    for x, y, r in ((-0.06, -0.05, 0.08), (0.09, 0.04, 0.07), (-0.04, 0.12, 0.05)):
        pen.blob(x, y, r, (150, 150, 92), dim(DARK, 0.8), 0.01, 0.4, sides=9)
    pen.disc(0, 0, 0.26, None, INK, 0.05)
    pen.disc(0, 0, 0.26, None, GOLD, 0.026)
    across, down = pen.lightward(0.12)
    pen.disc(across, down, 0.05, LIT, None, alpha=0.7, sides=9)
