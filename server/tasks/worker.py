"""A worker: claims tasks, does them, renews its leases, and leaves nothing half done when it goes.

Leases are renewed while work runs, whatever the work does: it runs in child processes. A task whose lease is lost is
dropped at once, for it belongs to another.
"""

import asyncio
import contextlib
import os
import socket
import time
import uuid
from datetime import timedelta
from uuid import UUID

from server.domain.callers import WORKER
from server.domain.database_errors import DatabaseAway
from server.domain.errors import LeaseLost
from server.domain.tasks import Claim
from server.repositories.database import Database
from server.tasks.attempt import DRAINED, Attempt, Generate
from server.tasks.feed import Feed
from server.tasks.reaper import reap_forever
from server.telemetry.structured import get_logger

log = get_logger("worker")
POLL_SECONDS = 2.0
CANCEL_POLL_SECONDS = 1.0


def worker_name() -> str:
    """A name no other worker has or had: host, process and a few random digits."""
    return f"{socket.gethostname()[:60]}-{os.getpid()}-{uuid.uuid4().hex[:8]}"


class Worker:
    """Runs at most `slots` tasks at once until told to stop."""

    def __init__(
        self, database: Database, feed: Feed, generate: Generate, *, slots: int, lease: timedelta, version: str
    ) -> None:
        self.name = worker_name()
        self._database = database
        self._feed = feed
        self._generate = generate
        self._slots = slots
        self._lease = lease
        self._version = version
        self._running: dict[tuple[UUID, int], Attempt] = {}
        self._freed = asyncio.Event()
        self._look_for_due = time.monotonic()

    async def run(self) -> None:
        """Work until cancelled; then what runs is given back to the queue, unharmed."""
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._claim_forever(group))
                group.create_task(self._beat_forever())
                group.create_task(self._heed_cancels())
                group.create_task(reap_forever(self._database, self._lease))
        finally:
            await self._leave()

    async def _leave(self) -> None:
        """Give back what was claimed, but not begun, or done, but not settled, when the end came; then be gone."""
        with contextlib.suppress(DatabaseAway):
            for claim in await self._database.claims.held_by(self.name):
                # One at a time: who ends a part of a task locks that task too.
                with contextlib.suppress(LeaseLost):
                    async with self._database.work(WORKER) as work:
                        await work.queue.give_back(claim, DRAINED)
            async with self._database.work(WORKER) as work:
                await work.workers.leave(self.name)

    async def _claim_forever(self, group: asyncio.TaskGroup) -> None:
        while True:
            self._feed.queued.clear()
            self._freed.clear()
            wait = POLL_SECONDS
            try:
                wait = await self._claim(group)
            except DatabaseAway:
                log.warning("cannot claim: the database does not answer")
            await self._wait_for_work(wait)

    async def _claim(self, group: asyncio.TaskGroup) -> float:
        if (free := self._slots - len(self._running)) <= 0:
            return POLL_SECONDS
        claims = await self._database.claims.take(self.name, self._lease, free)
        for claim in claims:
            self._start(claim, group)
        # An attempt begins in its first turn of the loop, its work in the second, before more is asked of the database.
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        if len(claims) == free and time.monotonic() < self._look_for_due:
            return POLL_SECONDS
        self._look_for_due = time.monotonic() + POLL_SECONDS
        async with self._database.work(WORKER) as work:
            due = await work.queue.seconds_to_next()
            if due is not None and due <= 0 and await work.queue.raise_due():
                return 0
        return POLL_SECONDS if due is None else min(POLL_SECONDS, max(0.05, due))

    async def _wait_for_work(self, seconds: float) -> None:
        waiting = [asyncio.ensure_future(each.wait()) for each in (self._feed.queued, self._freed)]
        try:
            await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in waiting:
                each.cancel()

    def _start(self, claim: Claim, group: asyncio.TaskGroup) -> None:
        attempt = Attempt(self._database, self._generate, claim)
        key = (claim.task_id, claim.attempt)
        self._running[key] = attempt

        def done(_: asyncio.Task[None]) -> None:
            self._running.pop(key, None)
            self._freed.set()

        attempt.start(group).add_done_callback(done)

    async def _beat_forever(self) -> None:
        try:
            while True:
                await self._tell_alive()
                await asyncio.sleep(self._lease.total_seconds() / 3)
                await self._beat()
        finally:
            await self._tell_alive(draining=True)  # while what runs is given back

    async def _tell_alive(self, *, draining: bool = False) -> None:
        with contextlib.suppress(DatabaseAway):
            async with self._database.work(WORKER) as work:
                await work.workers.beat(self.name, self._slots, self._version, draining=draining)

    async def _heed_cancels(self) -> None:
        """Renew at once when somebody cancels, and each second while something runs: the answer tells what to stop."""
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(CANCEL_POLL_SECONDS):
                    await self._feed.cancelled.wait()
            self._feed.cancelled.clear()
            await self._beat()

    async def _beat(self) -> None:
        started = dict(self._running)
        if not started:
            return
        try:
            async with self._database.work(WORKER) as work:
                # Only what runs: a claim whose answer was lost must not be held for ever.
                beaten = await work.queue.beat(self.name, self._lease, [task for task, _ in started])
        except DatabaseAway:
            return
        for key, attempt in started.items():
            if key not in beaten:
                attempt.lose()
            elif beaten[key]:
                attempt.cancel()
