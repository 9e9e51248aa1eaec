"""Outlines cut to cells, and how much of a cell is left of them.

A ring is cut at one side of a convex cell after the other (Ivan Sutherland and Gary Hodgman, "Reentrant Polygon
Clipping", 1974). What is left runs along the cell where the ring leaves it, and winds around every point of the cell as
often as the whole ring does.
"""

import math
from collections.abc import Callable, Sequence
from itertools import combinations, compress, pairwise, repeat
from operator import ge, itemgetter, le, ne

from server.domain.lattice import Bounds, Contour, ImagePoint

_AXES = _X, _Y = itemgetter(0), itemgetter(1)
SLICES = 16
"""Of a cell, where rings cross themselves."""
MOST_SLICES = 48


def cut_to_box(ring: Contour, box: Bounds) -> Contour:
    """What of a ring lies in a box."""
    left, top, right, bottom = box
    # Most rings are cut to a larger box before, and reach over one side of this one.
    if min(map(_X, ring), default=left) < left:
        ring = _cut_at(ring, 0, left, le)
    if max(map(_X, ring), default=right) > right:
        ring = _cut_at(ring, 0, right, ge)
    if min(map(_Y, ring), default=top) < top:
        ring = _cut_at(ring, 1, top, le)
    if max(map(_Y, ring), default=bottom) > bottom:
        ring = _cut_at(ring, 1, bottom, ge)
    return ring


def cut_to_cell(ring: Contour, corners: Sequence[ImagePoint]) -> Contour:
    """What of a ring lies in a convex cell, whose corners are given clockwise as seen on a screen."""
    for (x, y), (far_x, far_y) in _sides(corners):
        across, down = far_x - x, far_y - y
        heights = [across * (each[1] - y) - down * (each[0] - x) for each in ring]
        if min(heights, default=0) >= 0:
            continue
        kept: list[ImagePoint] = []
        for index, (point, height) in enumerate(zip(ring, heights, strict=True)):
            before, earlier = heights[index - 1], ring[index - 1]
            if (before < 0) != (height < 0):
                share = before / (before - height)
                kept.append(tuple(a + (b - a) * share for a, b in zip(earlier, point, strict=True)))  # type: ignore[arg-type]
            if height >= 0:
                kept.append(point)
        ring = tuple(kept)
    return ring


def _cut_at(ring: Contour, axis: int, limit: float, holds: Callable[[float, float], bool]) -> Contour:
    """What of a ring lies where a limit on an axis `holds`: is less than its points, or more."""
    within = [*map(holds, repeat(limit), map(_AXES[axis], ring))]
    turns = [*compress(range(len(ring)), map(ne, within, (within[-1], *within)))]
    if not turns:
        return ring if within[0] else ()
    around, kept = (*ring, *ring), list[ImagePoint]()
    for at, onward in zip(turns, (*turns[1:], turns[0] + len(ring)), strict=True):
        point, earlier = ring[at], ring[at - 1]
        share = (limit - earlier[axis]) / (point[axis] - earlier[axis])
        other = earlier[1 - axis] + (point[1 - axis] - earlier[1 - axis]) * share
        kept.append((limit, other) if axis == 0 else (other, limit))
        if within[at]:
            kept += around[at:onward]
    return tuple(kept)


def runs_along(ring: Contour, box: Bounds) -> bool:
    """Whether a ring that is cut to a box has no side that leads through it: then it is all of the box, or nothing."""
    left, top, right, bottom = box
    return all(x == far in (left, right) or y == low in (top, bottom) for (x, y), (far, low) in _sides(ring))


def winding(rings: Sequence[Contour], point: ImagePoint) -> int:
    """How often rings wind around a point, clockwise counted up."""
    x, y = point
    turns = 0
    for ring in rings:
        for (start_x, start_y), (end_x, end_y) in _sides(ring):
            if (start_y <= y) != (end_y <= y):
                crossing = start_x + (y - start_y) * (end_x - start_x) / (end_y - start_y)
                if crossing > x:
                    turns += 1 if end_y > start_y else -1
    return turns


def borders(rings: Sequence[Contour], point: ImagePoint, slack: float) -> bool:
    """Whether a point lies on a side of a ring, or no more than `slack` away."""
    return any(_away(point, *side) <= slack for ring in rings for side in _sides(ring))


def _away(point: ImagePoint, start: ImagePoint, end: ImagePoint) -> float:
    across, down = end[0] - start[0], end[1] - start[1]
    length = across * across + down * down
    share = ((point[0] - start[0]) * across + (point[1] - start[1]) * down) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return math.dist(point, (start[0] + share * across, start[1] + share * down))


def area(rings: Sequence[Contour]) -> float:
    """The ground inside of rings none of which runs twice around anything; holes run the other way around."""
    if not rings:
        return 0.0
    # From a corner, not from the origin: far out the products would say nothing of what is between them.
    west, north = rings[0][0]
    doubled = (
        (x - west) * (far_y - north) - (far_x - west) * (y - north)
        for ring in rings
        for (x, y), (far_x, far_y) in _sides(ring)
    )
    return abs(sum(doubled)) / 2


def area_of_any(rings: Sequence[Contour]) -> float:
    """The same for rings that may cross themselves: whatever they wind around. In slices, so not quite exact there."""
    sides = [side for ring in rings for side in _sides(ring) if side[0][1] != side[1][1]]
    if not sides:
        return 0.0
    heights = sorted({y for side in sides for _, y in side})
    top, bottom = heights[0], heights[-1]
    even = [top + (bottom - top) * index / SLICES for index in range(SLICES)]
    cuts = sorted({*even, *heights}) if len(heights) < MOST_SLICES - SLICES else [*even, bottom]
    return sum((low - high) * _covered(sides, (high + low) / 2) for high, low in pairwise(cuts))


def _covered(sides: Sequence[tuple[ImagePoint, ImagePoint]], y: float) -> float:
    """How much of a horizontal line lies inside."""
    crossings = sorted(
        (x + (y - start) * (far_x - x) / (end - start), 1 if end > start else -1)
        for (x, start), (far_x, end) in sides
        if (start <= y) != (end <= y)
    )
    turns, covered = 0, 0.0
    for (x, turn), (far_x, _) in pairwise(crossings):
        turns += turn
        covered += far_x - x if turns else 0.0
    return covered


def crosses_itself(ring: Contour) -> bool:
    """Whether two sides of a ring have a point in common that is no corner between them."""
    sides = list(_sides(ring))
    for (first, one), (second, other) in combinations(enumerate(sides), 2):
        if second - first in (1, len(sides) - 1):
            continue
        if _meet(*one, *other):
            return True
    return False


def _meet(a: ImagePoint, b: ImagePoint, c: ImagePoint, d: ImagePoint) -> bool:
    if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
        return False
    if max(a[1], b[1]) < min(c[1], d[1]) or max(c[1], d[1]) < min(a[1], b[1]):
        return False
    return _side(a, b, c) * _side(a, b, d) <= 0 and _side(c, d, a) * _side(c, d, b) <= 0


def _side(a: ImagePoint, b: ImagePoint, point: ImagePoint) -> float:
    turn = (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])
    return (turn > 0) - (turn < 0)


def _sides(ring: Sequence[ImagePoint]) -> Sequence[tuple[ImagePoint, ImagePoint]]:
    return [*pairwise(ring), (ring[-1], ring[0])] if ring else []
