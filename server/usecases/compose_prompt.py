"""The prompts that a theme and what was chosen over it make, read at once and composed."""

import asyncio

from server.domain.callers import Caller
from server.domain.prompts import Composition, PromptRequest
from server.domain.theme_parts import ChosenParts, ThemeChoice
from server.repositories.database import Database
from server.themes.compatibility import check_compatibility
from server.themes.prompts.composition import PromptWork
from server.themes.prompts.shelf import TemplateShelf
from server.usecases.resolve_theme import parts_of_choice, with_theme


class PromptComposer:
    """Composes prompts; templates that were asked for lately are parsed already."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._shelf = TemplateShelf()

    async def compose(self, caller: Caller, choice: ThemeChoice, request: PromptRequest) -> Composition:
        """The prompts of a choice as it is now. What has to be parsed is parsed in a thread.

        Raises `UnknownTheme`, `UnknownThemePart`, `DefaultThemeMissing`, `ThemePartsClash`, `ThemeInvalid`,
        `PromptNotMade`, `PromptVariableUnknown`, and `Invalid` for a value that was sent.
        """
        return await self.composed(choice, await self.parts(caller, choice), request)

    async def parts(self, caller: Caller, choice: ThemeChoice) -> ChosenParts:
        """The parts of a choice as they are now. Raises the first three of these."""
        named = with_theme(choice, self._database.default_theme)
        return await parts_of_choice(self._database.reads(caller), choice, named)

    async def composed(self, choice: ThemeChoice, parts: ChosenParts, request: PromptRequest) -> Composition:
        """The prompts of a choice whose parts are read. Raises the rest of these."""
        check_compatibility(with_theme(choice, self._database.default_theme), parts)
        work = PromptWork(parts, request)
        if work.is_warm(self._shelf):
            return work.composed(self._shelf)
        return await asyncio.to_thread(work.composed, self._shelf)
