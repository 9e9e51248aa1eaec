"""A picture with a grid painted into it."""

from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

CELL, LEFT, TOP, WIDTH, HEIGHT = 32.5, 11.0, 7.0, 400, 300


def painted(cell: float = CELL, *, alpha: bool = False) -> bytes:
    """Noise with a grid in it, as PNG; with `alpha` nothing but the lines."""
    noise: NDArray[Any] = np.random.default_rng(3).integers(150, 200, (HEIGHT, WIDTH, 1)) + np.zeros(3)
    pixels = np.concatenate((noise, np.full((HEIGHT, WIDTH, 1), 0 if alpha else 255)), 2).astype(np.uint8)
    for axis, (first, side) in enumerate(((TOP, HEIGHT), (LEFT, WIDTH))):
        for line in range(int((side - first) / cell) + 1):
            at = int(first + line * cell)
            rows = pixels.swapaxes(0, axis)[at]
            rows[:] = (rows[:, 0:1] - 110).repeat(4, 1)
            rows[:, 3] = 255
    data = BytesIO()
    Image.fromarray(pixels).save(data, "PNG")
    return data.getvalue()
