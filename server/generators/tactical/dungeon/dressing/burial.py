"""Rooms of the dead."""

import numpy as np

from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser
from server.generators.tactical.plan import SIDES


def crypt(room: DungeonDresser) -> None:
    """Furnish a crypt: coffins in rows."""
    count = 0
    if room.draws.chance(0.6):
        for y in np.arange(1.3, room.height - 0.9, 2.3).tolist():
            for x in np.arange(0.95, room.width - 0.6, 1.55).tolist():
                count += room.put("sarcophagus", x, y, room.draws.choice((0, 2))) is not None
    if count < 3:
        room.wall("sarcophagus", 4 - count, jitter=0, gap=0.2)
    room.wall("urn", 5)
    room.wall("candle", 2)
    room.wall("statue", 1, corner=True)
    room.wall("bones", 1)
    room.lamps(1)


def tomb(room: DungeonDresser) -> None:
    """Furnish the chamber of the one the place was built for: a coffin on a dais among guardians."""
    x, y = room.middle
    turn = SIDES.index(room.seat(1.0, 1.0).side)
    if room.room.shape == "rect":
        across, down = (3.2, 2.2) if turn % 2 else (2.2, 3.2)
        with room.pen.on("flat"):
            for inset in (0.0, 0.25):
                left, top = room.room.x + x - across / 2 + inset, room.room.y + y - down / 2 + inset
                room.pen.box(left, top, across - 2 * inset, down - 2 * inset, (186, 179, 166))
                room.pen.bevel_box(left, top, across - 2 * inset, down - 2 * inset, 0.35)
    else:
        room.draw("circle", x, y, r=min(room.width, room.height) * 0.3, color=(96, 88, 70))
    room.put("sarcophagus", x, y, turn)
    corners = [(x + dx * 1.75, y + dy * 1.75) for dx in (-1, 1) for dy in (-1, 1)]
    for spot in corners:
        room.put("pillar", *spot, r=0.3)
    room.wall("statue", 4, corner=True)
    room.lamps(1)
    room.wall("chest", 2)
    room.wall("urn", 4)
    room.free("coins", 1, r=0.3)
    room.wall("candle", 3)


def ossuary(room: DungeonDresser) -> None:
    """Furnish a bone house: skulls along the walls."""
    room.wall("skull_pile", 4 + room.area // 5)
    room.wall("candle", 3)
    room.free("bones", 3, pad=0)
    room.wall("urn", 2)
    room.wall("lectern", 1)
    room.free("skull_pile", 1)


def urns(room: DungeonDresser) -> None:
    """Furnish a chamber of urns."""
    room.wall("urn", 8 + room.area // 3, jitter=0.02)
    room.put("statue", *room.middle)
    room.wall("statue", 1, corner=True)
    room.wall("candle", 2)
    room.free("urn", 2)
    room.wall("chest", 1)


def embalming(room: DungeonDresser) -> None:
    """Furnish the room where the dead are made ready: a slab, jars, salt."""
    room.either(
        lambda: room.put("table", *room.middle, room.turn, w=2.0, h=0.9, seats=False, food=False),
        lambda: room.free("table", 1, w=1.8, h=0.9, seats=False, food=False),
    )
    for table in [thing for thing in room.placed if thing.name == "table"]:
        room.draw("skeleton", table.x, table.y, table.turn + 1)
    room.wall("goods", 3)
    room.wall("urn", 4)
    room.wall("sarcophagus", 1, jitter=0)
    room.wall("sack", 2)
    room.free("bucket", 2)
    room.free("stain", 2)
    room.wall("shelf", 1, w=1.2)
