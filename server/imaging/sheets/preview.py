"""Small pictures for lists."""

from pathlib import Path

from PIL import Image

from server.domain.pictures import THUMBNAIL_SIDE
from server.imaging.codecs.decode import decoding, opened
from server.imaging.codecs.encode import webp
from server.imaging.codecs.limits import Limits
from server.imaging.codecs.modes import opaque_or_alpha, plain
from server.imaging.codecs.signature import format_of

SIDE = THUMBNAIL_SIDE
"""Longest side of a preview in pixels."""

LARGEST = 32 << 10
"""Most bytes of a preview."""

THUMBNAIL_BYTES = 20 << 10
"""Most bytes of a thumbnail, a preview that is kept."""

_QUALITIES = (82, 74, 64, 52, 40, 28, 15, 5)
_METHOD = 4


def preview(image: Image.Image, largest: int = LARGEST) -> bytes:
    """Return `image` as WebP of at most SIDE pixels a side and `largest` bytes; quality falls until it fits.

    A picture that fits at no quality is made smaller until it does.
    """
    small = opaque_or_alpha(image)
    if max(small.size) > SIDE:
        small = small.copy()
        small.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    while True:
        for quality in _QUALITIES:
            content = webp(small, quality, method=_METHOD)
            if len(content) <= largest or small.size == (1, 1):
                return content
        small = small.resize((max(1, small.width // 2), max(1, small.height // 2)), Image.Resampling.BOX)


def preview_of(source: str, largest: int = LARGEST, limits: Limits | None = None) -> bytes:
    """Return `preview` of the picture at path `source`; ImageUnreadable when it does not decode."""
    limits = limits or Limits()
    with Path(source).open("rb") as file:
        name = format_of(file.read(512))
        with decoding(name, limits):
            image = opened(file, name, limits)
            image.draft(None, (2 * SIDE, 2 * SIDE))
            image.load()
            picture = plain(image)
    return preview(picture, largest)
