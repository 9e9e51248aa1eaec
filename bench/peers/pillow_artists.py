"""Pillow as one first comes to write it: a layer of the whole picture for each figure, or masks four times as large."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from PIL import Image, ImageDraw, ImageFont

from bench import hundred
from bench.hundred import Ground, Shown, Token, Way
from bench.peers.artist import FONT

FINE = 4
"""How many times as large masks are drawn."""


class Layers:
    """A picture over which Pillow lays a layer for each figure, not anti-aliased."""

    def __init__(self, picture: Image.Image) -> None:
        self._picture = picture.convert("RGBA")
        self._font = ImageFont.truetype(FONT, hundred.LETTERS)
        self._face = hundred.face()

    def grid(self, lines: Iterable[hundred.Points]) -> None:
        """Draw the lines of a grid."""
        layer = self._layer()
        pen = ImageDraw.Draw(layer)
        for line in lines:
            pen.line(line, (*hundred.BLACK, round(255 * hundred.OPACITY)))
        self._lay(layer)

    def draw(self, shown: Sequence[Shown]) -> None:
        """Draw figures."""
        for each in shown:
            layer = self._layer()
            _draw(ImageDraw.Draw(layer), each, 1.0, (0.0, 0.0), (*hundred.RED, round(255 * hundred.FILLING)))
            if isinstance(each, Token):
                (x, y), radius = each.middle, hundred.TOKEN // 2
                disc = Image.new("L", (hundred.TOKEN, hundred.TOKEN))
                ImageDraw.Draw(disc).ellipse((0, 0, hundred.TOKEN - 1, hundred.TOKEN - 1), 255)
                layer.paste(self._face.resize(disc.size), (round(x) - radius, round(y) - radius), disc)
                _name(ImageDraw.Draw(layer), each, self._font)
            self._lay(layer)

    def finished(self) -> Image.Image:
        """The picture as it is written."""
        return self._picture.convert("RGB")

    def _layer(self) -> Image.Image:
        return Image.new("RGBA", self._picture.size)

    def _lay(self, layer: Image.Image) -> None:
        self._picture = Image.alpha_composite(self._picture, layer)


class Masks:
    """A picture on which Pillow pastes each figure by a mask around it, which it draws four times as large."""

    def __init__(self, picture: Image.Image) -> None:
        self._picture = picture.copy()
        self._font = ImageFont.truetype(FONT, hundred.LETTERS)
        self._face = hundred.face()

    def grid(self, lines: Iterable[hundred.Points]) -> None:
        """Draw the lines of a grid."""
        width, height = self._picture.size
        mask = Image.new("L", (width * FINE, height * FINE))
        pen = ImageDraw.Draw(mask)
        for line in lines:
            pen.line([(x * FINE, y * FINE) for x, y in line], round(255 * hundred.OPACITY), FINE)
        self._picture.paste(hundred.BLACK, (0, 0), mask.reduce(FINE))

    def draw(self, shown: Sequence[Shown]) -> None:
        """Draw figures."""
        for each in shown:
            left, top, right, bottom = _box(each)
            size = (right - left) * FINE, (bottom - top) * FINE
            if isinstance(each, Token):
                disc = Image.new("L", (hundred.TOKEN * FINE,) * 2)
                ImageDraw.Draw(disc).ellipse((0, 0, *disc.size), 255)
                corner = round(each.middle[0]) - hundred.TOKEN // 2, round(each.middle[1]) - hundred.TOKEN // 2
                self._picture.paste(self._face.resize((hundred.TOKEN,) * 2), corner, disc.reduce(FINE))
            if isinstance(each, Ground):
                self._paste(each, size, (left, top), hundred.RED, hundred.FILLING, filled=True)
            color = hundred.RED if isinstance(each, Ground) else hundred.BLUE if isinstance(each, Way) else (0, 0, 0)
            self._paste(each, size, (left, top), color, 1.0, filled=False)
            if isinstance(each, Token):
                _name(ImageDraw.Draw(self._picture), each, self._font)

    def _paste(
        self, shown: Shown, size: tuple[int, int], corner: tuple[int, int], color: tuple[int, int, int],
        opacity: float, *, filled: bool,
    ) -> None:  # fmt: skip
        mask = Image.new("L", size)
        _draw(ImageDraw.Draw(mask), shown, FINE, corner, round(255 * opacity) if filled else None, 255)
        self._picture.paste(color, corner, mask.reduce(FINE))

    def finished(self) -> Image.Image:
        """The picture as it is written."""
        return self._picture


def _draw(
    pen: ImageDraw.ImageDraw, shown: Shown, scale: float, corner: tuple[float, float],
    filling: tuple[int, ...] | int | None, ink: tuple[int, ...] | int = (*hundred.RED, 255),
) -> None:  # fmt: skip
    """Draw a figure so many times as large, seen from a corner: filled, or its outline alone without a filling.

    Corners of outlines are joined, as all others join them: Pillow leaves them open unless it is told.
    """
    width = round(hundred.LINE * scale)

    def placed(points: hundred.Points) -> list[tuple[float, float]]:
        return [((x - corner[0]) * scale, (y - corner[1]) * scale) for x, y in points]

    match shown:
        case Ground(points, radius) if radius:
            ((x, y),), far = placed(points), radius * scale
            pen.ellipse((x - far, y - far, x + far, y + far), filling, ink, width)
        case Ground(points):
            if filling is not None:
                pen.polygon(placed(points), filling)
            pen.line(placed([*points, points[0]]), ink, width, joint="curve")
        case Way(points):
            for dash in _dashes(points):
                pen.line(placed(dash), ink, width)
        case Token(middle):
            ((x, y),), far = placed([middle]), hundred.TOKEN / 2 * scale
            pen.ellipse((x - far, y - far, x + far, y + far), None, ink, width)


def _name(pen: ImageDraw.ImageDraw, token: Token, font: ImageFont.FreeTypeFont) -> None:
    (x, y), down = token.middle, hundred.TOKEN / 2 + hundred.LETTERS
    place = x, y + down
    pen.text(place, token.name, hundred.BLACK, font, "ms", stroke_width=2, stroke_fill=hundred.WHITE)


def _dashes(points: hundred.Points) -> list[hundred.Points]:
    """A line as its dashes, begun anew at each of its points."""
    dashes: list[hundred.Points] = []
    for (x, y), (far_x, far_y) in pairwise(points):
        length = max(1e-9, math.hypot(far_x - x, far_y - y))
        across, down = (far_x - x) / length, (far_y - y) / length
        for number in range(math.ceil(length / (hundred.DASH + hundred.GAP))):
            begin = number * (hundred.DASH + hundred.GAP)
            end = min(length, begin + hundred.DASH)
            dashes.append([(x + across * begin, y + down * begin), (x + across * end, y + down * end)])
    return dashes


def _box(shown: Shown) -> tuple[int, int, int, int]:
    points = [shown.middle] if isinstance(shown, Token) else shown.points
    reach = hundred.TOKEN / 2 if isinstance(shown, Token) else shown.radius if isinstance(shown, Ground) else 0.0
    (across, down), more = zip(*points, strict=True), reach + hundred.LINE
    return (
        math.floor(min(across) - more), math.floor(min(down) - more),
        math.ceil(max(across) + more), math.ceil(max(down) + more),
    )  # fmt: skip
