"""Finding a free place for a text: where it belongs, around that, or a little further away."""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from server.drawing.arrays import Numbers
from server.imaging.render.obstacles import CLEAR_GROUND, Obstacles

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""

Slots = Sequence[tuple[int, int]]
"""Steps from a point, across and down, from the one that is liked best."""

CENTERED: Slots = ((0, 0), (0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
"""Slots for a text that belongs on its point; the first is liked best."""

BELOW: Slots = ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
"""Slots for a text that belongs beside its point."""

ABOVE: Slots = ((0, -1), (1, -1), (-1, -1), (1, 0), (-1, 0), (0, 1), (1, 1), (-1, 1))
"""Slots for a text that belongs over its point."""

FREE: Final = 0.13
"""What a place costs at most that is good enough: beyond, others are looked at."""

_DISLIKE = 0.03
_ASLANT = 0.75
_GAPS: Final = ((0.0, 0.0), (0.5, 0.16), (1.1, 0.34))
"""How much further from the point a text may stand, in its height, and what that costs."""
_SHIFTS: Final = ((0.0, 0.0), (0.16, 0.02), (-0.16, 0.02), (0.33, 0.05), (-0.33, 0.05), (0.48, 0.09), (-0.48, 0.09))
"""How far it may stand aside of where it belongs, in its width or height, and what that costs."""
_BEYOND_WALL = 0.7
"""What it costs to stand where a wall lies between a text and its point."""
_MOST_PLACES = 2000
"""Places over the whole picture that are looked at."""
_ROCK = 0.25
"""How much rock lies around a text on rock, in its height."""
_FINE = 1024
_ROOM = 64


class Placer:
    """Remembers what is taken on a picture of `width` x `height` pixels, each with a weight for being covered.

    `edge` pixels along each side belong to a frame: texts stay inside it as they stay inside the picture.
    Whole pixels are compared: the same picture on every machine.
    """

    def __init__(self, width: float, height: float, obstacles: Obstacles = CLEAR_GROUND) -> None:
        self._width = width
        self._height = height
        self._obstacles = obstacles
        self.edge = 0.0
        self._taken = np.empty((5, _ROOM))
        self._count = 0

    def take(self, box: Box, weight: float = 1.0) -> None:
        """Mark `box` as taken."""
        if self._count == self._taken.shape[1]:
            self._taken = np.concatenate((self._taken, np.empty_like(self._taken)), axis=1)
        self._taken[:, self._count] = (*map(round, box), weight)
        self._count += 1

    def find(self, x: float, y: float, width: float, height: float, clear: float, slots: Slots) -> Box:
        """Return the best box of `width` x `height` at or around (`x`, `y`), and take it.

        Slots beside the point leave `clear` pixels to it. A text whose point is in the picture stays inside it.
        """
        _, best = self.best(x, y, width, height, clear, slots)
        self.take(best)
        return best

    def best(self, x: float, y: float, width: float, height: float, clear: float, slots: Slots) -> tuple[float, Box]:
        """Return what the best box costs, 0 where nothing is in its way, and that box; it is not taken."""
        best: tuple[float, Box] | None = None
        for steps in _steps(tuple(slots)):
            boxes = self._boxes(x, y, width, height, clear, steps)
            costs = self._costs(boxes, (x, y)) + steps[5]
            place = int(costs.argmin())
            if best is None or costs[place] < best[0]:
                left, top, right, bottom = boxes[place].tolist()
                best = float(costs[place]), (left, top, right, bottom)
            if best[0] <= FREE:
                break
        assert best is not None, "there are slots"
        return best

    def on_rock(self, x: float, y: float, width: float, height: float) -> Box | None:
        """The box nearest to a point that has nothing in its way, and no floor below it, if there is one."""
        if self._obstacles is CLEAR_GROUND:
            return None
        step = max(height / 3, math.sqrt(self._width * self._height / _MOST_PLACES))
        across, down = (
            np.arange(self.edge, limit - self.edge - side, step)
            for side, limit in ((width, self._width), (height, self._height))
        )
        left, top = (np.rint(each.ravel()) for each in np.meshgrid(across, down))
        boxes = np.stack([left, top, left + round(width), top + round(height)], axis=1, dtype=np.float64)
        around = boxes + np.array((-height, -height, height, height)) * _ROCK
        boxes = boxes[self._obstacles.rock(around) & (self._obstacles.weights(around) == 0)]
        if not len(boxes):
            return None
        boxes = boxes[self._covered(boxes, width * height) == 0]
        if not len(boxes):
            return None
        away = np.hypot(boxes[:, 0] + width / 2 - x, boxes[:, 1] + height / 2 - y)
        nearest_left, nearest_top, right, bottom = boxes[int(away.argmin())].tolist()
        return nearest_left, nearest_top, right, bottom

    def _boxes(self, x: float, y: float, width: float, height: float, clear: float, steps: Numbers) -> Numbers:
        across, down, gap, shift_x, shift_y, _, closer = steps
        away = clear + gap * height
        left = x + across * (away + width / 2) * closer + shift_x * width - width / 2
        top = y + down * (away + height / 2) * closer + shift_y * height - height / 2
        if 0 <= x <= self._width and 0 <= y <= self._height:
            left, top = (
                self.edge + _kept_within(start - self.edge, length, limit - 2 * self.edge)
                for start, length, limit in ((left, width, self._width), (top, height, self._height))
            )
        left, top = np.rint(left), np.rint(top)
        return np.array((left, top, left + round(width), top + round(height)), np.float64).T

    def _costs(self, boxes: Numbers, point: tuple[float, float]) -> Numbers:
        """Return how much is in the way of each box, all of one size: of what it covers or of itself, as a share of
        the smaller.
        """
        left, top, right, bottom = boxes[0].tolist()
        area = max(1.0, (right - left) * (bottom - top))
        costs = self._covered(boxes, area)
        if self._obstacles is CLEAR_GROUND:
            return costs
        left, top, right, bottom = boxes.T
        # From the point to the middle of a text.
        middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
        ways = np.stack([
            np.minimum(middle_x, point[0]), np.minimum(middle_y, point[1]),
            np.maximum(middle_x, point[0]), np.maximum(middle_y, point[1]),
        ], axis=1)  # fmt: skip
        behind = self._obstacles.walls(ways) > 0
        costs += self._obstacles.weights(boxes) / area
        return costs + np.where(behind, _BEYOND_WALL, 0.0)

    def _covered(self, boxes: Numbers, area: float) -> Numbers:
        """Return what boxes of one area cover of what is taken already, as shares of the smaller of both, weighted.

        Whole numbers are added up, which is exact in any order.
        """
        left, top, right, bottom, weight = self._near(boxes)
        west, north, east, south = boxes.T[:, :, None]
        across = np.maximum(np.minimum(east, right) - np.maximum(west, left), 0)
        down = np.maximum(np.minimum(south, bottom) - np.maximum(north, top), 0)
        smaller = np.minimum(area, np.maximum(1.0, (right - left) * (bottom - top)))
        shares = np.floor(across * down / smaller * (weight * _FINE))
        return np.asarray(shares.sum(axis=1) / _FINE, np.float64)

    def _near(self, boxes: Numbers) -> Numbers:
        """Return what is taken within the bounds of all `boxes`, in order: its sides and its weights, each in a row."""
        taken = self._taken[:, : self._count]
        left, top, right, bottom, _ = taken
        (west, north, _, _), (_, _, east, south) = boxes.min(0).tolist(), boxes.max(0).tolist()
        return taken[:, ((left < east) & (right > west) & (top < south) & (bottom > north)).nonzero()[0]]


@lru_cache(maxsize=32)
def _steps(slots: tuple[tuple[int, int], ...]) -> tuple[Numbers, ...]:
    """Return steps from a point: the slots, then what lies around them.

    In rows stand across, down, gap, shifts, what it costs, and how much closer a step aslant leads.
    """
    near = [(*slot, 0.0, 0.0, 0.0, order * _DISLIKE) for order, slot in enumerate(slots)]
    far = [
        (across, down, gap, 0.0 if across and not down else shift, shift if across and not down else 0.0, cost)
        for order, (across, down) in enumerate(slots)
        for gap, away in _GAPS
        for shift, aside in _SHIFTS
        if (gap or shift) and not (shift and across and down) and not (gap and not across and not down)
        for cost in (order * _DISLIKE + away + aside,)
    ]
    return tuple(
        np.array([(*step, _ASLANT if step[0] and step[1] else 1.0) for step in each]).T for each in (near, far)
    )


def _kept_within(start: Numbers, length: float, limit: float) -> Numbers:
    """Return `start` moved so that `length` fits before `limit`; what is longer is centred."""
    if length > limit:
        return np.full_like(start, (limit - length) / 2)
    return np.minimum(np.maximum(start, 0.0), limit - length)
