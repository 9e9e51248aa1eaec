"""A fast PNG writer: filter Up by NumPy, deflate by zlib-ng, one thread, the same bytes for the same pixels.

Pillow's wheel loads the plain zlib of the system and takes many times as long for bytes of the same size.
"""

import struct
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from PIL import Image
from zlib_ng import zlib_ng

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KINDS = {"L": (8, 0), "I;16": (16, 0), "RGB": (8, 2), "LA": (8, 4), "RGBA": (8, 6)}
"""Pillow's modes that are written as they are, and the bits a channel and the colour type of PNG they become."""

_LEVEL = 2
_RAW_DEFLATE = -15
_MEMORY_LEVEL = 8
_FILTER_UP = 2
_STRIP_BYTES = 1 << 20


def encode_png(image: Image.Image, colors: bytes = b"") -> bytes:
    """Return `image` as the bytes of a PNG file without any metadata but `colors`: chunks that say how they are meant.

    Modes L, LA, RGB and RGBA are written as they are, 8 bits a channel, and I;16 as 16; others raise ValueError.
    """
    if image.mode not in KINDS:
        raise ValueError(f"PNG writer takes {', '.join(KINDS)}, not {image.mode}")
    header = struct.pack(">IIBBBBB", image.width, image.height, *KINDS[image.mode], 0, 0, 0)
    pixels = chunk(b"IDAT", *_deflated(image))
    return b"".join((SIGNATURE, *chunk(b"IHDR", header), colors, *pixels, *chunk(b"IEND")))


def chunk(name: bytes, *parts: bytes) -> tuple[bytes, ...]:
    """Return the pieces of one PNG chunk holding `parts`: length and name, the parts, the checksum."""
    checksum = zlib_ng.crc32(name)
    for part in parts:
        checksum = zlib_ng.crc32(part, checksum)
    return struct.pack(">I", sum(map(len, parts))) + name, *parts, struct.pack(">I", checksum)


def _deflated(image: Image.Image) -> tuple[bytes, ...]:
    compressor = zlib_ng.compressobj(_LEVEL, zlib_ng.DEFLATED, _RAW_DEFLATE, _MEMORY_LEVEL)
    pieces, checksum = [b"\x78\x01"], 1
    for rows in _filtered_strips(image):
        checksum = zlib_ng.adler32(rows, checksum)
        pieces.append(compressor.compress(rows))
    pieces.extend((compressor.flush(), struct.pack(">I", checksum)))
    return tuple(pieces)


def _filtered_strips(image: Image.Image) -> Iterator[npt.NDArray[np.uint8]]:
    """Yield the scanlines in strips: cropping strips from the image keeps a second copy of the picture away."""
    stride = image.width * len(image.getbands()) * KINDS[image.mode][0] // 8
    height = max(16, _STRIP_BYTES // stride)
    above = np.zeros((1, stride), np.uint8)
    for top in range(0, image.height, height):
        box = (0, top, image.width, min(top + height, image.height))
        strip = np.asarray(image.crop(box))
        # More than 8 bits come with the high byte first.
        pixels = (strip if strip.dtype == np.uint8 else strip.astype(">u2").view(np.uint8)).reshape(-1, stride)
        rows = np.empty((pixels.shape[0], stride + 1), np.uint8)
        rows[:, 0] = _FILTER_UP
        np.subtract(pixels[:1], above, out=rows[:1, 1:])
        np.subtract(pixels[1:], pixels[:-1], out=rows[1:, 1:])
        above = pixels[-1:]
        yield rows
