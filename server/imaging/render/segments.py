"""Walls that a picture shows: bars and windows, and for the game master what nobody sees."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from server.domain.overlays import GM, Segment
from server.drawing.pigments import GLASS, INK, IRON, MADDER, PALE, Color, dim
from server.drawing.sketch import TOWARDS_LIGHT
from server.drawing.strokes import Point, Points, Stroke
from server.imaging.render.easel import Easel
from server.imaging.render.pen import painter_at

NOWHERE = "A wall is not drawn: it has points that have no place on the image."
TOO_FAR = "A wall is not drawn: it has points far beyond any picture."
FARTHEST = 1e9
"""Pixels from which numbers do not tell single pixels apart any more."""

BARS_APART, BAR, INSET = 0.19, 0.06, 0.08
"""As they are painted on maps, so that they cover these."""
FINE = 14.0
"""Pixels of a cell from which single bars, panes and dashes can be told apart."""
PANE, DASH, PERIOD = 0.5, 0.1, 0.2
_RING = np.array([(math.cos(turn), math.sin(turn)) for turn in np.linspace(0, math.tau, 12, endpoint=False).tolist()])
_GLINT = TOWARDS_LIGHT / math.hypot(*TOWARDS_LIGHT.tolist()) * BAR * 0.32


@dataclass(frozen=True, slots=True)
class _Piece:
    """A straight piece of wall, `length` from `start` along `along`, of which `low` to `high` is seen. In cells.

    Single marks can be told apart where it is `fine`.
    """

    start: Points
    along: Points
    length: float
    low: float
    high: float
    fine: bool

    def at(self, far: float, aside: float = 0.0) -> Points:
        """The spot so `far` along it, and so far to its right."""
        across, down = self.along.tolist()
        return self.start + self.along * far + np.array((-down, across)) * aside

    def line(self, low: float, high: float, color: Color, width: float, alpha: float = 1.0) -> Stroke:
        """A part of it as a line."""
        return Stroke(np.array((self.at(low), self.at(high))), None, color, width, alpha, closed=False)

    def marks(self, apart: float, inset: float = 0.0) -> list[float]:
        """How far along it marks stand that are about so far `apart`: those that are seen, of at least two."""
        if not self.fine:
            return []
        count = max(2, round(self.length / apart))
        step = (self.length - 2 * inset) / (count - 1)
        first, last = (
            (math.ceil((self.low - inset) / step), math.floor((self.high - inset) / step)) if step > 0 else (0, 0)
        )
        return [inset + step * each for each in range(max(0, first), min(count - 1, last) + 1)]


def draw_segments(easel: Easel, segments: tuple[Segment, ...], opacity: float) -> Iterator[str]:
    """Draw what of these segments can be seen, and yield what could not be drawn."""
    cell, (width, height) = easel.viewport.cell, easel.canvas.size
    drawn: list[list[Stroke]] = []
    area = 0.0
    for segment in segments:
        strokes_of = _STROKES.get(segment.kind)
        if strokes_of is None or (segment.kind == "invisible" and easel.audience != GM):
            continue
        if (points := easel.viewport.places(segment.points)) is None:
            yield NOWHERE
        elif any(abs(number) > FARTHEST for point in points for number in point):
            yield TOO_FAR
        elif strokes := list(strokes_of(list(_legs(points, width, height, cell)))):
            drawn.append(strokes)
            area += math.prod(np.ptp(np.concatenate([each.points for each in strokes]), 0).tolist()) * cell * cell
    if area > width * height:  # each on its own, they would take more of the picture than there is
        drawn = [[stroke for strokes in drawn for stroke in strokes]]
    for strokes in drawn:
        easel.canvas.paint(strokes, painter_at(cell), opacity)


def _legs(points: tuple[Point, ...], width: float, height: float, cell: float) -> Iterator[_Piece]:
    """The pieces of a polyline that come within a cell of a picture, in cells."""
    for start, end in pairwise(points):
        low, high = 0.0, 1.0
        for origin, step, limit in zip(start, (end[0] - start[0], end[1] - start[1]), (width, height), strict=True):
            if step:
                shares = sorted(((-cell - origin) / step, (limit + cell - origin) / step))
                low, high = max(low, shares[0]), min(high, shares[1])
            elif not -cell <= origin <= limit + cell:
                high = -1.0
        length = math.dist(start, end) / cell
        if low < high and length > 0:
            along = np.array((end[0] - start[0], end[1] - start[1])) / (length * cell)
            yield _Piece(np.array(start) / cell, along, length, low * length, high * length, cell >= FINE)


def _bars(legs: Sequence[_Piece]) -> Iterator[Stroke]:
    for color, width in ((INK, 0.076), (IRON, 0.05)):
        yield from (leg.line(leg.low, leg.high, color, width) for leg in legs)
    for leg in legs:
        for far in leg.marks(BARS_APART, min(INSET, leg.length / 4)):
            middle = leg.at(far)
            yield Stroke(middle + _RING * BAR, dim(IRON, 0.8), INK, 0.024, 1.0, closed=True)
            yield Stroke(middle + _GLINT + _RING[::2] * BAR * 0.5, dim(IRON, 1.7), None, 0.0, 1.0, closed=True)


def _window(legs: Sequence[_Piece]) -> Iterator[Stroke]:
    for color, width in ((INK, 0.2), (PALE, 0.145), (INK, 0.085), (GLASS, 0.05)):
        for leg in legs:  # longer by half of what they are wide, they meet in corners
            yield leg.line(leg.low - width / 2, leg.high + width / 2, color, width)
    for leg in legs:
        for far in leg.marks(PANE):
            if PANE / 4 < far < leg.length - PANE / 4:
                yield Stroke(np.array((leg.at(far, -0.1), leg.at(far, 0.1))), None, INK, 0.035, 1.0, closed=False)


def _unseen(legs: Sequence[_Piece]) -> Iterator[Stroke]:
    for leg in legs:
        if not leg.fine:
            yield leg.line(leg.low, leg.high, MADDER, 0.05, 0.5)
        for far in leg.marks(PERIOD, min(DASH / 2, leg.length / 4)):
            yield leg.line(max(0.0, far - DASH / 2), min(leg.length, far + DASH / 2), MADDER, 0.05)


_STROKES: dict[str, Callable[[Sequence[_Piece]], Iterator[Stroke]]] = {
    "bars": _bars,
    "window": _window,
    "invisible": _unseen,
}
"""Kind of a segment -> how the pieces of it that are seen are drawn."""
