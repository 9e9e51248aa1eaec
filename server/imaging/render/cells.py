"""Cells as ground: the outline of all of them together."""

from collections.abc import Iterable, Sequence

import numpy as np

from server.domain.lattice import CellId
from server.drawing.strokes import Points
from server.imaging.render.viewport import Viewport

_FINENESS = 64.0
"""Corners of neighbours are the same place when they are not further apart than this part of a cell, or twice that."""


def outline_of(cells: Iterable[CellId], viewport: Viewport) -> list[Points]:
    """Return rings around cells: sides that two of them share are left out; a hole runs the other way around."""
    lattice = viewport.lattice
    grain = _FINENESS / max(viewport.cell, 1e-6)
    places: dict[tuple[int, int], tuple[float, float]] = {}
    sides: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for cell in dict.fromkeys(cells):
        keys = []
        for x, y in lattice.corners(cell):
            place = viewport.seen(x, y)
            key = round(place[0] * grain), round(place[1] * grain)
            places.setdefault(key, place)
            keys.append(key)
        for start, end in zip(keys, (*keys[1:], keys[0]), strict=True):
            if (back := sides.get(end)) is not None and start in back:
                back.remove(start)
                if not back:
                    del sides[end]
            else:
                sides.setdefault(start, []).append(end)
    return [np.array([places[key] for key in ring]) for ring in _chained(sides)]


def _chained(sides: dict[tuple[int, int], list[tuple[int, int]]]) -> Iterable[Sequence[tuple[int, int]]]:
    while sides:
        first = next(iter(sides))
        ring, at = [first], first
        while True:
            ends = sides[at]
            at = ends.pop()
            if not ends:
                del sides[ring[-1]]
            if at == first:
                break
            ring.append(at)
        yield _straightened(ring)


def _straightened(ring: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A ring without the corners at which it goes straight on."""
    kept = []
    for index, (x, y) in enumerate(ring):
        (left, top), (right, bottom) = ring[index - 1], ring[(index + 1) % len(ring)]
        turn = (x - left) * (bottom - y) - (y - top) * (right - x)
        if abs(turn) > _FINENESS * 4:
            kept.append((x, y))
    return kept or ring
