"""There and back: a base as a provider is shown it, and its answer as large as the base, pixel over pixel."""

from dataclasses import dataclass
from math import ceil
from typing import Final

import numpy as np
from PIL import Image

from server.domain.finish_errors import SizeMismatch
from server.imaging.finishing.cell_sizes import Size, provider_scale, same_shape
from server.imaging.finishing.registration import MOST_SHIFT, shift_between

BEHIND: Final = (128, 128, 128)
"""What a painter is shown where a base is clear."""


@dataclass(frozen=True, slots=True)
class SizeFit:
    """Where a base of `base` pixels lies on the canvas of `size` pixels that a provider paints.

    It is `scale` times as large in both directions, whole, and its upper left corner lies at (`left`, `top`): fractions
    of a pixel where the sizes are so. What is left of the canvas on either side is padding.
    """

    base: Size
    size: Size
    scale: float
    left: float
    top: float


def fit_of(base: Size, size: Size) -> SizeFit:
    """Put a base in the middle of a canvas, as large as it goes."""
    scale = provider_scale(base, size)
    left, top = ((room - side * scale) / 2 for room, side in zip(size, base, strict=True))
    return SizeFit(base, size, scale, max(0.0, left), max(0.0, top))


def prepared(base: Image.Image, size: Size) -> tuple[Image.Image, SizeFit]:
    """Return the picture of `size` that a provider is shown, as RGB, and how the base lies in it.

    Never stretched and never cropped: the padding repeats the outermost pixels of the base. One that has the size
    already is shown as it is.
    """
    fit = fit_of(base.size, size)
    left, top = fit.left / fit.scale, fit.top / fit.scale
    box = (-left, -top, size[0] / fit.scale - left, size[1] / fit.scale - top)
    return _resized(_opaque(base), box, size), fit


def restored(answer: Image.Image, fit: SizeFit, base: Image.Image) -> Image.Image:
    """Return an answer as a picture of exactly the pixels of the base, with the transparency of the base if it has any.

    An answer may have another resolution of the same shape, within a pixel or, where it is tiny, a hundredth. One that
    lies up to MOST_SHIFT of the provider's pixels beside the base is moved back onto it; one that lies further off
    stays where it is, which the wall check sees. Raises `SizeMismatch` for another shape.
    """
    if not same_shape(answer.size, fit.size):
        raise SizeMismatch(fit.size, answer.size)
    pixels = _opaque(answer)
    asked, _ = prepared(base, fit.size)
    across, down = shift_between(asked, pixels if pixels.size == fit.size else pixels.resize(fit.size))
    wide, high = (side / room for side, room in zip(answer.size, fit.size, strict=True))
    left, top = (fit.left + across) * wide, (fit.top + down) * high
    right, bottom = left + fit.base[0] * fit.scale * wide, top + fit.base[1] * fit.scale * high
    picture = _resized(pixels, (left, top, right, bottom), fit.base)
    if base.has_transparency_data:
        picture.putalpha(base.convert("RGBA").getchannel("A"))
    return picture


def _resized(picture: Image.Image, box: tuple[float, float, float, float], size: Size) -> Image.Image:
    """A part of a picture as large as `size`; where it reaches beyond the edge, that is repeated."""
    if list(box) == [0, 0, *picture.size] and size == picture.size:
        return picture
    beyond = max(0.0, -box[0], -box[1], box[2] - picture.width, box[3] - picture.height)
    pad = ceil(beyond) + ceil(MOST_SHIFT)
    pixels = np.pad(np.asarray(picture), ((pad, pad), (pad, pad), (0, 0)), mode="edge")
    left, top, right, bottom = (side + pad for side in box)
    return Image.fromarray(pixels).resize(size, Image.Resampling.LANCZOS, (left, top, right, bottom))


def _opaque(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    ground = Image.new("RGBA", picture.size, (*BEHIND, 255))
    return Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")
