"""How a battle map looks: the `battle_map` object of a theme, checked, with every gap filled."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final, Literal, cast

from server.domain.errors import Invalid
from server.drawing.pigments import INK, Color
from server.generators.tactical.dungeon.places import PLACES

InkStyle = Literal["masonry", "wash"]

FIELD: Final = "theme.battle_map"
LIMITS: Final[Mapping[str, tuple[float, float]]] = {
    "ambient": (0.0, 1.0),
    "glow": (0.0, 2.0),
    "shadow": (0.0, 1.0),
    "line": (0.0, 0.2),
    "saturation": (0.0, 2.0),
    "mix": (0.0, 1.0),
    "grid_opacity": (0.0, 1.0),
}
"""Numbers of a style with their least and greatest value."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a battle map."""

    paper: Color
    rock: Color
    ink: Color
    stone: Color
    joint: Color
    dirt: Color
    wood: Color
    wall: Color
    hatch: Color
    grid: Color


@dataclass(frozen=True, slots=True)
class Style:
    """A look: `ink` is the technique (cut stone in the dark, or ink and wash on paper).

    `ambient` is the brightness of unlit floor, `glow` how much a flame adds, `shadow` the darkness of shadows, `line`
    the width of the wall line in cells; `saturation` and `mix` (share of white) tone the furniture; `places` weighs
    the kinds of place a dungeon may be. `grid_opacity` and the grid's colour are for the grid drawn over the picture.
    """

    ink: InkStyle
    palette: Palette
    ambient: float
    glow: float
    shadow: float
    line: float
    saturation: float
    mix: float
    grid_opacity: float
    places: tuple[tuple[str, float], ...] = ()

    def tone(self, color: Color) -> Color:
        """Return the colour as this style paints it; INK becomes the ink of the palette."""
        if color == INK:
            return self.palette.ink
        if not self.mix and self.saturation == 1.0:
            return color
        grey = sum(color) / 3
        toned = [
            max(0, min(255, int((grey + (c - grey) * self.saturation) * (1 - self.mix) + 255 * self.mix)))
            for c in color
        ]
        return toned[0], toned[1], toned[2]


MASONRY: Final = Style(
    ink="masonry",
    palette=Palette(
        paper=(50, 45, 44), rock=(74, 66, 62), ink=(24, 19, 18), stone=(166, 158, 146), joint=(92, 85, 80),
        dirt=(154, 131, 102), wood=(142, 104, 68), wall=(132, 124, 115), hatch=(24, 20, 20), grid=(20, 16, 14),
    ),
    ambient=0.74, glow=1.0, shadow=0.62, line=0.03, saturation=1.0, mix=0.0, grid_opacity=0.42,
)  # fmt: skip
WASH: Final = Style(
    ink="wash",
    palette=Palette(
        paper=(238, 228, 206), rock=(168, 156, 142), ink=(40, 31, 28), stone=(222, 212, 190), joint=(168, 157, 138),
        dirt=(217, 196, 156), wood=(196, 160, 116), wall=(120, 110, 102), hatch=(52, 43, 38), grid=(70, 54, 44),
    ),
    ambient=0.90, glow=0.42, shadow=0.50, line=0.075, saturation=0.95, mix=0.10, grid_opacity=0.34,
)  # fmt: skip
DEFAULTS: Final[Mapping[str, Style]] = {"masonry": MASONRY, "wash": WASH}


def parse(theme: Mapping[str, Any]) -> Style:
    """Return the style of a resolved theme; a theme without `battle_map` is the masonry style.

    Raises `Invalid` with the path of the wrong key: wrong types, unknown keys, colours that are not #RRGGBB, numbers
    out of LIMITS.
    """
    chosen = _object(theme.get("battle_map", {}), FIELD)
    ink = chosen.get("ink", "masonry")
    if not isinstance(ink, str) or ink not in DEFAULTS:
        raise Invalid("ink is masonry or wash", field=f"{FIELD}.ink")
    style = DEFAULTS[ink]
    known = {"ink", "palette", "places", *LIMITS}
    for key in chosen:
        if key not in known:
            raise Invalid(f"unknown key; known are {', '.join(sorted(known))}", field=f"{FIELD}.{key}")
    numbers = {key: _number(chosen[key], key) for key in LIMITS if key in chosen}
    return replace(
        style,
        palette=_palette(_object(chosen.get("palette", {}), f"{FIELD}.palette"), style.palette),
        places=_places(_object(chosen.get("places", {}), f"{FIELD}.places")),
        **cast("dict[str, Any]", numbers),
    )


def _object(value: Any, path: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise Invalid("must be an object", field=path)
    return value


def _number(value: Any, key: str) -> float:
    low, high = LIMITS[key]
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise Invalid(f"must be a number from {low:g} to {high:g}", field=f"{FIELD}.{key}")
    return float(value)


def _palette(colors: Mapping[str, Any], palette: Palette) -> Palette:
    known = [item.name for item in fields(Palette)]
    found: dict[str, Color] = {}
    for key, value in colors.items():
        path = f"{FIELD}.palette.{key}"
        if key not in known:
            raise Invalid(f"unknown colour; known are {', '.join(known)}", field=path)
        found[key] = _color(value, path)
    return replace(palette, **found)


def _color(value: Any, path: str) -> Color:
    digits = value[1:] if isinstance(value, str) and value.startswith("#") else ""
    if len(digits) != 6 or any(digit not in "0123456789abcdefABCDEF" for digit in digits):
        raise Invalid("must be a colour like #A69E92", field=path)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _places(weights: Mapping[str, Any]) -> tuple[tuple[str, float], ...]:
    for name, weight in weights.items():
        if name not in PLACES:
            raise Invalid(f"unknown place; known are {', '.join(sorted(PLACES))}", field=f"{FIELD}.places.{name}")
        right = (
            not isinstance(weight, bool) and isinstance(weight, int | float) and math.isfinite(weight) and weight >= 0
        )
        if not right:
            raise Invalid("must be a weight of 0 or more", field=f"{FIELD}.places.{name}")
    if weights and not any(weights.values()):
        raise Invalid("at least one place needs a weight above 0", field=f"{FIELD}.places")
    return tuple(sorted((name, float(weight)) for name, weight in weights.items()))
