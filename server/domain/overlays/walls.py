"""Walls and doors."""

from dataclasses import dataclass
from typing import Any

from server.domain.overlays.door_ids import with_door_ids
from server.domain.overlays.geometry import UNBOUNDED, UNSET, Outline, Position
from server.domain.overlays.kind import Document, Kind

"""Kinds of segments that a picture shows."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A polyline of wall. `kind`: wall, object, terrain, window, bars, invisible (see `passing.py`)."""

    points: tuple[Position, ...] = ()
    kind: str = "wall"


@dataclass(frozen=True, slots=True)
class Door:
    """A door in a wall. `kind`: wood, iron, double, portcullis, gate, secret, arch. `state`: open, closed, locked.

    `passage` is the floor it stands in: for a secret door, solid wall to anyone who has not `found` it. `id` is its
    name among the doors over an image.
    """

    kind: str = "wood"
    state: str = "closed"
    start: Position = UNSET
    end: Position = UNSET
    passage: Outline = UNBOUNDED
    id: str = ""
    found: bool = False


@dataclass(frozen=True, slots=True)
class Walls:
    """The walls and doors of a map. What each lets through says `passing.py`."""

    segments: tuple[Segment, ...] = ()
    doors: tuple[Door, ...] = ()


def as_players_know(document: Document) -> Document:
    """For players a secret door is plain wall until it is found, and wood from then on; nothing invisible is there."""
    doors, segments = document.get("doors"), document.get("segments")
    known = dict(document)
    if isinstance(doors, list):
        known["doors"] = [_plain(each) for each in doors if not _is_secret(each) or each.get("found") is True]
    if isinstance(segments, list):
        known["segments"] = [each for each in segments if _kind_of(each) != "invisible"]
    return known


def _plain(door: Any) -> Any:
    """A door as those see it who know of it: a secret one has a leaf like others, and found are all."""
    if not isinstance(door, dict):
        return door
    kind = {"kind": "wood"} if _is_secret(door) else {}
    return {name: value for name, value in door.items() if name != "found"} | kind


def _is_secret(door: object) -> bool:
    return _kind_of(door) == "secret"


def _kind_of(part: object) -> object:
    return part.get("kind") if isinstance(part, dict) else None


KIND = Kind(
    "walls",
    Walls,
    for_players=as_players_know,
    required=("doors.start", "doors.end"),
    whole=with_door_ids,
)
