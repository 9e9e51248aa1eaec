"""One watched task as a sequence of what a watcher must be told, ending with its end."""

import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from server.domain.callers import Caller
from server.domain.errors import SeqAheadOfHead, ServerDraining
from server.domain.tasks import EventKind, Progress, State, Task, TaskEvent
from server.repositories.hot_reads import HotReads
from server.repositories.tasks import Tasks
from server.tasks.feed import Feed
from server.tasks.mailbox import Mailbox

BATCH = 500


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The task as it is where the watch begins."""

    task: Task


@dataclass(frozen=True, slots=True)
class Synced:
    """Everything up to this sequence has been told."""

    seq: int


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """Nothing happened. `worker_time` is the last sign of life of the worker, None while none is at it; both times are
    of the database's clock.
    """

    now: datetime
    worker_time: datetime | None


@dataclass(frozen=True, slots=True)
class Terminal:
    """The end of the task and of the watch; the state is unknown when the task was purged before it could be read."""

    task: Task
    seq: int


News = Snapshot | TaskEvent | Synced | Progress | Heartbeat | Terminal


class Watch:
    """Follows one task for one watcher."""

    def __init__(self, feed: Feed, reads: Callable[[Caller], HotReads], heartbeat_seconds: float) -> None:
        self._feed = feed
        self._reads = reads
        self._heartbeat = heartbeat_seconds

    async def follow(self, caller: Caller, task_id: UUID, after_seq: int | None) -> AsyncIterator[News]:
        """Tell what happened after `after_seq` and what happens; without it a snapshot and what happens.

        Events come in the order of the log, each once; `Terminal` stands for the last. It comes whatever is done to the
        task meanwhile: who goes on behind a sequence is told of a deleted task, too. Raises `UnknownResource`,
        `SeqAheadOfHead`, and `ServerDraining` with the last sequence told.
        """
        reads = self._reads(caller)
        with self._feed.watch(task_id) as mailbox:  # subscribed first, so nothing falls between reading and listening
            task = await reads.get(Tasks, task_id, deleted=after_seq is not None)
            last = task.event_seq if after_seq is None else after_seq
            if last > task.event_seq:
                raise SeqAheadOfHead(task.event_seq)
            if after_seq is None:
                yield Snapshot(task)
                if task.status.is_final:
                    yield Terminal(task, task.event_seq)
                    return
            else:
                async for event in _events(reads, task_id, last, task.event_seq):
                    last = event.seq
                    if event.kind is not EventKind.TERMINAL:
                        yield event
                if last < task.event_seq:
                    yield Snapshot(task)  # its log has been pruned
                yield Synced(last := task.event_seq)
                if task.status.is_final:
                    yield Terminal(task, task.event_seq)
                    return
            self._feed.follow(task_id, task.event_seq)
            for progress in await reads.progress([task_id]):
                mailbox.report(progress)
            async for news in self._live(reads, task, last, mailbox):
                yield news

    async def wait(self, caller: Caller, task_id: UUID, after_seq: int | None, seconds: float) -> Task:
        """The task when it is final, has an event after `after_seq`, or so many seconds are over.

        Once begun, waiting ends so, too, when the task is deleted; its state is unknown when it was purged.

        Raises `UnknownResource`, `SeqAheadOfHead`, `ServerDraining`.
        """
        end, reads = time.monotonic() + seconds, self._reads(caller)
        with self._feed.watch(task_id) as mailbox:
            task = await reads.get(Tasks, task_id, deleted=after_seq is not None)
            while True:
                if after_seq is not None and after_seq > task.event_seq:
                    raise SeqAheadOfHead(task.event_seq)
                if task.status.is_final or (after_seq is not None and task.event_seq > after_seq):
                    return task
                if mailbox.draining:
                    raise ServerDraining(last_seq=task.event_seq)
                if (left := end - time.monotonic()) <= 0:
                    return task
                self._feed.follow(task_id, task.event_seq)
                await mailbox.wait(left)
                if (now := await reads.find(Tasks, deleted=True, id=task_id)) is None:
                    return _purged(task)
                task = now

    async def _live(self, reads: HotReads, task: Task, last: int, mailbox: Mailbox) -> AsyncIterator[News]:
        task_id = task.id
        sent_at = time.monotonic()
        while True:
            if mailbox.draining:
                raise ServerDraining(last_seq=last)
            if not await mailbox.wait(max(0.0, sent_at + self._heartbeat - time.monotonic())):
                yield Heartbeat(*await reads.beaten_at(task_id))
                sent_at = time.monotonic()
                continue
            if (events := mailbox.take(last)) is None:
                events = [event async for event in _events(reads, task_id, last)]
            for dealt in events:
                event = dealt.known_within(reads.caller.scopes)  # a mailbox has what was read for all who watch
                last, sent_at, task = event.seq, time.monotonic(), task.after(event)
                if event.kind is EventKind.TERMINAL:
                    yield Terminal(await reads.find(Tasks, deleted=True, id=task_id) or task, last)
                    return
                yield event
            if mailbox.purged:
                yield Terminal(_purged(task), last)
                return
            if (progress := mailbox.progress) is not None:
                mailbox.progress, sent_at = None, time.monotonic()
                yield progress


async def _events(reads: HotReads, task_id: UUID, after: int, until: int | None = None) -> AsyncIterator[TaskEvent]:
    while until is None or after < until:
        batch = await reads.events(task_id, after, BATCH)
        for event in batch:
            if until is not None and event.seq > until:
                return
            yield event
        if len(batch) < BATCH:
            return
        after = batch[-1].seq


def _purged(task: Task) -> Task:
    """What is left to tell of a task that is gone: as it was seen last, but not how it ended."""
    return replace(task, status=State.UNKNOWN, is_deleted=True)
