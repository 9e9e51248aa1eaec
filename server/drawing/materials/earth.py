"""Floors that are not stone: boards, trodden earth, and the floor of a cave."""

import math
from collections.abc import Sequence

import numpy as np

from server.drawing.materials.laying import boxes, lay, scatter, tints
from server.drawing.materials.paving import Rect
from server.drawing.pigments import INK, Color, dim
from server.drawing.sketch import Sketch
from server.drawing.strokes import Points

WIDE = 1 / 3


def boards(pen: Sketch, rect: Rect, color: Color) -> None:
    """Lay floor boards along the longer side, with grain, knots and nails."""
    x, y, w, h = rect
    tall = w < h
    across, length = (w, h) if tall else (h, w)
    cells: list[Rect] = []
    for row in range(round(across / WIDE)):
        begin = -2 * pen.share()
        while begin < length:
            end = begin + pen.between(1.6, 3.2)
            near, far = row * WIDE, (row + 1) * WIDE
            cells.append((x + near, y + begin, x + far, y + end) if tall else (x + begin, y + near, x + end, y + far))
            begin = end
    colors = tints(pen, color, len(cells), 0.06)
    lay(pen, boxes(np.array(cells), 0.010), colors, 0.3, 0.006, 0.024, 0.016)
    for (x0, y0, x1, y1), tint in zip(cells, colors, strict=True):
        wide, long = (x1 - x0, y1 - y0) if tall else (y1 - y0, x1 - x0)
        for _ in range(2):
            side, start, end = (
                wide * pen.between(0.2, 0.8),
                long * pen.between(0.05, 0.4),
                long * pen.between(0.5, 0.95),
            )
            grain = [(start, side), ((start + end) / 2, side + pen.between(-0.012, 0.012)), (end, side)]
            pen.line([_laid(p, x0, y0, tall) for p in grain], dim(tint, 0.72), 0.012, 0.7, wobble=0.003)
        if pen.share() < 0.25:
            knot = _laid((long * pen.between(0.2, 0.8), wide * pen.between(0.35, 0.65)), x0, y0, tall)
            pen.disc(*knot, 0.035, dim(tint, 0.72), dim(tint, 0.5), 0.012, ry=0.026, sides=8)
        for place in (0.07, long - 0.07):
            for nail in (wide * 0.25, wide * 0.75):
                pen.disc(*_laid((place, nail), x0, y0, tall), 0.015, dim(tint, 0.45), None, sides=5)


def _laid(point: tuple[float, float], x: float, y: float, tall: bool) -> tuple[float, float]:
    along, across = point
    return (x + across, y + along) if tall else (x + along, y + across)


def earth(pen: Sketch, rect: Rect, color: Color) -> None:
    """Tread down earth: soft patches, pebbles, a few curved scrapes."""
    x, y, w, h = rect
    pen.box(x - 1, y - 1, w + 2, h + 2, color, None, wobble=0)
    for px, py in scatter(pen, *rect, 3).tolist():
        pen.blob(
            px, py, pen.between(0.1, 0.5), dim(color, pen.between(0.9, 1.08)), None, rough=0.35, alpha=0.35, sides=9
        )
    for px, py in scatter(pen, *rect, 2.2).tolist():
        pen.blob(
            px, py, pen.between(0.022, 0.075), dim(color, pen.between(0.85, 1.2)), INK, 0.012, 0.25, alpha=0.8, sides=7
        )
    for px, py in scatter(pen, *rect, 0.35).tolist():
        turn = 6.28 * pen.share() + np.linspace(0, 1.3, 6)
        arc = np.stack([px + 0.4 * np.cos(turn), py + 0.3 * np.sin(turn)], 1)
        pen.line(arc, dim(color, 0.6), 0.018, 0.6)


def cave(pen: Sketch, rect: Rect, polygons: Sequence[Points], color: Color) -> None:
    """Draw the floor of a cave: earth, and worn ledges that follow the walls, ticks falling inwards."""
    earth(pen, rect, color)
    x, y, w, h = rect
    middle = np.array((x + w / 2, y + h / 2))
    for polygon in polygons:
        for share in (0.84, 0.66):
            ring = (polygon - middle) * share + middle
            begin = 0
            while begin < len(ring) - 2:
                count = 5 + int(pen.share() * 7)
                if pen.share() < 0.62:
                    run = ring[begin : begin + count]
                    pen.line(run, dim(color, 0.58), 0.028, 0.8)
                    pen.line(run + np.array([0.02, 0.03]), dim(color, 1.16), 0.02, 0.6)
                    for start in run[1:]:
                        inward = (middle - start) / (math.hypot(*(middle - start).tolist()) + 1e-9)
                        pen.line(
                            [start, start + inward * pen.between(0.08, 0.26)], dim(color, 0.62), 0.016, 0.7, wobble=0
                        )
                begin += count
