"""Prompts are put together in order, cut as whole parts, and tell where everything in them comes from."""

import hashlib
import re
from typing import Any

import pytest
import rfc8785

from server.domain.errors import DomainError, Invalid
from server.domain.ids import new_id
from server.domain.prompt_errors import PromptNotMade, PromptVariableUnknown
from server.domain.prompts import Composition, PromptRequest
from server.domain.theme_errors import ThemeInvalid
from server.domain.theme_parts import ChosenParts, PartKind, ThemePart
from server.themes.prompts.composition import PromptWork
from server.themes.prompts.shelf import TemplateShelf
from tests.unit.themes.parts import element, preset, theme, variation


def three(word: str, **more: Any) -> dict[str, Any]:
    """Prompts for every image, for maps, and for tactical maps."""
    tactical = {"positive": f"{word} tactical", "negative": f"no {word} tactical"}
    of_map = {"positive": f"{word} map", "subtypes": {"tactical": tactical, "world": {"positive": "never"}}}
    return {"positive": word, "negative": f"no {word}", "types": {"map": of_map, "item": {"positive": "never"}}, **more}


def prompted(part: ThemePart, prompts: Any) -> ThemePart:
    return ThemePart(part.kind, part.id, 1, part.category, part.name, {}, prompts=prompts, compatibility={})


def composed(*parts: ThemePart, **asked: Any) -> Composition:
    base, *over = parts
    of = {kind: tuple(each for each in over if each.kind is kind) for kind in PartKind}
    varied = of[PartKind.VARIATION][0] if of[PartKind.VARIATION] else None
    chosen = ChosenParts(base, varied, of[PartKind.PRESET], of[PartKind.ELEMENT])
    return PromptWork(chosen, PromptRequest(**asked)).composed(TemplateShelf())


WHOLE = (
    theme(prompts=three("stone")),
    prompted(preset("mood", "grim"), three("grim")),
    prompted(preset("weather", "rain"), three("rain")),
    prompted(element("flora", "moss"), three("moss")),
)
TACTICAL = {"type": "map", "subtype": "tactical"}


def test_parts_are_joined_in_order() -> None:
    made = composed(*WHOLE, **TACTICAL)
    words = ("stone", "grim", "rain", "moss")
    assert made.positive == ", ".join(f"{word}, {word} map, {word} tactical" for word in words)
    assert made.negative == ", ".join(f"no {word}, no {word} tactical" for word in words)
    assert [each.kind for each in made.parts] == ["positive"] * 12 + ["negative"] * 8
    assert [(each.origin, each.path) for each in made.parts[9:13]] == [
        ("element/flora/moss", "prompts.positive"),
        ("element/flora/moss", "prompts.types.map.positive"),
        ("element/flora/moss", "prompts.types.map.subtypes.tactical.positive"),
        ("theme", "prompts.negative"),
    ]
    assert [each.origin for each in made.parts[3:9:3]] == ["preset/grim", "preset/rain"]
    whole = {"positive": made.positive, "negative": made.negative}
    assert made.fingerprint == hashlib.sha256(rfc8785.dumps(whole)).hexdigest()
    assert not any(each.cut for each in made.parts)


@pytest.mark.parametrize(
    ("asked", "positive"),
    [
        ({}, "stone"),
        ({"type": "map"}, "stone, stone map"),
        ({"type": "map", "subtype": "other"}, "stone, stone map"),
        ({"type": "other", "subtype": "tactical"}, "stone"),
        ({"subtype": "tactical"}, "stone"),
    ],
)
def test_what_is_said_of_other_images_is_left_out(asked: dict[str, str], positive: str) -> None:
    assert composed(WHOLE[0], **asked).positive == positive


@pytest.mark.parametrize(
    ("most", "positive"),
    [
        (25, "stone, stone map, stone t"),
        (31, "stone, stone map, stone tactical"),
        (32, "stone, stone map, stone tactical"),
        (37, "stone, stone map, stone tactical, grim"),
        (38, "stone, stone map, stone tactical, grim"),
        (16, "stone, stone map"),
        (15, "stone"),
        (5, "stone"),
        (4, ""),
    ],
)
def test_whole_parts_are_cut_from_the_last_to_the_first(most: int, positive: str) -> None:
    made = composed(*WHOLE[:2], **TACTICAL, most_length=most)
    whole = [each for each in made.parts if each.kind == "positive"]
    assert len(whole) == 6
    left = [each.text for each in whole if not each.cut]
    assert made.positive == ", ".join(left)
    assert len(made.positive) <= most
    assert [each.cut for each in whole] == [False] * len(left) + [True] * (6 - len(left))
    if len(left) < 6:
        assert len(", ".join([*left, whole[len(left)].text])) > most


