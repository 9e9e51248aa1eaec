"""The worlds of dungeons, by name; a theme says which. What only one of them has lies in its folder."""

from collections.abc import Mapping
from typing import Final

from server.generators.tactical.dungeon.places import PLACES as MEDIEVAL_PLACES
from server.generators.tactical.dungeon.places import Place
from server.generators.tactical.dungeon.worlds.cyberpunk import CYBERPUNK
from server.generators.tactical.dungeon.worlds.gothic import GOTHIC
from server.generators.tactical.dungeon.worlds.horror import HORROR
from server.generators.tactical.dungeon.worlds.nature import NATURE
from server.generators.tactical.dungeon.worlds.space_fantasy import SPACE_FANTASY
from server.generators.tactical.dungeon.worlds.steampunk import STEAMPUNK
from server.generators.tactical.dungeon.worlds.western import WESTERN
from server.generators.tactical.dungeon.worlds.world import World

MEDIEVAL: Final = World("medieval", "Temples, mines, keeps and tombs.", tuple(MEDIEVAL_PLACES.values()))
"""The world where a theme names none."""

WORLDS: Final[Mapping[str, World]] = {
    world.name: world for world in (MEDIEVAL, WESTERN, CYBERPUNK, STEAMPUNK, SPACE_FANTASY, HORROR, GOTHIC, NATURE)
}
WORLD_OF: Final[Mapping[str, World]] = {place.name: world for world in WORLDS.values() for place in world.places}
"""The world of every place, by the name of that."""

PLACES: Final[Mapping[str, Place]] = {place.name: place for world in WORLDS.values() for place in world.places}
"""Every place of every world by name."""
