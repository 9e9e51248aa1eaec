"""Rooms that hold somebody or something: cells, interrogation, treasure."""

import math
from collections.abc import Callable

from server.drawing.pigments import STONE, dim
from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser
from server.generators.tactical.placed import Spot
from server.generators.tactical.plan import SIDES, Direction

Frame = Callable[[float, float], Spot]
"""From cells along a wall and away from it to cells of the room."""

CELL_DEPTH = 1.75
GATE = 0.75


def prison(room: DungeonDresser) -> None:
    """Furnish a prison: a row of barred cells with gates along a wall without doors, and a gaoler's corner."""
    doors = room.ground.door_sides(room.room)
    sides: tuple[Direction, ...] = ("n", "s", "e", "w")
    side = min(sides, key=lambda each: (doors.count(each), (each in {"n", "s"}) != room.wide))
    if doors.count(side) == 0 and room.depth_from(side) >= 4:
        _cells(room, side)
    else:
        room.wall("cage", 3, gap=0.2)
        room.wall("straw", 2)
    room.wall("rack", 1, w=1.1)
    room.either(lambda: room.free("table", 1, turn=room.turn, w=1.0, h=0.8), lambda: room.wall("stool", 1))
    room.wall("barrel", 2, corner=True)
    room.wall("chest", 1)
    room.free("stain", 1)
    room.free("bucket", 1)


def _cells(room: DungeonDresser, side: Direction) -> None:
    turn = SIDES.index(side)
    w, h = float(room.width), float(room.height)
    corner = {"n": (0.0, 0.0), "e": (w, 0.0), "s": (w, h), "w": (0.0, h)}[side]
    length = room.span_of(side)
    count = max(2, length // 2)
    wide = length / count

    def at(along: float, deep: float) -> Spot:
        cosine, sine = round(math.cos(turn * math.pi / 2)), round(math.sin(turn * math.pi / 2))
        return corner[0] + along * cosine - deep * sine, corner[1] + along * sine + deep * cosine

    for index in range(count):
        start = index * wide
        gate = start + room.draws.uniform(0.25, 0.5) * (wide - GATE)
        _barred(room, at, turn, start + 0.06, gate)
        if gate + GATE + 0.2 < start + wide:
            _barred(room, at, turn, gate + GATE, start + wide - 0.06)
        state = "locked" if room.draws.chance(0.6) else "open"
        room.hang(at(gate, CELL_DEPTH), at(gate + GATE, CELL_DEPTH), state)
        if index:
            _partition(room, at, start)
        room.draw("straw", *at(start + 0.38 * wide, 0.62), turn, scale=0.9)
        guest = room.draws.choice(("bucket", "bones", "shackles", "bucket", "shackles"))
        back = 0.1 if guest == "shackles" else 0.42
        room.draw(guest, *at(start + 0.78 * wide, back), turn, scale=0.85)
    box = {"n": (0, 0, w, 2), "s": (0, h - 2, w, 2), "w": (0, 0, 2, h), "e": (w - 2, 0, 2, h)}[side]
    room.ground.take(*(float(value) for value in box))
    room.ground.settle()


def _barred(room: DungeonDresser, at: Frame, turn: int, start: float, end: float) -> None:
    if end - start < 0.12:
        return
    room.draw("bars", *at(0.0, CELL_DEPTH), turn, x0=start, x1=end, y=0.0)
    room.bar(at(start, CELL_DEPTH), at(end, CELL_DEPTH))


def _partition(room: DungeonDresser, at: Frame, along: float) -> None:
    outline = [
        at(along - 0.1, 0),
        at(along + 0.1, 0),
        at(along + 0.1, CELL_DEPTH + 0.1),
        at(along - 0.1, CELL_DEPTH + 0.1),
    ]
    corners = [(room.room.x + x, room.room.y + y) for x, y in outline]
    room.pen.poly(corners, dim(STONE, 0.82), height=0.45)
    room.pen.bevel(corners, alpha=0.3)
    room.block(outline)


def torture(room: DungeonDresser) -> None:
    """Furnish an interrogation room: a table with straps, cages, shackles, a fire."""
    if room.put("table", *room.middle, room.turn, w=2.0, h=0.85, seats=False, food=False):
        room.draw("shackles", *room.middle, room.turn)
    room.wall("brazier", 1, corner=True)
    room.wall("cage", 2, corner=True)
    room.wall("rack", 2, w=1.2)
    room.wall("barrel", 1, corner=True)
    room.wall("stool", 1)
    room.wall("chest", 1)
    room.free("stain", 3)
    room.free("bucket", 1)
    room.wall("bones", 1)
    room.free("chair", 1)


def treasury(room: DungeonDresser) -> None:
    """Furnish a vault: one hoard of coins and chests, and what was too good to melt along the walls."""
    for hoard in room.free("coins", 1, r=0.5, pad=0.2):
        near = hoard.x, hoard.y
        room.free("coins", 1 + room.area // 18, near=near, reach=1.4, pad=0, r=0.5)
        room.free("chest", 1, near=near, reach=1.6, pad=0)
        room.free("coins", 2, near=near, reach=1.7, pad=0, r=0.24)
    room.wall("chest", 4)
    room.wall("urn", 3)
    room.wall("statue", 1, corner=True)
    room.wall("armour", 1)
    room.wall("goods", 1, w=1.2)
    room.lamps(1)
    if room.place.kin == "mine":
        room.wall("ore", 3)
        room.wall("crystals", 2)
    elif room.place.kin == "wizard":
        room.wall("globe", 2)
        room.wall("shelf", 1, w=1.0)
    else:
        room.wall("crate", 1, corner=True)