def test_a_part_that_makes_nothing_is_none() -> None:
    prompts = {"positive": " \n{% if name %}{{ name }},{% endif %} ", "negative": "{# nothing #}"}
    assert composed(theme(prompts=prompts)).parts == ()
    assert composed(theme(prompts=prompts), name="Crypt").positive == "Crypt,"


VARIABLES = {
    "mood": {"type": "string", "default": "calm", "choices": ["calm", "grim"]},
    "count": {"type": "integer", "default": 3, "minimum": 1, "maximum": 9},
    "share": {"type": "number", "default": 0.5},
    "dark": {"type": "boolean", "default": False},
    "tags": {"type": "list", "default": ["old"], "choices": ["old", "wet"]},
    "unused": {"type": "string", "default": "x"},
    "extra": {"type": "string", "default": "free"},
}
ALL = "{{ mood }} {{ count }} {{ share }} {% if dark %}dark{% else %}light{% endif %} {{ tags|join('+') }}"


def test_values_come_from_theme_variation_and_request() -> None:
    parts = (
        theme(prompts={"positive": ALL + " {{ name }} {{ type }} {{ own.kind }}"}, variables=VARIABLES),
        variation("dusk", {}, {"dark": {"default": True}, "share": {"type": "number", "default": 0.25}}),
    )
    values = {"count": 5, "own": {"kind": "crypt"}, "not": "looked at"}
    made = composed(*parts, type="map", name="Greyhollow", values=values)
    assert made.positive == "calm 5 0.25 dark old Greyhollow map crypt"
    assert {each.name: (each.value, each.origin) for each in made.variables} == {
        "mood": ("calm", "theme"),
        "count": (5, "values"),
        "share": (0.25, "variation/dusk"),
        "dark": (True, "variation/dusk"),
        "tags": (["old"], "theme"),
        "name": ("Greyhollow", "request"),
        "type": ("map", "request"),
        "own": ({"kind": "crypt"}, "values"),
    }


@pytest.mark.parametrize(
    ("values", "field", "what"),
    [
        ({"mood": 3}, "values.mood", "must be a text, and is a number"),
        ({"mood": "odd"}, "values.mood", "must be one of calm, grim"),
        ({"mood": None}, "values.mood", "must be a text, and is null"),
        ({"count": "3"}, "values.count", "must be a whole number, and is a text"),
        ({"count": 2.5}, "values.count", "must be a whole number, and is a number"),
        ({"count": True}, "values.count", "must be a whole number, and is a boolean"),
        ({"count": 0}, "values.count", "must be at least 1"),
        ({"count": 10}, "values.count", "must be at most 9"),
        ({"share": True}, "values.share", "must be a number, and is a boolean"),
        ({"dark": 1}, "values.dark", "must be true or false, and is a number"),
        ({"tags": "old"}, "values.tags", "must be a list of texts, and is a text"),
        ({"tags": ["old", 1]}, "values.tags", "must be a list of texts, and is a list"),
        ({"tags": ["new"]}, "values.tags", "must be one of old, wet"),
        ({"unused": 1}, "values.unused", "must be a text"),
        ({"type": "map"}, "values.type", "a request says it in its field type"),
        ({"name": "x"}, "values.name", "a request says it in its field name"),
    ],
)
def test_a_value_that_is_none_for_its_variable_is_refused(values: dict[str, Any], field: str, what: str) -> None:
    with pytest.raises(Invalid, match=re.escape(f"{field}: {what}")) as caught:
        composed(theme(prompts={"positive": ALL}, variables=VARIABLES), values=values)
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("prompts", "variables", "override", "path"),
    [
        ([], {}, {}, "prompts"),
        ({"types": 1}, {}, {}, "prompts.types"),
        ({"types": {"map": "x"}}, {}, {}, "prompts.types.map"),
        ({"types": {"map": {"subtypes": []}}}, {}, {}, "prompts.types.map.subtypes"),
        ({"positive": 1}, {}, {}, "prompts.positive"),
        ({"types": {"map": {"negative": "{{ a + 1 }}"}}}, {}, {}, "prompts.types.map.negative"),
        ({}, [1], {}, "variables"),
        ({"positive": "{{ a }}"}, {"a": 1}, {}, "variables.a"),
        ({"positive": "{{ a }}"}, {"a": {"type": "text", "default": 1}}, {}, "variables.a.type"),
        ({"positive": "{{ a }}"}, {"a": {"type": ["string"], "default": 1}}, {}, "variables.a.type"),
        ({"positive": "{{ a }}"}, {"a": {"type": "string", "default": 1}}, {}, "variables.a.default"),
        ({"positive": "{{ a }}"}, {"a": {"type": "string"}}, {}, "variables.a.default"),
        ({"positive": "{{ a }}"}, {"a": {"type": "string", "default": "x", "choices": 1}}, {}, "variables.a.choices"),
        ({"positive": "{{ a }}"}, {"a": {"type": "number", "default": 1, "minimum": "0"}}, {}, "variables.a.minimum"),
        (
            {"positive": "{{ a }}"},
            {"a": {"type": "string", "default": "x"}},
            {"a": {"default": 1}},
            "variable_override.a.default",
        ),
    ],
)
def test_what_is_stored_wrong_is_said_of_its_row(prompts: Any, variables: Any, override: Any, path: str) -> None:
    base = ThemePart(PartKind.THEME, new_id(), 1, "", "plain", {}, variables, prompts, {})
    over = [variation("dusk", {}, override)] if override else []
    with pytest.raises(ThemeInvalid) as caught:
        composed(base, *over, type="map")
    assert caught.value.metadata["path"] == path
    assert caught.value.metadata.get("variation", "") == ("dusk" if over else "")


