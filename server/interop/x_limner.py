"""What a Universal VTT cannot say of a map, in an object of its own, for whoever reads the file with Limner.

    version   1
    of        SHA-256 of what it adds to, as that is in the file: another program that changed it is right
    grid      what the grid is, without its size and place, which the file says, and without clip
    title     of the map
    segments  [{kind, points}]; points are x and y in turn, in cells of the file
    doors     [{kind, state, found, ends, passage}]
    lights    [{at, bright, dim, color, angle, direction}]; lengths in grid units

It has no more than the audience of the file may know: it is made of the same scene.
"""

import hashlib
from dataclasses import replace
from typing import Any

import orjson

from server.domain.documents import to_document
from server.domain.map_grids import NewMapGrid
from server.domain.overlays import Light
from server.interop.framing import Framing
from server.interop.lamps import lamps
from server.interop.map_scenes import MapScene
from server.interop.points import flat, plain
from server.interop.wall_lines import placed

VERSION = 1
LISTS = ("resolution", "line_of_sight", "objects_line_of_sight", "portals", "lights")
"""What it adds to, and where that lies."""


def digest_of(document: dict[str, Any]) -> str:
    """What tells whether the lists of a file are still those that were written; "" of what nobody here writes."""
    lists = [document.get(name) for name in LISTS]
    try:
        return hashlib.sha256(orjson.dumps(lists, option=orjson.OPT_SORT_KEYS)).hexdigest()
    except orjson.JSONEncodeError:
        return ""


def extension(scene: MapScene, framing: Framing, document: dict[str, Any]) -> dict[str, Any]:
    """The object of a map for a file that has everything else already."""
    runs, leaves = placed(scene, framing)
    usual = NewMapGrid()
    grid = replace(
        scene.grid,
        cell_size=usual.cell_size,
        offset_x=0.0,
        offset_y=0.0,
        clip=usual.clip,
        stagger=framing.stagger if scene.grid.kind.startswith("hex") else usual.stagger,
    )
    return {
        "version": VERSION,
        "of": digest_of(document),
        "grid": to_document(grid),
        "title": scene.title,
        "segments": [{"kind": each.kind, "points": flat(each.points)} for each in runs],
        "doors": [
            {
                "kind": each.door.kind,
                "state": each.door.state,
                "found": each.door.found,
                "ends": flat((each.start, each.end)),
                "passage": flat(each.passage),
            }
            for each in leaves
        ],
        "lights": [_light(*each) for each in lamps(scene, framing)],
    }


def _light(light: Light, spot: tuple[float, float]) -> dict[str, Any]:
    beam = {} if light.angle is None else {"angle": plain(light.angle), "direction": plain(light.direction)}
    lengths = {"bright": plain(light.bright), "dim": plain(light.dim)}
    return {"at": flat((spot,)), **lengths, "color": light.color, **beam}
