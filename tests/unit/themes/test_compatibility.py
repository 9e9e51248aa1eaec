"""What goes together is said by presets and elements, and who breaks it is told both sides and the field."""

from dataclasses import replace

import pytest

from server.domain.errors import Invalid, UnknownTheme
from server.domain.theme_errors import ThemePartsClash, UnknownThemePart
from server.domain.theme_parts import ThemePart
from server.themes.choosing import chosen_parts
from tests.unit.themes.parts import choice_of, element, preset, resolved, theme, variation

PLAIN, DARK = theme("plain"), variation("dark", {})
FOG, GRIM, OAK = preset("weather", "fog"), preset("mood", "grim"), element("flora", "oak")
ALL = (PLAIN, DARK, FOG, GRIM, OAK)
THERE = ["theme/plain", "variation/dark", "preset/fog", "preset/grim", "element/flora/oak"]
AWAY = ["theme/other", "variation/plain", "preset/dark", "preset/oak", "element/oak", "element/mood/oak", "plain"]


@pytest.mark.parametrize("odd", [preset("odd", "odd"), element("odd", "odd")], ids=["preset", "element"])
def test_every_rule_names_both_sides_when_it_is_broken(odd: ThemePart) -> None:
    field = "generate.presets[2]" if odd.kind == "preset" else "generate.elements[1]"
    for rules, rule, other in (
        *(({"requires": [*THERE, each]}, "requires", each) for each in AWAY),
        *(({"excludes": [*AWAY, each]}, "excludes", each) for each in THERE),
        ({"only_with": AWAY}, "only_with", ", ".join(AWAY)),
        ({"only_with": THERE, "excludes": AWAY, "requires": AWAY[:1]}, "requires", AWAY[0]),
    ):
        with pytest.raises(ThemePartsClash) as refused:
            resolved(*ALL, replace(odd, compatibility=rules))
        error = refused.value
        assert error.metadata == {"field": field, "part": odd.reference, "rule": rule, "other": other}
        assert odd.reference in error.message
        assert all(each in error.message for each in other.split(", "))


@pytest.mark.parametrize("odd", [preset("odd", "odd"), element("odd", "odd")], ids=["preset", "element"])
def test_what_keeps_to_the_rules_goes_together(odd: ThemePart) -> None:
    for rules in (
        {},
        {"requires": THERE, "excludes": AWAY, "only_with": [*AWAY, THERE[-1]]},
        {"requires": [], "excludes": [], "only_with": [], "extra": {"excludes": THERE}},
        {"requires": [odd.reference]},
    ):
        assert resolved(*ALL, replace(odd, compatibility=rules)).parts[-1].name in ("odd", "oak")


def test_what_is_not_there_is_named_where_it_was_sent() -> None:
    chosen = choice_of(*ALL)
    for names, error, field in (
        ({"theme": "no such"}, UnknownTheme, "theme"),
        ({"variation": "no such"}, UnknownTheme, "variation"),
        ({"presets": ("fog", "oak")}, UnknownThemePart, "presets[1]"),
        ({"elements": ("flora/oak", "flora/elm")}, UnknownThemePart, "elements[1]"),
        ({"elements": ("oak",)}, Invalid, "elements[0]"),
        ({"elements": ("flora/",)}, Invalid, "elements[0]"),
        ({"elements": ("flora/oak", "flora/oak")}, Invalid, "elements[1]"),
        ({"presets": ("fog", "fog")}, Invalid, "presets[1]"),
    ):
        for within in ("generate", ""):
            with pytest.raises(Invalid) as refused:
                chosen_parts(replace(chosen, within=within, **names), ALL)
            assert type(refused.value) is error
            assert refused.value.field == (f"{within}.{field}" if within else field)


def test_of_two_presets_of_one_category_both_are_named() -> None:
    rain = preset("weather", "rain")
    with pytest.raises(Invalid) as refused:
        resolved(PLAIN, FOG, GRIM, rain)
    assert refused.value.reason == "INVALID_FIELD"
    assert refused.value.field == "generate.presets[2]"
    assert all(each in refused.value.message for each in ("fog", "rain", "weather", "presets[0]", "presets[2]"))
    assert resolved(PLAIN, FOG, element("weather", "rain"), element("weather", "snow"))
