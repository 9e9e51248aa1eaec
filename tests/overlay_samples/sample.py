"""What a sample of an overlay kind has, and the places that samples share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from server.domain.overlays import Cell, Data, Position, SceneOverlay
from server.domain.scene import Grid, Output, Scene

Document = Mapping[str, Any]

CELL: Document = {"cell": {"column": 3.5, "row": -2, "anchor": "ANCHOR_CENTER"}}
PIXEL: Document = {"pixel": {"x": 0.25, "y": 640}}
ORIGIN: Document = {"pixel": {}}
OUTLINE: Document = {"points": [CELL, PIXEL, ORIGIN]}
"""As callers send them."""
SPOT: Document = {"cell": {"column": 3.5, "row": -2, "anchor": "center"}}
GROUND: Document = {"points": [SPOT, PIXEL, ORIGIN]}
"""As they are stored."""
ITSELF = "018f0000-0000-7000-8000-0000000000aa"
"""Stands for the id of the image that an overlay lies over."""
WORDS: Mapping[str, str] = {"ANCHOR_CENTER": "center"}
GRID = Grid(cell_size=64.0, color="#14100E", opacity=0.3, line_width=1.4)


@dataclass(frozen=True)
class Sample:
    """One kind of overlay, for every test that is about all of them.

    `full` is a value with every field set, as callers send it; `words` are its enum values and the words stored for
    them. `secret` is a stored value with all that is secret in it, `known` what players may know of that: decided
    here. `sparse` are values with what is told of them beside what was sent; `wrong` are values that are refused, with
    the path of what is wrong. `pictures` are golden ones, by name.
    """

    full: Document
    secret: Document
    known: Document
    words: Mapping[str, str] = field(default_factory=dict)
    sparse: tuple[tuple[Document, Document], ...] = ()
    wrong: tuple[tuple[Document, str], ...] = ()
    pictures: Mapping[str, Scene] = field(default_factory=dict)


def at(column: float, row: float) -> Position:
    """A place on the grid of golden pictures."""
    return Position(cell=Cell(column, row))


def over(kind: str, *values: Data) -> tuple[SceneOverlay, ...]:
    """Overlays of a kind."""
    return tuple(SceneOverlay(kind, value) for value in values)


def scene(*overlays: SceneOverlay, grid: bool = False, **output: object) -> Scene:
    """A golden picture: 5 x 3 cells of flat stone for the game master."""
    options = Output("png", **output)  # type: ignore[arg-type]  # any field of Output
    return Scene("gm", GRID.lattice, GRID if grid else None, overlays, options)
