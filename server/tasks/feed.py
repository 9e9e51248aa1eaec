"""What happens to tasks, as it happens: one LISTEN connection per process, fanned out to whoever watches.

A notification carries an id and nothing else; watchers read the log. Nothing depends on a notification arriving: after
every (re)connection and every few seconds all watchers read again.
"""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import asyncpg
import structlog

from server.domain.errors import DatabaseUnavailable
from server.domain.tasks import Progress
from server.repositories.hot_reads import HotReads
from server.repositories.task_events import CANCEL_CHANNEL, EVENTS_CHANNEL, QUEUE_CHANNEL

log = structlog.get_logger("feed")
PROGRESS_SECONDS = 0.5
SAFETY_SECONDS = 5.0
RECONNECT_SECONDS = (0.1, 5.0)
PROBE_SECONDS = 10.0


class Mailbox:
    """What one watcher has to look at: `wake` is set for news, `progress` holds the latest, `draining` the end."""

    __slots__ = ("draining", "progress", "wake")

    def __init__(self) -> None:
        self.wake = asyncio.Event()
        self.progress: Progress | None = None
        self.draining = False

    async def wait(self, seconds: float) -> bool:
        """Wait for news; False when so many seconds pass without any."""
        try:
            async with asyncio.timeout(seconds):
                await self.wake.wait()
        except TimeoutError:
            return False
        self.wake.clear()
        return True


class Feed:
    """Listens for this process. `queued` and `cancelled` tell a worker that there may be work, or less of it."""

    def __init__(self, url: str, reads: HotReads) -> None:
        self._url = url
        self._reads = reads
        self._watchers: dict[UUID, set[Mailbox]] = defaultdict(set)
        self._seen: dict[UUID, int] = {}
        self.queued = asyncio.Event()
        self.cancelled = asyncio.Event()
        self.listening = asyncio.Event()
        self.draining = False

    @contextmanager
    def watch(self, task_id: UUID) -> Iterator[Mailbox]:
        """A mailbox for one task, as long as the block lasts. Read the log only once inside."""
        mailbox = Mailbox()
        if self.draining:
            mailbox.draining = True
            mailbox.wake.set()
        self._watchers[task_id].add(mailbox)
        try:
            yield mailbox
        finally:
            watching = self._watchers[task_id]
            watching.discard(mailbox)
            if not watching:
                del self._watchers[task_id]
                self._seen.pop(task_id, None)

    def drain(self) -> None:
        """End every watch, now and from now on."""
        self.draining = True
        for mailboxes in self._watchers.values():
            for mailbox in mailboxes:
                mailbox.draining = True
                mailbox.wake.set()

    async def run(self) -> None:
        """Listen and read until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._listen())
            group.create_task(self._read_progress())
            group.create_task(self._look_again())

    def _wake_all(self) -> None:
        for mailboxes in self._watchers.values():
            for mailbox in mailboxes:
                mailbox.wake.set()
        self.queued.set()
        self.cancelled.set()

    def _told(self, _: object, __: int, channel: str, payload: object) -> None:
        if channel == QUEUE_CHANNEL:
            self.queued.set()
        elif channel == CANCEL_CHANNEL:
            self.cancelled.set()
        else:
            with contextlib.suppress(ValueError):
                for mailbox in self._watchers.get(UUID(str(payload).partition(":")[0]), ()):
                    mailbox.wake.set()

    async def _listen(self) -> None:
        wait, longest = RECONNECT_SECONDS
        while True:
            try:
                await self._listen_once()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError) as error:
                log.warning("not listening", error=type(error).__name__)
                self.listening.clear()
                await asyncio.sleep(wait)
                wait = min(2 * wait, longest)
            else:
                wait = RECONNECT_SECONDS[0]

    async def _listen_once(self) -> None:
        connection = await asyncpg.connect(
            self._url, timeout=PROBE_SECONDS, server_settings={"application_name": "limner feed"}
        )
        try:
            lost = asyncio.Event()
            connection.add_termination_listener(lambda _: lost.set())
            for channel in (EVENTS_CHANNEL, QUEUE_CHANNEL, CANCEL_CHANNEL):
                await connection.add_listener(channel, self._told)
            self.listening.set()
            self._wake_all()  # whatever was told before this moment went unheard
            while not lost.is_set():
                try:
                    async with asyncio.timeout(PROBE_SECONDS):
                        await lost.wait()
                except TimeoutError:
                    await connection.execute("SELECT 1", timeout=PROBE_SECONDS)
            raise ConnectionError
        finally:
            connection.terminate()

    async def _read_progress(self) -> None:
        while True:
            await asyncio.sleep(PROGRESS_SECONDS)
            if not self._watchers:
                continue
            try:
                found = await self._reads.progress(list(self._watchers))
            except (DatabaseUnavailable, asyncpg.PostgresError, TimeoutError):
                continue
            for progress in found:
                if self._seen.get(progress.task_id) == (mark := hash((progress.attempt, progress.version))):
                    continue
                self._seen[progress.task_id] = mark
                for mailbox in self._watchers.get(progress.task_id, ()):
                    mailbox.progress = progress
                    mailbox.wake.set()

    async def _look_again(self) -> None:
        while True:
            await asyncio.sleep(SAFETY_SECONDS)
            self._wake_all()
