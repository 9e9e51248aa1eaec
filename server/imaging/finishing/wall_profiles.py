"""What a picture shows across and around walls, on a raster with equally many pixels to every cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, cast

import numpy as np
import numpy.typing as npt
from PIL import Image

from server.domain.lattice import ImagePoint
from server.imaging.finishing.means import Intensities, soft

PER_CELL: Final = 20
"""Pixels of a raster across a cell."""
STEP: Final = 1 / 8
"""Cells from one sample of a wall to the next."""
ASIDE: Final = 18
"""Pixels that a profile reaches to either side of a wall."""
COLORS: Final = 3
"""Channels of a raster that are colours; the one after them is how rough the paint is."""

_ALONG: Final = 2
"""Pixels to either side along a wall over which a profile is a mean: paint has texture, and walls are straight."""
_CHORD: Final = 0.25
"""Cells to either side over which the direction of a wall is that between two of its points."""
_ROUGH: Final = 2
"""Pixels over which roughness is a mean, twice."""

Places = npt.NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class WallSamples:
    """Places along walls, (n, 2) in pixels of a raster, with the direction of the wall there, of length 1.

    `line` says which wall each belongs to; those of a wall come in order, STEP apart.
    """

    at: Places
    along: Places
    line: npt.NDArray[np.int64]

    @property
    def across(self) -> Places:
        """The direction to the right of the way along the wall, as y points down."""
        return np.stack((-self.along[:, 1], self.along[:, 0]), 1)

    def summed(self, values: Intensities, reach: int) -> Intensities:
        """The sum of values, (n, …), over so many samples to either side on the same wall."""
        total = values.astype(np.float32)
        for step in range(1, min(reach, len(self.line) - 1) + 1):
            same = (self.line[step:] == self.line[:-step]).reshape((-1,) + (1,) * (values.ndim - 1))
            total[step:] += values[:-step] * same
            total[:-step] += values[step:] * same
        return total

    def mean(self, values: Intensities, reach: int, beyond: int = -1) -> Intensities:
        """The mean of values over so many samples to either side, but for those that are not `beyond` so many."""
        ones = np.ones((len(values),) + (1,) * (values.ndim - 1), np.float32)
        total, count = self.summed(values, reach), self.summed(ones, reach)
        if beyond >= 0:
            total, count = total - self.summed(values, beyond), count - self.summed(ones, beyond)
        return cast("Intensities", total / np.maximum(count, 1))


def raster(picture: Image.Image, size: tuple[int, int]) -> Intensities:
    """A picture as (height, width, 4): lightness, two differences of colour, and how rough its paint is there."""
    how = Image.Resampling.BOX if size[0] < picture.width else Image.Resampling.BICUBIC
    red, green, blue = np.moveaxis(np.asarray(picture.convert("RGB").resize(size, how), np.float32), 2, 0)
    lightness = (red + green + blue) / 3
    down, across = np.gradient(lightness)
    rough = np.sqrt(soft(down**2 + across**2, _ROUGH))
    return np.stack((lightness, (red - blue) / 2, (2 * green - red - blue) / 4, rough), 2)


def samples_along(
    lines: Iterable[Sequence[ImagePoint]], scale: tuple[float, float], size: tuple[int, int]
) -> WallSamples:
    """Sample walls, given in pixels of a picture, on its raster of `size`; what lies at the edge is left out."""
    at, along, line = [np.zeros((0, 2))], [np.zeros((0, 2))], [np.zeros(0, np.int64)]
    for number, corners in enumerate(lines):
        points = np.array(corners, np.float64) * scale
        legs = np.hypot(*np.diff(points, axis=0).T)
        points, ends = points[np.r_[True, legs > 0]], np.r_[0.0, np.cumsum(legs[legs > 0])]
        if float(ends[-1]) < STEP * PER_CELL:
            continue
        closed = bool((points[0] == points[-1]).all())
        places = (np.arange(round(float(ends[-1]) / (STEP * PER_CELL))) + 0.5) * STEP * PER_CELL
        ahead, behind = (_after(points, ends, places + side * _CHORD * PER_CELL, closed=closed) for side in (1, -1))
        long = np.hypot(*(ahead - behind).T)
        clear = long > 0
        at.append(_after(points, ends, places, closed=closed)[clear])
        along.append((ahead - behind)[clear] / long[clear, None])
        line.append(np.full(int(clear.sum()), number))
    spots = np.concatenate(at)
    inside = (spots >= 2).all(1) & (spots <= np.array(size) - 3).all(1)
    return WallSamples(spots[inside], np.concatenate(along)[inside], np.concatenate(line)[inside])


def _after(points: Places, ends: Places, ways: Places, *, closed: bool) -> Places:
    """Where one is after so much of a way; one that closes goes on."""
    there = ways % ends[-1] if closed else np.clip(ways, 0, ends[-1])
    return np.stack([np.interp(there, ends, points[:, axis]) for axis in (0, 1)], 1)


def profiles(levels: Intensities, samples: WallSamples) -> Intensities:
    """What lies across the wall at each sample: (n, 2 * ASIDE + 1, channels), from its left to its right."""
    steps = np.arange(-_ALONG, _ALONG + 1)
    return cast("Intensities", windows(levels, samples, steps, ASIDE).mean(2, dtype=np.float32))


def windows(levels: Intensities, samples: WallSamples, steps: npt.NDArray[np.int64], aside: int) -> Intensities:
    """What lies around each sample: (n, 2 * aside + 1 across, steps along, channels)."""
    sides = np.arange(-aside, aside + 1)
    at, across, along = (each.astype(np.float32)[:, None, None] for each in (samples.at, samples.across, samples.along))
    side, step = sides.astype(np.float32)[:, None, None], steps.astype(np.float32)[:, None]
    spots = at + side * across + step * along
    return picked(levels, spots)


def picked(levels: Intensities, spots: Places) -> Intensities:
    """The pixels of a raster that places (…, 2) lie in; beyond the edge it is repeated."""
    height, width = levels.shape[:2]
    x = np.clip(spots[..., 0].astype(np.int32), 0, width - 1)
    y = np.clip(spots[..., 1].astype(np.int32), 0, height - 1)
    return cast("Intensities", levels.reshape(height * width, -1).take(y * width + x, 0))
