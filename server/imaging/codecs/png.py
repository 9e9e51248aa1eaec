"""A fast PNG writer: filter Up by NumPy, deflate by libdeflate, one thread, the same bytes for the same pixels.

Pillow's wheel loads the plain zlib of the system and takes many times as long for bytes of the same size.
"""

import struct

import deflate
import numpy as np
import numpy.typing as npt
from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KINDS = {"L": (8, 0), "I;16": (16, 0), "RGB": (8, 2), "LA": (8, 4), "RGBA": (8, 6)}
"""Pillow's modes that are written as they are, and the bits a channel and the colour type of PNG they become."""

_LEVEL = 1
_FILTER_UP = 2
_STRIP_BYTES = 1 << 20


def encode_png(image: Image.Image, colors: bytes = b"") -> bytes:
    """Return `image` as the bytes of a PNG file without any metadata but `colors`: chunks that say how they are meant.

    Modes L, LA, RGB and RGBA are written as they are, 8 bits a channel, and I;16 as 16; others raise ValueError.
    """
    if image.mode not in KINDS:
        raise ValueError(f"PNG writer takes {', '.join(KINDS)}, not {image.mode}")
    header = struct.pack(">IIBBBBB", image.width, image.height, *KINDS[image.mode], 0, 0, 0)
    pixels = chunk(b"IDAT", deflate.zlib_compress(_filtered(image), _LEVEL))
    return b"".join((SIGNATURE, *chunk(b"IHDR", header), colors, *pixels, *chunk(b"IEND")))


def chunk(name: bytes, content: bytes | bytearray = b"") -> tuple[bytes | bytearray, ...]:
    """Return the pieces of one PNG chunk: length and name, the content, the checksum."""
    checksum = deflate.crc32(content, deflate.crc32(name))
    return struct.pack(">I", len(content)) + name, content, struct.pack(">I", checksum)


def _filtered(image: Image.Image) -> npt.NDArray[np.uint8]:
    """Return the scanlines. They are made in strips: that keeps a second copy of the picture away."""
    stride = image.width * len(image.getbands()) * KINDS[image.mode][0] // 8
    height = max(16, _STRIP_BYTES // stride)
    scanlines = np.empty((image.height, stride + 1), np.uint8)
    scanlines[:, 0] = _FILTER_UP
    above = np.zeros((1, stride), np.uint8)
    for top in range(0, image.height, height):
        strip = np.asarray(image.crop((0, top, image.width, min(top + height, image.height))))
        # More than 8 bits come with the high byte first.
        pixels = (strip if strip.dtype == np.uint8 else strip.astype(">u2").view(np.uint8)).reshape(-1, stride)
        rows = scanlines[top : top + height, 1:]
        np.subtract(pixels[:1], above, out=rows[:1])
        np.subtract(pixels[1:], pixels[:-1], out=rows[1:])
        above = pixels[-1:]
    return scanlines
