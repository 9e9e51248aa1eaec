"""What two pictures show across a wall: profiles along its normals, on rasters with equally many pixels to a cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, cast

import numpy as np
import numpy.typing as npt
from PIL import Image

from server.domain.lattice import ImagePoint
from server.imaging.finishing.means import Levels

PER_CELL: Final = 20
"""Pixels of the rasters across a cell."""
STEP: Final = 1 / 8
"""Cells from one sample of a wall to the next."""
ASIDE: Final = 18
"""Pixels that a profile reaches to either side of a wall."""

_ALONG: Final = 4
"""Pixels to either side along a wall over which a profile is a mean: paint has texture, and walls are straight."""
_CHORD: Final = 0.25
"""Cells to either side over which the direction of a wall is that between two of its points."""

Places = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class WallSamples:
    """Places along walls, (n, 2) in pixels of a raster, with the directions along and across the wall there.

    `line` says which wall each belongs to; those of a wall come in order, STEP apart.
    """

    at: Places
    along: Places
    line: npt.NDArray[np.int64]

    @property
    def across(self) -> Places:
        """To the right of the way along the wall, as y points down."""
        return np.stack((-self.along[:, 1], self.along[:, 0]), 1)


def raster(picture: Image.Image, size: tuple[int, int]) -> Levels:
    """A picture as (height, width, 3) of lightness and two differences of colour, 0..255."""
    small = picture.convert("RGB").resize(size, Image.Resampling.BOX if size[0] < picture.width else Image.Resampling.BICUBIC)
    red, green, blue = np.moveaxis(np.asarray(small, np.float32), 2, 0)
    return np.stack(((red + green + blue) / 3, (red - blue) / 2, (2 * green - red - blue) / 4), 2)


def samples_along(lines: Iterable[Sequence[ImagePoint]], scale: tuple[float, float], size: tuple[int, int]) -> WallSamples:
    """Sample walls, given in pixels of a picture, on its raster of `size`; what lies at the edge is left out."""
    at, along, of = [], [], []
    for number, line in enumerate(lines):
        points = np.array(line, np.float64) * scale
        legs = np.hypot(*np.diff(points, axis=0).T)
        points = points[np.r_[True, legs > 0]]
        ends = np.r_[0.0, np.cumsum(legs[legs > 0])]
        length = float(ends[-1])
        if length < STEP * PER_CELL:
            continue
        closed = bool((points[0] == points[-1]).all())
        places = (np.arange(round(length / (STEP * PER_CELL))) + 0.5) * STEP * PER_CELL
        ahead, behind = (_at(points, ends, places + side * _CHORD * PER_CELL, closed=closed) for side in (1, -1))
        chord = ahead - behind
        long = np.hypot(chord[:, 0], chord[:, 1])
        keep = long > 0
        at.append(_at(points, ends, places, closed=closed)[keep])
        along.append(chord[keep] / long[keep, None])
        of.append(np.full(int(keep.sum()), number))
    if not at:
        return WallSamples(np.zeros((0, 2)), np.zeros((0, 2)), np.zeros(0, np.int64))
    spots, ways, lines_ = np.concatenate(at), np.concatenate(along), np.concatenate(of)
    inside = (spots >= 2).all(1) & (spots <= np.array(size) - 3).all(1)
    return WallSamples(spots[inside], ways[inside], lines_[inside])


def _at(points: Places, ends: Places, places: Places, *, closed: bool) -> Places:
    """Where one is after so much of a way."""
    there = places % ends[-1] if closed else np.clip(places, 0, ends[-1])
    return np.stack([np.interp(there, ends, points[:, axis]) for axis in (0, 1)], 1)


def profiles(levels: Levels, samples: WallSamples) -> Levels:
    """What lies across the wall at each sample: (n, 2 * ASIDE + 1, 3), from its left to its right."""
    sides, steps = np.arange(-ASIDE, ASIDE + 1), np.arange(-_ALONG, _ALONG + 1)
    across, along = samples.across, samples.along
    spots = (
        samples.at[:, None, None]
        + sides[None, :, None, None] * across[:, None, None]
        + steps[None, None, :, None] * along[:, None, None]
    )
    return cast("Levels", picked(levels, spots).mean(2, dtype=np.float32))


def picked(levels: Levels, spots: Places) -> Levels:
    """The pixels of a raster that places (…, 2) lie in; beyond the edge it is repeated."""
    height, width = levels.shape[:2]
    x = np.clip(spots[..., 0].astype(np.int64), 0, width - 1)
    y = np.clip(spots[..., 1].astype(np.int64), 0, height - 1)
    return cast("Levels", levels.reshape(height * width, -1)[y * width + x])
