"""Rules for single fields: what passes, what does not, and the path in the refusal."""

from typing import Any

import pytest
from google.protobuf.duration_pb2 import Duration

from server.domain.errors import Invalid
from server.servicers import rules

DRAGON = "🐉"
ID = "018f0000-0000-7000-8000-00000000abcd"
CASES: dict[str, tuple[rules.Rule, list[Any], list[Any]]] = {
    "an id": (
        rules.uuid(),
        [ID, ID.upper()],
        ["", ID.replace("-", ""), f"{{{ID}}}", f"urn:uuid:{ID}", f"{ID}\n", ID.replace("a", "g"), ID.replace("0", "٠")],
    ),
    "an id or nothing": (rules.uuid(required=False), ["", ID], [" ", "x"]),
    "at most 3 characters": (rules.text(3), ["", "abc", DRAGON * 3], ["abcd", DRAGON * 4]),
    "1 to 3 characters": (rules.text(3, 1), ["x", "abc"], ["", "abcd"]),
    "0 to 10": (rules.number(0, 10), [0, 10, 0.5], [-1, 11, -1e-9, float("nan"), float("inf")]),
    "one of": (rules.one_of("map", "item"), ["map", "item"], ["", "Map", "maps"]),
    "one of or nothing": (rules.one_of("", "map"), ["", "map"], ["item"]),
    "a colour": (rules.pattern(rules.COLOR, "a colour"), ["#a0B1c2"], ["", "red", "#a0B1c2ff", "#a0B1c2\n"]),
    "a colour or nothing": (rules.pattern(rules.COLOR, "a colour", required=False), ["", "#a0B1c2"], [" "]),
    "a digest": (
        rules.pattern(rules.SHA256, "64 lower-case hex digits"),
        ["0a" * 32],
        ["0A" * 32, "0a" * 31, "0a" * 32 + "\n"],
    ),
    "at most 3 bytes": (rules.octets(3), [b"", b"abc"], [b"abcd"]),
    "1 to 3 bytes": (rules.octets(3, 1), [b"a"], [b""]),
    "at most 2 items": (rules.items(2), [[], ["a", "b"]], [["a", "b", "c"]]),
    "a value of an enum": (rules.specified, [1, 7], [0]),
    "labels": (
        rules.labels,
        [{}, {f"key {index}": "" for index in range(rules.MAX_LABELS)}, {DRAGON * 63: DRAGON * 255}],
        [{f"key {index}": "" for index in range(rules.MAX_LABELS + 1)}, {"": ""}, {"x" * 64: ""}, {"x": "y" * 256}],
    ),
    "0 to 60 s": (
        rules.span(0, 60),
        [Duration(), Duration(seconds=60), Duration(seconds=59, nanos=999_999_999)],
        [
            Duration(seconds=-1),
            Duration(seconds=60, nanos=1),
            Duration(seconds=3, nanos=-1),
            Duration(seconds=3, nanos=1_000_000_000),
            Duration(seconds=2**62),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_may_be_there_passes(name: str) -> None:
    rule, passing, _ = CASES[name]
    for value in passing:
        rule.check(value, "image.field")


@pytest.mark.parametrize("name", CASES)
def test_what_may_not_be_there_is_refused_with_its_path(name: str) -> None:
    rule, _, refused = CASES[name]
    for value in refused:
        with pytest.raises(Invalid) as caught:
            rule.check(value, "image.field")
        assert caught.value.field == "image.field", value
        assert "image.field" in caught.value.message
