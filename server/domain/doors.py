"""Doors over an image as they are opened, closed, locked and found, whatever overlay each of them is in."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import orjson

from server.domain.audience import known
from server.domain.door_errors import DoorIdTaken, DoorNotFound
from server.domain.overlays import GM, PLAYERS, Audience
from server.domain.overlays.door_ids import with_door_ids
from server.domain.veil import Veil
from server.domain.veiled import clipped

Patches = dict[int, dict[str, Any]]
"""Place of a door among those of its overlay -> the members of its document that become others."""


@dataclass(frozen=True, slots=True)
class DoorChange:
    """What becomes of the door `id`: its state and whether players know of it, as they are where these say nothing."""

    id: str
    state: str = ""
    is_found: bool | None = None


@dataclass(frozen=True, slots=True)
class OverlayDoors:
    """The doors of one overlay, as the text of their JSON."""

    overlay_id: UUID
    audience: Audience
    doors: str


@dataclass(frozen=True, slots=True)
class DoorStanding:
    """How a door is; `kind` and `state` are words that another program may have written."""

    id: str
    overlay_id: UUID
    kind: str
    state: str
    is_found: bool


@dataclass(frozen=True, slots=True)
class PatchedDoors:
    """What changes of the doors of one overlay, and whether players can see that."""

    overlay_id: UUID
    patches: Patches
    noticed: bool


def with_changes(
    overlays: Sequence[OverlayDoors],
    changes: Sequence[DoorChange],
    field: str = "doors[{index}].id",
    veil: Veil | None = None,
) -> tuple[list[PatchedDoors], list[DoorStanding]]:
    """What these changes make of the doors over an image, and how the doors are then.

    `field` is where a request names the door of a change. Players do not notice what a veil hides.
    Raises `DoorNotFound`.
    """
    named = {each.overlay_id: (each.audience, doors_of(each)) for each in overlays}
    places: dict[str, list[tuple[UUID, int]]] = defaultdict(list)
    for overlay_id, (_, doors) in named.items():
        for at, door in enumerate(doors):
            if isinstance(door, dict):
                places[door["id"]].append((overlay_id, at))
    patches: dict[UUID, Patches] = defaultdict(dict)
    standings: list[DoorStanding] = []
    for index, change in enumerate(changes):
        if change.id not in places:
            raise DoorNotFound(change.id, field.format(index=index))
        for overlay_id, at in places[change.id]:
            door = named[overlay_id][1][at]
            before = _standing(door, overlay_id)
            after = replace(
                before,
                state=change.state or before.state,
                is_found=before.is_found if change.is_found is None else change.is_found,
            )
            standings.append(after)
            if after != before:
                patches[overlay_id][at] = {"id": after.id} | _differing(before, after)
    return [
        PatchedDoors(each, patches[each], _noticed(*named[each], patches[each], veil)) for each in patches
    ], standings


def doors_of(overlay: OverlayDoors) -> list[Any]:
    """The doors of an overlay, each with an id."""
    doors: list[Any] = with_door_ids({"doors": _read(overlay.doors) or []})["doors"]
    return doors


def _read(text: str) -> Any:
    """What a text of JSON says; nothing where it is nested deeper than can be read."""
    try:
        return orjson.loads(text.encode())
    except ValueError:
        return None


def _standing(door: Mapping[str, Any], overlay_id: UUID) -> DoorStanding:
    kind, state = (str(door.get(name) or usual) for name, usual in (("kind", "wood"), ("state", "closed")))
    return DoorStanding(door["id"], overlay_id, kind, state, door.get("found") is True)


def _differing(before: DoorStanding, after: DoorStanding) -> dict[str, Any]:
    members = {"state": (before.state, after.state), "found": (before.is_found, after.is_found)}
    return {name: now for name, (then, now) in members.items() if now != then}


def _noticed(audience: Audience, doors: Sequence[Any], patches: Patches, veil: Veil | None) -> bool:
    """Whether players can tell doors from what they were before."""
    after = [door | patches[at] if at in patches else door for at, door in enumerate(doors)]
    before, now = (known("walls", {"doors": list(each)}, PLAYERS) for each in (doors, after))
    if veil is not None:
        before, now = (clipped(veil, "walls", each) for each in (before, now))
    return audience != GM and before != now


def new_door_ids(before: str, after: str, prefix: str) -> dict[str, str]:
    """The ids in data of walls that no door of theirs had before, with their paths in a request below `prefix`.

    Raises `DoorIdTaken` for one that two doors have now.
    """
    paths: dict[str, str] = {}
    for at, door_id in _ids(after):
        path = f"{prefix}walls.doors[{at}].id"
        if door_id in paths:
            raise DoorIdTaken(door_id, path)
        paths[door_id] = path
    known = {door_id for _, door_id in _ids(before)}
    return {door_id: path for door_id, path in paths.items() if door_id not in known}


def _ids(data: str) -> list[tuple[int, str]]:
    """The ids of doors in data of overlays, each with its place; there are none in those of most kinds."""
    document = _read(data) if '"doors"' in data else None
    doors = document.get("doors") if isinstance(document, dict) else None
    if not isinstance(doors, list):
        return []
    ids = [(at, door.get("id")) for at, door in enumerate(doors) if isinstance(door, dict)]
    return [(at, door_id) for at, door_id in ids if isinstance(door_id, str)]
