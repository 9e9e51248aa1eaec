"""What walls and doors let through: one table for sight, movement and whatever else asks."""

from dataclasses import dataclass
from enum import Enum

from server.domain.overlays import Door


class Sightline(Enum):
    """How far a line of sight gets. One that has passed a THINNING wall ends at the second of that kind."""

    BLOCKED = "blocked"
    THINNING = "thinning"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Passing:
    """What a wall or a door lets through: lines of sight, and whoever moves."""

    sight: Sightline
    movement: bool


SOLID = Passing(Sightline.BLOCKED, movement=False)
SEEN_OVER = Passing(Sightline.THINNING, movement=False)
SEEN_THROUGH = Passing(Sightline.FREE, movement=False)
OPEN = Passing(Sightline.FREE, movement=True)

WALLS: dict[str, Passing] = {
    "wall": SOLID,
    "object": SOLID,
    "terrain": SEEN_OVER,
    "window": SEEN_THROUGH,
    "bars": SEEN_THROUGH,
    "invisible": SEEN_THROUGH,
}
"""Kind of a segment -> what it lets through."""

CLOSED_DOORS: dict[str, Passing] = {
    "wood": SOLID,
    "iron": SOLID,
    "double": SOLID,
    "portcullis": SEEN_THROUGH,
    "gate": SEEN_THROUGH,
    "secret": SOLID,
    "arch": OPEN,
}
"""Kind of a door -> what it lets through while it is closed or locked; open, it lets everything through."""


def past_wall(kind: str) -> Passing:
    """What a segment lets through; one of a kind that another program wrote is wall."""
    return WALLS.get(kind, SOLID)


def past_door(door: Door) -> Passing:
    """What a door lets through as it stands: a secret one that is not found is wall in every state."""
    if door.state == "open" and (door.kind != "secret" or door.found):
        return OPEN
    return CLOSED_DOORS.get(door.kind, SOLID)
