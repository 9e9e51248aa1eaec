"""A map as a scene of Foundry Virtual Tabletop, version 13: what "Import Data" of an empty scene reads.

The picture lies beside it, at the path the scene names. Its grid begins at the corner of the picture, which is why
`padding` is 0 and no background is shifted. Squares and hexagons are `size` pixels wide from side to side.

What other versions have instead:

* 12 reads the same file: it has all of these members under these names.
* 14 has levels: it moves `background` and `width` and `height` of a scene of 13 to the first of them when it reads the
  file. It has areas instead of measured templates, of which there are none here.
* 11 and older called `grid` `gridType`, `gridDistance` and so on, and counted hexagons from corner to corner.
"""

from dataclasses import dataclass
from typing import Any

from server.interop.export_warnings import left_out
from server.interop.foundry_figures import FoundryFigures
from server.interop.foundry_walls import foundry_walls
from server.interop.framing import Framing, framed
from server.interop.map_scenes import MapFileOptions, MapScene
from server.interop.points import plain
from server.interop.targets import TARGETS
from server.interop.wall_lines import WallLines, wall_lines

GRIDLESS, SQUARE = 0, 1
HEXAGONS = {
    ("hex_pointy", "odd"): 2,
    ("hex_pointy", "even"): 3,
    ("hex_flat", "odd"): 4,
    ("hex_flat", "even"): 5,
}
STYLES = {
    "solid": "solidLines",
    "dashed": "dashedLines",
    "dotted": "dottedLines",
    "square_points": "squarePoints",
    "diamond_points": "diamondPoints",
    "round_points": "roundPoints",
}
WRITTEN = ("walls", "light", "token", "marker", "label")
"""Kinds of overlays that a scene has a place for."""


@dataclass(frozen=True, slots=True)
class FoundryScene:
    """A scene, how its picture is to be drawn, and what had to give."""

    framing: Framing
    document: dict[str, Any]
    warnings: tuple[str, ...]


def foundry_scene(scene: MapScene, spec: MapFileOptions, picture: str) -> FoundryScene:
    """The scene of a map whose picture lies at the path `picture` of Foundry's data; the target is `foundry_scene`.

    `windows_as` counts for nothing: windows stop movement alone, as they do here. Raises `Invalid` for what does not
    fit.
    """
    framing, warnings = framed(scene, spec)
    lines = wall_lines(scene, framing, spec.secrets_as or TARGETS[spec.target].secrets_as)
    figures = FoundryFigures(scene, framing)
    document = {
        "name": scene.title or "Map",
        "width": framing.width,
        "height": framing.height,
        "padding": 0,
        "background": {"src": picture},
        "backgroundColor": "#000000",
        "grid": _grid(scene, framing),
        "tokenVision": True,
        "fog": {"exploration": True},
        "environment": {
            "darknessLevel": round(scene.darkness, 3),
            "globalLight": {"enabled": scene.darkness == 0},
        },
        "walls": list(foundry_walls(lines, framing)),
        "lights": list(figures.lights()),
        "tokens": list(figures.tokens()),
        "notes": list(figures.notes()),
        "drawings": list(figures.drawings()),
    }
    warnings += [*left_out(scene, WRITTEN), *_told_of(document, lines)]
    return FoundryScene(framing, document, (*scene.warnings, *warnings))


def _grid(scene: MapScene, framing: Framing) -> dict[str, Any]:
    grid = scene.grid
    hexagons = HEXAGONS.get((grid.kind, framing.stagger))
    return {
        "type": GRIDLESS if grid.kind == "none" else hexagons or SQUARE,
        "size": framing.pixels_per_grid,
        "style": STYLES.get(grid.line_style, "solidLines"),
        "thickness": max(1, round(grid.line_width * framing.scale)),
        "color": grid.color[:7].lower(),
        "alpha": plain(grid.opacity if grid.enabled else 0.0),
        "distance": plain(grid.distance_per_cell),
        "units": grid.distance_unit,
    }


def _told_of(document: dict[str, Any], lines: WallLines) -> list[str]:
    warnings = []
    if document["tokens"]:
        warnings.append("Tokens come without pictures and bars: those belong to actors.")
    if any(leaf.door.kind == "secret" for leaf in lines.walled_up):
        warnings.append("Secret doors that are not found are wall.")
    return warnings
