"""The events of every task that a filter finds, for one watcher, in an order that can be resumed.

The order is (transaction, task, sequence), and only what lies below every transaction under way is told: whatever
commits later lies behind. So a cursor misses nothing and repeats nothing, in whichever order transactions commit.
"""

import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import datetime

from server.domain.callers import Caller
from server.domain.cursors import Cursor, CursorExpired, InvalidCursor
from server.domain.errors import ServerDraining
from server.domain.filters import EventFilter
from server.repositories.hot_reads import Horizon, HotReads
from server.tasks.feed import Feed
from server.tasks.shared_events import BATCH, Interest, Told, Tray

DAY_SECONDS = 86400
SKEW_SECONDS = 60
"""How far ahead a cursor may lie: a database that takes over has a clock of its own."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Everything before the cursor has been told, `now` by the database's clock."""

    cursor: Cursor
    now: datetime


@dataclass(slots=True)
class StreamPlace:
    """How far a stream is, and the cursor that says so: a `bound` caller is not to know where events of others lie."""

    bound: bool
    at: Cursor
    shown: Cursor

    def tell(self, news: Told) -> None:
        """Go behind an event that is told."""
        self.at = self.shown = news.cursor

    def walk(self, last: Cursor, *, there: bool) -> None:
        """Go by events of which none was to be told; where nothing more is `there`, the cursor is as good as new."""
        self.at = last
        if not self.bound:
            self.shown = last
        elif there:
            self.shown = replace(self.shown, time=last.time)


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
        reads, shared = self._reads(caller), self._feed.shared
        with self._feed.watch_all(Interest.of(caller, chosen)) as tray:
            horizon = await shared.join(tray)
            start = cursor or horizon.last
            place = StreamPlace(caller.scopes is not None, start, start)
            if cursor is not None:
                self._check(cursor, horizon)
            beginning, catching_up, sent_at = True, True, time.monotonic()
            while True:
                near = await reads.stretch(chosen, place.at, horizon) if catching_up else horizon
                async for news in _events(reads, chosen, place.at, near) if catching_up else _dealt(tray):
                    place.tell(news)
                    sent_at = time.monotonic()
                    yield news
                if catching_up:
                    place.walk(near.last, there=near is horizon)
                elif not tray.behind:
                    place.walk(place.at.no_earlier(horizon.last), there=True)
                catching_up = near is not horizon
                if (beginning and not catching_up) or time.monotonic() - sent_at >= self._heartbeat:
                    beginning, sent_at = beginning and catching_up, time.monotonic()
                    yield Bookmark(place.shown, horizon.now)
                if catching_up and not tray.draining:
                    continue
                quiet = await self._wait(tray, place, sent_at)
                if catching_up := tray.behind:
                    horizon = await shared.join(tray)
                elif quiet:
                    horizon = await shared.recent()

    def _check(self, cursor: Cursor, horizon: Horizon) -> None:
        if cursor.xid > horizon.below:
            raise InvalidCursor
        age = horizon.now.timestamp() - cursor.time
        # How old a cursor from a clock that was wrong is, nobody knows.
        if self._days and not -SKEW_SECONDS <= age <= self._days * DAY_SECONDS:
            raise CursorExpired(self._days)

    async def _wait(self, tray: Tray, place: StreamPlace, sent_at: float) -> bool:
        """Until there is something new, or the silence has lasted, which is True, or the server goes away."""
        quiet = not tray.draining and not await tray.wait(max(0.0, sent_at + self._heartbeat - time.monotonic()))
        if tray.draining:
            raise ServerDraining(cursor=place.shown.encode())
        return quiet


async def _dealt(tray: Tray) -> AsyncIterator[Told]:
    for news in tray.take():
        yield news


async def _events(reads: HotReads, chosen: EventFilter, after: Cursor, horizon: Horizon) -> AsyncIterator[Told]:
    while True:
        batch = await reads.events_of_all(chosen, after, horizon.below, BATCH)
        for xid, event in batch:
            news = Told.of(xid, event, horizon)
            after = news.cursor
            yield news
        if len(batch) < BATCH:
            return
