"""Places on maps as words, there and back."""

import click
import pytest
from limner.v1 import geometry_pb2

from server.cli.client.places import PlaceParameter, place_words

CELL = geometry_pb2.Position.Cell


def position(word: str) -> geometry_pb2.Position:
    return PlaceParameter().convert(word, None, None)


def cell(column: float, row: float, anchor: "CELL.Anchor" = CELL.ANCHOR_CENTER) -> geometry_pb2.Position:
    return geometry_pb2.Position(cell=CELL(column=column, row=row, anchor=anchor))


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("A1", cell(0, 0)),
        ("b3", cell(1, 2)),
        ("Z10", cell(25, 9)),
        ("AA1", cell(26, 0)),
        ("1,2", cell(1, 2)),
        ("-3,0", cell(-3, 0)),
        ("1.0,2.5", cell(1, 2.5, CELL.ANCHOR_UNSPECIFIED)),
        ("140,-2.5px", geometry_pb2.Position(pixel={"x": 140, "y": -2.5})),
    ],
)
def test_a_word_names_a_place(word: str, meant: geometry_pb2.Position) -> None:
    assert position(word) == meant
    assert position(place_words(meant)) == meant


@pytest.mark.parametrize("word", ["", "B", "B0", "3", "1;2", "1,2,3", "1,2 px", "1e3,2", "--rul", "99999999,1"])
def test_what_names_no_place_is_refused(word: str) -> None:
    with pytest.raises(click.BadParameter, match="is no place"):
        position(word)
