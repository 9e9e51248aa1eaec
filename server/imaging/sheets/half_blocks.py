"""A picture as rows of half blocks: two pixels above each other make one character of a terminal."""

import io

from PIL import Image

from server.domain.errors import ImageUnreadable
from server.imaging.codecs.decode import decoding
from server.imaging.codecs.limits import Limits

Rgb = tuple[int, int, int]
FORMATS = ("WEBP", "PNG", "JPEG")
BEHIND: Rgb = (0, 0, 0)
"""Shows through where the picture is transparent."""

_LIMITS = Limits(size=8 << 20, pixels=16_000_000)


def half_blocks(content: bytes, columns: int, rows: int | None = None) -> list[list[tuple[Rgb, Rgb]]]:
    """Return an encoded picture (webp, png, jpeg) as rows of `(upper, lower)` colours, one pair a character.

    The picture is `columns` wide and keeps its shape, a character being twice as high as wide; with `rows` it is
    narrower where it would be higher than that. Raises ImageUnreadable, ImageTooLarge.
    """
    if columns < 1 or (rows is not None and rows < 1):
        raise ValueError("a picture has at least one column and one row")
    _LIMITS.check_size(len(content))
    with decoding("a picture", _LIMITS):
        image = Image.open(io.BytesIO(content), formats=FORMATS)
        _LIMITS.check_pixels(image.width, image.height)
        rgba = image.convert("RGBA")
    if not rgba.width or not rgba.height:
        raise ImageUnreadable("The picture has no pixels.")
    width, height = columns, max(1, round(columns * rgba.height / rgba.width))
    if rows is not None and height > 2 * rows:
        width, height = max(1, round(2 * rows * rgba.width / rgba.height)), 2 * rows
    height += height % 2
    rgba = rgba.resize((width, height), Image.Resampling.BOX)
    ground = Image.new("RGBA", rgba.size, (*BEHIND, 255))
    pixels = Image.alpha_composite(ground, rgba).convert("RGB").tobytes()
    lines = [_line(pixels[start : start + 3 * width]) for start in range(0, len(pixels), 3 * width)]
    return [list(zip(upper, lower, strict=True)) for upper, lower in zip(lines[::2], lines[1::2], strict=True)]


def _line(pixels: bytes) -> list[Rgb]:
    return list(zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True))
