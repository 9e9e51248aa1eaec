"""Lattices of hexagons: in rows, standing on a corner, or in columns, lying on a side.

After Amit Patel, "Hexagonal Grids", https://www.redblobgames.com/grids/hexagons/: offset coordinates (odd-r, even-r,
odd-q, even-q) name cells, axial coordinates (q, r) count, and the third one, s = -q - r, makes them symmetric. With R
from the middle to a corner, and R * sqrt(3) from one side to the opposite one, hexagons that stand on a corner have

    x = R * sqrt(3) * (q + r / 2)    y = R * 3/2 * r

from the middle of (0, 0); those that lie on a side are the same with both axes changed for each other.
"""

import math
from dataclasses import dataclass
from typing import TypeVar

from server.domain.lattice import Bounds, CellId, CellPoint, ImagePoint

Part = TypeVar("Part")

Axial = tuple[int, int]
"""q and r."""

NOWHERE: ImagePoint = (math.nan, math.nan)
ALMOST_ONE = 1 - 1e-9
"""The far edge of the box around a cell: a whole number would name the next cell."""
CORNERS: tuple[CellPoint, ...] = ((0.5, 0.0), (1.0, 0.25), (1.0, 0.75), (0.5, 1.0), (0.0, 0.75), (0.0, 0.25))
"""Of a hexagon that stands on a corner: clockwise from that in the north, as fractions of the box around it."""
STEPS_POINTY: tuple[Axial, ...] = ((1, -1), (1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1))
"""Axial steps over the sides of a hexagon that stands on a corner: clockwise from that in the north-east."""
STEPS_FLAT: tuple[Axial, ...] = ((0, -1), (1, -1), (1, 0), (0, 1), (-1, 1), (-1, 0))
"""Axial steps over the sides of one that lies on a side: clockwise from that in the north."""
NUDGE = 1e-6
"""Of a line, aside: where it runs between two cells it keeps to one side."""


