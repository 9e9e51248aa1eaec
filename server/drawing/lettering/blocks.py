"""Blocks of text: broken into lines, measured, and turned into masks to be stamped."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from server.drawing.canvas import Canvas
from server.drawing.lettering import fonts, scripts
from server.drawing.lettering.glyphs import Face, Ink, advance, drawn, ink, nearest, together, words
from server.drawing.pigments import Color
from server.drawing.shelf import Shelf

SMALLEST, LARGEST = 8, 480
"""Sizes of letters in output pixels: smaller cannot be read, larger only costs."""

_LEADING = 1.12
_WEIGHT = 0.018
_HALO = 0.13
_HALO_OPACITY = 0.86
_PALE = [round(level * _HALO_OPACITY) for level in range(256)]
_SET: Shelf[tuple[Ink, Ink]] = Shelf(8 << 20)
_BLUR, _LEAST_BLUR = 0.035, 0.4


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text at `size` pixels to the em; `width` and `height` in pixels, without halo."""

    lines: tuple[str, ...]
    typeface: str
    size: int
    width: float
    height: float


def block(text: str, typeface: str, size: float, widest: float, most_lines: int) -> Block:
    """Set `text` in lines of about equal length, each at most `widest` pixels where words allow it.

    Letters shrink when one word is wider than that, down to SMALLEST; beyond `most_lines` the rest becomes an ellipsis.
    """
    pixels = clamped(size)
    lines = _balanced(text, typeface, pixels, widest)
    while (longest := max(_width(line, typeface, pixels) for line in lines)) > widest and pixels > SMALLEST:
        pixels = min(pixels - 1, clamped(pixels * widest / longest))
        lines = _balanced(text, typeface, pixels, widest)
    if len(lines) > most_lines:
        lines = [*lines[: most_lines - 1], lines[most_lines - 1] + "…"]
    lines = [_cut(line, typeface, pixels, widest) for line in lines]
    width = max(_width(line, typeface, pixels) for line in lines)
    return Block(tuple(lines), typeface, pixels, width, _cap(typeface, pixels) + (len(lines) - 1) * pixels * _LEADING)


def clamped(size: float) -> int:
    """Return `size` as whole pixels between SMALLEST and LARGEST."""
    return round(min(LARGEST, max(SMALLEST, size)))


def draw_block(
    canvas: Canvas, written: Block, left: float, top: float, color: Color, halo: Color, opacity: float
) -> None:
    """Draw `written` with its upper left corner (of the capitals of the first line) at `left`, `top`."""
    x, y = math.floor(left), math.floor(top)
    around, letters = _SET.take(written) or _put(written)
    canvas.stamp(around.mask, x + around.left, y + around.top, halo, opacity)
    canvas.stamp(letters.mask, x + letters.left, y + letters.top, color, opacity)


def _put(written: Block) -> tuple[Ink, Ink]:
    """The halo of a block and its letters, kept for the next picture: most names stand on that, too."""
    size = written.size
    reach, blur = max(1.0, size * _HALO), max(_LEAST_BLUR, size * _BLUR)
    weight = size * _WEIGHT
    placed = list(_words(written))
    around = together((ink(word, Face(typeface, size, reach, blur)), x, y) for word, typeface, x, y in placed)
    around = replace(around, mask=around.mask.point(_PALE))
    letters = together(
        (ink(word, Face(typeface, size, _weight(typeface, weight))), x, y) for word, typeface, x, y in placed
    )
    return _SET.put(written, (around, letters), 2 * around.mask.width * around.mask.height)


def inked(text: str, typeface: str, size: int) -> Ink:
    """Return one short line as the typefaces draw it."""
    start = 0.0
    placed = []
    for run in scripts.runs(text, typeface):
        placed.append((drawn(run.text, Face(run.typeface, size)), nearest(start), 0))
        start += advance(run.text, run.typeface, size)
    return together(placed)


def _words(written: Block) -> Iterator[tuple[str, str, int, int]]:
    """Yield each word, its typeface and its pen in whole pixels from the upper left corner."""
    baseline = float(_cap(written.typeface, written.size))
    for line in written.lines:
        start = (written.width - _width(line, written.typeface, written.size)) / 2
        for run in scripts.runs(line, written.typeface):
            for word, pen in words(run.text, run.typeface, written.size):
                yield word, run.typeface, nearest(start + pen), nearest(baseline)
            start += advance(run.text, run.typeface, written.size)
        baseline += written.size * _LEADING


def _weight(typeface: str, weight: float) -> float:
    """Bold typefaces stand in for missing characters as they are; the regular one is made a little heavier."""
    return weight if typeface in (fonts.SERIF, fonts.ITALIC) or weight >= 1 else 0.0


def _balanced(text: str, typeface: str, size: int, widest: float) -> list[str]:
    """Break greedily, then narrow the lines as far as their number allows."""
    lines = _broken(text, typeface, size, widest)
    if len(lines) < 2:
        return lines
    low, high = widest / len(lines) * 0.8, widest
    for _ in range(6):
        middle = (low + high) / 2
        narrower = _broken(text, typeface, size, middle)
        if len(narrower) <= len(lines) and all(_width(line, typeface, size) <= middle for line in narrower):
            lines, high = narrower, middle
        else:
            low = middle
    return lines


def _broken(text: str, typeface: str, size: int, widest: float) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if line and _width(longer, typeface, size) > widest:
                lines.append(line)
                line = word
            else:
                line = longer
        if line:
            lines.append(line)
    return lines or [""]


def _cut(line: str, typeface: str, size: int, widest: float) -> str:
    if _width(line, typeface, size) <= widest:
        return line
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if _width(line[:middle] + "…", typeface, size) <= widest:
            low = middle
        else:
            high = middle - 1
    return line[:low].rstrip() + "…"


@lru_cache(maxsize=4096)
def _width(line: str, typeface: str, size: int) -> float:
    return sum(advance(run.text, run.typeface, size) for run in scripts.runs(line, typeface))


@lru_cache(maxsize=64)
def _cap(typeface: str, size: int) -> float:
    """Return the height of capitals in pixels."""
    return -fonts.font(typeface, size).getbbox("H", anchor="ls")[1]
