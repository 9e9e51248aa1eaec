"""Light: how far flames shine, and what they and the dark do to the colours."""

from collections.abc import Iterable
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from server.drawing.look import Look
from server.drawing.materials.field import SAMPLES, Field, Mask, Raster
from server.drawing.pigments import FLAME, Color

RAYS: Final = 192
PER_CELL: Final = 8
"""Samples per cell of the light."""

FIRE: Final = (0.62, 0.46, 0.20)
"""What a fire adds to red, green and blue."""
STEEP: Final = 1.5
"""How much less a lamp adds of what its colour has less of."""
CORE: Final = 0.5
CORE_REACH: Final = 0.75
"""How much brighter it is close to a flame, and how many cells that reaches."""

LEAF: Final = 0.16
"""Half the thickness of a closed door leaf, in cells."""

Flame = tuple[float, float, float]
"""x, y and the radius it reaches, in cells."""

Leaf = tuple[tuple[float, float], tuple[float, float]]
"""The ends of a closed door leaf, in cells."""


def flames(floor: Mask, lights: Iterable[Flame], leaves: Iterable[Leaf]) -> Raster:
    """Return the light of every flame, 0..1, at PER_CELL samples per cell: rays end at walls and closed doors."""
    rows, columns = floor.shape
    height, width = rows // SAMPLES * PER_CELL, columns // SAMPLES * PER_CELL
    free = np.asarray(cv2.resize(floor * np.uint8(255), (width, height), interpolation=cv2.INTER_AREA)) > 115
    for leaf in leaves:
        ends = np.array(leaf)
        low, high = (ends.min(0) - LEAF) * PER_CELL, (ends.max(0) + LEAF) * PER_CELL
        free[int(low[1]) : int(np.ceil(high[1])), int(low[0]) : int(np.ceil(high[0]))] = False
    total = np.zeros((height, width), np.float32)
    for x, y, radius in lights:
        _shine(total, free, x * PER_CELL, y * PER_CELL, radius * PER_CELL)
    return np.asarray(cv2.GaussianBlur(1 - np.exp(-1.5 * total), (0, 0), PER_CELL * 0.22), np.float32)


def _shine(total: Raster, free: npt.NDArray[np.bool_], x: float, y: float, radius: float) -> None:
    height, width = total.shape
    angle = np.arange(RAYS) / RAYS * 2 * np.pi
    cosine, sine = np.cos(angle)[:, None], np.sin(angle)[:, None]
    reach = np.arange(1, max(2, int(radius)))
    columns = np.clip((x + cosine * reach).astype(int), 0, width - 1)
    rows = np.clip((y + sine * reach).astype(int), 0, height - 1)
    # The first samples are free: a torch hangs in the wall itself.
    stopped = ~free[rows, columns] & (reach > 5)
    ends = np.where(stopped.any(1), stopped.argmax(1), len(reach) - 1) + 3
    outline = np.stack([x + cosine[:, 0] * ends, y + sine[:, 0] * ends], 1)
    left, top = np.clip(np.floor(outline.min(0) - 1).astype(int), 0, None).tolist()
    right, bottom = np.minimum(np.ceil(outline.max(0) + 2).astype(int), (width, height)).tolist()
    if left >= right or top >= bottom:
        return
    seen = np.zeros((bottom - top, right - left), np.uint8)
    cv2.fillPoly(seen, [np.round(outline - (left, top)).astype(np.int32)], 1)
    down, across = np.mgrid[top:bottom, left:right]
    far = np.hypot(across - x, down - y)
    shine = np.clip(1 - far / radius, 0, 1) ** 1.5 + CORE * np.exp(-((far / (CORE_REACH * PER_CELL)) ** 2))
    total[top:bottom, left:right] += (seen * shine).astype(np.float32)


def daylight(field: Field) -> npt.NDArray[np.uint8]:
    """The same where no light is painted: as even as a picture by hand is."""
    even = np.clip(128 * _evenness(field), 0, 255).astype(np.uint8)
    return np.repeat(even[..., None], 3, 2)


def _evenness(field: Field) -> Raster:
    """How even light is: it trembles a little, and fades towards the corners."""
    height, width = field.distance.shape
    across = np.linspace(-1, 1, width, dtype=np.float32)[None, :] ** 4
    down = np.linspace(-1, 1, height, dtype=np.float32)[:, None] ** 4
    even = (1 + np.float32(0.022) * field.grain) * (
        1 - np.float32(0.10) * np.clip(across + down - np.float32(0.35), 0, 1)
    )
    return np.asarray(even, np.float32)


def _added(glow: Color) -> tuple[float, float, float]:
    """What a light of this colour adds to red, green and blue."""
    if glow == FLAME:
        return FIRE
    red, green, blue = (FIRE[0] * (each / max(1, *glow)) ** STEEP for each in glow)
    return red, green, blue


def brightness(field: Field, lights: Iterable[Flame], leaves: Iterable[Leaf], look: Look) -> npt.NDArray[np.uint8]:
    """Return what to multiply the finished picture with, 128 = as it is, SAMPLES per cell, three channels."""
    height, width = field.distance.shape
    glow = cv2.resize(flames(field.floor, lights, leaves), (width, height), interpolation=cv2.INTER_LINEAR)
    # The rock beside a wall catches a little; further in it is not lit.
    glow = glow * np.clip(1 + field.distance / np.float32(0.55), 0, 1)
    inside = np.clip(field.distance / np.float32(0.2) + np.float32(1.4), 0, 1)
    even = (1 - np.float32(1 - look.mood.ambient) * inside) * _evenness(field)
    out = np.empty((height, width, 3), np.uint8)
    for channel, share in enumerate(_added(look.palette.glow)):
        shine = even + glow * np.float32(look.mood.glow * share)
        out[..., channel] = np.clip(128 * look.exposure[channel] * shine, 0, 255)
    return out
