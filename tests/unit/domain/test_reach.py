"""Cells at a distance counted in steps, beside closed forms."""

import pytest

from server.domain.cover import AreaTooLarge
from server.domain.hexagons import HexFlat, HexPointy
from server.domain.lattice import Lattice, Square
from server.domain.reach import reached
from server.domain.scene import Measure

EVERYTHING = (-1e9, -1e9, 1e9, 1e9)


def count(lattice: Lattice, origin: tuple[float, float], most: float, rule: str = "equidistant") -> int:
    return len(reached(origin, most, lattice, Measure(5.0, "ft", rule), EVERYTHING))


@pytest.mark.parametrize("steps", range(6))
def test_equal_diagonals_make_squares(steps: int) -> None:
    grid = Square(70.0, 3.5, -12.0)
    assert count(grid, grid.middle((4, -3)), steps * 5.0) == (2 * steps + 1) ** 2
    assert count(grid, grid.point((4, -3)), steps * 5.0) == (2 * steps) ** 2


@pytest.mark.parametrize("steps", range(6))
def test_dear_diagonals_make_diamonds(steps: int) -> None:
    grid = Square(40.0)
    assert count(grid, grid.middle((0, 0)), steps * 5.0, "rectilinear") == 2 * steps * (steps + 1) + 1


@pytest.mark.parametrize("lattice", [HexPointy(50.0, 7.0, 9.0), HexFlat(50.0, stagger="even")])
@pytest.mark.parametrize("steps", range(6))
def test_on_hexagons_they_make_hexagons(lattice: Lattice, steps: int) -> None:
    assert count(lattice, lattice.middle((3, 4)), steps * 5.0) == 3 * steps * (steps + 1) + 1


@pytest.mark.parametrize("lattice", [HexPointy(50.0), HexFlat(50.0)])
def test_around_a_corner_three_hexagons_meet(lattice: Lattice) -> None:
    corner = lattice.corners((3, 4))[1]
    assert count(lattice, corner, 4.9) == 0
    assert count(lattice, corner, 5.0) == 3
    assert count(lattice, corner, 10.0) == 12


def test_alternating_diagonals_count_one_and_two_by_turns() -> None:
    grid = Square(10.0)
    cells = reached(grid.middle((0, 0)), 30.0, grid, Measure(5.0, "ft", "alternating_1"), EVERYTHING)
    assert [cells.get((each, each)) for each in range(5)] == [0, 5, 15, 20, 30]


def test_only_what_is_seen_is_looked_at() -> None:
    grid = Square(10.0)
    cells = reached(grid.middle((0, 0)), 5e6, grid, Measure(), (20.0, 20.0, 59.0, 49.0))
    assert set(cells) == {(column, row) for column in range(2, 6) for row in range(2, 5)}
    assert reached(grid.middle((0, 0)), 5.0, grid, Measure(), (200.0, 200.0, 300.0, 300.0)) == {}
    with pytest.raises(AreaTooLarge):
        reached(grid.middle((0, 0)), 5e6, grid, Measure(), EVERYTHING)
