from typing import Any

import pytest

from server.domain.errors import Invalid
from server.drawing.look import MASONRY, WASH, parse
from server.themes.builtin import builtin_themes


def test_an_empty_theme_is_masonry() -> None:
    assert parse({}) == MASONRY
    assert parse({"battle_map": {}, "portrait": {}}) == MASONRY


def test_ink_brings_its_own_defaults() -> None:
    assert parse({"battle_map": {"ink": "wash"}}) == WASH


def test_single_keys_override() -> None:
    style = parse({"battle_map": {"ink": "wash", "palette": {"ink": "#0102fF"}, "glow": 1, "places": {"mine": 2}}})
    assert style.palette.ink == (1, 2, 255)
    assert style.palette.paper == WASH.palette.paper
    assert style.glow == 1.0
    assert style.places == (("mine", 2.0),)


@pytest.mark.parametrize(
    ("battle_map", "field"),
    [
        ([], "theme.battle_map"),
        ({"ink": "oil"}, "theme.battle_map.ink"),
        ({"ink": ["wash"]}, "theme.battle_map.ink"),
        ({"shine": 1}, "theme.battle_map.shine"),
        ({"palette": "dark"}, "theme.battle_map.palette"),
        ({"palette": {"ink": "black"}}, "theme.battle_map.palette.ink"),
        ({"palette": {"ink": "#12345"}}, "theme.battle_map.palette.ink"),
        ({"palette": {"ink": "#+1 2 3"}}, "theme.battle_map.palette.ink"),
        ({"palette": {"ink": 0}}, "theme.battle_map.palette.ink"),
        ({"palette": {"sky": "#123456"}}, "theme.battle_map.palette.sky"),
        ({"glow": "1"}, "theme.battle_map.glow"),
        ({"glow": True}, "theme.battle_map.glow"),
        ({"glow": float("nan")}, "theme.battle_map.glow"),
        ({"ambient": 1.5}, "theme.battle_map.ambient"),
        ({"line": -0.1}, "theme.battle_map.line"),
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
    assert parse(theme.config) == MASONRY
    wash = next(each for each in variations if each.name == "ink_and_wash")
    assert parse(wash.config_override) == WASH
