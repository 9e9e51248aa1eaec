"""What only finders see, cut out of a second painted base: that with everything found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from server.drawing.arrays import Flags
from server.imaging.finishing.means import Intensities, box_mean, soft

FEATHER: Final = 0.06
"""Cells over which a patch goes over into the map around it."""

_SURROUNDED: Final = 0.55
"""Of what is near a pixel, how much belongs to a patch where the pixel does so too."""


@dataclass(frozen=True, slots=True)
class PatchShape:
    """A patch as its generator drew it: a picture with alpha whose upper left corner lies at (`x`, `y`) of the map."""

    picture: Image.Image
    x: int
    y: int


def with_patches(base: Image.Image, patches: Sequence[PatchShape]) -> Image.Image:
    """Return the base with everything found, as RGB: what the second call paints over."""
    whole = base.convert("RGB")
    for each in patches:
        whole.paste(each.picture.convert("RGB"), (each.x, each.y), each.picture.convert("RGBA").getchannel("A"))
    return whole


def cut_out(painted: Image.Image, patches: Sequence[PatchShape], cell: float) -> list[Image.Image]:
    """Return the pictures, RGBA, that lie where the patches do, painted as `painted`, the map with everything found.

    A patch shows where its shape does. Pixels inside of it that the generator had no need to change are part of it,
    since paint differs everywhere, but none that another patch shows: finding one thing never shows another. At its
    edge it goes over into the map within FEATHER of a cell, inwards, but not towards another patch: of two that are
    found nothing is seen between them.
    """
    alphas = [_alpha(each) for each in patches]
    every = np.zeros((painted.height, painted.width), np.bool_)
    for each, alpha in zip(patches, alphas, strict=True):
        every[_spot(each)] |= alpha > 0
    radius = max(1, round(FEATHER * cell / 2))
    shapes = [_filled(alpha > 0, every[_spot(each)], 2 * radius) for each, alpha in zip(patches, alphas, strict=True)]
    for each, shape in zip(patches, shapes, strict=True):
        every[_spot(each)] |= shape
    colors = np.asarray(painted.convert("RGB"))
    cut = []
    for each, alpha, shape in zip(patches, alphas, shapes, strict=True):
        shown = np.where(alpha > 0, alpha, shape) * _feathered(every, each, radius)
        pixels = np.dstack((colors[_spot(each)], np.rint(shown * 255).astype(np.uint8)))
        pixels[pixels[..., 3] == 0] = 0
        cut.append(Image.fromarray(pixels))
    return cut


def _alpha(patch: PatchShape) -> Intensities:
    return np.asarray(patch.picture.convert("RGBA").getchannel("A"), np.float32) / np.float32(255)


def _spot(patch: PatchShape) -> tuple[slice, slice]:
    width, height = patch.picture.size
    return slice(patch.y, patch.y + height), slice(patch.x, patch.x + width)


def _filled(shape: Flags, taken: Flags, radius: int) -> Flags:
    """A shape with what is surrounded by it, but for what others show."""
    return shape | ((box_mean(shape.astype(np.float32), radius) > _SURROUNDED) & ~taken)


def _feathered(every: Flags, patch: PatchShape, radius: int) -> Intensities:
    """How much is left of the patch near where the last of all patches ends: nothing there, all of it further in."""
    around = 2 * radius
    rows, columns = _spot(patch)
    wide = np.pad(every, around, mode="edge")
    part = wide[rows.start : rows.stop + 2 * around, columns.start : columns.stop + 2 * around]
    near = soft(part.astype(np.float32), radius)[around:-around, around:-around]
    return np.clip(2 * near - 1, 0, 1)
