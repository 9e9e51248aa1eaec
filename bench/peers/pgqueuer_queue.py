"""PgQueuer with its defaults, in a schema of its own; `SLOTS` is its batch size.

`python -m bench.peers.pgqueuer_queue DATABASE_URL SLOTS` is the worker.
"""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Self

import asyncpg
from pgqueuer import PgQueuer
from pgqueuer.models import Job
from pgqueuer.queries import Queries

from bench.peers.server import run
from bench.stamps import ready, stamp

SCHEMA, ENTRYPOINT = "pgqueuer", "nothing"


async def connect(url: str) -> "asyncpg.Connection[Any]":
    """A connection that finds its tables."""
    return await asyncpg.connect(url, server_settings={"search_path": SCHEMA})


class PgQueuerQueue:
    """Its tables."""

    name = "PgQueuer"
    module = "bench.peers.pgqueuer_queue"
    unfinished = f"SELECT count(*) FROM {SCHEMA}.pgqueuer"

    def __init__(self, queries: Queries) -> None:
        self._queries = queries

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str) -> AsyncIterator[Self]:
        """Over tables of its own."""
        connection = await connect(url)
        try:
            await connection.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE; CREATE SCHEMA {SCHEMA}")
            queries = Queries.from_asyncpg_connection(connection)
            await queries.install()
            yield cls(queries)
        finally:
            await connection.close()

    async def clear(self) -> None:
        """Leave nothing."""
        await self._queries.clear_queue()
        await self._queries.clear_queue_log()

    async def fill(self, count: int) -> None:
        """Queue so many at once."""
        await self._queries.enqueue([ENTRYPOINT] * count, [None] * count, [0] * count)

    async def add(self) -> int:
        """Queue a task."""
        await self._queries.enqueue(ENTRYPOINT, None)
        return time.monotonic_ns()


async def main(url: str, slots: str) -> None:
    """Work until killed."""
    pgq = PgQueuer.from_asyncpg_connection(await connect(url))

    @pgq.entrypoint(ENTRYPOINT)
    async def nothing(_: Job) -> None:
        stamp()

    await ready()
    await pgq.run(batch_size=int(slots))


if __name__ == "__main__":
    run(main)
