"""What the game needs to know of a dungeon, as grid and overlays in cells. Nothing of it is painted."""

from collections.abc import Iterable, Mapping
from typing import Any

import cv2
import numpy as np

from server.domain.map_grids import NewMapGrid
from server.domain.overlays import (
    GM,
    PLAYERS,
    Cell,
    Data,
    Door,
    Light,
    Marker,
    NewOverlay,
    Outline,
    Position,
    Segment,
    Walls,
)
from server.generators.tactical.dungeon.roles import room_name
from server.generators.tactical.dungeon.title_place import title_labels
from server.generators.tactical.floor_mask import floor_mask
from server.generators.tactical.plan import Dressing, Link, Plan

PER_CELL = 16
TOLERANCE = 0.04
"""How far a wall may run beside the floor it stands at, in cells."""
BRIGHT_SHARE = 0.5
"""Bright light reaches half as far as dim light does."""
FEET_PER_CELL = 5.0
FLAME = "#FFD9A0"
Z_WALLS, Z_LIGHT, Z_LABEL, Z_MARKER = 100, 650, 700, 710
"""Labels come before markers: the name of the place stands where it should, and those of the rooms give way."""


def grid_of(px_per_cell: int, config: Mapping[str, Any]) -> NewMapGrid:
    """The square grid of a battle map; `config` is the theme's `battle_map` configuration."""
    return NewMapGrid(
        cell_size=float(px_per_cell),
        color=str(config.get("palette", {}).get("grid", "#14100E")),
        opacity=float(config.get("grid_opacity", 0.3)),
        line_width=max(1.0, round(px_per_cell * 0.022)),
        distance_per_cell=FEET_PER_CELL,
    )


def overlays_of(plan: Plan, dressing: Dressing) -> tuple[NewOverlay, ...]:
    """One overlay of walls with all doors, one light per flame, one marker per room, the title."""
    made = [_overlay("Walls", _walls(plan, dressing), PLAYERS, Z_WALLS)]
    made += [_overlay("Light", _light(*flame), PLAYERS, Z_LIGHT) for flame in dressing.lights]
    for room_id in sorted(dressing.labels):
        marker = _marker(plan, dressing, room_id)
        made.append(_overlay(f"{marker.number} {marker.label}", marker, GM, Z_MARKER, marker.description))
    for label in title_labels(plan):
        made.append(_overlay(" ".join(label.text.split()), label, PLAYERS, Z_LABEL))
    return tuple(made)


def _overlay(name: str, data: Data, audience: str, z: int, description: str = "") -> NewOverlay:
    return NewOverlay(name, data, audience, z, description or None)


def _walls(plan: Plan, dressing: Dressing) -> Walls:
    segments = [Segment(_closed(points)) for points in _outlines(plan)]
    segments += [Segment(_closed(outline.tolist()), "object") for outline in dressing.blockers]
    return Walls(tuple(segments), tuple(_door(plan, link) for link in plan.links if not plan.natural(link)))


def _outlines(plan: Plan) -> list[list[tuple[float, float]]]:
    """Outlines of the floor as players know it: past a secret door as plain wall."""
    mask = np.pad(floor_mask(plan, PER_CELL, jambs=True), 1)
    contours, _ = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    outlines = []
    for contour in contours:
        smooth = cv2.approxPolyDP(contour, TOLERANCE * PER_CELL * 1.5, closed=True)[:, 0, :]
        if len(smooth) >= 3:
            # A contour runs through the middles of the outermost floor samples; the wall is half a sample further.
            points = ((smooth - 0.5) / PER_CELL).tolist()
            outlines.append([(round(x, 3), round(y, 3)) for x, y in points])
    return sorted(outlines, key=lambda outline: [*outline, outline[0]])


def _door(plan: Plan, link: Link) -> Door:
    state = "open" if link.kind == "arch" else "locked" if link.locked else "closed"
    start, end = link.leaf
    return Door(link.kind, state, _at(*start), _at(*end), _outline(plan.opening(link).tolist()))


def _light(x: float, y: float, radius: float) -> Light:
    reach = round(radius * FEET_PER_CELL, 2)
    return Light(_at(x, y), round(reach * BRIGHT_SHARE, 2), reach, FLAME)


def _marker(plan: Plan, dressing: Dressing, room_id: int) -> Marker:
    room = plan.room(room_id)
    return Marker(
        at=_at(*dressing.labels[room_id]),
        category="room",
        number=room.number,
        label=room_name(plan.place, room.role),
        description=dressing.notes.get(room_id, ""),
        area=tuple(_outline(polygon.tolist()) for polygon in room.polygons),
    )


def _closed(points: list[tuple[float, float]]) -> tuple[Position, ...]:
    outline = _outline(points).points
    return *outline, outline[0]


def _outline(points: Iterable[tuple[float, float]]) -> Outline:
    return Outline(tuple(_at(x, y) for x, y in points))


def _at(x: float, y: float) -> Position:
    return Position(cell=Cell(round(x, 3), round(y, 3)))
