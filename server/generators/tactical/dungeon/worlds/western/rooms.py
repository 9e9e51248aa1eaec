"""Rooms that only the frontier has."""

from collections.abc import Mapping
from typing import Final

from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser
from server.generators.tactical.dungeon.role_fits import BUILT, CORNERED, SQUARE, Fit
from server.generators.tactical.dungeon.worlds.chamber import Chamber


def bar(room: DungeonDresser) -> None:
    """Furnish a saloon's bar: the counter, a piano, card tables, barrels."""
    room.wall("bar_counter", 1, jitter=0.0, w=3.4 if max(room.width, room.height) > 6 else 2.4)
    room.wall("piano", 1)
    room.free("card_table", 1 + room.area // 26, pad=0.05)
    room.either(
        lambda: room.free("table", 1, turn=room.turn, w=1.2, h=0.9), lambda: room.free("table", 1, w=0.9, h=0.8)
    )
    room.wall("spittoon", 2)
    room.wall("barrel", 2, corner=True)
    room.wall("goods", 1, w=1.2)
    room.wall("chair", 2)


def gaming_room(room: DungeonDresser) -> None:
    """Furnish a gaming room: roulette, cards, the house's safe."""
    room.either(
        lambda: room.put("roulette_table", *room.middle, room.turn), lambda: room.free("roulette_table", 1, pad=0.1)
    )
    room.free("card_table", 1 + room.area // 30, pad=0.05)
    room.wall("safe", 1)
    room.wall("bar_counter", 1, w=2.0)
    room.wall("spittoon", 2)
    room.wall("armchair", 2)
    room.wall("stool", 2)


def stable(room: DungeonDresser) -> None:
    """Furnish a stable: hay, a trough, tack, a cart."""
    room.wall("trough", 1 + room.area // 40)
    if room.area > 26:
        room.free("wagon", 1, pad=0.1)
    room.wall("hay_bale", 2 + room.area // 12)
    room.wall("saddle", 2, corner=True)
    room.free("hay_bale", 2)
    room.wall("barrel", 1, corner=True)
    room.wall("bucket", 2)
    room.wall("rope_coil", 1)


def undertaker(room: DungeonDresser) -> None:
    """Furnish an undertaker's: coffins along the walls, one on the bench, tools."""
    room.either(lambda: room.put("coffin", *room.middle, room.turn + 1), lambda: room.free("coffin", 1))
    room.wall("coffin", 2 + room.area // 12, jitter=0, gap=0.1)
    room.wall("workbench", 1)
    room.wall("crate", 1, corner=True)
    room.wall("oil_lamp", 2)
    room.free("beam", 1, length=1.5)
    room.wall("bucket", 1)


def powder_store(room: DungeonDresser) -> None:
    """Furnish a powder store: dynamite in crates, powder kegs, fuse."""
    for first in room.free("powder_crate", 1 + room.area // 20, turn=0, pad=0.25):
        room.put("powder_crate", first.x + 0.8, first.y + 0.02)
        room.put("crate", first.x + 0.03, first.y + 0.8)
    room.wall("powder_crate", 3)
    room.wall("barrel", 4, corner=True)
    room.wall("rope_coil", 2)
    room.wall("crate", 2, corner=True)
    room.free("barrel", 1, r=0.3)


def assay_office(room: DungeonDresser) -> None:
    """Furnish an assay office: desk, scales and acids, ore samples, a safe."""
    desk = room.wall("desk", 1) or room.free("desk", 1)
    for each in desk:
        room.light(each.x, each.y, 3.0)
    room.wall("safe", 1)
    room.wall("goods", 2, w=1.4)
    room.wall("ore", 2, corner=True)
    room.wall("shelf", 1, w=1.2)
    room.wall("crate", 2, corner=True)
    room.wall("stool", 1)
    room.free("scroll", 1)


CHAMBERS: Final[Mapping[str, Chamber]] = {
    "bar": Chamber(Fit(SQUARE, 24, side=4, longest=5, wanted="big", name="Bar"), bar, "dining", 1),
    "gaming_room": Chamber(Fit(SQUARE, 20, side=4, name="Gaming room"), gaming_room, "dining"),
    "stable": Chamber(
        Fit(CORNERED | {"cave"}, 16, side=4, wanted="near", floor="earth", name="Stable"), stable, "store"
    ),
    "undertaker": Chamber(Fit(SQUARE, 16, 42, side=4, wanted="deep", name="Undertaker"), undertaker, "crypt", 1),
    "powder_store": Chamber(Fit(BUILT, 12, 42, wanted="deep", name="Powder store"), powder_store, "store"),
    "assay_office": Chamber(Fit(CORNERED, 12, 42, wanted="near", name="Assay office"), assay_office, "workshop", 1),
}
