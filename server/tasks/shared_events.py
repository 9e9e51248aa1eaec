"""The events of all tasks as they come, read once for all the streams of a process and dealt out by what each asks for.

A stream joins at a horizon: what lies before it the stream reads itself, what comes behind it is put in its tray.
A stream that does not empty its tray has to join again, so that it keeps little, and nobody waits for it.
"""

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

from server.domain.callers import Caller
from server.domain.cursors import Cursor
from server.domain.errors import Unavailable
from server.domain.filters import EventFilter
from server.domain.scopes import Scopes
from server.domain.tasks import EventKind, TaskEvent
from server.repositories.hot_reads import Happening, Horizon, HotReads
from server.tasks.mailbox import MOST_EVENTS, Bell

BATCH = 500
QUIET_SECONDS = 0.05
"""Pause between two looks, so that many events cost one."""
SETTLE_SECONDS = 0.25
"""Until a look after one that a transaction under way may have kept something from."""
RECENT_SECONDS = 1.0
"""So old the horizon of a bookmark may be."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event and the cursor behind it."""

    cursor: Cursor
    event: TaskEvent

    @classmethod
    def of(cls, xid: int, event: TaskEvent, horizon: Horizon) -> Self:
        """With a cursor as old as the event, not the telling: what comes behind may be as old, and pruned as soon."""
        happened = min(event.created_at, horizon.now)
        return cls(Cursor(xid, event.task_id, event.seq, int(happened.timestamp())), event)

    def known_within(self, scopes: Scopes | None) -> "Told":
        """The same as who is bound to scopes may know it."""
        known = self.event.known_within(scopes)
        return self if known is self.event else Told(self.cursor, known)


@dataclass(frozen=True, slots=True)
class Interest:
    """Which events a caller may see and has asked for: what the statement of `HotReads.events_of_all` asks."""

    scopes: Scopes | None
    scope: str
    labels: frozenset[tuple[str, str]]
    kinds: frozenset[EventKind]

    @classmethod
    def of(cls, caller: Caller, chosen: EventFilter) -> Self:
        """That of a caller with a filter."""
        return cls(caller.scopes, chosen.scope, frozenset(chosen.labels.items()), frozenset(chosen.kinds))

    def includes(self, happening: Happening) -> bool:
        """Whether an event is among them."""
        if self.scopes is not None and not self.scopes.include(happening.scope):
            return False
        if self.scope and self.scope != happening.scope:
            return False
        if self.kinds and happening.event.kind not in self.kinds:
            return False
        return all(happening.labels.get(name) == value for name, value in self.labels)


class Tray(Bell):
    """What lies ready for one stream, in order. When too much piles up it goes, and the stream is `behind`."""

    __slots__ = ("_news", "behind", "interest")

    def __init__(self, interest: Interest) -> None:
        super().__init__()
        self.interest = interest
        self.behind = True
        self._news: list[Told] = []

    def join(self) -> None:
        """Begin to take what comes."""
        self.behind = False
        self._news.clear()

    def leave(self) -> None:
        """Take no more before it has joined again."""
        self.behind = True
        self._news.clear()
        self.wake.set()

    def put(self, news: Told) -> None:
        """Add an event."""
        if len(self._news) < MOST_EVENTS:
            self._news.append(news)
            self.wake.set()
        else:
            self.leave()

    def take(self) -> Sequence[Told]:
        """All of it, which is nothing for a stream that is behind."""
        news, self._news = self._news, []
        return news


class SharedEvents:
    """Reads for the streams that have joined, and not at all while there are none."""

    def __init__(self, reads: HotReads) -> None:
        self._reads = reads
        self._trays: set[Tray] = set()
        self._joined: dict[Interest, set[Tray]] = {}
        self._waiting: list[tuple[asyncio.Future[Horizon], Tray | None]] = []
        self._asked = asyncio.Event()
        self._at: Cursor | None = None
        self._latest: tuple[float, Horizon] | None = None

    def look(self) -> None:
        """There may be something new."""
        self._asked.set()

    def drain(self) -> None:
        """End every stream."""
        for tray in self._trays:
            tray.drain()

    @contextmanager
    def tray(self, interest: Interest) -> Iterator[Tray]:
        """A tray that has not joined yet, as long as the block lasts."""
        tray = Tray(interest)
        self._trays.add(tray)
        try:
            yield tray
        finally:
            self._trays.discard(tray)
            self._part(tray)

    async def join(self, tray: Tray) -> Horizon:
        """A horizon read from now on, behind which everything comes to the tray. Raises `Unavailable`."""
        return await self._next(tray)

    async def recent(self) -> Horizon:
        """The horizon of late: what lies before it is in the trays. Raises `Unavailable`."""
        if self._latest is not None and time.monotonic() - self._latest[0] < RECENT_SECONDS:
            return self._latest[1]
        return await self._next(None)

    async def _next(self, tray: Tray | None) -> Horizon:
        future: asyncio.Future[Horizon] = asyncio.get_running_loop().create_future()
        self._waiting.append((future, tray))
        self._asked.set()
        return await future

    def _part(self, tray: Tray) -> None:
        if (others := self._joined.get(tray.interest)) is not None:
            others.discard(tray)
            if not others:
                del self._joined[tray.interest]

    async def run(self) -> None:
        """Read until cancelled."""
        while True:
            await self._asked.wait()
            self._asked.clear()
            waiting, self._waiting = self._waiting, []
            if not self._joined:
                self._at = None
            if not self._joined and not waiting:
                continue
            try:
                horizon = await self._read()
            except (Unavailable, ValueError) as error:  # or a kind of event that only a later release knows
                self._give_up(error, waiting)
            else:
                for future, tray in waiting:
                    if future.done():
                        continue
                    if tray is not None:
                        tray.join()
                        self._joined.setdefault(tray.interest, set()).add(tray)
                    future.set_result(horizon)
                if not horizon.settled:
                    asyncio.get_running_loop().call_later(SETTLE_SECONDS, self._asked.set)
            await asyncio.sleep(QUIET_SECONDS)

    async def _read(self) -> Horizon:
        """Deal out what is new, a batch at a time, and return the horizon it lies before."""
        horizon = await self._reads.horizon()
        while self._at is not None and self._joined:
            batch = await self._reads.happenings(self._at, horizon.below, BATCH)
            for each in batch:
                news = Told.of(each.xid, each.event, horizon)
                self._at = news.cursor
                await self._deal(each, news)
            if len(batch) < BATCH:
                break
        # An event is kept for good; a number that no event has may come again after a crash of the database.
        self._at, self._latest = horizon.last, (time.monotonic(), horizon)
        return horizon

    async def _deal(self, happening: Happening, news: Told) -> None:
        for interest in [each for each in self._joined if each.includes(happening)]:
            known = news.known_within(interest.scopes)
            for tray in tuple(self._joined.get(interest, ())):
                tray.put(known)
                if tray.behind:
                    self._part(tray)
        await asyncio.sleep(0)

    def _give_up(self, error: Exception, waiting: Sequence[tuple[asyncio.Future[Horizon], Tray | None]]) -> None:
        """Have every stream join again and read for itself; who waits to join is told why it cannot."""
        self._at = self._latest = None
        for trays in self._joined.values():
            for tray in trays:
                tray.leave()
        self._joined.clear()
        for future, _ in waiting:
            if not future.done():
                future.set_exception(error)
