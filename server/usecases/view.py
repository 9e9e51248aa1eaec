"""What a render shows: how an image is to be seen, and the scene that this makes of what lies over it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from server.domain.audience import drawn, visible
from server.domain.map_grids import MapGrid
from server.domain.overlays import PLAYERS, Audience, Drawn, Overlay
from server.domain.scene import Grid, Output, Scene


@dataclass(frozen=True, slots=True)
class View:
    """How an image is to be seen: by whom, with which kinds of overlays (none = all), in which output.

    `grid` True or False overrules what the grid itself says. `bare` is the image alone, without grid and overlays.
    """

    audience: Audience = PLAYERS
    kinds: Sequence[str] = ()
    grid: bool | None = None
    output: Output = field(default_factory=Output)
    bare: bool = False


def scene_of(view: View, grid: MapGrid | None, overlays: Sequence[Overlay]) -> Scene:
    """Everything that decides the picture, reduced to what its audience may know."""
    lattice = Grid() if grid is None else grid_of(grid)
    shown = grid is not None and (grid.enabled if view.grid is None else view.grid)
    return Scene(
        audience=view.audience,
        lattice=lattice,
        grid=lattice if shown else None,
        overlays=tuple(
            Drawn(each.type, *held)
            for each in visible(overlays, view.audience)
            if (held := drawn(each, view.audience)) is not None
        ),
        output=view.output,
    )


def grid_of(grid: MapGrid) -> Grid:
    """What of a grid decides the picture."""
    return Grid(
        kind=grid.kind,
        cell_size=grid.side,
        offset_x=grid.offset_x,
        offset_y=grid.offset_y,
        color=grid.color,
        opacity=grid.opacity,
        line_width=grid.line_width,
        distance_per_cell=grid.distance_per_cell,
    )
