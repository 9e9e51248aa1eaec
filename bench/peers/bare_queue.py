"""Rows taken with SKIP LOCKED and a wake-up by NOTIFY: no leases, no log, no fences, no fairness.

The least any queue in PostgreSQL pays. `python -m bench.peers.bare_queue DATABASE_URL SLOTS` is the worker.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Self
from uuid import UUID

import asyncpg

from bench.peers.server import run
from bench.stamps import ready, stamp

TABLE = """
CREATE TABLE IF NOT EXISTS bare_queue (
  id uuid PRIMARY KEY DEFAULT uuidv7(), status text NOT NULL DEFAULT 'queued', priority integer NOT NULL DEFAULT 0,
  params jsonb NOT NULL DEFAULT '{"count": 1}');
CREATE INDEX IF NOT EXISTS bare_queue_claim ON bare_queue (priority DESC, id) WHERE status = 'queued'
"""
CLAIM = """
WITH due AS (
  SELECT id FROM bare_queue WHERE status = 'queued' ORDER BY priority DESC, id LIMIT $1 FOR UPDATE SKIP LOCKED)
UPDATE bare_queue held SET status = 'running' FROM due WHERE held.id = due.id RETURNING held.id, held.params
"""
CHANNEL, CONNECTIONS = "bare_queue", 4


class BareQueue:
    """One table."""

    name = "bare SKIP LOCKED loop"
    module = "bench.peers.bare_queue"
    unfinished = "SELECT count(*) FROM bare_queue WHERE status <> 'succeeded'"

    def __init__(self, connection: "asyncpg.Connection[Any]") -> None:
        self._connection = connection

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str) -> AsyncIterator[Self]:
        """Over its table."""
        connection = await asyncpg.connect(url)
        try:
            await connection.execute(TABLE)
            yield cls(connection)
        finally:
            await connection.close()

    async def clear(self) -> None:
        """Leave nothing."""
        await self._connection.execute("TRUNCATE bare_queue")

    async def fill(self, count: int) -> None:
        """Queue so many at once."""
        await self._connection.execute("INSERT INTO bare_queue (priority) SELECT 0 FROM generate_series(1, $1)", count)

    async def add(self) -> int:
        """Queue a task."""
        async with self._connection.transaction():
            await self._connection.execute("INSERT INTO bare_queue DEFAULT VALUES")
            await self._connection.execute(f"NOTIFY {CHANNEL}")
        return time.monotonic_ns()


async def main(url: str, slots: str) -> None:
    """Work until killed."""
    pool = await asyncpg.create_pool(url, min_size=CONNECTIONS, max_size=CONNECTIONS)
    listener = await asyncpg.connect(url)
    wake, working = asyncio.Event(), set[asyncio.Task[None]]()
    await listener.add_listener(CHANNEL, lambda *_: wake.set())

    async def work(task_id: UUID) -> None:
        stamp()
        await pool.execute("UPDATE bare_queue SET status = 'succeeded' WHERE id = $1", task_id)

    def done(task: asyncio.Task[None]) -> None:
        working.discard(task)
        wake.set()

    await ready()
    while True:
        wake.clear()
        if (free := int(slots) - len(working)) > 0:
            for row in await pool.fetch(CLAIM, free):
                working.add(task := asyncio.create_task(work(row["id"])))
                task.add_done_callback(done)
        await wake.wait()


if __name__ == "__main__":
    run(main)
