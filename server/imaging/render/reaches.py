"""Cells so many steps away from a place: circles, rings and cones as those play them who count cells."""

import math

from server.domain.cover import AreaTooLarge
from server.domain.lattice import CellId, Gridless, ImagePoint
from server.domain.overlays import Position
from server.domain.overlays.shapes import Cone, Shape, opening
from server.domain.places import point_of
from server.domain.reach import reached
from server.imaging.render.easel import Easel
from server.imaging.render.shapes import seen_of

_SLACK = 1e-6


def steps_away(easel: Easel, middle: Position, most: float) -> dict[CellId, float] | None:
    """The cells of the picture at most so many units away from a place; None without a grid, or for too many."""
    lattice, measure = easel.viewport.lattice, easel.measure
    origin = point_of(middle, lattice)
    if measure is None or isinstance(lattice, Gridless) or not all(map(math.isfinite, origin)):
        return None
    try:
        return reached(origin, most, lattice, measure, seen_of(easel))
    except AreaTooLarge:
        return None


def cells_in_steps(easel: Easel, shape: Shape) -> list[CellId] | None:
    """The cells of the picture that a circle, a ring or a cone reaches in steps; None for others, and as above."""
    if (circle := shape.circle) is not None:
        cells = steps_away(easel, circle.center, circle.radius)
        return None if cells is None else list(cells)
    if (ring := shape.ring) is not None:
        cells = steps_away(easel, ring.center, ring.outer)
        return None if cells is None else [cell for cell, far in cells.items() if far > ring.inner * (1 + _SLACK)]
    if (cone := shape.cone) is not None:
        cells, origin = steps_away(easel, cone.origin, cone.length), point_of(cone.origin, easel.viewport.lattice)
        return None if cells is None else [each for each in cells if _opens_to(easel, cone, origin, each)]
    return None


def _opens_to(easel: Easel, cone: Cone, origin: ImagePoint, cell: CellId) -> bool:
    """Whether the middle of a cell lies between the sides of a cone."""
    x, y = easel.viewport.lattice.middle(cell)
    across, down = x - origin[0], y - origin[1]
    if math.hypot(across, down) < _SLACK * easel.viewport.lattice.size:
        return False
    off = (math.degrees(math.atan2(down, across)) - cone.direction + 180) % 360 - 180
    return abs(off) <= opening(cone) / 2 + _SLACK
