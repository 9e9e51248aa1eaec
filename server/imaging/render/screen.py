"""A screen over the picture: few dots, on which light and sight are worked out before they are laid over its pixels."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from server.drawing.arrays import Numbers, Pixels

Dots = NDArray[np.float32]
DotBox = tuple[int, int, int, int]
"""Left, top, right and bottom in dots."""

DOTS_PER_CELL = 20
BAND_PIXELS = 1_000_000
"""About how many pixels are worked on at once."""
LEAST_BLUR = 0.3
"""Dots: less makes no difference."""
_SHIFT = 4


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen over a picture of `width` x `height` pixels, of which a dot covers `step` x `step`."""

    width: int
    height: int
    step: int

    @classmethod
    def over(cls, size: tuple[int, int], cell: float) -> "Screen":
        """One with about DOTS_PER_CELL."""
        return cls(*size, max(1, round(cell / DOTS_PER_CELL)))

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return -(-self.height // self.step), -(-self.width // self.step)

    def filled(self, outline: Numbers) -> tuple[DotBox, Dots] | None:
        """The box around an outline in pixels, as far as it is on the screen, and how much of each dot lies inside."""
        rows, columns = self.shape
        points = outline / self.step
        low, high = np.floor(points.min(0)).astype(int) - 1, np.ceil(points.max(0)).astype(int) + 1
        left, top = max(0, int(low[0])), max(0, int(low[1]))
        right, bottom = min(columns, int(high[0])), min(rows, int(high[1]))
        if left >= right or top >= bottom:
            return None
        mask = np.zeros((bottom - top, right - left), np.uint8)
        # A dot lies around its middle. What is far outside leads along the edges just as well.
        near = (points - (left + 0.5, top + 0.5)).clip(-4096, 16384)
        cv2.fillPoly(mask, [np.round(near * 2**_SHIFT).astype(np.int32)], 255, cv2.LINE_AA, _SHIFT)
        return (left, top, right, bottom), mask.astype(np.float32) / np.float32(255)

    def away(self, box: DotBox, middle: tuple[float, float]) -> Dots:
        """How far the dots of a box are from a point, in pixels."""
        left, top, right, bottom = box
        across = (np.arange(left, right, dtype=np.float32) + np.float32(0.5)) * self.step - np.float32(middle[0])
        down = (np.arange(top, bottom, dtype=np.float32) + np.float32(0.5)) * self.step - np.float32(middle[1])
        return np.asarray(np.hypot(across[None, :], down[:, None]))

    def softened(self, dots: Dots, sigma: float) -> Dots:
        """The same with every edge blurred by so many pixels to both sides."""
        sigma /= self.step
        return dots if sigma < LEAST_BLUR else np.asarray(cv2.GaussianBlur(dots, (0, 0), sigma), np.float32)

    def bands(self) -> Iterator[tuple[int, int]]:
        """First and last rows of pixels that are worked on together."""
        height = max(self.step, BAND_PIXELS // self.width // self.step * self.step)
        for top in range(0, self.height, height):
            yield top, min(self.height, top + height)

    def spread(self, dots: NDArray[np.float32] | Pixels, top: int, bottom: int) -> NDArray[np.float32]:
        """The values of dots over the pixels of a band, even between their middles."""
        return spread(dots, (self.step, self.step), (0.0, 0.0), (self.width, bottom - top), (0, top))


def spread(
    dots: NDArray[np.float32] | Pixels,
    step: tuple[float, float],
    origin: tuple[float, float],
    size: tuple[int, int],
    corner: tuple[int, int],
) -> NDArray[np.float32]:
    """The values of dots over the pixels of a part of the picture, even between their middles.

    A dot is `step` pixels large, the first one begins at `origin`; the part begins at `corner`.
    """
    shift = [start - at for start, at in zip(corner, origin, strict=True)]
    if step[0] == step[1] == 1 and all(each >= 0 and each == int(each) for each in shift):
        left, top = (int(each) for each in shift)
        part = dots[top : top + size[1], left : left + size[0]]
        if part.shape[:2] == size[::-1]:
            return part.astype(np.float32)
    across, down = (
        ((np.arange(start, start + count, dtype=np.float64) + 0.5 - at) / each - 0.5).astype(np.float32)
        for start, count, at, each in zip(corner, size, origin, step, strict=True)
    )
    rows, columns = dots.shape[:2]
    first_row = max(0, min(rows - 1, int(np.floor(down[0]))))
    last_row = max(first_row + 1, min(rows, int(np.ceil(down[-1])) + 1))
    first = max(0, min(columns - 1, int(np.floor(across[0]))))
    last = max(first + 1, min(columns, int(np.ceil(across[-1])) + 1))
    part = np.ascontiguousarray(dots[first_row:last_row, first:last]).astype(np.float32)
    across = np.broadcast_to(across - first, size[::-1])
    down = np.broadcast_to((down - first_row)[:, None], size[::-1])
    values = cv2.remap(
        part, np.ascontiguousarray(across), np.ascontiguousarray(down), cv2.INTER_LINEAR, None, cv2.BORDER_REPLICATE
    )
    return np.asarray(values, np.float32)
