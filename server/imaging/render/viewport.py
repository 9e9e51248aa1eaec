"""From places on an image to pixels of the picture that is drawn of it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from server.domain.lattice import Lattice
from server.domain.overlays import Position
from server.domain.places import point_of
from server.drawing.strokes import Point, Points


@dataclass(frozen=True, slots=True)
class Viewport:
    """The part of the image that is seen: `left`, `top` of the crop in image pixels, output pixels per image pixel."""

    left: float
    top: float
    scale_x: float
    scale_y: float
    lattice: Lattice

    @property
    def scale(self) -> float:
        """Output pixels per image pixel, as lengths use it."""
        return min(self.scale_x, self.scale_y)

    @property
    def cell(self) -> float:
        """Side of a cell in output pixels."""
        return self.lattice.size * self.scale

    def seen(self, x: float, y: float) -> Point:
        """Return where the image pixel (`x`, `y`) lies in the output."""
        return (x - self.left) * self.scale_x, (y - self.top) * self.scale_y

    def seen_all(self, points: Points) -> Points:
        """Return where image pixels lie in the output."""
        return (points - (self.left, self.top)) * (self.scale_x, self.scale_y)

    def points(self, positions: Sequence[Position]) -> Points | None:
        """Return where `positions` lie in the output, or None when one of them is nowhere."""
        pixels = [pixel for each in positions if (pixel := each.pixel) is not None]
        if len(pixels) == len(positions):
            columns = [each.x for each in pixels], [each.y for each in pixels]
        else:
            places = [point_of(each, self.lattice) for each in positions]
            columns = [x for x, _ in places], [y for _, y in places]
        # All of x lie in a row, and all of y: what is worked out of either is so several times as fast.
        with np.errstate(over="ignore", invalid="ignore"):
            seen = self.seen_all(np.array(columns, np.float64).T)
        return seen if np.isfinite(seen).all() else None

    def place(self, position: Position) -> Point | None:
        """Return where `position` lies in the output, or None when it is unset or not a number."""
        point = self.seen(*point_of(position, self.lattice))
        return point if all(map(math.isfinite, point)) else None

    def places(self, positions: tuple[Position, ...]) -> tuple[Point, ...] | None:
        """Return where `positions` lie in the output, or None when one of them is nowhere."""
        points = tuple(point for position in positions if (point := self.place(position)) is not None)
        return points if len(points) == len(positions) else None
