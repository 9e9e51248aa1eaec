"""Lines in pixels: rounded, cut to boxes, broken into dashes, and the places along them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from server.drawing.rings import Extent, inside
from server.drawing.strokes import Point, Points

_SAME = 1e-6
"""Pixels across and down within which two points lie in the same place."""
TOGETHER = 1.5 * _SAME
"""Pixels beyond which two points never do."""
_MOST_POINTS = 40_000
"""Of a line that is rounded."""
_CHORD = 3.0
"""Pixels between two points of a curve, about."""
_MOST_ON_A_LEG = 48
_SHARP = 0.7
"""Cosine of a sharp turn, or less: the rasteriser makes spikes of such."""
_ROUNDEST = 2 / 3
"""How far the ends of a leg keep their direction, in lengths of it; half of that makes Catmull-Rom splines."""

Arcs: TypeAlias = npt.NDArray[np.float64]
"""How far along a line something lies, in pixels."""


def rounded(points: Points, smoothing: float, *, closed: bool) -> tuple[Points, npt.NDArray[np.intp]]:
    """Return a line through all `points` whose bends are as round as `smoothing` 0..1 says, and which of its points
    these are: no two in a row are the same. A closed one ends where it begins.

    Each leg is a Bezier curve that leaves a point in parallel to the line between its neighbours, and bends in
    proportion to the two legs that meet there (Rob Spencer, "Spline Interpolation", 2010): no loops at short legs.
    """
    count = len(points)
    if smoothing <= 0 or count < 3:
        line = np.concatenate((points, points[:1])) if closed and count > 1 else points
        return line, np.arange(len(line))
    ring = np.concatenate((points[-1:], points, points[:2])) if closed else points[[0, *range(count), count - 1]]
    before, here, after = ring[:-2], ring[1:-1], ring[2:]
    back, ahead = _lengths(here - before), _lengths(after - here)
    whole = np.maximum(back + ahead, 1e-9)
    turn = (after - before) * (smoothing * _ROUNDEST)
    arriving, leaving = here - turn * (back / whole)[:, None], here + turn * (ahead / whole)[:, None]
    starts, ends, first, second = here[:-1], here[1:], leaving[:-1], arriving[1:]
    most = max(1, min(_MOST_ON_A_LEG, _MOST_POINTS // len(starts)))
    steps = np.clip(_lengths(ends - starts) / _CHORD, 1, most).astype(np.intp)
    leg = np.arange(len(starts)).repeat(steps)
    share = ((np.arange(len(leg)) - (steps.cumsum() - steps)[leg]) / steps[leg])[:, None]
    rest = 1 - share
    curve = (
        starts[leg] * rest**3
        + first[leg] * (3 * rest**2 * share)
        + second[leg] * (3 * rest * share**2)
        + ends[leg] * share**3
    )
    return np.concatenate((curve, ends[-1:])), np.concatenate(([0], steps.cumsum()))


def distinct(points: Points, *, closed: bool = False) -> Points:
    """Return the points without those that lie where the one before lies."""
    kept = apart(points, closed=closed)
    return points if len(kept) == len(points) else points[kept]


def apart(points: Points, *, closed: bool = False) -> npt.NDArray[np.intp]:
    """Return which points do not lie where the one before lies; the last of a closed line, where the first does."""
    if len(points) < 2:
        return np.arange(len(points))
    across, down = np.abs(points[1:] - points[:-1]).T
    away = np.maximum(across, down)
    kept = np.arange(len(points)) if away.min() > _SAME else np.flatnonzero(np.concatenate(([True], away > _SAME)))
    if closed and len(kept) > 1:
        (x, y), (far_x, far_y) = points[0].tolist(), points[kept[-1]].tolist()
        if abs(far_x - x) <= _SAME and abs(far_y - y) <= _SAME:
            kept = kept[:-1]
    return kept


def _lengths(steps: Points) -> npt.NDArray[np.float64]:
    across, down = steps.T  # a sum over two columns takes three times as long
    lengths: npt.NDArray[np.float64] = np.sqrt(across * across + down * down)
    return lengths


@dataclass(frozen=True, slots=True)
class Way:
    """A line, with how far along it each of its points lies, in pixels."""

    points: Points
    arcs: Arcs

    @staticmethod
    def of(points: Points) -> "Way":
        """The way over these points."""
        arcs = np.zeros(len(points))
        np.cumsum(steps_along(points)[1], out=arcs[1:])
        return Way(points, arcs)

    @property
    def start(self) -> float:
        """How far along the whole way it begins."""
        return float(self.arcs[0])

    @property
    def end(self) -> float:
        """How far along the whole way it ends."""
        return float(self.arcs[-1])

    def at(self, arc: float) -> Point:
        """The place so far along it."""
        return float(np.interp(arc, self.arcs, self.points[:, 0])), float(np.interp(arc, self.arcs, self.points[:, 1]))

    def heading(self, arc: float, reach: float) -> Point:
        """Where it leads to there: a vector of length 1 over `reach` pixels of it, or none on a way without length."""
        (x, y), (u, v) = self.at(arc - reach), self.at(arc + reach)
        far = float(np.hypot(u - x, v - y))
        return ((u - x) / far, (v - y) / far) if far > 0 else (0.0, 0.0)

    def between(self, start: float, end: float) -> "Way":
        """The part from one arc to another."""
        start, end = max(self.start, start), min(self.end, end)
        inner = (self.arcs > start) & (self.arcs < end)
        points = np.concatenate(([self.at(start)], self.points[inner], [self.at(end)]))
        return Way(points, np.concatenate(([start], self.arcs[inner], [end])))

    def within(self, box: Extent) -> list["Way"]:
        """The parts that lie in a box."""
        if len(self.points) > 1 and inside(self.points, box):
            return [self]
        legs, starts, ends = legs_within(self.points, box)
        if not len(legs):
            return []
        enter = self.arcs[legs] + _lengths(starts - self.points[legs])
        leave = self.arcs[legs] + _lengths(ends - self.points[legs])
        breaks = np.flatnonzero((np.diff(legs) > 1) | (np.abs(ends[:-1] - starts[1:]).max(1) > 1e-6)) + 1
        begins = np.concatenate(([0], breaks))
        stops = np.concatenate((breaks, [len(legs)])) - 1
        return [
            Way(
                np.concatenate((starts[a : b + 1], ends[b : b + 1])),
                np.concatenate((enter[a : b + 1], leave[b : b + 1])),
            )
            for a, b in zip(begins.tolist(), stops.tolist(), strict=True)
        ]

    def dashes(self, rhythm: Sequence[float]) -> tuple[Arcs, Arcs]:
        """Where dashes begin and end: lengths of strokes and gaps by turns, counted from where the whole way begins."""
        period, marks = sum(rhythm), [*accumulate(rhythm, initial=0.0)]
        turns = np.arange(self.start // period, self.end // period + 1)[:, None] * period
        starts, ends = (turns + marks[:-1:2]).ravel(), (turns + marks[1::2]).ravel()
        seen = (ends >= self.start) & (starts <= self.end)
        return np.maximum(starts[seen], self.start), np.minimum(ends[seen], self.end)

    def sharp_within(self, starts: Arcs, ends: Arcs) -> Arcs:
        """Where it turns sharply between arcs, both of them in order."""
        turns = self.arcs[sharp_turns(*steps_along(self.points)) + 1]
        return turns[np.searchsorted(starts, turns, side="left") > np.searchsorted(ends, turns, side="right")]

    def pieces(self, starts: Arcs, ends: Arcs) -> Iterator[list[float]]:
        """The parts between arcs, x and y by turns."""
        first = (2 * self.arcs.searchsorted(starts, side="right")).tolist()
        last = (2 * self.arcs.searchsorted(ends, side="left")).tolist()
        numbers = self.points.ravel().tolist()
        for start, end, begin, stop in zip(self.places(starts), self.places(ends), first, last, strict=True):
            yield [*start, *numbers[begin:stop], *end] if begin < stop else [*start, *end]

    def places(self, arcs: Arcs) -> list[Point]:
        """The places so far along it."""
        across, down = (np.interp(arcs, self.arcs, axis).tolist() for axis in self.points.T)
        return list(zip(across, down, strict=True))


def steps_along(points: Points) -> tuple[Points, Arcs]:
    """Return what the legs of a line lead across and down, each in a row, and their lengths."""
    steps = (points[1:] - points[:-1]).T
    return steps, np.hypot(*steps)


def sharp_turns(steps: Points, lengths: Arcs) -> npt.NDArray[np.intp]:
    """Return which legs of a line of distinct points turn sharply at their end."""
    ahead, onward = steps[:, :-1], steps[:, 1:]
    (across, down), limit = ahead * onward, lengths[:-1] * lengths[1:]
    turns: npt.NDArray[np.intp] = (across + down < limit * _SHARP).nonzero()[0]
    return turns


def legs_within(points: Points, box: Extent) -> tuple[npt.NDArray[np.intp], Points, Points]:
    """Return which legs of a line reach into a box, and where the part of each that does begins and ends.

    After You-Dong Liang and Brian Barsky, "A New Concept and Method for Line Clipping", 1984.
    """
    if inside(points, box):
        return np.arange(len(points) - 1), points[:-1], points[1:]
    starts, steps = points[:-1], np.diff(points, axis=0)
    enter, leave = np.zeros(len(starts)), np.ones(len(starts))
    for axis in (0, 1):
        low, high = box[axis], box[axis + 2]
        still = steps[:, axis] == 0
        rise = np.where(still, 1.0, steps[:, axis])
        near, far = (low - starts[:, axis]) / rise, (high - starts[:, axis]) / rise
        outside = still & ((starts[:, axis] < low) | (starts[:, axis] > high))
        enter = np.maximum(enter, np.where(still, 0.0, np.minimum(near, far)))
        leave = np.minimum(leave, np.where(outside, -1.0, np.where(still, 1.0, np.maximum(near, far))))
    seen = np.flatnonzero(enter <= leave)
    begin = starts[seen] + steps[seen] * enter[seen, None]
    whole = (leave[seen] == 1)[:, None]
    return seen, begin, np.where(whole, points[seen + 1], starts[seen] + steps[seen] * leave[seen, None])
