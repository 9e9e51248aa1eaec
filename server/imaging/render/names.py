"""Names on the map: titles, regions, notes and the names of markers, haloed and kept out of each other's way."""

from dataclasses import dataclass

from server.domain.overlays import OverlayStyle
from server.drawing.colors import color_of
from server.drawing.lettering import fonts, scripts
from server.drawing.lettering.blocks import LARGEST, Block, block, draw_block
from server.drawing.pigments import LETTER, VELLUM
from server.drawing.strokes import Point
from server.imaging.render.badges import badge_radius
from server.imaging.render.easel import Easel
from server.imaging.render.placement import CENTERED, FREE, Box, Slots
from server.imaging.render.viewport import Viewport

LONGEST = 240
"""Characters of a text that are drawn; the rest becomes an ellipsis."""

LEGIBLE = 5.0
"""Height of letters in pixels below which nobody can read them."""

COVERED = 6.0
"""What it weighs to cover a name: two that lie over each other cannot be read, one over a wall can."""

TAKEN = 0.3
"""What the best place near its own costs at least for a text that may stand anywhere to go elsewhere."""

_GAP = 0.25
_SMALLEST_PAD = 1.5
_WAYS = ((1.0, 1.0, 0, 0.0), (1.0, 0.62, 0, 0.04), (1.0, 0.45, 1, 0.08), (0.82, 1.0, 0, 0.05), (0.82, 0.5, 0, 0.09))
"""How a name may be written: how large, in lines how wide, how many more of them, and how little that is liked."""
_SMALLER = ((0.62, 1.0, 0, 0.07), (0.62, 0.5, 0, 0.1))
"""More ways for a text that goes to where there is room for it."""
_WAYS_OF_ONE_SIZE = tuple(way for way in _WAYS if way[0] == 1)
_MEASURED = 100
"""Pixels per cell at which texts are measured: whatever the picture, the answer is the same."""


@dataclass(frozen=True, slots=True)
class Rank:
    """Typeface, height of letters in cells, widest line in ems, most lines.

    What belongs `anywhere`, to the map and to no place, goes to rock where its own is taken, such as by a room that was
    found.
    """

    typeface: str
    cells: float
    ems: float
    lines: int
    anywhere: bool = False


RANKS = {
    "title": Rank(fonts.SERIF, 1.10, 22.0, 2, anywhere=True),
    "region": Rank(fonts.SERIF, 0.58, 11.0, 3),
    "note": Rank(fonts.ITALIC, 0.42, 13.0, 4),
}
SIZE = Rank(fonts.BOLD, 0.27, 9.0, 1)
"""Of lengths and times: its figures are all of one height."""
MARKER_NAME = Rank(fonts.SERIF, 0.40, 9.0, 2)
TOKEN_NAME = Rank(fonts.SERIF, 0.30, 9.0, 2)
TOKEN_HEIGHT = Rank(fonts.SERIF, 0.26, 9.0, 1)


def letters_of(style: OverlayStyle) -> OverlayStyle:
    """How the letters of an overlay are drawn whose filling is that of ground: around them lies its halo."""
    return OverlayStyle(color=style.color, fill=style.halo, opacity=style.opacity, font_size=style.font_size)


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
    easel: Easel,
    text: str,
    rank: Rank,
    middle: Point,
    style: OverlayStyle,
    slots: Slots = CENTERED,
    clear: float = 0.0,
) -> tuple[str, ...]:
    """Draw `text` at or near `middle`, in the best of these slots; what lies `clear` pixels around that stays free.

    Returns what could not be drawn as asked.
    """
    words = scripts.cleaned(text, LONGEST)
    if not words:
        return ()
    written, box = _best_way(easel, words, rank, middle, style, slots, clear or badge_radius(easel.viewport))
    easel.placer.take(box, COVERED)
    pad = _pad(written)
    ink, halo = color_of(style.color, LETTER), color_of(style.fill, VELLUM)
    opacity = 1.0 if style.opacity is None else style.opacity
    draw_block(easel.canvas, written, box[0] + pad, box[1] + pad, ink, halo, opacity)
    return scripts.warnings(words, rank.typeface)


def _best_way(
    easel: Easel, words: str, rank: Rank, middle: Point, style: OverlayStyle, slots: Slots, clear: float
) -> tuple[Block, Box]:
    """How and where words are best written: the first way that has a free place, else the one least in the way."""
    wide, high = easel.canvas.size
    size = min(height(rank, style, easel.viewport), LARGEST, min(wide, high) / 4)
    widest = min(rank.ems * size, wide * 0.94)
    best: tuple[float, Block, Box] | None = None
    on_rock: tuple[Block, Box] | None = None
    ways = _WAYS_OF_ONE_SIZE if style.font_size is not None else (*_WAYS, *_SMALLER) if rank.anywhere else _WAYS
    for letters, line, more, dislike in ways:
        written = block(words, rank.typeface, size * letters, widest * line, rank.lines + more)
        if best is not None and written == best[1]:
            continue
        pad = _pad(written)
        room = written.width + 2 * pad, written.height + 2 * pad
        cost, box = easel.placer.best(*middle, *room, clear + pad * 0.4, slots)
        if rank.anywhere and cost > TAKEN and on_rock is None and (free := easel.placer.on_rock(*middle, *room)):
            on_rock = written, free
        if best is None or cost + dislike < best[0]:
            best = cost + dislike, written, box
        if best[0] <= FREE:
            break
    assert best is not None, "there are ways to write"
    return on_rock if on_rock is not None and best[0] > TAKEN else best[1:]


def _pad(written: Block) -> float:
    """Pixels around a text that nothing else should lie in."""
    return max(_SMALLEST_PAD, written.size * _GAP)
