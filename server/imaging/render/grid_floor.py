"""The floor of a map as a mask."""

from collections.abc import Sequence

import aggdraw
from PIL import Image, ImageChops

from server.domain.clipping import cut_to_box
from server.domain.lattice import Contour
from server.imaging.render.viewport import Viewport

_MARGIN = 4.0
"""Pixels beyond the picture: cut there, an outline has its edges outside."""


def floor_mask(floor: Sequence[Contour], viewport: Viewport, size: tuple[int, int]) -> Image.Image:
    """The mask (mode L) of what lies inside of an odd number of polygons, which are in pixels of the image."""
    mask = Image.new("L", size)
    box = (-_MARGIN, -_MARGIN, size[0] + _MARGIN, size[1] + _MARGIN)
    for polygon in floor:
        ring = cut_to_box(tuple(viewport.seen(*corner) for corner in polygon), box)
        if len(ring) < 3:
            continue
        xs, ys = zip(*ring, strict=True)
        left, top = max(0, int(min(xs))), max(0, int(min(ys)))
        right, bottom = min(size[0], int(max(xs)) + 2), min(size[1], int(max(ys)) + 2)
        if left >= right or top >= bottom:
            continue
        piece = Image.new("L", (right - left, bottom - top))
        draw = aggdraw.Draw(piece)
        draw.polygon([number for x, y in ring for number in (x - left, y - top)], aggdraw.Brush(255))
        draw.flush()
        before = mask.crop((left, top, right, bottom))
        mask.paste(ImageChops.difference(before, piece), (left, top))
    return mask
