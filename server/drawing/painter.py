"""Painting strokes onto pixels."""

from collections.abc import Callable, Iterable
from typing import Any, Final

import aggdraw
import numpy as np
from PIL import Image

from server.drawing.pigments import Color
from server.drawing.strokes import Stroke

LEAST_LINE: Final = 0.6
"""The thinnest line in pixels."""


class Painter:
    """Paints at `px` pixels per cell with the colours that `toned` makes of the pigments.

    Pens and brushes are made once per colour.
    """

    def __init__(self, toned: Callable[[Color], Color], px: float) -> None:
        self._toned = toned
        self.px = px
        self._pens: dict[tuple[Color, float, float], Any] = {}
        self._brushes: dict[tuple[Color, float], Any] = {}

    def pen(self, color: Color, width: float, alpha: float) -> Any:
        """Return the aggdraw pen for a line `width` cells wide."""
        key = (color, width, alpha)
        pen = self._pens.get(key)
        if pen is None:
            pixels = max(LEAST_LINE, width * self.px)
            pen = self._pens[key] = aggdraw.Pen(self._toned(color), pixels, int(alpha * 255))
        return pen

    def brush(self, color: Color, alpha: float) -> Any:
        """Return the aggdraw brush for a fill."""
        key = (color, alpha)
        brush = self._brushes.get(key)
        if brush is None:
            brush = self._brushes[key] = aggdraw.Brush(self._toned(color), int(alpha * 255))
        return brush

    def paint(self, image: Image.Image, strokes: Iterable[Stroke], origin: tuple[int, int] = (0, 0)) -> None:
        """Paint strokes onto the image, whose top-left pixel is `origin` of the map."""
        if not (strokes := list(strokes)):
            return
        canvas = aggdraw.Draw(image)
        # All at once: most strokes have a few points, and a call of NumPy for each costs more than painting it.
        points = np.concatenate([stroke.points for stroke in strokes]) * self.px - np.array(origin, np.float64)
        numbers, end = points.ravel().tolist(), 0
        for outline, fill, line, width, alpha, closed in strokes:
            start, end = end, end + 2 * len(outline)
            flat = numbers[start:end]
            pen = None if line is None else self.pen(line, width, alpha)
            brush = None if fill is None else self.brush(fill, alpha)
            if not closed:
                canvas.line(flat, pen)
            elif pen is None or brush is None:
                canvas.polygon(flat, pen or brush)
            else:
                canvas.polygon(flat, pen, brush)
        canvas.flush()
