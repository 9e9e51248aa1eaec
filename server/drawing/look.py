"""How a picture looks: the `look` of a theme, a generator's section over it, checked once, with every gap filled."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final, Literal

from server.domain.errors import Invalid
from server.drawing.pigments import FLAME, INK, Color, glowing, luminance

Technique = Literal["masonry", "wash"]
Section = Callable[[Mapping[str, Any], str], Any] | tuple[str, ...]
"""Reads an object of the theme that only one generator knows, found at a path, and raises `Invalid` below that path; or
the words that stand for a word of that generator's."""

COMMON: Final = "look"
"""The key of a theme that holds the look of every picture."""
SECTION: Final = "battle_map"
"""The key of a theme that holds what is said of battle maps alone."""
EXTRA: Final = "extra"
"""The key that is free in every object: nothing here reads it."""
MATERIALS: Final[Mapping[str, tuple[str, ...]]] = {
    "floor": ("flagstone", "planks", "plates", "tiles", "earth", "marble"),
    "wall": ("masonry", "brick", "plank", "metal", "rock", "hull"),
    "door": ("wood", "iron", "brass", "glass"),
    "furniture": ("wood", "iron", "brass", "chrome", "bone", "vine"),
}
"""What things are made of, with the words for it."""
COLOR: Final = re.compile("#[0-9a-fA-F]{6}")
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
    """The colours of ground, walls, lines and light."""

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
    glow: Color = FLAME


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
    picture. `exposure` is how much of red, green and blue is left of its light. `materials` are words of MATERIALS,
    where the theme says any. `sections` holds what a generator read of the theme for itself, by the key of the object.
    """

    ink: Technique
    palette: Palette
    tone: Tone
    mood: Mood
    line: float
    grid_opacity: float
    materials: Mapping[str, str] = field(default_factory=dict)
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
        """Return the colour as this look paints it: INK is the ink of the palette, and what glows has its light."""
        if color == INK:
            return self.palette.ink
        if color[0] < 0:
            color = glowing(color, self.palette.glow)
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


GROUPS: Final[Mapping[str, type[Tone | Mood]]] = {"tone": Tone, "mood": Mood}
"""Numbers that stand together in an object of their own."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What one object of a theme says of the look."""

    ink: str = ""
    palette: Mapping[str, Color] = field(default_factory=dict)
    numbers: Mapping[str, float] = field(default_factory=dict)
    materials: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, Any] = field(default_factory=dict)


def parse(theme: Mapping[str, Any], sections: Mapping[str, Section] | None = None, name: str = SECTION) -> Look:
    """Return the look of a resolved theme: its `look`, what the section of this name says over it, and for the rest
    the look of the ink, masonry where none is said.

    `sections` reads what a generator knows of its own in its section, by key. A section may say the numbers of tone and
    mood without the objects around them, as themes of old do; within them they win. Raises `Invalid` with the path of
    the wrong key: wrong types, unknown keys, colours that are not #RRGGBB, numbers out of LIMITS.
    """
    common = _said(theme.get(COMMON, {}), f"theme.{COMMON}", {}, (name for name in LIMITS if not _group(name)))
    own = _said(theme.get(name, {}), f"theme.{name}", sections or {}, LIMITS)
    look = DEFAULTS[own.ink or common.ink or "masonry"]
    numbers = {**common.numbers, **own.numbers}
    return Look(
        ink=look.ink,
        palette=replace(look.palette, **{**common.palette, **own.palette}),
        tone=replace(look.tone, **_among(numbers, Tone)),
        mood=replace(look.mood, **_among(numbers, Mood)),
        line=numbers.get("line", look.line),
        grid_opacity=numbers.get("grid_opacity", look.grid_opacity),
        materials={**common.materials, **own.materials},
        sections=own.sections,
    )


def as_said(theme: Mapping[str, Any], name: str = SECTION) -> dict[str, Any]:
    """What a resolved theme that `parse` takes says of the look, its section over the rest, without any default."""
    common, own = theme.get(COMMON, {}), theme.get(name, {})
    return {**common, **own, "palette": {**common.get("palette", {}), **own.get("palette", {})}}


def _said(value: Any, path: str, own: Mapping[str, Section], plain: Iterable[str]) -> _Said:
    chosen, numbers = _object(value, path), tuple(plain)
    _check_keys(chosen, ("ink", "palette", *GROUPS, "materials", *own, *numbers), path)
    ink = chosen.get("ink", "")
    if "ink" in chosen and (not isinstance(ink, str) or ink not in DEFAULTS):
        raise Invalid(f"must be one of {', '.join(DEFAULTS)}", field=f"{path}.ink")
    said = {key: _number(chosen[key], key, path) for key in numbers if key in chosen}
    for group, kind in GROUPS.items():
        members = _object(chosen.get(group, {}), where := f"{path}.{group}")
        _check_keys(members, known := [each.name for each in fields(kind)], where)
        said |= {key: _number(members[key], key, where) for key in known if key in members}
    return _Said(
        ink,
        _palette(_object(chosen.get("palette", {}), f"{path}.palette"), f"{path}.palette"),
        said,
        _materials(_object(chosen.get("materials", {}), f"{path}.materials"), f"{path}.materials"),
        {key: _read(chosen[key], read, f"{path}.{key}") for key, read in own.items() if key in chosen},
    )


def _read(value: Any, section: Section, path: str) -> Any:
    if not isinstance(section, tuple):
        return section(_object(value, path), path)
    if not isinstance(value, str) or value not in section:
        raise Invalid(f"must be one of {', '.join(section)}", field=path)
    return value


def _group(number: str) -> bool:
    return any(number in {each.name for each in fields(kind)} for kind in GROUPS.values())


def _object(value: Any, path: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise Invalid("must be an object", field=path)
    return value


def _check_keys(chosen: Mapping[str, Any], known: Iterable[str], path: str) -> None:
    for key in chosen:
        if key != EXTRA and key not in known:
            raise Invalid(f"unknown key; known are {', '.join(sorted((*known, EXTRA)))}", field=f"{path}.{key}")


def _number(value: Any, key: str, path: str) -> float:
    low, high = LIMITS[key]
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise Invalid(f"must be a number from {low:g} to {high:g}", field=f"{path}.{key}")
    return float(value)


def _among(numbers: Mapping[str, float], part: type[Tone | Mood]) -> dict[str, float]:
    return {each.name: numbers[each.name] for each in fields(part) if each.name in numbers}


def _palette(colors: Mapping[str, Any], path: str) -> dict[str, Color]:
    _check_keys(colors, [each.name for each in fields(Palette)], path)
    return {key: _color(value, f"{path}.{key}") for key, value in colors.items() if key != EXTRA}


def _color(value: Any, path: str) -> Color:
    if not isinstance(value, str) or COLOR.fullmatch(value) is None:
        raise Invalid("must be a colour like #A69E92", field=path)
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:], 16)


def _materials(words: Mapping[str, Any], path: str) -> dict[str, str]:
    _check_keys(words, MATERIALS, path)
    for key, word in words.items():
        if key != EXTRA and word not in MATERIALS[key]:
            raise Invalid(f"must be one of {', '.join(MATERIALS[key])}", field=f"{path}.{key}")
    return {key: word for key, word in words.items() if key != EXTRA}
