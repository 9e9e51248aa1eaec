"""Stamps: other images on the map, turned, mirrored and tinted."""

import math
from collections.abc import Iterable

from PIL import Image, ImageChops, ImageOps

from server.domain.overlays import OverlayStyle, Stamp
from server.drawing.colors import color_of
from server.imaging.render.art import EDGE, lay_turned
from server.imaging.render.easel import Easel
from server.imaging.render.rendering import NOWHERE, Rendering

GONE = "A stamp is not drawn: its image is gone, or cannot be shown here."
TOO_MANY = "Stamps are left out: together they are too large to be drawn."
FINER = 1.5
"""How much finer than it is drawn a picture is kept, so that turning it does not blur it."""
WHITE = (255, 255, 255)


def _picture(easel: Easel, stamp: Stamp, style: OverlayStyle) -> Iterable[str]:
    if (middle := easel.place(stamp.at)) is None:
        return (NOWHERE.format(kind="stamp"),)
    longer = stamp.size * easel.viewport.cell
    if not easel.canvas.meets(middle, longer):
        return ()
    if (picture := easel.gallery.scaled(stamp.image_id, math.ceil(FINER * longer))) is None:
        return (GONE,)
    if stamp.flip:
        picture = ImageOps.mirror(picture)
    if stamp.tint:
        picture = _tinted(picture, stamp.tint)
    opacity = 1.0 if style.opacity is None else style.opacity
    # The picture has clear pixels around it, and may be smaller than it is to be drawn.
    scale = longer / (max(picture.size) - 2 * EDGE)
    turn = math.radians(stamp.rotation)
    if not lay_turned(easel.canvas, easel.gallery, picture, middle, scale, turn, opacity):
        return (TOO_MANY,)
    return ()


def _tinted(picture: Image.Image, tint: str) -> Image.Image:
    """A picture as seen through a colour."""
    glass = Image.new("RGB", picture.size, color_of(tint, WHITE))
    seen = ImageChops.multiply(picture.convert("RGB"), glass)
    seen.putalpha(picture.getchannel("A"))
    return seen


RENDERING = Rendering(shapes=_picture)
