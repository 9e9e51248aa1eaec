"""Decoding bytes nobody vouches for: allowed formats only, limits first, every failure one clear answer."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

# Pillow imports all its decoders, forty more, at the first picture of a format it does not have yet.
from PIL import AvifImagePlugin, GifImagePlugin, Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin  # noqa: F401

from server.domain.errors import ImageTooLarge, ImageUnreadable
from server.imaging.codecs.limits import Limits
from server.imaging.codecs.png_colors import color_chunks, stated_profile
from server.processes.spending import allow, count_pixels

FAILURES = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, OSError,
    RuntimeError, SyntaxError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
"""Everything a decoder is known to raise over bytes made to break it."""


@contextmanager
def decoding(name: str, limits: Limits) -> Iterator[None]:
    """Turn whatever fails inside into ImageUnreadable or ImageTooLarge; `name` is the format that was tried.

    What goes on inside may spend the processor time of an image without pixels until `opened` knows how many it has,
    so what is not decoding belongs outside.
    """
    before = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = limits.pixels
    allow(limits.seconds(0))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        message = f"The image has too many pixels; at most {limits.pixels} are allowed."
        raise ImageTooLarge(message, limit=limits.pixels) from None
    except FAILURES:
        message = f"The file is damaged: it cannot be read as {name} to its end."
        raise ImageUnreadable(message, format=name) from None
    finally:
        allow(0)
        Image.MAX_IMAGE_PIXELS = before


def opened(file: BinaryIO, name: str, limits: Limits) -> Image.Image:
    """Return the first frame of `file`, of format `name` and no other, no pixel decoded yet.

    Its colour profile, however the file tells it, is the `icc_profile` of its info. Call it inside `decoding`. Raises
    ImageTooLarge, or what the decoder raises.
    """
    chunks = color_chunks(file) if name == "png" else {}
    file.seek(0)
    image = Image.open(file, formats=(name.upper(),))
    limits.check_pixels(image.width, image.height)
    allow(limits.seconds(image.width * image.height))
    count_pixels(image.width * image.height)
    if profile := stated_profile(chunks):
        image.info["icc_profile"] = profile
    return image


def decode(content: bytes, name: str, limits: Limits) -> Image.Image:
    """Return the first frame of `content`, of format `name` and no other, with every pixel decoded.

    Call it inside `decoding`. Raises ImageTooLarge before any pixel is decoded, or what the decoder raises.
    """
    image = opened(io.BytesIO(content), name, limits)
    image.load()
    return image
