"""A base in overlapping tiles, each as large as what a provider paints, and their answers as one picture again."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

import numpy as np
from PIL import Image

from server.imaging.finishing.cell_sizes import Size
from server.imaging.finishing.means import Intensities

OVERLAP: Final = 0.2
"""Of the shorter side of a tile, how much of it at least lies over the next one."""

_BAND: Final = 256
"""Rows that are blended at once."""

TileBox = tuple[int, int, int, int]
"""Left, top, right and bottom of a tile, in pixels of the base."""


def tile_boxes(base: Size, size: Size) -> tuple[TileBox, ...]:
    """Return the fewest tiles of `size` that cover a base and overlap, row by row; none reaches beyond the base.

    A base that is smaller than a tile in a direction has tiles as long as itself in it.
    """
    over = round(OVERLAP * min(size))
    columns, rows = (_starts(side, tile, over) for side, tile in zip(base, size, strict=True))
    wide, high = (min(pair) for pair in zip(base, size, strict=True))
    return tuple((left, top, left + wide, top + high) for top in rows for left in columns)


def blended(tiles: Sequence[tuple[TileBox, Image.Image]], base: Size) -> Image.Image:
    """Return the picture, RGB, that tiles of it make, each of the pixels of its box.

    Where tiles overlap one goes over into the next by the ramp sin²(πt/2), t = 0..1 over what they share (a Hann
    window): at the edge of a tile nothing of it is seen. Tiles that are alike there leave no trace.
    """
    whole = np.empty((base[1], base[0], 3), np.uint8)
    placed = [_placed(box, tiles) for box, _ in tiles]
    for top in range(0, base[1], _BAND):
        bottom = min(base[1], top + _BAND)
        colors = np.zeros((bottom - top, base[0], 3), np.float32)
        weights = np.zeros((bottom - top, base[0], 1), np.float32)
        for (box, picture), ramps in zip(tiles, placed, strict=True):
            low, high = max(top, box[1]), min(bottom, box[3])
            if low >= high:
                continue
            part = picture.convert("RGB").crop((0, low - box[1], box[2] - box[0], high - box[1]))
            weight = ramps.down[low - box[1] : high - box[1], None] * ramps.across[None, :]
            spot = np.s_[low - top : high - top, box[0] : box[2]]
            colors[spot] += np.asarray(part, np.float32) * weight[..., None]
            weights[spot] += weight[..., None]
        whole[top:bottom] = np.rint(colors / weights)
    return Image.fromarray(whole)


@dataclass(frozen=True, slots=True)
class _Ramps:
    """How much a tile counts, by column and by row of it."""

    across: Intensities
    down: Intensities


def _starts(side: int, tile: int, over: int) -> list[int]:
    if side <= tile:
        return [0]
    count = ceil((side - over) / (tile - over))
    return [round(index * (side - tile) / (count - 1)) for index in range(count)]


def _placed(box: TileBox, tiles: Sequence[tuple[TileBox, Image.Image]]) -> _Ramps:
    """The ramps of a tile towards its neighbours; towards the edge of the picture there is none."""
    boxes = [each for each, _ in tiles]
    beside = [each for each in boxes if each[1] == box[1]]
    above = [each for each in boxes if each[0] == box[0]]
    return _Ramps(
        _ramp(box[0], box[2], [(each[0], each[2]) for each in beside]),
        _ramp(box[1], box[3], [(each[1], each[3]) for each in above]),
    )


def _ramp(start: int, end: int, spans: Sequence[tuple[int, int]]) -> Intensities:
    weights = np.ones(end - start, np.float32)
    places = np.arange(end - start, dtype=np.float32) + 0.5
    before = [high - start for low, high in spans if low < start < high]
    after = [end - low for low, high in spans if low < end < high]
    for shared, distance in [(max(before, default=0), places), (max(after, default=0), places[::-1])]:
        if shared:
            weights *= np.sin(np.minimum(distance / shared, 1.0) * np.float32(np.pi / 2)) ** 2
    return weights
