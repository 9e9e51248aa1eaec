"""Rooms that only old families have."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from server.drawing.pigments import PURPLE, RED
from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser
from server.generators.tactical.dungeon.role_fits import BUILT, SQUARE, Fit
from server.generators.tactical.dungeon.worlds.chamber import Chamber


def music_room(room: DungeonDresser) -> None:
    """Furnish a music room: an organ, a piano, chairs for who listens."""
    for organ in room.wall("organ", 1, jitter=0.0) or room.wall("piano", 1):
        room.light(organ.x, organ.y, 3.0)
    room.carpet(2.6, 1.8, room.turn, color=room.draws.choice((RED, PURPLE)))
    room.free("armchair", 3 + room.area // 14, turn=room.draws.integers(0, 4))
    room.wall("candelabrum", 3, corner=True)
    room.wall("mirror", 1)
    room.wall("statue", 1, corner=True)
    room.free("scroll", 2)


def mausoleum(room: DungeonDresser) -> None:
    """Furnish a mausoleum: coffins in rows, candles, an angel."""
    for y in np.arange(1.5, room.height - 1.1, 2.35).tolist():
        for x in np.arange(1.1, room.width - 0.7, 1.5).tolist():
            if room.draws.chance(0.75):
                room.put("coffin", x, y, room.draws.choice((0, 2)))
    room.wall("coffin", 3, jitter=0, gap=0.15)
    room.wall("candelabrum", 2, corner=True)
    room.wall("statue", 1, corner=True)
    room.wall("urn", 2)


def mirror_hall(room: DungeonDresser) -> None:
    """Furnish a hall of mirrors: along every wall, candles between them."""
    room.wall("mirror", 5 + room.area // 6, w=1.0, gap=0.12, jitter=0.0)
    room.wall("candelabrum", 3, corner=True)
    room.either(lambda: room.put("armchair", *room.middle, room.turn), lambda: room.free("armchair", 1))
    room.free("shards", 1)


def parlour(room: DungeonDresser) -> None:
    """Furnish a parlour: a fire, armchairs on a carpet, a piano, the family on the wall."""
    room.wall("hearth", 1, clear=0.5)
    x, y = room.carpet(2.4, 1.7, room.turn, color=room.draws.choice((RED, PURPLE)))
    room.put("table", x, y, room.turn, w=0.9, h=0.7, seats=False)
    for dx, turn in ((-1.15, 3), (1.15, 1)):
        spot = (x + dx, y) if room.wide else (x, y + dx)
        room.put("armchair", *spot, turn if room.wide else turn + 1)
    room.wall("piano", 1)
    room.wall("armchair", 2)
    room.wall("shelf", 1, w=1.4)
    room.wall("candelabrum", 2, corner=True)
    room.wall("mirror", 1)


CHAMBERS: Final[Mapping[str, Chamber]] = {
    "music_room": Chamber(
        Fit(SQUARE | {"oct", "apse"}, 20, side=4, floor="boards", name="Music room"), music_room, "gallery", 1
    ),
    "mausoleum": Chamber(Fit(SQUARE, 20, side=4, wanted="deep", name="Mausoleum"), mausoleum, "tomb"),
    "mirror_hall": Chamber(Fit(BUILT, 12, floor="checker", name="Hall of mirrors"), mirror_hall, "gallery", 1),
    "parlour": Chamber(Fit(SQUARE, 20, side=4, floor="boards", name="Parlour"), parlour, "quarters"),
}
