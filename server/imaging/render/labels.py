"""Names on the map: titles, regions, notes and the names of markers, haloed and kept out of each other's way."""

from dataclasses import dataclass

from server.domain.overlays import Label, Style
from server.drawing.canvas import Canvas, Point
from server.drawing.lettering import fonts, scripts
from server.drawing.lettering.blocks import LARGEST, block, draw_block
from server.imaging.palette import LETTER, PAPER, color_of
from server.imaging.render.badges import badge_radius
from server.imaging.render.placement import BELOW, CENTERED, Placer
from server.imaging.render.view import View

LONGEST = 240
"""Characters of a text that are drawn; the rest becomes an ellipsis."""

NAMES_LEFT_OUT = "Names of markers are left out: they cannot be read at this scale."

_LEGIBLE = 5.0
_GAP = 0.25
_SMALLEST_PAD = 1.5
_MEASURED = 100
"""Pixels per cell at which texts are measured: whatever the picture, the answer is the same."""


@dataclass(frozen=True, slots=True)
class Rank:
    """Typeface, height of letters in cells, widest line in ems, most lines."""

    typeface: str
    cells: float
    ems: float
    lines: int


RANKS = {
    "title": Rank(fonts.SERIF, 1.10, 22.0, 2),
    "region": Rank(fonts.SERIF, 0.58, 11.0, 3),
    "note": Rank(fonts.ITALIC, 0.42, 13.0, 4),
}
MARKER_NAME = Rank(fonts.SERIF, 0.40, 9.0, 2)


def extent(text: str, rank: Rank) -> tuple[float, float]:
    """Return the width and height in cells that `text` takes at `rank` on a map with room for it."""
    size = rank.cells * _MEASURED
    written = block(text, rank.typeface, size, rank.ems * size, rank.lines)
    pad = written.size * _GAP
    return (written.width + 2 * pad) / _MEASURED, (written.height + 2 * pad) / _MEASURED


def draw_label(
    canvas: Canvas, label: Label, middle: Point, view: View, style: Style, placer: Placer
) -> tuple[str, ...]:
    """Draw `label` with its middle at or near `middle` and return what could not be drawn as asked."""
    rank = RANKS.get(label.rank, RANKS["region"])
    return _draw(canvas, label.text, rank, middle, view, style, placer, beside=False)


def draw_marker_name(
    canvas: Canvas, text: str, middle: Point, view: View, style: Style, placer: Placer
) -> tuple[str, ...]:
    """Draw the name of a marker beside its badge, below it where there is room."""
    size = MARKER_NAME.cells * view.cell if style.font_size is None else style.font_size * view.scale
    if text and size < _LEGIBLE:
        return (NAMES_LEFT_OUT,)
    letters = Style(color=style.color, opacity=style.opacity, font_size=style.font_size)
    return _draw(canvas, text, MARKER_NAME, middle, view, letters, placer, beside=True)


def _draw(
    canvas: Canvas, text: str, rank: Rank, middle: Point, view: View, style: Style, placer: Placer, *, beside: bool
) -> tuple[str, ...]:
    words = scripts.cleaned(text, LONGEST)
    if not words:
        return ()
    width, height = canvas.size
    size = rank.cells * view.cell if style.font_size is None else style.font_size * view.scale
    size = min(size, LARGEST, min(width, height) / 4)
    written = block(words, rank.typeface, size, min(rank.ems * size, width * 0.94), rank.lines)
    pad = max(_SMALLEST_PAD, written.size * _GAP)
    clear = badge_radius(view) + pad * 0.4
    box = placer.find(
        middle[0], middle[1], written.width + 2 * pad, written.height + 2 * pad, clear, BELOW if beside else CENTERED
    )
    ink, halo = color_of(style.color, LETTER), color_of(style.fill, PAPER)
    draw_block(canvas, written, box[0] + pad, box[1] + pad, ink, halo, 1.0 if style.opacity is None else style.opacity)
    return scripts.warnings(words, rank.typeface)