@dataclass(frozen=True, slots=True)
class HexPointy:
    """Hexagons that stand on a corner, `size` pixels wide, in rows; those with an odd number, or with an even one, are
    half a cell further right. The box around the cells of the first row and column that are not begins at the offsets.
    """

    size: float = 50.0
    offset_x: float = 0.0
    offset_y: float = 0.0
    stagger: str = "odd"

    @property
    def radius(self) -> float:
        """Pixels from the middle of a cell to a corner."""
        return self.size / math.sqrt(3)

    @property
    def steps(self) -> tuple[Axial, ...]:
        """Axial steps to the neighbours."""
        return STEPS_POINTY

    def point(self, spot: CellPoint) -> ImagePoint:
        """Where a spot lies."""
        if not all(map(math.isfinite, spot)):
            return NOWHERE
        cell = math.floor(spot[0]), math.floor(spot[1])
        return self._place(cell, self._turned((spot[0] - cell[0], spot[1] - cell[1])))

    def spot(self, point: ImagePoint) -> CellPoint:
        """The spot that lies at a point, in the cell that it lies in."""
        cell = self.cell(point)
        west, north = self._turned(self._place(cell, (0.0, 0.0)))
        x, y = self._turned(point)
        across, down = (x - west) / self.size, (y - north) / (2 * self.radius)
        fraction = self._turned((min(max(across, 0.0), ALMOST_ONE), min(max(down, 0.0), ALMOST_ONE)))
        return cell[0] + fraction[0], cell[1] + fraction[1]

    def middle(self, cell: CellId) -> ImagePoint:
        """The middle of a cell."""
        return self._place(cell, (0.5, 0.5))

    def corners(self, cell: CellId) -> tuple[ImagePoint, ...]:
        """The corners of a cell, from the one in the north."""
        return tuple(self._place(cell, each) for each in CORNERS)

    def cell(self, point: ImagePoint) -> CellId:
        """The cell a point lies in: the one whose middle is nearest."""
        x, y = self._turned(point)
        west, north = self._turned(self._place(self.at((0, 0)), (0.5, 0.5)))
        r = (y - north) / (1.5 * self.radius)
        return self.at(self._turned(_rounded((x - west) / self.size - r / 2, r)))

    def axial(self, cell: CellId) -> Axial:
        """The axial coordinates of a cell."""
        column, row = self._turned(cell)
        return self._turned((column - (row + self._sign * (row & 1)) // 2, row))

    def at(self, axial: Axial) -> CellId:
        """The cell with these axial coordinates."""
        q, r = self._turned(axial)
        return self._turned((q + (r + self._sign * (r & 1)) // 2, r))

    def neighbours(self, cell: CellId) -> tuple[CellId, ...]:
        """The six cells around a cell."""
        q, r = self.axial(cell)
        return tuple(self.at((q + across, r + down)) for across, down in self.steps)

    def distance(self, start: CellId, end: CellId) -> int:
        """Steps from one cell to another: the largest of the three differences of their coordinates."""
        (q, r), (far_q, far_r) = self.axial(start), self.axial(end)
        return max(abs(far_q - q), abs(far_r - r), abs(far_q + far_r - q - r))

    def line(self, start: CellId, end: CellId) -> tuple[CellId, ...]:
        """The cells that the line between the middles of two cells runs through, one for each step."""
        (q, r), (far_q, far_r), steps = self.axial(start), self.axial(end), self.distance(start, end) or 1
        shares = [step / steps for step in range(steps + 1)] if start != end else [0.0]
        return tuple(
            self.at(_rounded(q + NUDGE + (far_q - q) * share, r + NUDGE + (far_r - r) * share)) for share in shares
        )

    def within(self, box: Bounds) -> tuple[range, range]:
        """Columns and rows of the cells that reach into a box, and one more on each side."""
        (left, top), (right, bottom) = self.cell(box[:2]), self.cell(box[2:])
        return range(left - 1, right + 2), range(top - 1, bottom + 2)

    def box(self, columns: range, rows: range) -> Bounds:
        """A box in which all cells of these columns and rows lie."""
        across, down = self._turned((columns, rows))
        west, north = across.start * self.size, down.start * 1.5 * self.radius
        east, south = (across.stop + 0.5) * self.size, (down.stop * 1.5 + 0.5) * self.radius
        (left, top), (right, bottom) = self._turned((west, north)), self._turned((east, south))
        return self.offset_x + left, self.offset_y + top, self.offset_x + right, self.offset_y + bottom

    @property
    def _sign(self) -> int:
        return 1 if self.stagger == "even" else -1

    def _turned(self, pair: tuple[Part, Part]) -> tuple[Part, Part]:
        """A pair along rows and across them: x and y, column and row."""
        return pair

    def _place(self, cell: CellId, fraction: CellPoint) -> ImagePoint:
        """Where a fraction of the box around a cell lies; both as hexagons have them that stand on a corner."""
        column, row = self._turned(cell)
        shift = 0.5 if row & 1 == (self.stagger != "even") else 0.0
        x = (column + shift + fraction[0]) * self.size
        y = (1.5 * row + 2 * fraction[1]) * self.radius
        across, down = self._turned((x, y))
        return self.offset_x + across, self.offset_y + down


class HexFlat(HexPointy):
    """Hexagons that lie on a side, `size` pixels high, in columns: as `HexPointy` with its axes changed."""

    __slots__ = ()

    @property
    def steps(self) -> tuple[Axial, ...]:
        """Axial steps to the neighbours."""
        return STEPS_FLAT

    def corners(self, cell: CellId) -> tuple[ImagePoint, ...]:
        """The corners of a cell, from the one in the west."""
        (first, *others) = super().corners(cell)
        return (first, *reversed(others))

    def _turned(self, pair: tuple[Part, Part]) -> tuple[Part, Part]:
        return pair[1], pair[0]


def _rounded(q: float, r: float) -> Axial:
    """The axial coordinates of the hexagon that these fractional ones lie in: the worst of the three gives way."""
    s = -q - r
    whole_q, whole_r, whole_s = round(q), round(r), round(s)
    off_q, off_r, off_s = abs(whole_q - q), abs(whole_r - r), abs(whole_s - s)
    if off_q > off_r and off_q > off_s:
        return -whole_r - whole_s, whole_r
    if off_r > off_s:
        return whole_q, -whole_q - whole_s
    return whole_q, whole_r
