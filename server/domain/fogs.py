"""The fog over an image as it is stored: its data, and the ground beside them."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

import orjson

from server.domain.documents import from_document
from server.domain.errors import Invalid
from server.domain.fog_ground import FogGround, Sampling
from server.domain.lattice import Lattice
from server.domain.map_grids import MapGrid
from server.domain.overlays import GM, Audience
from server.domain.overlays.fog import Fog
from server.domain.scene import Grid
from server.domain.veil import Veil

REMEMBERED = 4
"""Grounds that are kept unpacked: who looks at an image looks again."""


@dataclass(frozen=True, slots=True)
class StoredFog:
    """A fog over an image of so many pixels; `data` is the text of its JSON, `ground` as `FogGround` keeps it.

    `patches` is the text of a JSON object: width and height by the ids of the patches of the image.
    """

    id: UUID
    image_id: UUID
    audience: Audience
    data: str
    ground: bytes | None
    width: int
    height: int
    patches: str = "{}"

    @property
    def fog(self) -> Fog:
        """What it says; one whose data is of another shape hides everything."""
        try:
            return from_document(Fog, orjson.loads(self.data.encode()))
        except (Invalid, ValueError):
            return Fog()

    @property
    def counts(self) -> bool:
        """Whether it keeps anything from players."""
        return self.audience != GM and self.fog.enabled

    @property
    def states(self) -> bytes:
        """How each sample lies there."""
        return _settled(self.samples, self.ground, self.fog.base)

    @property
    def samples(self) -> Sampling:
        """How it parts its image."""
        return Sampling.of(self.width, self.height)

    def veil(self, grid: MapGrid | None) -> Veil | None:
        """What it hides; None where that is nothing. What lies over the image is placed on `grid`."""
        sizes = orjson.loads(self.patches.encode())
        return Veil.of(self.states, self.samples, self.fog.base == "hidden", *lattice_and_unit(grid), sizes)


def lattice_and_unit(grid: MapGrid | None) -> tuple[Lattice, float | None]:
    """Where the cells of a grid lie, and how many pixels a grid unit has; None where there is no grid to tell."""
    if grid is None:
        return Grid().lattice, None
    laid = Grid(grid.kind, grid.side, grid.offset_x, grid.offset_y, stagger=grid.stagger)
    # Another program may have written any number.
    return laid.lattice, grid.side / grid.distance_per_cell if grid.distance_per_cell > 0 else None


@lru_cache(maxsize=REMEMBERED)
def _settled(samples: Sampling, ground: bytes | None, base: str) -> bytes:
    return FogGround.of(samples, ground).settled(base)
