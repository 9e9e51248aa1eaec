"""Shadows: of the walls on the floor beside them, and of what stands on the floor."""

from typing import Any, Final

import aggdraw
import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from server.drawing.bands import Band, Sheaf
from server.drawing.look import Look
from server.drawing.materials.field import SAMPLES, Field
from server.drawing.strokes import Shade

FALL: Final = np.array([0.62, 0.78])
"""Where the tip of a shadow lies, per height: down and to the right."""

FARTHEST: Final = 1.0
"""How far a shadow reaches beyond what throws it at the most, in cells."""


def wall_shade(field: Field, look: Look) -> npt.NDArray[np.uint8]:
    """Return how light the floor is beside its walls, 255 = unshaded, SAMPLES per cell."""
    rock = cv2.GaussianBlur((field.distance < 0).astype(np.float32), (0, 0), SAMPLES * 0.10)
    shift = int(SAMPLES * 0.17)
    cast = np.roll(rock, (shift, shift), (0, 1)) * np.float32(0.935)
    corner = np.exp(-np.clip(field.distance, 0, None) / np.float32(0.16)) * np.float32(0.38)
    dark = np.clip(cast * np.float32(look.mood.shadow) + corner, 0, 0.8)
    worn = 1 + np.float32(0.10) * field.doubled(field.stain) - np.float32(0.02)
    return np.asarray(np.clip(255 * (1 - dark) * worn, 0, 255), np.uint8)


def prop_shade(shades: Sheaf[Shade], band: Band) -> npt.NDArray[np.uint8]:
    """Return how dark the shadows of the props make the band, 0 = not at all."""
    image = Image.new("L", band.size, 0)
    canvas = aggdraw.Draw(image)
    brush: Any = aggdraw.Brush(255)
    origin = np.array(band.origin, np.float64)
    for points, tall in shades.touching(band):
        tip = FALL * tall
        swept = cv2.convexHull(np.vstack([points + tip * 0.06, points + tip]).astype(np.float32))[:, 0]
        canvas.polygon((swept.astype(np.float64) * band.px - origin).ravel().tolist(), brush)
    canvas.flush()
    return np.asarray(cv2.GaussianBlur(np.asarray(image), (0, 0), max(0.6, band.px * 0.035)), np.uint8)
