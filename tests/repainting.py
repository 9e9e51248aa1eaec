"""A whole picture painted anew, as a model does it: brush strokes, another palette, other textures, other light.

What it shows stays where it is. The tests' own provider that paints over pictures answers with it.
"""

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

Values = npt.NDArray[np.float32]
PALETTES = (
    ((0.09, 0.07, 0.12), (0.42, 0.30, 0.24), (0.86, 0.74, 0.52), (1.0, 0.96, 0.84)),
    ((0.03, 0.08, 0.10), (0.16, 0.36, 0.36), (0.58, 0.72, 0.60), (0.96, 0.97, 0.85)),
    ((0.12, 0.05, 0.08), (0.48, 0.20, 0.20), (0.84, 0.52, 0.36), (1.0, 0.90, 0.72)),
    ((0.05, 0.06, 0.14), (0.26, 0.28, 0.48), (0.62, 0.66, 0.80), (0.96, 0.97, 1.0)),
    ((0.07, 0.09, 0.04), (0.30, 0.34, 0.16), (0.70, 0.68, 0.40), (0.98, 0.95, 0.78)),
)
"""Colours from dark to light."""


def repainted(picture: Image.Image, seed: int) -> Image.Image:
    """A picture of as many pixels; the same seed paints the same."""
    chance = np.random.default_rng((68, seed))
    pixels = np.asarray(picture.convert("RGB"))
    strokes = cv2.medianBlur(cv2.bilateralFilter(pixels, 7, 40, 3), 3).astype(np.float32) / np.float32(255)
    colors = _recolored(strokes, chance) * light(strokes.shape, chance)
    textured = colors * (1 + brushwork(strokes.shape, chance, 0.16)) + 0.02 * _grain(strokes.shape, chance)
    return Image.fromarray(np.clip(textured * 255, 0, 255).astype(np.uint8))


def _recolored(colors: Values, chance: np.random.Generator) -> Values:
    """The light and dark of a picture in the colours of a palette, with a little of its own."""
    palette = np.array(PALETTES[int(chance.integers(len(PALETTES)))], np.float32)
    grey = cv2.cvtColor(colors, cv2.COLOR_RGB2GRAY)
    low, high = np.percentile(grey, (1, 99))
    tone = np.clip((grey - low) / max(float(high - low), 0.05), 0, 1) ** float(chance.uniform(0.7, 1.3))
    places = np.linspace(0, 1, len(palette))
    mapped = np.dstack([np.interp(tone, places, palette[:, channel]) for channel in range(3)])
    own = float(chance.uniform(0.1, 0.4))
    return (mapped * (1 - own) + colors * own).astype(np.float32)


def light(shape: tuple[int, ...], chance: np.random.Generator) -> Values:
    """A few lamps somewhere."""
    height, width = shape[:2]
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    light = np.full((height, width), 0.75, np.float32)
    for _ in range(4):
        y, x, reach = chance.uniform(0, height), chance.uniform(0, width), chance.uniform(0.2, 0.5) * max(height, width)
        light += 0.35 * np.exp(-((down - y) ** 2 + (across - x) ** 2) / (2 * reach**2)).astype(np.float32)
    return np.minimum(light, 1.25)[..., None]


def brushwork(shape: tuple[int, ...], chance: np.random.Generator, strength: float) -> Values:
    """Strokes of several sizes, longer than they are wide."""
    height, width = shape[:2]
    field = np.zeros((height, width), np.float32)
    for size, share in ((2, 0.3), (5, 0.4), (14, 0.3)):
        wide, high = (size * 2, size) if chance.random() < 0.5 else (size, size * 2)
        coarse = chance.normal(size=(height // high + 3, width // wide + 3)).astype(np.float32)
        field += share * cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    return (strength * field)[..., None]


def _grain(shape: tuple[int, ...], chance: np.random.Generator) -> Values:
    return chance.normal(size=shape).astype(np.float32)
