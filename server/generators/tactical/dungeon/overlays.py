"""What the game needs to know of a dungeon, as grid and overlays in cells. Nothing of it is painted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2s
from typing import Any

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
from server.drawing.colors import hex_of
from server.drawing.materials.field import Mask
from server.drawing.pigments import FLAME
from server.drawing.strokes import Points
from server.generators.port import DrawnPatch
from server.generators.tactical.dungeon.floor_outlines import PER_CELL, outlined, outlines_behind
from server.generators.tactical.dungeon.roles import room_name
from server.generators.tactical.dungeon.title_place import title_labels
from server.generators.tactical.floor_mask import floor_mask
from server.generators.tactical.patches import SecretPicture
from server.generators.tactical.plan import Dressing, Link, Plan
from server.generators.tactical.secrets import Secret, ground_of, hidden_rooms, revealed_dressing, without_secrets

BRIGHT_SHARE = 0.5
"""Bright light reaches half as far as dim light does."""
FEET_PER_CELL = 5.0
TRAP_NOTE = "The floor gives way over stakes. Players see plain floor until it is found."
GLOW = hex_of(FLAME)
Z_WALLS, Z_LIGHT, Z_LABEL, Z_MARKER = 100, 650, 700, 710
"""Labels come before markers: the name of the place stands where it should, and those of the rooms give way."""


def grid_of(px_per_cell: int, config: Mapping[str, Any]) -> NewMapGrid:
    """The square grid of a battle map; `config` is what the theme says of the look."""
    return NewMapGrid(
        cell_size=float(px_per_cell),
        color=str(config.get("palette", {}).get("grid", "#14100E")),
        opacity=float(config.get("grid_opacity", 0.3)),
        line_width=max(1.0, round(px_per_cell * 0.022)),
        distance_per_cell=FEET_PER_CELL,
        clip="floor",
    )


def overlays_of(plan: Plan, dressing: Dressing, glow: str = GLOW) -> tuple[NewOverlay, ...]:
    """One overlay of walls with the doors of what is known, one light per flame, one marker per room, the title.

    What is seen behind secret doors comes with their patches. Lights have the colour `glow`.
    """
    known, whole, hidden = without_secrets(plan), revealed_dressing(dressing), hidden_rooms(plan)
    links = [link for link in plan.links if not plan.natural(link) and not {link.a, link.b} <= hidden]
    walls = _walls(plan, floor_mask(known, PER_CELL, jambs=True), links, dressing)
    made = [_overlay("Walls", walls, PLAYERS, Z_WALLS)]
    made += [_overlay("Light", _light(*flame, glow), PLAYERS, Z_LIGHT) for flame in dressing.lights]
    for room_id in sorted(whole.labels):
        marker = _marker(plan, whole, room_id)
        made.append(_overlay(f"{marker.number} {marker.label}", marker, GM, Z_MARKER, marker.description))
    for _, outline in sorted(whole.traps.items()):
        made.append(_overlay("Hidden pit", _trap(outline), GM, Z_MARKER, TRAP_NOTE))
    for label in title_labels(known):
        made.append(_overlay(" ".join(label.text.split()), label, PLAYERS, Z_LABEL))
    return tuple(made)


def patch_of(plan: Plan, dressing: Dressing, picture: SecretPicture, px: int, glow: str = GLOW) -> DrawnPatch:
    """The patch of a secret, with the walls, doors and lights of the rooms it hides, and with what stands there."""
    secret = picture.secret
    doors = tuple(door_id(plan.links[index]) for index in secret.doors)
    overlays = tuple(overlays_behind(plan, dressing, secret, glow)) if secret.rooms else ()
    name = "Hidden pit" if secret.trap else "Hidden rooms" if secret.rooms else "Secret passage"
    outlines = outlines_behind(plan, secret, _behind(plan, dressing, secret), px, (picture.x, picture.y))
    return DrawnPatch(name, picture.png, picture.x, picture.y, doors, overlays, picture.unlit, outlines)


def door_id(link: Link) -> str:
    """The id of the door in a passage: says nothing of how many there are."""
    return blake2s(f"{link.x} {link.y} {link.direction}".encode(), digest_size=4).hexdigest()


def overlays_behind(plan: Plan, dressing: Dressing, secret: Secret, glow: str = GLOW) -> Iterator[NewOverlay]:
    """The walls, doors and lights of the rooms that a secret hides: for the game master until it is found."""
    inner = [link for link in plan.known_links if {link.a, link.b} <= secret.rooms]
    mask = floor_mask(ground_of(plan, secret.rooms, inner), PER_CELL, jambs=True)
    part = _behind(plan, dressing, secret)
    links = [link for link in inner if not plan.natural(link)]
    yield _overlay("Walls behind secret doors", _walls(plan, mask, links, part), GM, Z_WALLS)
    for x, y, radius in part.lights:
        yield _overlay("Light", _light(x, y, radius, glow), GM, Z_LIGHT)


def _behind(plan: Plan, dressing: Dressing, secret: Secret) -> Dressing:
    """What of a dressing is in the rooms that a secret hides."""
    rooms = [room for room in plan.rooms if room.id in secret.rooms]
    boxes = [(room.x, room.y, room.x + room.width, room.y + room.height) for room in rooms]

    def inside(x: float, y: float) -> bool:
        return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)

    own = dressing.secret or Dressing()
    return Dressing(
        lights=[each for each in own.lights if inside(*each[:2])],
        blockers=[each for each in own.blockers if inside(*each.mean(0).tolist())],
        bars=[each for each in own.bars if inside(*each[0])],
        gates=[each for each in own.gates if inside(*each.hinge)],
        footprints=[each for each in own.footprints if inside(*each.mean(0).tolist())],
    )


def _overlay(name: str, data: Data, audience: str, z: int, description: str = "") -> NewOverlay:
    return NewOverlay(name, data, audience, z, description or None)


def _walls(plan: Plan, floor: Mask, links: Sequence[Link], dressing: Dressing) -> Walls:
    segments = [Segment(_closed(points)) for points in outlined(floor)]
    segments += [Segment(_closed(outline.tolist()), "object") for outline in dressing.blockers]
    segments += [Segment((_at(*start), _at(*end)), "bars") for start, end in dressing.bars]
    doors = [_door(plan, link) for link in links]
    doors += [Door("gate", gate.state, _at(*gate.hinge), _at(*gate.lock)) for gate in dressing.gates]
    return Walls(tuple(segments), tuple(doors))


def _door(plan: Plan, link: Link) -> Door:
    state = "open" if link.kind == "arch" else "locked" if link.locked else "closed"
    start, end = link.leaf
    return Door(link.kind, state, _at(*start), _at(*end), _outline(plan.opening(link).tolist()), door_id(link))


def _trap(outline: Points) -> Marker:
    x, y = outline.mean(0).tolist()
    return Marker(_at(x, y), "trap", 0, "T", "Hidden pit", TRAP_NOTE, (_outline(outline.tolist()),))


def _light(x: float, y: float, radius: float, glow: str) -> Light:
    reach = round(radius * FEET_PER_CELL, 2)
    return Light(_at(x, y), round(reach * BRIGHT_SHARE, 2), reach, glow)


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


def _closed(points: Iterable[tuple[float, float]]) -> tuple[Position, ...]:
    outline = _outline(points).points
    return *outline, outline[0]


def _outline(points: Iterable[tuple[float, float]]) -> Outline:
    return Outline(tuple(_at(x, y) for x, y in points))


def _at(x: float, y: float) -> Position:
    return Position(cell=Cell(round(x, 3), round(y, 3)))
