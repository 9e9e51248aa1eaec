"""What is known of a grid painted into a picture; light, so that a server can hold it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaintedGrid:
    """A grid of `kind` square. Its lines run `cell_size` px apart; the first ones lie `offset_x` and `offset_y` px in.

    Offsets count from the left and upper edge of the picture to the middle of a line, and are less than a cell.
    `confidence`, 0..1, says how much speaks for the grid: above 0.5 most edges of cells are drawn. From the first lines
    on the picture holds so many whole `columns` and `rows`. Cells of these `others` fit as well: multiples or parts.
    """

    kind: str
    cell_size: float
    offset_x: float
    offset_y: float
    confidence: float
    columns: int
    rows: int
    others: tuple[float, ...] = ()
