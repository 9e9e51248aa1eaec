"""What is wrong in rows that are stored, and which of their sections nobody reads."""

from typing import Any

import pytest

from server.generators.tactical.dungeon.theme import SECTION
from server.themes.schema.theme_schema import ThemeSchema, assembled
from server.themes.survey import faults_in, unread_in

SCHEMA = ThemeSchema(assembled([SECTION]))
PLACED = {"config": {"battle_map": {"places": {"mine": 1}}}}
AGED = {"variables": {"age": {"type": "integer", "default": 3}}}
Documents = dict[str, Any]


@pytest.mark.parametrize(
    ("theme", "variation", "paths"),
    [
        (PLACED, {"config_override": {"look": {"ink": "wash"}}}, []),
        (PLACED, {"config_override": {"battle_map": {"places": {"mine": 0}}}}, ["config_override.battle_map.places"]),
        (PLACED, {"config_override": {"look": {"ink": "oil"}}}, ["config_override.look.ink"]),
        (AGED, {"variable_override": {"age": {"default": "old"}}}, ["variable_override.age.default"]),
        (AGED, {"variable_override": {"age": {"type": None}}}, ["variable_override.age.type"]),
        (AGED, {"variable_override": {"name": {"default": "Ada"}}}, ["variable_override.name.type"]),
        # What is wrong in the theme is no fault of its variation.
        ({"config": {"look": 3}}, {"config_override": {"battle_map": {"ink": "wash"}}}, []),
    ],
)
def test_a_variation_is_looked_at_with_its_theme(theme: Documents, variation: Documents, paths: list[str]) -> None:
    assert [each.path for each in faults_in(SCHEMA, "theme_variation", variation, theme)] == paths


def test_every_fault_of_a_row_is_told() -> None:
    row = {"config": {"look": {"a": 1, "ink": 2}}, "prompts": {"b": 3}, "compatibility": {"requires": 4}}
    paths = {each.path for each in faults_in(SCHEMA, "style_preset", row)}
    assert paths == {"config.look.a", "config.look.ink", "prompts.b", "compatibility.requires"}


def test_sections_that_nobody_reads_are_named() -> None:
    assert list(unread_in(SCHEMA, {"config": {"look": {}, "extra": 1, "battle_map": {}, "face": {}}})) == [
        "config.face"
    ]
    assert list(unread_in(SCHEMA, {"config_override": {"item": {}}, "prompts": {}})) == ["config_override.item"]
    assert list(unread_in(SCHEMA, {"config": 3})) == []
