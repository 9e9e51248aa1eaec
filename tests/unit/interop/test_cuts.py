"""Walls with gaps for doors."""

import math
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from server.interop.cuts import CellLine, DoorCuts


def cut(line: CellLine, *doors: tuple[tuple[float, float], tuple[float, float]]) -> list[CellLine]:
    return list(DoorCuts(doors).pieces(line))


def length(lines: list[CellLine]) -> float:
    return sum(math.dist(*piece) for line in lines for piece in pairwise(line))


SQUARE: CellLine = ((0, 0), (10, 0), (10, 10), (0, 10), (0, 0))


def test_a_wall_ends_where_a_door_begins() -> None:
    assert cut(((0, 0), (9, 0)), ((4, 0), (5, 0))) == [((0, 0), (4, 0)), ((5, 0), (9, 0))]
    assert cut(((0, 0), (9, 0)), ((9, 0), (8, 0)), ((0, 0), (1, 0))) == [((1, 0), (8, 0))]
    assert cut(((0, 0), (1, 0)), ((0, 0), (1, 0))) == []


def test_a_closed_wall_is_one_wall_but_for_the_gap() -> None:
    assert cut(SQUARE) == [SQUARE]
    assert cut(SQUARE, ((10, 4), (10, 5))) == [((10, 5), (10, 10), (0, 10), (0, 0), (10, 0), (10, 4))]


def test_a_door_over_a_corner_takes_from_both_sides() -> None:
    assert cut(((0, 0), (4, 0), (8, 0)), ((3, 0), (6, 0))) == [((0, 0), (3, 0)), ((6, 0), (8, 0))]


def test_doors_over_each_other_make_one_gap() -> None:
    assert cut(((0, 0), (9, 0)), ((3, 0), (5, 0)), ((4, 0), (6, 0))) == [((0, 0), (3, 0)), ((6, 0), (9, 0))]


def test_doors_across_or_beside_a_wall_cut_nothing() -> None:
    wall: CellLine = ((0, 0), (9, 0))
    for door in (((4, -1), (4, 1)), ((4, 0), (4, 1)), ((4, 0.1), (5, 0.1)), ((10, 0), (11, 0)), ((4, 0), (5, 0.5))):
        assert cut(wall, door) == [wall]


def test_a_door_a_little_beside_its_wall_cuts_it() -> None:
    assert length(cut(((0, 0), (9, 0)), ((4, 0.04), (5, -0.04)))) == 8


@settings(deadline=None)
@given(
    starts=st.lists(st.integers(0, 39), min_size=1, max_size=12, unique=True),
    angle=st.floats(0, math.tau),
    closed=st.booleans(),
)
def test_as_much_is_missing_as_doors_are_wide(starts: list[int], angle: float, closed: bool) -> None:
    """Doors, half a cell wide, on the sides of a square, or on a line, turned by some angle."""

    def turned(along: float) -> tuple[float, float]:
        side, rest = divmod(along, 10) if closed else (0, along)
        flat = {0: (rest, 0), 1: (10, rest), 2: (10 - rest, 10), 3: (0, 10 - rest), 4: (0, 0)}[int(side)]
        return tuple(  # type: ignore[return-value]
            round(each, 6)
            for each in (
                flat[0] * math.cos(angle) - flat[1] * math.sin(angle),
                flat[0] * math.sin(angle) + flat[1] * math.cos(angle),
            )
        )

    corners = [0, 10, 20, 30] if closed else [0, 40]
    line = [turned(each) for each in corners]
    if closed:
        line.append(line[0])
    doors = [(turned(each + 0.25), turned(each + 0.75)) for each in starts]
    pieces = cut(tuple(line), *doors)
    assert math.isclose(length(pieces), 40 - len(starts) / 2, abs_tol=1e-3)
    assert len(pieces) == len(starts) + (0 if closed else 1)
    ends = {each for piece in pieces for each in (piece[0], piece[-1])}
    assert all(min(math.dist(end, each) for each in ends) < 1e-4 for door in doors for end in door)
