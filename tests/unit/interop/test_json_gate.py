"""JSON of strangers, before it is anything else."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from server.domain.errors import Invalid
from server.interop.json_gate import DEEPEST, LONGEST_TEXT, MOST_MARKS, read_object
from tests.unit.json_values import OBJECTS


def refused(content: bytes) -> str:
    with pytest.raises(Invalid) as error:
        read_object(content, "image")
    return error.value.field


@settings(max_examples=40, deadline=None)
@given(OBJECTS)
def test_all_that_is_small_is_read_as_it_is(document: dict[str, Any]) -> None:
    document.pop("image", None)
    for indent in (None, 2):
        assert read_object(json.dumps(document, indent=indent).encode(), "image") == (document, b"")
        assert read_object(json.dumps(document, indent=indent, ensure_ascii=False).encode(), "image") == (document, b"")


@settings(max_examples=40, deadline=None)
@given(OBJECTS)
def test_the_picture_is_cut_out_wherever_it_stands(document: dict[str, Any]) -> None:
    document.pop("image", None)
    for whole in ({"image": "AB" * 9000} | document, document | {"image": "AB" * 9000}, document | {"image": "x"}):
        read, raw = read_object(json.dumps(whole).encode(), "image")
        assert raw.decode() == whole["image"]
        assert read == whole | {"image": ""}


def test_a_word_is_no_name() -> None:
    assert read_object(b'{"a":"image","b":"image"}', "image") == ({"a": "image", "b": "image"}, b"")
    assert read_object(b'{"a":{"image":"x"},"b":["image","x"]}', "image")[1] == b""


@pytest.mark.parametrize("extra", [0, 1])
def test_depth_is_bounded(extra: int) -> None:
    depth = DEEPEST - 2 + extra
    content = b'{"a":[1,' + b"[" * depth + b"]" * depth + b"]}"
    if not extra:
        assert read_object(content, "image")
        return
    assert refused(content) == "a[1]" + "[0]" * depth


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (b"", ""),
        (b"[]", ""),
        (b'{"a":1', ""),
        (b'{"a":"\xff"}', ""),
        (b'{"a":\x00}', ""),
        (b'{"a":NaN}', "a"),
        (b'{"a":[1,{"b":-Infinity}]}', "a[1].b"),
        (b'{"a":1e999}', "a"),
        (b'{"a":"' + b"x" * (LONGEST_TEXT + 1) + b'"}', "a"),
        (b'{"b":["image","' + b"x" * (LONGEST_TEXT + 1) + b'"]}', "b[1]"),
        (b'{"a":{"b":1,"c":2,"b":3}}', "a.b"),
        (b'{"a":' + b"9" * 5000 + b"}", ""),
        (b'{"a":[' + b"0," * MOST_MARKS + b"0]}", f"a[{MOST_MARKS - 3}]"),
    ],
    ids=range(13),
)
def test_what_is_wrong_is_refused_with_its_path(content: bytes, field: str) -> None:
    assert refused(content) == field


@pytest.mark.parametrize("unit", [b'\\"', b'"', b"[", b"{", b"\\", b'"\\', b'[{"a":'])
def test_nothing_takes_longer_than_its_length_asks_for(unit: bytes) -> None:
    # Were it quadratic, this would take hours.
    refused(b'{"a":"' + unit * (2_000_000 // len(unit)))
