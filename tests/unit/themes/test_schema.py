"""The JSON Schema of theme documents: what it says, of what it is assembled, and what it finds wrong."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema_rs
import pytest

from server.domain.errors import Invalid
from server.drawing import look
from server.generators.port import ThemeSection
from server.generators.tactical.dungeon.theme import SECTION, SECTIONS
from server.themes.builtin import builtin_themes
from server.themes.schema.theme_schema import DOCUMENTS, MOST_FAULTS, ThemeSchema, assembled
from server.themes.schema.wording import Schema
from tests.rules.checkout import ROOT

SCHEMA = ThemeSchema(assembled([SECTION]))
FRAME: Mapping[str, Any] = {
    "frame": {"title": "Frame", "description": "The frame.", "type": "string", "enum": ["oak", "gilt"]}
}
PORTRAIT = ThemeSection("portrait", "Portraits.", FRAME)


def properties(schema: Any, path: str = "") -> Iterator[tuple[str, Schema]]:
    """Every property that a schema describes, however deep, by its path."""
    for name, each in schema.get("properties", {}).items():
        yield f"{path}.{name}", each
        yield from properties(each, f"{path}.{name}")
    for key in ("additionalProperties", "items"):
        if isinstance(schema.get(key), Mapping):
            yield from properties(schema[key], f"{path}.{key}")
    for pattern, each in schema.get("patternProperties", {}).items():
        yield from properties(each, f"{path}.{pattern}")


def test_it_is_a_schema_that_editors_can_use() -> None:
    jsonschema_rs.meta.validate(dict(SCHEMA.document))
    definitions = SCHEMA.document["$defs"]
    described = [pair for name, each in definitions.items() for pair in [(name, each), *properties(each, name)]]
    assert len(described) > 150
    for path, each in described:
        referred = definitions[each["$ref"].rpartition("/")[2]] if "$ref" in each else {}
        assert all({**referred, **each}.get(said) for said in ("title", "description")), path
    assert DOCUMENTS.keys() < definitions.keys()


def test_no_keyword_is_dear() -> None:
    """An error holds the value that it is about: of `propertyNames` each holds the whole object, for every name."""

    def keywords(schema: Any) -> Iterator[str]:
        for key, each in schema.items():
            yield key
            named = key in {"properties", "patternProperties", "$defs"}
            for part in each.values() if named else each if isinstance(each, list) else [each]:
                yield from keywords(part) if isinstance(part, Mapping) else ()

    assert (
        set(keywords(SCHEMA.document)) & {"propertyNames", "uniqueItems", "dependentSchemas", "oneOf", "anyOf"} == set()
    )
    crowded: dict[str, Any] = {"variables": {f"NAME {number}": {} for number in range(5000)}}
    fault = SCHEMA.fault("theme", crowded)
    assert fault is not None
    assert fault.path.startswith("variables.NAME ")
    assert len(list(SCHEMA.faults("theme", crowded))) == MOST_FAULTS


def test_its_version_changes_with_what_it_says() -> None:
    same, more = ThemeSchema(assembled([SECTION])), ThemeSchema(assembled([SECTION, PORTRAIT]))
    assert (SCHEMA.version == same.version, SCHEMA.version == more.version) == (True, False)
    assert same.document["$id"] == more.document["$id"]


def test_the_catalogue_keeps_to_it() -> None:
    for theme, variations in builtin_themes():
        whole = {field: getattr(theme, field) for field in DOCUMENTS["theme"]}
        assert list(SCHEMA.faults("theme", whole)) == []
        for each in variations:
            patch = {field: getattr(each, field) for field in DOCUMENTS["theme_variation"]}
            assert list(SCHEMA.faults("theme_variation", patch)) == []


@pytest.mark.parametrize(
    ("kind", "document", "path", "what"),
    [
        ("theme", {"look": {"palete": {}}}, "config.look.palete", "unknown key; known are palette, "),
        ("theme", {"look": {"glow": 1}}, "config.look.glow", "unknown key; known are "),
        ("theme", {"look": {"ink": "wsh"}}, "config.look.ink", "must be one of wash, masonry"),
        ("theme", {"look": {"palette": {"ink": "red"}}}, "config.look.palette.ink", "must be a colour like #A"),
        ("theme", {"look": {"mood": {"glow": 9}}}, "config.look.mood.glow", "must be a number from 0 to 2"),
        ("theme", {"look": {"line": None}}, "config.look.line", "must be a number"),
        ("theme", {"title": "Odd"}, "config.title", "must be an object"),
        ("theme", [], "config", "must be an object"),
        ("theme", {"battle_map": {"places": {"mine": -1}}}, "config.battle_map.places.mine", "must be a number o"),
        ("theme", {"battle_map": {"places": {"mine": 0}}}, "config.battle_map.places", "must not be weights of 0"),
        ("theme", {"Hero": {"type": "string", "default": ""}}, "variables.Hero", "a name has lower-case"),
        ("theme", {"hero": {"type": "string"}}, "variables.hero.default", "must be set"),
        ("theme", {"hero": {"type": "string", "default": 3}}, "variables.hero.default", "must be a string"),
        ("theme", {"age": {"type": "integer", "default": 1.5}}, "variables.age.default", "must be a whole n"),
        ("theme", {"x": {"type": "list", "default": ["a", 1]}}, "variables.x.default[1]", "must be a string"),
        ("theme", {"x": {"type": "strin", "default": ""}}, "variables.x.type", "must be one of string, "),
        (
            "theme",
            {"x": {"type": "string", "default": "c", "choices": ["b", "cc"]}},
            "variables.x.default",
            "must be one of cc",
        ),
        ("theme", {"x": {"type": "integer", "default": 5, "maximum": 4}}, "variables.x.default", "must be from"),
        ("theme", {"x": {"type": "number", "default": 1, "minimum": 2, "maximum": 1}}, "variables.x.minimum", "m"),
        ("theme", {"positiv": ""}, "prompts.positiv", "unknown key; known are positive, negative, "),
        (
            "theme",
            {"types": {"map": {"positive": "é" * 4097}}},
            "prompts.types.map.positive",
            "line 1: a template has at most 8 KiB",
        ),
        ("theme", {"types": {"": {}}}, "prompts.types.", "a name has 1 to 50 characters"),
        ("theme", {"map": {"ink": "wash"}}, "styles.map.ink", "unknown key; known are "),
        ("theme", {"map": {"look": {"glow": 1}}}, "styles.map.look.glow", "unknown key; known are "),
        ("theme_variation", {"look": {"inc": None}}, "config_override.look.inc", "unknown key"),
        ("theme_variation", {"x": {"type": 1}}, "variable_override.x.type", "must be a string"),
        ("style_preset", {"look": 3}, "config.look", "must be an object"),
        ("theme_element", {"requires": ["night"]}, "compatibility.requires[0]", "must be theme/NAME, "),
        ("theme_element", {"needs": []}, "compatibility.needs", "unknown key; known are "),
        ("generate", {"battle_map": {"places": {"bazaar": 1}}}, "overrides.battle_map.places.bazaar", "unkno"),
    ],
)
def test_what_is_wrong_is_told_with_its_path(kind: str, document: Any, path: str, what: str) -> None:
    fault = SCHEMA.fault(kind, {path.partition(".")[0]: document})
    assert fault is not None
    assert fault.path == path
    assert fault.what.startswith(what)


@pytest.mark.parametrize(
    ("kind", "documents"),
    [
        ("theme", {"config": {"portrait": {"frame": 3}, "extra": 7, "look": {"extra": [None], "mood": {"extra": 0}}}}),
        ("theme", {"config": {"battle_map": {"ambient": 1, "mood": {"glow": 0}, "extra": None}}}),
        ("theme", {"variables": {"extra": 1, "x": {"type": "number", "default": 1, "extra": {}}}}),
        ("theme", {"variables": {"x": {"type": "list", "default": ["a"], "choices": ["a", "b"]}}}),
        ("theme", {"prompts": {"extra": [], "types": {"map": {"extra": 1, "subtypes": {"any word": {"extra": 1}}}}}}),
        (
            "theme",
            {"styles": {"extra": 1, "map": {"look": {"ink": None}, "extra": 1, "subtypes": {"a": {"look": {}}}}}},
        ),
        ("theme_variation", {"config_override": {"look": None, "battle_map": {"places": {"mine": 0, "den": None}}}}),
        ("theme_variation", {"variable_override": {"x": None, "y": {"default": 3, "choices": None}}}),
        ("style_preset", {"compatibility": {"extra": 1, "only_with": ["element/flora/old oak", "theme/a/b"]}}),
    ],
)
def test_what_is_right_passes(kind: str, documents: Any) -> None:
    assert list(SCHEMA.faults(kind, documents)) == []


def test_so_many_faults_are_told_and_no_more() -> None:
    faults = SCHEMA.faults("theme", {"config": {"look": {f"k{n}": 1 for n in range(1000)}}, "prompts": {"a": 1}})
    assert len(list(faults)) == MOST_FAULTS + 1


def test_sections_are_what_generators_say() -> None:
    bare, both = ThemeSchema(assembled([])), ThemeSchema(assembled([SECTION, PORTRAIT]))
    wrong = {"config": {"portrait": {"frame": "lead"}, "battle_map": {"ink": 3}}}
    assert bare.fault("theme", wrong) is None
    assert {each.path for each in both.faults("theme", wrong)} == {"config.portrait.frame", "config.battle_map.ink"}
    assert (bare.unread(wrong["config"]), both.unread(wrong["config"])) == (["portrait", "battle_map"], [])
    assert assembled([SECTION, PORTRAIT, ThemeSection("portrait", "The same.", FRAME)]) == both.document
    for other in (
        ThemeSection("portrait", "", {"frame": {"type": "number"}}),
        ThemeSection("portrait", "", {"ink": {"type": "number"}}),
    ):
        with pytest.raises(ValueError, match=r"portrait\."):
            assembled([SECTION, PORTRAIT, other])


def test_the_reader_of_looks_has_the_same_limits() -> None:
    """It looks at what no schema has seen: themes that tasks keep."""
    beyond = [(key, value) for key, limits in look.LIMITS.items() for value in (limits[0] - 0.01, limits[1] + 0.01)]
    wrong: list[tuple[dict[str, Any], str]] = [({key: value}, key) for key, value in beyond]
    for group, kind in look.GROUPS.items():
        names = set(kind.__dataclass_fields__)
        wrong += [({group: {key: value}}, f"{group}.{key}") for key, value in beyond if key in names]
    wrong += [({"materials": {key: "water"}}, f"materials.{key}") for key in look.MATERIALS]
    for battle_map, path in wrong:
        fault = SCHEMA.config_fault({"battle_map": battle_map})
        with pytest.raises(Invalid) as refused:
            look.parse({"battle_map": battle_map})
        assert fault is not None
        assert refused.value.field == f"theme.{fault.path}" == f"theme.battle_map.{path}"


def test_the_example_that_is_documented_keeps_to_it() -> None:
    (example,) = re.findall(r"```json\n(\{.*?\n\})\n```", (ROOT / "docs" / "themes.md").read_text(), re.DOTALL)[:1]
    theme = json.loads(example)
    assert theme.keys() > DOCUMENTS["theme"].keys()
    assert list(SCHEMA.faults("theme", theme)) == []
    look.parse(theme["config"], SECTIONS)
