"""A map cut into bands that are painted one after the other, so that the memory of a huge one stays small."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any, Final, Generic, Protocol, TypeVar

import cv2
import numpy as np
import numpy.typing as npt

from server.drawing.strokes import Points, Stroke

BAND_PIXELS: Final = 6_000_000
"""About how many pixels are worked on at once."""

CellBox = tuple[int, int, int, int]
"""Left, top, right and bottom of a part of a map, in whole cells."""

MARGIN: Final = 1
"""Rows of cells painted above and below a band and thrown away: shadows and blurs reach no further."""


@dataclass(frozen=True, slots=True)
class Band:
    """Whole rows of cells `top` up to `bottom` of a map, painted from `first` up to `last` (in cells).

    Only what lies in the part `wanted` need be right; None stands for all of it.
    """

    columns: int
    rows: int
    px: int
    top: int
    bottom: int
    wanted: CellBox | None = None

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

    @property
    def extent(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The corners of what has to be painted, in cells: column and row, twice."""
        left, top, right, bottom = self.wanted or (0, self.top, self.columns, self.bottom)
        first, last = max(self.first, top - MARGIN), min(self.last, bottom + MARGIN)
        return (left - MARGIN, first), (right + MARGIN, last)


def bands(columns: int, rows: int, px: int, wanted: CellBox | None = None) -> Iterator[Band]:
    """Cut a map into bands of about BAND_PIXELS, of which this part is wanted."""
    height = max(1, BAND_PIXELS // (columns * px * px))
    count = -(-rows // height)
    for index in range(count):
        yield Band(columns, rows, px, rows * index // count, rows * (index + 1) // count, wanted)


class Cornered(Protocol):
    """What has a place on the map, in cells."""

    @property
    def points(self) -> Points:
        """Where its corners lie, one in each row."""


Item = TypeVar("Item", bound=Cornered)


class Sheaf(Generic[Item]):
    """Shapes in the order in which they are painted, and how far each of them reaches beyond its points."""

    def __init__(self, shapes: Sequence[Item], reach: Callable[[Item], float]) -> None:
        self._shapes = shapes
        if shapes:
            outlines = [each.points for each in shapes]
            points = np.concatenate(outlines)
            starts = np.cumsum([0, *(len(each) for each in outlines[:-1])])
            beyond = np.array([[reach(each)] for each in shapes])
            self._low = np.minimum.reduceat(points, starts) - beyond
            self._high = np.maximum.reduceat(points, starts) + beyond

    def __iter__(self) -> Iterator[Item]:
        return iter(self._shapes)

    def touching(self, band: Band) -> Sequence[Item]:
        """The shapes that touch what has to be painted of a band."""
        if not self._shapes:
            return ()
        low, high = band.extent
        touching = (self._high >= low).all(1) & (self._low <= high).all(1)
        return list(compress(self._shapes, touching.tolist()))


def strokes_of(strokes: Sequence[Stroke]) -> Sheaf[Stroke]:
    """Strokes: none reaches further beyond its points than it is wide, and a little more."""
    return Sheaf(strokes, lambda each: each.width + 0.05)
