"""The picture being drawn on: anti-aliased shapes and stamped masks, each on the small box it touches."""

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from PIL import Image

from server.drawing.painter import Painter
from server.drawing.pigments import Color
from server.drawing.strokes import Stroke

FARTHEST = 30_000.0
"""Beyond this many pixels from the picture the rasteriser loses shapes, so nothing that far is handed to it."""


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
        part = mask.crop((box[0] - left, box[1] - top, box[2] - left, box[3] - top))
        if opacity < 1:
            part = part.point(_faded(opacity))
        ground = (*color, 255) if self._alpha else color
        self._image.paste(Image.new(self._image.mode, part.size, ground), box[:2], part)

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


@lru_cache(maxsize=64)
def _faded(opacity: float) -> list[int]:
    return [round(value * opacity) for value in range(256)]
