"""Names of doors: each is the only one of its name over an image, and stays as it is whatever becomes of the door."""

import hashlib
import secrets
from collections.abc import Collection
from itertools import count
from typing import Any

from server.domain.overlays.kind import Document

LONGEST_ID = 64
"""Characters of an id."""
DIGITS = 10
"""Of the ids that are made here. They tell nothing of how many doors there are, nor of what kind they are."""


def new_door_id(taken: Collection[str]) -> str:
    """An id that none of these is."""
    while (made := secrets.token_hex(DIGITS // 2)) in taken:
        pass
    return made


def with_door_ids(document: Document) -> Document:
    """The data of walls, in which every door has an id of its own.

    Doors of another program may have none, or the same: these are called by where they are, always alike.
    """
    doors = document.get("doors")
    if not isinstance(doors, list):
        return document
    first: dict[str, int] = {}
    for at, door in enumerate(doors):
        if (own := _id_of(door)) is not None:
            first.setdefault(own, at)
    named = [
        {**door, "id": _id_at(door, first, at)}
        if isinstance(door, dict) and first.get(_id_of(door) or "") != at
        else door
        for at, door in enumerate(doors)
    ]
    return {**document, "doors": named}


def _id_of(door: Any) -> str | None:
    """The id that a stored door has, if it is one."""
    own = door.get("id") if isinstance(door, dict) else None
    return own if isinstance(own, str) and 0 < len(own) <= LONGEST_ID else None


def _id_at(door: Document, taken: dict[str, int], at: int) -> str:
    """An id made of the ends of a door, and kept from others."""
    ends = _spot(door.get("start")), _spot(door.get("end"))
    made = (hashlib.sha256(repr((ends, nth)).encode()).hexdigest()[:DIGITS] for nth in count())
    own = next(each for each in made if each not in taken)
    taken[own] = at
    return own


def _spot(position: Any) -> tuple[object, ...]:
    """Where a stored position lies, in whatever form; nowhere for what is none."""
    for system, names in (("pixel", ("x", "y")), ("cell", ("column", "row"))):
        part = position.get(system) if isinstance(position, dict) else None
        if isinstance(part, dict):
            numbers = [part.get(name) for name in names]
            spot = (float(each) + 0.0 if isinstance(each, int | float) else 0.0 for each in numbers)
            return system, *spot, part.get("anchor") == "center"
    return ()
