"""Places on a map as words: B3 and 1,2 are middles of cells, 1.0,2.5 is a spot in cells, 140,230px in pixels."""

import re

import click
from limner.v1 import geometry_pb2

NAMED = re.compile(r"([A-Za-z]{1,4})(\d{1,7})")
COUNTED = re.compile(r"(-?\d{1,7}(?:\.\d+)?),(-?\d{1,7}(?:\.\d+)?)(px)?")
CELL = geometry_pb2.Position.Cell


class PlaceParameter(click.ParamType[geometry_pb2.Position]):
    """A place: a cell by its name, or by column and row, counted from 0; with a point in them a spot; or pixels."""

    name = "place"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> geometry_pb2.Position:
        """The position that a word names."""
        if isinstance(value, geometry_pb2.Position):
            return value
        word = str(value)
        if (named := NAMED.fullmatch(word)) is not None and int(named[2]):
            return _cell(_number(named[1]), int(named[2]) - 1)
        if (counted := COUNTED.fullmatch(word)) is None:
            self.fail(f"{word} is no place: B3 and 1,2 are cells, 1.0,2.5 is a spot, 140,230px are pixels", param, ctx)
        x, y = float(counted[1]), float(counted[2])
        if counted[3]:
            return geometry_pb2.Position(pixel=geometry_pb2.Position.Pixel(x=x, y=y))
        return geometry_pb2.Position(cell=CELL(column=x, row=y)) if "." in word else _cell(x, y)


def place_words(position: geometry_pb2.Position) -> str:
    """A place in the words that name it."""
    if position.HasField("pixel"):
        return f"{position.pixel.x:.12g},{position.pixel.y:.12g}px"
    column, row = position.cell.column, position.cell.row
    if position.cell.anchor == CELL.ANCHOR_CENTER and column.is_integer() and row.is_integer():
        return f"{column:.0f},{row:.0f}"
    spot = 0.5 if position.cell.anchor == CELL.ANCHOR_CENTER else 0.0
    return f"{round(column + spot, 9)},{round(row + spot, 9)}"


def _cell(column: float, row: float) -> geometry_pb2.Position:
    return geometry_pb2.Position(cell=CELL(column=column, row=row, anchor=CELL.ANCHOR_CENTER))


def _number(letters: str) -> int:
    """0 for A, 25 for Z, 26 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
