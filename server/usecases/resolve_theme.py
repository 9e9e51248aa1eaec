"""A theme with everything that was chosen over it, read at once and resolved."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace

import orjson

from server.domain.errors import UnknownTheme
from server.domain.theme_errors import DefaultThemeMissing
from server.domain.theme_parts import ChosenParts, ThemeChoice, ThemePart
from server.domain.themes import DEFAULT_THEME
from server.repositories.hot_reads import HotReads
from server.themes.choosing import chosen_parts
from server.themes.resolution import ResolvedTheme, resolve

LARGE_BYTES = 64 << 10
"""Of parts as JSON: more of them are merged in a thread, and the event loop goes on with others."""


async def resolve_theme(reads: HotReads, choice: ThemeChoice) -> ResolvedTheme:
    """The theme of a choice as it is now; one that names none is of the default theme.

    Raises `UnknownTheme`, `UnknownThemePart`, `DefaultThemeMissing`, `ThemePartsClash`; `Invalid` for overrides that
    are wrong, `ThemeInvalid` where what is stored is.
    """
    named, parts = with_theme(choice), await parts_of_choice(reads, choice)
    if _large(parts):
        return await asyncio.to_thread(resolve, named, parts)
    return resolve(named, parts)


async def parts_of_choice(reads: HotReads, choice: ThemeChoice) -> ChosenParts:
    """The parts of a choice as they are now. Raises `UnknownTheme`, `UnknownThemePart`, `DefaultThemeMissing`."""
    named = with_theme(choice)
    rows = await reads.theme_parts(named)
    try:
        return chosen_parts(named, rows)
    except UnknownTheme as error:
        if choice.theme or error.field != choice.field("theme"):
            raise
        raise DefaultThemeMissing(named.theme) from None


def with_theme(choice: ThemeChoice) -> ThemeChoice:
    """A choice with the default theme where it names none."""
    return choice if choice.theme else replace(choice, theme=DEFAULT_THEME)


def _large(rows: Iterable[ThemePart]) -> bool:
    size = 0
    for each in rows:
        size += len(orjson.dumps((each.config, each.variables, each.prompts, each.styles, each.compatibility)))
        if size > LARGE_BYTES:
            return True
    return False
