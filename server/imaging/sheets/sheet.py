"""Many small pictures on one sheet, each with a line below it: people look rather than read."""

import io
import math
from collections.abc import Sequence

from PIL import Image

from server.drawing.canvas import Canvas
from server.drawing.lettering import fonts, scripts
from server.drawing.lettering.blocks import block, draw_block
from server.drawing.pigments import LETTER, VELLUM
from server.imaging.codecs.decode import decoding
from server.imaging.codecs.encode import encode
from server.imaging.codecs.limits import Limits
from server.imaging.sheets.preview import SIDE

GAP, CAPTION = 16, 44
LETTERS = 16.0
WIDEST = 6
LONGEST_CAPTION = 80
EMPTY = (224, 213, 190)
"""Where there is no picture."""

_LIMITS = Limits(size=1 << 20, pixels=1 << 20)


def sheet(pictures: Sequence[tuple[bytes, str]], name: str, columns: int = 0) -> bytes:
    """Return a sheet of encoded pictures of at most SIDE pixels a side, each with its caption, in format `name`.

    `columns` 0 makes it about as wide as high, with at most WIDEST columns. A picture that does not decode is an empty
    frame.
    """
    across = columns or max(1, min(WIDEST, math.ceil(math.sqrt(len(pictures)))))
    down = math.ceil(len(pictures) / across)
    size = (across * (SIDE + GAP) + GAP, down * (SIDE + CAPTION + GAP) + GAP)
    whole = Image.new("RGB", size, VELLUM)
    for index, (content, _) in enumerate(pictures):
        left, top = _corner(index, across)
        small = _decoded(content)
        whole.paste(EMPTY, (left, top, left + SIDE, top + SIDE))
        whole.paste(small, (left + (SIDE - small.width) // 2, top + (SIDE - small.height) // 2))
    canvas = Canvas(whole)
    for index, (_, caption) in enumerate(pictures):
        left, top = _corner(index, across)
        words = scripts.cleaned(caption, LONGEST_CAPTION)
        if words:
            written = block(words, fonts.SERIF, LETTERS, SIDE, 2)
            draw_block(canvas, written, left + (SIDE - written.width) / 2, top + SIDE + 6, LETTER, VELLUM, 1.0)
    return encode(canvas.finished(), name)


def _corner(index: int, across: int) -> tuple[int, int]:
    return GAP + index % across * (SIDE + GAP), GAP + index // across * (SIDE + CAPTION + GAP)


def _decoded(content: bytes) -> Image.Image:
    if not content:
        return Image.new("RGB", (1, 1), EMPTY)
    with decoding("webp", _LIMITS):
        image = Image.open(io.BytesIO(content), formats=("WEBP",))
        _LIMITS.check_pixels(*image.size)
        rgba = image.convert("RGBA")
        rgba.thumbnail((SIDE, SIDE))
        ground = Image.new("RGBA", rgba.size, (*EMPTY, 255))
        return Image.alpha_composite(ground, rgba).convert("RGB")