def test_a_fault_of_a_preset_names_it() -> None:
    with pytest.raises(ThemeInvalid, match=r"preset 'grim': prompts\.positive: line 1: a call") as caught:
        composed(theme(), prompted(preset("mood", "grim"), {"positive": "{{ f() }}"}))
    assert caught.value.metadata["preset"] == "grim"


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        (
            "{{ moood }}",
            PromptVariableUnknown,
            "element/flora/moss: prompts.positive: line 1: there is no moood; known: mood,",
        ),
        (
            "{{ own.kinds }}",
            PromptVariableUnknown,
            "there is no own.kinds; known: kind, long; a request may send it in values",
        ),
        ("{{ extra }}", PromptVariableUnknown, "there is no extra"),
        ("{{ tags }}", PromptNotMade, "element/flora/moss: prompts.positive: line 1: tags is a list"),
        ("{{ own.long }}" * 3, PromptNotMade, "line 1: makes more than 16 KiB"),
        ("{% if own.long|upper|lower == 'x' %}{% endif %}" * 20, PromptNotMade, "takes too much work"),
    ],
)
def test_what_cannot_be_made_says_where(text: str, kind: type[DomainError], message: str) -> None:
    parts = (theme(variables=VARIABLES), prompted(element("flora", "moss"), {"positive": text}))
    with pytest.raises(kind, match=re.escape(message)) as caught:
        composed(*parts, values={"own": {"kind": "crypt", "long": "x" * 6_000}})
    assert caught.value.metadata["origin"] == "element/flora/moss"
    assert caught.value.metadata["path"] == "prompts.positive"


def test_templates_of_all_parts_have_a_bound_together() -> None:
    parts = [prompted(element("flora", f"moss {number}"), {"positive": "x" * 8_000}) for number in range(9)]
    with pytest.raises(PromptNotMade, match=r"element/flora/moss 8: prompts\.positive: with it"):
        composed(theme(), *parts)


def test_values_are_never_parsed() -> None:
    text = "{{ 7 * 7 }}{% for x in y %}{{ mood }}"
    assert composed(theme(prompts={"positive": "{{ own|upper }}"}), values={"own": text}).positive == text.upper()


def test_templates_that_were_asked_for_lately_are_kept_within_bytes() -> None:
    shelf = TemplateShelf(most_bytes=20_000)
    first = shelf.template("{{ a }}")
    assert shelf.template("{{ a }}") is first
    for number in range(100):
        shelf.template(f"{{{{ b{number} }}}}")
        assert shelf.template("{{ a }}") is first
        assert 0 < shelf.size <= 20_000
    assert "{{ b0 }}" not in shelf
    assert "{{ b99 }}" in shelf
    shelf.template("x" + "{{ a }}" * 300)
    assert shelf.size == 0


def test_what_is_on_the_shelf_is_warm() -> None:
    shelf = TemplateShelf()
    work = PromptWork(ChosenParts(theme(prompts={"positive": "a", "negative": "{{ type }}b"})), PromptRequest())
    assert not work.is_warm(shelf)
    work.composed(shelf)
    assert work.is_warm(shelf)
