"""Universal VTT as programs write it (.dd2vtt, .uvtt, .df2vtt), read as far as it can be.

Lists may be missing, numbers of the format be texts, colours have six digits or eight (AARRGGBB), the map begin
anywhere, a portal have more points than two (its ends count) or not say that it is closed (it is). Lines of one point
and doors without length are left out. What is no map at all is refused with the path of what is wrong.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from server.domain.errors import Invalid
from server.domain.lattice import CellPoint
from server.domain.map_grids import NewMapGrid
from server.domain.overlays import GM, Audience, Cell, Door, Light, Position, Segment
from server.interop.base64_pictures import picture_of
from server.interop.import_warnings import light_warnings, unread_warnings
from server.interop.json_gate import FileBytes, read_object
from server.interop.parts import PointCount, flag, members, number, part, point
from server.interop.vtt_maps import LARGEST_CELL, VttMap, overlays_of
from server.interop.x_limner_reader import Truth, truth_of

MOST_LIGHTS = 1000
"""Lights of a file: each becomes an overlay."""
MOST_CELLS = 100_000.0
"""Columns, or rows."""
_COLOR = re.compile(r"#?(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")


@dataclass(frozen=True, slots=True)
class _Resolution:
    """Where a map lies: `left` and `top` are the whole cells that its coordinates begin at."""

    pixels: float
    columns: float
    rows: float
    left: float
    top: float
    offset_x: float
    offset_y: float

    def spot(self, place: CellPoint) -> CellPoint:
        """A point of the file in cells of the grid over its picture."""
        return round(place[0] - self.left, 6) + 0.0, round(place[1] - self.top, 6) + 0.0

    def position(self, place: CellPoint) -> Position:
        """The same as a position."""
        return Position(cell=Cell(*self.spot(place)))


def read_universal_vtt(content: FileBytes, audience: Audience = GM) -> VttMap:
    """The map in a file; what lies over it is for `audience`. Heavy for large files: for a child.

    Raises `Invalid` with the path of what is wrong.
    """
    document, raw = read_object(content, "image")
    if document.get("image") not in (None, ""):
        raise Invalid("image has to be a text", field="image")
    version = document.get("format")
    if version is not None and not isinstance(version, str | int | float):
        raise Invalid("format has to be a number", field="format")
    place = _resolution(part(document.get("resolution"), "resolution"))
    environment = part(document.get("environment") or {}, "environment")
    ambient = environment.get("ambient_light")
    darkness = 0.0 if ambient in (None, "") else 1 - _luminance(_color(ambient, "environment.ambient_light"))
    points = PointCount()
    segments = [*_lines(document, "line_of_sight", "wall", place, points)]
    segments += _lines(document, "objects_line_of_sight", "object", place, points)
    doors: list[Door] = []
    for start, end, is_door in _portals(document, points):
        ends = place.position(start), place.position(end)
        if is_door:
            doors.append(Door(start=ends[0], end=ends[1]))
        else:
            segments.append(Segment(ends, "window"))
    lights = list(_lights(document, place))
    truth, warnings = truth_of(document, place.pixels)
    baked_light = flag(environment, "baked_lighting", "environment", usual=False)
    grid = NewMapGrid(cell_size=place.pixels, offset_x=place.offset_x, offset_y=place.offset_y)
    picture = picture_of(raw)
    if truth is None:
        truth = Truth(grid, "", tuple(segments), tuple(doors), tuple(lights))
    return VttMap(
        picture=picture,
        columns=place.columns,
        rows=place.rows,
        grid=truth.grid,
        overlays=overlays_of(truth.segments, truth.doors, truth.lights, audience),
        title=truth.title,
        darkness=round(darkness, 3),
        baked_light=baked_light,
        warnings=(*warnings, *unread_warnings(document, segments, doors), *light_warnings(darkness, baked_light)),
    )


def _resolution(document: dict[str, Any]) -> _Resolution:
    path = "resolution"
    pixels = number(document.get("pixels_per_grid"), f"{path}.pixels_per_grid", 1, LARGEST_CELL)
    origin = point(document.get("map_origin") or {"x": 0, "y": 0}, f"{path}.map_origin")
    columns = rows = 0.0
    if (size := document.get("map_size")) is not None:
        size = part(size, f"{path}.map_size")
        columns, rows = (number(size.get(each), f"{path}.map_size.{each}", 0.01, MOST_CELLS) for each in ("x", "y"))
    left, top = math.ceil(origin[0]), math.ceil(origin[1])
    return _Resolution(pixels, columns, rows, left, top, (left - origin[0]) * pixels, (top - origin[1]) * pixels)


def _lines(document: dict[str, Any], name: str, kind: str, place: _Resolution, points: PointCount) -> Iterator[Segment]:
    for at, line in enumerate(members(document, name)):
        path = f"{name}[{at}]"
        if not isinstance(line, list):
            raise Invalid(f"{path} has to be a list", field=path)
        points.add(len(line), path)
        made: list[Position] = []
        for nth, each in enumerate(line):
            position = place.position(point(each, f"{path}[{nth}]"))
            if not made or made[-1] != position:
                made.append(position)
        if len(made) > 1:
            yield Segment(tuple(made), kind)


def _portals(document: dict[str, Any], points: PointCount) -> Iterator[tuple[CellPoint, CellPoint, bool]]:
    for at, value in enumerate(members(document, "portals")):
        path = f"portals[{at}]"
        portal = part(value, path)
        bounds = members(portal, "bounds", path)
        points.add(max(2, len(bounds)), path)
        closed = flag(portal, "closed", path, usual=True)
        if len(bounds) < 2:
            continue
        start, end = (point(bounds[each], f"{path}.bounds[{each % len(bounds)}]") for each in (0, -1))
        if math.dist(start, end) >= 1e-6:
            yield start, end, closed


def _lights(document: dict[str, Any], place: _Resolution) -> Iterator[Light]:
    lights = members(document, "lights")
    if len(lights) > MOST_LIGHTS:
        raise Invalid(f"lights: more than {MOST_LIGHTS}", field="lights")
    for at, value in enumerate(lights):
        path = f"lights[{at}]"
        light = part(value, path)
        reach = number(light.get("range", 0), f"{path}.range", 0)
        color = light.get("color")
        dim = reach * NewMapGrid().distance_per_cell
        yield Light(
            at=place.position(point(light.get("position"), f"{path}.position")),
            bright=round(dim / 2, 6),
            dim=round(dim, 6),
            color="#FFFFFF" if color in (None, "") else _color(color, f"{path}.color"),
        )


def _color(value: Any, path: str) -> str:
    """A colour as #RRGGBB."""
    digits = _COLOR.fullmatch(value) if isinstance(value, str) else None
    if digits is None:
        raise Invalid(f"{path} has to be a colour of 6 or 8 digits", field=path)
    return f"#{digits[1].upper()}"


def _luminance(color: str) -> float:
    """How light a colour is, 0 to 1, as ITU-R BT.709 weighs its parts."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
