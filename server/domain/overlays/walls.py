"""Walls and doors."""

from dataclasses import dataclass

from server.domain.overlays.geometry import UNBOUNDED, UNSET, Outline, Position
from server.domain.overlays.kind import Document, Kind


@dataclass(frozen=True, slots=True)
class Segment:
    """A polyline of wall. `kind`: wall, or object (see `Walls`)."""

    points: tuple[Position, ...] = ()
    kind: str = "wall"


@dataclass(frozen=True, slots=True)
class Door:
    """A door in a wall. `kind`: wood, iron, double, portcullis, secret, arch. `state`: open, closed, locked.

    `passage` is the floor it stands in: for a secret door, solid wall to anyone who has not found it.
    """

    kind: str = "wood"
    state: str = "closed"
    start: Position = UNSET
    end: Position = UNSET
    passage: Outline = UNBOUNDED


@dataclass(frozen=True, slots=True)
class Walls:
    """The walls and doors of a map. A segment's kind is `wall` or `object` (furniture and pillars that block sight)."""

    segments: tuple[Segment, ...] = ()
    doors: tuple[Door, ...] = ()


def without_secret_doors(document: Document) -> Document:
    """For players a secret door is plain wall: the segments run past it as such."""
    doors = document.get("doors")
    if not isinstance(doors, list):
        return document
    return {**document, "doors": [each for each in doors if not _is_secret(each)]}


def _is_secret(door: object) -> bool:
    return isinstance(door, dict) and door.get("kind") == "secret"


KIND = Kind(
    "walls",
    Walls,
    for_players=without_secret_doors,
    required=("doors.start", "doors.end"),
    undrawn=frozenset({"segments"}),
)
