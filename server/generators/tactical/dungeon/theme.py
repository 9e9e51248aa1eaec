"""What a dungeon reads of a theme: its look, of which world it is, and how likely each kind of place is."""

import math
from collections.abc import Mapping
from typing import Any, Final, TypedDict

from server.domain.errors import Invalid
from server.drawing import look
from server.drawing.look import Look, Section
from server.generators.port import ThemeSection
from server.generators.tactical.dungeon.worlds import MEDIEVAL, PLACES, WORLD_OF, WORLDS


def parse(theme: Mapping[str, Any]) -> Look:
    """Return the look of a resolved theme, with `world` and `places` among its sections.

    Raises `Invalid` (see `look.parse`).
    """
    return look.parse(theme, SECTIONS)


class Chosen(TypedDict):
    """Of which world a dungeon is, and how likely each kind of place is; empty where the theme does not say."""

    world: str
    weights: Mapping[str, float]


def chosen(of: Look) -> Chosen:
    """Return what a theme that was parsed says of worlds and places."""
    return {"world": of.sections.get("world", MEDIEVAL.name), "weights": dict(of.sections.get("places", {}))}


def _places(weights: Mapping[str, Any], path: str) -> dict[str, float]:
    for name, weight in weights.items():
        if name not in PLACES:
            raise Invalid(f"unknown place; known are {', '.join(sorted(PLACES))}", field=f"{path}.{name}")
        right = (
            not isinstance(weight, bool) and isinstance(weight, int | float) and math.isfinite(weight) and weight >= 0
        )
        if not right:
            raise Invalid("must be a weight of 0 or more", field=f"{path}.{name}")
    if weights and not any(weights.values()):
        raise Invalid("at least one place needs a weight above 0", field=path)
    return {name: float(weights[name]) for name in sorted(weights)}


SECTIONS: Final[Mapping[str, Section]] = {"world": tuple(WORLDS), "places": _places}

SECTION: Final = ThemeSection(
    look.SECTION,
    "Battle maps: a look of their own, their world, and what kinds of place they are.",
    {
        "world": {
            "title": "World",
            "description": f"Whose places, furniture and names they have; {MEDIEVAL.name} where none is said.",
            "type": "string",
            "enum": list(WORLDS),
        },
        "places": {
            "title": "Kinds of place",
            "description": "How likely each kind of place of the world is, where a request names none: a weight, 0 for "
            "never. Kinds that are not named have a weight of 0; those of other worlds are passed over, "
            "and where none is left, each is as likely as the world has it. At least one is above 0.",
            "type": "object",
            "properties": {
                name: {
                    "title": name.replace("_", " ").capitalize(),
                    "description": f"{PLACES[name].about} World: {WORLD_OF[name].name}.",
                    "type": "number",
                    "minimum": 0,
                }
                for name in sorted(PLACES)
            },
            "additionalProperties": False,
            "not": {
                "description": "weights of 0 alone",
                "minProperties": 1,
                "additionalProperties": {"maximum": 0},
            },
        },
    },
    layout=("world", "places"),
)
