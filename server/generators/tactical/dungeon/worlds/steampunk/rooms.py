"""Rooms that only the age of steam has."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser
from server.generators.tactical.dungeon.role_fits import BUILT, CORNERED, SQUARE, Fit
from server.generators.tactical.dungeon.worlds.chamber import Chamber


def boiler_room(room: DungeonDresser) -> None:
    """Furnish a boiler room: boilers in a row, coal before them, pipes on the walls."""
    for boiler in room.wall("boiler", 1 + room.area // 16, jitter=0.0, gap=0.2, clear=0.6):
        room.light(boiler.x, boiler.y, 3.4)
        room.free("coal", 1, near=(boiler.x, boiler.y), reach=2.2, pad=0)
    room.wall("pipes", 2 + room.area // 16, w=2.0, jitter=0.0)
    room.wall("gauge_panel", 1, w=1.2)
    room.wall("coal", 1, corner=True)
    room.wall("barrel", 2, corner=True)
    room.wall("bucket", 1)
    room.free("stain", 2, color=(30, 26, 26), alpha=0.4)


def engine_hall(room: DungeonDresser) -> None:
    """Furnish an engine hall: the engine in its middle, wheels, pipes, a board of gauges."""
    room.either(
        lambda: room.put("steam_engine", *room.middle, room.turn), lambda: room.free("steam_engine", 1, pad=0.1)
    )
    if room.area > 32:
        room.free("steam_engine", 1, turn=room.turn, pad=0.15)
    room.wall("gears", 2 + room.area // 20)
    room.wall("pipes", 2, w=2.4, jitter=0.0)
    room.wall("gauge_panel", 1, w=1.6)
    room.wall("canister", 2, corner=True)
    room.free("stain", 2, color=(30, 26, 26), alpha=0.45)


def gauge_room(room: DungeonDresser) -> None:
    """Furnish the room from which the works are run: gauges on every wall, a desk."""
    room.wall("gauge_panel", 4 + room.area // 12, w=1.5, jitter=0.0)
    room.wall("pipes", 1, w=1.6)
    for desk in room.free("desk", 1, turn=room.turn):
        room.light(desk.x, desk.y, 3.0)
    room.wall("lectern", 1)
    room.free("chair", 1)
    room.wall("canister", 1, corner=True)


def automata_hall(room: DungeonDresser) -> None:
    """Furnish a hall of automata: in ranks, with the benches on which they are made."""
    for x in np.arange(1.4, room.width - 1.0, 1.7).tolist():
        for y in np.arange(1.6, room.height - 1.0, 1.9).tolist():
            if room.draws.chance(0.55):
                room.put("automaton", x, y, room.draws.choice((0, 2)))
    room.wall("automaton", 3)
    room.wall("lathe", 1)
    room.wall("gears", 2, corner=True)
    room.wall("gauge_panel", 1, w=1.2)
    room.wall("crate", 1, corner=True)


def coil_room(room: DungeonDresser) -> None:
    """Furnish a room of coils: sparks in its middle, coils around, cables to a board of gauges."""
    room.either(lambda: room.put("tesla_coil", *room.middle), lambda: room.free("tesla_coil", 1))
    for coil in room.wall("tesla_coil", 2 + room.area // 18, corner=True):
        room.light(coil.x, coil.y, 2.6)
    room.light(*room.middle, 3.4)
    room.wall("gauge_panel", 2, w=1.4)
    room.wall("canister", 3)
    room.free("cable", 3 + room.area // 12, pad=0)
    room.wall("lectern", 1)


def salon(room: DungeonDresser) -> None:
    """Furnish a salon: armchairs on a carpet, a piano, a globe, drinks."""
    x, y = room.carpet(max(2.2, max(room.width, room.height) * 0.5), 2.0, room.turn, color=(126, 44, 52))
    room.put("table", x, y, room.turn, w=0.9, h=0.7, seats=False)
    for dx, turn in ((-1.15, 3), (1.15, 1)):
        spot = (x + dx, y) if room.wide else (x, y + dx)
        room.put("armchair", *spot, turn if room.wide else turn + 1)
    room.wall("piano", 1)
    room.wall("hearth", 1, clear=0.4)
    room.wall("shelf", 2, w=1.4)
    room.wall("armchair", 3)
    room.wall("globe", 1, corner=True)
    room.wall("bar_counter", 1, w=1.8)


def coal_cellar(room: DungeonDresser) -> None:
    """Furnish a coal cellar: heaps of it, barrows, sacks."""
    room.wall("coal", 4 + room.area // 8, jitter=0.1)
    room.free("coal", 2 + room.area // 16)
    room.wall("sack", 3)
    room.wall("minecart", 1, corner=True)
    room.wall("bucket", 1)


CHAMBERS: Final[Mapping[str, Chamber]] = {
    "boiler_room": Chamber(
        Fit(SQUARE, 20, side=4, longest=5, wanted="big", name="Boiler room"), boiler_room, "workshop", 3
    ),
    "engine_hall": Chamber(
        Fit(SQUARE | {"round"}, 20, side=4, wanted="big", name="Engine hall"), engine_hall, "workshop"
    ),
    "gauge_room": Chamber(Fit(BUILT, 12, 42, wanted="deep", name="Gauge room"), gauge_room, "map_room", 1),
    "automata_hall": Chamber(Fit(BUILT, 20, side=4, name="Hall of automata"), automata_hall, "armoury"),
    "coil_room": Chamber(Fit(BUILT, 16, side=4, wanted="deep", name="Coil room"), coil_room, "laboratory"),
    "salon": Chamber(Fit(SQUARE, 20, side=4, floor="boards", name="Salon"), salon, "quarters"),
    "coal_cellar": Chamber(Fit(CORNERED | {"cave"}, 9, 48, name="Coal cellar"), coal_cellar, "cellar"),
}
