"""In how many overlapping tiles a base is shown to a provider, and where these lie. Light, as `cell_sizes` is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import Final

from server.imaging.finishing.cell_sizes import Size

MOST_TILES: Final = 16
"""Each is a call, and takes as long as one."""
OVERLAP: Final = 0.2
"""Of the shorter side of a tile, how much of it at least lies over the next one."""
MOST_RATIO: Final = 2.0
"""Of the sides of a tile, unless those of the whole differ more: models paint strips badly."""
ROUNDED: Final = 1.1
"""By how much the shape of a tile differs from what is asked for, where sizes come in steps."""
ROUNDING: Final = 1e-9
STEPS: Final = 1.03
"""By how much more is asked for where any size can be had: sizes come in steps, and rounding takes of them."""

TileBox = tuple[int, int, int, int]
"""Left, top, right and bottom of a tile, in pixels of the base."""
SizeOver = Callable[[tuple[float, float]], Size]
"""The size in which a provider paints over a picture of these sides."""


@dataclass(frozen=True, slots=True)
class Tiling:
    """Tiles in `columns` and `rows`, each painted in `size`: they cover a base of `base`, in whatever unit that is."""

    base: tuple[float, float]
    size: Size
    columns: int = 1
    rows: int = 1

    @property
    def count(self) -> int:
        """How many tiles there are."""
        return self.columns * self.rows

    @property
    def reach(self) -> tuple[float, float]:
        """Pixels of the provider that all of them have side by side, in either direction."""
        over = OVERLAP * min(self.size)
        wide, high = (
            side * tiles - over * (tiles - 1) for side, tiles in zip(self.size, (self.columns, self.rows), strict=True)
        )
        return wide, high

    @property
    def scale(self) -> float:
        """Pixels of the provider for each unit of the base."""
        return min(room / side for room, side in zip(self.reach, self.base, strict=True))

    def boxes(self, base: Size) -> tuple[TileBox, ...]:
        """Where they lie on a base of so many pixels, row by row; none reaches beyond it.

        A base that is smaller than a tile in a direction has tiles as long as itself in it.
        """
        scale = self.scale * self.base[0] / base[0]
        wide, high = (min(room, ceil(side / scale - ROUNDING)) for room, side in zip(base, self.size, strict=True))
        columns, rows = _starts(base[0], wide, self.columns), _starts(base[1], high, self.rows)
        return tuple((left, top, left + wide, top + high) for top in rows for left in columns)


def tiling_over(base: tuple[float, float], least: float, size_over: SizeOver, most: int = MOST_TILES) -> Tiling | None:
    """Return the fewest tiles in which each unit of a base has `least` pixels of the provider, and of those the tiles
    in which it has most; None where `most` tiles are too few. Strips are taken where nothing else will do.
    """
    enough = [each for each in _tilings(base, least, size_over, most) if each.scale >= least * (1 - ROUNDING)]
    longest = max(MOST_RATIO, ROUNDED * _ratio(base))
    return min(enough, key=lambda each: (_ratio(each.size) > longest, each.count, -each.scale), default=None)


def largest_tiling(base: tuple[float, float], least: float, size_over: SizeOver, most: int = MOST_TILES) -> Tiling:
    """Return the tiles in which a base of this shape is largest."""
    return max(_tilings(base, least, size_over, most), key=lambda each: (round(each.scale, 6), -each.count))


def _tilings(base: tuple[float, float], least: float, size_over: SizeOver, most: int) -> Iterator[Tiling]:
    """A tiling for each way to part a base, by tiles of the shape that suits it."""
    for columns in range(1, most + 1):
        for rows in range(1, most // columns + 1):
            wide, high = (
                STEPS * least * side / (tiles - OVERLAP * (tiles - 1))
                for side, tiles in zip(base, (columns, rows), strict=True)
            )
            yield Tiling(base, size_over((wide, high)), columns, rows)


def _ratio(sides: tuple[float, float]) -> float:
    return max(sides) / min(sides)


def _starts(side: int, tile: int, count: int) -> list[int]:
    return [round(index * (side - tile) / max(1, count - 1)) for index in range(count)]
