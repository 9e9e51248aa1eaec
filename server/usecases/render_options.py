"""What a render shows: how an image is to be seen, and the scene that this makes of what lies over it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from server.domain.audience import drawn, visible
from server.domain.fogs import StoredFog
from server.domain.map_grids import MapGrid
from server.domain.outlines import Outlines
from server.domain.overlays import GM, KINDS, PLAYERS, Audience, Data, Overlay, SceneOverlay
from server.domain.overlays.patch import Patch
from server.domain.pictures import GONE, NO_PICTURES, Pictures
from server.domain.scene import NO_ART, Art, Grid, Measure, Output, Scene
from server.domain.veiled import hides
from server.usecases.outlooks import DECIDING, Looking, cover_of, darkness_of, veil_of

SAME = [each.name for each in fields(Grid) if each.name != "cell_size"]
"""What a grid to draw has as the row has it."""


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How an image is to be seen: by whom, with which kinds of overlays (none = all), in which output.

    `grid` True or False overrules what the grid itself says. `bare` is the image alone, without grid and overlays.
    With a `key`, the notes of its markers stand beside it, for the game master. Where `viewers`, ids of tokens, are
    named, only what these see is shown. Without `baked_light` it is the image without the light painted into it, where
    there is one.
    """

    audience: Audience = PLAYERS
    kinds: Sequence[str] = ()
    grid: bool | None = None
    output: Output = field(default_factory=Output)
    bare: bool = False
    key: bool = False
    viewers: Sequence[str] = ()
    baked_light: bool = True


def read_of(options: RenderOptions) -> Sequence[str]:
    """The kinds of overlays that a render has to know: none stands for all."""
    return (*options.kinds, *DECIDING) if options.kinds else ()


def scene_of(
    options: RenderOptions,
    grid: MapGrid | None,
    overlays: Sequence[Overlay],
    outlines: Outlines | None = None,
    art: Mapping[str, Art] = NO_ART,
    pictures: Pictures = NO_PICTURES,
    fog: StoredFog | None = None,
) -> Scene:
    """Everything that decides the picture, reduced to what its audience may know.

    What decides what is seen does so for players also where it is not among the kinds that are to be drawn.
    """
    laid, known = Grid() if grid is None else grid_of(grid), visible(overlays, options.audience)
    asked = [each for each in known if not options.kinds or each.type in options.kinds]
    bound = options.audience != GM
    if not bound:
        known = asked
        fog = fog if any(each.type == "fog" for each in known) else None
    cover, veil = cover_of(fog, options.audience), veil_of(fog, grid, options.audience)
    if veil is not None:
        unseen = {each.id for each in known if hides(veil, each)}
        known, asked = ([each for each in some if each.id not in unseen] for some in (known, asked))
    if outlines is not None:
        outlines = outlines.known_to(options.audience)
        for each in asked:
            if each.type == "patch" and (parts := drawn(each, options.audience, veil)) is not None:
                outlines = _with_patch(outlines, parts[0], options.audience)
    shown = grid is not None and (grid.enabled if options.grid is None else options.grid)
    return Scene(
        audience=options.audience,
        lattice=laid.lattice,
        grid=laid if shown else None,
        overlays=tuple(
            SceneOverlay(each.type, _showing(each, parts[0], pictures), parts[1])
            for each in asked
            if (parts := drawn(each, options.audience, veil)) is not None
        ),
        art=art,
        output=options.output,
        unknown_kinds=tuple(dict.fromkeys(each.type for each in asked if each.type not in KINDS)),
        key=options.key and options.audience == GM,
        outlines=outlines,
        measure=None if grid is None else measure_of(grid),
        cover=cover,
        sight=Looking(options.audience, options.viewers, darkness_of(fog, options.audience)).sight(known, laid.lattice),
    )


def _with_patch(outlines: Outlines, patch: Data, audience: Audience) -> Outlines:
    """What is known of the ground of a map with a patch that is shown."""
    if not isinstance(patch, Patch) or patch.corner.pixel is None:
        return outlines
    return outlines.with_patch(patch.image_id or "", patch.corner.pixel.x, patch.corner.pixel.y, audience)


def _showing(overlay: Overlay, data: Data, shown: Pictures) -> Data:
    """The data of an overlay without the image that it names and may not show any more."""
    name = KINDS[overlay.type].image
    if not name or overlay.id in shown or not getattr(data, name):
        return data
    without: Any = replace(data, **{name: GONE})  # type: ignore[type-var]  # a value of a kind is a dataclass
    return without


def grid_of(grid: MapGrid) -> Grid:
    """What of a grid decides the picture."""
    return Grid(cell_size=grid.side, **{name: getattr(grid, name) for name in SAME})


def measure_of(grid: MapGrid) -> Measure:
    """What a cell of a grid stands for."""
    return Measure(grid.distance_per_cell, grid.distance_unit, grid.diagonal_rule)
