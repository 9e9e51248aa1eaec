"""cairo by cairocffi on a surface of four channels, anti-aliased."""

import math
from collections.abc import Iterable, Sequence
from typing import Any

import cairocffi as cairo
from PIL import Image

from bench import hundred
from bench.hundred import Ground, Shown, Token, Way


class Surface:
    """A picture that cairo draws on."""

    def __init__(self, picture: Image.Image) -> None:
        self._pixels, self._surface = _surface(picture)
        self._size = picture.size
        self._pen = cairo.Context(self._surface)
        self._pen.select_font_face("serif")
        self._pen.set_font_size(hundred.LETTERS)
        _, face = _surface(hundred.face())
        self._face = cairo.SurfacePattern(face)
        self._face.set_filter(cairo.FILTER_BILINEAR)

    def grid(self, lines: Iterable[hundred.Points]) -> None:
        """Draw the lines of a grid."""
        for line in lines:
            self._follow(line)
        self._stroke(hundred.BLACK, 1.0, hundred.OPACITY)

    def draw(self, shown: Sequence[Shown]) -> None:
        """Draw figures."""
        for each in shown:
            match each:
                case Ground():
                    self._ground(each)
                case Way():
                    self._follow(each.points)
                    self._pen.set_dash([hundred.DASH, hundred.GAP])
                    self._stroke(hundred.BLUE, hundred.LINE)
                    self._pen.set_dash([])
                case Token():
                    self._token(each)

    def _ground(self, ground: Ground) -> None:
        if ground.radius:
            self._pen.arc(*ground.points[0], ground.radius, 0, math.tau)
        else:
            self._follow(ground.points)
        self._pen.close_path()
        self._color(hundred.RED, hundred.FILLING)
        self._pen.fill_preserve()
        self._stroke(hundred.RED, hundred.LINE)

    def _token(self, token: Token) -> None:
        (x, y), radius = token.middle, hundred.TOKEN / 2
        scale = 256 / hundred.TOKEN
        self._face.set_matrix(cairo.Matrix(scale, 0, 0, scale, -(x - radius) * scale, -(y - radius) * scale))
        self._pen.set_source(self._face)
        self._pen.arc(x, y, radius, 0, math.tau)
        self._pen.fill_preserve()
        self._stroke(hundred.BLACK, hundred.LINE)
        wide = self._pen.text_extents(token.name)[2]
        self._pen.move_to(x - wide / 2, y + radius + hundred.LETTERS)
        self._pen.text_path(token.name)
        self._color(hundred.WHITE)
        self._pen.set_line_width(4.0)
        self._pen.stroke_preserve()
        self._color(hundred.BLACK)
        self._pen.fill()

    def _follow(self, points: hundred.Points) -> None:
        self._pen.move_to(*points[0])
        for point in points[1:]:
            self._pen.line_to(*point)

    def _color(self, color: tuple[int, int, int], opacity: float = 1.0) -> None:
        self._pen.set_source_rgba(*(each / 255 for each in color), opacity)

    def _stroke(self, color: tuple[int, int, int], width: float, opacity: float = 1.0) -> None:
        self._color(color, opacity)
        self._pen.set_line_width(width)
        self._pen.stroke()

    def finished(self) -> Image.Image:
        """The picture as Pillow has it."""
        self._surface.flush()
        return Image.frombuffer("RGB", self._size, self._pixels, "raw", "BGRX")


def _surface(picture: Image.Image) -> tuple[bytearray, Any]:
    width, height = picture.size
    drawn = bytearray(picture.convert("RGB").tobytes("raw", "BGRX"))
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, width, height, memoryview(drawn), width * 4)
    return drawn, surface
