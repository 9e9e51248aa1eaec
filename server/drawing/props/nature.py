"""Rocks and what grows among them."""

import math

import numpy as np

from server.drawing.pigments import DARK, INK, LIT, STONE, Color, dim
from server.drawing.sketch import Sketch

CAPS = ((168, 84, 96), (196, 148, 84), (96, 150, 156))
SILK: Color = (246, 244, 238)


def rock(pen: Sketch, r: float = 0.3, color: Color = STONE) -> None:
    """Draw a stone of radius `r` with facets."""
    sides = 9 if r > 0.1 else 7
    turn = np.arange(sides) / sides * math.tau + pen.between(0, 1)
    reach = np.array([pen.between(0.76, 1.1) for _ in range(sides)]) * r
    outline = np.stack([reach * np.cos(turn), reach * np.sin(turn)], axis=1)
    tint = dim(color, pen.between(0.78, 1.0))
    pen.poly(outline, dim(tint, 0.86), INK, 0.03 if r > 0.15 else 0.02, height=r * 0.7, wobble=0)
    shift = np.array(pen.lightward(r * 0.17))
    top = outline * 0.66 + shift
    pen.poly(top, dim(tint, 1.12), None, wobble=0)
    if r > 0.09:
        pen.poly(outline * 0.36 + shift * 1.7, dim(tint, 1.26), None, wobble=0)
    if r > 0.16:
        for index in range(0, sides, 3):
            pen.line([top[index], outline[index]], INK, 0.014, 0.7, wobble=0)
        pen.line(np.array([top[1], shift + r * 0.1, top[5]]), INK, 0.013, 0.6, wobble=0)


def rubble(pen: Sketch, spread: float = 0.32, count: int = 7) -> None:
    """Draw broken stones around one bigger one, with dust."""
    pen.blob(0, 0, spread * 1.1, dim(STONE, 0.72), None, rough=0.4, alpha=0.25, sides=12)
    for index in range(count):
        x, y = np.clip(pen.spread(1, spread * 0.5)[0], -0.3, 0.3).tolist()
        with pen.at(x, y):
            rock(pen, pen.pick((0.14, 0.17)) if index == 0 else pen.pick((0.05, 0.07, 0.09, 0.12)))
    for x, y in np.clip(pen.spread(8, spread * 0.8), -0.42, 0.42).tolist():
        pen.disc(x, y, pen.between(0.012, 0.024), dim(STONE, pen.between(0.7, 1.0)), DARK, 0.008, sides=6)


def stalagmite(pen: Sketch) -> None:
    """Draw a stalagmite: rings that climb towards the tip."""
    r = pen.between(0.22, 0.36)
    color = dim(STONE, 0.84)
    pen.blob(0, 0, r, color, INK, 0.03, 0.18, height=0.42, sides=12)
    across, down = pen.lightward(r * 0.12)
    for share, shade in ((0.74, 1.06), (0.5, 1.16), (0.28, 1.3)):
        k = (1 - share) * 1.6
        pen.blob(across * k, down * k, r * share, dim(color, shade), dim(color, 0.55), 0.014, 0.2, sides=11)
    pen.disc(across * 1.6, down * 1.6, 0.028, LIT, None, sides=7)
    for angle in (0.3, 1.2, 2.2, 5.4):
        start = (r * 0.62 * math.cos(angle), r * 0.62 * math.sin(angle))
        pen.line([start, (r * 0.92 * math.cos(angle), r * 0.92 * math.sin(angle))], INK, 0.014, 0.6)


def mushrooms(pen: Sketch) -> None:
    """Draw a patch of mushrooms of one kind, 0.7 across."""
    color = pen.pick(CAPS)
    places = sorted(np.clip(pen.spread(6, 0.19), -0.33, 0.33).tolist(), key=lambda place: float(place[1]))
    for index, (x, y) in enumerate(places):
        r = pen.between(0.07, 0.12) if index % 2 else pen.between(0.11, 0.18)
        with pen.at(x, y):
            across, down = pen.lightward(r * 0.25)
            pen.disc(0, 0, r, color, width=0.022, height=0.12)
            pen.disc(across, down, r * 0.6, dim(color, 1.22), None)
            for _ in range(4):
                angle, reach = pen.between(0, math.tau), r * pen.between(0.2, 0.7)
                spot = (reach * math.cos(angle), reach * math.sin(angle))
                pen.disc(*spot, r * 0.14, (248, 240, 224), None, sides=7)


def web(pen: Sketch) -> None:
    """Draw a cobweb that fills the corner at the origin towards +x, +y."""
    turn = np.linspace(0.04, 1.53, 6)
    reach = [pen.between(0.7, 0.95) for _ in turn]
    for angle, length in zip(turn.tolist(), reach, strict=True):
        pen.line([(0, 0), (length * math.cos(angle), length * math.sin(angle))], SILK, 0.017, 0.85, wobble=0)
    for share in (0.22, 0.4, 0.58, 0.78):
        knots: list[tuple[float, float]] = []
        for index, angle in enumerate(turn.tolist()):
            r = reach[index] * share
            knots.append((r * math.cos(angle), r * math.sin(angle)))
            if index + 1 < len(turn):
                middle = (angle + float(turn[index + 1])) / 2
                r = (reach[index] + reach[index + 1]) / 2 * share * 0.9
                knots.append((r * math.cos(middle), r * math.sin(middle)))
        pen.line(knots, SILK, 0.014, 0.75, wobble=0)
