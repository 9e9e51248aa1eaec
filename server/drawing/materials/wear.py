"""What use and time do to a floor: moss and puddles, gravel, sand, scratches, dirt."""

import math
from collections.abc import Sequence

from server.drawing.materials.laying import along_walls, scatter
from server.drawing.materials.paving import Rect
from server.drawing.pigments import INK, Color, dim
from server.drawing.sketch import Sketch
from server.drawing.strokes import Points

MOSS: tuple[Color, ...] = ((92, 112, 58), (108, 126, 66), (78, 98, 56))
SAND: Color = (196, 172, 128)
WATER: Color = (58, 70, 62)


def _moss(pen: Sketch, places: Points, alpha: float = 0.6) -> None:
    for x, y in places.tolist():
        color = pen.pick(MOSS)
        size = pen.between(0.06, 0.24)
        pen.smudge(x, y, size, color, alpha, 0.45, 11)
        for dx, dy in pen.spread(3, size * 0.7).tolist():
            pen.disc(x + dx, y + dy, pen.between(0.015, 0.04), dim(color, 1.2), None, alpha=alpha, sides=6)


def _puddles(pen: Sketch, places: Points) -> None:
    for x, y in places.tolist():
        size = pen.between(0.14, 0.42)
        pen.blob(x, y, size, WATER, dim(WATER, 0.6), 0.016, 0.35, alpha=0.42, sides=16)
        pen.blob(x, y, size * 0.75, dim(WATER, 0.9), None, rough=0.3, alpha=0.3, sides=14)
        glint = [(x - size * 0.4, y - size * 0.1), (x - size * 0.15, y - size * 0.3), (x + size * 0.1, y - size * 0.34)]
        pen.line(glint, (214, 224, 206), 0.022, 0.55)


def moss_and_puddles(pen: Sketch, polygons: Sequence[Points], rect: Rect) -> None:
    """Moss along the walls, puddles everywhere."""
    _puddles(pen, scatter(pen, *rect, 0.16))
    _moss(pen, along_walls(pen, polygons, 1.7, 0.7))
    _moss(pen, scatter(pen, *rect, 0.25), 0.4)


def gravel(pen: Sketch, polygons: Sequence[Points], rect: Rect) -> None:
    """Gravel along the walls."""
    for x, y in along_walls(pen, polygons, 5.0, 0.6).tolist():
        color = dim((150, 136, 118), pen.between(0.7, 1.15))
        pen.blob(x, y, pen.between(0.025, 0.08), color, INK, 0.012, 0.25, sides=7)
    for x, y in scatter(pen, *rect, 0.4).tolist():
        pen.smudge(x, y, pen.between(0.2, 0.55), (84, 66, 48), 0.26)


def sand(pen: Sketch, polygons: Sequence[Points], rect: Rect) -> None:
    """Sand drifted against the walls."""
    for x, y in along_walls(pen, polygons, 1.3, 0.5).tolist():
        size = pen.between(0.12, 0.4)
        pen.smudge(x, y, size * 1.15, SAND, 0.75)
        for dx, dy in pen.spread(5, size * 0.6).tolist():
            pen.disc(x + dx, y + dy, 0.014, dim(SAND, 0.7), None, sides=5)
    for x, y in scatter(pen, *rect, 0.12).tolist():
        pen.smudge(x, y, pen.between(0.25, 0.6), SAND, 0.36)


def scratches(pen: Sketch, polygons: Sequence[Points], rect: Rect) -> None:
    """Damp stains, and days counted in scratches."""
    for x, y in along_walls(pen, polygons, 0.7, 0.6).tolist():
        pen.smudge(x, y, pen.between(0.2, 0.5), (62, 60, 62), 0.34)
    for x, y in along_walls(pen, polygons, 0.12, 0.5).tolist():
        with pen.at(x, y, pen.between(-0.3, 0.3)):
            for k in range(4):
                pen.line([(k * 0.06, 0), (k * 0.06 + 0.01, 0.17)], INK, 0.016, 0.7, wobble=0.004)
            pen.line([(-0.05, 0.13), (0.24, 0.04)], INK, 0.016, 0.7, wobble=0.004)


def stars(pen: Sketch, polygons: Sequence[Points], rect: Rect) -> None:
    """Small stars of brass let into the floor."""
    del polygons
    for x, y in scatter(pen, *rect, 0.22).tolist():
        size = pen.between(0.05, 0.1)
        star = [
            ((size if k % 2 == 0 else size * 0.36) * math.cos(k * math.pi / 4) + x,
             (size if k % 2 == 0 else size * 0.36) * math.sin(k * math.pi / 4) + y)
            for k in range(8)
        ]  # fmt: skip
        pen.poly(star, (206, 172, 92), (92, 70, 40), 0.014, 0.85, wobble=0)


def dirt(pen: Sketch, polygons: Sequence[Points], rect: Rect) -> None:
    """A little dirt where nobody sweeps."""
    del rect
    for x, y in along_walls(pen, polygons, 0.45, 0.4).tolist():
        size = pen.between(0.12, 0.34)
        pen.smudge(x, y, size, (84, 70, 56), 0.2)
