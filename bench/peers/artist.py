"""What others that draw have to do: lines of grids and a hundred figures, on a surface of their own."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from PIL import Image

from bench.hundred import STEP, Points, Shown

FONT = "server/drawing/lettering/fonts/EBGaramond12-Regular.otf"
WIDE, HIGH = float(STEP), STEP * math.sqrt(3) / 2


class Surface(Protocol):
    """A picture in the form in which an artist draws on it."""

    def grid(self, lines: Iterable[Points]) -> None:
        """Draw the lines of a grid."""
        ...

    def draw(self, shown: Sequence[Shown]) -> None:
        """Draw figures."""
        ...

    def finished(self) -> Image.Image:
        """The picture as Pillow has it, which is what writes it."""
        ...


def straights(size: tuple[int, int]) -> Iterator[Points]:
    """The lines of squares."""
    width, height = size
    yield from ([(at + 0.5, 0.0), (at + 0.5, float(height))] for at in range(0, width, STEP))
    yield from ([(0.0, at + 0.5), (float(width), at + 0.5)] for at in range(0, height, STEP))


def zigzags(size: tuple[int, int]) -> Iterator[Points]:
    """The lines of hexagons, each once: to and fro between rows, and across from one row to the next."""
    width, height = size
    side = WIDE / math.sqrt(3)
    rows, columns = int(height / HIGH) + 2, int(2 * width / WIDE) + 3
    for row in range(-1, rows):
        top = row * HIGH
        corners = [(at * WIDE / 2, top + (0 if (at + row) % 2 else side / 2)) for at in range(-1, columns)]
        yield corners
        yield from ([(x, y), (x, y + side)] for (x, y), at in zip(corners, range(-1, columns), strict=True)
                    if not (at + row) % 2)  # fmt: skip
