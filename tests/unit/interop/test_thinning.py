"""Lines of fewer points."""

import math
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from server.interop.cuts import CellLine
from server.interop.thinning import thinned

POINTS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=2, max_size=40, unique=True)
LINES = st.lists(POINTS, min_size=1, max_size=6)


def in_cells(points: list[tuple[int, int]], closed: bool) -> CellLine:
    line = tuple((x / 20, y / 20) for x, y in points)
    return (*line, line[0]) if closed and len(line) > 2 else line


@settings(deadline=None)
@given(LINES, st.booleans())
def test_pieces_are_not_shorter_than_asked_for_but_where_nothing_else_is_left(
    points: list[list[tuple[int, int]]], closed: bool
) -> None:
    lines = [in_cells(each, closed) for each in points]
    for line, thin in zip(lines, thinned(lines, shortest=0.3), strict=True):
        assert (thin[0], thin[-1]) == (line[0], line[-1])
        assert set(thin) <= set(line)
        assert [each for each in line if each in set(thin)] == list(thin)
        fewest = 4 if line[0] == line[-1] else 2
        assert len(thin) >= min(fewest, len(line))
        if len(thin) > fewest:
            assert min(math.dist(*piece) for piece in pairwise(thin)) >= 0.3


@settings(deadline=None)
@given(LINES, st.integers(1, 100))
def test_there_are_no_more_pieces_than_asked_for(points: list[list[tuple[int, int]]], most: int) -> None:
    lines = [in_cells(each, closed=False) for each in points]
    thin = thinned(lines, most=most)
    assert sum(len(each) - 1 for each in thin) == max(len(lines), min(most, sum(len(each) - 1 for each in lines)))


def test_the_point_goes_that_changes_least() -> None:
    line: CellLine = ((0, 0), (1, 0.1), (2, 0), (3, 5), (4, 0))
    assert thinned([line], most=3) == [((0, 0), (2, 0), (3, 5), (4, 0))]


def test_nothing_asked_for_changes_nothing() -> None:
    line: CellLine = ((0, 0), (0.01, 0), (0.02, 0))
    assert thinned([line]) == [line]
