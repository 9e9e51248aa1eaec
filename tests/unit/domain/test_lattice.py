"""Cells and pixels, neighbours and distances, as any lattice has them, of squares and of hexagons."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.hexagons import HexFlat, HexPointy
from server.domain.lattice import CellId, CellPoint, Gridless, ImagePoint, Lattice, Square

CELLS = st.tuples(st.integers(-500, 500), st.integers(-500, 500))
PLACED = {"size": st.floats(1, 4096), "offset_x": st.floats(-4096, 4096), "offset_y": st.floats(-4096, 4096)}
STAGGERED = PLACED | {"stagger": st.sampled_from(("odd", "even"))}
SQUARES: st.SearchStrategy[Lattice] = st.builds(Square, **PLACED) | st.builds(Gridless, **PLACED)
HEXAGONS = st.builds(HexPointy, **STAGGERED) | st.builds(HexFlat, **STAGGERED)
LATTICES: st.SearchStrategy[Lattice] = SQUARES | HEXAGONS
POINTS = st.tuples(st.floats(-50_000, 50_000), st.floats(-50_000, 50_000))
WHOLE = 1e-6
"""Of a cell: what numbers with a fraction may be off by."""


def apart(first: ImagePoint, second: ImagePoint) -> float:
    return math.dist(first, second)


@given(LATTICES, CELLS)
def test_the_middle_of_a_cell_lies_in_it(lattice: Lattice, cell: CellId) -> None:
    assert lattice.cell(lattice.middle(cell)) == cell


@given(SQUARES, st.tuples(st.floats(-500, 500), st.floats(-500, 500)))
def test_a_spot_comes_back_from_its_point(lattice: Lattice, spot: CellPoint) -> None:
    assert lattice.spot(lattice.point(spot)) == pytest.approx(spot, abs=1e-6)


@given(LATTICES, POINTS)
def test_a_point_comes_back_from_its_spot(lattice: Lattice, point: ImagePoint) -> None:
    column, row = lattice.spot(point)
    assert (math.floor(column), math.floor(row)) == lattice.cell(point)
    assert apart(lattice.point((column, row)), point) < WHOLE * lattice.size


@given(HEXAGONS, CELLS, st.integers(0, 5))
def test_corners_come_back_from_their_spots(lattice: Lattice, cell: CellId, at: int) -> None:
    corner = lattice.corners(cell)[at]
    assert apart(lattice.point(lattice.spot(corner)), corner) < WHOLE * lattice.size


@given(LATTICES, POINTS)
def test_a_point_lies_in_the_cell_whose_middle_is_nearest(lattice: Lattice, point: ImagePoint) -> None:
    cell = lattice.cell(point)
    own = apart(lattice.middle(cell), point)
    assert own <= min(apart(lattice.middle(each), point) for each in lattice.neighbours(cell)) + WHOLE * lattice.size


@given(LATTICES, CELLS)
def test_corners_lie_around_the_middle_clockwise(lattice: Lattice, cell: CellId) -> None:
    (x, y), corners = lattice.middle(cell), lattice.corners(cell)
    turns = [math.atan2(below - y, right - x) for right, below in corners]
    whole = math.tau / len(corners)
    following = zip(turns, [*turns[1:], turns[0]], strict=True)
    assert all((after - before) % math.tau == pytest.approx(whole, abs=1e-4) for before, after in following)
    reach = lattice.size / (math.sqrt(2) if len(corners) == 4 else math.sqrt(3))
    assert all(apart((x, y), each) == pytest.approx(reach, rel=1e-6) for each in corners)


@given(LATTICES, CELLS)
def test_cells_side_by_side_share_two_corners(lattice: Lattice, cell: CellId) -> None:
    corners = lattice.corners(cell)
    for each in lattice.neighbours(cell):
        shared = sum(
            any(apart(own, other) < WHOLE * lattice.size for other in lattice.corners(each)) for own in corners
        )
        assert shared == (2 if len(corners) == 6 or 0 in (each[0] - cell[0], each[1] - cell[1]) else 1)


@given(LATTICES, CELLS)
def test_neighbours_follow_each_other_clockwise_from_the_north(lattice: Lattice, cell: CellId) -> None:
    x, y = lattice.middle(cell)
    points = [lattice.middle(each) for each in lattice.neighbours(cell)]
    bearings = [math.atan2(right - x, y - below) % math.tau for right, below in points]
    bearings = [0.0 if each > math.tau - WHOLE else each for each in bearings]
    assert bearings == sorted(bearings)


@given(LATTICES, CELLS, CELLS)
def test_a_line_leads_from_neighbour_to_neighbour(lattice: Lattice, start: CellId, end: CellId) -> None:
    line = lattice.line(start, end)
    assert (line[0], line[-1], len(line)) == (start, end, lattice.distance(start, end) + 1)
    assert all(lattice.distance(*pair) == 1 for pair in pairwise(line))


@given(LATTICES, POINTS, st.floats(0, 12), st.floats(0, 12), st.floats(0, 1), st.floats(0, 1))
def test_a_box_names_every_cell_that_reaches_into_it(
    lattice: Lattice, corner: ImagePoint, across: float, down: float, right: float, below: float
) -> None:
    width, height = across * lattice.size, down * lattice.size
    columns, rows = lattice.within((*corner, corner[0] + width, corner[1] + height))
    column, row = lattice.cell((corner[0] + right * width, corner[1] + below * height))
    assert column in columns
    assert row in rows


@given(HEXAGONS, CELLS)
def test_axial_coordinates_name_a_cell(lattice: HexPointy, cell: CellId) -> None:
    assert lattice.at(lattice.axial(cell)) == cell


@given(HEXAGONS, CELLS, CELLS)
def test_hexagons_are_as_far_apart_as_cubes_in_a_diagonal_plane(lattice: HexPointy, start: CellId, end: CellId) -> None:
    cubes = [(q, r, -q - r) for q, r in map(lattice.axial, (start, end))]
    assert lattice.distance(start, end) == sum(abs(far - near) for near, far in zip(*cubes, strict=True)) // 2


@given(HEXAGONS, CELLS)
def test_middles_lie_where_axial_coordinates_say(lattice: HexPointy, cell: CellId) -> None:
    radius = lattice.size / math.sqrt(3)
    (q, r), (x, y) = lattice.axial(cell), lattice.middle(lattice.at((0, 0)))
    if isinstance(lattice, HexFlat):
        expected = x + 1.5 * radius * q, y + math.sqrt(3) * radius * (r + q / 2)
    else:
        expected = x + math.sqrt(3) * radius * (q + r / 2), y + 1.5 * radius * r
    assert apart(lattice.middle(cell), expected) < WHOLE * lattice.size


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


def test_rows_of_hexagons_are_staggered() -> None:
    odd, even = HexPointy(60, 10, -5), HexPointy(60, 10, -5, "even")
    assert odd.corners((0, 0))[0] == pytest.approx((40, -5))
    assert odd.corners((0, 1))[5][0] == pytest.approx(40)
    assert even.corners((0, 0))[5][0] == pytest.approx(40)
    assert even.corners((0, 1))[5][0] == pytest.approx(10)
    assert odd.neighbours((1, 1)) == ((2, 0), (2, 1), (2, 2), (1, 2), (0, 1), (1, 0))
    assert even.neighbours((1, 1)) == ((1, 0), (2, 1), (1, 2), (0, 2), (0, 1), (0, 0))


def test_columns_of_hexagons_are_staggered() -> None:
    odd, even = HexFlat(60, 10, -5), HexFlat(60, 10, -5, "even")
    assert min(y for _, y in odd.corners((0, 0))) == pytest.approx(-5)
    assert min(y for _, y in odd.corners((1, 0))) == pytest.approx(25)
    assert min(y for _, y in even.corners((0, 0))) == pytest.approx(25)
    assert odd.corners((0, 0))[0] == pytest.approx((10, 25))
    assert odd.neighbours((1, 1)) == ((1, 0), (2, 1), (2, 2), (1, 2), (0, 2), (0, 1))
    assert even.neighbours((1, 1)) == ((1, 0), (2, 0), (2, 1), (1, 2), (0, 1), (0, 0))


@pytest.mark.parametrize("kind", [HexPointy, HexFlat])
@pytest.mark.parametrize("wrong", [math.nan, math.inf])
def test_no_hexagon_lies_where_no_number_leads(kind: type[HexPointy], wrong: float) -> None:
    assert not any(map(math.isfinite, kind(70).point((wrong, 1))))


@pytest.mark.parametrize("wrong", [math.nan, math.inf])
def test_what_is_no_number_lies_nowhere(wrong: float) -> None:
    x, y = Square(70).point((wrong, 1))
    assert not math.isfinite(x)
    assert y == 70
