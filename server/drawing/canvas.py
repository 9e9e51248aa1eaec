"""The picture being drawn on: anti-aliased shapes and stamped masks, each on the small box it touches."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import aggdraw
from PIL import Image

from server.imaging.palette import Color

Point = tuple[float, float]

FARTHEST = 30_000.0
"""Beyond this many pixels from the picture the rasteriser loses shapes, so nothing that far is handed to it."""

_THINNEST = 0.6


@dataclass(frozen=True, slots=True)
class Shape:
    """A polygon (`closed`) or polyline in pixels of the canvas: filled, inked `width` pixels wide, or both."""

    points: tuple[Point, ...]
    fill: Color | None = None
    ink: Color | None = None
    width: float = 1.0
    alpha: int = 255
    closed: bool = True


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

    def paint(self, shapes: Sequence[Shape], opacity: float = 1.0) -> None:
        """Draw `shapes` in order, together at `opacity` 0..1. What lies outside the picture costs nothing."""
        box = self._touched(shapes)
        if box is None or opacity <= 0:
            return
        before = self._image.crop(box)
        after = before.copy()
        pen = aggdraw.Draw(after)
        for shape in shapes:
            _draw(pen, shape, box[0], box[1])
        pen.flush()
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

    def _touched(self, shapes: Sequence[Shape]) -> tuple[int, int, int, int] | None:
        xs = [x for shape in shapes for x, _ in shape.points]
        ys = [y for shape in shapes for _, y in shape.points]
        if not xs or not all(map(math.isfinite, xs + ys)):
            return None
        width, height = self.size
        if min(*xs, *ys, 0) < -FARTHEST or max(*xs, *ys, 0) > max(width, height) + FARTHEST:
            return None
        pad = max(shape.width for shape in shapes) / 2 + 2
        left, top = max(0, math.floor(min(xs) - pad)), max(0, math.floor(min(ys) - pad))
        right, bottom = min(width, math.ceil(max(xs) + pad)), min(height, math.ceil(max(ys) + pad))
        return (left, top, right, bottom) if left < right and top < bottom else None


@lru_cache(maxsize=64)
def _faded(opacity: float) -> list[int]:
    return [round(value * opacity) for value in range(256)]


def _draw(pen: aggdraw.Draw, shape: Shape, left: int, top: int) -> None:
    flat = [value for x, y in shape.points for value in (x - left, y - top)]
    tools = []
    if shape.ink is not None:
        tools.append(aggdraw.Pen(shape.ink, max(_THINNEST, shape.width), shape.alpha))
    if shape.closed and shape.fill is not None:
        tools.append(aggdraw.Brush(shape.fill, shape.alpha))
    if not tools or len(shape.points) < 2:
        return
    if shape.closed:
        pen.polygon(flat, *tools)
    else:
        pen.line(flat, *tools)
