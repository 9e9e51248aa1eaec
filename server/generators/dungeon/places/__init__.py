"""The kinds of place a dungeon can be, by name."""

from collections.abc import Mapping
from typing import Final

from server.generators.dungeon.places.den import DEN
from server.generators.dungeon.places.keep import KEEP
from server.generators.dungeon.places.mine import MINE
from server.generators.dungeon.places.place import Place, Wish
from server.generators.dungeon.places.prison import PRISON
from server.generators.dungeon.places.sewer import SEWER
from server.generators.dungeon.places.temple import TEMPLE
from server.generators.dungeon.places.tomb import TOMB
from server.generators.dungeon.places.wizard import WIZARD

PLACES: Final[Mapping[str, Place]] = {
    place.name: place for place in (TEMPLE, MINE, SEWER, PRISON, WIZARD, TOMB, KEEP, DEN)
}

__all__ = ["PLACES", "Place", "Wish"]
