"""A map that is to leave for a virtual tabletop: what decides the file, and the scenes that this makes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from server.domain.audience import drawn, visible
from server.domain.fogs import StoredFog
from server.domain.images import Image
from server.domain.map_grids import MapGrid, NewMapGrid
from server.domain.outlines import Outlines
from server.domain.overlays import GM, PLAYERS, Audience, NewOverlay, Overlay
from server.domain.pictures import Pictures
from server.domain.scene import NO_ART, Art, Output, Scene
from server.domain.veiled import hides
from server.interop.framing import Framing
from server.interop.map_scenes import MapFileOptions, MapScene
from server.interop.targets import TARGETS
from server.usecases.outlooks import darkness_of, veil_of
from server.usecases.render_options import SAME, RenderOptions, grid_of, scene_of

DRAWN = ("patch", "stamp", "zone", "territory", "route", "drawing")
"""Kinds of overlays that are part of the place: the picture has them. A tabletop draws others itself, or not at all."""
UNSAID = ("fog", "line_of_sight")
"""Kinds that decide what a picture for players shows, and are nothing by themselves."""
FOUNDRY_SCENE = "foundry_scene"
GRIDLESS = NewMapGrid(cell_size=100.0, kind="none", enabled=False)
"""Over an image without a grid, where that is no obstacle."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a file holds, and for whom. Without `baked_light` being said the target decides; `spec` says the rest."""

    spec: MapFileOptions = field(default_factory=MapFileOptions)
    audience: Audience = PLAYERS
    baked_light: bool | None = None
    without_image: bool = False

    @property
    def wants_baked_light(self) -> bool:
        """Whether the picture is to show the light that is painted into the image."""
        return TARGETS[self.spec.target].unlit if self.baked_light is None else self.baked_light

    @property
    def picture(self) -> RenderOptions:
        """How the picture is drawn, but for its size."""
        return RenderOptions(self.audience, kinds=DRAWN, grid=False, baked_light=self.wants_baked_light)


@dataclass(frozen=True, slots=True)
class MapExport:
    """Everything that decides a file, as the rows have it. `baked_light` tells whether the picture shows such light."""

    options: ExportOptions
    image: Image
    grid: MapGrid | None
    overlays: Sequence[Overlay]
    outlines: Outlines | None
    shown: Pictures
    fog: StoredFog | None
    baked_light: bool
    warnings: tuple[str, ...] = ()

    @property
    def map_scene(self) -> MapScene:
        """The map as its audience may know it, without what its picture has."""
        audience = self.options.audience
        veil = veil_of(self.fog, self.grid, audience)
        overlays = tuple(
            NewOverlay(each.name, parts[0], each.audience, each.z, each.description, parts[1])
            for each in visible(self.overlays, audience)
            if each.type not in self._elsewhere
            and (veil is None or not hides(veil, each))
            and (parts := drawn(each, audience, veil)) is not None
        )
        return MapScene(
            width=self.image.width,
            height=self.image.height,
            grid=new_grid(self.grid),
            overlays=overlays,
            audience=audience,
            title=self.image.name,
            darkness=darkness_of(self.fog, audience),
            baked_light=self.baked_light,
            warnings=self.warnings,
        )

    @property
    def _elsewhere(self) -> tuple[str, ...]:
        """Kinds that are no matter of the file beside its picture."""
        hidden = UNSAID if self.options.audience != GM else ()
        return hidden if self.options.without_image else (*DRAWN, *hidden)

    def picture_scene(self, art: Mapping[str, Art] = NO_ART) -> Scene:
        """What its picture shows."""
        return scene_of(self.options.picture, self.grid, self.overlays, self.outlines, art, self.shown, self.fog)

    def art_options(self, framing: Framing) -> RenderOptions:
        """How large what the picture shows of other images will be."""
        return replace(self.options.picture, output=Output(framing.format, framing.scale))


def new_grid(grid: MapGrid | None) -> NewMapGrid:
    """What leaves of a grid."""
    if grid is None:
        return GRIDLESS
    same: dict[str, Any] = {name: getattr(grid, name) for name in SAME}
    measure = {name: getattr(grid, name) for name in ("enabled", "distance_per_cell", "distance_unit", "diagonal_rule")}
    return NewMapGrid(cell_size=grid_of(grid).cell_size, **same, **measure)
