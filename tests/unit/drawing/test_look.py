from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from server.domain.errors import Invalid
from server.drawing.look import MASONRY, WASH, parse


def test_an_empty_theme_is_masonry() -> None:
    assert parse({}) == MASONRY
    assert parse({"battle_map": {}, "portrait": {}}) == MASONRY


def test_ink_brings_its_own_defaults() -> None:
    assert parse({"battle_map": {"ink": "wash"}}) == WASH


def test_single_keys_override() -> None:
    numbers = {"glow": 1, "saturation": 0.5, "line": 0.1}
    look = parse({"battle_map": {"ink": "wash", "palette": {"ink": "#0102fF"}, **numbers}})
    assert look.palette == replace(WASH.palette, ink=(1, 2, 255))
    assert look.mood == replace(WASH.mood, glow=1.0)
    assert look.tone == replace(WASH.tone, saturation=0.5)
    assert (look.line, look.grid_opacity) == (0.1, WASH.grid_opacity)


def test_a_generator_reads_an_object_of_its_own() -> None:
    def weather(chosen: Mapping[str, Any], path: str) -> str:
        if "rain" not in chosen:
            raise Invalid("it rains", field=f"{path}.rain")
        return str(chosen["rain"])

    assert parse({}, {"weather": weather}) == MASONRY
    assert parse({"battle_map": {"weather": {"rain": "cats"}}}, {"weather": weather}).sections == {"weather": "cats"}
    for wrong, field in (({}, "weather.rain"), ("rain", "weather")):
        with pytest.raises(Invalid) as caught:
            parse({"battle_map": {"weather": wrong}}, {"weather": weather})
        assert caught.value.field == f"theme.battle_map.{field}"
    with pytest.raises(Invalid, match="unknown key"):
        parse({"battle_map": {"weather": {"rain": "cats"}}})


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
    ],
)
def test_what_is_wrong_is_named(battle_map: Any, field: str) -> None:
    with pytest.raises(Invalid) as caught:
        parse({"battle_map": battle_map})
    assert caught.value.field == field
