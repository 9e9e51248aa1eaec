"""Values to JSON documents and back, and what a wrong document is refused with."""

import json
from dataclasses import is_dataclass
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.documents import from_document, to_document
from server.domain.errors import Invalid
from server.domain.generate_specs import GenerateSpec
from server.domain.overlays import TYPES, Door, Label, Light, Marker, OverlayStyle, Pixel, Position, Walls
from tests.unit.json_values import FINITE, OBJECTS, VALUES

STORED: tuple[type[Any], ...] = (*TYPES, OverlayStyle, GenerateSpec)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=10),
    int: st.integers(-(2**63), 2**63 - 1),
    float: FINITE,
    bool: st.booleans(),
    dict: OBJECTS,
}


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type as the stored dataclasses use it."""
    if is_dataclass(hint):
        return st.builds(hint, **{name: values_of(each) for name, each in get_type_hints(hint).items()})  # type: ignore[arg-type]
    if get_origin(hint) is tuple:
        return st.lists(values_of(get_args(hint)[0]), max_size=2).map(tuple)
    if NoneType in get_args(hint):
        return st.none() | st.one_of([values_of(each) for each in get_args(hint) if each is not NoneType])
    return PLAIN[get_origin(hint) or hint]


@given(st.sampled_from(STORED).flatmap(values_of))
def test_a_value_comes_back_from_its_document(value: Any) -> None:
    stored = json.dumps(to_document(value), allow_nan=False)
    assert from_document(type(value), json.loads(stored)) == value


def test_a_document_holds_what_is_not_the_default() -> None:
    assert to_document(Label()) == {}
    assert to_document(Label(text="Vault", at=Position(pixel=Pixel(3.0, 0.0)))) == {
        "text": "Vault",
        "at": {"pixel": {"x": 3.0}},
    }
    assert to_document(OverlayStyle(opacity=0.0)) == {"opacity": 0.0}
    assert to_document(Walls(doors=(Door(kind="iron"), Door()))) == {"doors": [{"kind": "iron"}, {}]}


def test_a_whole_document_holds_the_words_of_defaults_too() -> None:
    assert to_document(Label(), whole=True) == {"rank": "region"}
    assert to_document(OverlayStyle(), whole=True) == {}
    assert to_document(Walls(doors=(Door(kind="iron"), Door())), whole=True) == {
        "doors": [{"kind": "iron", "state": "closed"}, {"kind": "wood", "state": "closed"}]
    }


def test_whole_numbers_serve_as_fractions() -> None:
    light = from_document(Light, {"bright": 20})
    assert (light.bright, type(light.bright)) == (20.0, float)


@pytest.mark.parametrize(
    ("kind", "document", "field"),
    [
        (Label, [], ""),
        (Label, None, ""),
        (Label, {"colour": "red"}, "colour"),
        (Label, {"text": 3}, "text"),
        (Label, {"text": None}, "text"),
        (Label, {"at": "here"}, "at"),
        (Label, {"at": {"pixel": {"x": "3"}}}, "at.pixel.x"),
        (Label, {"at": {"pixel": {"z": 3}}}, "at.pixel.z"),
        (Marker, {"number": True}, "number"),
        (Marker, {"number": 1.5}, "number"),
        (Marker, {"area": {"points": []}}, "area"),
        (Light, {"bright": False}, "bright"),
        (Walls, {"doors": [{}, {"passage": {"points": [{}, 3]}}]}, "doors[1].passage.points[1]"),
        (OverlayStyle, {"opacity": "half"}, "opacity"),
        (GenerateSpec, {"type": "map"}, "subtype"),
        (GenerateSpec, {"type": "map", "subtype": "tactical", "overrides": []}, "overrides"),
        (GenerateSpec, {"type": "map", "subtype": "tactical", "indexes": [0, "1"]}, "indexes[1]"),
    ],
)
def test_a_wrong_member_is_named_with_its_path(kind: type[object], document: object, field: str) -> None:
    with pytest.raises(Invalid) as caught:
        from_document(kind, document)
    assert caught.value.field == field
    with pytest.raises(Invalid) as below:
        from_document(kind, document, "overlay.data")
    assert below.value.field == f"overlay.data.{field}".removesuffix(".")


@given(st.data())
def test_any_json_is_read_or_refused(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(STORED))
    names = st.sampled_from(sorted(get_type_hints(kind)))
    document = data.draw(VALUES | st.dictionaries(names, VALUES, max_size=4))
    try:
        value = from_document(kind, document)
    except Invalid as refused:
        assert refused.message
    else:
        assert isinstance(value, kind)
