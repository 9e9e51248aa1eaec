"""What a render shows: how an image is to be seen, and the scene that this makes of what lies over it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from server.domain.audience import drawn, visible
from server.domain.map_grids import MapGrid
from server.domain.overlays import KINDS, PLAYERS, Audience, Overlay, SceneOverlay
from server.domain.scene import Grid, Output, Scene


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How an image is to be seen: by whom, with which kinds of overlays (none = all), in which output.

    `grid` True or False overrules what the grid itself says. `bare` is the image alone, without grid and overlays.
    """

    audience: Audience = PLAYERS
    kinds: Sequence[str] = ()
    grid: bool | None = None
    output: Output = field(default_factory=Output)
    bare: bool = False


def scene_of(options: RenderOptions, grid: MapGrid | None, overlays: Sequence[Overlay]) -> Scene:
    """Everything that decides the picture, reduced to what its audience may know."""
    laid, known = Grid() if grid is None else grid_of(grid), visible(overlays, options.audience)
    shown = grid is not None and (grid.enabled if options.grid is None else options.grid)
    return Scene(
        audience=options.audience,
        lattice=laid.lattice,
        grid=laid if shown else None,
        overlays=tuple(
            SceneOverlay(each.type, *parts) for each in known if (parts := drawn(each, options.audience)) is not None
        ),
        output=options.output,
        unknown_kinds=tuple(dict.fromkeys(each.type for each in known if each.type not in KINDS)),
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
    )
