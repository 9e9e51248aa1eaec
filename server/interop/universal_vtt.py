"""A map as Universal VTT 0.3: JSON with walls, doors, windows and lights in cells, and the picture in base64.

The format has no specification. This is what its readers agree on: `format` is the number 0.3, all lists are there,
`map_origin` is nothing, a portal has two points, its `rotation` is in radians clockwise from east, it is a door when
`closed` and a window when not; `range` of a light is in cells, colours are AARRGGBB. `x_limner` holds what none of
this can say.
"""

import base64
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from server.interop.cuts import CellLine
from server.interop.export_warnings import told_of
from server.interop.framing import Framing, framed
from server.interop.lamps import lamps, reach
from server.interop.map_scenes import MapFileOptions, MapScene
from server.interop.points import plain, point_object
from server.interop.targets import TARGETS, VttTarget
from server.interop.thinning import thinned
from server.interop.wall_lines import WallLines, WallRun, wall_lines
from server.interop.x_limner import extension

SEEN_THROUGH = ("window", "bars", "invisible")
"""Kinds of segments that stop movement and not sight."""
OBJECTS = ("object", "terrain")
"""Kinds of segments that are looked over."""
JOINED = 0.05
"""Cells from the end of a wall within which a door is part of it."""
_BLOCK = 3 << 18


@dataclass(frozen=True, slots=True)
class UniversalVtt:
    """A file but for its picture, which `framing` says how to draw; what had to give; and the walls as they are.

    `walls` are in cells, without gaps for doors, and with their leaves: what a reader of the file has to get.
    """

    framing: Framing
    document: dict[str, Any]
    walls: tuple[CellLine, ...]
    warnings: tuple[str, ...]


def universal_vtt(scene: MapScene, spec: MapFileOptions) -> UniversalVtt:
    """The file of a map for a target. Raises `Invalid` for what the target cannot take."""
    target = TARGETS[spec.target]
    framing, warnings = framed(scene, spec)
    lines = wall_lines(scene, framing, spec.secrets_as or target.secrets_as)
    windows_as = spec.windows_as or target.windows_as
    solid, objects, windows = _sorted(lines.runs, windows_as)
    seen = solid[sum(each.kind == "wall" for each in lines.runs) :]
    kept = thinned(thinned(solid, target.shortest) + objects, most=target.most_pieces)
    shown, looked_over = kept[: len(solid)], kept[len(solid) :]
    document = {
        "format": 0.3,
        "resolution": {
            "map_origin": {"x": 0, "y": 0},
            "map_size": {"x": framing.columns, "y": framing.rows},
            "pixels_per_grid": framing.pixels_per_grid,
        },
        "line_of_sight": [_polyline(each) for each in shown],
        "objects_line_of_sight": [_polyline(each) for each in looked_over],
        "portals": _portals(lines, windows, solid),
        "environment": {"baked_lighting": scene.baked_light, "ambient_light": _ambient(scene.darkness)},
        "lights": list(_lights(scene, framing, target)),
        "software": "limner",
        "creator": "",
    }
    document["x_limner"] = extension(scene, framing, document)
    warnings += told_of(scene, lines, windows_as, target)
    if sum(map(len, kept)) < sum(map(len, solid + objects)):
        warnings.append("Walls have fewer points than on the map, as many as the program takes; all are in x_limner.")
    walls = (*lines.uncut, *((each.start, each.end) for each in lines.leaves), *seen, *objects)
    return UniversalVtt(framing, document, walls, (*scene.warnings, *dict.fromkeys(warnings)))


def file_chunks(file: UniversalVtt, picture: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes of a file with the bytes of its picture, in pieces of about a megabyte; no picture leaves it empty."""
    yield orjson.dumps(file.document)[:-1] + b',"image":"'
    rest = b""
    for piece in picture:
        rest += piece
        for start in range(0, len(rest) - _BLOCK + 1, _BLOCK):
            yield base64.b64encode(rest[start : start + _BLOCK])
        rest = rest[len(rest) - len(rest) % _BLOCK :]
    yield base64.b64encode(rest) + b'"}'


def size_warnings(spec: MapFileOptions, size: int) -> list[str]:
    """What is to be said of a picture of `size` bytes."""
    most = TARGETS[spec.target].most_bytes
    if size <= most:
        return []
    return [f"The picture has {size // 1_000_000} MB, {spec.target} takes about {most // 1_000_000}: ask for less."]


def _sorted(runs: Iterable[WallRun], windows_as: str) -> tuple[list[Any], list[Any], list[Any]]:
    """The lines of runs that are walls, that are objects, and that are windows."""
    solid, objects, windows = [], [], []
    for run in runs:
        if run.kind in OBJECTS:
            objects.append(run.points)
        elif run.kind not in SEEN_THROUGH or (windows_as == "walls" and run.kind != "invisible"):
            solid.append(run.points)
        elif windows_as == "portals":
            windows += list(zip(run.points, run.points[1:], strict=False))
    return solid, objects, windows


def _polyline(points: Iterable[tuple[float, float]]) -> list[dict[str, float]]:
    return [point_object(each) for each in points]


def _portals(lines: WallLines, windows: list[Any], solid: Iterable[Any]) -> list[dict[str, Any]]:
    ends = {(round(x / JOINED), round(y / JOINED)) for line in solid for x, y in (line[0], line[-1])}
    doors = [((each.start, each.end), True) for each in lines.leaves]
    return [_portal(bounds, closed, ends) for bounds, closed in [*doors, *((each, False) for each in windows)]]


def _portal(bounds: Any, closed: bool, ends: set[tuple[int, int]]) -> dict[str, Any]:
    (x, y), (far_x, far_y) = bounds
    return {
        "position": point_object(((x + far_x) / 2, (y + far_y) / 2)),
        "bounds": _polyline(bounds),
        "rotation": round(math.atan2(far_y - y, far_x - x), 6),
        "closed": closed,
        "freestanding": not any(
            (round(x / JOINED) + across, round(y / JOINED) + down) in ends
            for x, y in bounds
            for across in (-1, 0, 1)
            for down in (-1, 0, 1)
        ),
    }


def _ambient(darkness: float) -> str:
    level = round(255 * (1 - darkness))
    return f"ff{level:02x}{level:02x}{level:02x}"


def _lights(scene: MapScene, framing: Framing, target: VttTarget) -> Iterator[dict[str, Any]]:
    for light, spot in lamps(scene, framing):
        yield {
            "position": point_object(spot),
            "range": plain(reach(light) / scene.grid.distance_per_cell * target.range_share),
            "intensity": 1,
            "color": f"ff{light.color[1:7].lower()}",
            "shadows": True,
        }
