"""Text of mixed scripts cut into runs of one typeface each, in the order they stand on the line."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

from server.drawing.lettering import fonts
from server.drawing.lettering.fonts.of_machine import font_with

UNSHAPED = "Some text may look broken: this machine lacks the fribidi library, which joined scripts need."
UNKNOWN = "Some characters have no glyph in any typeface here and are drawn as boxes."

_WORDS = re.compile(r"\s+|\S+")
_JOINERS = {"\u200c", "\u200d", "\ufe0e", "\ufe0f"}
_RIGHT_TO_LEFT = ("R", "AL")
_RIGHT_TO_LEFT_TYPEFACES = ("NotoNaskhArabic-Bold.ttf", "NotoSerifHebrew-Bold.ttf")
_SHAPED = (*_RIGHT_TO_LEFT_TYPEFACES, "NotoSerifDevanagari-Bold.ttf")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters set in one typeface (a file name of `fonts`)."""

    text: str
    typeface: str


@lru_cache(maxsize=1 << 10)
def cleaned(text: str, longest: int) -> str:
    """Return `text` without control and direction characters, cut to `longest` characters; line breaks stay."""
    kept = "".join(
        character
        for character in text[: longest * 2].replace("\r\n", "\n").replace("\t", " ")
        if character == "\n" or character in _JOINERS or unicodedata.category(character)[0] != "C"
    )
    kept = re.sub(r"[^\S\n]+", " ", kept).strip()
    return kept if len(kept) <= longest else kept[: longest - 1].rstrip() + "…"


def runs(line: str, typeface: str) -> tuple[Run, ...]:
    """Cut `line` into runs, leftmost first; a word stays in one typeface wherever one has all its characters."""
    chain = (typeface, *(other for other in fonts.OTHERS if other != typeface))
    pieces: list[Run] = []
    for word in _WORDS.findall(line):
        for text, name in _set(word, chain):
            if not pieces:
                pieces.append(Run(text, name))
            elif pieces[-1].typeface == name or not text.strip():
                pieces[-1] = Run(pieces[-1].text + text, pieces[-1].typeface)
            else:
                pieces.append(Run(text, name))
    return tuple(map(_space_before, reversed(pieces))) if starts_from_the_right(line) else tuple(pieces)


def warnings(line: str, typeface: str) -> tuple[str, ...]:
    """Return what will not look right about `line` set in `typeface`."""
    texts = []
    if not fonts.shapes_scripts() and any(run.typeface in _SHAPED for run in runs(line, typeface)):
        texts.append(UNSHAPED)
    chain = (typeface, *fonts.OTHERS)
    if not all(_letters(character, chain) for character in set(line)):
        texts.append(UNKNOWN)
    return tuple(texts)


def starts_from_the_right(line: str) -> bool:
    """Whether the first letter with a direction runs to the left."""
    return next(filter(None, map(_heading, line)), "") == "right to left"


def _space_before(run: Run) -> Run:
    """Move the space behind a left-to-right run in front of it, where the next word on a right-to-left line stands."""
    if run.typeface in _RIGHT_TO_LEFT_TYPEFACES:
        return run
    text = run.text.rstrip()
    return Run(run.text[len(text) :] + text, run.typeface)


@lru_cache(maxsize=1 << 12)
def _set(word: str, chain: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    for name in chain:
        if all(map(_covered, word, repeat(name))):
            return ((word, name),)
    parts: list[tuple[str, str]] = []
    for character, name, attached in zip(word, map(_typeface, word, repeat(chain)), map(_attached, word), strict=True):
        if parts and (attached or parts[-1][1] == name):
            parts[-1] = parts[-1][0] + character, parts[-1][1]
        else:
            parts.append((character, name))
    return tuple(parts)


# Words are broken and measured again and again, so what is said of a character is kept.
@lru_cache(maxsize=1 << 14)
def _covered(character: str, name: str) -> bool:
    """Whether a typeface has a character, as far as it needs one."""
    return character.isspace() or character in _JOINERS or fonts.covers(name, character)


@lru_cache(maxsize=1 << 14)
def _heading(character: str) -> str:
    """Where writing goes that begins with a character; nothing where it says nothing of that."""
    direction = unicodedata.bidirectional(character)
    return "right to left" if direction in _RIGHT_TO_LEFT else "left to right" if direction == "L" else ""


@lru_cache(maxsize=1 << 14)
def _attached(character: str) -> bool:
    """Whether a character is drawn over the one before, so that it stays in its typeface."""
    return character in _JOINERS or bool(unicodedata.combining(character))


@lru_cache(maxsize=1 << 14)
def _typeface(character: str, chain: tuple[str, ...]) -> str:
    """The first typeface that has a character; the first of all where none has it."""
    return next((name for name in chain if fonts.covers(name, character)), "") or font_with(character) or chain[0]


def _letters(character: str, chain: tuple[str, ...]) -> bool:
    """Whether any typeface here has a character."""
    return any(map(_covered, repeat(character), chain)) or bool(font_with(character))
