"""The lattice of a grid: which cell a pixel lies in, where a cell lies, which cells are near, and how far others are.

Squares are what there is. Hexagons are another `Lattice`, with their own meaning of neighbours and of a row.
"""

import math
from dataclasses import dataclass
from typing import Protocol

ImagePoint = tuple[float, float]
"""x to the right and y downwards, in pixels of the image."""
CellPoint = tuple[float, float]
"""Column and row; the fraction is a place in the cell, from its north-west corner."""
CellId = tuple[int, int]
"""Column and row of a whole cell."""


class Lattice(Protocol):
    """How cells lie on an image."""

    @property
    def size(self) -> float:
        """Pixels across a cell: the side of a square, flat to flat of a hexagon."""
        ...

    def point(self, spot: CellPoint) -> ImagePoint:
        """Where a spot lies. A spot that is not a number lies nowhere: its point is none either."""
        ...

    def spot(self, point: ImagePoint) -> CellPoint:
        """The spot that lies at a point."""
        ...

    def middle(self, cell: CellId) -> ImagePoint:
        """The middle of a cell."""
        ...

    def cell(self, point: ImagePoint) -> CellId:
        """The cell a point lies in; an edge belongs to the cell right of it or below. The point is finite."""
        ...

    def neighbours(self, cell: CellId) -> tuple[CellId, ...]:
        """The cells that one step leads to, clockwise from the one in the north."""
        ...

    def distance(self, start: CellId, end: CellId) -> int:
        """Steps from one cell to another."""
        ...


NORTH: CellId = (0, -1)
EAST: CellId = (1, 0)
SOUTH: CellId = (0, 1)
WEST: CellId = (-1, 0)
AROUND: tuple[CellId, ...] = (NORTH, (1, -1), EAST, (1, 1), SOUTH, (-1, 1), WEST, (-1, -1))
"""Steps from a square over its sides and corners, clockwise."""


@dataclass(frozen=True, slots=True)
class Square:
    """Squares of `size` pixels; the corner of cell (0, 0) lies at the offsets. A step may cross a corner."""

    size: float = 50.0
    offset_x: float = 0.0
    offset_y: float = 0.0

    def point(self, spot: CellPoint) -> ImagePoint:
        """Where a spot lies."""
        return self.offset_x + spot[0] * self.size, self.offset_y + spot[1] * self.size

    def spot(self, point: ImagePoint) -> CellPoint:
        """The spot that lies at a point."""
        return (point[0] - self.offset_x) / self.size, (point[1] - self.offset_y) / self.size

    def middle(self, cell: CellId) -> ImagePoint:
        """The middle of a cell."""
        return self.point((cell[0] + 0.5, cell[1] + 0.5))

    def cell(self, point: ImagePoint) -> CellId:
        """The cell a point lies in."""
        column, row = self.spot(point)
        return math.floor(column), math.floor(row)

    def neighbours(self, cell: CellId) -> tuple[CellId, ...]:
        """The eight cells around a cell."""
        return tuple((cell[0] + across, cell[1] + down) for across, down in AROUND)

    def distance(self, start: CellId, end: CellId) -> int:
        """Steps from one cell to another, where a step over a corner costs what one over a side does."""
        return max(abs(end[0] - start[0]), abs(end[1] - start[1]))
