"""Cells as ground: the outline of all of them together."""

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from server.domain.lattice import CellId
from server.drawing.strokes import Points
from server.imaging.render.viewport import Viewport

_FINENESS = 64.0
"""Corners of neighbours are the same place when they are not further apart than this part of a cell, or twice that."""

Grains = npt.NDArray[np.int64]
"""Places in whole numbers."""


def outline_of(cells: Iterable[CellId], viewport: Viewport) -> list[Points]:
    """Return rings around cells: sides that two of them share are left out; a hole runs the other way around."""
    lattice, some = viewport.lattice, list(dict.fromkeys(cells))
    if not some:
        return []
    middles = np.array([lattice.middle(each) for each in some])
    # The corners of all cells of a lattice lie around their middles alike.
    around = np.array(lattice.corners(some[0])) - middles[0]
    places = viewport.seen_all((middles[:, None] + around).reshape(-1, 2))
    grains = np.rint(places * (_FINENESS / max(viewport.cell, 1e-6))).astype(np.int64)
    _, first, corners = np.unique(grains, axis=0, return_index=True, return_inverse=True)
    starts = corners.reshape(len(some), -1)
    ends = np.roll(starts, -1, 1)
    outer = ~np.isin(starts * len(first) + ends, ends * len(first) + starts)
    return [
        places[first[ring]][_bends(grains[first[ring]])]
        for ring in map(np.array, _chained(starts[outer].tolist(), ends[outer].tolist()))
    ]


def _chained(starts: Iterable[int], ends: Iterable[int]) -> Iterator[list[int]]:
    """The rings that sides make which lead from corner to corner."""
    sides: dict[int, list[int]] = {}
    for start, end in zip(starts, ends, strict=True):
        sides.setdefault(start, []).append(end)
    while sides:
        first = next(iter(sides))
        ring, at = [first], first
        while True:
            onward = sides[at]
            at = onward.pop()
            if not onward:
                del sides[ring[-1]]
            if at == first:
                break
            ring.append(at)
        yield ring


def _bends(ring: Grains) -> npt.NDArray[np.bool_]:
    """The corners of a ring but for those at which it goes straight on."""
    into, out = ring - np.roll(ring, 1, 0), np.roll(ring, -1, 0) - ring
    turn = into[:, 0] * out[:, 1] - into[:, 1] * out[:, 0]
    bends: npt.NDArray[np.bool_] = np.abs(turn) > _FINENESS * 4
    return bends if bends.any() else np.ones(len(ring), np.bool_)
