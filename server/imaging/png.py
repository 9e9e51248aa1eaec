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
COLOR_TYPES = {"L": 0, "RGB": 2, "LA": 4, "RGBA": 6}
"""Pillow's modes that are written as they are, and the colour type of PNG they become (always 8 bits a channel)."""

_LEVEL = 2
_RAW_DEFLATE = -15
_MEMORY_LEVEL = 8
_FILTER_UP = 2
_STRIP_BYTES = 1 << 20


def encode_png(image: Image.Image) -> bytes:
    """Return `image` as the bytes of a PNG file without any metadata.

    Modes L, LA, RGB and RGBA are written as they are, 8 bits a channel; any other mode raises ValueError.
    """
    if image.mode not in COLOR_TYPES:
        raise ValueError(f"PNG writer takes {', '.join(COLOR_TYPES)}, not {image.mode}")
    header = struct.pack(">IIBBBBB", image.width, image.height, 8, COLOR_TYPES[image.mode], 0, 0, 0)
    return b"".join((SIGNATURE, *chunk(b"IHDR", header), *chunk(b"IDAT", *_deflated(image)), *chunk(b"IEND")))


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
    stride = image.width * len(image.getbands())
    height = max(16, _STRIP_BYTES // stride)
    above = np.zeros((1, stride), np.uint8)
    for top in range(0, image.height, height):
        box = (0, top, image.width, min(top + height, image.height))
        pixels = np.asarray(image.crop(box), np.uint8).reshape(-1, stride)
        rows = np.empty((pixels.shape[0], stride + 1), np.uint8)
        rows[:, 0] = _FILTER_UP
        np.subtract(pixels[:1], above, out=rows[:1, 1:])
        np.subtract(pixels[1:], pixels[:-1], out=rows[1:, 1:])
        above = pixels[-1:]
        yield rows
