"""JSON documents to Struct and back."""

import json
from typing import Any

import pytest
from google.protobuf.json_format import MessageToJson
from google.protobuf.struct_pb2 import Struct
from hypothesis import given

from server.servicers.structs import get, put
from tests.unit.json_values import OBJECTS


def as_struct(document: dict[str, Any]) -> Struct:
    """The document, sent and received."""
    message = Struct()
    put(document, message)
    return Struct.FromString(message.SerializeToString())


@given(OBJECTS)
def test_a_document_comes_back(document: dict[str, Any]) -> None:
    assert get(as_struct(document)) == document


@given(OBJECTS)
def test_protobuf_reads_the_same_document(document: dict[str, Any]) -> None:
    assert json.loads(MessageToJson(as_struct(document))) == document


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (1, int),
        (1.0, int),
        (-(2**53) + 1, int),
        (1.5, float),
        (2.0**53, float),
        (1e300, float),
        (True, bool),
        ("1", str),
    ],
)
def test_whole_numbers_that_a_double_holds_come_back_as_integers(value: object, kind: type) -> None:
    back = get(as_struct({"value": value}))["value"]
    assert (back, type(back)) == (value, kind)


def test_nothing_at_all_is_kept_at_every_level() -> None:
    document: dict[str, Any] = {"object": {}, "list": [], "null": None, "nested": [[], {}, None, [{}]]}
    assert get(as_struct(document)) == document
    assert get(as_struct({})) == {}


def test_tuples_are_lists() -> None:
    assert get(as_struct({"points": ((1, 2), (3, 4))})) == {"points": [[1, 2], [3, 4]]}
