"""The schema of a look, common or of one generator, made of what `server/drawing/look.py` reads and of its limits."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, Final, Protocol

from server.drawing.look import COLOR, COMMON, DEFAULTS, EXTRA, GROUPS, LIMITS, MATERIALS, Palette
from server.themes.schema.wording import FREE, Schema, a_number, a_word, an_object, defined, said

COLORS: Final[Mapping[str, str]] = {
    "paper": "What lies around the map where nothing is drawn.",
    "rock": "The ground that nobody dug: around rooms and corridors.",
    "ink": "Lines, and whatever is drawn with the pen.",
    "stone": "Floors of cut stone.",
    "joint": "The joints between stones and boards.",
    "dirt": "Floors of earth, and caves.",
    "wood": "Floors of boards.",
    "wall": "Walls, seen from above.",
    "hatch": "The hatching around walls.",
    "grid": "The grid that is laid over the picture.",
    "glow": "The light of flames and lamps, in the picture and as lights over it.",
}
NUMBERS: Final[Mapping[str, tuple[str, str]]] = {
    "ambient": ("Ambient light", "How bright floor is that no flame reaches; 1 is full daylight."),
    "glow": ("Glow", "How much a flame adds to the light; 0 lights nothing."),
    "shadow": ("Shadow", "How dark shadows are; 0 draws none."),
    "line": ("Wall line", "Width of the line around walls, in cells."),
    "saturation": (
        "Saturation",
        "How strong the colours of furniture are; 1 leaves them as they are, 0 makes them grey.",
    ),
    "mix": ("Mix of white", "How much white the colours of furniture take; 0 leaves them as they are."),
    "grid_opacity": ("Opacity of the grid", "How opaque the grid over the picture is; 0 hides it."),
}
MADE_OF: Final[Mapping[str, str]] = {
    "floor": "What floors are paved with.",
    "wall": "What walls are built of.",
    "door": "What doors are made of.",
    "furniture": "What furniture is made of.",
}
INK_ABOUT = (
    "The technique: masonry is cut stone in the dark, wash is ink and wash on paper. What a theme leaves out of \
its look is that of its ink."
)


class GeneratorSection(Protocol):
    """What a generator says of its section of a theme."""

    @property
    def name(self) -> str:
        """The key at the top of a configuration."""
        ...

    @property
    def about(self) -> str:
        """A line about it."""
        ...

    @property
    def properties(self) -> Mapping[str, Schema]:
        """Schemas of the keys that the generator alone knows."""
        ...

    @property
    def repeats_look(self) -> bool:
        """Whether the keys of the look may stand there again."""
        ...


def look_definitions(sections: Iterable[GeneratorSection]) -> dict[str, Schema]:
    """The definitions of a configuration and of what it holds. Raises `ValueError` for sections that contradict."""
    config = {COMMON: defined(COMMON, "Look", "How every picture looks, whichever generator draws it.")}
    return {
        "color": said(
            "Colour",
            "A colour as #RRGGBB.",
            type="string",
            pattern=f"^{COLOR.pattern}$",
            **{"$comment": "a colour like #A69E92"},
        ),
        "palette": an_object(
            "Palette",
            "The colours of ground, walls, lines and light; those that are left out are those of the ink.",
            {each.name: defined("color", each.name.capitalize(), COLORS[each.name]) for each in fields(Palette)},
        ),
        **{
            group: an_object(title, about, {each.name: _number(each.name) for each in fields(GROUPS[group])})
            for group, title, about in (
                ("tone", "Tone", "What becomes of the colours of furniture."),
                ("mood", "Mood", "The light."),
            )
        },
        "materials": an_object(
            "Materials",
            "What things are made of, for generators that tell materials apart.",
            {key: a_word(key.capitalize(), MADE_OF[key], words) for key, words in MATERIALS.items()},
        ),
        COMMON: an_object("Look", "How every picture looks, whichever generator draws it.", _look()),
        "config": said(
            "Configuration",
            "What generators draw with: a look for all, and a section for each generator that says more. Sections of "
            "generators that are not installed are kept and not read.",
            type="object",
            properties={**config, **_sections(sections), EXTRA: FREE},
            additionalProperties=said(
                "Section of another generator",
                "What a generator reads that is not installed here; it is kept and not read.",
                type="object",
            ),
        ),
    }


def _number(name: str) -> Schema:
    return a_number(*NUMBERS[name], LIMITS[name])


def _look() -> dict[str, Schema]:
    return {
        "ink": a_word("Ink", INK_ABOUT, tuple(DEFAULTS)),
        "palette": defined("palette"),
        "tone": defined("tone"),
        "mood": defined("mood"),
        "materials": defined("materials"),
        "line": _number("line"),
        "grid_opacity": _number("grid_opacity"),
    }


def _sections(sections: Iterable[GeneratorSection]) -> dict[str, Schema]:
    about: dict[str, str] = {}
    own: dict[str, dict[str, Any]] = {}
    looks = set[str]()
    for each in sections:
        about.setdefault(each.name, each.about)
        looks |= {each.name} if each.repeats_look else set()
        known = own.setdefault(each.name, {})
        for key, schema in each.properties.items():
            if known.setdefault(key, schema) != schema or key in {*_look(), *NUMBERS, EXTRA}:
                raise ValueError(f"two say what {each.name}.{key} of a theme is")
    again = " The keys of the look stand here again, for these pictures alone: they win over it."
    return {
        name: an_object(
            name.replace("_", " ").capitalize(),
            about[name] + (again if name in looks else ""),
            (_look() | {each: _older(each) for each in NUMBERS if each not in _look()} if name in looks else {}) | keys,
        )
        for name, keys in own.items()
    }


def _older(number: str) -> Schema:
    group = next(group for group, kind in GROUPS.items() if number in {each.name for each in fields(kind)})
    schema = dict(_number(number))
    return schema | {"description": f"As `{group}.{number}`, which wins over it. {schema['description']}"}
