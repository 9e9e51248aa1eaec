"""Which walls around a point others hide as a whole, told from near to far by a wheel of narrow spokes.

A wall is left out when it is farther away than what covers each spoke it reaches into. What covers a spoke does so as a
whole, so that no wall is left out that can be seen.
"""

import math
from collections.abc import Callable

import numpy as np

from server.drawing.arrays import Flags, Indices, Numbers

SPOKES = 2048
LOOKED_AT = 256
"""Walls that are looked at together."""


def unhidden(
    first: Numbers, last: Numbers, nearest: Numbers, solid: Flags, distance: Callable[[Indices, Numbers], Numbers]
) -> Indices:
    """The walls that others do not hide, by number: each from its `first` angle to its `last`, `nearest` at some point.

    Those that are not `solid` hide what lies behind two of them.
    """
    if len(first) < LOOKED_AT:
        return np.arange(len(first))
    scale = SPOKES / math.tau
    begin, end = (first + math.pi) * scale, (last + math.pi) * scale
    touched = np.floor(begin).astype(np.int64).clip(0, SPOKES - 1), np.floor(end).astype(np.int64).clip(0, SPOKES - 1)
    covered = np.ceil(begin).astype(np.int64), np.floor(end).astype(np.int64)
    cover, passed, doubly = (np.full(SPOKES, np.inf) for _ in range(3))
    order, kept = np.argsort(nearest, kind="stable"), []
    for low in range(0, len(order), LOOKED_AT):
        some = order[low : low + LOOKED_AT]
        hidden = np.minimum(cover, doubly)
        if nearest[some[0]] > hidden.max():
            break
        farthest = _range_maxima(hidden, touched[0][some], touched[1][some])
        some = some[nearest[some] <= farthest]
        kept.append(some)
        counts = (covered[1] - covered[0])[some].clip(0)
        wall = np.repeat(some, counts)
        spoke = np.arange(len(wall)) - np.repeat(np.cumsum(counts) - counts - covered[0][some], counts)
        edge = spoke / scale - math.pi
        far = np.maximum(distance(wall, edge), distance(wall, edge + 1 / scale))
        hard = solid[wall]
        np.minimum.at(cover, spoke[hard], far[hard])
        _cover_twice(passed, doubly, spoke[~hard], far[~hard])
    return np.sort(np.concatenate(kept))


def _cover_twice(passed: Numbers, doubly: Numbers, spoke: Indices, far: Numbers) -> None:
    """Note what covers spokes once, and what covers them twice."""
    order = np.lexsort((far, spoke))
    spoke, far = spoke[order], far[order]
    begin = np.flatnonzero(np.diff(spoke, prepend=-1))
    second = np.flatnonzero(np.diff(np.append(begin, len(spoke))) > 1)
    least, next_ = far[begin], np.full(len(begin), np.inf)
    next_[second] = far[begin[second] + 1]
    at = spoke[begin]
    # Of the two that were there and the two that come, the second one.
    doubly[at] = np.minimum(np.maximum(passed[at], least), np.minimum(doubly[at], next_))
    passed[at] = np.minimum(passed[at], least)


def _range_maxima(values: Numbers, first: Indices, last: Indices) -> Numbers:
    """The greatest of the values from `first` to `last`, both included."""
    levels = [values]
    while 2 ** len(levels) <= len(values):
        step = 2 ** (len(levels) - 1)
        below = levels[-1]
        levels.append(np.concatenate((np.maximum(below[:-step], below[step:]), below[-step:])))
    table = np.stack(levels)
    level = np.floor(np.log2(last - first + 1)).astype(np.int64)
    return np.asarray(np.maximum(table[level, first], table[level, last + 1 - 2**level]))
