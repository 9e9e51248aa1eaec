"""Themes are merged in layers, and known by the fingerprint of what comes out."""

import hashlib
import json
import math
import struct
from typing import Any

import pytest
import rfc8785
from hypothesis import given

from server.domain.errors import DomainError, Invalid
from server.domain.theme_errors import ThemeInvalid
from server.domain.theme_parts import ThemePart
from tests.unit.json_values import OBJECTS
from tests.unit.themes.parts import element, preset, resolved, theme, variation

PLAIN = theme(
    "plain",
    {"ink": "#000000", "map": {"wall": "stone", "wear": 1}},
    variables={"hero": {"type": "string", "default": "a knight"}},
    styles={
        "map": {
            "look": {"line": 1, "glow": 1},
            "subtypes": {"tactical": {"look": {"line": 2}}, "world": {"look": {"line": 3}}},
        }
    },
)
DARK = variation("dark", {"map": {"wall": "basalt", "wear": None}}, {"hero": {"default": "a ghoul"}})
FOG = preset("weather", "fog", {"map": {"wall": "wet", "sky": "grey"}})
GRIM = preset("mood", "grim", {"map": {"sky": "black"}})
OAK = element("flora", "oak", {"map": {"tree": "oak", "sky": "green"}})
ELM = element("flora", "elm", {"map": {"tree": "elm"}})


def test_the_last_one_wins() -> None:
    whole = resolved(PLAIN, DARK, FOG, GRIM, OAK, ELM, overrides={"ink": "#FFFFFF", "map": {"roof": True}})
    assert whole.config == {
        "ink": "#FFFFFF",
        "map": {"wall": "wet", "sky": "green", "tree": "elm", "roof": True},
    }
    assert whole.config_origins == {
        "ink": "overrides",
        "map": {
            "wall": "preset/fog",
            "sky": "element/flora/oak",
            "tree": "element/flora/elm",
            "roof": "overrides",
        },
    }
    assert [each.reference for each in whole.parts] == [
        "theme/plain",
        "variation/dark",
        "preset/fog",
        "preset/grim",
        "element/flora/oak",
        "element/flora/elm",
    ]
    assert (whole.name, whole.variation) == ("plain", "dark")
    assert resolved(PLAIN, GRIM, FOG).config["map"]["sky"] == "grey"
    assert resolved(PLAIN, ELM, OAK).config["map"]["tree"] == "oak"
    assert resolved(PLAIN).config == PLAIN.config
    assert resolved(PLAIN).variation == ""


def test_a_theme_has_looks_by_kind_of_image() -> None:
    looks: dict[tuple[str, str], Any] = {
        ("", ""): None,
        ("item", "map"): None,
        ("map", ""): {"line": 1, "glow": 1},
        ("map", "tactical"): {"line": 2, "glow": 1},
        ("map", "city"): {"line": 1, "glow": 1},
    }
    for (type_, subtype), look in looks.items():
        assert resolved(PLAIN, type=type_, subtype=subtype).config.get("look") == look
    over = variation("bold", {"look": {"line": 9}})
    whole = resolved(PLAIN, over, type="map", subtype="tactical")
    assert whole.config["look"] == {"line": 9, "glow": 1}
    assert whole.config_origins["look"] == {"line": "variation/bold", "glow": "theme.styles"}  # type: ignore[index]


def test_variables_are_those_of_the_theme_as_its_variation_has_them() -> None:
    whole = resolved(PLAIN, DARK, FOG)
    assert whole.variables == {"hero": {"type": "string", "default": "a ghoul"}}
    assert whole.variable_origins == {"hero": {"type": "theme", "default": "variation/dark"}}


WRONG: list[tuple[tuple[ThemePart, ...], str]] = [
    ((theme(styles=[]),), "styles"),
    ((theme(styles={"map": 1}),), "styles.map"),
    ((theme(styles={"map": {"subtypes": []}}),), "styles.map.subtypes"),
    ((theme(styles={"map": {"subtypes": {"tactical": 1}}}),), "styles.map.subtypes.tactical"),
    ((theme(config=[]),), "config"),
    ((PLAIN, variation("odd", [])), "config_override"),
    ((PLAIN, DARK, preset("mood", "odd", 7)), "config"),
    ((PLAIN, variation("odd", {}, 7)), "variable_override"),
    ((PLAIN, preset("mood", "odd", requires={})), "compatibility.requires"),
    ((PLAIN, element("mood", "odd", only_with=["theme/plain", 7])), "compatibility.only_with[1]"),
    ((PLAIN, OAK, element("mood", "odd", {"n": 2**60})), "config"),
]


@pytest.mark.parametrize(("parts", "path"), WRONG, ids=[f"{index}-{path}" for index, (_, path) in enumerate(WRONG)])
def test_what_cannot_be_merged_is_of_who_says_it(parts: tuple[ThemePart, ...], path: str) -> None:
    with pytest.raises(ThemeInvalid) as refused:
        resolved(*parts, type="map", subtype="tactical")
    guilty, metadata = parts[-1], refused.value.metadata
    assert (metadata["theme"], metadata["path"]) == (parts[0].name, path)
    assert guilty.kind == "theme" or metadata[guilty.kind] == guilty.reference.partition("/")[2]
    assert guilty.name in refused.value.message


def blamed(parts: list[ThemePart], path: str, overrides: Any = None) -> DomainError:
    """Who is to blame for what is wrong at a path."""
    return resolved(*parts, overrides=overrides).layers.fault(path, "is wrong")


