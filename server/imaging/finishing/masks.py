"""Which part of what a provider is shown is to be painted over: for models that take a mask."""

from collections.abc import Sequence
from math import ceil, floor
from typing import Final

import cv2
import numpy as np
from PIL import Image

from server.imaging.finishing.cell_sizes import Size
from server.imaging.finishing.fitting import fit_of
from server.imaging.finishing.patch_cut import PatchShape

AROUND: Final = 0.5
"""Cells around a patch that are painted with it, so that it is of one paint where it is cut out."""


def mask_around(base: Size, patches: Sequence[PatchShape], cell: float) -> Image.Image:
    """Return a mask of the pixels of a base: white where patches show, and AROUND of a cell beyond, black elsewhere."""
    mask = Image.new("L", base)
    for each in patches:
        shape = each.picture.convert("RGBA").getchannel("A").point(lambda level: 255 * (level > 0))
        mask.paste(255, (each.x, each.y), shape)
    side = 2 * ceil(AROUND * cell) + 1
    return Image.fromarray(cv2.dilate(np.asarray(mask), np.ones((side, side), np.uint8)))


def masked(mask: Image.Image, size: Size) -> Image.Image:
    """Return a mask of a base as a picture of `size`, where `prepared` has the pixels of the base; its padding stays.

    It is RGBA: white and clear is painted over, black and opaque is not. So whoever takes the colour of a mask and
    whoever takes its alpha, where clear is painted over, are told the same.
    """
    fit = fit_of(mask.size, size)
    left, top = floor(fit.left), floor(fit.top)
    wide, high = (
        min(room, ceil(start + side * fit.scale)) - floor(start)
        for room, start, side in zip(size, (fit.left, fit.top), fit.base, strict=True)
    )
    painted = Image.new("L", size)
    painted.paste(mask.resize((wide, high), Image.Resampling.NEAREST), (left, top))
    return Image.merge("RGBA", (painted, painted, painted, painted.point(lambda level: 255 - level)))
