"""From places on an image to pixels of the picture that is drawn of it."""

import math
from dataclasses import dataclass

from server.domain.lattice import Lattice
from server.domain.overlays import Position
from server.drawing.strokes import Point


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

    def place(self, position: Position) -> Point | None:
        """Return where `position` lies in the output, or None when it is unset or not a number."""
        x, y = math.nan, math.nan
        if position.pixel is not None:
            x, y = position.pixel.x, position.pixel.y
        elif position.cell is not None:
            spot = 0.5 if position.cell.anchor == "center" else 0.0
            x, y = self.lattice.point((position.cell.column + spot, position.cell.row + spot))
        point = self.seen(x, y)
        return point if all(map(math.isfinite, point)) else None

    def places(self, positions: tuple[Position, ...]) -> tuple[Point, ...] | None:
        """Return where `positions` lie in the output, or None when one of them is nowhere."""
        points = tuple(point for position in positions if (point := self.place(position)) is not None)
        return points if len(points) == len(positions) else None
