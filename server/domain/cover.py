"""Which cells of a grid a shape covers.

Boxes of cells are halved until a box lies inside, outside, or is a single cell: what a shape costs follows from its
outline and the cells that it covers, not from how far it reaches.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from server.domain.clipping import area, area_of_any, borders, cut_to_box, cut_to_cell, runs_along, winding
from server.domain.errors import Exhausted
from server.domain.lattice import Bounds, CellId, Contour, Lattice
from server.domain.overlays.shapes import Shape
from server.domain.regions import Region, region_of

MOST_CELLS = 10_000
"""Cells that are looked at for one shape."""
MOST_SIDES = 200_000
"""Sides of its outline that are cut for one shape, counted in every box of cells that they run through."""
TOUCHED = 0.01
"""Share of a cell that is too little to count as any part of it."""
EXACT = 1e-6
"""Of a cell: sums of fractions are not exact."""
HALF = 0.5


Rings = tuple[Contour, ...]


class AreaTooLarge(Exhausted):
    """The shape reaches over more cells than are looked at, or its outline runs to and fro through too many."""

    reason = "AREA_TOO_LARGE"

    def __init__(self) -> None:
        words = f"the shape reaches over more than {MOST_CELLS} cells, or runs to and fro through too many"
        super().__init__(words, limit=MOST_CELLS)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which cells count: those whose `center` lies in the shape, or of which it covers at least a share.

    Where `any` part is enough, more than TOUCHED of a cell is.
    """

    rule: str = "center"
    fraction: float = HALF

    @property
    def share(self) -> float:
        """The share of a cell that has to be covered."""
        return {"any": TOUCHED, "half": HALF}.get(self.rule, self.fraction)


def covered(
    shape: Shape, lattice: Lattice, unit: float, coverage: Coverage, seen: Bounds | None = None
) -> list[CellId]:
    """The cells that a shape covers, row by row; a grid unit is `unit` pixels. Raises `AreaTooLarge`.

    Where only some are `seen`, others are left out, but for those around them.
    """
    if shape.cells is not None:
        return sorted({(each.column, each.row) for each in shape.cells.cells}, key=_by_row)
    region, cells = region_of(shape, lattice, unit), list[CellId]()
    if coverage.rule == "center" and region.holds is not None:
        columns, rows = _around(region.rings, lattice, seen)
        if len(columns) * len(rows) <= MOST_CELLS:  # quicker than cutting outlines
            return [(column, row) for row in rows for column in columns if region.holds(lattice.middle((column, row)))]
    looked_at = 0
    for columns, rows, rings in _touched(region.rings, lattice, seen):
        looked_at += len(columns) * len(rows)
        if looked_at > MOST_CELLS:
            raise AreaTooLarge
        if not rings or _counts((columns.start, rows.start), region, rings, lattice, coverage):
            cells += product(columns, rows)
    return sorted(cells, key=_by_row)


def _counts(cell: CellId, region: Region, rings: Rings, lattice: Lattice, coverage: Coverage) -> bool:
    """Whether a cell counts as covered; `rings` are those of the region, cut to about the cell."""
    if coverage.rule != "center":
        corners = lattice.corners(cell)
        within = [cut for ring in rings if (cut := cut_to_cell(ring, corners))]
        ground = area(within) if region.simple else area_of_any(within)
        return ground >= (coverage.share - EXACT) * area([corners])
    middle = lattice.middle(cell)
    if region.holds is not None:
        return region.holds(middle)
    return winding(rings, middle) != 0 or borders(rings, middle, EXACT * lattice.size)


def _by_row(cell: CellId) -> tuple[int, int]:
    return cell[1], cell[0]


def _around(rings: Rings, lattice: Lattice, seen: Bounds | None) -> tuple[range, range]:
    """Columns and rows of the cells in the box around rings, as far as they are seen."""
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    if seen is not None:
        left, top, right, bottom = max(left, seen[0]), max(top, seen[1]), min(right, seen[2]), min(bottom, seen[3])
    return lattice.within((left, top, right, bottom)) if left <= right and top <= bottom else (range(0), range(0))


def _touched(rings: Rings, lattice: Lattice, seen: Bounds | None) -> Iterator[tuple[range, range, Rings]]:
    """Columns and rows of cells that lie inside as a whole; or of one, and the rings in it, cut to about it."""
    columns, rows = _around(rings, lattice, seen)
    boxes, sides = [(columns, rows, rings)] if columns and rows else [], 0
    while boxes:
        columns, rows, parts = boxes.pop()
        box, sides = lattice.box(columns, rows), sides + sum(map(len, parts))
        if sides > MOST_SIDES:
            raise AreaTooLarge
        parts = tuple(cut for ring in parts if (cut := cut_to_box(ring, box)))
        if all(runs_along(ring, box) for ring in parts):
            middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
            if parts and winding(parts, middle):
                yield columns, rows, ()
        elif len(columns) * len(rows) == 1:
            yield columns, rows, parts
        elif len(columns) >= len(rows):
            half = math.ceil(len(columns) / 2)
            boxes += [(columns[half:], rows, parts), (columns[:half], rows, parts)]
        else:
            half = math.ceil(len(rows) / 2)
            boxes += [(columns, rows[half:], parts), (columns, rows[:half], parts)]
