"""Rooms parted by a chasm or a stream, and the bridge that leads across."""

import math

import numpy as np

from server.drawing.strokes import Points
from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser
from server.generators.tactical.dungeon.rift_places import Rift, rift_places
from server.generators.tactical.free_floor import PER_CELL
from server.generators.tactical.placed import Spot

BEYOND = 0.6
"""How far a rift runs into the walls, in cells; the picture shows it on the floor only."""

BANK = 0.5
SPAN = 1.1
APPROACH = 0.8
"""How far the bridge reaches onto its banks, its breadth, and the floor that stays clear before it."""


def chasm(room: DungeonDresser) -> None:
    """Furnish a room that a chasm parts: a bridge, broken stone at its edges, what fell short of it."""
    bridge = _part(room, 1.5, water=False)
    room.free("rock", 5, near=bridge, reach=3.0, pad=0, r=0.2)
    room.free("rock", 7, near=bridge, reach=3.5, pad=0, r=0.12)
    room.free("skeleton", 1)
    room.free("rope_coil", 1, near=bridge, reach=2.2, pad=0)
    if room.room.shape == "cave":
        room.free("stalagmite", 3, pad=0)
    else:
        room.wall("statue", 2, corner=True)
        room.lamps(1)
    room.free("bones", 1, pad=0)


def stream(room: DungeonDresser) -> None:
    """Furnish a room through which water runs under a bridge."""
    bridge = _part(room, 1.3, water=True)
    room.free("mushrooms", 3, pad=0)
    room.free("rock", 6, near=bridge, reach=3.0, pad=0, r=0.2)
    room.free("rock", 6, near=bridge, reach=3.5, pad=0, r=0.1)
    room.free("bucket", 1, near=bridge, reach=2.0, pad=0)
    if room.room.shape == "cave":
        room.free("stalagmite", 4, pad=0)
    else:
        room.wall("barrel", 1, corner=True)
        room.wall("crate", 1, corner=True)
        room.wall("bench", 1, w=1.4)


def _ends(room: DungeonDresser, rift: Rift, breadth: float) -> Spot:
    """Return where the floor begins and ends along a rift."""
    floor = room.ground.floor if rift.level else room.ground.floor.T
    first, last = (round((rift.middle + side * breadth / 2) * PER_CELL) for side in (-1, 1))
    along = np.flatnonzero(floor[first:last].any(0))
    return float(along[0]) / PER_CELL, float(along[-1] + 1) / PER_CELL


def _part(room: DungeonDresser, breadth: float, *, water: bool) -> Spot:
    """Part the room where no known door is in the way, and return the middle of the bridge over the rift."""
    rift = rift_places(room.room, room.ground.links)[0]
    ends = _ends(room, rift, breadth)
    along = np.arange(ends[0] - BEYOND, ends[1] + BEYOND, 0.3)
    phase, sway = room.draws.uniform(0, math.tau), room.draws.uniform(0.15, 0.35)
    middle = rift.middle + sway * np.sin(along * 0.9 + phase)
    half = breadth / 2 * (1 + 0.22 * np.sin(along * 1.7 + 2 * phase) + 0.12 * np.sin(along * 3.9 + phase))
    one, other = (np.stack([along, middle + side * half], axis=1) for side in (-1, 1))
    outline: Points = np.vstack([one, other[::-1]])
    (room.water if water else room.pit)(outline if rift.level else outline[:, ::-1], built=False)
    for x, y, reach in zip(along.tolist(), middle.tolist(), half.tolist(), strict=True):
        box = x - 0.2, y - reach - 0.15, 0.4, 2 * reach + 0.3
        room.ground.take(*(box if rift.level else (box[1], box[0], box[3], box[2])))
    spot = (ends[0] + ends[1]) / 2 + room.draws.uniform(-0.6, 0.6)
    over = rift.middle + sway * math.sin(spot * 0.9 + phase)
    x, y = (spot, over) if rift.level else (over, spot)
    turn, length = (0 if rift.level else 1), breadth * 1.25 + 2 * BANK
    room.draw("bridge", x, y, turn, length=length)
    w, h = (SPAN, length) if rift.level else (length, SPAN)
    room.ground.take(x - w / 2, y - h / 2, w, h)
    room.keep(x, y, turn, SPAN, length + 2 * APPROACH)
    room.ground.settle()
    return x, y
