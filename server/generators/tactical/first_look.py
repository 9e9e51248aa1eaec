"""The first previews of a map, before anything of it is painted: its floor, then where things stand."""

from typing import Final

import cv2
import numpy as np
from PIL import Image

from server.drawing.look import Look
from server.generators.tactical.floor_mask import floor_mask
from server.generators.tactical.plan import Dressing, Plan

PER_CELL: Final = 6


def first_look(plan: Plan, look: Look, dressing: Dressing | None = None) -> Image.Image:
    """Return the floor as players know it, and the outlines of what stands on it, at PER_CELL pixels per cell."""
    palette = look.palette
    floor = floor_mask(plan, PER_CELL, jambs=True)
    picture = np.where(floor[..., None] > 0, palette.stone, palette.paper).astype(np.uint8)
    for pen in dressing.sketches if dressing is not None else ():
        for shade in pen.shades:
            cv2.fillPoly(picture, [np.round(shade.points * PER_CELL).astype(np.int32)], palette.wood)
    return Image.fromarray(picture)
