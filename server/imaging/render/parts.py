"""A picture in parts: what is large is drawn part by part, so that its masks stay small."""

from collections.abc import Iterator, Sequence

import numpy as np

from server.drawing.excerpts import Pane
from server.drawing.rings import extent_of
from server.drawing.strokes import Points

SIDE = 1024
"""Of a part in pixels."""


def parts_of(size: tuple[int, int], shapes: Sequence[Points], reach: float) -> Iterator[Pane]:
    """The parts of a picture of `size` in the box around shapes, and `reach` pixels further."""
    points = [shape for shape in shapes if len(shape)]
    if not points:
        return
    west, north, east, south = extent_of(points[0] if len(points) == 1 else np.concatenate(points))
    (width, height), more = size, reach + 1
    left, top = int(max(0, west - more)), int(max(0, north - more))
    right = min(width, int(max(0, min(width, east + more))) + 1)
    bottom = min(height, int(max(0, min(height, south + more))) + 1)
    for y in range(top, bottom, SIDE):
        for x in range(left, right, SIDE):
            yield x, y, min(x + SIDE, right), min(y + SIDE, bottom)


def around(part: Pane, reach: float) -> Pane:
    """A part and what is `reach` pixels around it."""
    wide = int(reach) + 1
    return part[0] - wide, part[1] - wide, part[2] + wide, part[3] + wide
