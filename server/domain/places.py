"""Where the positions that callers give lie on an image with a grid."""

import math

from server.domain.lattice import CellId, CellPoint, ImagePoint, Lattice
from server.domain.overlays.geometry import Cell, Position

CENTER = "center"


def spot_of(cell: Cell) -> CellPoint:
    """The spot of a cell that is meant."""
    anchor = 0.5 if cell.anchor == CENTER else 0.0
    return cell.column + anchor, cell.row + anchor


def point_of(position: Position, lattice: Lattice) -> ImagePoint:
    """Where a position lies; not a number where it is unset."""
    if position.pixel is not None:
        return position.pixel.x, position.pixel.y
    return (math.nan, math.nan) if position.cell is None else lattice.point(spot_of(position.cell))


def cell_of(position: Position, lattice: Lattice) -> CellId:
    """The cell that a position, which is set and finite, is in: the one it names, or the one that the pixel lies in."""
    if position.cell is None:
        return lattice.cell(point_of(position, lattice))
    column, row = spot_of(position.cell)
    return math.floor(column), math.floor(row)
