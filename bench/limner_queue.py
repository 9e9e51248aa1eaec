"""Our queue without gRPC in front of it: tasks added by the repository, done by a real worker that makes nothing.

`python -m bench.limner_queue DATABASE_URL SLOTS` is the worker.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Self

import asyncpg
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bench.peers.server import run
from bench.stamps import ready, stamp
from server.domain.callers import WORKER
from server.domain.ids import new_id
from server.domain.tasks import NewTask
from server.repositories.database import Database, Work
from server.tasks.feed import Feed
from server.tasks.worker import Worker

LEASE = timedelta(seconds=15)
CLEAR = "TRUNCATE generation_tasks, task_events, task_leases, task_progress, queue_turns, task_workers CASCADE"
# As if each had been added by itself: its event, and its turn behind the one before it. `n` counts from 0.
FILL = """
WITH added AS (
  INSERT INTO generation_tasks
    (id, created_at, updated_at, type, status, priority, params, start_tag, event_seq, event_xid)
  SELECT ('018f0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, now(), now(), 'generate', 'queued', 0,
    '{"count": 1}', n, 1, pg_current_xact_id()
  FROM generate_series(0, $1::int - 1) n RETURNING id
), logged AS (
  INSERT INTO task_events (task_id, seq, attempt, kind, payload)
  SELECT id, 1, 0, 'state', '{"state": "queued"}' FROM added)
INSERT INTO queue_turns (priority, scope, next_tag) VALUES (0, '', $1)
"""


class LimnerQueue:
    """Rows of generation_tasks."""

    name = "Limner"
    module = "bench.limner_queue"
    unfinished = "SELECT count(*) FROM generation_tasks WHERE status IN ('queued', 'running')"

    def __init__(self, url: str, engine: AsyncEngine) -> None:
        self._url = url
        self._engine = engine

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str) -> AsyncIterator[Self]:
        """Over a migrated database."""
        engine = create_async_engine(make_url(url).set(drivername="postgresql+asyncpg"))
        try:
            yield cls(url, engine)
        finally:
            await engine.dispose()

    async def clear(self) -> None:
        """Leave nothing."""
        await self._execute(CLEAR)

    async def fill(self, count: int) -> None:
        """Queue so many at once."""
        await self._execute(FILL, count)

    async def _execute(self, statement: str, *values: object) -> None:
        connection = await asyncpg.connect(self._url)
        try:
            await connection.execute(statement, *values)
        finally:
            await connection.close()

    async def add(self) -> int:
        """Queue a task."""
        new = NewTask(
            id=new_id(),
            type="generate",
            params={"count": 1},
            priority=0,
            scope=None,
            labels={},
            created_by="bench",
            max_retries=3,
            retry_delay=5,
        )
        async with self._engine.connect() as connection:
            await Work(connection, WORKER).tasks.add(new)
            await connection.commit()
            return time.monotonic_ns()


async def nothing(*_: object) -> None:
    """What is done for each task."""
    stamp()


async def main(url: str, slots: str) -> None:
    """Work until killed."""
    async with Database.open(url) as database, asyncio.TaskGroup() as group:
        feed = Feed(url, database.reads(WORKER))
        group.create_task(feed.run())
        await feed.listening.wait()
        await ready()
        await Worker(database, feed, nothing, slots=int(slots), lease=LEASE, version="bench").run()


if __name__ == "__main__":
    run(main)
