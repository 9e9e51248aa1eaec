"""Where a chasm or a stream can part a room."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from server.generators.tactical.plan import STEPS, Link, Room

FROM_DOORS: Final = 2.0
"""How far the middle of a rift stays from every doorstep, and from the walls beside it, in cells."""

LEAST: Final = 4
"""Cells a rift runs through a room, at least."""


class Rift(NamedTuple):
    """A rift from wall to wall: along x when `level`, its middle at y (else x) in cells from the corner of the room."""

    level: bool
    middle: float


def doorstep(room: Room, link: Link) -> tuple[float, float]:
    """Return the point half a cell inside a room before one of its passages, from the corner of the room."""
    x, y, w, h = link.rect
    dx, dy = STEPS[link.direction]
    into = 1 if link.b == room.id else -1
    return (
        x + w / 2 + into * dx * (w + 1) / 2 - room.x,
        y + h / 2 + into * dy * (h + 1) / 2 - room.y,
    )


def rift_places(room: Room, links: Sequence[Link]) -> list[Rift]:
    """Return where a rift is in the way of no door, best first: across the room, between its doors, in its middle."""
    steps = [doorstep(room, link) for link in links]
    wide = room.width >= room.height
    places: list[tuple[bool, bool, float, Rift]] = []
    for level in (False, True):
        across = room.height if level else room.width
        doors = [y if level else x for x, y in steps]
        cells = room.mask.sum(1 if level else 0)
        for middle in np.arange(FROM_DOORS, across - FROM_DOORS + 0.1, 0.25).tolist():
            if cells[int(middle)] >= LEAST and all(abs(middle - door) > FROM_DOORS for door in doors):
                parts = any(door < middle for door in doors) and any(door > middle for door in doors)
                places.append((level == wide, not parts, abs(middle - across / 2), Rift(level, middle)))
    return [rift for _, _, _, rift in sorted(places)]
