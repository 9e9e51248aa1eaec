"""What a world is: its kinds of place, what stands there in place of what, and what things are called."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from server.generators.tactical.dungeon.places import Place
from server.generators.tactical.paved import Floor

FALLBACKS: Final = ("store", "urns", "lair", "study", "gallery", "ossuary", "camp")


@dataclass(frozen=True, slots=True)
class World:
    """A world of dungeons.

    `furniture` names what stands in place of a thing, by the name of that; nothing does where it is empty. `names` are
    those of rooms by role, and `stories` what the game master reads of what happened there, by story: a world with any
    tells no others. `floors` are those that rooms have in place of the usual ones. A room that nothing suits is one of
    the roles of `fallbacks`. Names of places are made of `openings` and `endings`; where there are none, they are names
    nobody bears.
    """

    name: str
    about: str
    places: tuple[Place, ...]
    furniture: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    stories: Mapping[str, str] = field(default_factory=dict)
    floors: Mapping[Floor, Floor] = field(default_factory=dict)
    fallbacks: tuple[str, ...] = FALLBACKS
    openings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
