"""What `x_limner` says of a map in a Universal VTT: see `x_limner.py`. It is as strange as the rest of the file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from server.domain.documents import from_document
from server.domain.errors import Invalid
from server.domain.lattice import CellPoint
from server.domain.map_grids import NewMapGrid
from server.domain.overlays import Cell, Door, Light, Outline, Pixel, Position, Segment
from server.domain.passing import CLOSED_DOORS, WALLS
from server.domain.scene import LATTICES
from server.interop.parts import PointCount, flag, members, number, part, text
from server.interop.x_limner import VERSION, digest_of

MOST_LIGHTS = 1000
LONGEST = 1_000_000.0
"""Of lengths in grid units."""
LONGEST_TITLE = 200
_PATH = "x_limner"
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?")
_WORDS: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(LATTICES),
    "stagger": ("odd", "even"),
    "line_style": ("solid", "dashed", "dotted", "square_points", "diamond_points", "round_points"),
    "diagonal_rule": (
        "equidistant", "exact", "approximate", "rectilinear", "alternating_1", "alternating_2", "illegal", "euclidean",
    ),
    "labels": ("none", "border", "per_cell"),
    "label_format": ("letters", "digits", "axial"),
}  # fmt: skip
_NUMBERS: Mapping[str, tuple[float, float]] = {
    "opacity": (0, 1),
    "line_width": (0.25, 32),
    "distance_per_cell": (0.000_001, LONGEST),
}


@dataclass(frozen=True, slots=True)
class Truth:
    """A map as it is."""

    grid: NewMapGrid
    title: str
    segments: tuple[Segment, ...]
    doors: tuple[Door, ...]
    lights: tuple[Light, ...]


def truth_of(document: dict[str, Any], pixels: float) -> tuple[Truth | None, tuple[str, ...]]:
    """What the file says of itself, if it does and nobody has changed it since; and what is to be said of that.

    A cell has `pixels`. Raises `Invalid`.
    """
    own = document.get(_PATH)
    if own is None:
        return None, ()
    own = part(own, _PATH)
    if own.get("version") != VERSION or own.get("of") != (digest_of(document) or None):
        return None, ("Another program changed the file: what only Limner says in it is left out.",)
    grid = replace(_grid(part(own.get("grid"), f"{_PATH}.grid")), cell_size=pixels)
    reader = _Reader(grid, pixels)
    return (
        Truth(
            grid,
            text(own, "title", _PATH, LONGEST_TITLE),
            tuple(filter(None, map(reader.segment, members(own, "segments", _PATH), count()))),
            tuple(map(reader.door, members(own, "doors", _PATH), count())),
            tuple(reader.lights(members(own, "lights", _PATH))),
        ),
        (),
    )


def _grid(document: dict[str, Any]) -> NewMapGrid:
    path = f"{_PATH}.grid"
    try:
        grid = from_document(NewMapGrid, document)
    except Invalid as error:
        raise Invalid(f"{path}: {error.message}", field=f"{path}.{error.field}") from None
    for name, words in _WORDS.items():
        if getattr(grid, name) not in words:
            raise Invalid(f"{path}.{name} has to be one of {', '.join(words)}", field=f"{path}.{name}")
    for name, (least, most) in _NUMBERS.items():
        number(getattr(grid, name), f"{path}.{name}", least, most)
    if not _COLOR.fullmatch(grid.color):
        raise Invalid(f"{path}.color has to be #RRGGBB or #RRGGBBAA", field=f"{path}.color")
    text(document, "distance_unit", path, 16)
    return replace(grid, color=grid.color[:7], offset_x=0.0, offset_y=0.0, clip="none")


class _Reader:
    """Reads walls, doors and lights; on hexagons their places are pixels, for a cell of the file is a square."""

    def __init__(self, grid: NewMapGrid, pixels: float) -> None:
        self._in_pixels = grid.kind.startswith("hex")
        self._pixels = pixels
        self._points = PointCount()

    def segment(self, value: Any, at: int) -> Segment | None:
        """A segment of at least two points, else nothing."""
        path = f"{_PATH}.segments[{at}]"
        segment = part(value, path)
        points = self._line(segment, "points", path)
        return Segment(points, _word(segment, "kind", path, tuple(WALLS))) if len(points) > 1 else None

    def door(self, value: Any, at: int) -> Door:
        """Each has two ends and known words for what it is and how it stands."""
        path = f"{_PATH}.doors[{at}]"
        door = part(value, path)
        ends = self._line(door, "ends", path)
        if len(ends) != 2:
            raise Invalid(f"{path}.ends has to hold two points", field=f"{path}.ends")
        return Door(
            _word(door, "kind", path, tuple(CLOSED_DOORS)),
            _word(door, "state", path, ("open", "closed", "locked")),
            *ends,
            Outline(passage) if len(passage := self._line(door, "passage", path)) > 2 else Outline(),
            found=flag(door, "found", path, usual=False),
        )

    def lights(self, values: list[Any]) -> list[Light]:
        """Lights, not more than there may be."""
        if len(values) > MOST_LIGHTS:
            raise Invalid(f"{_PATH}.lights: more than {MOST_LIGHTS}", field=f"{_PATH}.lights")
        return [self._light(value, f"{_PATH}.lights[{at}]") for at, value in enumerate(values)]

    def _light(self, value: Any, path: str) -> Light:
        light = part(value, path)
        places = self._line(light, "at", path)
        color = light.get("color", "#FFFFFF")
        if len(places) != 1:
            raise Invalid(f"{path}.at has to hold a point", field=f"{path}.at")
        if not isinstance(color, str) or not _COLOR.fullmatch(color):
            raise Invalid(f"{path}.color has to be #RRGGBB", field=f"{path}.color")
        angle = light.get("angle")
        return Light(
            places[0],
            number(light.get("bright", 0), f"{path}.bright", 0, LONGEST),
            number(light.get("dim", 0), f"{path}.dim", 0, LONGEST),
            color[:7],
            None if angle is None else number(angle, f"{path}.angle", 1, 360),
            number(light.get("direction", 0), f"{path}.direction", -360, 360),
        )

    def _line(self, document: dict[str, Any], name: str, path: str) -> tuple[Position, ...]:
        path = f"{path}.{name}"
        values = document.get(name, [])
        if not isinstance(values, list) or len(values) % 2:
            raise Invalid(f"{path} has to hold x and y of each point", field=path)
        self._points.add(len(values) // 2, path)
        numbers = [number(value, f"{path}[{at}]") for at, value in enumerate(values)]
        return tuple(self._position(each) for each in zip(numbers[::2], numbers[1::2], strict=True))

    def _position(self, spot: CellPoint) -> Position:
        if self._in_pixels:
            return Position(pixel=Pixel(round(spot[0] * self._pixels, 3), round(spot[1] * self._pixels, 3)))
        return Position(cell=Cell(*spot))


def _word(document: dict[str, Any], name: str, path: str, words: tuple[str, ...]) -> str:
    word = document.get(name)
    if word not in words:
        raise Invalid(f"{path}.{name} has to be one of {', '.join(words)}", field=f"{path}.{name}")
    return str(word)
