"""The nearest spots of grids, beside every spot there is around."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.hexagons import HexFlat, HexPointy
from server.domain.lattice import Gridless, ImagePoint, Lattice, Square
from server.domain.overlays import Cell, Pixel, Position
from server.domain.places import point_of
from server.domain.snapping import snapped
from tests.unit.domain.test_lattice import HEXAGONS, POINTS, SQUARES

SORTS = st.lists(st.sampled_from(("center", "corner", "edge")), min_size=1, max_size=3, unique=True)


def spots(lattice: Lattice, point: ImagePoint, sorts: list[str]) -> list[ImagePoint]:
    """All spots of the cell of a point and of those around it."""
    cell = lattice.cell(point)
    every = []
    for each in (cell, *lattice.neighbours(cell)):
        corners = lattice.corners(each)
        sides = zip(corners, [*corners[1:], corners[0]], strict=True)
        every += [lattice.middle(each)] if "center" in sorts else []
        every += corners if "corner" in sorts else []
        every += [((x + far_x) / 2, (y + far_y) / 2) for (x, y), (far_x, far_y) in sides] if "edge" in sorts else []
    return every


@given(SQUARES | HEXAGONS, POINTS, SORTS)
def test_a_place_snaps_to_the_nearest_spot(lattice: Lattice, point: ImagePoint, sorts: list[str]) -> None:
    if isinstance(lattice, Gridless):
        return
    nearest = min(math.dist(each, point) for each in spots(lattice, point, sorts))
    there = point_of(snapped(Position(Pixel(*point)), lattice, sorts), lattice)
    assert math.dist(there, point) == pytest.approx(nearest, abs=1e-6 * lattice.size)
    in_cells = Position(cell=Cell(*lattice.spot(point)))
    moved = snapped(in_cells, lattice, sorts)
    assert moved.cell is not None
    assert math.dist(point_of(moved, lattice), point) == pytest.approx(nearest, abs=1e-5 * lattice.size)
    assert snapped(moved, lattice, sorts) == moved


@given(POINTS)
def test_without_cells_a_place_stays(point: ImagePoint) -> None:
    place = Position(Pixel(*point))
    assert snapped(place, Gridless(70), ["center"]) == place


def test_a_middle_is_named_by_its_cell() -> None:
    for lattice in (Square(70.3, 1, 2), HexPointy(70.3), HexFlat(70.3, stagger="even")):
        assert snapped(Position(cell=Cell(3.4, -2.6)), lattice, ["center"]) == Position(cell=Cell(3, -3, "center"))
