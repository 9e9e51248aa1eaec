"""What can be seen from a point past walls: exactly, and at the cost of what is near.

Around the point the corners of walls part the view into sectors, in each of which one wall is the nearest. First, from
near to far, walls are left out that others hide (`occlusion.py`), so that few are looked at closely. Where walls cross,
sectors are parted again.
"""

import math
from dataclasses import dataclass

import numpy as np

from server.drawing.arrays import Flags, Indices, Numbers
from server.imaging.render.occlusion import unhidden

TOUCHING = 1e-9
"""Pixels within which a wall runs through the point: it hides nothing there."""
MOST_ROUNDS = 24
"""How often sectors are parted where walls cross: what is left then is thinner than any pixel."""
INWARD = 1e-5
"""Share of a sector from its ends, where its walls are compared: at the very ends they have corners in common."""
NARROW = 1e-8
"""Radians: a sector that is narrower is no wider than a pixel anywhere."""
ARC = 0.05
"""Pixels by which an arc drawn in straight lines may differ from a round one."""
MOST_PAIRS = 400_000
"""Walls in sectors that are compared at once."""


@dataclass(frozen=True, slots=True)
class Barriers:
    """Pieces of wall from `start` to `end`, both (n, 2). Those that are `solid` stop a look, of others every second."""

    start: Numbers
    end: Numbers
    solid: Flags

    def __len__(self) -> int:
        return len(self.solid)

    def only(self, chosen: Indices | Flags) -> "Barriers":
        """These of the pieces."""
        return Barriers(self.start[chosen], self.end[chosen], self.solid[chosen])


@dataclass(frozen=True, slots=True)
class Sectors:
    """What is seen around a point, by the angle (radians, clockwise from east): from `first` to `last`, of which a look
    reaches `near` far at the one and `far` far at the other. It was `stopped` by a wall there, or ends by itself.
    """

    middle: tuple[float, float]
    first: Numbers
    last: Numbers
    near: Numbers
    far: Numbers
    stopped: Flags

    def outline(self, beyond: float = 0.0, most: float = math.inf) -> Numbers:
        """The polygon (n, 2) that is seen, `beyond` pixels into the walls it ends at, but no farther than `most`."""
        more = np.where(self.stopped, beyond, 0.0)
        near, far = np.minimum(self.near + more, most), np.minimum(self.far + more, most)
        largest = float(near.max(initial=0.0))
        step = 2 * math.acos(max(0.0, 1 - ARC / largest)) if largest > ARC else math.pi
        counts = np.where(self.stopped, 1, np.ceil((self.last - self.first) / step)).astype(np.int64).clip(1)
        sector = np.repeat(np.arange(len(counts)), counts + 1)
        place = np.arange(len(sector)) - np.repeat(np.cumsum(counts + 1) - counts - 1, counts + 1)
        share = place / counts[sector]
        angle = self.first[sector] + (self.last - self.first)[sector] * share
        reach = np.where(share < 1, near[sector], far[sector])
        return np.stack((self.middle[0] + np.cos(angle) * reach, self.middle[1] + np.sin(angle) * reach), 1)


def view_from(
    middle: tuple[float, float], radius: float, barriers: Barriers, angle: float = 360.0, direction: float = 0.0
) -> Sectors:
    """What is seen from a point as far as `radius` in pixels, all around or in a beam (degrees clockwise from east)."""
    walls = _Walls.around(middle, radius, barriers)
    cuts = [np.array((-math.pi, math.pi)), walls.first, walls.last]
    half = math.radians(angle) / 2
    if angle < 360:
        cuts.append(_turned(math.radians(direction) + np.array((-half, half))))
    first, last, stop = walls.sectors(np.unique(np.concatenate(cuts)))
    stopped = stop >= 0
    near = np.where(stopped, walls.distance(stop, first), radius)
    far = np.where(stopped, walls.distance(stop, last), radius)
    if angle < 360:
        seen = np.abs(_turned((first + last) / 2 - math.radians(direction))) <= half
        near, far, stopped = near * seen, far * seen, stopped & seen
    return Sectors(middle, first, last, near.clip(0, radius), far.clip(0, radius), stopped)


def _turned(angles: Numbers) -> Numbers:
    """The same angles from -pi to pi."""
    return np.asarray((angles + math.pi) % math.tau - math.pi)


