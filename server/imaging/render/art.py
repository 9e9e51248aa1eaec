"""Other images as they are drawn on the map: read once, cut to size, and laid where they are seen."""

import math
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Final, TypeAlias

from PIL import Image

from server.domain.errors import DomainError
from server.domain.scene import NO_ART, Art
from server.drawing.canvas import Canvas
from server.drawing.shelf import Shelf
from server.drawing.strokes import Point
from server.imaging.codecs.decode import decoding, opened
from server.imaging.codecs.limits import Limits
from server.imaging.codecs.modes import ours, plain
from server.imaging.codecs.signature import format_of

MOST_KEPT: Final = 8 << 20
"""Pixels of cut pictures that a process keeps."""

LARGEST: Final = 4096
"""Longest side in pixels at which a picture is read."""

LEAST_DRAWN: Final = 16 << 20
"""Pixels of figures and pictures that may be drawn in the smallest picture."""

_UPPER: Final = 0.2
"""What of a tall picture lies above the square that is cut out of it: faces do not stand in the middle."""

EDGE: Final = 2
"""Clear pixels around a picture that is turned, so that its edges are soft."""


SHELF: Final[Shelf[Image.Image]] = Shelf(MOST_KEPT)
"""One for each process."""


def kept_as(key: object, picture: Image.Image) -> Image.Image:
    """Keep a picture that depends on nothing but this key, and return it."""
    return SHELF.put(key, picture, picture.width * picture.height)


Make: TypeAlias = Callable[[Art, int], Image.Image | None]


class Gallery:
    """The images that a scene shows, by their ids, and how much may still be drawn of them in one picture."""

    def __init__(self, art: Mapping[str, Art] = NO_ART, most: int = LEAST_DRAWN) -> None:
        self._art = dict(art)
        self._left = most

    def key(self, image_id: str | None) -> str:
        """What tells an image that can be read from all others; empty for one that cannot be."""
        art = self._art.get(image_id or "")
        return "" if art is None else art.key

    def cut(self, image_id: str | None, side: int) -> Image.Image | None:
        """The square of an image that a base shows, as `cut` makes it; None for an image that is as gone."""
        return self._made(image_id, cut, side)

    def scaled(self, image_id: str | None, longer: int) -> Image.Image | None:
        """A whole image, as `scaled` makes it; None for an image that is as gone."""
        return self._made(image_id, scaled, longer)

    def whole(self, image_id: str | None) -> Image.Image | None:
        """An image pixel for pixel, as `whole` makes it; None for an image that is as gone."""
        return self._made(image_id, lambda art, _: whole(art), 0)

    def _made(self, image_id: str | None, make: Make, size: int) -> Image.Image | None:
        if (art := self._art.get(image_id or "")) is None:
            return None
        if (made := make(art, size)) is None:  # it is not tried again
            del self._art[image_id or ""]
        return made

    def afford(self, pixels: int) -> bool:
        """Whether so many pixels more may be drawn; then they count as drawn."""
        self._left -= pixels
        return self._left >= 0


def cut(art: Art, side: int) -> Image.Image | None:
    """The square of an image that a base shows, `side` pixels wide (RGBA); None where it cannot be read."""
    key = "cut", art.key, side
    if (kept := SHELF.take(key)) is not None:
        return kept
    if (picture := _read(art, (side, side))) is None:
        return None
    width, height = picture.size
    square = min(width, height)
    left, top = (width - square) / 2, (height - square) * _UPPER
    box = (left, top, left + square, top + square)
    return kept_as(key, picture.resize((side, side), _filter(picture), box=box, reducing_gap=2.0))


def scaled(art: Art, longer: int) -> Image.Image | None:
    """A whole image whose longer side has at most so many pixels (RGBA), with clear ones around it; None as above."""
    longer = min(longer, LARGEST)
    key = "scaled", art.key, longer
    if (kept := SHELF.take(key)) is not None:
        return kept
    if (picture := _read(art, (longer, longer))) is None:
        return None
    share = longer / max(picture.size)
    if share < 1:
        size = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
        picture = picture.resize(size, _filter(picture), reducing_gap=2.0)
    framed = Image.new("RGBA", (picture.width + 2 * EDGE, picture.height + 2 * EDGE))
    framed.paste(picture, (EDGE, EDGE))
    return kept_as(key, framed)


def whole(art: Art) -> Image.Image | None:
    """An image pixel for pixel (RGBA), as good as it is there; None where it cannot be read."""
    size = art.width, art.height
    picture = _read(art, size)
    return picture if picture is None or picture.size == size else picture.resize(size, Image.Resampling.BILINEAR)


def lay_turned(
    canvas: Canvas, gallery: Gallery, picture: Image.Image, middle: Point, scale: float, turn: float, opacity: float
) -> bool:
    """Lay `picture` (RGBA) with its middle at `middle`, `scale` times as large, turned clockwise by `turn` radians.

    Only what lies in the canvas is made. Returns whether it may still be drawn.
    """
    cosine, sine = math.cos(turn), math.sin(turn)
    half_w, half_h = picture.width * scale / 2, picture.height * scale / 2
    reach_x, reach_y = abs(half_w * cosine) + abs(half_h * sine), abs(half_w * sine) + abs(half_h * cosine)
    width, height = canvas.size
    left, top = max(0, math.floor(middle[0] - reach_x)), max(0, math.floor(middle[1] - reach_y))
    right, bottom = min(width, math.ceil(middle[0] + reach_x)), min(height, math.ceil(middle[1] + reach_y))
    if left >= right or top >= bottom:
        return True
    if not gallery.afford((right - left) * (bottom - top)):
        return False
    # Where a pixel of the canvas lies in the picture.
    across, down = cosine / scale, sine / scale
    x, y = left - middle[0], top - middle[1]
    matrix = (
        across, down, across * x + down * y + picture.width / 2,
        -down, across, across * y - down * x + picture.height / 2,
    )  # fmt: skip
    size = right - left, bottom - top
    laid = picture.transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR)
    canvas.lay(laid, left, top, opacity)
    return True


def _filter(picture: Image.Image) -> Image.Resampling:
    """How a picture is made smaller: where it is clear in part, a filter that overshoots would light up its edges."""
    opaque = picture.getchannel("A").getextrema() == (255, 255)
    return Image.Resampling.LANCZOS if opaque else Image.Resampling.BILINEAR


def _read(art: Art, size: tuple[int, int]) -> Image.Image | None:
    """An image as RGBA, where it can be at no more than the pixels that are needed."""
    limits = Limits(pixels=max(1, art.most_pixels))
    try:
        with BytesIO(art.small) if art.small else Path(art.path).open("rb") as file:
            name = format_of(file.read(512))
            with decoding(name, limits):
                image = opened(file, name, limits)
                image.draft(None, size)
                image.load()
                return plain(ours(image)).convert("RGBA")
    except (DomainError, OSError):
        return None
