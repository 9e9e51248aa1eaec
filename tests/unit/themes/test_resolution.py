"""Themes are merged as RFC 7396 says, and known by the fingerprint of what comes out."""

import copy
import hashlib
import json
from typing import Any

import pytest
from hypothesis import given

from server.domain.errors import Invalid
from server.domain.themes import ThemeContent, VariationContent
from server.themes.resolution import merge_patch, resolve
from tests.unit.json_values import OBJECTS, VALUES

THEME = ThemeContent("plain", "Plain", None, {"ink": "#000000", "map": {"wall": "stone", "wear": 1}}, {}, {}, {})
DARK = VariationContent("dark", "Dark", None, {"map": {"wall": "basalt", "wear": None}}, {})


@pytest.mark.parametrize(
    ("original", "patch", "result"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        (["a", "b"], ["c", "d"], ["c", "d"]),
        ({"a": "b"}, ["c"], ["c"]),
        ({"a": "foo"}, None, None),
        ({"a": "foo"}, "bar", "bar"),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_the_examples_of_the_rfc(original: Any, patch: Any, result: Any) -> None:
    """Appendix A."""
    assert merge_patch(original, patch) == result


@given(VALUES, VALUES)
def test_a_patch_leaves_what_it_is_applied_to(original: Any, patch: Any) -> None:
    before = copy.deepcopy((original, patch))
    merged = merge_patch(original, patch)
    assert (original, patch) == before
    assert merge_patch(merged, patch) == merged


@given(VALUES)
def test_an_empty_patch_changes_no_object(original: Any) -> None:
    assert merge_patch(original, {}) == (original if isinstance(original, dict) else {})


def test_overrides_go_over_the_variation_and_that_over_the_theme() -> None:
    resolved = resolve(THEME, DARK, {"ink": "#FFFFFF", "map": {"roof": True}})
    assert resolved.config == {"ink": "#FFFFFF", "map": {"wall": "basalt", "roof": True}}
    assert (resolved.name, resolved.variation) == ("plain", "dark")
    assert resolve(THEME, None, {}).config == THEME.config
    assert resolve(THEME, None, {}).variation == ""


def fingerprint(config: dict[str, Any]) -> str:
    """That of a theme with this configuration."""
    return resolve(ThemeContent("any", "Any", None, config, {}, {}, {}), None, {}).fingerprint


def test_the_fingerprint_is_the_digest_of_the_canonical_json() -> None:
    """RFC 8785: members in the order of their UTF-16 names, numbers as ECMAScript prints them, no spaces."""
    config = {
        "\u20ac": 1.0,
        "\r": [1e30, 4.50, 2e-3, 1e-27],
        "1": {"b": None, "a": True},
        "ö": "\u000f\n'\"\\",
        "\ud83d\ude00": 0,
    }
    config = json.loads(json.dumps(config))
    canonical = (
        '{"\\r":[1e+30,4.5,0.002,1e-27],"1":{"a":true,"b":null},"ö":"\\u000f\\n\'\\"\\\\","\u20ac":1,"\U0001f600":0}'
    )
    assert fingerprint(config) == hashlib.sha256(canonical.encode()).hexdigest()


@given(OBJECTS)
def test_the_fingerprint_does_not_depend_on_how_the_json_was_written(config: dict[str, Any]) -> None:
    backwards = json.loads(json.dumps(dict(reversed(config.items()))))
    assert fingerprint(backwards) == fingerprint(config)


def test_the_same_result_has_the_same_fingerprint_on_every_way() -> None:
    by_variation = resolve(THEME, DARK, {})
    by_overrides = resolve(THEME, None, DARK.config_override)
    assert by_variation.fingerprint == by_overrides.fingerprint
    assert by_variation.fingerprint != resolve(THEME, None, {}).fingerprint
    assert fingerprint({"a": 1}) == fingerprint({"a": 1.0}) != fingerprint({"a": "1"})


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 2**60])
def test_a_number_json_cannot_keep_is_refused(number: float) -> None:
    with pytest.raises(Invalid) as caught:
        resolve(THEME, None, {"map": {"wear": number}})
    assert caught.value.field == "generate.overrides"
