"""Rooms that only the undercity has."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser
from server.generators.tactical.dungeon.role_fits import BUILT, CORNERED, SQUARE, Fit
from server.generators.tactical.dungeon.worlds.chamber import Chamber
from server.generators.tactical.placed import Spot


def server_hall(room: DungeonDresser) -> None:
    """Furnish a hall of servers: racks in rows, racks along the walls, a terminal."""
    length = min(3.2, max(1.2, max(room.width, room.height) - 2.6))
    across = min(room.width, room.height)
    for row in np.arange(1.9, across - 1.3, 1.35).tolist():
        for share in (0.3, 0.7) if max(room.width, room.height) > 7 else (0.5,):
            along = share * max(room.width, room.height)
            spot: Spot = (along, row) if room.wide else (row, along)
            room.put("server_rack", *spot, room.turn, w=length / 2 if share != 0.5 else length)
    room.wall("server_rack", 3 + room.area // 14, jitter=0.0)
    room.wall("terminal", 1)
    room.wall("cable_coil", 1, corner=True)
    room.wall("canister", 2, corner=True)
    room.free("cable", 2 + room.area // 16, pad=0)


def control_room(room: DungeonDresser) -> None:
    """Furnish a control room: screens on the walls, consoles before them, a table of light."""
    room.wall("console", 2 + room.area // 22)
    room.wall("screen_wall", 2, w=2.0, jitter=0.0)
    room.either(lambda: room.put("star_table", *room.middle, room.turn, w=1.8, h=1.1), lambda: room.free("hologram", 1))
    room.wall("server_rack", 2, w=1.0)
    room.free("chair", 2)
    room.wall("locker_row", 1, w=1.2)
    room.free("cable", 2, pad=0)


def clinic(room: DungeonDresser) -> None:
    """Furnish an operating room: a table, monitors, cabinets, somebody who waits."""
    table = room.put("operating_table", *room.middle, room.turn + 1) or next(
        iter(room.free("operating_table", 1)), None
    )
    if table is not None:
        near = table.x, table.y
        room.free("monitor", 1, near=near, reach=1.6, pad=0.0)
        room.free("drip_stand", 1, near=near, reach=1.5, pad=0.0)
        room.free("stain", 2, near=near, reach=1.3)
    room.wall("gurney", 1 + room.area // 20)
    room.wall("medicine_cabinet", 2)
    room.wall("vat", 1, corner=True)
    room.wall("monitor", 1)
    room.wall("canister", 2, corner=True)
    room.free("cable", 1, pad=0)


def vat_lab(room: DungeonDresser) -> None:
    """Furnish a laboratory of vats: what grows there, in two rows, and who looks after it."""
    for share in (0.25, 0.5, 0.75):
        x, y = room.width * (share if room.wide else 0.5), room.height * (0.5 if room.wide else share)
        room.put("vat", x, y)
    room.wall("vat", 3 + room.area // 14)
    room.wall("console", 1)
    room.wall("medicine_cabinet", 1)
    room.wall("monitor", 2)
    room.free("stain", 1)
    room.free("cable", 2, pad=0)


def night_bar(room: DungeonDresser) -> None:
    """Furnish a bar: the counter below its sign, tables, machines that sell."""
    room.wall("bar_counter", 1, jitter=0.0, w=3.0 if max(room.width, room.height) > 5 else 2.2)
    room.wall("neon_sign", 2, w=1.6)
    room.wall("vending_machine", 1 + room.area // 30)
    room.either(
        lambda: room.free("table", 1 + room.area // 24, turn=room.turn, w=1.0, h=0.9),
        lambda: room.free("table", 1, w=0.8, h=0.7),
    )
    room.free("floor_lamp", 1)
    room.wall("armchair", 2)
    room.wall("drum", 1, corner=True)


def capsules(room: DungeonDresser) -> None:
    """Furnish a capsule hotel: bunk beside bunk, lockers, a machine."""
    room.wall("bunk", 8 if room.area > 26 else 5, sides="ns" if room.wide else "we", gap=0.06)
    room.wall("locker_row", 1, w=1.6)
    room.wall("vending_machine", 1)
    room.wall("duffel", 2)
    room.free("duffel", 1)


CHAMBERS: Final[Mapping[str, Chamber]] = {
    "server_hall": Chamber(Fit(BUILT, 18, side=4, wanted="big", name="Server hall"), server_hall, "observatory", 3),
    "control_room": Chamber(Fit(BUILT, 16, side=4, wanted="deep", name="Control room"), control_room, "study", 1),
    "clinic": Chamber(Fit(SQUARE | {"oct"}, 16, side=4, name="Operating room"), clinic, "laboratory", 3),
    "vat_lab": Chamber(Fit(BUILT, 16, side=4, wanted="deep", name="Vats"), vat_lab, "laboratory"),
    "night_bar": Chamber(Fit(SQUARE, 20, side=4, wanted="near", name="Bar"), night_bar, "dining", 1),
    "capsules": Chamber(Fit(CORNERED, 16, side=4, name="Capsules"), capsules, "barracks"),
}
