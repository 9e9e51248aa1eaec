"""The places of a grid that things are put on: middles of cells, their corners, middles of their sides."""

import math
from collections.abc import Iterator, Mapping, Sequence

from server.domain.hexagons import HexFlat, HexPointy
from server.domain.lattice import CellId, CellPoint, Gridless, Lattice
from server.domain.overlays.geometry import Cell, Pixel, Position
from server.domain.places import CENTER, point_of

Spots = Mapping[str, tuple[CellPoint, ...]]
"""Of each sort, the spots of one cell, as fractions of it, that all its neighbours' together with make up all."""

MIDDLE: CellPoint = (0.5, 0.5)
SQUARE: Spots = {CENTER: (MIDDLE,), "corner": ((0.0, 0.0),), "edge": ((0.5, 0.0), (0.0, 0.5))}
POINTY: Spots = {
    CENTER: (MIDDLE,),
    "corner": ((0.5, 0.0), (0.0, 0.25)),
    "edge": ((0.75, 0.125), (0.25, 0.125), (0.0, 0.5)),
}
FLAT: Spots = {sort: tuple((down, across) for across, down in spots) for sort, spots in POINTY.items()}


def snapped(position: Position, lattice: Lattice, sorts: Sequence[str]) -> Position:
    """The spot of these sorts that is nearest to a finite position: in pixels if that is, in cells if not.

    `sorts` are some of center, corner, edge. Without a grid everything stays where it is.
    """
    if isinstance(lattice, Gridless):
        return position
    point = point_of(position, lattice)
    spots = _around(lattice.cell(point), lattice, sorts)
    column, row = min(spots, key=lambda spot: math.dist(lattice.point(spot), point))
    if position.cell is None:
        return Position(pixel=Pixel(*lattice.point((column, row))))
    whole = math.floor(column), math.floor(row)
    if (column - whole[0], row - whole[1]) == MIDDLE:
        return Position(cell=Cell(*whole, CENTER))
    return Position(cell=Cell(column, row))


def _around(cell: CellId, lattice: Lattice, sorts: Sequence[str]) -> Iterator[CellPoint]:
    own = FLAT if isinstance(lattice, HexFlat) else POINTY if isinstance(lattice, HexPointy) else SQUARE
    for column, row in (cell, *lattice.neighbours(cell)):
        for sort in sorts:
            for across, down in own[sort]:
                yield column + across, row + down
