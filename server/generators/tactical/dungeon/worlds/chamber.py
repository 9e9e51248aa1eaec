"""A role that rooms have in one world."""

from collections.abc import Callable
from dataclasses import dataclass

from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser
from server.generators.tactical.dungeon.role_fits import Fit


@dataclass(frozen=True, slots=True)
class Chamber:
    """Which rooms suit a role, how they are furnished, and how often a map of the usual size has one.

    What may happen there is what may happen in rooms of the role it is `like`.
    """

    fit: Fit
    furnish: Callable[[DungeonDresser], None]
    like: str
    often: int = 2
