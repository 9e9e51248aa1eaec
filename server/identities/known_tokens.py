"""The tokens of the database, in memory: a call with a known one asks nobody.

What is changed is read at once when the database tells, and every few seconds anyway. Whatever is refused is looked up
first, together with all that waits: a token made a moment ago works, and those who guess learn nothing from the time.
"""

import asyncio
import hmac
import math
import secrets
import time
from collections.abc import Collection
from contextlib import suppress
from datetime import date, timedelta

from server.domain.callers import SYSTEM
from server.domain.database_errors import DatabaseAway, DatabaseUnavailable
from server.domain.tokens import ShownToken, Token
from server.identities.grants import Grant, Grants
from server.repositories.database import Database
from server.telemetry.structured import get_logger

log = get_logger("identities")
LOOK_UP_SECONDS = 0.2
"""Between two reads for what is not known, however much of it is shown."""
CLOCK_SECONDS = 1.0
"""By so much may the clock of the database move against ours before all is read again: one was put right, or slept."""
MOST_REFUSED = 10_000
NOBODYS = (secrets.token_bytes(32), secrets.token_bytes(32))
"""Digests to compare with where there are none."""


class _LookUp:
    """One read for all who wait for it."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.over = asyncio.Event()
        self.failed = False


class KnownTokens:
    """What tokens are worth. `changed` is set by whoever hears of a change, and every few seconds."""

    def __init__(self, database: Database, changed: asyncio.Event) -> None:
        self._database = database
        self._changed = changed
        self._tokens: dict[str, Token] = {}
        self._digests: dict[str, tuple[bytes, bytes]] = {}
        self._grants: Grants[ShownToken] = Grants()
        self._refused: set[ShownToken] = set()
        self._look_up = _LookUp()
        self._wanted = asyncio.Event()
        self._reading = asyncio.Lock()
        self._today = date.min
        self._mark: object = None
        self._offset = math.inf

    @property
    def are_there(self) -> bool:
        """Whether anybody has one."""
        return bool(self._tokens)

    async def grant(self, shown: ShownToken) -> Grant | None:
        """What a token gives; None when it is not valid. Raises `DatabaseUnavailable` while nobody can tell."""
        grant = self._known(shown)
        if grant is not None or shown in self._refused:
            return grant
        look_up = self._look_up
        look_up.ids.add(shown.id)
        self._wanted.set()
        await look_up.over.wait()
        if (grant := self._known(shown)) is not None:
            return grant
        if look_up.failed:
            raise DatabaseUnavailable("a token that is not known cannot be looked up")
        if len(self._refused) >= MOST_REFUSED:
            self._refused.clear()
        self._refused.add(shown)
        return None

    def _known(self, shown: ShownToken) -> Grant | None:
        """The same, of what is in memory. Whatever is shown, two digests are compared."""
        current, old = self._digests.get(shown.id, NOBODYS)
        is_current, is_old = hmac.compare_digest(current, shown.digest), hmac.compare_digest(old, shown.digest)
        grant = self._grants.get(shown)
        return grant if is_current or is_old else None

    async def run(self) -> None:
        """Keep up with the database until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._look_up_forever())
            group.create_task(self._refresh_forever())

    async def refresh(self) -> None:
        """Read every token, and note which were used. Raises `DatabaseAway` leaves."""
        async with self._reading:
            await self._read(None)
            self._refused.clear()
            await self._note_used()

    async def _refresh_forever(self) -> None:
        away = False
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._grants.until_next_end()):
                    await self._changed.wait()
            self._grants.end_expired()
            if not self._changed.is_set():
                continue
            self._changed.clear()
            try:
                await self.refresh()
                away = False
            except DatabaseAway as error:
                if not away:
                    log.warning("tokens are not read", error=str(error), detail=getattr(error, "detail", ""))
                away = True

    async def _look_up_forever(self) -> None:
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            look_up, self._look_up = self._look_up, _LookUp()
            try:
                async with self._reading:
                    await self._read(look_up.ids)
            except DatabaseAway:
                look_up.failed = True
            finally:
                look_up.over.set()
            await asyncio.sleep(LOOK_UP_SECONDS)

    async def _read(self, ids: Collection[str] | None) -> None:
        """Take the tokens of some ids, or all, as they are now."""
        before = time.monotonic()
        async with self._database.work(SYSTEM) as work:
            now, mark = await work.now(), await work.tokens.mark()
            self._today = now.date()
            offset = now.timestamp() - before
            if ids is None and mark == self._mark and abs(offset - self._offset) < CLOCK_SECONDS:
                return
            tokens = await work.tokens.live(ids)
        if ids is None:
            self._mark, self._offset = mark, offset
        for each in list(self._tokens) if ids is None else ids:
            self._tokens.pop(each, None)
            self._digests.pop(each, None)
        fresh: dict[ShownToken, Grant] = {}
        for token in tokens:
            self._tokens[token.id] = token
            self._digests[token.id] = token.digest, token.old_digest or NOBODYS[1]
            left, old_left = token.remaining(now), token.old_remaining(now)
            for digest, span in ((token.old_digest, old_left), (token.digest, left)):
                if digest is not None and (span is None or span > timedelta()):
                    ends = math.inf if span is None else before + span.total_seconds()
                    fresh[ShownToken(token.id, digest)] = Grant(token.caller, ends)
        self._grants.replace(fresh, lambda key: ids is None or key.id in ids)

    async def _note_used(self) -> None:
        """Keep the day on which tokens were used, once a day."""
        used = self._grants.used()
        days = {key.id: self._tokens[key.id].last_used_on for key, _ in used}
        due = [token_id for token_id, day in days.items() if day is None or day < self._today]
        if due:
            async with self._database.work(SYSTEM) as work:
                await work.tokens.note_used(due)
        for _, grant in used:
            grant.used = False
