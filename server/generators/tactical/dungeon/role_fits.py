"""Which room suits which use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from server.generators.tactical.dungeon.rift_places import rift_places
from server.generators.tactical.paved import Floor
from server.generators.tactical.plan import Link, Room

Wanted = Literal["any", "deep", "near", "big", "leaf"]

ROUND: Final = frozenset({"round", "oct", "cross"})
BUILT: Final = frozenset({"rect", "ell", "apse", "cross", "round", "oct"})
SQUARE: Final = frozenset({"rect"})
CORNERED: Final = frozenset({"rect", "ell"})


@dataclass(frozen=True, slots=True)
class Fit:
    """The rooms a role suits: shapes, cells, shortest side and number of doors; which of them is `wanted` most.

    `parted` rooms have a chasm or a stream from wall to wall, clear of every door.
    """

    shapes: frozenset[str] = SQUARE
    least: int = 12
    most: int = 999
    side: int = 3
    longest: int = 3
    doors: int = 99
    wanted: Wanted = "any"
    parted: bool = False
    floor: Floor | None = None
    name: str = ""

    def suits(self, room: Room, links: Sequence[Link]) -> bool:
        """Whether a room with these passages can be used so."""
        return (
            room.shape in self.shapes
            and self.least <= room.area <= self.most
            and min(room.width, room.height) >= self.side
            and max(room.width, room.height) >= self.longest
            and len(links) <= self.doors
            and (not self.parted or bool(rift_places(room, links)))
        )


FITS: Final[Mapping[str, Fit]] = {
    "treasury": Fit(
        frozenset({"rect", "round", "oct"}), 9, 42, doors=1, wanted="leaf", floor="checker", name="Treasury"
    ),
    "throne": Fit(SQUARE, 30, side=5, wanted="big", floor="checker", name="Throne room"),
    "guard": Fit(SQUARE, 12, 42, wanted="near", name="Guard room"),
    "barracks": Fit(SQUARE, 20, 60, side=4, floor="boards", name="Barracks"),
    "quarters": Fit(SQUARE, 12, 42, wanted="deep", floor="boards", name="Private chamber"),
    "kitchen": Fit(CORNERED, 16, 50, floor="bricks", name="Kitchen"),
    "dining": Fit(SQUARE, 24, side=4, longest=6, wanted="big", floor="boards", name="Dining hall"),
    "cellar": Fit(CORNERED, 9, 42, floor="cobbles", name="Cellar"),
    "camp": Fit(BUILT | {"cave"}, 15, 64, wanted="deep", name="Camp"),
    "shrine": Fit(frozenset({"rect", "apse"}), 24, side=4, longest=5, wanted="big", floor="checker", name="Shrine"),
    "vestry": Fit(SQUARE, 9, 35, floor="boards", name="Vestry"),
    "ritual": Fit(ROUND | SQUARE, 20, side=5, wanted="deep", floor="checker", name="Ritual chamber"),
    "idol": Fit(BUILT - {"ell"}, 20, side=4, wanted="deep", name="Idol"),
    "crypt": Fit(SQUARE, 20, side=4, wanted="deep", name="Crypt"),
    "tomb": Fit(frozenset({"rect", "round", "oct"}), 20, side=5, wanted="big", floor="checker", name="Tomb"),
    "ossuary": Fit(BUILT, 12, 42, wanted="deep", name="Ossuary"),
    "urns": Fit(BUILT, 9, 42, name="Urn chamber"),
    "embalming": Fit(CORNERED, 12, 42, name="Embalming room"),
    "library": Fit(BUILT - {"round"}, 20, floor="boards", name="Library"),
    "study": Fit(BUILT, 12, 49, floor="boards", name="Study"),
    "laboratory": Fit(BUILT, 16, name="Laboratory"),
    "observatory": Fit(
        frozenset({"round", "oct", "cross"}), 16, side=5, wanted="big", floor="rings", name="Observatory"
    ),
    "menagerie": Fit(BUILT, 18, name="Menagerie"),
    "map_room": Fit(SQUARE, 16, 48, name="Map room"),
    "gallery": Fit(BUILT, 12, name="Gallery"),
    "workshop": Fit(CORNERED, 16, 48, floor="bricks", name="Workshop"),
    "store": Fit(CORNERED, 9, 48, name="Store"),
    "armoury": Fit(CORNERED, 12, 42, name="Armoury"),
    "training": Fit(SQUARE, 24, side=4, floor="earth", name="Training hall"),
    "face": Fit(frozenset({"cave", "ell"}), 18, wanted="big", floor="earth", name="Mine face"),
    "prison": Fit(SQUARE, 20, side=4, longest=5, doors=3, wanted="deep", name="Prison"),
    "torture": Fit(SQUARE, 16, 42, side=4, wanted="deep", name="Interrogation"),
    "fountain": Fit(ROUND, 16, side=5, wanted="big", floor="rings", name="Fountain"),
    "pool": Fit(SQUARE, 20, side=4, name="Pool"),
    "cistern": Fit(SQUARE | {"oct", "round"}, 20, side=5, wanted="big", name="Cistern"),
    "pump": Fit(CORNERED, 12, 42, name="Pump room"),
    "grotto": Fit(frozenset({"cave"}), 20, wanted="big", floor="earth", name="Grotto"),
    "lair": Fit(frozenset({"cave", "rect", "ell"}), 12, 64, wanted="deep", name="Lair"),
    "fungus": Fit(frozenset({"cave", "rect", "ell"}), 12, 64, wanted="deep", name="Fungus cave"),
    "cavein": Fit(frozenset({"cave", "rect", "ell"}), 12, 49, wanted="deep", name="Cave-in"),
    "chasm": Fit(frozenset({"cave", "rect"}), 30, side=5, longest=6, wanted="big", parted=True, name="Chasm"),
    "stream": Fit(frozenset({"cave", "rect"}), 30, side=5, longest=6, wanted="big", parted=True, name="Stream"),
    "pit": Fit(ROUND | SQUARE, 16, 49, side=4, name="Pit trap"),
    "stairs": Fit(SQUARE, 9, 36, wanted="deep", name="Stairs down"),
}
"""Every role a room can be given; `entrance` and `hall` are decided by the layout."""

FALLBACKS: Final = ("store", "urns", "lair", "study", "gallery", "ossuary", "camp")
