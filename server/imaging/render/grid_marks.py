"""How the lines of a grid look: what is drawn of every side of a cell, and where sides meet."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import aggdraw
from PIL import Image

from server.drawing.strokes import Point

Side = tuple[Point, Point]

_INK = 255
_DASH, _DOT = 10.0, 3.0
"""From dash to dash, and from dot to dot, in widths of the line."""
_TICK = 0.16
"""Of a side, at each of its ends."""
_AGG_DILATION = 0.25


@dataclass(frozen=True, slots=True)
class Web:
    """What is drawn of a lattice: lines through many corners, sides of cells, and the corners themselves, in pixels."""

    lines: Sequence[Sequence[Point]]
    sides: Sequence[Side]
    corners: Sequence[Point]


class GridPen:
    """Draws webs of one style onto a mask, in lines `width` pixels wide."""

    def __init__(self, mask: Image.Image, style: str, width: float) -> None:
        self._draw = aggdraw.Draw(mask)
        self._pen = aggdraw.Pen(_INK, width)
        self._brush = aggdraw.Brush(_INK)
        self._width = width
        self._style = style

    def draw(self, web: Web) -> None:
        """Draw a web."""
        STYLES[self._style](self, web)
        self._draw.flush()

    def solid(self, web: Web) -> None:
        """Whole lines."""
        for points in web.lines:
            self._line(*points)

    def dashed(self, web: Web) -> None:
        """Dashes that meet in the corners."""
        for side in web.sides:
            count = max(1, round(math.dist(*side) / (_DASH * self._width)))
            for index in range(count):
                for start, end in ((0.0, 0.25), (0.75, 1.0)):
                    self._part(side, ((index + start) / count, (index + end) / count))
        self._joined(web)

    def dotted(self, web: Web) -> None:
        """Dots, one in every corner."""
        for start, end in web.sides:
            count = max(1, round(math.dist(start, end) / (_DOT * self._width)))
            for index in range(count + 1):
                self._disc(_between(start, end, index / count), self._width / 2)

    def ticks(self, web: Web) -> None:
        """The ends of sides."""
        for side in web.sides:
            self._part(side, (0.0, _TICK))
            self._part(side, (1 - _TICK, 1.0))
        self._joined(web)

    def squares(self, web: Web) -> None:
        """Squares in the corners."""
        self._polygons(web, 1.5, ((-1, -1), (1, -1), (1, 1), (-1, 1)))

    def diamonds(self, web: Web) -> None:
        """Diamonds in the corners."""
        self._polygons(web, 2.2, ((0, -1), (1, 0), (0, 1), (-1, 0)))

    def discs(self, web: Web) -> None:
        """Discs in the corners."""
        for corner in web.corners:
            self._disc(corner, 1.7 * self._width)

    def _joined(self, web: Web) -> None:
        """Lines end straight: where several meet, what they leave open is filled."""
        for corner in web.corners:
            self._disc(corner, self._width / 2)

    def _part(self, side: Side, span: tuple[float, float]) -> None:
        """A line from one share of a side to another."""
        self._line(*(_between(*side, share) for share in span))

    def _line(self, *points: Point) -> None:
        self._draw.line([number for point in points for number in point], self._pen)

    def _disc(self, middle: Point, radius: float) -> None:
        x, y, reach = *middle, max(0.5, radius - _AGG_DILATION)
        self._draw.ellipse((x - reach, y - reach, x + reach, y + reach), self._brush)

    def _polygons(self, web: Web, reach: float, corners: Sequence[tuple[int, int]]) -> None:
        size = reach * self._width - _AGG_DILATION
        for x, y in web.corners:
            self._draw.polygon([n for right, down in corners for n in (x + right * size, y + down * size)], self._brush)


STYLES: Mapping[str, Callable[[GridPen, Web], None]] = {
    "solid": GridPen.solid,
    "dashed": GridPen.dashed,
    "dotted": GridPen.dotted,
    "square_points": GridPen.squares,
    "diamond_points": GridPen.diamonds,
    "round_points": GridPen.discs,
    "corners": GridPen.ticks,
}


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
