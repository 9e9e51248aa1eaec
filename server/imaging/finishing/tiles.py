"""Overlapping tiles of a base, painted one by one, as one picture again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from server.drawing.arrays import Pixels
from server.imaging.finishing.cell_sizes import Size
from server.imaging.finishing.means import Intensities
from server.imaging.finishing.tilings import TileBox

BAND: Final = 256
"""Rows that are blended at once."""

TileRows = Callable[[int, int, int], Pixels]
"""Of the tile with this index, the pixels of its rows from one to before another: RGB."""


def blended(boxes: Sequence[TileBox], rows: TileRows, base: Size, gains: Intensities) -> Image.Image:
    """Return the picture, RGB, that tiles of it make, each of the pixels of its box and multiplied by its `gains`.

    Where tiles overlap one goes over into the next by the ramp sin²(πt/2), t = 0..1 over what they share (a Hann
    window): at the edge of a tile nothing of it is seen. Tiles that are alike there leave no trace.

    Of the pixels of tiles no more than a band of BAND rows is asked for at once.
    """
    whole = Image.new("RGB", base)
    ramps = [_ramps(box, boxes) for box in boxes]
    for top in range(0, base[1], BAND):
        bottom = min(base[1], top + BAND)
        colors = np.zeros((bottom - top, base[0], 3), np.float32)
        weights = np.zeros((bottom - top, base[0], 1), np.float32)
        for index, (box, ramp) in enumerate(zip(boxes, ramps, strict=True)):
            low, high = max(top, box[1]) - box[1], min(bottom, box[3]) - box[1]
            if low >= high:
                continue
            weight = (ramp.down[low:high, None] * ramp.across[None, :])[..., None]
            spot = np.s_[low + box[1] - top : high + box[1] - top, box[0] : box[2]]
            colors[spot] += rows(index, low, high) * gains[index] * weight
            weights[spot] += weight
        levels = np.minimum(np.rint(colors / weights), 255).astype(np.uint8)
        whole.paste(Image.fromarray(levels), (0, top))
    return whole


@dataclass(frozen=True, slots=True)
class _Ramps:
    """How much a tile counts, by column and by row of it."""

    across: Intensities
    down: Intensities


def _ramps(box: TileBox, boxes: Sequence[TileBox]) -> _Ramps:
    """The ramps of a tile towards its neighbours; towards the edge of the picture there is none."""
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
