"""How many units away from a place the cells of a grid are, counted in steps."""

import math

from server.domain.cover import MOST_CELLS, AreaTooLarge
from server.domain.distances import RULES
from server.domain.lattice import Bounds, CellId, ImagePoint, Lattice, Square
from server.domain.scene import Measure

_SLACK = 1e-6
_AROUND = tuple((math.cos(turn), math.sin(turn)) for turn in (0.5, 1.6, 2.6, 3.7, 4.7, 5.8))


def reached(origin: ImagePoint, most: float, lattice: Lattice, measure: Measure, seen: Bounds) -> dict[CellId, float]:
    """The cells at most so many units away from a place that may reach into a box, and how far away each is.

    Steps over corners of squares count by the rule of `measure`. From a corner or a side the first step leads into the
    cells that meet there. Raises `AreaTooLarge`.
    """
    wide = (most / measure.per_cell + 1.5) * lattice.size
    box = (
        max(seen[0], origin[0] - wide),
        max(seen[1], origin[1] - wide),
        min(seen[2], origin[0] + wide),
        min(seen[3], origin[1] + wide),
    )
    if box[0] > box[2] or box[1] > box[3]:
        return {}
    columns, rows = lattice.within(box)
    if len(columns) * len(rows) > 2 * MOST_CELLS:
        raise AreaTooLarge
    begin = _met(origin, lattice)
    cells = {}
    for row in rows:
        for column in columns:
            units = _steps((column, row), origin, begin, lattice, measure.rule) * measure.per_cell
            if units <= most * (1 + _SLACK):
                cells[column, row] = units
    return cells


def _met(origin: ImagePoint, lattice: Lattice) -> set[CellId]:
    """The cells that meet at a place: one in its middle, more at a corner or a side."""
    near = lattice.size * _SLACK
    return {lattice.cell((origin[0] + across * near, origin[1] + down * near)) for across, down in _AROUND}


def _steps(cell: CellId, origin: ImagePoint, begin: set[CellId], lattice: Lattice, rule: str) -> float:
    if not isinstance(lattice, Square):
        return min(lattice.distance(each, cell) for each in begin) + (1.0 if len(begin) > 1 else 0.0)
    column, row = lattice.spot(origin)
    apart = sorted(_whole(abs(each)) for each in (cell[0] + 0.5 - column, cell[1] + 0.5 - row))
    return RULES.get(rule, RULES["equidistant"])(apart[1] - apart[0], apart[0], 0)


def _whole(cells: float) -> int:
    return max(0, math.ceil(cells - _SLACK))
