"""What a drawing is made of before anything is painted: strokes, and silhouettes that throw shadows."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from server.drawing.pigments import Color

Point = tuple[float, float]
Points = npt.NDArray[np.float64]
Polyline = Sequence[Point] | Points


class Stroke(NamedTuple):
    """One polygon or line: `points` (n, 2) in cells, fill and line colour (None = absent), line width in cells."""

    points: Points
    fill: Color | None
    line: Color | None
    width: float
    alpha: float
    closed: bool


class Shade(NamedTuple):
    """A silhouette (n, 2) in cells that throws a shadow as long as its `height`."""

    points: Points
    height: float
