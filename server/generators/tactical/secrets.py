"""What of a map only those know who found it: secret doors, the rooms behind them, and the insides of traps."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from server.drawing.strokes import Points
from server.generators.tactical.plan import Dressing, Link, Plan, Room

SECRET = "secret"
FOUND = "wood"
"""How the door of a secret passage looks once it is found."""


@dataclass(frozen=True, slots=True)
class Secret:
    """One thing to find: the ground it takes (outlines in cells), and the links of the plan whose doors lead to it.

    A trap has no doors; of hidden `rooms` there may be several, one behind the other.
    """

    ground: tuple[Points, ...]
    doors: tuple[int, ...] = ()
    rooms: frozenset[int] = frozenset()
    trap: int = 0


def hidden_rooms(plan: Plan) -> frozenset[int]:
    """The ids of the rooms with ground that nobody reaches who knows of no secret door, from where one comes in."""
    if not plan.rooms:
        return frozenset()
    entrance = min(plan.rooms, key=lambda room: (room.depth, room.id))
    return frozenset(room.id for room in plan.rooms if room.polygons) - _reached(entrance.id, plan.known_links)


def secrets_of(plan: Plan, dressing: Dressing) -> list[Secret]:
    """Everything there is to find: secret passages, what lies behind them, traps in rooms that everybody knows."""
    hidden, secrets = hidden_rooms(plan), list[Secret]()
    for index, link in enumerate(plan.links):
        if link.kind == SECRET:
            secrets.append(Secret((plan.opening(link),), (index,)))
    left = set(hidden)
    while left:
        rooms = _reached(min(left), plan.known_links) & hidden
        left -= rooms
        inner = [link for link in plan.known_links if {link.a, link.b} <= rooms]
        doors = [i for i, link in enumerate(plan.links) if link.kind == SECRET and {link.a, link.b} & rooms]
        ground = [polygon for room in sorted(rooms) for polygon in plan.room(room).polygons]
        secrets.append(Secret((*ground, *map(plan.opening, inner)), tuple(doors), rooms))
    traps = dressing.secret.traps if dressing.secret is not None else {}
    return secrets + [Secret((outline,), trap=room) for room, outline in sorted(traps.items()) if room not in hidden]


def without_secrets(plan: Plan) -> Plan:
    """The plan as players know it: secret links and what lies behind them are rock.

    Roles, numbers and depths stay as they are; a hidden room has no ground.
    """
    hidden = hidden_rooms(plan)
    kept = [index for index, link in enumerate(plan.links) if link.kind != SECRET and not {link.a, link.b} & hidden]
    places = {index: place for place, index in enumerate(kept)}
    occupancy = plan.occupancy.copy()
    occupancy[np.isin(occupancy, sorted(hidden))] = 0
    for index, link in enumerate(plan.links):
        if index not in places:
            x, y, w, h = link.rect
            occupancy[y : y + h, x : x + w] = 0
    rooms = [_known(room, hidden, places) for room in plan.rooms]
    return replace(plan, rooms=rooms, links=[plan.links[index] for index in kept], occupancy=occupancy)


def ground_of(plan: Plan, rooms: Collection[int], links: Sequence[Link]) -> Plan:
    """The plan with the ground of some rooms and with some passages, and nothing else."""
    bare = [room if room.id in rooms else replace(room, polygons=[]) for room in plan.rooms]
    return replace(plan, rooms=bare, links=list(links))


def revealed(plan: Plan) -> Plan:
    """The plan as those know it who found everything: secret doors are doors."""
    return replace(plan, links=[replace(each, kind=FOUND) if each.kind == SECRET else each for each in plan.links])


def revealed_dressing(dressing: Dressing) -> Dressing:
    """What stands in a plan in which everything is found."""
    secret = dressing.secret
    if secret is None:
        return dressing
    both: dict[str, Any] = {}
    for name in (each.name for each in fields(Dressing) if each.name != "secret"):
        known, hidden = getattr(dressing, name), getattr(secret, name)
        both[name] = known | hidden if isinstance(known, dict) else [*known, *hidden]
    return Dressing(**both)


def _known(room: Room, hidden: frozenset[int], places: dict[int, int]) -> Room:
    doors = [places[door] for door in room.doors if door in places]
    if room.id in hidden:
        return replace(room, doors=doors, mask=np.zeros_like(room.mask), polygons=[])
    return replace(room, doors=doors)


def _reached(start: int, links: Iterable[Link]) -> frozenset[int]:
    """The rooms that one gets to from a room over these links."""
    reached, edges = {start}, [(link.a, link.b) for link in links]
    while more := _next(reached, edges):
        reached |= more
    return frozenset(reached)


def _next(reached: set[int], edges: Sequence[tuple[int, int]]) -> set[int]:
    return {other for one, two in edges for here, other in ((one, two), (two, one)) if here in reached} - reached
