"""The lattice of a grid: which cell a pixel lies in, where a cell lies, which cells are near, and how far others are.

Here are squares, and what there is without a grid; `hexagons.py` has the others.
"""

import math
from dataclasses import dataclass
from typing import Protocol

ImagePoint = tuple[float, float]
"""x to the right and y downwards, in pixels of the image."""
Contour = tuple[ImagePoint, ...]
"""Corners of a polygon in order; the first is not repeated at the end."""
CellPoint = tuple[float, float]
"""Column and row; the fraction is a place in the cell, from the north-west corner of the box around it."""
CellId = tuple[int, int]
"""Column and row of a whole cell."""
Bounds = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels of the image."""


class Lattice(Protocol):
    """How cells lie on an image. One that lies as another does is the same."""

    def __hash__(self) -> int: ...

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

    def corners(self, cell: CellId) -> tuple[ImagePoint, ...]:
        """The corners of a cell, clockwise."""
        ...

    def cell(self, point: ImagePoint) -> CellId:
        """The cell a point lies in; an edge belongs to the cell right of it or below, between hexagons to either.

        The point is finite.
        """
        ...

    def neighbours(self, cell: CellId) -> tuple[CellId, ...]:
        """The cells that one step leads to, clockwise from the one in the north, or the first one east of it."""
        ...

    def distance(self, start: CellId, end: CellId) -> int:
        """Steps from one cell to another."""
        ...

    def line(self, start: CellId, end: CellId) -> tuple[CellId, ...]:
        """The cells of the straightest way from one cell to another, both included: one more than there are steps."""
        ...

    def within(self, box: Bounds) -> tuple[range, range]:
        """Columns and rows in which all cells lie that reach into a box; cells of theirs may lie outside of it."""
        ...

    def box(self, columns: range, rows: range) -> Bounds:
        """A box in which all cells of these columns and rows lie, no larger than it has to be where they are many."""
        ...


NORTH: CellId = (0, -1)
EAST: CellId = (1, 0)
SOUTH: CellId = (0, 1)
WEST: CellId = (-1, 0)
AROUND: tuple[CellId, ...] = (NORTH, (1, -1), EAST, (1, 1), SOUTH, (-1, 1), WEST, (-1, -1))
"""Steps from a square over its sides and corners, clockwise."""
CORNERS: tuple[CellId, ...] = ((0, 0), (1, 0), (1, 1), (0, 1))
"""Of a square, from its north-west corner."""


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

    def corners(self, cell: CellId) -> tuple[ImagePoint, ...]:
        """The corners of a cell, from the one in the north-west."""
        return tuple(self.point((cell[0] + across, cell[1] + down)) for across, down in CORNERS)

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

    def line(self, start: CellId, end: CellId) -> tuple[CellId, ...]:
        """The cells that are nearest to the line between the middles of two cells, one for each step."""
        steps = self.distance(start, end) or 1
        ways = [
            [near + math.floor((far - near) * step / steps + 0.5) for step in range(steps + 1)]
            for near, far in zip(start, end, strict=True)
        ]
        return tuple(zip(*ways, strict=True)) if start != end else (start,)

    def within(self, box: Bounds) -> tuple[range, range]:
        """Columns and rows of the cells that reach into a box."""
        (left, top), (right, bottom) = self.cell(box[:2]), self.cell(box[2:])
        return range(left, right + 1), range(top, bottom + 1)

    def box(self, columns: range, rows: range) -> Bounds:
        """The box that the cells of these columns and rows fill."""
        return *self.point((columns.start, rows.start)), *self.point((columns.stop, rows.stop))


class Gridless(Square):
    """No cells: places in cells lie as on squares of this size, which is what lengths are told by."""

    __slots__ = ()
