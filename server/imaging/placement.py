"""Finding a free place for a text among nine: its own, then eight around it."""

from collections.abc import Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""

CENTERED = ((0, 0), (0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
"""Slots for a text that belongs on its point; the first is liked best."""

BELOW = ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
"""Slots for a text that belongs beside its point."""

_DISLIKE = 0.03


@dataclass(slots=True)
class Placer:
    """Remembers what is taken on a picture of `width` x `height` pixels, each with a weight for being covered."""

    width: float
    height: float
    taken: list[tuple[Box, float]]

    def take(self, box: Box, weight: float = 1.0) -> None:
        """Mark `box` as taken."""
        self.taken.append((box, weight))

    def find(
        self, x: float, y: float, width: float, height: float, clear: float, slots: Sequence[tuple[int, int]]
    ) -> Box:
        """Return the best box of `width` x `height` at or around (`x`, `y`), and take it.

        Slots beside the point leave `clear` pixels to it. A text whose point is in the picture stays inside it.
        """
        inside = 0 <= x <= self.width and 0 <= y <= self.height
        best: tuple[float, Box] | None = None
        for order, (across, down) in enumerate(slots):
            middle_x = x + across * (clear + width / 2) * (0.75 if down else 1)
            middle_y = y + down * (clear + height / 2) * (0.75 if across else 1)
            left, top = middle_x - width / 2, middle_y - height / 2
            if inside:
                left = _kept_within(left, width, self.width)
                top = _kept_within(top, height, self.height)
            box = left, top, left + width, top + height
            cost = self._covered(box) + order * _DISLIKE
            if best is None or cost < best[0]:
                best = cost, box
        assert best is not None, "there is at least one slot"
        self.take(best[1])
        return best[1]

    def _covered(self, box: Box) -> float:
        """Return how much of `box` is taken, as a share of its area, weighted."""
        area = max(1.0, (box[2] - box[0]) * (box[3] - box[1]))
        return sum(_overlap(box, other) * weight for other, weight in self.taken) / area


def _kept_within(start: float, length: float, limit: float) -> float:
    """Return `start` moved so that `length` fits before `limit`; what is longer is centred."""
    return (limit - length) / 2 if length > limit else min(max(0.0, start), limit - length)


def _overlap(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0 and down > 0 else 0.0
