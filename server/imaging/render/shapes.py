"""Shapes as areas of the picture, and the cells that they cover."""

import numpy as np

from server.domain.cover import AreaTooLarge, Coverage, covered
from server.domain.lattice import Bounds, CellId, Gridless
from server.domain.overlays.shapes import Shape
from server.domain.regions import region_of
from server.imaging.render.areas import Area, Outlined
from server.imaging.render.cells import outline_of
from server.imaging.render.easel import Easel
from server.imaging.render.grounds import near, points_of
from server.imaging.render.rendering import NOWHERE

UNMEASURED = "A {kind} is not drawn: the image has no grid that tells how long its lengths are."
TOO_MANY_CELLS = "The cells that a {kind} covers are not outlined: there are too many."

_AROUND = 2.0


def area_of_shape(easel: Easel, shape: Shape, kind: str) -> Area | str:
    """A shape in pixels of the picture, or why it is not drawn. `kind` is what it is of."""
    viewport = easel.viewport
    if shape.cells is not None:
        cells = near(easel, ((each.column, each.row) for each in shape.cells.cells))
        return Area(rings=outline_of(cells, viewport))
    if shape == Shape():
        return NOWHERE.format(kind=kind)
    if shape.polygon is not None:
        ring = points_of(easel, shape.polygon.points)
        return NOWHERE.format(kind=kind) if ring is None else Area([Outlined(ring)])
    if easel.measure is None:
        return UNMEASURED.format(kind=kind)
    rings = region_of(shape, viewport.lattice, unit_of(easel)).rings
    corners = [viewport.seen_all(np.array(ring)) for ring in rings]
    if not all(np.isfinite(ring).all() for ring in corners):
        return NOWHERE.format(kind=kind)
    return Area(rings=corners)


def unit_of(easel: Easel) -> float:
    """Pixels of the image that a grid unit takes."""
    return 1.0 if easel.measure is None else easel.viewport.lattice.size / easel.measure.per_cell


def seen_of(easel: Easel) -> Bounds:
    """What of the image is in the picture, and two cells around that."""
    viewport, (width, height) = easel.viewport, easel.canvas.size
    reach = _AROUND * viewport.lattice.size
    return (
        viewport.left - reach,
        viewport.top - reach,
        viewport.left + width / viewport.scale_x + reach,
        viewport.top + height / viewport.scale_y + reach,
    )


def cells_of_shape(easel: Easel, shape: Shape, coverage: Coverage) -> list[CellId] | None:
    """The cells of the picture that a shape covers; None where there are too many, or no grid has any."""
    viewport = easel.viewport
    if easel.measure is None or isinstance(viewport.lattice, Gridless):
        return None
    try:
        return near(easel, covered(shape, viewport.lattice, unit_of(easel), coverage, seen_of(easel)))
    except AreaTooLarge:
        return None
