"""Lines of wall cut where doors stand in them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from server.domain.lattice import CellPoint
from server.interop.tiles import Tiles

CellLine = tuple[CellPoint, ...]
"""A polyline in cells; closed when its last point is the first one."""

BESIDE = 0.05
"""Cells beside a wall at which a door still stands in it."""
_SHORT = 1e-4
"""Cells of wall that are none."""


class DoorCuts:
    """Where walls have to end for doors, which are given by both their ends."""

    def __init__(self, doors: Iterable[tuple[CellPoint, CellPoint]]) -> None:
        self._doors: Tiles[tuple[CellPoint, CellPoint]] = Tiles()
        for door in doors:
            self._doors.add(door, door)

    def pieces(self, line: CellLine) -> Iterator[CellLine]:
        """What is left of a wall, in order; of a closed one that is cut nowhere, all of it."""
        made: list[list[CellPoint]] = [[line[0]]]
        for start, end in pairwise(line):
            for low, high in self._gaps(start, end):
                _extend(made[-1], _at(start, end, low))
                made.append([_at(start, end, high)])
            _extend(made[-1], end)
        lines = [tuple(each) for each in made if len(each) > 1]
        if len(made) > 1 and line[0] == line[-1] and len(made[0]) > 1 and len(made[-1]) > 1:
            lines = [made_of(lines[-1], lines[0]), *lines[1:-1]]
        yield from lines

    def _gaps(self, start: CellPoint, end: CellPoint) -> list[tuple[float, float]]:
        """Shares of a piece of wall that doors take, the first one first, none within another."""
        doors = self._doors.near((start, end))
        gaps = [gap for door in doors if (gap := _shared(start, end, door)) is not None]
        merged: list[tuple[float, float]] = []
        for low, high in sorted(gaps):
            if merged and low <= merged[-1][1]:
                merged[-1] = merged[-1][0], max(high, merged[-1][1])
            else:
                merged.append((low, high))
        return merged


def made_of(first: CellLine, second: CellLine) -> CellLine:
    """One line of two, of which the second begins where the first ends."""
    return (*first, *second[1:])


def _extend(line: list[CellPoint], point: CellPoint) -> None:
    if abs(point[0] - line[-1][0]) + abs(point[1] - line[-1][1]) > _SHORT:
        line.append(point)


def _shared(start: CellPoint, end: CellPoint, door: Sequence[CellPoint]) -> tuple[float, float] | None:
    """The part of a piece of wall that runs along a door, as shares of its length."""
    across, down = end[0] - start[0], end[1] - start[1]
    square = across * across + down * down
    along, beside = [], []
    for x, y in door:
        along.append(((x - start[0]) * across + (y - start[1]) * down) / square)
        beside.append(((x - start[0]) * down - (y - start[1]) * across) / square**0.5)
    if along[0] == along[1]:
        return None
    shares = sorted((max(0.0, min(1.0, each))) for each in along)
    if (shares[1] - shares[0]) * square**0.5 <= BESIDE:
        return None
    slope = (beside[1] - beside[0]) / (along[1] - along[0])
    if any(abs(beside[0] + slope * (each - along[0])) > BESIDE for each in shares):
        return None
    return shares[0], shares[1]


def _at(start: CellPoint, end: CellPoint, share: float) -> CellPoint:
    if share in (0.0, 1.0):
        return end if share else start
    return tuple(round(a + (b - a) * share, 6) + 0.0 for a, b in zip(start, end, strict=True))  # type: ignore[return-value]
