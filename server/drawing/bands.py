"""A map cut into bands that are painted one after the other, so that the memory of a huge one stays small."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy.typing as npt

from server.drawing.strokes import Points, Stroke

BAND_PIXELS: Final = 6_000_000
"""About how many pixels are worked on at once."""

MARGIN: Final = 1
"""Rows of cells painted above and below a band and thrown away: shadows and blurs reach no further."""


@dataclass(frozen=True, slots=True)
class Band:
    """Whole rows of cells `top` up to `bottom` of a map, painted from `first` up to `last` (in cells)."""

    columns: int
    rows: int
    px: int
    top: int
    bottom: int

    @property
    def first(self) -> int:
        """The first row painted."""
        return max(0, self.top - MARGIN)

    @property
    def last(self) -> int:
        """The row after the last one painted."""
        return min(self.rows, self.bottom + MARGIN)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels of what is painted."""
        return self.columns * self.px, (self.last - self.first) * self.px

    @property
    def origin(self) -> tuple[int, int]:
        """The pixel of the map at the top-left corner of what is painted."""
        return 0, self.first * self.px

    @property
    def core(self) -> tuple[int, int, int, int]:
        """The box of what is kept within what is painted, in pixels."""
        return 0, (self.top - self.first) * self.px, self.size[0], (self.bottom - self.first) * self.px

    def stretch(self, raster: npt.NDArray[Any], interpolation: int = cv2.INTER_LINEAR) -> npt.NDArray[Any]:
        """Return the rows of a raster over the whole map, scaled to the pixels of this band."""
        per_cell = raster.shape[0] // self.rows
        return cv2.resize(raster[self.first * per_cell : self.last * per_cell], self.size, interpolation=interpolation)

    def holds(self, points: Points, reach: float = 0.1) -> bool:
        """Whether a shape that reaches beyond its points by `reach` cells touches this band."""
        rows = points[:, 1]
        return bool(rows.max() + reach >= self.first and rows.min() - reach <= self.last)


def bands(columns: int, rows: int, px: int) -> Iterator[Band]:
    """Cut a map into bands of about BAND_PIXELS."""
    height = max(1, BAND_PIXELS // (columns * px * px))
    count = -(-rows // height)
    for index in range(count):
        yield Band(columns, rows, px, rows * index // count, rows * (index + 1) // count)


def within(band: Band, strokes: Sequence[Stroke]) -> Sequence[Stroke]:
    """Return the strokes that touch the band."""
    if band.first == 0 and band.last == band.rows:
        return strokes
    return [stroke for stroke in strokes if band.holds(stroke.points, stroke.width + 0.05)]
