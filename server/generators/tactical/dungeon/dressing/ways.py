"""Ways through a furnished room: from its doors to free spots."""

import math

import numpy as np

from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser
from server.generators.tactical.dungeon.rift_places import doorstep
from server.generators.tactical.free_floor import PER_CELL, SAMPLES
from server.generators.tactical.placed import Placed, Spot

LANE = 1.0
"""How far from a doorstep the floor is free by itself, in cells."""


def doorsteps(room: DungeonDresser) -> list[Spot]:
    """Return a point half a cell inside every known door, in random order."""
    return room.draws.shuffled([doorstep(room.room, link) for link in room.ground.links])


def spots(room: DungeonDresser, count: int) -> list[Spot]:
    """Return random points with half a cell of free floor around, at most `count`."""
    rows, columns = np.nonzero(room.ground.room_to_spare() > PER_CELL / 2)
    order = room.draws.permutation(len(rows))[:count]
    return [SAMPLES.spot((float(columns[k]) + 0.5, float(rows[k]) + 0.5)) for k in order]


def clear_between(room: DungeonDresser, doorstep: Spot, end: Spot) -> bool:
    """Whether nothing stands on the line from a doorstep to `end`."""
    count = max(2, math.ceil(math.dist(doorstep, end) * PER_CELL))
    for share in np.linspace(0, 1, count).tolist():
        x, y = doorstep[0] + (end[0] - doorstep[0]) * share, doorstep[1] + (end[1] - doorstep[1]) * share
        free = math.dist(doorstep, (x, y)) < LANE or room.ground.fits(x - 0.15, y - 0.15, 0.3, 0.3)
        if not free or not room.on_floor(x, y):
            return False
    return True


def along(start: Spot, end: Spot) -> tuple[float, float, float]:
    """Return the middle of a line and the turn of a prop that runs along it from `start`."""
    turn = math.atan2(end[1] - start[1], end[0] - start[0]) / (math.pi / 2) - 1
    return (start[0] + end[0]) / 2, (start[1] + end[1]) / 2, turn


def facing(thing: Placed) -> Spot:
    """Return the step of one cell from a thing towards its front."""
    angle = thing.turn * math.pi / 2
    return -math.sin(angle), math.cos(angle)
