"""The events of every task that a filter finds, for one watcher, in an order that can be resumed.

The order is (transaction, task, sequence), and only what lies below every transaction under way is told: whatever
commits later lies behind. So a cursor misses nothing and repeats nothing, in whichever order transactions commit.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime

from server.domain.callers import Caller
from server.domain.cursors import Cursor, CursorExpired, InvalidCursor
from server.domain.errors import ServerDraining
from server.domain.filters import EventFilter
from server.domain.tasks import TaskEvent
from server.repositories.hot_reads import Horizon, HotReads
from server.tasks.feed import Feed
from server.tasks.mailbox import Mailbox

BATCH = 500
QUIET_SECONDS = 0.05
"""Pause between two looks, so that many events cost one."""
SETTLE_SECONDS = 0.25
"""Until a look after one that a transaction under way may have kept something from."""
DAY_SECONDS = 86400
SKEW_SECONDS = 60
"""How far ahead a cursor may lie: a database that takes over has a clock of its own."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event and the cursor behind it."""

    cursor: Cursor
    event: TaskEvent


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Everything before the cursor has been told, `now` by the database's clock."""

    cursor: Cursor
    now: datetime


class WatchMany:
    """Follows tasks for one watcher. Logs are kept for `days` at least (0 = for ever)."""

    def __init__(self, feed: Feed, reads: Callable[[Caller], HotReads], heartbeat_seconds: float, days: int) -> None:
        self._feed = feed
        self._reads = reads
        self._heartbeat = heartbeat_seconds
        self._days = days

    async def follow(
        self, caller: Caller, chosen: EventFilter, cursor: Cursor | None
    ) -> AsyncIterator[Told | Bookmark]:
        """Tell what happens behind the cursor, or from now on; a bookmark once all that was there is told, and after
        each silence.

        Raises `InvalidCursor`, `CursorExpired`, and `ServerDraining` with the cursor to go on behind.
        """
        reads = self._reads(caller)
        with self._feed.watch_all() as mailbox:
            horizon = await reads.horizon()
            at = cursor or horizon.last
            if cursor is not None:
                self._check(cursor, horizon)
            beginning, sent_at = True, time.monotonic()
            while True:
                near = await reads.stretch(chosen, at, horizon)
                async for news in _events(reads, chosen, at, near):
                    at, sent_at = news.cursor, time.monotonic()
                    yield news
                # An event is kept for good; a number that no event has may come again after a crash of the database.
                at = near.last
                if (beginning and near is horizon) or time.monotonic() - sent_at >= self._heartbeat:
                    beginning, sent_at = beginning and near is not horizon, time.monotonic()
                    yield Bookmark(at, horizon.now)
                if near is not horizon and not mailbox.draining:
                    continue
                await self._wait(mailbox, at, sent_at, settled=horizon.settled)
                horizon = await reads.horizon()

    def _check(self, cursor: Cursor, horizon: Horizon) -> None:
        if cursor.xid > horizon.below:
            raise InvalidCursor
        age = horizon.now.timestamp() - cursor.time
        # How old a cursor from a clock that was wrong is, nobody knows.
        if self._days and not -SKEW_SECONDS <= age <= self._days * DAY_SECONDS:
            raise CursorExpired(self._days)

    async def _wait(self, mailbox: Mailbox, at: Cursor, sent_at: float, *, settled: bool) -> None:
        """Until there may be something new, the silence has lasted, or the server goes away."""
        await asyncio.sleep(QUIET_SECONDS)
        left = max(0.0, sent_at + self._heartbeat - time.monotonic())
        if not mailbox.draining:
            await mailbox.wait(left if settled else min(left, SETTLE_SECONDS))
        if mailbox.draining:
            raise ServerDraining(cursor=at.encode())


async def _events(reads: HotReads, chosen: EventFilter, after: Cursor, horizon: Horizon) -> AsyncIterator[Told]:
    while True:
        batch = await reads.events_of_all(chosen, after, horizon.below, BATCH)
        for xid, event in batch:
            # As old as the event, not as the telling: what comes behind it may be as old, and be pruned as soon.
            happened = min(event.created_at, horizon.now)
            after = Cursor(xid, event.task_id, event.seq, int(happened.timestamp()))
            yield Told(after, event)
        if len(batch) < BATCH:
            return
