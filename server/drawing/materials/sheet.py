"""What lies around the floor: paper, or rock in the dark, with a wash along the walls."""

import numpy as np

from server.drawing.arrays import Pixels
from server.drawing.look import Look
from server.drawing.materials.field import Field, noise


def sheet(field: Field, look: Look) -> Pixels:
    """Return paper or rock with a wash along the walls, as many samples per cell as the field."""
    stone = look.ink == "masonry"
    reach = 1.20 if stone else 0.86
    distance = field.distance
    stain, rough = field.doubled(field.stain), field.doubled(field.rough)
    edge = np.clip((reach + stain * np.float32(0.10) + rough * np.float32(0.07) + distance) / np.float32(0.07), 0, 1)
    rim = np.float32(0.20) * np.exp(-(((edge - np.float32(0.5)) / np.float32(0.25)) ** 2)) * (edge > 0)
    wash = (
        edge * (np.float32(0.56) + np.float32(0.44) * np.clip(np.float32(1.1) + distance / np.float32(0.9), 0, 1)) + rim
    )
    wash *= np.float32(1.0 if stone else 0.62)
    uneven = field.doubled(noise(field.seed, field.size, "sheet", 6, 2))
    grain = 1 + np.float32(0.016) * uneven + np.float32(0.014) * field.grain
    rock = 1 + np.float32(0.06) * stain + np.float32(0.03) * field.grain
    if stone:
        rock *= 1 - np.float32(0.55) * np.clip((np.float32(0.36) + distance) / np.float32(0.04), 0, 1)
    out: Pixels = np.empty((*distance.shape, 3), np.uint8)
    for channel in range(3):
        mixed = np.float32(look.palette.paper[channel]) * grain * (1 - wash)
        mixed += np.float32(look.palette.rock[channel]) * rock * wash
        out[..., channel] = np.clip(mixed, 0, 255)
    return out
