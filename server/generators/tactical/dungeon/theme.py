"""What a dungeon reads of a theme: its look, and how likely each kind of place is."""

import math
from collections.abc import Mapping
from typing import Any, Final

from server.domain.errors import Invalid
from server.drawing import look
from server.drawing.look import Look, Section
from server.generators.port import ThemeSection
from server.generators.tactical.dungeon.places import PLACES


def parse(theme: Mapping[str, Any]) -> Look:
    """Return the look of a resolved theme, with `places` among its sections. Raises `Invalid` (see `look.parse`)."""
    return look.parse(theme, SECTIONS)


def weights(chosen: Look) -> dict[str, float]:
    """Return how likely each kind of place is where the theme says so; empty where it does not."""
    return dict(chosen.sections.get("places", {}))


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


SECTIONS: Final[Mapping[str, Section]] = {"places": _places}

SECTION: Final = ThemeSection(
    look.SECTION,
    "Battle maps: a look of their own, and what kinds of place they are.",
    {
        "places": {
            "title": "Kinds of place",
            "description": "How likely each kind of place is, where a request names none: a weight, 0 for never. Kinds "
            "that are not named have a weight of 0. At least one is above 0.",
            "type": "object",
            "properties": {
                name: {
                    "title": name.replace("_", " ").capitalize(),
                    "description": f"How likely a dungeon is a {name.replace('_', ' ')}.",
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
        }
    },
    layout=("places",),
)
