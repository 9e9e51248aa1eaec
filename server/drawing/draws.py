"""Random draws of our own over the raw bits of PCG64.

NumPy may change what its Generator makes of the same bits; the bits themselves are stable. Every layer of a map takes
a stream of its own, named by words, so that a change in one layer leaves the others as they were. Everything here is
integer arithmetic, additions and products: the same on every machine.
"""

import zlib
from collections.abc import Sequence
from typing import TypeVar, overload

import numpy as np
import numpy.typing as npt

Item = TypeVar("Item")
Floats = npt.NDArray[np.float64]

_STEP = 2.0**-53
_PIECES = 8
_PIECE_MEAN = _PIECES * (2**16 - 1) / 2
_PIECE_SIGMA = ((2**32 - 1) / 12 * _PIECES) ** 0.5


class Draws:
    """One independent stream for `seed` (uint32) and the names of a layer; names may be words or numbers."""

    __slots__ = ("_bits",)

    def __init__(self, seed: int, *names: str | int) -> None:
        words = [int(seed) & 0xFFFFFFFF, *(zlib.crc32(str(name).encode()) for name in names)]
        self._bits = np.random.PCG64(np.random.SeedSequence(words))

    def _raw(self, count: int) -> npt.NDArray[np.uint64]:
        return self._bits.random_raw(count)

    def share(self) -> float:
        """Return a number in [0, 1)."""
        return (int(self._bits.random_raw()) >> 11) * _STEP

    def random(self, shape: tuple[int, ...]) -> Floats:
        """Return numbers in [0, 1) as an array."""
        count = int(np.prod(shape, dtype=np.int64))
        return ((self._raw(count) >> np.uint64(11)).astype(np.float64) * _STEP).reshape(shape)

    @overload
    def uniform(self, low: float, high: float) -> float: ...
    @overload
    def uniform(self, low: float, high: float, shape: tuple[int, ...]) -> Floats: ...
    def uniform(self, low: float, high: float, shape: tuple[int, ...] | None = None) -> float | Floats:
        """Return a number in [low, high), or an array of them."""
        if shape is None:
            return low + (high - low) * self.share()
        return low + (high - low) * self.random(shape)

    def integers(self, low: int, high: int) -> int:
        """Return a whole number from `low` up to and without `high`."""
        return low + int(self.share() * (high - low))

    def chance(self, probability: float) -> bool:
        """Return True with the given probability."""
        return self.share() < probability

    @overload
    def normal(self, mean: float, sigma: float) -> float: ...
    @overload
    def normal(self, mean: float, sigma: float, shape: tuple[int, ...]) -> Floats: ...
    def normal(self, mean: float, sigma: float, shape: tuple[int, ...] | None = None) -> float | Floats:
        """Return a number (or an array) spread like a bell: the sum of eight even draws, never past 4.9 sigma."""
        count = 1 if shape is None else int(np.prod(shape, dtype=np.int64))
        pieces = self._raw(count * _PIECES // 4).view(np.uint16).reshape(count, _PIECES)
        values = (pieces.sum(1, dtype=np.int64) - _PIECE_MEAN) * (sigma / _PIECE_SIGMA) + mean
        return float(values[0]) if shape is None else values.reshape(shape)

    def choice(self, items: Sequence[Item], weights: Sequence[float] | None = None) -> Item:
        """Return one of the items, each as likely as its weight (all alike without weights)."""
        if weights is None:
            return items[int(self.share() * len(items))]
        left = self.share() * sum(weights)
        for item, weight in zip(items, weights, strict=True):
            left -= weight
            if left < 0:
                return item
        return next(item for item, weight in zip(reversed(items), reversed(weights), strict=True) if weight > 0)

    def permutation(self, count: int) -> list[int]:
        """Return 0 .. count - 1 in random order."""
        order = list(range(count))
        for last in range(count - 1, 0, -1):
            other = self.integers(0, last + 1)
            order[last], order[other] = order[other], order[last]
        return order

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        """Return the items in random order."""
        return [items[index] for index in self.permutation(len(items))]
