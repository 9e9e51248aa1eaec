"""The lights over a map, in cells."""

import math
from collections.abc import Iterator

from server.domain.lattice import CellPoint
from server.domain.overlays import Light
from server.domain.places import point_of
from server.interop.framing import Framing
from server.interop.map_scenes import MapScene


def lamps(scene: MapScene, framing: Framing) -> Iterator[tuple[Light, CellPoint]]:
    """Each light that is somewhere, with its place in cells from the corner of what leaves."""
    lattice = scene.lattice
    for light in scene.data(Light):
        spot = framing.spot(point_of(light.at, lattice))
        if math.isfinite(sum(spot)):
            yield light, spot


def reach(light: Light) -> float:
    """How far its light gets, in grid units."""
    return max(light.bright, light.dim)


def is_beam(light: Light) -> bool:
    """Whether it does not shine all around."""
    return light.angle is not None and light.angle < 360
