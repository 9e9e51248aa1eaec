"""Every role that a world has beyond those of all: which rooms suit it, and how they are furnished."""

from collections.abc import Mapping
from typing import Final

from server.generators.tactical.dungeon.role_fits import FITS, Fit
from server.generators.tactical.dungeon.worlds.chamber import Chamber
from server.generators.tactical.dungeon.worlds.cyberpunk import rooms as cyberpunk
from server.generators.tactical.dungeon.worlds.gothic import rooms as gothic
from server.generators.tactical.dungeon.worlds.horror import rooms as horror
from server.generators.tactical.dungeon.worlds.nature import rooms as nature
from server.generators.tactical.dungeon.worlds.space_fantasy import rooms as space_fantasy
from server.generators.tactical.dungeon.worlds.steampunk import rooms as steampunk
from server.generators.tactical.dungeon.worlds.western import rooms as western

CHAMBERS: Final[Mapping[str, Chamber]] = {
    role: chamber
    for world in (western, cyberpunk, steampunk, space_fantasy, horror, gothic, nature)
    for role, chamber in world.CHAMBERS.items()
}


def fit_of(role: str) -> Fit:
    """Return which rooms suit a role."""
    return CHAMBERS[role].fit if role in CHAMBERS else FITS[role]


def akin(role: str) -> str:
    """Return the role that a role is like: what may happen in its rooms."""
    return CHAMBERS[role].like if role in CHAMBERS else role
