"""Text as glyphs, each drawn once and then only set: an outline costs a hundred times what setting it costs."""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from server.drawing.lettering import fonts, scripts

MOST_KEPT = 32 << 20
"""Pixels of glyphs that a process keeps."""

_PROBED = 32
"""Size at which it is seen how a word may be cut."""

_WORDS = re.compile(r"\s+|\S+\s*")


@dataclass(frozen=True, slots=True)
class Face:
    """How a glyph is drawn: `stroke` and `blur` in pixels around what the typeface says."""

    typeface: str
    size: int
    stroke: float = 0.0
    blur: float = 0.0


@dataclass(frozen=True, slots=True)
class Ink:
    """A mask and where its upper left corner lies from the pen on the baseline, in whole pixels."""

    mask: Image.Image
    left: int
    top: int


Drawing = Callable[[str, Face], Ink]

NOTHING = Ink(Image.new("L", (0, 0)), 0, 0)


@lru_cache(maxsize=1 << 13)
def advance(text: str, typeface: str, size: int) -> float:
    """Return by how many pixels `text`, all of one run, moves the pen."""
    return fonts.font(typeface, size).getlength(text)


def words(text: str, typeface: str, size: int) -> list[tuple[str, float]]:
    """Cut `text`, all of one run, into words, leftmost first, each with its pen in pixels.

    Words that run to the right end in a space, the last one too: a word looks the same wherever it stands.
    """
    pieces = _WORDS.findall(text)
    if scripts.starts_from_the_right(text):
        return _placed(pieces[::-1], lambda word, _: advance(word, typeface, size))
    pieces = [word if word[-1].isspace() else f"{word} " for word in pieces]
    return _placed(pieces, lambda before, after: _step(before, after[0], typeface, size))


def ink(word: str, face: Face) -> Ink:
    """Return `word` set in `face`, from what is kept where it was set before."""
    return _KEPT.ink(_set_word, word, face)


def drawn(text: str, face: Face) -> Ink:
    """Return `text`, all of one run, as the typeface draws it: for what is short and has no stroke."""
    return _KEPT.ink(_drawn, text, face)


def together(inks: Iterable[tuple[Ink, int, int]]) -> Ink:
    """Return one ink of many, each with its pen at whole pixels x, y."""
    placed = [(each.mask, x + each.left, y + each.top) for each, x, y in inks if each is not NOTHING]
    if not placed:
        return NOTHING
    left, top = min(x for _, x, _ in placed), min(y for _, _, y in placed)
    right, bottom = max(x + mask.width for mask, x, _ in placed), max(y + mask.height for mask, _, y in placed)
    whole = Image.new("L", (right - left, bottom - top), 0)
    draw = ImageDraw.Draw(whole)
    for mask, x, y in placed:
        draw.bitmap((x - left, y - top), mask, fill=255)
    return Ink(whole, left, top)


def nearest(place: float) -> int:
    """Return the whole pixel a pen at `place` stands on."""
    return math.floor(place + 0.5)


class _Kept:
    """What was drawn before; all of it is let go when it would be more than MOST_KEPT pixels."""

    def __init__(self) -> None:
        self._inks: dict[tuple[Drawing, str, Face], Ink] = {}
        self._pixels = 0

    def ink(self, draw: Drawing, text: str, face: Face) -> Ink:
        ink = self._inks.get((draw, text, face))
        if ink is None:
            ink = draw(text, face)
            self._pixels += ink.mask.width * ink.mask.height
            if self._pixels > MOST_KEPT:
                self._inks, self._pixels = {}, ink.mask.width * ink.mask.height
            self._inks[draw, text, face] = ink
        return ink


_KEPT = _Kept()


def _drawn(piece: str, face: Face) -> Ink:
    font, stroke = fonts.font(face.typeface, face.size), face.stroke
    # Pillow rounds where stroked text stands. Started so that its stroke ends on a whole pixel, nothing is cut off.
    start = math.ceil(stroke) - stroke
    core, (left, top) = font.getmask2(
        piece, "L", stroke_width=stroke, anchor="ls", start=(start, start), stroke_filled=True
    )
    width, height = core.size
    pad = math.ceil(4 * face.blur)
    mask = Image.new("L", (width + 2 * pad, height + 2 * pad), 0)
    mask.im.paste(core, (pad, pad, pad + width, pad + height))
    if face.blur:
        mask = mask.filter(ImageFilter.GaussianBlur(face.blur))
    box = mask.getbbox()
    if box is None:
        return NOTHING
    back = nearest(stroke) - math.ceil(stroke) - pad
    return Ink(mask.crop(box), left + back + box[0], top + back + box[1])


def _set_word(word: str, face: Face) -> Ink:
    return _set(_parts(word, face.typeface), face)


def _set(parts: Sequence[str], face: Face) -> Ink:
    """Return `parts` of a word side by side."""
    pens = _placed(parts, lambda before, after: _step(before, after, face.typeface, face.size))
    return together((_KEPT.ink(_drawn, part, face), nearest(pen), 0) for part, pen in pens)


def _placed(parts: Sequence[str], step: Callable[[str, str], float]) -> list[tuple[str, float]]:
    if not parts:
        return []
    steps = (step(before, after) for before, after in pairwise(parts))
    return list(zip(parts, accumulate(steps, initial=0.0), strict=True))


@lru_cache(maxsize=1 << 14)
def _parts(word: str, typeface: str) -> tuple[str, ...]:
    """Cut `word` as finely as it can be cut without a difference to how it looks.

    Most words are their characters. In others a ligature stays whole; and where letters have another form at the end
    of a word, or marks hang on them, or they run to the left, the word does.
    """
    if len(word) < 2:
        return (word,)
    face = Face(typeface, _PROBED)
    whole = _drawn(word, face)
    ways = (cut(word, typeface) for cut in (_characters, _ligatures))
    return next((parts for parts in ways if _same(whole, _set(parts, face))), (word,))


def _characters(word: str, _: str) -> tuple[str, ...]:
    return tuple(word)


def _ligatures(word: str, typeface: str) -> tuple[str, ...]:
    parts = [word[0]]
    for before, after in pairwise(word):
        if _is_ligature(before, after, typeface):
            parts[-1] += after
        else:
            parts.append(after)
    return tuple(parts)


@lru_cache(maxsize=1 << 14)
def _step(before: str, after: str, typeface: str, size: int) -> float:
    """Return how far the pens of two neighbours are apart: the first one's advance and their kerning."""
    return advance(before + after, typeface, size) - advance(after, typeface, size)


@lru_cache(maxsize=1 << 14)
def _is_ligature(before: str, after: str, typeface: str) -> bool:
    face = Face(typeface, _PROBED)
    return not _same(_set((before, after), face), _drawn(before + after, face))


def _same(one: Ink, other: Ink) -> bool:
    if (one.left, one.top, one.mask.size) != (other.left, other.top, other.mask.size):
        return False
    return ImageChops.difference(one.mask, other.mask).getbbox() is None
