"""A theme with everything that was chosen over it: read at once, resolved, and checked."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace

import orjson

from server.domain.callers import Caller
from server.domain.errors import UnknownTheme
from server.domain.theme_errors import DefaultThemeMissing
from server.domain.theme_parts import ChosenParts, ThemeChoice, ThemePart
from server.repositories.database import Database
from server.repositories.hot_reads import HotReads
from server.themes.choosing import chosen_parts
from server.themes.resolution import ResolvedTheme, resolve
from server.themes.schema.theme_schema import ThemeSchema

LARGE_BYTES = 64 << 10
"""Of parts as JSON: more of them are merged in a thread, and the event loop goes on with others."""


class ResolveTheme:
    """Resolves themes as they are now."""

    def __init__(self, database: Database, schema: ThemeSchema) -> None:
        self._database = database
        self._schema = schema

    async def __call__(self, caller: Caller, choice: ThemeChoice) -> ResolvedTheme:
        """The theme of a choice; one that names none is of the default theme. Its configuration is right.

        Raises `UnknownTheme`, `UnknownThemePart`, `DefaultThemeMissing`, `ThemePartsClash`; `Invalid` for overrides
        that are wrong, `ThemeInvalid` where what is stored is.
        """
        return await self.merged(choice, await self.parts(caller, choice))

    async def parts(self, caller: Caller, choice: ThemeChoice) -> ChosenParts:
        """The parts of a choice as they are now, to be resolved `of_parts`. Raises what reading them does."""
        named = with_theme(choice, self._database.default_theme)
        return await parts_of_choice(self._database.reads(caller), choice, named)

    async def merged(self, choice: ThemeChoice, parts: ChosenParts) -> ResolvedTheme:
        """The theme of a choice whose parts are read; large ones are merged in a thread. Raises as `of_parts` does."""
        if _large(parts):
            return await asyncio.to_thread(self.of_parts, choice, parts)
        return self.of_parts(choice, parts)

    def of_parts(self, choice: ThemeChoice, parts: ChosenParts) -> ResolvedTheme:
        """The theme of a choice whose parts are read. Raises the rest of what resolving does."""
        theme = resolve(with_theme(choice, self._database.default_theme), parts)
        if (fault := self._schema.config_fault(theme.config)) is not None:
            raise theme.layers.fault(fault.path, fault.what)
        return theme

    def check_variables(self, theme: ResolvedTheme) -> None:
        """Raise `ThemeInvalid` for variables that are none."""
        if (fault := self._schema.variables_fault(theme.variables)) is not None:
            raise theme.variable_layers.fault(fault.path, fault.what)

    def unread(self, theme: ResolvedTheme) -> list[str]:
        """What of a theme nothing here reads, in words."""
        return [
            f"config.{name} is the section of a generator that is not here: it is kept, and not read"
            for name in self._schema.unread(theme.config)
        ]


async def parts_of_choice(reads: HotReads, choice: ThemeChoice, named: ThemeChoice) -> ChosenParts:
    """The parts of a choice as they are now; `named` is the same `with_theme`.

    Raises `UnknownTheme`, `UnknownThemePart`, `DefaultThemeMissing`.
    """
    rows = await reads.theme_parts(named)
    try:
        return chosen_parts(named, rows)
    except UnknownTheme as error:
        if choice.theme or error.field != choice.field("theme"):
            raise
        raise DefaultThemeMissing(named.theme) from None


def with_theme(choice: ThemeChoice, default: str) -> ThemeChoice:
    """A choice with the default theme where it names none."""
    return choice if choice.theme else replace(choice, theme=default)


def _large(parts: Iterable[ThemePart]) -> bool:
    size = 0
    for each in parts:
        size += len(orjson.dumps((each.config, each.variables, each.prompts, each.styles, each.compatibility)))
        if size > LARGE_BYTES:
            return True
    return False
