"""Patches are laid over the stored picture before it is cut and scaled: pixel for pixel, as if it had them."""

from server.domain.overlays.patch import Patch
from server.domain.scene import Scene
from server.imaging.render.art import Gallery
from server.imaging.render.rendering import NOWHERE, Rendering
from server.imaging.render.source import LaidOver
from server.imaging.render.viewport import Viewport

GONE = "A patch is not drawn: its image is gone, or cannot be shown here."

TOO_MANY = "Some patches are not drawn: they cover the picture too often."


def laid_patches(scene: Scene) -> tuple[list[LaidOver], list[str]]:
    """The patches of a scene, the lowest first, and what of them cannot be drawn."""
    laid: list[LaidOver] = []
    warnings: list[str] = []
    gallery, pixels = Gallery(scene.art), Viewport(0.0, 0.0, 1.0, 1.0, scene.lattice)
    for each in scene.overlays:
        if isinstance(each.data, Patch):
            corner, picture = pixels.place(each.data.corner), gallery.whole(each.data.image_id)
            if corner is None:
                warnings.append(NOWHERE.format(kind="patch"))
            elif picture is None:
                warnings.append(GONE)
            else:
                laid.append(LaidOver(picture, round(corner[0]), round(corner[1])))
    return laid, warnings


RENDERING = Rendering()
