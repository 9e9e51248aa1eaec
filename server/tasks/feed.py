"""What happens to tasks, as it happens: one LISTEN connection per process, fanned out to whoever watches.

A notification carries an id and nothing else. The log of a watched task is read once for all who watch it, those of
many tasks together, and those of all tasks once for all streams. Nothing depends on a notification arriving: after
every (re)connection and every few seconds all of it is read again.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from uuid import UUID

from server.domain.errors import Unavailable
from server.repositories.hot_reads import HotReads
from server.repositories.task_statements import CANCEL_CHANNEL, EVENTS_CHANNEL, QUEUE_CHANNEL
from server.repositories.tokens import TOKENS_CHANNEL
from server.tasks.listener import Listener
from server.tasks.mailbox import Mailbox
from server.tasks.shared_events import Interest, SharedEvents, Tray

CHANNELS = (EVENTS_CHANNEL, QUEUE_CHANNEL, CANCEL_CHANNEL, TOKENS_CHANNEL)
PROGRESS_SECONDS = 0.5
SAFETY_SECONDS = 5.0
RETRY_SECONDS = 0.5
BATCH = 2000


class Topic:
    """Who watches one task. `head` is the sequence that has been read for all of them, None before anybody knows it."""

    __slots__ = ("head", "mailboxes", "progress")

    def __init__(self) -> None:
        self.mailboxes: set[Mailbox] = set()
        self.head: int | None = None
        self.progress: tuple[int, int] | None = None


class Feed:
    """Listens for this process. `queued` and `cancelled` tell a worker that there may be work, or less of it.

    `tokens_changed` tells a server that tokens may be worth more or less.
    """

    def __init__(self, url: str, reads: HotReads) -> None:
        self._reads = reads
        self._topics: dict[UUID, Topic] = {}
        self._unread: set[UUID] = set()
        self._some_unread = asyncio.Event()
        self.shared = SharedEvents(reads)
        self._listener = Listener(url, CHANNELS, self._heard, self._look_again)
        self.queued = asyncio.Event()
        self.cancelled = asyncio.Event()
        self.tokens_changed = asyncio.Event()
        self.draining = False

    @property
    def listening(self) -> asyncio.Event:
        """Set while notifications arrive."""
        return self._listener.listening

    @contextmanager
    def watch(self, task_id: UUID) -> Iterator[Mailbox]:
        """A mailbox for one task, as long as the block lasts. Read the task once inside, then `follow`."""
        topic = self._topics.setdefault(task_id, Topic())
        mailbox = Mailbox()
        if self.draining:
            mailbox.drain()
        topic.mailboxes.add(mailbox)
        try:
            yield mailbox
        finally:
            topic.mailboxes.discard(mailbox)
            if not topic.mailboxes and self._topics.get(task_id) is topic:
                del self._topics[task_id]

    def follow(self, task_id: UUID, seq: int) -> None:
        """Have what comes behind a sequence delivered to the mailboxes of a task, if that does not happen yet."""
        topic = self._topics[task_id]
        if topic.head is None:
            topic.head = seq
            self._read_soon(task_id)

    @contextmanager
    def watch_all(self, interest: Interest) -> Iterator[Tray]:
        """A tray for the events of all tasks that are of interest, while the block lasts. It has to `join` first."""
        with self.shared.tray(interest) as tray:
            if self.draining:
                tray.drain()
            yield tray

    def drain(self) -> None:
        """End every watch, now and from now on."""
        self.draining = True
        self.shared.drain()
        for mailbox in [each for topic in self._topics.values() for each in topic.mailboxes]:
            mailbox.drain()

    async def run(self) -> None:
        """Listen and read until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._listener.run())
            group.create_task(self.shared.run())
            group.create_task(self._read_events())
            group.create_task(self._read_progress())
            group.create_task(self._look_again_forever())

    def _heard(self, channel: str, payload: str) -> None:
        if channel == QUEUE_CHANNEL:
            self.queued.set()
        elif channel == CANCEL_CHANNEL:
            self.cancelled.set()
        elif channel == TOKENS_CHANNEL:
            self.tokens_changed.set()
        else:
            self.shared.look()
            with suppress(ValueError):
                self._read_soon(UUID(payload.partition(":")[0]))

    def _read_soon(self, task_id: UUID) -> None:
        if task_id in self._topics:
            self._unread.add(task_id)
            self._some_unread.set()

    def _look_again(self) -> None:
        self._unread.update(self._topics)
        self._some_unread.set()
        self.shared.look()
        self.queued.set()
        self.cancelled.set()
        self.tokens_changed.set()

    async def _look_again_forever(self) -> None:
        while True:
            await asyncio.sleep(SAFETY_SECONDS)
            self._look_again()

    async def _read_events(self) -> None:
        """Read what is unread, for all topics at once; what comes in meanwhile is read next."""
        while True:
            await self._some_unread.wait()
            self._some_unread.clear()
            heads = {
                task_id: topic.head
                for task_id in self._unread
                if (topic := self._topics.get(task_id)) is not None and topic.head is not None
            }
            self._unread.clear()
            if not heads:
                continue
            try:
                await self._deliver(heads)
            except Unavailable:
                await asyncio.sleep(RETRY_SECONDS)
                for task_id in heads:
                    self._read_soon(task_id)

    async def _deliver(self, heads: dict[UUID, int]) -> None:
        events = await self._reads.news(heads, BATCH)
        for event in events:
            if (topic := self._topics.get(event.task_id)) is None or topic.head is None:
                continue
            topic.head = event.seq
            for mailbox in topic.mailboxes:
                mailbox.put(event)
        if len(events) == BATCH:
            for task_id in heads:
                self._read_soon(task_id)
        elif quiet := heads.keys() - {event.task_id for event in events}:
            for task_id in quiet - await self._reads.present(quiet):
                for mailbox in self._topics[task_id].mailboxes if task_id in self._topics else ():
                    mailbox.purge()

    async def _read_progress(self) -> None:
        while True:
            await asyncio.sleep(PROGRESS_SECONDS)
            if not self._topics:
                continue
            try:
                latest = await self._reads.progress(list(self._topics))
            except Unavailable:
                continue
            for progress in latest:
                mark = (progress.attempt, progress.version)
                if (topic := self._topics.get(progress.task_id)) is None or topic.progress == mark:
                    continue
                topic.progress = mark
                for mailbox in topic.mailboxes:
                    mailbox.report(progress)
