"""The key of a map for the game master: a sheet beside the picture with the notes of its numbered places."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image

from server.domain.lattice import Square
from server.domain.overlays import Marker, OverlayStyle, SceneOverlay
from server.drawing.canvas import Canvas
from server.drawing.lettering import scripts
from server.drawing.lettering.blocks import Block, block, draw_block
from server.drawing.lettering.fonts import SERIF
from server.drawing.pigments import CREAM, LETTER, RING, VELLUM, blend
from server.imaging.render.badges import draw_badge
from server.imaging.render.easel import Easel
from server.imaging.render.panels import letters
from server.imaging.render.pen import Pen
from server.imaging.render.source import LARGEST_OUTPUT
from server.imaging.render.viewport import Viewport

CUT_SHORT = "The key is cut short: {count} notes have no room."
NO_ROOM = "The key is not drawn: the picture would be too large with it."

PAPER = blend(VELLUM, CREAM, 0.35)
LONGEST_NAME, LONGEST_NOTE = 80, 10_000
MOST_COLUMNS = 3
LONGEST_SIDE = 16_383
"""Pixels that every format can have."""
SIZES = (1.0, 0.85, 0.72, 0.6)
"""Heights of letters that are tried, beside that of panels, until all notes have room."""

_LEAST = 10.0
_COLUMN, _MARGIN, _BADGE, _GAP = 17.0, 1.4, 2.0, 0.55
_LEADING, _BETWEEN = 0.42, 0.9


@dataclass(frozen=True, slots=True)
class _Note:
    marker: Marker
    style: OverlayStyle
    lines: tuple[Block, ...]
    height: float


def with_key(picture: Image.Image, easel: Easel, overlays: Sequence[SceneOverlay]) -> tuple[Image.Image, list[str]]:
    """The picture with a sheet at its right that has the notes of the markers it shows, by number; and warnings.

    A picture without markers stays as it is.
    """
    markers = sorted(_shown(easel, overlays), key=lambda each: (each[0].number == 0, each[0].number, each[0].symbol))
    if not markers:
        return picture, []
    letter = letters(picture.size)
    room = picture.height - 2 * _MARGIN * letter
    columns, size, notes, whole = _laid(markers, letter, room)
    width = round((len(columns) * (_COLUMN + _MARGIN) + _MARGIN) * letter)
    if picture.width + width > LONGEST_SIDE or (picture.width + width) * picture.height > LARGEST_OUTPUT:
        return picture, [NO_ROOM]
    canvas = Canvas(_widened(picture, width))
    for index, column in enumerate(columns):
        left = picture.width + (_MARGIN + index * (_COLUMN + _MARGIN)) * letter
        _draw_column(canvas, column, left, _MARGIN * letter, size)
    _draw_fold(canvas, picture.width, letter)
    names = "".join(each.label + each.description for each, _ in markers)
    warnings = [] if whole else [CUT_SHORT.format(count=len(markers) - notes)]
    return canvas.finished(), warnings + list(scripts.warnings(scripts.cleaned(names, LONGEST_NOTE), SERIF))


def _shown(easel: Easel, overlays: Sequence[SceneOverlay]) -> Iterator[tuple[Marker, OverlayStyle]]:
    for each in overlays:
        if isinstance(each.data, Marker) and (place := easel.place(each.data.at)) is not None and easel.shows(place):
            yield each.data, each.style


def _laid(
    markers: Sequence[tuple[Marker, OverlayStyle]], letter: float, room: float
) -> tuple[list[list[_Note]], float, int, bool]:
    """The fewest columns that have room for all notes, in letters as large as they can be; their size; how many notes;
    whether these are all."""
    sizes = [max(_LEAST, letter * share) for share in SIZES]
    laid = [(size, _columns([_note(*each, size, letter) for each in markers], room, size)) for size in sizes]
    for most in range(1, MOST_COLUMNS + 1):
        for size, columns in laid:
            if len(columns) <= most:
                return columns, size, len(markers), True
    size, columns = laid[-1]
    columns = columns[:MOST_COLUMNS]
    return columns, size, sum(map(len, columns)), False


def _columns(notes: Sequence[_Note], room: float, size: float) -> list[list[_Note]]:
    columns: list[list[_Note]] = [[]]
    used = 0.0
    for note in notes:
        if columns[-1] and used + note.height > room:
            columns.append([])
            used = 0.0
        columns[-1].append(note)
        used += note.height + _BETWEEN * size
    return columns


def _note(marker: Marker, style: OverlayStyle, size: float, letter: float) -> _Note:
    """A note in lines as wide as a column; one that is longer than most columns are high ends with an ellipsis."""
    widest = _COLUMN * letter - (_BADGE + _GAP) * size
    texts = (
        (scripts.cleaned(marker.label, LONGEST_NAME), 1.15, 2),
        (scripts.cleaned(marker.description, LONGEST_NOTE), 1.0, 24),
    )
    lines = tuple(
        block(line, SERIF, written.size, math.inf, 1)
        for text, factor, most in texts
        if text.strip()
        for written in (block(text, SERIF, size * factor, widest, most),)
        for line in written.lines
    )
    height = sum(each.height for each in lines) + (max(0, len(lines) - 1) * _LEADING + _BADGE / 3) * size
    return _Note(marker, style, lines, max(height, _BADGE * size))


def _widened(picture: Image.Image, width: int) -> Image.Image:
    paper = (*PAPER, 255) if picture.mode == "RGBA" else PAPER
    wide = Image.new(picture.mode, (picture.width + width, picture.height), paper)
    wide.paste(picture, (0, 0))
    return wide


def _draw_column(canvas: Canvas, notes: Sequence[_Note], left: float, top: float, size: float) -> None:
    for note in notes:
        # The badge as the map has it, in a map of its own whose cell is a badge wide.
        viewport = Viewport(0, 0, size * _BADGE, size * _BADGE, Square(1.0))
        middle = left + size * _BADGE / 2, top + size * _BADGE / 2
        draw_badge(canvas, note.marker, middle, viewport, note.style)
        y = top + max(0.0, (size * _BADGE - note.lines[0].height) / 2) if note.lines else top
        for line in note.lines:
            draw_block(canvas, line, left + (_BADGE + _GAP) * size, y, LETTER, PAPER, 1.0)
            y += line.height + _LEADING * size
        top += note.height + _BETWEEN * size


def _draw_fold(canvas: Canvas, left: int, letter: float) -> None:
    pen = Pen(letter, (23,))
    x, height = left / letter, canvas.size[1] / letter
    pen.line([(x, 0), (x, height)], RING, 0.12, wobble=0)
    pen.line([(x + 0.3, 0), (x + 0.3, height)], RING, 0.04, wobble=0)
    pen.paint(canvas, 1.0)
