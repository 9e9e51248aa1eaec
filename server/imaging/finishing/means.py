"""Running means over arrays, by sums: the blur of what is no picture. Pillow blurs bytes only."""

from typing import cast

import numpy as np
import numpy.typing as npt

Intensities = npt.NDArray[np.float32]


def box_mean(levels: Intensities, radius: int) -> Intensities:
    """Return the mean over 2 * `radius` + 1 pixels in either direction, with the edge repeated."""
    if radius < 1:
        return levels
    return _along(_along(levels, radius, 0), radius, 1)


def soft(levels: Intensities, radius: int) -> Intensities:
    """Return nearly a Gaussian blur: the mean, twice."""
    return box_mean(box_mean(levels, radius), radius)


def _along(levels: Intensities, radius: int, axis: int) -> Intensities:
    width = 2 * radius + 1
    pads = [(0, 0)] * levels.ndim
    pads[axis] = (radius + 1, radius)
    sums = np.cumsum(np.pad(levels, pads, mode="edge"), axis, dtype=np.float64)
    count = levels.shape[axis]
    after = np.take(sums, np.arange(width, width + count), axis)
    before = np.take(sums, np.arange(count), axis)
    return cast("Intensities", ((after - before) / width).astype(np.float32))
