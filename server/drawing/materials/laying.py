"""How stones and boards are laid: many alike at once, each with its tint, light on two edges, shade on the others."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from server.drawing.pigments import Color, dim
from server.drawing.sketch import TOWARDS_LIGHT, Sketch
from server.drawing.strokes import Points, Stroke

JOINT = 0.018
"""Width of the line around a stone, in cells."""


def tints(pen: Sketch, color: Color, count: int, sigma: float) -> list[Color]:
    """Return `count` tints of a colour, some 20 different ones, so that brushes are shared."""
    steps = np.clip(np.round(pen.spread(count, 1.0)[:, 0] * 4), -10, 10).tolist()
    return [dim(color, 1 + step / 4 * sigma) for step in steps]


def lay(
    pen: Sketch,
    corners: npt.NDArray[np.float64],
    colors: Sequence[Color],
    bevel: float = 0.5,
    jitter: float = 0.014,
    inset: float = 0.028,
    joint: float = JOINT,
) -> None:
    """Draw stones; `corners` (n, k, 2) in cells, convex, all turned alike; `bevel` is how much edges catch light."""
    count, sides = corners.shape[:2]
    if not count:
        return
    shapes = corners + pen.spread(count * sides, jitter).reshape(corners.shape)
    middles = shapes.mean(1, keepdims=True)
    away = middles - shapes
    edges = shapes + away / np.maximum(np.hypot(away[..., :1], away[..., 1:]), 0.02) * inset
    first = corners[0]
    along = np.roll(first, -1, 0) - first
    normals = np.stack([along[:, 1], -along[:, 0]], 1)
    outward = ((first + along / 2 - first.mean(0)) * normals).sum(1, keepdims=True)
    lit = (normals * np.sign(outward)) @ TOWARDS_LIGHT > 0
    begin = next((k for k in range(sides) if lit[k] and not lit[k - 1]), 0)
    span = int(lit.sum())
    light = [(begin + k) % sides for k in range(span + 1)]
    dark = [(begin + span + k) % sides for k in range(sides - span + 1)]
    strokes = pen.layers["floor"]
    for shape, edge, color in zip(shapes, edges, colors, strict=True):
        strokes.append(Stroke(shape, color, dim(color, 0.5), joint, 1.0, True))
        if bevel:
            strokes.append(Stroke(edge[light], None, dim(color, 1.14), inset, bevel, False))
            strokes.append(Stroke(edge[dark], None, dim(color, 0.83), inset, bevel, False))


def boxes(cells: npt.NDArray[np.float64], gap: float = 0.02) -> npt.NDArray[np.float64]:
    """Return the corners (n, 4, 2) of boxes given as rows of x0, y0, x1, y1, each smaller by `gap` all round."""
    x0, y0, x1, y1 = (cells[:, k] + (gap if k < 2 else -gap) for k in range(4))
    return np.stack([np.stack([x0, y0], 1), np.stack([x1, y0], 1), np.stack([x1, y1], 1), np.stack([x0, y1], 1)], 1)


def flecks(pen: Sketch, places: Points, color: Color) -> None:
    """Draw pits and short scratches of the pen at `places` (n, 2)."""
    for x, y in places.tolist():
        if pen.share() < 0.5:
            pen.poly(np.array([(x, y)]) + pen.spread(4, 0.016), dim(color, 0.62), None, alpha=0.7, wobble=0)
        else:
            dx, dy = pen.jitter(0.06)
            pen.line([(x, y), (x + dx, y + dy)], dim(color, 0.55), 0.012, 0.6, wobble=0)


def scatter(pen: Sketch, x: float, y: float, w: float, h: float, per_cell: float) -> Points:
    """Return places (n, 2) strewn evenly over a rectangle."""
    count = int(w * h * per_cell)
    return np.array([(x + w * pen.share(), y + h * pen.share()) for _ in range(count)]).reshape(count, 2)


def along_walls(pen: Sketch, polygons: Sequence[Points], per_cell: float, inset: float) -> Points:
    """Return places (n, 2) strewn along the outlines, up to `inset` cells inside."""
    lines: list[Points] = []
    for polygon in polygons:
        middle = polygon.mean(0)
        for start, end in zip(polygon, np.roll(polygon, -1, 0), strict=True):
            length = float(np.hypot(*(end - start)))
            for _ in range(int(length * per_cell + pen.share())):
                place = start + (end - start) * pen.share()
                towards = middle - place
                place = place + towards / (np.hypot(*towards) + 1e-9) * inset * pen.share() ** 2
                lines.append(place)
    return np.array(lines).reshape(len(lines), 2)
