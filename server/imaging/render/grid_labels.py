"""The names of cells: letters and numbers, digits, or coordinates; in every cell, or along two edges of the picture."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Protocol

from PIL import Image

from server.domain.hexagons import HexPointy
from server.domain.lattice import CellId, Lattice
from server.domain.scene import Grid
from server.drawing.canvas import Canvas
from server.drawing.lettering.fonts import BOLD
from server.drawing.lettering.glyphs import Face, Ink, advance, ink, nearest, together
from server.drawing.pigments import SEPIA, VELLUM, Color
from server.drawing.strokes import Point
from server.imaging.render.viewport import Viewport

UNREADABLE = "The names of cells are left out: they cannot be read at this scale."

LABELS = frozenset(("none", "border", "per_cell"))

_SMALLEST, _LARGEST = 8, 64
_IN_CELL, _ON_BORDER = 0.17, 0.26
"""Height of letters in cells."""
_FINEST_CELL = 28.0
"""Pixels of a cell in which a name can be read."""
_MIDDLE = 0.36
"""How far the middle of letters lies above their baseline, in their heights."""
_WIDE = 0.62
"""Most that a letter or digit is wide, in its height."""
_OPACITY, _HALO_OPACITY = 0.85, 0.55
_HALO, _BLUR = 0.14, 0.06
"""Reach and softness of the halo, in heights of letters."""
_EVERY = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
"""Along an edge every so many are named, where there is no room for all."""
_DARK = 128


Name = tuple[str, ...]
"""Of parts that other names have too."""


class Format(Protocol):
    """How cells are named; None for those without a name."""

    def column(self, number: int) -> str | None:
        """The name of a column."""
        ...

    def row(self, number: int) -> str | None:
        """The name of a row."""
        ...

    def cell(self, cell: CellId, lattice: Lattice) -> Name | None:
        """The name of a cell."""
        ...


@dataclass(frozen=True, slots=True)
class Counted:
    """Columns and rows counted from one, the names of both together for a cell: A1, or 0101."""

    letters: bool

    def column(self, number: int) -> str | None:
        """A, B, …, Z, AA, …, or two digits."""
        if number < 0:
            return None
        return _letters(number) if self.letters else f"{number + 1:02}"

    def row(self, number: int) -> str | None:
        """A number."""
        if number < 0:
            return None
        return f"{number + 1}" if self.letters else f"{number + 1:02}"

    def cell(self, cell: CellId, lattice: Lattice) -> Name | None:
        """The names of column and row."""
        del lattice
        column, row = self.column(cell[0]), self.row(cell[1])
        return None if column is None or row is None else (column, row)


class Coordinates:
    """Two numbers from zero: of hexagons their axial coordinates."""

    def column(self, number: int) -> str:
        """A number."""
        return str(number)

    row = column

    def cell(self, cell: CellId, lattice: Lattice) -> Name:
        """Both numbers."""
        q, r = lattice.axial(cell) if isinstance(lattice, HexPointy) else cell
        return f"{q},", f"{r}"


FORMATS: Mapping[str, Format] = {
    "letters": Counted(letters=True),
    "digits": Counted(letters=False),
    "axial": Coordinates(),
}


def draw_labels(
    canvas: Canvas, grid: Grid, viewport: Viewport, color: Color, floor: Image.Image | None
) -> tuple[str, ...]:
    """Name cells in the colour of the lines, with `floor` those in the middle of which there is some.

    Returns what could not be drawn.
    """
    if viewport.cell < _FINEST_CELL:
        return (UNREADABLE,)
    halo = VELLUM if max(color) < _DARK else SEPIA
    border = grid.labels == "border"
    size = round(min(_LARGEST, max(_SMALLEST, (_ON_BORDER if border else _IN_CELL) * viewport.cell)))
    named = _along_edges if border else _in_cells
    lines: dict[int, list[tuple[Name, float]]] = {}
    for name, (x, y) in named(grid, viewport, canvas.size, size, floor):
        half = sum(len(part) for part in name) * _WIDE * size / 2
        if half <= x <= canvas.size[0] - half and size / 2 <= y <= canvas.size[1] - size / 2:
            lines.setdefault(nearest(y + _MIDDLE * size), []).append((name, x))
    around = Face(BOLD, size, max(1.0, size * _HALO), max(0.4, size * _BLUR))
    for baseline, names in lines.items():
        for face, ground, opacity in ((around, halo, _HALO_OPACITY), (Face(BOLD, size), color, _OPACITY)):
            canvas.stamp(_line(names, face, canvas.size[0]), 0, baseline - 2 * size, ground, opacity)
    return ()


def _line(names: list[tuple[Name, float]], face: Face, width: int) -> Image.Image:
    """A mask of names in a row, with their middles at x, and the baseline two heights of letters down."""
    mask = Image.new("L", (width, 3 * face.size))
    for name, x in names:
        parts = [_part(each, face) for each in name]
        # From a whole pixel: every name has the same gaps between its letters.
        pen = float(nearest(x - sum(wide for _, wide in parts) / 2))
        for glyphs, wide in parts:
            mask.paste(255, (nearest(pen) + glyphs.left, 2 * face.size + glyphs.top), glyphs.mask)
            pen += wide
    return mask


@lru_cache(maxsize=2048)
def _part(text: str, face: Face) -> tuple[Ink, float]:
    """A part of a name, and how far it moves the pen."""
    placed, pen = [], 0.0
    for letter in text:
        placed.append((ink(letter, face), nearest(pen), 0))
        pen += advance(letter, face.typeface, face.size)
    return together(placed), pen


def _in_cells(
    grid: Grid, viewport: Viewport, size: tuple[int, int], letters: int, floor: Image.Image | None
) -> Iterator[tuple[Name, Point]]:
    lattice, form = viewport.lattice, FORMATS[grid.label_format]
    columns, rows = _seen(viewport, size)
    rise = 0.34 * viewport.cell if grid.kind == "hex_pointy" else 0.5 * viewport.cell - letters * 0.95
    for column, row in product(columns, rows):
        x, y = viewport.seen(*lattice.middle((column, row)))
        if not (0 <= x < size[0] and -viewport.cell < y < size[1] + viewport.cell):
            continue
        if floor is not None and not (0 <= y < size[1] and floor.getpixel((int(x), int(y)))):
            continue
        if (name := form.cell((column, row), lattice)) is not None:
            yield name, (x, y - rise)


def _along_edges(
    grid: Grid, viewport: Viewport, size: tuple[int, int], letters: int, floor: Image.Image | None
) -> Iterator[tuple[Name, Point]]:
    del floor
    lattice, form = viewport.lattice, FORMATS[grid.label_format]
    columns, rows = _seen(viewport, size)
    # Every other row of hexagons is half a cell further: a column is named between its two middles.
    xs = {each: _mean(lattice, viewport, (each, 0), (each, 1))[0] for each in (columns[0], columns[-1])}
    ys = {each: _mean(lattice, viewport, (0, each), (1, each))[1] for each in (rows[0], rows[-1])}
    for numbers, name_of, places, place, least in (
        (columns, form.column, xs, lambda at: (at, letters * 0.9), 0.0),
        (rows, form.row, ys, lambda at: (letters * 1.1, at), letters * 1.5),
    ):
        names = {each: name for each in numbers if (name := name_of(each)) is not None}
        pitch = (places[numbers[-1]] - places[numbers[0]]) / max(1, len(numbers) - 1)
        widest = (max((len(name) for name in names.values()), default=0) * _WIDE + 1) * letters
        every = next((each for each in _EVERY if each * pitch >= widest), _EVERY[-1])
        for number, name in names.items():
            at = places[numbers[0]] + (number - numbers[0]) * pitch
            if number % every == 0 and least <= at:
                yield (name,), place(at)


def _mean(lattice: Lattice, viewport: Viewport, *cells: CellId) -> Point:
    xs, ys = zip(*(viewport.seen(*lattice.middle(each)) for each in cells), strict=True)
    return sum(xs) / len(xs), sum(ys) / len(ys)


def _seen(viewport: Viewport, size: tuple[int, int]) -> tuple[range, range]:
    """Columns and rows of the cells in the picture."""
    right, bottom = viewport.left + size[0] / viewport.scale_x, viewport.top + size[1] / viewport.scale_y
    return viewport.lattice.within((viewport.left, viewport.top, right, bottom))


def _letters(number: int) -> str:
    """A, B, …, Z, AA, AB, … for 0, 1, …"""
    name, number = "", number + 1
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
