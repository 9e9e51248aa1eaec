"""Cells and pixels, neighbours and distances, as any lattice has them; squares are what there is."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.lattice import CellId, CellPoint, Lattice, Square

CELLS = st.tuples(st.integers(-500, 500), st.integers(-500, 500))
LATTICES: st.SearchStrategy[Lattice] = st.builds(
    Square, size=st.floats(1, 4096), offset_x=st.floats(-4096, 4096), offset_y=st.floats(-4096, 4096)
)


@given(LATTICES, CELLS)
def test_the_middle_of_a_cell_lies_in_it(lattice: Lattice, cell: CellId) -> None:
    assert lattice.cell(lattice.middle(cell)) == cell


@given(LATTICES, st.tuples(st.floats(-500, 500), st.floats(-500, 500)))
def test_a_spot_comes_back_from_its_point(lattice: Lattice, spot: CellPoint) -> None:
    assert lattice.spot(lattice.point(spot)) == pytest.approx(spot, abs=1e-6)


@given(LATTICES, CELLS)
def test_neighbours_are_one_step_away_and_mutual(lattice: Lattice, cell: CellId) -> None:
    around = lattice.neighbours(cell)
    assert len(set(around)) == len(around)
    assert cell not in around
    for each in around:
        assert lattice.distance(cell, each) == 1
        assert cell in lattice.neighbours(each)


@given(LATTICES, CELLS, CELLS, CELLS)
def test_distances_are_those_of_a_space(lattice: Lattice, first: CellId, second: CellId, third: CellId) -> None:
    assert (lattice.distance(first, second) == 0) == (first == second)
    assert lattice.distance(first, second) == lattice.distance(second, first)
    assert lattice.distance(first, third) <= lattice.distance(first, second) + lattice.distance(second, third)


@given(LATTICES, CELLS, CELLS)
def test_a_step_towards_a_cell_is_a_step_less(lattice: Lattice, start: CellId, end: CellId) -> None:
    if start != end:
        nearest = min(lattice.distance(each, end) for each in lattice.neighbours(start))
        assert nearest == lattice.distance(start, end) - 1


def test_squares_lie_where_their_offsets_say() -> None:
    lattice = Square(70, 10, -5)
    assert lattice.point((0, 0)) == (10, -5)
    assert lattice.point((1.5, 2)) == (115, 135)
    assert lattice.middle((0, 1)) == (45, 100)
    assert lattice.cell((79.9, -5)) == (0, 0)
    assert lattice.cell((80, -5.1)) == (1, -1)
    assert lattice.neighbours((0, 0))[:3] == ((0, -1), (1, -1), (1, 0))
    assert lattice.distance((0, 0), (3, -5)) == 5


@pytest.mark.parametrize("wrong", [math.nan, math.inf])
def test_what_is_no_number_lies_nowhere(wrong: float) -> None:
    x, y = Square(70).point((wrong, 1))
    assert not math.isfinite(x)
    assert y == 70
