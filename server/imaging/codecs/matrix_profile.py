"""A colour profile made of primaries, white and a curve, for files that tell these instead of a profile."""

import struct

import numpy as np
import numpy.typing as npt

Chromaticity = tuple[float, float]
"""x and y of a colour."""

SRGB: tuple[Chromaticity, Chromaticity, Chromaticity, Chromaticity] = (
    (0.3127, 0.3290),
    (0.64, 0.33),
    (0.30, 0.60),
    (0.15, 0.06),
)
"""White, red, green and blue."""

_D50 = np.array((0.9642, 1.0, 0.8249))
_BRADFORD = np.array(((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296)))
_STEPS = 4096


def matrix_profile(
    points: tuple[Chromaticity, Chromaticity, Chromaticity, Chromaticity], curve: npt.NDArray[np.float64]
) -> bytes:
    """Return an ICC profile (version 2) for RGB of these white, red, green and blue.

    `curve` is the light that evenly spaced values stand for, 0..1. Raises ValueError for points that span no colours.
    """
    if any(y <= 0 for _, y in points):
        raise ValueError("a colour has no light")
    white, *primaries = (np.array((x / y, 1.0, (1 - x - y) / y)) for x, y in points)
    columns = np.stack(primaries, 1)
    try:
        scaled = columns * np.linalg.solve(columns, white)
    except np.linalg.LinAlgError:
        raise ValueError("the primaries span no colours") from None
    cones = np.diag((_BRADFORD @ _D50) / (_BRADFORD @ white))
    red, green, blue = (np.linalg.inv(_BRADFORD) @ cones @ _BRADFORD @ scaled).T
    tone = _curve(curve)
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", 7) + b"stated\0" + bytes(78),
        b"cprt": b"text" + bytes(4) + b"none\0",
        b"wtpt": _xyz(_D50),
        b"rXYZ": _xyz(red),
        b"gXYZ": _xyz(green),
        b"bXYZ": _xyz(blue),
        b"rTRC": tone,
        b"gTRC": tone,
        b"bTRC": tone,
    }
    return _written(tags)


def gamma_curve(gamma: float) -> npt.NDArray[np.float64]:
    """Return the curve of values that are light to the power of 1 / `gamma`."""
    light: npt.NDArray[np.float64] = np.linspace(0, 1, _STEPS) ** gamma
    return light


def broken_curve(gamma: float, offset: float, slope: float, start: float) -> npt.NDArray[np.float64]:
    """Return a curve that is a line of `slope` up to the value `start`, and a power with an `offset` from there on."""
    values = np.linspace(0, 1, _STEPS)
    return np.where(values < start, values / slope, ((values + offset) / (1 + offset)) ** gamma)


def srgb_curve() -> npt.NDArray[np.float64]:
    """Return the transfer curve of IEC 61966-2-1: linear light 0..1 for encoded values 0..1, in equal steps."""
    return broken_curve(2.4, 0.055, 12.92, 0.04045)


def _curve(light: npt.NDArray[np.float64]) -> bytes:
    return b"curv" + struct.pack(">II", 0, len(light)) + np.rint(light * 65535).astype(">u2").tobytes()


def _xyz(values: npt.NDArray[np.float64]) -> bytes:
    return b"XYZ " + bytes(4) + np.rint(values * 65536).astype(">i4").tobytes()


def _written(tags: dict[bytes, bytes]) -> bytes:
    table, body, start = b"", b"", 128 + 4 + 12 * len(tags)
    for name, content in tags.items():
        table += name + struct.pack(">II", start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    size = start + len(body)
    head = struct.pack(">I4s4s4s4s4s", size, bytes(4), b"\2\x40\0\0", b"mntr", b"RGB ", b"XYZ ") + bytes(12) + b"acsp"
    return head.ljust(68, b"\0") + _xyz(_D50)[8:] + bytes(48) + struct.pack(">I", len(tags)) + table + body
