"""Files for the tests of decoding: honest ones, odd ones and hostile ones, all made here."""

import io
import struct
import warnings
import zlib
from typing import Any

import numpy as np
from PIL import Image

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
LETTERBOX = (24, 16)


def scene(mode: str = "RGB", size: tuple[int, int] = LETTERBOX) -> Image.Image:
    """A picture whose every corner differs, so that a turn shows."""
    width, height = size
    y, x = np.mgrid[:height, :width]
    pixels = np.dstack([x * 255 // max(1, width - 1), y * 255 // max(1, height - 1), (x * y) % 256]).astype(np.uint8)
    return Image.fromarray(pixels).convert(mode)


def saved(image: Image.Image, name: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, name, **options)
    return buffer.getvalue()


def opened(content: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = Image.open(io.BytesIO(content))
        image.load()
    return image


def exif(orientation: int = 1, *, place: bool = True) -> bytes:
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010E] = "a secret description"
    if place:
        tags.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0)})
    return tags.tobytes()


def chunk(name: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def header(width: int, height: int, depth: int = 8, color: int = 2) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0))


def png(*chunks: bytes) -> bytes:
    return PNG_SIGNATURE + b"".join(chunks) + chunk(b"IEND")


def with_chunk(content: bytes, extra: bytes) -> bytes:
    """`content` with a chunk more right behind its header."""
    return content[:33] + extra + content[33:]


def sixteen_bit_png(values: np.ndarray[Any, np.dtype[np.uint16]]) -> bytes:
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in values)
    height, width = values.shape
    return png(header(width, height, 16, 0), chunk(b"IDAT", zlib.compress(rows)))


def bomb_png(side: int, depth: int = 1) -> bytes:
    """A few kilobytes of black that unpack to `side` squared pixels."""
    rows = zlib.compress(bytes((side * depth // 8 + 1) * side), 9)
    return png(header(side, side, depth, 0), chunk(b"IDAT", rows))


def with_segment(content: bytes, marker: int, body: bytes) -> bytes:
    """JPEG `content` with a segment more right behind its start."""
    return content[:2] + struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body + content[2:]
