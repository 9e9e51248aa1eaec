"""Walls in the pixels of a picture, found by where they are: what looks around asks for those near it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from server.domain.sight import Barrier
from server.domain.sight_errors import SightTooComplex
from server.drawing.arrays import Flags, Numbers
from server.drawing.strokes import Point
from server.imaging.render.viewport import Viewport
from server.imaging.render.visibility import Barriers

MOST_PIECES = 40_000
"""Pieces of wall, from point to point, that are looked at for one picture."""
TILES = 64
"""Tiles along each side of the ground with walls."""
AT_WALL = 0.3
"""Cells from a wall within which something hangs on it."""
BEFORE_WALL = 0.12
"""Cells that it is then taken to be away from the wall."""


class BarrierField:
    """All walls of a scene. Raises `SightTooComplex`."""

    def __init__(self, barriers: Sequence[Barrier], viewport: Viewport) -> None:
        counts = [len(each.points) - 1 for each in barriers]
        if (count := sum(counts)) > MOST_PIECES:
            raise SightTooComplex("pieces of wall", count, MOST_PIECES)
        points: Numbers = np.array([point for each in barriers for point in each.points], np.float64).reshape(-1, 2)
        points = (points - np.array((viewport.left, viewport.top))) * np.array((viewport.scale_x, viewport.scale_y))
        firsts = np.ones(len(points), bool)
        firsts[np.cumsum([each + 1 for each in counts], dtype=np.int64) - 1] = False
        begins = np.flatnonzero(firsts)
        closed = [each.solid and each.points[0] == each.points[-1] for each in barriers]
        usable: Flags = np.asarray(np.isfinite(points).all(1))
        usable = usable[begins] & usable[begins + 1]
        solid = np.repeat(np.array([each.solid for each in barriers], bool), counts)
        self.all = Barriers(points[begins], points[begins + 1], solid).only(usable)
        self._closed = np.repeat(np.array(closed, bool), counts)[usable]
        self._cell = viewport.cell
        self._index()

    def _index(self) -> None:
        """Note which pieces reach into which tile."""
        low = np.minimum(self.all.start, self.all.end)
        high = np.maximum(self.all.start, self.all.end)
        self._origin = low.min(0) if len(low) else np.zeros(2)
        extent = high.max(0) - self._origin if len(low) else np.ones(2)
        self._tile = np.maximum(extent / TILES, 1e-6)
        first, last = self._tiles(low), self._tiles(high)
        across = last[:, 0] - first[:, 0] + 1
        counts = across * (last[:, 1] - first[:, 1] + 1)
        piece = np.repeat(np.arange(len(counts)), counts)
        place = np.arange(len(piece)) - np.repeat(np.cumsum(counts) - counts, counts)
        tile = (first[piece, 1] + place // across[piece]) * TILES + first[piece, 0] + place % across[piece]
        order = np.argsort(tile, kind="stable")
        self._pieces = piece[order]
        self._ends = np.cumsum(np.bincount(tile, minlength=TILES * TILES))

    def _tiles(self, points: Numbers) -> NDArray[np.int64]:
        return np.floor((points - self._origin) / self._tile).astype(np.int64).clip(0, TILES - 1)

    def near(self, middle: Point, radius: float) -> Barriers:
        """The pieces that may reach into a circle."""
        return self.all.only(self._near(middle, radius))

    def _near(self, middle: Point, radius: float) -> NDArray[np.int64]:
        (left, top), (right, bottom) = self._tiles(
            np.array((middle, middle)) + np.array(((-radius,), (radius,)))
        ).tolist()
        if right - left == TILES - 1 and bottom - top == TILES - 1:
            return np.arange(len(self.all))
        runs = [
            self._pieces[
                self._ends[row * TILES + left - 1] if row * TILES + left else 0 : self._ends[row * TILES + right]
            ]
            for row in range(top, bottom + 1)
        ]
        return np.unique(np.concatenate(runs))

    def before_wall(self, spot: Point) -> Point:
        """Where something shines from: what hangs on a wall, or stands in it, does so before it, on the floor."""
        near = self._near(spot, AT_WALL * self._cell)
        pieces = self.all.only(near[self.all.solid[near]])
        if not len(pieces):
            return spot
        along = pieces.end - pieces.start
        square = (along**2).sum(1).clip(1e-12)
        share = (((spot - pieces.start) * along).sum(1) / square).clip(0, 1)
        foot = pieces.start + along * share[:, None]
        away = np.hypot(*(foot - spot).T)
        at = int(away.argmin())
        if away[at] > AT_WALL * self._cell:
            return spot
        normal = np.array((along[at, 1], -along[at, 0])) / np.sqrt(square[at])
        step = BEFORE_WALL * self._cell
        sides = [tuple((foot[at] + normal * each).tolist()) for each in (step, -step)]
        floor = [each for each in sides if self._on_floor(each)]
        # Between two rooms, or where nothing tells what floor is, it keeps to its side.
        return min(floor or sides, key=lambda side: float(np.hypot(side[0] - spot[0], side[1] - spot[1])))

    def _on_floor(self, spot: Point) -> bool:
        """Whether a point lies within an odd number of closed walls."""
        start, end = self.all.start[self._closed], self.all.end[self._closed]
        crossed = (start[:, 1] <= spot[1]) != (end[:, 1] <= spot[1])
        start, end = start[crossed], end[crossed]
        at = start[:, 0] + (spot[1] - start[:, 1]) * (end[:, 0] - start[:, 0]) / (end[:, 1] - start[:, 1])
        return bool((at > spot[0]).sum() % 2)
