"""Places on an image, as every kind of overlay names them; `geometry.proto` has the same."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pixel:
    """A place in the pixels of the original image."""

    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A place on the grid, in cells. The whole part names a cell, `anchor` (nw when empty, center) the spot in it."""

    column: float = 0.0
    row: float = 0.0
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """Either pixels or a cell; exactly one is set."""

    pixel: Pixel | None = None
    cell: Cell | None = None


UNSET = Position()
"""No place: what is required is one of the two."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A closed polygon; the first point is not repeated."""

    points: tuple[Position, ...] = ()


UNBOUNDED = Outline()
"""No ground."""
