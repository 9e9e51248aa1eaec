"""Things on a map, looked up by where they lie."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from server.domain.lattice import CellPoint

Item = TypeVar("Item")

_SIDE = 4.0
_MOST = 64
"""Tiles of a thing; what reaches into more lies everywhere."""


class Tiles(Generic[Item]):
    """Things by the tiles, four cells wide, that the boxes around them reach into."""

    def __init__(self) -> None:
        self._tiles: dict[tuple[int, int], list[Item]] = {}
        self._everywhere: list[Item] = []
        self._all: list[Item] = []

    def add(self, item: Item, points: Iterable[CellPoint]) -> None:
        """Lay a thing down whose points are finite."""
        self._all.append(item)
        tiles = _tiles(points)
        if not tiles:
            self._everywhere.append(item)
        for tile in tiles:
            self._tiles.setdefault(tile, []).append(item)

    def near(self, points: Iterable[CellPoint]) -> list[Item]:
        """Those that may reach into the box around some points, in the order in which they came by tile."""
        tiles = _tiles(points)
        if not tiles:
            return self._all
        some = [item for tile in tiles for item in self._tiles.get(tile, ())]
        return list(dict.fromkeys(some + self._everywhere))


def _tiles(points: Iterable[CellPoint]) -> list[tuple[int, int]]:
    """The tiles of a box around points; none when they are too many."""
    xs, ys = zip(*points, strict=True)
    columns, rows = (range(int(min(each) // _SIDE), int(max(each) // _SIDE) + 1) for each in (xs, ys))
    if len(columns) * len(rows) > _MOST:
        return []
    return [(column, row) for column in columns for row in rows]
