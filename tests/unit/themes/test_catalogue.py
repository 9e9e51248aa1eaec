"""The built-in catalogue: it is right by the schema, whole, fits together, and its looks are far from each other."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from server.domain.catalogues import BuiltinRow
from server.domain.resource_errors import ResourceKind
from server.domain.themes import DEFAULT_THEME, ElementContent, PresetContent, ThemeContent, VariationContent
from server.drawing.look import Look
from server.generators.tactical.compositor import paint_base
from server.generators.tactical.dungeon import theme as dungeon_theme
from server.generators.tactical.dungeon.dressing.rooms import dress
from server.generators.tactical.dungeon.floors import surfaces
from server.generators.tactical.dungeon.layout import lay_out
from server.themes.builtin import builtin_elements, builtin_presets, builtin_rows, builtin_themes
from server.themes.merging import merge_patch
from server.wiring import generators, theme_schema

THEMES = {theme.name: (theme, variations) for theme, variations in builtin_themes()}
NAMES = {"high_fantasy", "western", "cyberpunk", "steampunk", "horror", "space_fantasy", "gothic", "nature"}
CATEGORIES = {"architecture", "clothing", "technology", "flora", "creatures", "weather", "mood"}
PRESETS, ELEMENTS = list(builtin_presets()), list(builtin_elements())
PARTS: list[PresetContent | ElementContent] = [*PRESETS, *ELEMENTS]
LOOKS: dict[str, Mapping[str, Any]] = {
    name: merge_patch(theme.config, {} if variation is None else variation.config_override)
    for theme, variations in THEMES.values()
    for variation in (None, *variations)
    for name in [theme.name if variation is None else f"{theme.name}/{variation.name}"]
}
"""The configuration of every theme and variation."""
OF_TEMPLATES = {"if", "elif", "else", "endif", "and", "or", "not", "in", "is", "defined", "join", "first", "last"}
STANDING = {"name", "type", "subtype"}
FAR_APART, FAR_THEMES = 9.0, 15.0
"""Least distance of two looks, and of two themes: mean distance of their pixels in Lab."""


def reference(part: ThemeContent | VariationContent | PresetContent | ElementContent) -> str:
    """What a compatibility calls a row."""
    match part:
        case ThemeContent():
            return f"theme/{part.name}"
        case VariationContent():
            return f"variation/{part.name}"
        case PresetContent():
            return f"preset/{part.name}"
    return f"element/{part.category}/{part.name}"


def templates(prompts: Mapping[str, Any]) -> Iterator[str]:
    """Every template of prompts."""
    yield from (prompts[each] for each in ("positive", "negative") if each in prompts)
    for group in ("types", "subtypes"):
        for each in prompts.get(group, {}).values():
            yield from templates(each)


def names_in(template: str) -> set[str]:
    """The names of variables in a template."""
    codes = re.findall(r"\{[{%](.*?)[%}]\}", template)
    words = (re.findall(r"[A-Za-z_]\w*", re.sub(r'"[^"]*"', "", each)) for each in codes)
    return {each for some in words for each in some} - OF_TEMPLATES - STANDING


def test_it_is_whole() -> None:
    assert set(THEMES) == NAMES
    assert DEFAULT_THEME in NAMES
    assert all(len(variations) >= 2 for _, variations in THEMES.values())
    assert all(Counter(each.category for each in PRESETS)[name] >= 4 for name in CATEGORIES)
    assert all(Counter(each.category for each in ELEMENTS)[name] >= 4 for name in CATEGORIES)
    assert {each.category for each in PARTS} == CATEGORIES
    every = [reference(each) for each in PARTS] + [reference(one) for _, some in THEMES.values() for one in some]
    assert len(set(every)) == len(every)
    rows = builtin_rows()
    assert Counter(row.kind for row in rows) == {
        ResourceKind.THEME: len(THEMES),
        ResourceKind.THEME_VARIATION: len(LOOKS) - len(THEMES),
        ResourceKind.STYLE_PRESET: len(PRESETS),
        ResourceKind.THEME_ELEMENT: len(ELEMENTS),
    }
    for each in rows:
        assert 0 < len(each.content.name) <= 50
        assert each.content.display_name
        assert each.content.description


def test_every_document_is_right_by_the_schema() -> None:
    schema = theme_schema(generators())
    wrong = {
        f"{row.kind} {row.label}": fault for row in builtin_rows() if (fault := schema.fault(row.kind, row.values))
    }
    assert not wrong
    # What a variation makes of variables is whole, too.
    for theme, variations in THEMES.values():
        for each in variations:
            merged = merge_patch(theme.variables, each.variable_override)
            assert schema.fault("theme", {"variables": merged}) is None, (theme.name, each.name)


@pytest.mark.parametrize("name", sorted(NAMES))
def test_templates_name_what_is_declared_and_nothing_is_declared_in_vain(name: str) -> None:
    theme, variations = THEMES[name]
    named = set().union(*(names_in(each) for each in templates(theme.prompts)))
    assert named == theme.variables.keys()
    assert all(each.variable_override.keys() <= named for each in variations)
    assert all(each["description"] for each in theme.variables.values())
    assert {each["type"] for each in theme.variables.values()} >= {"string", "list"}


def test_prompts_are_worth_sending() -> None:
    for theme, _ in THEMES.values():
        assert {"positive", "negative"} <= theme.prompts.keys()
        assert {"map", "character", "item"} <= theme.prompts["types"].keys()
        assert {"tactical", "campaign", "city"} <= theme.prompts["types"]["map"]["subtypes"].keys()
        assert theme.styles
    for part in PARTS:
        assert part.prompts["positive"]
        assert not any(names_in(each) for each in templates(part.prompts)), part.name  # of no theme in particular
    said = Counter(each for theme, _ in THEMES.values() for each in {theme.prompts["positive"], theme.description})
    assert max(said.values()) == 1


def test_rules_name_what_there_is_and_leave_something_to_choose() -> None:
    known = {reference(each) for each in PARTS} | {f"theme/{name}" for name in THEMES}
    known |= {reference(one) for _, some in THEMES.values() for one in some}
    for part in PARTS:
        rules = part.compatibility
        named = [each for some in rules.values() for each in some]
        assert set(named) <= known, part.name
        assert len(named) == len(set(named)), part.name
        assert reference(part) not in named
        assert usable_with(rules), part.name
        for needed in rules.get("requires", ()):
            (other,) = (each for each in PARTS if reference(each) == needed)
            assert reference(part) not in other.compatibility.get("excludes", ())
            assert usable_with(rules) & usable_with(other.compatibility), part.name


def usable_with(rules: Mapping[str, list[str]]) -> set[str]:
    """The themes that something goes with."""
    themes = {f"theme/{name}" for name in THEMES}
    only = set(rules.get("only_with", ()))
    return (themes & only if only else themes) - set(rules.get("excludes", ()))


def test_every_preset_and_element_draws_over_every_theme_it_goes_with() -> None:
    schema = theme_schema(generators())
    moved = 0
    for part in PARTS:
        for reference_of_theme in usable_with(part.compatibility):
            config = LOOKS[reference_of_theme.removeprefix("theme/")]
            merged = merge_patch(config, part.config)
            assert schema.config_fault(merged) is None, part.name
            moved += dungeon_theme.parse(merged) != dungeon_theme.parse(config)
    assert moved > 100


@pytest.mark.pictures
def test_looks_are_far_from_each_other_and_walls_from_floors() -> None:
    plan = lay_out(12, 12, 8, ("keep",), {})
    dressing, paved = dress(plan), surfaces(plan.place)
    pictures = {}
    for name, config in LOOKS.items():
        look = dungeon_theme.parse(config)
        pictures[name] = lab(np.asarray(paint_base(plan, dressing, paved, 16, look)))
        assert_readable(name, look)
    alike = {
        (one, other): away
        for one, other in combinations(sorted(pictures), 2)
        if (away := float(np.linalg.norm(pictures[one] - pictures[other], axis=2).mean()))
        < (FAR_THEMES if {one, other} <= NAMES else FAR_APART)
    }
    assert not alike


def assert_readable(name: str, look: Look) -> None:
    """The line of a wall stands out from the floor, and what is built of stone from the rock behind it."""
    palette = look.palette
    floor = np.array(palette.stone) * look.mood.ambient
    assert distance(palette.ink, floor) > 20, name
    if look.ink == "masonry":
        assert distance(palette.wall, palette.rock) > 20, name
        assert distance(floor, palette.paper) > 15, name


def distance(one: Any, other: Any) -> float:
    first, second = (lab(np.array([[each]], np.float32)) for each in (one, other))
    return float(np.linalg.norm(first - second))


def lab(pixels: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
    return np.asarray(cv2.cvtColor(pixels.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), np.float32)


def test_a_row_is_called_by_its_owner() -> None:
    labels = [row.label for row in builtin_rows()]
    assert len(set(labels)) == len(labels)
    row = BuiltinRow(ResourceKind.THEME_ELEMENT, "weather", ELEMENTS[0])
    assert row.label == f"weather/{ELEMENTS[0].name}"
