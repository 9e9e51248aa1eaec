"""Doors and badges by the hand that draws the maps, in cells of a view."""

import math
from contextlib import AbstractContextManager
from typing import Final

import numpy as np

from server.drawing.canvas import Canvas
from server.drawing.luck import SteadyLuck
from server.drawing.painter import Painter
from server.drawing.pigments import CAST, GOLD, INK, LIT, SEPIA, UNLIT, Color
from server.drawing.sketch import TOWARDS_LIGHT, Sketch, wavering
from server.drawing.strokes import Point, Stroke

RAISED: Final = 1.0
"""The height of what throws a shadow over a picture."""

FALL: Final = np.array([0.05, 0.07])
"""Where the shadow of what is RAISED falls, in cells: the light comes from the north-west."""

AJAR: Final = math.radians(80)
"""How far an open leaf is turned."""

_CAST_ALPHA = 0.354
_INSET = 0.045


def painter_at(px: float) -> Painter:
    """Return a painter of what lies over a picture, at `px` pixels per unit of the strokes."""
    return Painter(_toned, px)


class Pen(Sketch):
    """A sketch at `cell` pixels to a cell; the same seed draws the same lines at every scale."""

    def __init__(self, cell: float, seed: tuple[int, ...]) -> None:
        super().__init__(SteadyLuck(seed))
        self._cell = cell

    def frame(self, origin: Point, angle: float) -> AbstractContextManager[None]:
        """Draw in a frame at `origin` (output pixels) turned by `angle` (radians)."""
        return self.at(origin[0] / self._cell, origin[1] / self._cell, angle / (math.pi / 2))

    def coin(
        self, x: float, y: float, radius: float, fill: Color, line: Color | None, width: float, alpha: float = 1.0
    ) -> None:
        """Draw a disc with as many corners as its size in pixels asks for."""
        count = max(14, min(96, round(8 + radius * self._cell * 1.2)))
        phases = self.between(0, math.tau), self.between(0, math.tau), self.between(0, math.tau)
        ring = wavering(radius, radius, count, min(0.022, 0.003 / radius), phases)
        self.poly(ring + np.array((x, y)), fill, line, width, alpha, wobble=0)

    def padlock(self, x: float, size: float) -> None:
        """Draw what keeps a door locked."""
        self.box(x - 0.075 * size, -0.07 * size, 0.15 * size, 0.14 * size, GOLD, width=0.022)
        self.coin(x, 0, 0.024 * size, INK, None, 0)

    def lit(self, x: float, y: float, w: float, h: float, alpha: float) -> None:
        """Draw light along the edges of a rectangle that face the light, and shade along the others."""
        left, top, right, bottom = x + _INSET, y + _INSET, x + w - _INSET, y + h - _INSET
        across, down = (self._turn @ TOWARDS_LIGHT).tolist()
        for start, end, facing in (
            ((left, top), (right, top), -down),
            ((left, top), (left, bottom), -across),
            ((left, bottom), (right, bottom), down),
            ((right, top), (right, bottom), across),
        ):
            self.line((start, end), LIT if facing > 0 else UNLIT, 0.05, alpha, 0.004)

    def paint(self, canvas: Canvas, opacity: float) -> None:
        """Paint everything drawn so far, all shadows below it."""
        shadows = [
            Stroke(points + FALL * height, CAST, None, 1 / self._cell, _CAST_ALPHA, closed=True)
            for points, height in self.shades
        ]
        canvas.paint(shadows + self.layers["body"], painter_at(self._cell), opacity)


def _toned(color: Color) -> Color:
    return SEPIA if color == INK else color
