"""Panels: the sheets of paper that frame a picture, each in a corner or at the middle of an edge."""

import math
from dataclasses import dataclass, field

from server.drawing.canvas import Canvas
from server.drawing.pigments import CREAM, RING, VELLUM, blend
from server.drawing.strokes import Point
from server.imaging.render.pen import RAISED, Pen
from server.imaging.render.placement import Box, Placer

SMALLEST, LARGEST = 12.0, 44.0
"""Heights of the letters of panels in pixels."""

_LETTERS = 0.021
_MARGIN = 0.9
_GAP = 0.7
_PAPER = blend(VELLUM, CREAM, 0.35)
_ALPHA = 0.94


def letters(size: tuple[int, int]) -> float:
    """The height of the letters of panels in pixels, for a picture of that size: every length of a panel follows it."""
    return min(LARGEST, max(SMALLEST, math.sqrt(size[0] * size[1]) * _LETTERS))


@dataclass(slots=True)
class Panels:
    """The places along the edges of a picture; `inset` pixels of it belong to its frame."""

    placer: Placer
    size: tuple[int, int]
    inset: float = 0.0
    _used: dict[str, float] = field(default_factory=dict)

    @property
    def letters(self) -> float:
        """The height of letters in pixels."""
        return letters(self.size)

    def room(self, corner: str) -> tuple[float, float]:
        """The width and height in pixels that are left for a panel at a corner."""
        width, height = self.size
        margin = self.inset + _MARGIN * self.letters
        return width - 2 * margin, height - 2 * margin - self._used.get(corner, 0.0)

    def fits(self, corner: str, width: float, height: float) -> bool:
        """Whether there is room for a panel of a size in pixels at a corner."""
        across, down = self.room(corner)
        return width <= across and height <= down

    def reserve(self, corner: str, width: float, height: float) -> Box:
        """The box of a panel at a corner, next to those that are there, which names keep off from here on."""
        margin, used = self.inset + _MARGIN * self.letters, self._used.get(corner, 0.0)
        across = {"w": margin, "e": self.size[0] - margin - width}.get(corner[1:], (self.size[0] - width) / 2)
        down = margin + used if corner[0] == "n" else self.size[1] - margin - used - height
        box = (across, down, across + width, down + height)
        self._used[corner] = used + height + _GAP * self.letters
        self.placer.take(box, 8.0)
        return box


def draw_sheet(canvas: Canvas, box: Box, letter: float, opacity: float = 1.0) -> None:
    """Draw a sheet of paper with an inked border over a box; `letter` is the height of letters in pixels."""
    left, top, right, bottom = (side / letter for side in box)
    pen = Pen(letter, (11, round(right - left), round(bottom - top)))
    width, height = right - left, bottom - top
    pen.poly(_rounded(left, top, width, height, 0.22), _PAPER, RING, 0.075, _ALPHA, RAISED * 1.5, wobble=0)
    inner = 0.24
    pen.poly(
        _rounded(left + inner, top + inner, width - 2 * inner, height - 2 * inner, 0.1), None, RING, 0.03, 0.8, wobble=0
    )
    pen.paint(canvas, opacity)


def _rounded(left: float, top: float, width: float, height: float, radius: float) -> list[Point]:
    """The corners of a rectangle whose corners are cut round inwards, as of a plate."""
    corners = (
        (left, top, 0.0),
        (left + width, top, math.pi / 2),
        (left + width, top + height, math.pi),
        (left, top + height, 1.5 * math.pi),
    )
    return [
        (x + radius * math.cos(start + turn), y + radius * math.sin(start + turn))
        for x, y, start in corners
        for turn in (math.pi / 2 * step / 6 for step in range(6, -1, -1))
    ]
