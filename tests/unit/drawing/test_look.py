from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from server.domain.errors import Invalid
from server.drawing.look import MASONRY, WASH, as_said, parse


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


def test_a_section_wins_over_the_common_look() -> None:
    common = {"ink": "wash", "palette": {"ink": "#010203", "wood": "#040506"}, "mood": {"glow": 1, "shadow": 0.1}}
    look = parse({"look": common | {"line": 0.1, "materials": {"floor": "marble", "wall": "hull"}}})
    assert look.palette == replace(WASH.palette, ink=(1, 2, 3), wood=(4, 5, 6))
    assert (look.mood, look.line) == (replace(WASH.mood, glow=1.0, shadow=0.1), 0.1)
    assert look.materials == {"floor": "marble", "wall": "hull"}
    own = {"palette": {"ink": "#070809"}, "mood": {"glow": 0.5}, "materials": {"floor": "earth"}, "line": 0.02}
    over = parse({"look": common | {"materials": {"floor": "marble"}}, "battle_map": own})
    assert over.palette == replace(WASH.palette, ink=(7, 8, 9), wood=(4, 5, 6))
    assert (over.mood, over.line) == (replace(WASH.mood, glow=0.5, shadow=0.1), 0.02)
    assert over.materials == {"floor": "earth"}
    assert parse({"look": common, "battle_map": {"ink": "masonry"}}).line == MASONRY.line
    assert parse({"look": {"ink": "wash"}, "portrait": {"ink": "masonry"}}, name="portrait") == MASONRY


def test_numbers_without_an_object_around_them_are_of_old_and_those_within_win() -> None:
    assert parse({"battle_map": {"glow": 0.2}}).mood.glow == 0.2
    assert parse({"look": {"mood": {"glow": 0.1}}, "battle_map": {"glow": 0.2}}).mood.glow == 0.2
    assert parse({"battle_map": {"glow": 0.2, "mood": {"glow": 0.3}}}).mood.glow == 0.3
    with pytest.raises(Invalid) as caught:
        parse({"look": {"glow": 0.2}})
    assert caught.value.field == "theme.look.glow"


def test_extra_is_free_everywhere() -> None:
    free = {"extra": [None]}
    within = dict.fromkeys(("palette", "tone", "mood", "materials"), free)
    assert parse({"look": free | within, "battle_map": free | within, "extra": 1}) == MASONRY


def test_what_is_said_is_told_without_defaults() -> None:
    assert as_said({}) == {"palette": {}}
    theme = {"look": {"line": 0.1, "palette": {"ink": "#010203", "grid": "#040506"}}, "battle_map": {"palette": {}}}
    assert as_said(theme) == theme["look"]
    theme["battle_map"] = {"line": 0.2, "palette": {"grid": "#070809"}}
    assert as_said(theme) == {"line": 0.2, "palette": {"ink": "#010203", "grid": "#070809"}}


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
        ({"mood": {"glow": 3}}, "theme.battle_map.mood.glow"),
        ({"tone": {"glow": 1}}, "theme.battle_map.tone.glow"),
        ({"materials": {"floor": ["earth"]}}, "theme.battle_map.materials.floor"),
        ({"materials": {"roof": "tiles"}}, "theme.battle_map.materials.roof"),
    ],
)
def test_what_is_wrong_is_named(battle_map: Any, field: str) -> None:
    with pytest.raises(Invalid) as caught:
        parse({"battle_map": battle_map})
    assert caught.value.field == field
