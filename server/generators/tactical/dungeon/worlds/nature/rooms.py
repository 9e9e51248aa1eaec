"""Rooms that only the wood has."""

from collections.abc import Mapping
from typing import Final

from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser
from server.generators.tactical.dungeon.role_fits import BUILT, Fit
from server.generators.tactical.dungeon.worlds.chamber import Chamber

GROWN = BUILT | {"cave"}


def grove(room: DungeonDresser) -> None:
    """Furnish a grove below ground: a tree in its middle, others about, standing stones, flowers."""
    room.either(lambda: room.put("tree", *room.middle), lambda: room.free("tree", 1))
    room.light(*room.middle, 4.2)
    room.free("tree", room.area // 22)
    room.wall("standing_stone", 2 + room.area // 18)
    room.free("flowers", 2 + room.area // 14)
    room.free("fern", 2 + room.area // 14)
    room.free("log_seat", 1, w=1.4)


def root_hollow(room: DungeonDresser) -> None:
    """Furnish a hollow between roots: stumps, ferns, mushrooms, somebody's bed of leaves."""
    room.free("roots", 3 + room.area // 8, pad=0, length=1.8)
    room.free("stump", 1 + room.area // 24)
    room.free("mushrooms", 2 + room.area // 20)
    room.wall("fern", 2 + room.area // 14)
    room.free("nest", 1)
    room.free("flowers", 1)
    room.free("rock", 3, pad=0, r=0.16)


def moot(room: DungeonDresser) -> None:
    """Furnish the ring of a moot: logs and stumps around a fire, standing stones behind."""
    room.either(lambda: room.put("campfire", *room.middle), lambda: room.free("campfire", 1))
    x, y = room.middle
    for turn, (dx, dy) in enumerate(((0, -1.4), (1.4, 0), (0, 1.4), (-1.4, 0))):
        room.put("log_seat", x + dx, y + dy, turn, w=1.4)
    room.ring("standing_stone", room.open_span / 2 - 0.8, 8, 0.4)
    room.wall("standing_stone", 2)
    room.free("fern", 2)
    room.free("flowers", 1)


def nests(room: DungeonDresser) -> None:
    """Furnish a room of nests: they lie in every corner, bones and feathers between them."""
    room.wall("nest", 3 + room.area // 10)
    room.free("nest", 1 + room.area // 20)
    room.free("bones", 2, pad=0)
    room.free("fern", 2)
    room.free("rock", 4, pad=0, r=0.15)
    room.free("coins", 1, r=0.16)


CHAMBERS: Final[Mapping[str, Chamber]] = {
    "grove": Chamber(Fit(GROWN, 18, side=4, wanted="big", floor="earth", name="Grove"), grove, "grotto", 3),
    "root_hollow": Chamber(Fit(GROWN, 9, 64, floor="earth", name="Root hollow"), root_hollow, "fungus", 4),
    "moot": Chamber(Fit(GROWN, 18, side=5, wanted="big", floor="earth", name="Moot ring"), moot, "fungus", 1),
    "nests": Chamber(Fit(GROWN, 12, 64, wanted="deep", floor="earth", name="Nests"), nests, "lair", 3),
}
