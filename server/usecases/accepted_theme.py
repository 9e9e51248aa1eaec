"""The theme a task is drawn with: resolved when the task is accepted and kept with it, so nothing changes it later.

A task that keeps none was written by another program, or accepted by 0.1.0. Its first claim resolves it.
"""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from server.domain.callers import WORKER, Caller
from server.domain.errors import UnknownTheme
from server.domain.tasks import Claim
from server.repositories.database import Database
from server.themes.resolution import ResolvedTheme, resolve, resolved_before

ThemeCheck = Callable[[ResolvedTheme], None]
"""Raises when nothing can be drawn with a theme."""


class Styled(Protocol):
    """A spec, as far as its theme goes: two names, and what is merged over them."""

    @property
    def theme(self) -> str:
        """Its name, as the column `themes.name` has it."""
        ...

    @property
    def variation(self) -> str:
        """A variation of it, or empty."""
        ...

    @property
    def overrides(self) -> Mapping[str, Any] | None:
        """A merge patch over both."""
        ...


class AcceptedTheme:
    """Resolves themes, and finds the one that was kept with a task."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def now(self, caller: Caller, spec: Styled) -> ResolvedTheme:
        """The theme a spec names, as it is now. Raises `UnknownTheme`, and `Invalid` or `ThemeInvalid` as `resolve`."""
        theme, variation = await self._database.reads(caller).theme_with(spec.theme, spec.variation)
        if theme is None:
            raise UnknownTheme(f"there is no theme {spec.theme!r}", field="generate.theme")
        if spec.variation and variation is None:
            message = f"theme {spec.theme!r} has no variation {spec.variation!r}"
            raise UnknownTheme(message, field="generate.variation")
        return resolve(theme, variation, spec.overrides or {})

    async def of(self, claim: Claim, spec: Styled, check: ThemeCheck) -> ResolvedTheme:
        """The theme of a claimed task. One that keeps none is given that of now, once it has passed the check.

        Raises what `now` and the check raise, and `LeaseLost`; then nothing is kept.
        """
        fingerprint = claim.theme_fingerprint or await self._first(claim, spec, check)
        config = await self._database.reads(WORKER).accepted_theme(fingerprint)
        return resolved_before(spec.theme, spec.variation, config, fingerprint, spec.overrides or {})

    async def _first(self, claim: Claim, spec: Styled, check: ThemeCheck) -> str:
        async with self._database.work(WORKER) as work:
            row = await work.queue.hold(claim)
            if row.theme_fingerprint is not None:
                return str(row.theme_fingerprint)  # an output before this one has kept it
            theme = await self.now(WORKER, spec)
            check(theme)
            await work.accepted_themes.keep(theme.fingerprint, theme.config)
            await work.queue.keep_theme(claim, theme.fingerprint)
            return theme.fingerprint
