"""Lines of fewer points, for programs that skip points that are near each other, or take only so many walls.

The point goes first that changes the least (M. Visvalingam and J. D. Whyatt, "CellLine generalisation by repeated
elimination of points", 1993). Ends stay where they are, so that doors stay closed.
"""

import heapq
import math
from collections.abc import Sequence

from server.domain.lattice import CellPoint
from server.interop.cuts import CellLine

FEWEST = 4
"""Points of a closed line, the first of which is the last."""


def thinned(lines: Sequence[CellLine], shortest: float = 0.0, most: int = 0) -> list[CellLine]:
    """Lines without pieces shorter than `shortest` cells, of at most `most` pieces together, where that can be."""
    made = [_Thinned(line) for line in lines]
    if shortest:
        _remove(made, shortest=shortest)
    if most:
        _remove(made, surplus=sum(each.count - 1 for each in made) - most)
    return [each.line for each in made]


class _Thinned:
    """A line that loses points."""

    def __init__(self, line: CellLine) -> None:
        self._points: list[CellPoint | None] = list(line)
        self._before = list(range(-1, len(line) - 1))
        self._after = list(range(1, len(line) + 1))
        self.count = len(line)
        self._fewest = FEWEST if line[0] == line[-1] else 2

    @property
    def line(self) -> CellLine:
        """The points that are left."""
        return tuple(each for each in self._points if each is not None)

    def inner(self) -> range:
        """Numbers of the points that may go."""
        return range(1, len(self._points) - 1)

    def around(self, at: int) -> tuple[int, ...]:
        """Numbers of the neighbours of a point that may go too."""
        return tuple(each for each in (self._before[at], self._after[at]) if 0 < each < len(self._points) - 1)

    def weight(self, at: int, shortest: float) -> float:
        """What a point changes; nothing is so light that a point must not go."""
        a, b, c = (self._points[each] for each in (self._before[at], at, self._after[at]))
        if a is None or b is None or c is None or self.count <= self._fewest:
            return math.inf
        if shortest and min(math.dist(a, b), math.dist(b, c)) >= shortest:
            return math.inf
        return abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) / 2

    def drop(self, at: int) -> None:
        """Take a point out."""
        before, after = self._before[at], self._after[at]
        self._after[before], self._before[after] = after, before
        self._points[at] = None
        self.count -= 1


def _remove(lines: Sequence[_Thinned], shortest: float = 0.0, surplus: int | None = None) -> None:
    """Take the lightest point out, again and again: those at short pieces, or as many as there are too many."""
    heap = [
        (weight, number, at)
        for number, line in enumerate(lines)
        for at in line.inner()
        if (weight := line.weight(at, shortest)) < math.inf
    ]
    heapq.heapify(heap)
    while heap and (surplus is None or surplus > 0):
        weight, number, at = heapq.heappop(heap)
        line = lines[number]
        if weight != line.weight(at, shortest):
            continue
        around = line.around(at)
        line.drop(at)
        if surplus is not None:
            surplus -= 1
        for each in around:
            if (changed := line.weight(each, shortest)) < math.inf:
                heapq.heappush(heap, (changed, number, each))
