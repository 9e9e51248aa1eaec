"""What may be done to the paint of a map while its walls stay where they are."""

from collections.abc import Callable
from io import BytesIO

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter, ImageOps

from tests.repainting import brushwork, light, repainted

Painting = Callable[[Image.Image, float, np.random.Generator], Image.Image]
"""Paints a picture of so many pixels to a cell anew."""


def whole(picture: Image.Image, cell: float, chance: np.random.Generator) -> Image.Image:
    return repainted(picture, int(chance.integers(2**31)))


def recoloured(picture: Image.Image, cell: float, chance: np.random.Generator) -> Image.Image:
    mix = 0.35 * np.eye(3) + 0.65 * chance.dirichlet((1.5, 1.5, 1.5), 3)
    return _shown(_values(picture) @ mix.T * chance.uniform(0.8, 1.2, 3))


def hues_turned(picture: Image.Image, cell: float, chance: np.random.Generator) -> Image.Image:
    hue, saturation, value = (np.asarray(each) for each in picture.convert("HSV").split())
    turned = (hue.astype(np.int64) + int(chance.integers(30, 226))) % 256
    richer = np.clip(saturation * chance.uniform(0.8, 2.0), 0, 255)
    bands = [Image.fromarray(each.astype(np.uint8)) for each in (turned, richer, value)]
    return Image.merge("HSV", bands).convert("RGB")


def channels_swapped(picture: Image.Image, cell: float, chance: np.random.Generator) -> Image.Image:
    return Image.merge("RGB", [picture.split()[each] for each in chance.permutation(3)])


def textured(picture: Image.Image, cell: float, chance: np.random.Generator) -> Image.Image:
    values = _values(picture)
    return _shown(values * (1 + brushwork(values.shape, chance, float(chance.uniform(0.15, 0.35)))))


def noisy(picture: Image.Image, cell: float, chance: np.random.Generator) -> Image.Image:
    values = _values(picture)
    return _shown(values + chance.normal(scale=chance.uniform(0.04, 0.12), size=values.shape))


def blurred(picture: Image.Image, cell: float, chance: np.random.Generator) -> Image.Image:
    return picture.filter(ImageFilter.GaussianBlur(float(chance.uniform(0.04, 0.1)) * cell))


def relit(picture: Image.Image, cell: float, chance: np.random.Generator) -> Image.Image:
    values = _values(picture)
    return _shown(values * light(values.shape, chance) ** chance.uniform(1.0, 2.0) * chance.uniform(0.7, 1.2, 3))


def graded(picture: Image.Image, cell: float, chance: np.random.Generator) -> Image.Image:
    return _shown(_values(picture) ** float(np.exp(chance.uniform(-0.7, 0.7))))


def mapped_to_tones(picture: Image.Image, cell: float, chance: np.random.Generator) -> Image.Image:
    lab = cv2.cvtColor(np.asarray(picture), cv2.COLOR_RGB2LAB)
    lab[..., 0] = cv2.createCLAHE(float(chance.uniform(1.5, 4)), (6, 6)).apply(np.ascontiguousarray(lab[..., 0]))
    return Image.fromarray(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB))


def smoothed(picture: Image.Image, cell: float, chance: np.random.Generator) -> Image.Image:
    return picture.filter(ImageFilter.MedianFilter(int(chance.choice((3, 5)))))


def softened(picture: Image.Image, cell: float, chance: np.random.Generator) -> Image.Image:
    return Image.fromarray(cv2.bilateralFilter(np.asarray(picture), 9, float(chance.uniform(40, 90)), 5))


def posterised(picture: Image.Image, cell: float, chance: np.random.Generator) -> Image.Image:
    return ImageOps.posterize(picture, int(chance.integers(2, 5)))


def pressed(picture: Image.Image, cell: float, chance: np.random.Generator) -> Image.Image:
    content = BytesIO()
    picture.save(content, "JPEG", quality=int(chance.integers(12, 50)))
    return Image.open(content).convert("RGB")


def through_a_small_provider(picture: Image.Image, cell: float, chance: np.random.Generator) -> Image.Image:
    share = 24 / cell
    small = picture.resize((round(picture.width * share), round(picture.height * share)), Image.Resampling.LANCZOS)
    return small.resize(picture.size, Image.Resampling.LANCZOS)


PAINTINGS: tuple[Painting, ...] = (
    whole,
    recoloured,
    hues_turned,
    channels_swapped,
    textured,
    noisy,
    blurred,
    relit,
    graded,
    mapped_to_tones,
    smoothed,
    softened,
    posterised,
    pressed,
    through_a_small_provider,
)


def painted_anew(picture: Image.Image, cell: float, number: int) -> tuple[str, Image.Image]:
    """Painting `number` of a picture, and its name: every other one is of two kinds, one after the other."""
    chance = np.random.default_rng((69, number))
    first = PAINTINGS[number % len(PAINTINGS)]
    picture, name = first(picture, cell, chance), first.__name__
    if number // len(PAINTINGS) % 2:
        second = PAINTINGS[int(chance.integers(1, len(PAINTINGS)))]
        return f"{name}, {second.__name__}", second(picture, cell, chance)
    return name, picture


def _values(picture: Image.Image) -> npt.NDArray[np.float32]:
    return np.asarray(picture, np.float32) / np.float32(255)


def _shown(values: npt.NDArray[np.floating]) -> Image.Image:
    return Image.fromarray(np.clip(values * 255, 0, 255).astype(np.uint8))
