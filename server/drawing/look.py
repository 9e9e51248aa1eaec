"""How a picture looks: the `battle_map` object of a theme, checked once, with every gap filled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final, Literal

from server.domain.errors import Invalid
from server.drawing.pigments import INK, Color, luminance

Technique = Literal["masonry", "wash"]
Section = Callable[[Mapping[str, Any], str], Any]
"""Reads an object of the theme that only one generator knows, found at a path, and raises `Invalid` below that path."""

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
"""Numbers of a look with their least and greatest value."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of ground, walls and lines."""

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
class Tone:
    """What becomes of the pigments of furniture: `saturation` (1 = as they are), and `mix`, the share of white."""

    saturation: float
    mix: float


@dataclass(frozen=True, slots=True)
class Mood:
    """The light: how bright unlit floor is (`ambient`), how much a flame adds (`glow`), how dark shadows are."""

    ambient: float
    glow: float
    shadow: float


@dataclass(frozen=True, slots=True)
class Look:
    """A look: `ink` is the technique (cut stone in the dark, or ink and wash on paper).

    `line` is the width of the wall line in cells. `grid_opacity` and the grid's colour are for the grid drawn over the
    picture. `exposure` is how much of red, green and blue is left of its light. `sections` holds what a generator read
    of the theme for itself, by the key of the object.
    """

    ink: Technique
    palette: Palette
    tone: Tone
    mood: Mood
    line: float
    grid_opacity: float
    sections: Mapping[str, Any] = field(default_factory=dict)
    exposure: tuple[float, float, float] = (1.0, 1.0, 1.0)

    @property
    def unlit(self) -> "Look":
        """The same look where nothing burns."""
        palette = self.palette
        brightest = max(luminance(each) for each in (palette.paper, palette.stone, palette.dirt, palette.wood))
        red, green, blue = (tint * min(1.0, NIGHT / max(brightest, 0.01)) for tint in NIGHT_TINT)
        return replace(self, mood=replace(self.mood, glow=0.0), exposure=(red, green, blue))

    def toned(self, color: Color) -> Color:
        """Return the colour as this look paints it; INK becomes the ink of the palette."""
        if color == INK:
            return self.palette.ink
        saturation, mix = self.tone.saturation, self.tone.mix
        if not mix and saturation == 1.0:
            return color
        grey = sum(color) / 3
        toned = [max(0, min(255, int((grey + (c - grey) * saturation) * (1 - mix) + 255 * mix))) for c in color]
        return toned[0], toned[1], toned[2]


MASONRY: Final = Look(
    ink="masonry",
    palette=Palette(
        paper=(50, 45, 44), rock=(74, 66, 62), ink=(24, 19, 18), stone=(166, 158, 146), joint=(92, 85, 80),
        dirt=(154, 131, 102), wood=(142, 104, 68), wall=(132, 124, 115), hatch=(24, 20, 20), grid=(20, 16, 14),
    ),
    tone=Tone(saturation=1.0, mix=0.0),
    mood=Mood(ambient=0.74, glow=1.0, shadow=0.62),
    line=0.03, grid_opacity=0.42,
)  # fmt: skip
WASH: Final = Look(
    ink="wash",
    palette=Palette(
        paper=(238, 228, 206), rock=(168, 156, 142), ink=(40, 31, 28), stone=(222, 212, 190), joint=(168, 157, 138),
        dirt=(217, 196, 156), wood=(196, 160, 116), wall=(120, 110, 102), hatch=(52, 43, 38), grid=(70, 54, 44),
    ),
    tone=Tone(saturation=0.95, mix=0.10),
    mood=Mood(ambient=0.90, glow=0.42, shadow=0.50),
    line=0.075, grid_opacity=0.34,
)  # fmt: skip
NIGHT: Final = 0.25
"""How bright ground is at most where nothing burns."""
NIGHT_TINT: Final = (0.92, 0.98, 1.10)
DEFAULTS: Final[Mapping[str, Look]] = {"masonry": MASONRY, "wash": WASH}


def parse(theme: Mapping[str, Any], sections: Mapping[str, Section] | None = None) -> Look:
    """Return the look of a resolved theme; a theme without `battle_map` has the look of masonry.

    `sections` reads the objects of a generator's own, by key. Raises `Invalid` with the path of the wrong key: wrong
    types, unknown keys, colours that are not #RRGGBB, numbers out of LIMITS.
    """
    chosen, own = _object(theme.get("battle_map", {}), FIELD), sections or {}
    ink = chosen.get("ink", "masonry")
    if not isinstance(ink, str) or ink not in DEFAULTS:
        raise Invalid("ink is masonry or wash", field=f"{FIELD}.ink")
    known = {"ink", "palette", *own, *LIMITS}
    for key in chosen:
        if key not in known:
            raise Invalid(f"unknown key; known are {', '.join(sorted(known))}", field=f"{FIELD}.{key}")
    look = DEFAULTS[ink]
    numbers = {key: _number(chosen[key], key) for key in LIMITS if key in chosen}
    return Look(
        ink=look.ink,
        palette=_palette(_object(chosen.get("palette", {}), f"{FIELD}.palette"), look.palette),
        tone=replace(look.tone, **_among(numbers, Tone)),
        mood=replace(look.mood, **_among(numbers, Mood)),
        line=numbers.get("line", look.line),
        grid_opacity=numbers.get("grid_opacity", look.grid_opacity),
        sections={
            key: read(_object(chosen[key], f"{FIELD}.{key}"), f"{FIELD}.{key}")
            for key, read in own.items()
            if key in chosen
        },
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


def _among(numbers: Mapping[str, float], part: type[Tone | Mood]) -> dict[str, float]:
    return {each.name: numbers[each.name] for each in fields(part) if each.name in numbers}


def _palette(colors: Mapping[str, Any], palette: Palette) -> Palette:
    known = [each.name for each in fields(Palette)]
    chosen: dict[str, Color] = {}
    for key, value in colors.items():
        path = f"{FIELD}.palette.{key}"
        if key not in known:
            raise Invalid(f"unknown colour; known are {', '.join(known)}", field=path)
        chosen[key] = _color(value, path)
    return replace(palette, **chosen)


def _color(value: Any, path: str) -> Color:
    digits = value[1:] if isinstance(value, str) and value.startswith("#") else ""
    if len(digits) != 6 or any(digit not in "0123456789abcdefABCDEF" for digit in digits):
        raise Invalid("must be a colour like #A69E92", field=path)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
