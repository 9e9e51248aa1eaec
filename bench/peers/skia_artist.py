"""skia-python on a surface of four channels, anti-aliased."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import skia
from PIL import Image

from bench import hundred
from bench.hundred import Ground, Shown, Token, Way
from bench.peers.artist import FONT


class Surface:
    """A picture that skia draws on."""

    def __init__(self, picture: Image.Image) -> None:
        self._pixels = np.array(picture.convert("RGBA"))
        self._canvas = skia.Surface(self._pixels, colorType=skia.kRGBA_8888_ColorType).getCanvas()
        self._font = skia.Font(skia.Typeface.MakeFromFile(FONT), hundred.LETTERS)
        self._face = skia.Image.fromarray(np.array(hundred.face().convert("RGBA")), skia.kRGBA_8888_ColorType)

    def grid(self, lines: Iterable[hundred.Points]) -> None:
        """Draw the lines of a grid."""
        path = skia.Path()
        for line in lines:
            path.addPoly([skia.Point(*point) for point in line], False)
        self._canvas.drawPath(path, _line(hundred.BLACK, 1.0, hundred.OPACITY))

    def draw(self, shown: Sequence[Shown]) -> None:
        """Draw figures."""
        for each in shown:
            match each:
                case Ground():
                    self._ground(each)
                case Way():
                    paint = _line(hundred.BLUE, hundred.LINE)
                    paint.setPathEffect(skia.DashPathEffect.Make([hundred.DASH, hundred.GAP], 0))
                    self._canvas.drawPath(_path(each.points, closed=False), paint)
                case Token():
                    self._token(each)

    def _ground(self, ground: Ground) -> None:
        path = _path(ground.points, closed=True)
        if ground.radius:
            path = skia.Path()
            path.addCircle(*ground.points[0], ground.radius)
        filling = skia.Paint(AntiAlias=True, Color=skia.Color(*hundred.RED, round(255 * hundred.FILLING)))
        self._canvas.drawPath(path, filling)
        self._canvas.drawPath(path, _line(hundred.RED, hundred.LINE))

    def _token(self, token: Token) -> None:
        (x, y), radius = token.middle, hundred.TOKEN / 2
        circle = skia.Path()
        circle.addCircle(x, y, radius)
        self._canvas.save()
        self._canvas.clipPath(circle, doAntiAlias=True)
        box = skia.Rect.MakeXYWH(x - radius, y - radius, 2 * radius, 2 * radius)
        self._canvas.drawImageRect(self._face, box, skia.SamplingOptions(skia.FilterMode.kLinear))
        self._canvas.restore()
        self._canvas.drawPath(circle, _line(hundred.BLACK, hundred.LINE))
        left, down = x - self._font.measureText(token.name) / 2, y + radius + hundred.LETTERS
        halo = _line(hundred.WHITE, 4.0)
        halo.setStrokeJoin(skia.Paint.kRound_Join)
        for paint in (halo, skia.Paint(AntiAlias=True, Color=skia.ColorBLACK)):
            self._canvas.drawString(token.name, left, down, self._font, paint)

    def finished(self) -> Image.Image:
        """The picture as Pillow has it."""
        return Image.fromarray(self._pixels).convert("RGB")


def _line(color: tuple[int, int, int], width: float, opacity: float = 1.0) -> Any:
    return skia.Paint(
        AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=width,
        Color=skia.Color(*color, round(255 * opacity)),
    )  # fmt: skip


def _path(points: hundred.Points, *, closed: bool) -> Any:
    path = skia.Path()
    path.addPoly([skia.Point(*point) for point in points], closed)
    return path
