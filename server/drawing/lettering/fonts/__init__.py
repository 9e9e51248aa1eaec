"""The typefaces Limner letters with, all under the SIL Open Font License, and which characters each one has."""

import json
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont, features

FOLDER = Path(__file__).parent

SERIF = "EBGaramond12-Regular.otf"
ITALIC = "EBGaramond12-Italic.otf"
BOLD = "NotoSerif-Bold.ttf"
OTHERS = (
    BOLD,
    "NotoNaskhArabic-Bold.ttf",
    "NotoSerifHebrew-Bold.ttf",
    "NotoSerifDevanagari-Bold.ttf",
    "NotoSansSymbols-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
)
"""Asked in this order for characters the chosen typeface lacks."""


@lru_cache(maxsize=1)
def shapes_scripts() -> bool:
    """Whether joined and right-to-left scripts can be shaped here: it takes the fribidi library of the system."""
    return bool(features.check("raqm") and features.check("fribidi"))


@lru_cache(maxsize=128)
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """Return the typeface of file `name` at `size` pixels to the em."""
    engine = ImageFont.Layout.RAQM if shapes_scripts() else ImageFont.Layout.BASIC
    return ImageFont.truetype(str(FOLDER / name), size, layout_engine=engine)


def covers(name: str, character: str) -> bool:
    """Whether the typeface of file `name`, one of ours, has a glyph for `character`."""
    starts, ends = _coverage()[name]
    index = bisect_right(starts, ord(character)) - 1
    return index >= 0 and ord(character) <= ends[index]


@lru_cache(maxsize=1)
def _coverage() -> dict[str, tuple[list[int], list[int]]]:
    """Return first and last code points of the runs each typeface covers: reading the fonts for it takes 0.3 s."""
    ranges: dict[str, list[list[int]]] = json.loads((FOLDER / "coverage.json").read_text())
    return {name: ([first for first, _ in runs], [last for _, last in runs]) for name, runs in ranges.items()}
