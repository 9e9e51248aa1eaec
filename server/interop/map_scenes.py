"""A map as it leaves: the picture's size, the grid, what lies over it, for one audience."""

from dataclasses import dataclass
from typing import TypeVar

from server.domain.lattice import Lattice
from server.domain.map_grids import NewMapGrid
from server.domain.overlays import GM, Audience, NewOverlay, Walls
from server.domain.scene import LATTICES

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class MapScene:
    """A map of `width` x `height` pixels, already reduced to what its audience may know.

    `darkness` is from 0, day, to 1. With `baked_light` the picture shows what its lights do. `warnings` are those of
    whoever made the scene; they come before those of whoever writes it. Raises ValueError for a secret that is given
    to players.
    """

    width: int
    height: int
    grid: NewMapGrid
    overlays: tuple[NewOverlay, ...] = ()
    audience: Audience = GM
    title: str = ""
    darkness: float = 0.0
    baked_light: bool = False
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.audience == GM:
            return
        if any(each.audience == GM for each in self.overlays):
            raise ValueError("an overlay of the game master is given to players")
        if any(door.kind == "secret" for walls in self.data(Walls) for door in walls.doors):
            raise ValueError("a secret door is given to players as one")

    @property
    def lattice(self) -> Lattice:
        """Where its cells lie, in pixels of the picture."""
        grid = self.grid
        return LATTICES[grid.kind](grid.cell_size, grid.offset_x, grid.offset_y, grid.stagger)

    def data(self, kind: type[Value]) -> list[Value]:
        """The data of its overlays of one kind, in their order."""
        return [each.data for each in self.overlays if isinstance(each.data, kind)]


@dataclass(frozen=True, slots=True)
class MapFileOptions:
    """What is asked of a file. Empty or 0 is what the target is best served with.

    `target` is a name in `targets.TARGETS`; `format` that of the picture. `windows_as`: portals, walls or none, of
    everything that stops movement and not sight. `secrets_as`: wall or door, of secret doors that are not found.
    """

    target: str = "generic"
    format: str = ""
    max_side: int = 0
    windows_as: str = ""
    secrets_as: str = ""
