"""The course of a route over the picture: its curve, and where on it the places lie that it leads over."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from server.domain.overlays.route import Route
from server.drawing.polylines import Way, apart, rounded
from server.drawing.strokes import Point
from server.imaging.render.easel import Easel
from server.imaging.render.grounds import points_of

_SMOOTHING = 0.5
_STEP, _MOST_STEPS = 0.5, 400
"""Cells between places along a course, and how many there are at most."""


@dataclass(frozen=True, slots=True)
class Course:
    """A curve in pixels of the picture. `places` are the numbers of the positions of the route that are not where the
    one before is, `arcs` how far along the curve these lie; a closed one ends with the first once more.
    """

    way: Way
    places: npt.NDArray[np.intp]
    arcs: npt.NDArray[np.float64]

    def leg(self, number: int) -> tuple[float, float]:
        """From where to where on the curve a leg runs."""
        return float(self.arcs[number]), float(self.arcs[number + 1])

    def middle(self, easel: Easel) -> float | None:
        """The middle of the longest part that lies in the picture; None when none does."""
        width, height = easel.canvas.size
        seen = self.way.within((0.0, 0.0, float(width), float(height)))
        longest = max(seen, key=lambda part: part.end - part.start, default=None)
        return None if longest is None else (longest.start + longest.end) / 2

    def places_along(self, easel: Easel) -> Iterator[Point]:
        """Places on the curve, half a cell apart as long as these are not too many."""
        step = max(_STEP * easel.viewport.cell, self.way.end / _MOST_STEPS)
        arcs = np.arange(step / 2, self.way.end, step)
        across, down = (np.interp(arcs, self.way.arcs, axis).tolist() for axis in self.way.points.T)
        return zip(across, down, strict=True)


def course_of(easel: Easel, route: Route) -> Course | None:
    """The course of a route; None when one of its positions lies nowhere."""
    points = points_of(easel, route.points)
    if points is None or not len(points):
        return None
    places = apart(points, closed=route.closed)
    smoothing = _SMOOTHING if route.smoothing is None else route.smoothing
    curve, knots = rounded(points[places], smoothing, closed=route.closed)
    way = Way.of(curve)
    return Course(way, places, way.arcs[knots])
