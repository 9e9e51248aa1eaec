"""Where the unsteadiness of a hand comes from: two sources of chance behind one protocol."""

from typing import Final, Protocol

import numpy as np

from server.drawing.draws import Draws
from server.drawing.strokes import Points

SHARES: Final = 256
OFFSETS: Final = 2048
"""Numbers drawn at once: a call per number costs more than the drawing."""


class Luck(Protocol):
    """A source of numbers that repeats itself."""

    def share(self) -> float:
        """Return a number in [0, 1)."""
        ...

    def spread(self, count: int) -> Points:
        """Return `count` normally distributed offsets, shape (count, 2)."""
        ...


class DrawnLuck:
    """Numbers of `Draws`, in blocks: what is generated takes them, and is the same on every machine."""

    def __init__(self, draws: Draws) -> None:
        self._draws = draws
        self._normals = np.zeros((0, 2))
        self._used = 0
        self._shares: list[float] = []

    def share(self) -> float:
        """Return a number in [0, 1)."""
        if not self._shares:
            self._shares = self._draws.random((SHARES,)).tolist()
            self._shares.reverse()
        return self._shares.pop()

    def spread(self, count: int) -> Points:
        """Return `count` normally distributed offsets, shape (count, 2)."""
        if self._used + count > len(self._normals):
            self._normals = np.asarray(self._draws.normal(0.0, 1.0, (max(OFFSETS, count), 2)))
            self._used = 0
        block = self._normals[self._used : self._used + count]
        self._used += count
        return block


class SteadyLuck:
    """Numbers of NumPy's own generator, one after the other: doors and badges over a picture tremble by these.

    A few numbers per door are cheaper so, and doors look as they always did.
    """

    def __init__(self, seed: tuple[int, ...]) -> None:
        self._random = np.random.default_rng(seed)

    def share(self) -> float:
        """Return a number in [0, 1)."""
        return self._random.random()

    def spread(self, count: int) -> Points:
        """Return `count` normally distributed offsets, shape (count, 2)."""
        return self._random.standard_normal((count, 2))
