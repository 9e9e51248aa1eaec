"""Tiles that were painted lighter, darker or in another tint than their neighbours, brought nearer to each other."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from PIL import Image

from server.imaging.finishing.means import Intensities
from server.imaging.finishing.tilings import TileBox

MOST_GAIN: Final = 1.25
"""By how much a channel of a tile is made lighter or darker at most: what differs more was meant."""
_STAYS: Final = 0.02
"""How much it counts that a tile stays as it is, where it counts 1 that two are alike over what they share."""


def shared_colors(boxes: Sequence[TileBox], index: int, tile: Image.Image) -> Mapping[int, Intensities]:
    """Return the mean colour of a tile in what it shares with each other one, by the index of that."""
    left, top, right, bottom = boxes[index]
    colors = dict[int, Intensities]()
    for other, (low_x, low_y, high_x, high_y) in enumerate(boxes):
        part = (max(left, low_x) - left, max(top, low_y) - top, min(right, high_x) - left, min(bottom, high_y) - top)
        if other != index and part[0] < part[2] and part[1] < part[3]:
            colors[other] = np.asarray(tile.crop(part)).mean(axis=(0, 1), dtype=np.float64)
    return colors


def gains(colors: Sequence[Mapping[int, Intensities]]) -> Intensities:
    """Return by what each channel of each tile is multiplied (n, 3), from `shared_colors` of each.

    The gains are those after which tiles differ least where they overlap, by the squares of the logarithms (as Brown
    and Lowe 2007 have it for panoramas). Tiles that are alike there stay as they are.
    """
    count = len(colors)
    system, wanted = np.eye(count) * _STAYS, np.zeros((count, 3))
    for index, shared in enumerate(colors):
        for other, color in shared.items():
            ratio = np.log(np.maximum(colors[other][index], 1.0) / np.maximum(color, 1.0))
            system[index, index] += 1
            system[index, other] -= 1
            wanted[index] += ratio
    exact: Intensities = np.exp(np.linalg.solve(system, wanted)).astype(np.float32)
    return exact.clip(1 / MOST_GAIN, MOST_GAIN)
