"""A queue whose tasks are no work at all: what is seen of it is whose turn it is."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from server.domain.ids import new_id
from server.domain.tasks import Claim, NewTask, Task
from server.repositories.database import Database
from server.tasks.feed import Feed
from server.tasks.watch import Watch
from server.tasks.worker import Worker
from server.usecases.progress_sink import ProgressSink
from server.wiring import open_core, running
from tests.callers import TESTER
from tests.rpc.stack import settings_for

LEASE = timedelta(seconds=30)
PATIENCE = 120.0
"""Seconds that no test waits: what takes longer hangs."""


async def nothing(_: Claim) -> None:
    """What a task does unless a test wants something."""


@dataclass
class Line:
    """Tasks in a queue of their own; `begun` are those that workers have come to, in order."""

    database: Database
    feed: Feed
    begun: list[Claim] = field(default_factory=list)

    async def queue(self, scope: str, tasks: int = 1, *, count: int = 1, **values: Any) -> list[UUID]:
        """Queue so many tasks of a scope, each of which makes `count` images; returns their ids."""
        told: dict[str, Any] = {"priority": 0, "max_retries": 3, "retry_delay": 0} | values
        async with self.database.work(TESTER) as work:
            new = [
                NewTask(
                    id=new_id(),
                    type="generate",
                    params={"count": count},
                    scope=scope,
                    labels={},
                    created_by="test",
                    **told,
                )
                for _ in range(tasks)
            ]
            return [(await work.tasks.add(each)).id for each in new]

    async def ended(self, task_id: UUID) -> Task:
        """The task at its end."""
        await Watch(self.feed, self.database.reads, LEASE.total_seconds()).wait(TESTER, task_id, None, PATIENCE)
        async with self.database.work(TESTER) as work:
            return await work.tasks.get(task_id)

    def worker(self, task: Callable[[Claim], Awaitable[None]], slots: int = 1) -> Worker:
        """A worker that does this for each task."""

        async def work(claim: Claim, index: int, _: ProgressSink) -> None:
            if index == 0:
                await task(claim)

        return Worker(self.database, self.feed, work, slots=slots, lease=LEASE, version="test")

    async def serve(
        self, tasks: int, then: Callable[[Claim], Awaitable[None]] = nothing, *, slots: int = 1
    ) -> list[str | None]:
        """Have a worker do tasks until so many more have begun; returns the scopes of these in order.

        `then` is done within each task, once it stands in `begun`.
        """
        before, enough = len(self.begun), asyncio.Event()

        async def begin(claim: Claim) -> None:
            self.begun.append(claim)
            await then(claim)
            if len(self.begun) >= before + tasks:
                enough.set()

        async with running(self.worker(begin, slots).run()):
            await enough.wait()
        return [each.scope for each in self.begun[before : before + tasks]]


@asynccontextmanager
async def empty_line(database_url: str, data_dir: Path) -> AsyncIterator[Line]:
    """A line nobody stands in yet."""
    async with open_core(settings_for(database_url, data_dir)) as core, running(core.feed.run()):
        await core.feed.listening.wait()
        yield Line(core.database, core.feed)
