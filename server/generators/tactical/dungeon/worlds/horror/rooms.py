"""Rooms that only asylums and their like have."""

from collections.abc import Mapping
from typing import Final

from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser
from server.generators.tactical.dungeon.role_fits import BUILT, CORNERED, SQUARE, Fit
from server.generators.tactical.dungeon.worlds.chamber import Chamber


def ward(room: DungeonDresser) -> None:
    """Furnish a ward: beds with straps in rows, drips, a chair on its back."""
    room.wall("gurney", 7 if room.area > 26 else 5, sides="ns" if room.wide else "we", gap=0.18)
    room.wall("medicine_cabinet", 1, w=1.4)
    room.free("drip_stand", 3)
    room.free("gurney", 1)
    room.free("fallen_chair", 1)
    room.free("stain", 2)
    room.wall("bucket", 1)


def surgery(room: DungeonDresser) -> None:
    """Furnish a surgery: the table in its middle, cabinets, what was cut off."""
    room.either(
        lambda: room.put("operating_table", *room.middle, room.turn + 1), lambda: room.free("operating_table", 1)
    )
    room.light(*room.middle, 3.6)
    room.wall("medicine_cabinet", 3, w=1.4)
    room.wall("gurney", 1)
    room.free("stain", 4)
    room.free("bucket", 2)
    room.wall("bones", 1, corner=True)
    room.wall("stool", 1)


def bathhouse(room: DungeonDresser) -> None:
    """Furnish a bathhouse: tubs in rows, pipes on the wall."""
    room.wall("bathtub", 3 + room.area // 12, gap=0.15)
    room.free("bathtub", 1 + room.area // 30, turn=room.turn)
    room.wall("pipes", 2, w=1.8)
    room.wall("bucket", 2)
    room.free("stain", 3, color=(74, 88, 76), alpha=0.5)
    room.free("skeleton", 1)


def padded_cell(room: DungeonDresser) -> None:
    """Furnish a padded cell: cushions on the walls, a bed, and somebody, or what is left."""
    room.wall("gurney", 1, corner=True)
    room.wall("padding", 8 + room.area // 3, w=1.6, jitter=0.0)
    room.wall("shackles", 1)
    if room.draws.chance(0.5):
        room.free("skeleton", 1)
    else:
        room.free("straw", 1)
    room.free("stain", 2)
    room.free("bucket", 1)


def morgue(room: DungeonDresser) -> None:
    """Furnish a morgue: the dead on their beds, those in coffins, cabinets."""
    for bed in room.wall("gurney", 3 + room.area // 10, gap=0.12):
        if room.draws.chance(0.6):
            room.draw("skeleton", bed.x, bed.y, bed.turn, scale=0.8)
    room.wall("coffin", 2, jitter=0)
    room.wall("medicine_cabinet", 1, w=1.2)
    room.free("bucket", 1)
    room.free("stain", 2)
    room.free("bones", 1)


CHAMBERS: Final[Mapping[str, Chamber]] = {
    "ward": Chamber(Fit(SQUARE, 20, side=4, wanted="big", name="Ward"), ward, "prison"),
    "surgery": Chamber(Fit(SQUARE, 14, 48, side=4, wanted="deep", name="Surgery"), surgery, "laboratory", 1),
    "bathhouse": Chamber(Fit(CORNERED, 16, side=4, name="Baths"), bathhouse, "torture", 1),
    "padded_cell": Chamber(Fit(SQUARE, 9, 36, wanted="deep", name="Padded cell"), padded_cell, "torture", 3),
    "morgue": Chamber(Fit(BUILT - {"round"}, 14, 48, wanted="deep", name="Morgue"), morgue, "embalming", 2),
}
