"""Options of generators: read from JSON, checked by what they say of themselves, told to callers."""

from dataclasses import dataclass
from typing import Annotated

import pytest

from server.domain.errors import Invalid
from server.generators.options import NamedOption, Option, document_of, named_options, options_of

AGE, HAIR, SCARS = Option("Years.", 0, 900), Option("Its colour.", choices=("red", "grey")), Option("Where.", most=2)


@dataclass(frozen=True)
class Head:
    hair: Annotated[str, HAIR] = "red"
    scars: Annotated[tuple[str, ...], SCARS] = ()


@dataclass(frozen=True)
class Ring:
    finger: Annotated[int, Option("Which.", 1, 5)] = 4


@dataclass(frozen=True)
class Face:
    age: Annotated[int | None, AGE] = None
    size: Annotated[float, Option("In pixels.", least=0.5)] = 2.0
    name: Annotated[str, Option("Its name.", most=4)] = ""
    hooded: bool = False
    head: Head = Head()
    rings: Annotated[tuple[Ring, ...], Option("What it wears.")] = ()


def test_what_is_left_out_takes_its_default() -> None:
    assert options_of(Face, {}, "generate.custom") == Face()
    said = {"age": 40, "size": 3, "head": {"hair": "grey", "scars": ["chin"]}, "rings": [{}, {"finger": 1}]}
    assert options_of(Face, said, "generate.custom") == Face(
        40, 3.0, head=Head("grey", ("chin",)), rings=(Ring(), Ring(1))
    )


def test_options_come_back_from_their_document() -> None:
    face = Face(40, 1.5, "Ann", True, Head("grey", ("chin",)), (Ring(2),))
    document = document_of(face)
    assert document["head"] == {"hair": "grey", "scars": ["chin"]}
    assert options_of(Face, document, "") == face
    assert document_of(Face()).keys() == {"age", "size", "name", "hooded", "head", "rings"}


@pytest.mark.parametrize(
    ("said", "path", "what"),
    [
        ({"beard": 1}, "beard", "unknown"),
        ({"head": {"beard": 1}}, "head.beard", "unknown"),
        ({"age": "old"}, "age", "int"),
        ({"age": 4.5}, "age", "int"),
        ({"hooded": 1}, "hooded", "bool"),
        ({"age": -1}, "age", "must be 0 to 900"),
        ({"size": 0.25}, "size", "must be at least 0.5"),
        ({"name": "Annabel"}, "name", "must be at most 4 characters"),
        ({"head": {"hair": "blue"}}, "head.hair", "known are red, grey"),
        ({"head": {"scars": ["chin", "ear", "lip"]}}, "head.scars", "must be at most 2 items"),
        ({"head": {"scars": "chin"}}, "head.scars", "list"),
        ({"rings": [{}, {"finger": 9}]}, "rings[1].finger", "must be 1 to 5"),
    ],
)
def test_what_is_wrong_is_named_with_its_path(said: dict[str, object], path: str, what: str) -> None:
    with pytest.raises(Invalid, match=what) as caught:
        options_of(Face, said, "generate.custom")
    assert caught.value.field == f"generate.custom.{path}"


def test_callers_are_told_of_every_option() -> None:
    assert list(named_options(Face)) == [
        NamedOption("age", "integer", None, AGE),
        NamedOption("size", "number", 2.0, Option("In pixels.", least=0.5)),
        NamedOption("name", "string", "", Option("Its name.", most=4)),
        NamedOption("hooded", "boolean", False, Option("")),
        NamedOption("head.hair", "string", "red", HAIR),
        NamedOption("head.scars", "string[]", [], SCARS),
        NamedOption("rings", "object[]", [], Option("What it wears.")),
    ]
