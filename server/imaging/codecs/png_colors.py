"""How a PNG means its colours: the profile that its chunks hold, or that they spell out."""

import struct
import zlib
from collections.abc import Mapping
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from server.imaging.codecs.matrix_profile import SRGB, broken_curve, gamma_curve, matrix_profile, srgb_curve
from server.imaging.codecs.png import SIGNATURE

COLORS = (b"cHRM", b"gAMA", b"iCCP", b"sRGB", b"cICP", b"mDCV", b"cLLI")
"""Chunks that say how colours are meant."""

LARGEST_PROFILE = 1 << 20
"""Most bytes of an unpacked colour profile; decoders take no larger one out of a PNG."""

UNKNOWN = b"unknown"
"""Stands for colours that are told, but in a way that is not understood: no profile anybody can use."""

_D65 = SRGB[0]
_PRIMARIES = {
    1: SRGB,
    9: (_D65, (0.708, 0.292), (0.170, 0.797), (0.131, 0.046)),
    12: (_D65, (0.680, 0.320), (0.265, 0.690), (0.150, 0.060)),
}
"""White, red, green and blue by their number in cICP: BT.709, BT.2020 and Display P3."""

_SRGB_GAMMA = 45455
"""What files of sRGB give as their gamma; its curve is no power, so this stands for the curve."""


def color_chunks(file: BinaryIO) -> dict[bytes, bytes]:
    """Return the chunks of a stripped PNG that say how its colours are meant, by name, without their checksums."""
    chunks = dict[bytes, bytes]()
    file.seek(len(SIGNATURE))
    while len(head := file.read(8)) == 8:
        length, name = struct.unpack(">I4s", head)
        if name in (b"IDAT", b"IEND"):
            break
        if name in COLORS:
            chunks[name] = file.read(length)
            length = 0
        file.seek(length + 4, 1)
    return chunks


def stated_profile(chunks: Mapping[bytes, bytes]) -> bytes:
    """Return the profile that the colour chunks of a PNG tell, empty for none: cICP, iCCP, sRGB, gAMA with cHRM.

    The first of them counts. UNKNOWN stands for one that cannot be had: light beyond white, odd numbers.
    """
    try:
        if b"cICP" in chunks:
            return _coded(chunks[b"cICP"])
        if b"iCCP" in chunks:
            return unpacked_profile(chunks[b"iCCP"]) or UNKNOWN
        if b"sRGB" in chunks or b"gAMA" not in chunks:
            # Without a curve the primaries alone say too little: viewers pass over them too.
            return b""
        return _spelled(chunks[b"gAMA"], chunks.get(b"cHRM"))
    except (ValueError, ArithmeticError, struct.error):
        return UNKNOWN


def unpacked_profile(body: bytes | memoryview) -> bytes:
    """Return the profile in an iCCP chunk, empty when it is damaged or too large."""
    _, _, packed = bytes(body).partition(b"\0")
    if packed[:1] != b"\0":
        return b""
    stream = zlib.decompressobj()
    try:
        profile = stream.decompress(packed[1:], LARGEST_PROFILE)
    except zlib.error:
        return b""
    return profile if stream.eof else b""


def _coded(body: bytes) -> bytes:
    primaries, transfer, matrix, full = body
    curve = _transfer(transfer)
    if primaries not in _PRIMARIES or curve is None or matrix != 0 or full != 1:
        return UNKNOWN
    return matrix_profile(_PRIMARIES[primaries], curve)


def _transfer(number: int) -> npt.NDArray[np.float64] | None:
    match number:
        case 1 | 6 | 14 | 15:
            return broken_curve(1 / 0.45, 0.099, 4.5, 0.081)
        case 4:
            return gamma_curve(2.2)
        case 5:
            return gamma_curve(2.8)
        case 8:
            return gamma_curve(1.0)
        case 13:
            return srgb_curve()
    return None


def _spelled(gamma: bytes, points: bytes | None) -> bytes:
    (power,) = struct.unpack(">I", gamma)
    curve = srgb_curve() if power == _SRGB_GAMMA else gamma_curve(100_000 / power)
    if points is None:
        return matrix_profile(SRGB, curve)
    numbers = [value / 100_000 for value in struct.unpack(">8I", points)]
    white, red, green, blue = zip(numbers[::2], numbers[1::2], strict=True)
    return matrix_profile((white, red, green, blue), curve)
