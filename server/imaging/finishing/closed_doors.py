"""Doorways that a painted picture shows no more."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, cast

import numpy as np

from server.imaging.finishing.means import Intensities
from server.imaging.finishing.wall_likeness import alike
from server.imaging.finishing.wall_plan import Doorway
from server.imaging.finishing.wall_profiles import PER_CELL, Places, picked

_BOX: Final = (0.6, 0.25)
"""Cells before and behind a leaf, and beside its ends, whose edges are compared."""
_LEAF: Final = 0.1
_ROOMS: Final = (0.8, 1.6)
_WALLS: Final = (0.3, 0.8)
"""Cells around the leaf that say what lies in the opening, before and behind it in rooms, and in walls beside it."""

_GONE, _SOUND = 0.3, 0.7
"""Of the usual likeness of surroundings, below which the edges of an opening are gone, and from where on it is open."""
_FILLED: Final = (0.7, 0.45)
"""How far towards the walls what lies in a closed opening is at least, and how much further than it was."""
_TURNED: Final = (0.6, 0.2)
"""The same of one whose edges are gone."""
_CLEAR: Final = 2.0
"""Squared deviations between what lies in rooms and what lies in walls, below which nothing can be told from them."""


@dataclass(frozen=True, slots=True)
class RasterPair:
    """A base and what was painted over it as rasters, and how steep both are."""

    base: Intensities
    painted: Intensities
    base_steep: Intensities
    painted_steep: Intensities


def closed_doors(
    doorways: Iterable[Doorway], rasters: RasterPair, scale: tuple[float, float], usual: float
) -> list[bool]:
    """Tell of each doorway, given in pixels of a picture `scale` times as large as the raster, whether it is closed.

    It is when what lies between the jambs looks like what lies in the walls beside them, and did not: q =
    (o - f)'S(w - f) / (w - f)'S(w - f) for the means of opening, floor and wall, where S is the inverse of the
    covariance within floor and wall (Fisher 1936); 0 is floor, 1 is wall. A smaller change will do where its edges
    (jambs, the walls of the passage) are gone, by the correlation of steepness in a box around it beside the `usual`
    likeness of surroundings; where they are all there it is open.
    """
    return [_closed(each, rasters, scale, usual) for each in doorways]


def _closed(doorway: Doorway, rasters: RasterPair, scale: tuple[float, float], usual: float) -> bool:
    start, end = (np.array(point) * scale for point in (doorway.start, doorway.end))
    width = float(np.hypot(*(end - start)))
    frame = _Frame((start + end) / 2, (end - start) / width)
    if width < 0.2 * PER_CELL or not frame.inside(rasters.base):
        return False
    deep, beside = (each * PER_CELL for each in _BOX)
    box = frame.grid(np.arange(-deep, deep + 1), np.arange(-width / 2 - beside, width / 2 + beside + 1))
    edges, painted_edges = (picked(each, box)[None, ..., 0] for each in (rasters.base_steep, rasters.painted_steep))
    even = np.full(box.shape[:2], 1 / (box.shape[0] * box.shape[1]), np.float32)
    likeness = float(alike(edges, painted_edges, even)[0])
    (before, _), (after, clear) = (_towards_walls(each, frame, width) for each in (rasters.base, rasters.painted))
    least, more = _TURNED if likeness < _GONE * usual else _FILLED
    return likeness < _SOUND * usual and clear > _CLEAR and after > least and after - before > more


def _towards_walls(levels: Intensities, frame: "_Frame", width: float) -> tuple[float, float]:
    """How far what lies in an opening is from floor to wall, and how far these are apart."""
    half, leaf = np.arange(-0.33 * width, 0.33 * width + 0.5), np.arange(-_LEAF * PER_CELL, _LEAF * PER_CELL + 1)
    rooms, walls = (np.arange(low * PER_CELL, high * PER_CELL) for low, high in (_ROOMS, _WALLS))
    close = np.arange(-_WALLS[0] * PER_CELL, _WALLS[0] * PER_CELL + 1)
    opening = picked(levels, frame.grid(leaf, half)).reshape(-1, levels.shape[2]).mean(0)
    grounds = [frame.grid(side * rooms, half) for side in (-1, 1)]
    grounds += [frame.grid(close, side * (width / 2 + walls)) for side in (-1, 1)]
    parts = [picked(levels, each).reshape(-1, levels.shape[2]) for each in grounds]
    floor, wall = (np.mean([each.mean(0) for each in pair], 0) for pair in (parts[:2], parts[2:]))
    spread = np.linalg.inv(np.mean([np.cov(each.T) for each in parts], 0) + 9 * np.eye(levels.shape[2]))
    apart = float((wall - floor) @ spread @ (wall - floor))
    return float((opening - floor) @ spread @ (wall - floor)) / (apart + 0.1), apart


@dataclass(frozen=True, slots=True)
class _Frame:
    """A doorway as a frame of reference: the middle of its leaf, and the direction along it."""

    middle: Places
    along: Places

    def grid(self, deep: Places, wide: Places) -> Places:
        """Places so far behind the leaf and along it, (deep, wide, 2)."""
        across = np.array((-self.along[1], self.along[0]))
        return cast("Places", self.middle + deep[:, None, None] * across + wide[None, :, None] * self.along)

    def inside(self, levels: Intensities) -> bool:
        """Whether the opening lies on the picture."""
        return bool((self.middle > 0).all() and (self.middle < levels.shape[1::-1]).all())