def test_a_fault_is_of_the_last_that_says_something_there() -> None:
    parts = [PLAIN, DARK, FOG, GRIM, OAK, ELM]
    for path, guilty in (
        ("ink", PLAIN),
        ("map.wall", FOG),
        ("map.sky", OAK),
        ("map.tree", ELM),
        ("map", ELM),
        ("map.wear", DARK),
        ("nobody", PLAIN),
    ):
        error = blamed(parts, path)
        assert isinstance(error, ThemeInvalid)
        name = error.metadata.get(guilty.kind, "")
        assert name == guilty.reference.partition("/")[2]
        document = "config_override" if guilty is DARK else "config"
        assert error.metadata["path"] == f"{document}.{path}"
    overridden = blamed(parts, "map.sky", {"map": {"sky": "pink"}})
    assert overridden.metadata["field"] == "generate.overrides.map.sky"
    styled = resolved(PLAIN, type="map", subtype="tactical").layers
    assert styled.fault("look.line", "").metadata["path"] == "styles.map.subtypes.tactical.look.line"
    assert styled.fault("look.glow", "").metadata["path"] == "styles.map.look.glow"


def fingerprint(config: dict[str, Any]) -> str:
    """That of a theme with this configuration."""
    return resolved(theme(config=config)).fingerprint


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


def double(bits: str) -> float:
    """The number of these 64 bits."""
    number: float = struct.unpack(">d", bytes.fromhex(bits))[0]
    return number


@pytest.mark.parametrize(
    ("bits", "text"),
    [
        ("0000000000000000", "0"),
        ("8000000000000000", "0"),
        ("0000000000000001", "5e-324"),
        ("8000000000000001", "-5e-324"),
        ("7fefffffffffffff", "1.7976931348623157e+308"),
        ("ffefffffffffffff", "-1.7976931348623157e+308"),
        ("4340000000000000", "9007199254740992"),
        ("c340000000000000", "-9007199254740992"),
        ("4430000000000000", "295147905179352830000"),
        ("44b52d02c7e14af5", "9.999999999999997e+22"),
        ("44b52d02c7e14af6", "1e+23"),
        ("44b52d02c7e14af7", "1.0000000000000001e+23"),
        ("444b1ae4d6e2ef4e", "999999999999999700000"),
        ("444b1ae4d6e2ef4f", "999999999999999900000"),
        ("444b1ae4d6e2ef50", "1e+21"),
        ("3eb0c6f7a0b5ed8c", "9.999999999999997e-7"),
        ("3eb0c6f7a0b5ed8d", "0.000001"),
        ("41b3de4355555553", "333333333.3333332"),
        ("41b3de4355555554", "333333333.33333325"),
        ("41b3de4355555555", "333333333.3333333"),
        ("41b3de4355555556", "333333333.3333334"),
        ("41b3de4355555557", "333333333.33333343"),
        ("becbf647612f3696", "-0.0000033333333333333333"),
        ("43143ff3c1cb0959", "1424953923781206.2"),
    ],
)
def test_numbers_are_written_as_the_rfc_has_them(bits: str, text: str) -> None:
    """RFC 8785, appendix B."""
    assert rfc8785.dumps(double(bits)).decode() == text
    canonical = f'{{"n":{text}}}'.encode()
    assert fingerprint({"n": double(bits)}) == hashlib.sha256(canonical).hexdigest()


@pytest.mark.parametrize("bits", ["7fffffffffffffff", "7ff0000000000000"])
def test_numbers_that_the_rfc_refuses_are_refused(bits: str) -> None:
    """The last two rows of that table."""
    assert not math.isfinite(double(bits))
    with pytest.raises(ThemeInvalid):
        fingerprint({"n": double(bits)})


EXAMPLES = [
    (
        r"""{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}""",
        (
            r"""{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"""
            r""""string":"€$\u000f\nA'B\"\\\\\"/"}"""
        ),
    ),
    (
        r"""{"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One", "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis"}""",
        (
            '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis",'
            '"\u20ac":"Euro Sign","\U0001f600":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}'
        ),
    ),
]


@pytest.mark.parametrize(("written", "canonical"), EXAMPLES, ids=["3.2.2", "3.2.3"])
def test_the_examples_of_the_rfc_have_their_fingerprints(written: str, canonical: str) -> None:
    """RFC 8785, sections 3.2.2 to 3.2.4."""
    assert rfc8785.dumps(json.loads(written)).decode() == canonical
    assert fingerprint(json.loads(written)) == hashlib.sha256(canonical.encode()).hexdigest()


def test_the_same_result_has_the_same_fingerprint_on_every_way() -> None:
    by_variation = resolved(PLAIN, DARK)
    by_overrides = resolved(PLAIN, overrides=DARK.config)
    by_preset = resolved(PLAIN, preset("mood", "dark", DARK.config))
    assert by_variation.fingerprint == by_overrides.fingerprint == by_preset.fingerprint
    assert by_variation.fingerprint != resolved(PLAIN).fingerprint
    assert fingerprint({"a": 1}) == fingerprint({"a": 1.0}) != fingerprint({"a": "1"})


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 2**60])
def test_a_number_json_cannot_keep_is_refused(number: float) -> None:
    with pytest.raises(Invalid) as caught:
        resolved(PLAIN, overrides={"map": {"wear": number}})
    assert caught.value.field == "generate.overrides"


def test_what_is_merged_is_bounded() -> None:
    large = [element("odd", f"e{part}", {"extra": {f"key {part}": "x" * 65_000}}) for part in range(9)]
    assert len(resolved(PLAIN, *large[:8]).config["extra"]) == 8
    with pytest.raises(Invalid, match="more than 524288") as refused:
        resolved(PLAIN, *large)
    assert refused.value.field == "generate.elements"
