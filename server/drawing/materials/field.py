"""Where floor ends and rock begins: a signed distance field, and the noise everything is worn by."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from server.drawing.draws import Draws

Raster = npt.NDArray[np.float32]
Mask = npt.NDArray[np.uint8]

SAMPLES: Final = 24
"""Samples per cell of the field, whatever the pixels per cell: every size shows the same walls."""

GRAIN: Final = 480
"""Side of the square of paper grain that repeats over the map, in samples."""


@dataclass(frozen=True, slots=True)
class Field:
    """Rasters over the whole map, rows first.

    `floor` (SAMPLES per cell) is 1 on floor; `distance` in cells, positive on floor, with the unsteadiness of the
    walls; `cave` 0..1 where walls are natural; `grain` fine noise. `rough` and `stain` are noise at half SAMPLES,
    about -1..1, with features of 0.8 and 5 cells. `seed` is that of the map.
    """

    seed: int
    floor: Mask
    distance: Raster
    cave: Raster
    grain: Raster
    rough: Raster
    stain: Raster

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows of the map in cells."""
        rows, columns = self.floor.shape
        return columns // SAMPLES, rows // SAMPLES

    def doubled(self, noise: Raster) -> Raster:
        """Return noise made at half SAMPLES at the size of `distance`."""
        return _resize(noise, self.distance.shape[1], self.distance.shape[0], cv2.INTER_LINEAR)


def _resize(raster: Raster, width: int, height: int, interpolation: int) -> Raster:
    return np.asarray(cv2.resize(raster, (width, height), interpolation=interpolation), np.float32)


def noise(seed: int, size: tuple[int, int], name: str, wide: float, octaves: int = 3, gain: float = 0.55) -> Raster:
    """Return value noise over `size` (columns, rows) with features of `wide` cells, at half SAMPLES per cell.

    It runs about from -1 to 1; `name` tells it from other noise of the same seed.
    """
    draws, (columns, rows) = Draws(seed, "noise", name), size
    height, width = rows * SAMPLES // 2, columns * SAMPLES // 2
    total = np.zeros((height, width), np.float32)
    weight, weights = 1.0, 0.0
    for octave in range(octaves):
        step = wide / 2**octave
        shape = (max(2, round(rows / step)), max(2, round(columns / step)))
        lattice = draws.uniform(-1.0, 1.0, shape).astype(np.float32)
        total += weight * _resize(lattice, width, height, cv2.INTER_CUBIC)
        weights += weight
        weight *= gain
    return np.asarray(total * np.float32(1.6 / weights), np.float32)


def survey(floor: Mask, natural: Mask, seed: int) -> Field:
    """Measure a floor (1 on floor, 0 on rock) at SAMPLES per cell; walls are rough where `natural` is 1."""
    inside = cv2.distanceTransform(floor, cv2.DIST_L2, 5)
    outside = cv2.distanceTransform(1 - floor, cv2.DIST_L2, 5)
    distance = cv2.GaussianBlur((inside - outside) / np.float32(SAMPLES), (0, 0), SAMPLES * 0.045)
    del inside, outside
    cave = np.asarray(cv2.GaussianBlur(natural.astype(np.float32), (0, 0), SAMPLES * 0.3), np.float32)
    height, width = floor.shape
    size = width // SAMPLES, height // SAMPLES
    rough = noise(seed, size, "rough", 0.8)
    distance += _resize(rough, width, height, cv2.INTER_LINEAR) * (np.float32(0.022) + np.float32(0.09) * cave)
    tile = Draws(seed, "grain").normal(0.0, 0.5, (GRAIN, GRAIN)).astype(np.float32)
    repeats = (-(-height // GRAIN), -(-width // GRAIN))
    grain = np.tile(tile, repeats)[:height, :width]
    stain = noise(seed, size, "stain", 5, 4)
    return Field(seed, floor, np.asarray(distance, np.float32), cave, grain, rough, stain)
