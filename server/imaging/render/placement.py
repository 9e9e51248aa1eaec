"""Finding a free place for a text among nine: its own, then eight around it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""

CENTERED = ((0, 0), (0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
"""Slots for a text that belongs on its point; the first is liked best."""

BELOW = ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
"""Slots for a text that belongs beside its point."""

_DISLIKE = 0.03
_ROOM = 64


class Placer:
    """Remembers what is taken on a picture of `width` x `height` pixels, each with a weight for being covered."""

    def __init__(self, width: float, height: float) -> None:
        self._width = width
        self._height = height
        self._taken = np.empty((_ROOM, 5))
        self._count = 0

    def take(self, box: Box, weight: float = 1.0) -> None:
        """Mark `box` as taken."""
        if self._count == len(self._taken):
            self._taken = np.concatenate((self._taken, np.empty_like(self._taken)))
        self._taken[self._count] = (*box, weight)
        self._count += 1

    def find(
        self, x: float, y: float, width: float, height: float, clear: float, slots: Sequence[tuple[int, int]]
    ) -> Box:
        """Return the best box of `width` x `height` at or around (`x`, `y`), and take it.

        Slots beside the point leave `clear` pixels to it. A text whose point is in the picture stays inside it.
        """
        inside = 0 <= x <= self._width and 0 <= y <= self._height
        boxes: list[Box] = []
        for across, down in slots:
            middle_x = x + across * (clear + width / 2) * (0.75 if down else 1)
            middle_y = y + down * (clear + height / 2) * (0.75 if across else 1)
            left, top = middle_x - width / 2, middle_y - height / 2
            if inside:
                left = _kept_within(left, width, self._width)
                top = _kept_within(top, height, self._height)
            boxes.append((left, top, left + width, top + height))
        costs = [covered + order * _DISLIKE for order, covered in enumerate(self._covered(boxes))]
        best = boxes[costs.index(min(costs))]
        self.take(best)
        return best

    def _covered(self, boxes: list[Box]) -> list[float]:
        """Return how much of each box is taken, as a share of its area, weighted."""
        left, top, right, bottom, weight = self._near(boxes).T
        box = np.array(boxes)[:, :, None]
        across = np.minimum(box[:, 2], right) - np.maximum(box[:, 0], left)
        down = np.minimum(box[:, 3], bottom) - np.maximum(box[:, 1], top)
        hits = (across > 0) & (down > 0)
        areas = [max(1.0, (right - left) * (bottom - top)) for left, top, right, bottom in boxes]
        # Added up one by one, in order: the same picture on every machine.
        return [
            sum((across[each][hit] * down[each][hit] * weight[hit]).tolist()) / areas[each]
            for each, hit in enumerate(hits)
        ]

    def _near(self, boxes: list[Box]) -> NDArray[np.float64]:
        """Return what is taken within the bounds of all `boxes`, in order."""
        taken = self._taken[: self._count]
        left, top, right, bottom, _ = taken.T
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        across = (left < max(rights)) & (right > min(lefts))
        near: NDArray[np.float64] = taken[across & (top < max(bottoms)) & (bottom > min(tops))]
        return near


def _kept_within(start: float, length: float, limit: float) -> float:
    """Return `start` moved so that `length` fits before `limit`; what is longer is centred."""
    return (limit - length) / 2 if length > limit else min(max(0.0, start), limit - length)
