from dataclasses import replace
from typing import Any

import pytest

from server.domain.errors import Invalid
from server.drawing.look import MASONRY, WASH
from server.generators.tactical.dungeon.theme import chosen, parse
from server.themes.builtin import builtin_themes
from server.themes.merging import merge_patch


def test_a_theme_weighs_the_kinds_of_place() -> None:
    assert chosen(parse({})) == {"world": "medieval", "weights": {}}
    assert chosen(parse({"battle_map": {"places": {"mine": 2, "keep": 0}}}))["weights"] == {"keep": 0.0, "mine": 2.0}


@pytest.mark.parametrize(
    ("battle_map", "field"),
    [
        ({"places": ["mine"]}, "theme.battle_map.places"),
        ({"places": {"mine": "much"}}, "theme.battle_map.places.mine"),
        ({"places": {"mine": -1}}, "theme.battle_map.places.mine"),
        ({"places": {"mine": 0}}, "theme.battle_map.places"),
        ({"places": {"moon": 1}}, "theme.battle_map.places.moon"),
    ],
)
def test_what_is_wrong_is_named(battle_map: Any, field: str) -> None:
    with pytest.raises(Invalid) as caught:
        parse({"battle_map": battle_map})
    assert caught.value.field == field


def test_the_high_fantasy_theme_is_the_standard_look() -> None:
    theme, variations = next(found for found in builtin_themes() if found[0].name == "high_fantasy")
    assert replace(parse(theme.config), materials={}) == MASONRY
    wash = next(each for each in variations if each.name == "ink_and_wash")
    assert replace(parse(merge_patch(theme.config, wash.config_override)), materials={}) == WASH
