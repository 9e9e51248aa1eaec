"""Rooms that only ships and stations have."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser
from server.generators.tactical.dungeon.role_fits import BUILT, CORNERED, ROUND, SQUARE, Fit
from server.generators.tactical.dungeon.worlds.chamber import Chamber
from server.generators.tactical.placed import Spot
from server.generators.tactical.plan import SIDES


def bridge(room: DungeonDresser) -> None:
    """Furnish a bridge: the captain's seat, pilots before screens, consoles along the walls."""
    seat = room.seat(2.2, 2.6)
    turn = SIDES.index(seat.side)
    room.put("console", *room.before(seat, 0.45), turn)
    for hand in (-0.68, 0.68):
        room.put("helm", *room.before(seat, 1.65, hand), turn + 2)
    if room.put("helm", *room.before(seat, 3.3), turn + 2):
        room.light(*room.before(seat, 3.3), 3.6)
    room.runner(*room.before(seat, 4.0), turn, 1.0, max(1.0, room.depth_from(seat.side) - 4.6))
    room.wall("screen_wall", 2, w=2.0, jitter=0.0)
    room.wall("console", 2 + room.area // 24)
    room.wall("server_rack", 2, w=1.0)
    room.free("workstation", room.area // 22, turn=turn, pad=0.15)
    room.wall("terminal", 1)


def reactor_room(room: DungeonDresser) -> None:
    """Furnish the room of a reactor: its core of light, pipes, consoles that watch it."""
    core = room.put("reactor", *room.middle) or next(iter(room.free("reactor", 1, turn=0, pad=0.0)), None)
    if core is not None:
        room.light(core.x, core.y, 5.5)
    room.wall("pipes", 2 + room.area // 18, w=1.8, jitter=0.0)
    room.wall("console", 1)
    room.wall("canister", 3, corner=True)
    room.wall("monitor", 1)
    room.wall("drum", 2, corner=True)
    room.free("cable", 2, pad=0)


def cryo_bay(room: DungeonDresser) -> None:
    """Furnish a cryo bay: sleepers in rows, monitors between them."""
    if min(room.width, room.height) >= 6:
        for along in np.arange(1.4, max(room.width, room.height) - 1.0, 1.25).tolist():
            spot: Spot = (along, room.height / 2) if room.wide else (room.width / 2, along)
            room.put("cryo_pod", *spot, 0 if room.wide else 1)
    room.wall("cryo_pod", 4 + room.area // 7, jitter=0.0, gap=0.08)
    room.wall("console", 1)
    room.wall("monitor", 2)
    room.wall("canister", 2, corner=True)
    room.free("cable", 1, pad=0)


def hangar(room: DungeonDresser) -> None:
    """Furnish a hangar: a craft, what it was loaded with, tools and fuel."""
    room.either(
        lambda: room.put("shuttle", *room.middle, room.turn * 3), lambda: room.free("shuttle", 1, pad=0.0),
        lambda: room.wall("minecart", 1),
    )  # fmt: skip
    for first in room.free("container", 1 + room.area // 24, turn=0, pad=0.1):
        room.put("container", first.x + 0.8, first.y + 0.02)
        room.put("container", first.x + 0.03, first.y + 0.8, size=0.6)
    room.wall("drum", 3, corner=True)
    room.wall("container", 3, corner=True)
    room.wall("weapon_locker", 1)
    room.wall("suit", 2)
    room.wall("cable_coil", 1)


def med_bay(room: DungeonDresser) -> None:
    """Furnish a med bay: a table under its lamp, beds, cabinets, somebody in a pod."""
    room.either(
        lambda: room.put("operating_table", *room.middle, room.turn + 1), lambda: room.free("operating_table", 1)
    )
    room.wall("bunk", 2 + room.area // 16, gap=0.1)
    room.wall("medicine_cabinet", 2, w=1.4)
    room.wall("cryo_pod", 1)
    room.wall("monitor", 2)
    room.free("drip_stand", 2)


def hydroponics(room: DungeonDresser) -> None:
    """Furnish a garden under lamps: trays in rows, ferns that got away."""
    length = min(3.0, max(room.width, room.height) - 2.6)
    for row in np.arange(1.7, min(room.width, room.height) - 1.1, 1.45).tolist():
        spot: Spot = (room.width / 2, row) if room.wide else (row, room.height / 2)
        if room.put("planter", *spot, room.turn, w=length):
            room.light(*spot, 2.4)
    room.wall("planter", 2 + room.area // 20, w=1.6)
    room.wall("fern", 2, corner=True)
    room.wall("pipes", 1, w=1.6)
    room.wall("canister", 2)
    room.free("fern", 2)


def chart_room(room: DungeonDresser) -> None:
    """Furnish a chart room: the stars over a table, globes of light around it."""
    room.either(
        lambda: room.put("star_table", *room.middle, room.turn, w=2.2, h=1.5),
        lambda: room.free("star_table", 1, w=1.4, h=1.0),
    )
    room.light(*room.middle, 4.0)
    room.wall("hologram", 3)
    room.wall("screen_wall", 2, w=1.6)
    room.wall("server_rack", 1, w=1.0)
    room.free("chair", 2)
    room.wall("terminal", 1)


def crystal_hall(room: DungeonDresser) -> None:
    """Furnish a hall of crystals: a great one in its middle, others in a ring and along the walls."""
    room.put("crystals", *room.middle)
    room.light(*room.middle, 4.6)
    room.ring("crystals", room.open_span * 0.3, 6)
    for lode in room.wall("crystals", 3 + room.area // 12):
        room.light(lode.x, lode.y, 2.0)
    room.wall("hologram", 2, corner=True)
    room.free("rock", 3, pad=0, r=0.16)


CHAMBERS: Final[Mapping[str, Chamber]] = {
    "bridge": Chamber(Fit(BUILT - {"ell"}, 24, side=5, wanted="big", name="Bridge"), bridge, "study", 1),
    "reactor_room": Chamber(
        Fit(ROUND | SQUARE, 20, side=5, wanted="deep", name="Reactor"), reactor_room, "observatory", 1
    ),
    "cryo_bay": Chamber(Fit(SQUARE | {"oct"}, 18, side=4, wanted="deep", name="Cryo bay"), cryo_bay, "tomb"),
    "hangar": Chamber(Fit(SQUARE | {"oct"}, 30, side=5, longest=6, wanted="big", name="Hangar"), hangar, "store", 1),
    "med_bay": Chamber(Fit(SQUARE | {"oct"}, 16, side=4, name="Med bay"), med_bay, "laboratory", 1),
    "hydroponics": Chamber(Fit(CORNERED | {"oct"}, 16, side=4, name="Hydroponics"), hydroponics, "laboratory"),
    "chart_room": Chamber(Fit(BUILT, 16, side=4, wanted="deep", name="Chart room"), chart_room, "map_room", 1),
    "crystal_hall": Chamber(Fit(BUILT | {"cave"}, 16, side=4, name="Hall of crystals"), crystal_hall, "gallery", 3),
}
