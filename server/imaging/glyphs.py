"""Text as glyphs, each drawn once and then only set: an outline costs a hundred times what setting it costs."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFilter

from server.imaging import fonts, scripts

MOST_KEPT = 32 << 20
"""Pixels of glyphs that a process keeps."""

_PROBED = 48
"""Size at which it is seen whether two glyphs stand apart."""

_WORDS = re.compile(r"\s+|\S+")
_FRACTION_SLASH = "\u2044"


@dataclass(frozen=True, slots=True)
class Look:
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


NOTHING = Ink(Image.new("L", (0, 0)), 0, 0)


def advance(text: str, typeface: str, size: int) -> float:
    """Return by how many pixels `text`, all of one run, moves the pen."""
    return fonts.font(typeface, size).getlength(text)


def pieces(text: str, typeface: str, size: int) -> list[tuple[str, float]]:
    """Cut `text`, all of one run, into what can be drawn apart, each with its pen in pixels."""
    found: list[tuple[str, float]] = []
    pen, before = 0.0, ""
    for piece in _parts(text, typeface):
        if before:
            pen += _step(before, piece, typeface, size)
        found.append((piece, pen))
        before = piece
    return found


def ink(piece: str, look: Look) -> Ink:
    """Return `piece` drawn in `look`, from what is kept where it was drawn before."""
    return _KEPT.ink(piece, look)


def together(inks: Iterable[tuple[Ink, int, int]]) -> Ink:
    """Return one ink of many, each with its pen at whole pixels x, y."""
    placed = [(each.mask, x + each.left, y + each.top) for each, x, y in inks if each is not NOTHING]
    if not placed:
        return NOTHING
    left, top = min(x for _, x, _ in placed), min(y for _, _, y in placed)
    right, bottom = max(x + mask.width for mask, x, _ in placed), max(y + mask.height for mask, _, y in placed)
    whole = Image.new("L", (right - left, bottom - top), 0)
    for mask, x, y in placed:
        whole.paste(255, (x - left, y - top), mask)
    return Ink(whole, left, top)


def nearest(place: float) -> int:
    """Return the whole pixel a pen at `place` stands on."""
    return math.floor(place + 0.5)


class _Kept:
    """Glyphs drawn before; all are let go when they are MOST_KEPT pixels."""

    def __init__(self) -> None:
        self._inks: dict[tuple[str, Look], Ink] = {}
        self._pixels = 0

    def ink(self, piece: str, look: Look) -> Ink:
        found = self._inks.get((piece, look))
        if found is None:
            found = _drawn(piece, look)
            self._pixels += found.mask.width * found.mask.height
            if self._pixels > MOST_KEPT:
                self._inks, self._pixels = {}, found.mask.width * found.mask.height
            self._inks[piece, look] = found
        return found


_KEPT = _Kept()


def _drawn(piece: str, look: Look) -> Ink:
    font = fonts.font(look.typeface, look.size)
    left, top, right, bottom = font.getbbox(piece, anchor="ls")
    pad = math.ceil(look.stroke + 4 * look.blur) + 2
    x, y = pad - math.floor(left), pad - math.floor(top)
    mask = Image.new("L", (math.ceil(right) + x + pad, math.ceil(bottom) + y + pad), 0)
    # Pillow moves stroked text by what its stroke is short of whole pixels: this moves it back, and nothing is cut off.
    back = nearest(look.stroke) - look.stroke
    ImageDraw.Draw(mask).text((x + back, y + back), piece, fill=255, font=font, anchor="ls", stroke_width=look.stroke)
    if look.blur:
        mask = mask.filter(ImageFilter.GaussianBlur(look.blur))
    box = mask.getbbox()
    return NOTHING if box is None else Ink(mask.crop(box), box[0] - x, box[1] - y)


def _parts(text: str, typeface: str) -> list[str]:
    """Cut where it makes no difference to how the parts look, leftmost first."""
    if scripts.is_shaped(text, typeface):
        words = _WORDS.findall(text)
        return words[::-1] if scripts.starts_from_the_right(text) else words
    if _FRACTION_SLASH in text:
        return [text]
    parts: list[str] = []
    for before, character in zip(" " + text, text, strict=False):
        if parts and (scripts.is_attached(character) or not _apart(before, character, typeface)):
            parts[-1] += character
        else:
            parts.append(character)
    return parts


@lru_cache(maxsize=1 << 14)
def _step(before: str, after: str, typeface: str, size: int) -> float:
    """Return how far the pens of two neighbours are apart: the first one's advance and their kerning."""
    return advance(before + after, typeface, size) - advance(after, typeface, size)


@lru_cache(maxsize=1 << 14)
def _apart(before: str, after: str, typeface: str) -> bool:
    """Whether two neighbours look the same drawn apart: no ligature, no other form beside each other."""
    look = Look(typeface, _PROBED)
    step = nearest(_step(before, after, typeface, _PROBED))
    apart, joined = together(((ink(before, look), 0, 0), (ink(after, look), step, 0))), _drawn(before + after, look)
    return (apart.left, apart.top, apart.mask) == (joined.left, joined.top, joined.mask)
