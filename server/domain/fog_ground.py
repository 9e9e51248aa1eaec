"""The ground under a fog: what players have found of an image, sample by sample.

Shapes are merged into it as they come, so that it costs the same to draw and to keep however many there were. A sample
is a square of whole pixels, and all of it is in one state.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

MOST_SAMPLES = 2048
"""Sampling along the longer side of an image."""
UNCHANGED, HIDDEN, EXPLORED, REVEALED = range(4)
"""What a sample says; an unchanged one is as the fog's base is."""
KNOWN = bytes((UNCHANGED, HIDDEN, EXPLORED, REVEALED))
STATES = {"hidden": HIDDEN, "explored": EXPLORED, "revealed": REVEALED}

SampleRun = tuple[int, int, int]
"""Sampling side by side: their row, the first of them, and the one behind the last."""


@dataclass(frozen=True, slots=True)
class Sampling:
    """How an image is parted into samples of `grain` pixels a side."""

    columns: int
    rows: int
    grain: int

    @classmethod
    def of(cls, width: int, height: int) -> "Sampling":
        """Those of an image of so many pixels."""
        grain = max(1, -(-max(width, height) // MOST_SAMPLES))
        return cls(-(-width // grain), -(-height // grain), grain)


class FogGround:
    """The states of the samples of an image, row by row."""

    __slots__ = ("samples", "states")

    def __init__(self, samples: Sampling) -> None:
        self.samples = samples
        self.states = bytearray(samples.columns * samples.rows)

    def paint(self, runs: Iterable[SampleRun], state: int) -> None:
        """Put runs, which lie inside, into a state."""
        columns = self.samples.columns
        fill = bytes((state,)) * columns
        for row, first, end in runs:
            start = row * columns
            self.states[start + first : start + end] = fill[: end - first]

    def paint_all(self, state: int) -> None:
        """Put everything into a state."""
        self.states = bytearray((state,)) * len(self.states)

    def settled(self, base: str) -> bytes:
        """The states, with that of the base in place of what is unchanged."""
        return bytes(self.states).replace(bytes((UNCHANGED,)), bytes((STATES.get(base, HIDDEN),)))

    def stored(self) -> bytes:
        """What is kept of it: the differences between rows, packed."""
        return zlib.compress(_differences(self.states, self.samples.columns), 4)

    @classmethod
    def of(cls, samples: Sampling, stored: bytes | None) -> "FogGround":
        """The ground of an image as it is kept; unchanged where nothing is, hidden where that is damaged."""
        ground = cls(samples)
        if stored is None:
            return ground
        size = len(ground.states)
        try:
            unpacked = zlib.decompressobj().decompress(stored, size + 1)
        except zlib.error:
            unpacked = b""
        if len(unpacked) == size:
            ground.states = _summed(unpacked, samples.columns)
        if len(unpacked) != size or ground.states.translate(None, KNOWN):
            ground.paint_all(HIDDEN)
        return ground


def _differences(states: bytearray, columns: int) -> bytes:
    """Each row as what differs from the one above it."""
    above = bytes(columns) + states[:-columns]
    return (int.from_bytes(states, "little") ^ int.from_bytes(above, "little")).to_bytes(len(states), "little")


def _summed(differences: bytes, columns: int) -> bytearray:
    """The states of which these are the differences."""
    states, above = bytearray(), 0
    for start in range(0, len(differences), columns):
        above ^= int.from_bytes(differences[start : start + columns], "little")
        states += above.to_bytes(columns, "little")
    return states
