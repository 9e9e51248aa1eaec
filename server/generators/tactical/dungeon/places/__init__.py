"""The kinds of place a dungeon can be, by name."""

from collections.abc import Mapping
from typing import Final

from server.generators.tactical.dungeon.places.den import DEN
from server.generators.tactical.dungeon.places.keep import KEEP
from server.generators.tactical.dungeon.places.mine import MINE
from server.generators.tactical.dungeon.places.place import Place, Wish
from server.generators.tactical.dungeon.places.prison import PRISON
from server.generators.tactical.dungeon.places.sewer import SEWER
from server.generators.tactical.dungeon.places.temple import TEMPLE
from server.generators.tactical.dungeon.places.tomb import TOMB
from server.generators.tactical.dungeon.places.wizard import WIZARD

PLACES: Final[Mapping[str, Place]] = {
    place.name: place for place in (TEMPLE, MINE, SEWER, PRISON, WIZARD, TOMB, KEEP, DEN)
}

__all__ = ["PLACES", "Place", "Wish"]
