"""Traces of thin lines: what stands out from both its sides, over short runs along them, so that art averages out."""

import math
from dataclasses import dataclass
from typing import Final, cast

import cv2
import numpy as np
import numpy.typing as npt

from server.drawing.arrays import Pixels

Levels = npt.NDArray[np.float32]

EITHER: Final = np.array((0, 0, 0, 1), np.float32)
"""The channels of lines that stand out either way."""

_RUN: Final = 8
_PIXELS: Final = 16_000_000
"""Pictures of more pixels are read in longer runs, which takes less memory."""
_BLOCK: Final = 64
"""Runs that are worked on at a time."""

_REACHES: Final = (3, 7)
"""How far from a pixel its sides are, in pixels: for thin lines and for thick ones."""
_SOFT: Final = np.array((0.25, 0.5, 0.25), np.float32)
_AROUND: Final = 129
_QUIET: Final = 0.35
"""Differences of brightness, in levels, that are nothing in the flattest picture."""


_HIGHEST: Final = 40.0
_SCALE: Final = 127


@dataclass(frozen=True, slots=True)
class Traces:
    """Traces across one axis: `values` (run, place along the axis, channel) in -127..127, `middles` of the runs, in px.

    The channels are red, green and blue, whose sign says lighter or darker, and how much stands out either way.
    `relief` is the mean over all runs of how far red, green and blue stand out, in levels: (place, channel).
    """

    values: npt.NDArray[np.int8]
    middles: Levels
    relief: Levels

    @property
    def profile(self) -> Levels:
        """The mean over all runs, (place, channel) in -1..1."""
        return cast("Levels", self.values.mean(axis=0, dtype=np.float32) / _SCALE)

    def seen(self, channels: Levels) -> Levels:
        """Return the traces of lines of these channels, (run, place) in -1..1, a line spread over three pixels."""
        return cast("Levels", cv2.blur(self.values @ (channels / _SCALE), (3, 1)))


def traces(picture: Pixels) -> tuple[Traces, Traces]:
    """Return the traces of upright lines, by x, and of level ones, by y, in a picture (height, width, 3)."""
    run = _RUN * max(1, math.ceil((picture.shape[0] * picture.shape[1] / _PIXELS) ** 0.5))
    return _traces(picture, run), _traces(picture.swapaxes(0, 1), run)


def _traces(picture: Pixels, run: int) -> Traces:
    height, width = picture.shape[:2]
    count = max(1, height // run)
    values = np.empty((count, width, 4), np.int8)
    relief = np.zeros((width, 3), np.float32)
    for start in range(0, count, _BLOCK):
        taken = min(_BLOCK, count - start)
        block = picture[start * run : (start + taken) * run].astype(np.float32)
        means = cast("Levels", cv2.resize(block, (width, taken), interpolation=cv2.INTER_AREA))
        values[start : start + _BLOCK] = np.rint(_standing_out(means) * _SCALE)
        relief += np.clip(_ridges(means, _REACHES[-1]), -_HIGHEST, _HIGHEST).sum(axis=0)
    middles = ((np.arange(count) + 0.5) * run).astype(np.float32)
    return Traces(values, middles, cast("Levels", cv2.blur(relief / np.float32(count), (1, 5))))


def _standing_out(means: Levels) -> Levels:
    """What differs from both sides, against what differs around it: a faint line counts as much as a wall, nearly."""
    # A line on the rim of two pixels is to count like one that fills a pixel.
    means = cast("Levels", cv2.sepFilter2D(means, -1, _SOFT, np.ones(1, np.float32), borderType=cv2.BORDER_REFLECT))
    total = np.zeros_like(means)
    for reach in _REACHES:
        ridge = _ridges(means, reach)
        usual = cv2.blur(np.abs(ridge), (_AROUND, 1), borderType=cv2.BORDER_REFLECT)
        total += ridge / (np.abs(ridge) + usual + _QUIET)
    total /= len(_REACHES)
    either = np.ascontiguousarray(np.abs(total).mean(axis=2))
    either -= cv2.blur(either, (_AROUND, 1), borderType=cv2.BORDER_REFLECT)
    return np.concatenate((total, either[..., None]), axis=2)


def _ridges(means: Levels, reach: int) -> Levels:
    """How far each place lies above what is so far from it on both sides."""
    kernel = np.zeros((1, 2 * reach + 1), np.float32)
    kernel[0, reach], kernel[0, 0], kernel[0, -1] = 1, -0.5, -0.5
    return cast("Levels", cv2.filter2D(means, -1, kernel, borderType=cv2.BORDER_REFLECT))
