"""Walls: their doors are drawn, they themselves are painted in the image."""

from collections.abc import Iterable

from server.domain.overlays import GM, OverlayStyle, Walls
from server.imaging.render.badges import seal_radius
from server.imaging.render.doors import draw_door, seal_of
from server.imaging.render.easel import Easel
from server.imaging.render.rendering import Rendering


def _doors(easel: Easel, walls: Walls, style: OverlayStyle) -> Iterable[str]:
    opacity = 1.0 if style.opacity is None else style.opacity
    for door in walls.doors:
        yield from draw_door(easel.canvas, door, easel.viewport, easel.audience, opacity)
        if easel.audience == GM and (middle := seal_of(door, easel.viewport)) is not None:
            easel.take(middle, seal_radius(easel.viewport))


RENDERING = Rendering(shapes=_doors)
