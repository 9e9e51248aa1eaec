"""Decoding bytes nobody vouches for: allowed formats only, limits first, every failure one clear answer."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image

from server.domain.errors import ImageTooLarge, ImageUnreadable
from server.imaging.limits import Limits

_FAILURES = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, OSError,
    RuntimeError, SyntaxError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
"""Everything a decoder is known to raise over bytes made to break it."""


@contextmanager
def decoding(name: str, limits: Limits) -> Iterator[None]:
    """Turn whatever fails inside into ImageUnreadable or ImageTooLarge; `name` is the format that was tried."""
    before = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = limits.pixels
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        told = f"The image has too many pixels; at most {limits.pixels} are allowed."
        raise ImageTooLarge(told, limit=limits.pixels) from None
    except _FAILURES:
        told = f"The file is damaged: it cannot be read as {name} to its end."
        raise ImageUnreadable(told, format=name) from None
    finally:
        Image.MAX_IMAGE_PIXELS = before


def decode(content: bytes, name: str, limits: Limits) -> Image.Image:
    """Return the first frame of `content`, of format `name` and no other, with every pixel decoded.

    Call it inside `decoding`. Raises ImageTooLarge before any pixel is decoded, or what the decoder raises.
    """
    image = Image.open(io.BytesIO(content), formats=(name.upper(),))
    limits.check_pixels(image.width, image.height)
    image.load()
    return image
