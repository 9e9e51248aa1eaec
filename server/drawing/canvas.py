"""The picture being drawn on: anti-aliased shapes and stamped masks, each on the small box it touches."""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw

from server.drawing.arrays import Pixels
from server.drawing.excerpts import Pane
from server.drawing.masks import Stencil
from server.drawing.painter import Painter
from server.drawing.pigments import Color
from server.drawing.strokes import Point, Stroke

FARTHEST = 30_000.0
"""Beyond this many pixels from the picture the rasteriser loses shapes, so nothing that far is handed to it."""


BAND, LARGE = 64, 1 << 16
"""Rows of a large mask that are stamped at once, and the pixels above which a mask is large."""

TALL = 512
"""Rows in which all upright lines are drawn before the next ones are looked at: they are near each other in memory."""


class Canvas:
    """A picture in mode RGB, or RGBA kept premultiplied while it is drawn on.

    On premultiplied pixels painting one channel like the other is exactly the source-over rule, so one way of drawing
    serves both, and soft edges over transparent ground get no dark fringe.
    """

    def __init__(self, image: Image.Image) -> None:
        self._alpha = image.mode == "RGBA"
        self._image = image
        if self._alpha:
            self._image = Image.frombytes("RGBA", image.size, image.convert("RGBa").tobytes())

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self._image.size

    def meets(self, middle: Point, reach: float) -> bool:
        """Whether what reaches so many pixels around `middle` touches the picture."""
        width, height = self.size
        return -reach < middle[0] < width + reach and -reach < middle[1] < height + reach

    def finished(self) -> Image.Image:
        """Return the picture as RGB or RGBA with straight alpha."""
        if not self._alpha:
            return self._image
        return Image.frombytes("RGBa", self._image.size, self._image.tobytes()).convert("RGBA")

    def paint(self, strokes: Sequence[Stroke], painter: Painter, opacity: float = 1.0) -> None:
        """Paint `strokes` in order, together at `opacity` 0..1. What lies outside the picture costs nothing."""
        box = self._touched(strokes, painter.px)
        if box is None or opacity <= 0:
            return
        before = self._image.crop(box)
        after = before.copy()
        painter.paint(after, strokes, box[:2])
        if opacity < 1:
            after = Image.blend(before, after, opacity)
        self._image.paste(after, box[:2])

    def stamp(self, mask: Image.Image, left: int, top: int, color: Color, opacity: float = 1.0) -> None:
        """Colour the picture where `mask` (mode L, its corner at `left`, `top`) says so, at `opacity` 0..1."""
        width, height = self.size
        box = (max(left, 0), max(top, 0), min(left + mask.width, width), min(top + mask.height, height))
        if box[0] >= box[2] or box[1] >= box[3] or opacity <= 0:
            return
        part = _cropped(mask, (box[0] - left, box[1] - top, box[2] - left, box[3] - top))
        if opacity < 1:
            part = part.point(_faded(opacity))
        ground = (*color, 255) if self._alpha else color
        # A large one in bands: a line that runs across leaves most of the box around it as it is.
        height = BAND if part.width * part.height > LARGE else part.height
        for upper in range(0, part.height, height):
            band = _cropped(part, (0, upper, part.width, min(upper + height, part.height)))
            if (covered := band.getbbox()) is not None:
                corner = box[0] + covered[0], box[1] + upper + covered[1]
                inked = _cropped(band, covered)
                self._image.paste(Image.new(self._image.mode, inked.size, ground), corner, inked)

    def rule(self, columns: Sequence[int], rows: Sequence[int], thick: int, color: Color, opacity: float = 1.0) -> None:
        """Draw upright and level lines from these pixels on, `thick` pixels wide, no darker where they cross."""
        width, height = self.size
        alpha, ground = round(255 * opacity), (*color, 255) if self._alpha else color
        level = Image.new("L", (width, thick), alpha)
        for x in columns:
            level.paste(0, (max(0, x), 0, min(width, x + thick), thick))
        ink = Image.new(self._image.mode, level.size, ground)
        for y in rows:
            self._image.paste(ink, (0, y), level)
        if self._alpha:
            upright = Image.new("L", (thick, height), alpha)
            ink = Image.new(self._image.mode, upright.size, ground)
            for x in columns:
                self._image.paste(ink, (x, 0), upright)
        else:  # Pillow blends over RGB alone: upright lines in a quarter of the time
            pen = ImageDraw.Draw(self._image, "RGBA")
            for top in range(0, height, TALL):
                for x in columns:
                    pen.rectangle((x, top, x + thick - 1, min(top + TALL, height) - 1), (*color, alpha))

    def lay(self, picture: Image.Image, left: int, top: int, opacity: float = 1.0) -> None:
        """Lay `picture` (mode RGBA, straight alpha) over this one, its corner at `left`, `top`, at `opacity` 0..1."""
        width, height = self.size
        box = (max(left, 0), max(top, 0), min(left + picture.width, width), min(top + picture.height, height))
        if box[0] >= box[2] or box[1] >= box[3] or opacity <= 0:
            return
        part = _cropped(picture, (box[0] - left, box[1] - top, box[2] - left, box[3] - top))
        mask = part if opacity == 1 else part.getchannel("A").point(_faded(opacity))
        self._image.paste(part.convert("RGB").convert("RGBA") if self._alpha else part, box[:2], mask)

    @contextmanager
    def inked(self, part: Pane) -> Iterator[Stencil]:
        """A part of the picture, inside of it, to ink: for what covers the ground as it is drawn, shape by shape."""
        stencil = Stencil(part, self._image)
        yield stencil
        stencil.lay(self._image)

    @contextmanager
    def framed(self, box: tuple[int, int, int, int]) -> Iterator["Canvas"]:
        """A part of the picture, inside of it: what is drawn on this canvas meanwhile ends at its edges."""
        whole, part = self._image, self._image.crop(box)
        self._image = part
        try:
            yield self
        finally:
            self._image = whole
        whole.paste(part, box[:2])

    @contextmanager
    def faded(self, part: tuple[int, int, int, int], opacity: float) -> Iterator[None]:
        """Whatever is drawn on a part of the picture meanwhile shows at `opacity` 0..1, as one."""
        before = self._image.crop(part) if opacity < 1 else None
        yield
        if before is not None:
            self._image.paste(Image.blend(before, self._image.crop(part), opacity), part[:2])

    def change(self, box: tuple[int, int, int, int], changed: Callable[[Pixels], Pixels]) -> None:
        """Change all pixels of a box inside of the picture: (rows, columns, 3), or 4 that are premultiplied."""
        after = changed(np.array(self._image.crop(box)))
        self._image.paste(Image.fromarray(after, self._image.mode), box[:2])

    def _touched(self, strokes: Sequence[Stroke], px: float) -> tuple[int, int, int, int] | None:
        if not strokes:
            return None
        points = np.concatenate([stroke.points for stroke in strokes]) * px
        if not len(points):
            return None
        (west, north), (east, south) = points.min(0).tolist(), points.max(0).tolist()
        width, height = self.size
        far = max(width, height) + FARTHEST
        # What is not a number fails every comparison.
        if not (west >= -FARTHEST and north >= -FARTHEST and east <= far and south <= far):
            return None
        pad = max(stroke.width for stroke in strokes) * px / 2 + 2
        left, top = (max(0, math.floor(side)) for side in (west - pad, north - pad))
        right, bottom = map(min, (width, height), (math.ceil(side) for side in (east + pad, south + pad)))
        return (left, top, right, bottom) if left < right and top < bottom else None


def _cropped(picture: Image.Image, box: Pane) -> Image.Image:
    """A part of a picture, or the picture if that is all of it: it is not to be drawn on."""
    return picture if box == (0, 0, *picture.size) else picture.crop(box)


@lru_cache(maxsize=64)
def _faded(opacity: float) -> list[int]:
    return [round(value * opacity) for value in range(256)]
