"""What can be asked of a dungeon: one kind of place, and switches that leave something out."""

from collections.abc import Collection
from types import MappingProxyType
from typing import Final

from server.generators.tactical.dungeon.worlds import PLACES

NO_WATER: Final = "no_water"
NO_SECRET_DOORS: Final = "no_secret_doors"
NO_TRAPS: Final = "no_traps"
UNLIT: Final = "unlit"

SWITCHES: Final = MappingProxyType(
    {
        NO_WATER: "No fountains, pools, channels, streams or flooded caves.",
        NO_SECRET_DOORS: "Every door shows; vaults lie behind iron doors.",
        NO_TRAPS: "No pit traps.",
        UNLIT: "Nothing burns, and the map is dark.",
    }
)
FEATURES: Final = MappingProxyType({**{name: place.about for name, place in PLACES.items()}, **SWITCHES})

WATER_ROLES: Final = frozenset({"fountain", "pool", "cistern", "pump", "stream"})
TRAP_ROLES: Final = frozenset({"pit"})


def barred_roles(features: Collection[str]) -> frozenset[str]:
    """Return the room roles the switches rule out."""
    barred: frozenset[str] = frozenset()
    if NO_WATER in features:
        barred |= WATER_ROLES
    if NO_TRAPS in features:
        barred |= TRAP_ROLES
    return barred
