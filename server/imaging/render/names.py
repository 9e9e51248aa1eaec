"""Names on the map: titles, regions, notes and the names of markers, haloed and kept out of each other's way."""

from dataclasses import dataclass

from server.domain.overlays import OverlayStyle
from server.drawing.colors import color_of
from server.drawing.lettering import fonts, scripts
from server.drawing.lettering.blocks import LARGEST, block, draw_block
from server.drawing.pigments import LETTER, VELLUM
from server.drawing.strokes import Point
from server.imaging.render.badges import badge_radius
from server.imaging.render.easel import Easel
from server.imaging.render.placement import BELOW, CENTERED
from server.imaging.render.viewport import Viewport

LONGEST = 240
"""Characters of a text that are drawn; the rest becomes an ellipsis."""

LEGIBLE = 5.0
"""Height of letters in pixels below which nobody can read them."""

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


def height(rank: Rank, style: OverlayStyle, viewport: Viewport) -> float:
    """Return the height of letters in pixels."""
    return rank.cells * viewport.cell if style.font_size is None else style.font_size * viewport.scale


def draw_name(
    easel: Easel, text: str, rank: Rank, middle: Point, style: OverlayStyle, *, beside: bool
) -> tuple[str, ...]:
    """Draw `text` with its middle at or near `middle`, or beside a badge there, below it where there is room.

    Returns what could not be drawn as asked.
    """
    words = scripts.cleaned(text, LONGEST)
    if not words:
        return ()
    viewport, (wide, high) = easel.viewport, easel.canvas.size
    size = min(height(rank, style, viewport), LARGEST, min(wide, high) / 4)
    written = block(words, rank.typeface, size, min(rank.ems * size, wide * 0.94), rank.lines)
    pad = max(_SMALLEST_PAD, written.size * _GAP)
    clear = badge_radius(viewport) + pad * 0.4
    box = easel.placer.find(
        middle[0], middle[1], written.width + 2 * pad, written.height + 2 * pad, clear, BELOW if beside else CENTERED
    )
    ink, halo = color_of(style.color, LETTER), color_of(style.fill, VELLUM)
    opacity = 1.0 if style.opacity is None else style.opacity
    draw_block(easel.canvas, written, box[0] + pad, box[1] + pad, ink, halo, opacity)
    return scripts.warnings(words, rank.typeface)
