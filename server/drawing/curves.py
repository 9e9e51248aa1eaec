"""Paths of lines and Bezier curves as points."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from server.drawing.strokes import Points

PathStep = tuple[str, Sequence[float]]
"""A letter as SVG has them (M, L, H, V, Q, C, Z, or small), and its numbers."""

_FINEST = 0.25
"""Pixels by which a curve may be off."""
_MOST = 64
"""Points of one curve."""


def subpaths(commands: Iterable[PathStep], pixel: float) -> Iterator[tuple[Points, bool]]:
    """Yield the points of every part of a path, and whether it is closed; a pixel is so many of its units wide."""
    points: list[tuple[float, float]] = []
    at = start = (0.0, 0.0)
    for letter, numbers in commands:
        base = at if letter.islower() else (0.0, 0.0)
        name = letter.upper()
        if name == "Z":
            if points:
                yield np.array(points), True
            points, at = [], start
            continue
        if name == "M":
            if len(points) > 1:
                yield np.array(points), False
            at = start = (base[0] + numbers[0], base[1] + numbers[1])
            points = [at]
            continue
        points = points or [at]
        if name == "H":
            corners = [(base[0] + numbers[0], at[1])]
        elif name == "V":
            corners = [(at[0], base[1] + numbers[0])]
        else:
            corners = [(base[0] + x, base[1] + y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        points += corners if len(corners) == 1 else _curve([at, *corners], pixel)
        at = corners[-1]
    if len(points) > 1:
        yield np.array(points), False


def _curve(controls: Sequence[tuple[float, float]], pixel: float) -> list[tuple[float, float]]:
    """The points of a Bezier curve behind its first, close enough that nobody sees the corners."""
    corners = np.array(controls)
    bend = float(np.abs(np.diff(corners, 2, axis=0)).max())
    count = min(_MOST, max(1, math.ceil(math.sqrt(bend / (_FINEST * pixel)))))
    share = (np.arange(count) + 1)[:, None] / count
    layers = [np.broadcast_to(corner, (count, 2)) for corner in corners]
    while len(layers) > 1:
        layers = [a + (b - a) * share for a, b in pairwise(layers)]
    return [(x, y) for x, y in layers[0].tolist()]
