"""Names of places, made of the words of the kind of place and of names nobody bears."""

from typing import Final

from server.drawing.draws import Draws
from server.generators.tactical.dungeon.places import Place
from server.generators.tactical.dungeon.worlds import WORLD_OF

OPENINGS: Final = (
    "Ys", "Mor", "Kal", "Ael", "Thren", "Ver", "Dun", "Or", "Sel", "Bra", "Har", "Il", "Nae", "Cor", "Vael", "Gar",
    "Eld", "Ash", "Tor", "Lys", "Wyn", "Cael", "Rhun", "Sar", "Ob", "Um", "Hal", "Ked",
)  # fmt: skip
MIDDLES: Final = ("", "", "a", "e", "i", "o", "en", "ar", "ow", "al", "ir", "um", "ael", "in")
ENDINGS: Final = (
    "mere", "dor", "wick", "moor", "gard", "ford", "thas", "vane", "ric", "mund", "ros", "hold", "dale", "bryn", "neth",
    "lin", "mar", "reth", "stow", "gate", "quel", "drum",
)  # fmt: skip
OMENS: Final = ("Star", "Flame", "Hand", "Crown", "Serpent", "Moon", "Eye", "Thorn", "Raven", "Bell", "Chalice", "Sun")


def make_name(draws: Draws) -> str:
    """Return an invented name such as Ysmere."""
    name = draws.choice(OPENINGS) + draws.choice(MIDDLES) + draws.choice(ENDINGS)
    for letter in "aeiournl":
        name = name.replace(letter * 3, letter * 2)
    return name


def make_title(seed: int, place: Place) -> str:
    """Return the name of a whole dungeon, such as The Drowned Chapel of Ysmere."""
    draws = Draws(seed, "title", place.name)
    return draws.choice(place.titles).format(
        adjective=draws.choice(place.adjectives),
        noun=draws.choice(place.nouns),
        name=_name_in(place, draws),
        omen=draws.choice(OMENS),
    )


def _name_in(place: Place, draws: Draws) -> str:
    """A name as its world has them."""
    world = WORLD_OF[place.name]
    if not world.openings:
        return make_name(draws)
    return draws.choice(world.openings) + draws.choice(world.endings)
