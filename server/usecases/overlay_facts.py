"""What a generator knows becomes the grid and the overlays of the new image, in cells, each for its audience."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from server.domain import facts, overlays
from server.domain.documents import to_document
from server.domain.ids import new_id, new_ids
from server.domain.map_grids import NewMapGrid
from server.domain.overlays import GM, PLAYERS, Cell, Data, NewOverlay, Outline, Position

BRIGHT_SHARE = 0.5
"""Bright light reaches half as far as dim light does."""
DISTANCE_PER_CELL = 5.0
Z_WALLS, Z_LIGHT, Z_LABEL, Z_MARKER = 100, 650, 700, 710
"""Labels come before markers: the name of the place stands where it should, and those of the rooms give way."""


def grid_of(image_id: UUID, px_per_cell: int, look: dict[str, Any], caller: str) -> NewMapGrid:
    """The square grid of a battle map; `look` is the theme's `battle_map` configuration."""
    return NewMapGrid(
        id=new_id(),
        image_id=image_id,
        created_by=caller,
        cell_size=float(px_per_cell),
        color=str(look.get("palette", {}).get("grid", "#14100E")),
        opacity=float(look.get("grid_opacity", 0.3)),
        line_width=max(1.0, round(px_per_cell * 0.022)),
    )


def overlays_of(image_id: UUID, known: facts.Facts, caller: str) -> list[NewOverlay]:
    """One overlay of walls with all doors, one light per flame, one marker per room, the title."""

    def overlay(name: str, data: Data, audience: str, z: int, description: str | None = None) -> NewOverlay:
        return NewOverlay(new_id(), image_id, name, data, audience, z, caller, description)

    made = [overlay("Walls", _walls(known), PLAYERS, Z_WALLS)]
    made += [overlay("Light", _light(each), PLAYERS, Z_LIGHT) for each in known.lights]
    for room in known.rooms:
        marker = _marker(room)
        made.append(overlay(f"{room.number} {room.name}", marker, GM, Z_MARKER, room.note or None))
    for label in known.labels:
        name = " ".join(label.text.split())
        made.append(overlay(name, overlays.Label(label.text, _at(label.at), label.rank), PLAYERS, Z_LABEL))
    # Those of one place in the drawing order are drawn by their ids: the same facts give the same picture.
    return [replace(each, id=made_id) for each, made_id in zip(made, new_ids(len(made)), strict=True)]


def row_of(new: NewOverlay) -> dict[str, Any]:
    """The values of an overlay's row."""
    return {
        "id": new.id,
        "image_id": new.image_id,
        "type": new.type,
        "name": new.name,
        "description": new.description,
        "data": to_document(new.data),
        "style": to_document(new.style),
        "audience": new.audience,
        "z": new.z,
        "created_by": new.created_by,
    }


def _at(point: facts.Point) -> Position:
    return Position(cell=Cell(round(point[0], 4), round(point[1], 4)))


def _outline(polygon: facts.Polygon) -> Outline:
    return Outline(tuple(_at(point) for point in polygon))


def _walls(known: facts.Facts) -> overlays.Walls:
    return overlays.Walls(tuple(_segments(known)), tuple(_door(each) for each in known.doors))


def _segments(known: facts.Facts) -> Iterator[overlays.Segment]:
    for wall in known.walls:
        yield overlays.Segment(tuple(_at(point) for point in wall.points))
    for blocker in known.blockers:
        yield overlays.Segment(tuple(_at(point) for point in (*blocker, blocker[0])), "object")


def _door(door: facts.Door) -> overlays.Door:
    state = "open" if door.kind == "arch" else "locked" if door.locked else "closed"
    return overlays.Door(door.kind, state, _at(door.start), _at(door.end), _outline(door.passage))


def _light(light: facts.Light) -> overlays.Light:
    reach = round(light.radius * DISTANCE_PER_CELL, 2)
    return overlays.Light(_at(light.at), round(reach * BRIGHT_SHARE, 2), reach, light.color)


def _marker(room: facts.Room) -> overlays.Marker:
    return overlays.Marker(
        at=_at(room.label),
        category="room",
        number=room.number,
        label=room.name,
        description=room.note,
        area=tuple(_outline(each) for each in room.polygons),
    )
