"""Legends: signs drawn as the map draws them, and what they mean."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from server.domain.lattice import Square
from server.domain.overlays import Marker, OverlayStyle
from server.domain.overlays.legend import Legend
from server.drawing.colors import color_of
from server.drawing.lettering import scripts
from server.drawing.lettering.blocks import Block, block, draw_block
from server.drawing.lettering.fonts import SERIF
from server.drawing.pigments import LETTER, VELLUM
from server.imaging.render.easel import Easel
from server.imaging.render.marker import MIDDLE_OF_CELL, draw_marker
from server.imaging.render.panels import Panels, draw_sheet
from server.imaging.render.placement import Box, Placer
from server.imaging.render.rendering import DrawPanel, Entry, Rendering
from server.imaging.render.viewport import Viewport

NO_ROOM = "The legend is not drawn: the picture has no room for it."
SHORTENED = "The legend is cut short: the picture has no room for all of it."
LONGEST = 80
"""Characters of a line that are drawn."""

_PAD, _ROW, _SIGN, _GAP, _BETWEEN = 0.85, 1.85, 1.5, 0.75, 1.2
_WIDEST = 13.0
_MOST_COLUMNS = 4

_BESIDE = 0.2
"""How far a sign may reach beyond its cell, in cells."""
_LARGEST: Mapping[str, float] = {"line_width": 0.25, "halo_width": 0.12, "pattern_spacing": 0.5, "font_size": 0.6}
"""Lengths of a style in a sign, in its cells."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Lines in columns of `rows`, each `column` pixels wide; the heading is None where there is none."""

    heading: Block | None
    lines: tuple[tuple[Entry, Block], ...]
    rows: int
    column: float
    letter: float

    @property
    def top(self) -> float:
        return _PAD * self.letter + (0 if self.heading is None else self.heading.height + 0.7 * self.letter)

    @property
    def size(self) -> tuple[float, float]:
        columns = math.ceil(len(self.lines) / self.rows)
        width = columns * self.column + (columns - 1) * _BETWEEN * self.letter
        heading = 0 if self.heading is None else self.heading.width
        return max(width, heading) + 2 * _PAD * self.letter, self.top + (self.rows * _ROW + _PAD) * self.letter


def _plan(easel: Easel, panels: Panels, entries: Sequence[Entry], legend: Legend, style: OverlayStyle) -> DrawPanel:
    own = [
        Entry(each.label, Marker(MIDDLE_OF_CELL, each.category, 0, each.symbol), draw_marker) for each in legend.items
    ]
    lines = [*(() if legend.only_items else entries), *own]
    if not lines:
        return tuple
    sheet, whole = _fitting(lines, legend, panels)
    if sheet is None:
        return lambda: (NO_ROOM,)
    box = panels.reserve(legend.corner, *sheet.size)
    warnings = () if whole else (SHORTENED,)
    return lambda: (*warnings, *_draw(easel, box, sheet, style))


def _fitting(lines: Sequence[Entry], legend: Legend, panels: Panels) -> tuple[_Sheet | None, bool]:
    """The sheet with as many of the lines as there is room for, and whether these are all."""
    letter = panels.letters
    room = panels.room(legend.corner)
    heading = _written(legend.title, letter * 1.25) if legend.title.strip() else None
    written = [(each, _written(each.label, letter)) for each in lines]
    column = (_SIGN + _GAP) * letter + max(text.width for _, text in written)
    choices = [legend.columns] if legend.columns else range(1, _MOST_COLUMNS + 1)
    for count in range(len(written), 0, -1):
        for columns in choices:
            rows = math.ceil(count / columns)
            sheet = _Sheet(heading, tuple(written[:count]), rows, column, letter)
            if sheet.size[0] <= room[0] and sheet.size[1] <= min(room[1], max(panels.size[1] * 0.6, 8 * letter)):
                return sheet, count == len(written)
    return None, False


def _written(text: str, size: float) -> Block:
    return block(scripts.cleaned(text, LONGEST) or " ", SERIF, size, _WIDEST * size, 1)


def _draw(easel: Easel, box: Box, sheet: _Sheet, style: OverlayStyle) -> Iterable[str]:
    opacity = 1.0 if style.opacity is None else style.opacity
    ink, paper = color_of(style.color, LETTER), color_of(style.fill, VELLUM)
    letter = sheet.letter
    draw_sheet(easel.canvas, box, letter, opacity)
    if (heading := sheet.heading) is not None:
        middle = (box[0] + box[2] - heading.width) / 2
        draw_block(easel.canvas, heading, middle, box[1] + _PAD * letter, ink, paper, opacity)
    for index, (entry, text) in enumerate(sheet.lines):
        column, row = divmod(index, sheet.rows)
        left = box[0] + _PAD * letter + column * (sheet.column + _BETWEEN * letter)
        top = box[1] + sheet.top + row * _ROW * letter
        yield from _draw_sign(easel, entry, left, top + (_ROW - _SIGN) / 2 * letter, _SIGN * letter)
        baseline = top + (_ROW * letter - text.height) / 2
        draw_block(easel.canvas, text, left + (_SIGN + _GAP) * letter, baseline, ink, paper, opacity)
        yield from scripts.warnings(scripts.cleaned(entry.label, LONGEST), SERIF)


def _draw_sign(easel: Easel, entry: Entry, left: float, top: float, cell: float) -> Sequence[str]:
    """Draw a sample as the map does, over one cell of a map of its own."""
    width, height = easel.canvas.size
    room = _BESIDE * cell
    box = (
        max(0, math.floor(left - room)),
        max(0, math.floor(top - room)),
        min(width, math.ceil(left + cell + room)),
        min(height, math.ceil(top + cell + room)),
    )
    with easel.canvas.framed(box):
        viewport = Viewport((box[0] - left) / cell, (box[1] - top) / cell, cell, cell, Square(1.0))
        placer = Placer(*easel.canvas.size)
        own = Easel(easel.canvas, viewport, easel.audience, placer, easel.measure, easel.gallery)
        return tuple(entry.draw(own, entry.sample, _in_sign(entry.style, easel.viewport.scale / cell)))


def _in_sign(style: OverlayStyle, cells: float) -> OverlayStyle:
    """A style whose lengths are cells, of which a pixel of the map is so many: no larger than fits."""
    lengths = {name: getattr(style, name) for name in _LARGEST}
    return replace(
        style,
        **{name: min(length * cells, _LARGEST[name]) for name, length in lengths.items() if length is not None},
    )


RENDERING = Rendering(plan=_plan)