@dataclass(frozen=True, slots=True)
class _Walls:
    """Walls within reach of a point at the origin, each over the angles from `first` to `last`.

    (`across`, `down`) is the normal of its line, as long as the inverse of its distance: times a direction it is the
    inverse of the distance there.
    """

    first: Numbers
    last: Numbers
    across: Numbers
    down: Numbers
    solid: Flags

    @classmethod
    def around(cls, middle: tuple[float, float], radius: float, barriers: Barriers) -> "_Walls":
        """Those parts of barriers that may be seen from a point."""
        start, end, solid = _within(barriers.start - middle, barriers.end - middle, barriers.solid, radius)
        turn = start[:, 0] * end[:, 1] - start[:, 1] * end[:, 0]
        length = np.hypot(*(end - start).T)
        kept = np.abs(turn) > TOUCHING * length
        start, end, turn, solid = start[kept], end[kept], turn[kept], solid[kept]
        back = turn < 0
        start[back], end[back], turn = end[back], start[back], np.abs(turn)
        first, last = np.arctan2(start[:, 1], start[:, 0]), np.arctan2(end[:, 1], end[:, 0])
        # The line through both ends, as its normal over the square of its distance.
        across, down = (end[:, 1] - start[:, 1]) / turn, (start[:, 0] - end[:, 0]) / turn
        wraps = last < first
        walls = cls(
            np.concatenate((first, np.full(int(wraps.sum()), -math.pi))),
            np.concatenate((np.where(wraps, math.pi, last), last[wraps])),
            np.concatenate((across, across[wraps])),
            np.concatenate((down, down[wraps])),
            np.concatenate((solid, solid[wraps])),
        )
        return walls.only(walls.last > walls.first).unhidden()

    def only(self, chosen: Indices | Flags) -> "_Walls":
        """These of the walls."""
        return _Walls(*(getattr(self, name)[chosen] for name in self.__slots__))

    def unhidden(self) -> "_Walls":
        """Those that others do not hide as a whole."""
        everything = np.arange(len(self.first))
        nearest = np.minimum(self.distance(everything, self.first), self.distance(everything, self.last))
        # Where the foot of the perpendicular lies on it, a wall is nearer than its ends are.
        foot = np.arctan2(self.down, self.across)
        upright = (foot > self.first) & (foot < self.last)
        nearest = np.where(upright, 1 / np.hypot(self.across, self.down), nearest)
        return self.only(unhidden(self.first, self.last, nearest, self.solid, self.distance))

    def distance(self, wall: Indices, angle: Numbers) -> Numbers:
        """How far walls are in directions."""
        if not len(self.across):
            return np.full(np.broadcast(wall, angle).shape, np.inf)
        inverse = self.across[wall] * np.cos(angle) + self.down[wall] * np.sin(angle)
        with np.errstate(divide="ignore"):
            return np.asarray(1 / inverse.clip(1e-12))

    def sectors(self, edges: Numbers) -> tuple[Numbers, Numbers, Indices]:
        """Sectors in each of which one wall stops a look all along, or none (-1): from where to where, and the wall.

        `edges` part the walls at their ends; sectors are parted where walls cross.
        """
        first, last = edges[:-1], edges[1:]
        done: list[tuple[Numbers, Numbers, Indices]] = []
        for _ in range(MOST_ROUNDS):
            inward = (last - first) * INWARD
            stops, others = self.nearest(first, last, np.stack((first + inward, last - inward)))
            parted, angles = self.crossings(stops, others, first, last)
            whole = np.ones(len(first), bool)
            whole[parted] = False
            done.append((first[whole], last[whole], stops[0][whole]))
            order = np.argsort(np.concatenate((parted, parted)), kind="stable")
            first, last = (np.concatenate(each)[order] for each in ((first[parted], angles), (angles, last[parted])))
            if not len(parted):
                break
        else:
            done.append((first, last, self.nearest(first, last, (first + last)[None] / 2)[0][0]))
        starts, ends, stop = (np.concatenate(each) for each in zip(*done, strict=True))
        order = np.argsort(starts)
        return starts[order], ends[order], stop[order]

    def nearest(self, first: Numbers, last: Numbers, at: Numbers) -> tuple[Indices, Indices]:
        """The wall that stops a look in each sector, and the one it passes before, or -1.

        `at` (k, n) are angles in the sectors, which are in order; so are the answers.
        """
        begins = np.searchsorted(first, self.first, "left")
        ends = np.searchsorted(last, self.last, "right")
        spans = np.bincount(begins, minlength=len(first) + 1) - np.bincount(ends, minlength=len(first) + 1)
        load = np.cumsum(np.cumsum(spans)[:-1])
        most = load[-1] if len(load) else 0
        blocks = np.searchsorted(load, np.arange(MOST_PAIRS, most + MOST_PAIRS, MOST_PAIRS)) + 1
        stop, other = np.full(at.shape, -1), np.full(at.shape, -1)
        low = 0
        for high in np.minimum(blocks, len(first)).tolist():
            if high > low:
                self._nearest(begins.clip(low, high), ends.clip(low, high), at, stop.reshape(-1), other.reshape(-1))
                low = high
        return stop, other

    def _nearest(self, begins: Indices, ends: Indices, at: Numbers, stop: Indices, other: Indices) -> None:
        counts = (ends - begins).clip(0)
        wall = np.repeat(np.arange(len(counts)), counts)
        sector = np.arange(len(wall)) - np.repeat(np.cumsum(counts) - counts - begins, counts)
        # Each angle of a sector is a place of its own.
        place = np.concatenate([sector + row * at.shape[1] for row in range(len(at))])
        wall = np.tile(wall, len(at))
        order = np.lexsort((self.distance(wall, at.reshape(-1)[place]), place))
        wall, place = wall[order], place[order]
        solid = self.solid[wall]
        begin = np.flatnonzero(np.diff(place, prepend=-1))
        if solid.all():
            stop[place[begin]] = wall[begin]
            return
        passed: Indices = np.cumsum(~solid, dtype=np.int64)
        before = passed[begin] - ~solid[begin]
        group = np.repeat(np.arange(len(begin)), np.diff(np.append(begin, len(place))))
        passed = passed - before[group]
        halted = np.flatnonzero(solid | (passed >= 2))
        stopped, first = np.unique(group[halted], return_index=True)
        chosen = halted[first]
        stop[place[chosen]] = wall[chosen]
        # Of those that only stop every second look, the one that is passed decides with the one that stops.
        until = np.zeros(len(begin), np.int64)
        until[stopped] = chosen
        loose = np.flatnonzero(~solid & (passed == 1) & (np.arange(len(wall)) < until[group]))
        other[place[loose]] = wall[loose]

    def crossings(self, stops: Indices, others: Indices, first: Numbers, last: Numbers) -> tuple[Indices, Numbers]:
        """Sectors inside of which the order of their walls changes, and the angles where."""
        changed = np.flatnonzero((stops[0] != stops[1]) | ((others[0] != others[1]) & (stops >= 0).any(0)))
        one, two = stops[0][changed], stops[1][changed]
        same = one == two
        # What stops a look is the same: then another wall comes before it, or a look passes another one.
        passed, then = (np.where(each[changed] < 0, one, each[changed]) for each in others)
        one, two = np.where(same, passed, one), np.where(same, then, two)
        first, last = first[changed], last[changed]
        across, down = self.across[one] - self.across[two], self.down[one] - self.down[two]
        middle, width = (first + last) / 2, last - first
        angle = np.arctan2(-across, down)
        angle += np.round((middle - angle) / math.pi) * math.pi
        off = np.abs(angle - middle) / width
        # One at the very end is only the end of what was parted before, not quite exactly.
        unclear = (one < 0) | (two < 0) | (off > 0.5 + INWARD)
        parted = (unclear | (off < 0.5 - INWARD)) & (width > NARROW)
        return changed[parted], np.where(unclear, middle, angle)[parted]


def _within(start: Numbers, end: Numbers, solid: Flags, radius: float) -> tuple[Numbers, Numbers, Flags]:
    """The parts of pieces that lie within a circle around the origin."""
    along = end - start
    square = (along**2).sum(1)
    kept = square > 0
    start, along, square, solid = start[kept], along[kept], square[kept], solid[kept]
    half = (start * along).sum(1)
    room = half**2 - square * ((start**2).sum(1) - radius**2)
    kept = room > 0
    start, along, square, half, room, solid = (each[kept] for each in (start, along, square, half, room, solid))
    root = np.sqrt(room)
    enter, leave = ((-half - root) / square).clip(0, 1), ((-half + root) / square).clip(0, 1)
    kept = leave > enter
    start, along, enter, leave, solid = (each[kept] for each in (start, along, enter, leave, solid))
    return (
        np.where(enter[:, None] > 0, start + along * enter[:, None], start),
        np.where(leave[:, None] < 1, start + along * leave[:, None], start + along),
        solid,
    )
