"""Walls as a raster: how alike two sets of them are, and whether one lets through what the other stops."""

from collections.abc import Iterable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

CellLines = Iterable[Sequence[tuple[float, float]]]
"""Polylines in cells."""
WallMask = NDArray[np.uint8]

PER_CELL = 16
"""Samples along a cell, fewer for maps of more than MOST_SAMPLES along a side."""
MOST_SAMPLES = 2048
THICK = 0.2
"""Cells across a wall."""
_SHIFT = 4
_ROOM = 0.5
"""Cells of ground, squared, below which a piece of it is none."""


def wall_mask(lines: CellLines, columns: int, rows: int) -> WallMask:
    """Where walls stand on a map of so many cells: 255, and 0 elsewhere."""
    scale = _scale(columns, rows)
    mask = np.zeros((max(1, round(rows * scale)), max(1, round(columns * scale))), np.uint8)
    thick = max(1, round(THICK * scale))
    for line in lines:
        points = np.clip(np.asarray(line, np.float64) * scale, -MOST_SAMPLES, 2 * MOST_SAMPLES)
        cv2.polylines(mask, [np.round(points * (1 << _SHIFT)).astype(np.int32)], False, 255, thick, shift=_SHIFT)
    return mask


def likeness(one: WallMask, other: WallMask) -> float:
    """What two masks share, of what either has: 1 when they are the same."""
    either = int(np.count_nonzero(one | other))
    return int(np.count_nonzero(one & other)) / either if either else 1.0


def leaks(whole: WallMask, other: WallMask, columns: int, rows: int) -> int:
    """How many pieces of ground that are apart between the walls of `whole` are one between those of `other`."""
    _, parts, sizes, _ = cv2.connectedComponentsWithStats(cv2.bitwise_not(whole), connectivity=4)
    count, joined = cv2.connectedComponents(cv2.bitwise_not(other), connectivity=4)
    areas = sizes[:, cv2.CC_STAT_AREA].astype(np.int64)
    large = areas >= _ROOM * _scale(columns, rows) ** 2
    large[0] = False
    ground = large[parts] & (joined > 0)
    pairs, shared = np.unique(parts[ground].astype(np.int64) * count + joined[ground], return_counts=True)
    # What a piece is mostly part of: along walls that are a little elsewhere there is always something of others.
    pairs = pairs[shared * 2 > areas[pairs // count]]
    return int(len(pairs) - len(np.unique(pairs % count)))


def _scale(columns: int, rows: int) -> float:
    return min(PER_CELL, MOST_SAMPLES / max(columns, rows))
