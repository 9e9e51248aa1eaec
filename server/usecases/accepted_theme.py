"""The theme a task is drawn with: resolved when the task is accepted and kept with it, so nothing changes it later.

A task that keeps none was written by another program, or accepted by 0.1.0. Its first claim resolves it.
"""

from collections.abc import Callable

from server.domain.callers import WORKER, Caller
from server.domain.tasks import Claim
from server.domain.theme_parts import ThemeChoice
from server.repositories.database import Database
from server.themes.resolution import ResolvedTheme, resolved_before
from server.usecases.resolve_theme import ResolveTheme, with_theme

ThemeCheck = Callable[[ResolvedTheme], None]
"""Raises when nothing can be drawn with a theme."""


class AcceptedTheme:
    """Resolves themes, and finds the one that was kept with a task."""

    def __init__(self, database: Database, resolve_theme: ResolveTheme) -> None:
        self._database = database
        self._resolve_theme = resolve_theme

    async def now(self, caller: Caller, choice: ThemeChoice) -> ResolvedTheme:
        """The theme of a choice, as it is now. Raises what `ResolveTheme` does."""
        return await self._resolve_theme(caller, choice)

    async def of(self, claim: Claim, choice: ThemeChoice, check: ThemeCheck) -> ResolvedTheme:
        """The theme of a claimed task. One that keeps none is given that of now, once it has passed the check.

        Raises what `now` and the check raise, and `LeaseLost`; then nothing is kept.
        """
        fingerprint = claim.theme_fingerprint or await self._first(claim, choice, check)
        config = await self._database.reads(WORKER).accepted_theme(fingerprint)
        return resolved_before(with_theme(choice, self._database.default_theme), config, fingerprint)

    async def _first(self, claim: Claim, choice: ThemeChoice, check: ThemeCheck) -> str:
        async with self._database.work(WORKER) as work:
            row = await work.queue.hold(claim)
            if row.theme_fingerprint is not None:
                return str(row.theme_fingerprint)  # an output before this one has kept it
            theme = await self.now(WORKER, choice)
            check(theme)
            await work.accepted_themes.keep(theme.fingerprint, theme.config)
            await work.queue.keep_theme(claim, theme.fingerprint)
            return theme.fingerprint
