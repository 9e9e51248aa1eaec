"""Shadows and light: what the sun of the page, the flames and the walls do to the colours."""

from typing import Any, Final

import aggdraw
import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from server.drawing.look import Style
from server.drawing.materials.field import SAMPLES, Field, Mask, Raster
from server.drawing.painter import Band
from server.drawing.sketch import Shade
from server.generators.tactical.plan import Dressing, Plan

RAYS: Final = 192
PER_CELL: Final = 8
"""Samples per cell of the light."""

FALL: Final = np.array([0.62, 0.78])
"""Where the tip of a shadow lies, per height: down and to the right."""

FLAME: Final = (0.62, 0.46, 0.20)
CORE: Final = 0.5
CORE_REACH: Final = 0.75
"""How much brighter it is close to a flame, and how many cells that reaches."""

CLOSED: Final = frozenset({"wood", "iron", "double"})
"""Doors that stop light."""


def flames(plan: Plan, dressing: Dressing, floor: Mask) -> Raster:
    """Return the light of every flame, 0..1, at PER_CELL samples per cell: rays end at walls and closed doors."""
    height, width = plan.rows * PER_CELL, plan.columns * PER_CELL
    free = np.asarray(cv2.resize(floor * np.uint8(255), (width, height), interpolation=cv2.INTER_AREA)) > 115
    for link in plan.known_links:
        if link.kind in CLOSED:
            ends = np.array(link.leaf)
            low, high = (ends.min(0) - 0.16) * PER_CELL, (ends.max(0) + 0.16) * PER_CELL
            free[int(low[1]) : int(np.ceil(high[1])), int(low[0]) : int(np.ceil(high[0]))] = False
    total = np.zeros((height, width), np.float32)
    for x, y, radius in dressing.lights:
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


def brightness(plan: Plan, dressing: Dressing, field: Field, style: Style) -> npt.NDArray[np.uint8]:
    """Return what to multiply the finished picture with, 128 = as it is, SAMPLES per cell, three channels."""
    height, width = field.distance.shape
    glow = cv2.resize(flames(plan, dressing, field.floor), (width, height), interpolation=cv2.INTER_LINEAR)
    # The rock beside a wall catches a little; further in it is not lit.
    glow = glow * np.clip(1 + field.distance / np.float32(0.55), 0, 1)
    inside = np.clip(field.distance / np.float32(0.2) + np.float32(1.4), 0, 1)
    across = np.linspace(-1, 1, width, dtype=np.float32)[None, :] ** 4
    down = np.linspace(-1, 1, height, dtype=np.float32)[:, None] ** 4
    even = (1 - np.float32(1 - style.ambient) * inside) * (1 + np.float32(0.022) * field.grain)
    even *= 1 - np.float32(0.10) * np.clip(across + down - np.float32(0.35), 0, 1)
    out = np.empty((height, width, 3), np.uint8)
    for channel, share in enumerate(FLAME):
        out[..., channel] = np.clip(128 * (even + glow * np.float32(style.glow * share)), 0, 255)
    return out


def wall_shade(field: Field, style: Style) -> npt.NDArray[np.uint8]:
    """Return how light the floor is beside its walls, 255 = unshaded, SAMPLES per cell."""
    rock = cv2.GaussianBlur((field.distance < 0).astype(np.float32), (0, 0), SAMPLES * 0.10)
    shift = int(SAMPLES * 0.17)
    cast = np.roll(rock, (shift, shift), (0, 1)) * np.float32(0.935)
    corner = np.exp(-np.clip(field.distance, 0, None) / np.float32(0.16)) * np.float32(0.38)
    dark = np.clip(cast * np.float32(style.shadow) + corner, 0, 0.8)
    worn = 1 + np.float32(0.10) * field.doubled(field.stain) - np.float32(0.02)
    return np.asarray(np.clip(255 * (1 - dark) * worn, 0, 255), np.uint8)


def prop_shade(shades: list[Shade], band: Band) -> npt.NDArray[np.uint8]:
    """Return how dark the shadows of the props make the band, 0 = not at all."""
    image = Image.new("L", band.size, 0)
    canvas = aggdraw.Draw(image)
    brush: Any = aggdraw.Brush(255)
    origin = np.array(band.origin, np.float64)
    for points, tall in shades:
        if not band.holds(points, 1.0):
            continue
        tip = FALL * tall
        swept = cv2.convexHull(np.vstack([points + tip * 0.06, points + tip]).astype(np.float32))[:, 0]
        canvas.polygon((swept.astype(np.float64) * band.px - origin).ravel().tolist(), brush)
    canvas.flush()
    return np.asarray(cv2.GaussianBlur(np.asarray(image), (0, 0), max(0.6, band.px * 0.035)), np.uint8)
