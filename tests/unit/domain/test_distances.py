"""What paths over grids measure, by every rule, beside formulas in closed form."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.distances import RULES, legs_of
from server.domain.hexagons import HexFlat, HexPointy
from server.domain.lattice import CellId, Gridless, Square
from server.domain.overlays import Cell, Pixel, Position
from server.domain.scene import Measure

CELLS = st.tuples(st.integers(-300, 300), st.integers(-300, 300))
PATHS = st.lists(CELLS, min_size=2, max_size=12)
LATTICES = st.sampled_from((Square(70.3, -11.2, 4.4), Square(1.5)))


def places(path: list[CellId]) -> list[Position]:
    return [Position(cell=Cell(*each)) for each in path]


def in_all(path: list[CellId], lattice: Square, rule: str, per_cell: float = 5.0) -> float:
    return sum(leg.distance for leg in legs_of(places(path), lattice, Measure(per_cell, "ft", rule)))


def steps(path: list[CellId]) -> tuple[int, int]:
    """Steps over sides and over corners of a whole path."""
    moves = [sorted((abs(end[0] - start[0]), abs(end[1] - start[1]))) for start, end in pairwise(path)]
    return sum(large - small for small, large in moves), sum(small for small, _ in moves)


@given(PATHS, LATTICES)
def test_a_path_measures_what_its_steps_do(path: list[CellId], lattice: Square) -> None:
    sides, corners = steps(path)
    expected = {
        "equidistant": sides + corners,
        "exact": sides + math.sqrt(2) * corners,
        "approximate": sides + 1.5 * corners,
        "rectilinear": sides + 2 * corners,
        "alternating_1": sides + corners + corners // 2,
        "alternating_2": sides + corners + math.ceil(corners / 2),
        "illegal": sides + 2 * corners,
        "euclidean": sum(math.dist(*pair) for pair in pairwise(path)),
    }
    assert set(expected) == set(RULES)
    for rule, count in expected.items():
        assert in_all(path, lattice, rule) == pytest.approx(5 * count)


@given(PATHS, st.integers(0, 11), LATTICES)
def test_a_waypoint_on_the_way_changes_nothing_but_what_is_straight(
    path: list[CellId], at: int, lattice: Square
) -> None:
    at %= len(path) - 1
    start, end = path[at], path[at + 1]
    line = lattice.line(start, end)
    parted = [*path[: at + 1], line[len(line) // 2], *path[at + 1 :]]
    for rule in RULES:
        if rule != "euclidean":
            assert in_all(parted, lattice, rule) == pytest.approx(in_all(path, lattice, rule))


def test_steps_over_corners_alternate_from_leg_to_leg() -> None:
    path = places([(0, 0), (1, 1), (2, 2), (3, 3)])
    first, second = (
        [leg.distance for leg in legs_of(path, Square(), Measure(5, "ft", f"alternating_{n}"))] for n in (1, 2)
    )
    assert first == [5, 10, 5]
    assert second == [10, 5, 10]


def test_places_in_cells_are_in_the_cells_they_name() -> None:
    """Also where the sum of offset and cells is a little less than the edge."""
    for lattice in (Square(0.1 + 0.2, 0.7), Square(33.3, -7.77)):
        path = [Position(cell=Cell(column, 0)) for column in range(200)]
        assert [leg.steps for leg in legs_of(path, lattice, Measure())] == [1] * 199


@pytest.mark.parametrize("kind", [HexPointy, HexFlat])
def test_hexagons_are_counted_as_they_are_named(kind: type[HexPointy]) -> None:
    path = [Position(cell=Cell(0, 0)), Position(cell=Cell(0, 3, "center")), Position(cell=Cell(4, 3))]
    legs = legs_of(path, kind(50.5, 3, 9), Measure(6, "mi", "exact"))
    assert [(leg.distance, leg.steps, leg.diagonals) for leg in legs] == [(18, 3, 0), (24, 4, 0)]


@given(*[st.floats(-1e6, 1e6)] * 4, st.floats(1, 4096))
def test_without_cells_distances_are_straight(x: float, y: float, far_x: float, far_y: float, size: float) -> None:
    (leg,) = legs_of([Position(Pixel(x, y)), Position(Pixel(far_x, far_y))], Gridless(size, 7, 7), Measure(5))
    assert leg.distance == pytest.approx(math.hypot(far_x - x, far_y - y) / size * 5)
    assert (leg.steps, leg.diagonals) == (0, 0)
