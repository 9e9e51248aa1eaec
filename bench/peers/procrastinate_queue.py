"""Procrastinate with its defaults, in a schema of its own; `SLOTS` is its concurrency.

`python -m bench.peers.procrastinate_queue DATABASE_URL SLOTS` is the worker.
"""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

import asyncpg
from procrastinate import App, PsycopgConnector
from psycopg.conninfo import make_conninfo

from bench.peers.server import run
from bench.stamps import ready, stamp

SCHEMA = "procrastinate"


def application(url: str) -> App:
    """One task, which does nothing."""
    app = App(connector=PsycopgConnector(conninfo=make_conninfo(url, options=f"-c search_path={SCHEMA}")))

    @app.task(name="nothing")
    async def nothing() -> None:
        stamp()

    return app


class ProcrastinateQueue:
    """Its tables."""

    name = "Procrastinate"
    module = "bench.peers.procrastinate_queue"
    unfinished = f"SELECT count(*) FROM {SCHEMA}.procrastinate_jobs WHERE status IN ('todo', 'doing')"

    def __init__(self, app: App) -> None:
        self._app = app

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str) -> AsyncIterator[Self]:
        """Over tables of its own."""
        connection = await asyncpg.connect(url)
        try:
            await connection.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE; CREATE SCHEMA {SCHEMA}")
        finally:
            await connection.close()
        async with application(url).open_async() as app:
            await app.schema_manager.apply_schema_async()
            yield cls(app)

    async def clear(self) -> None:
        """Leave nothing."""
        await self._app.connector.execute_query_async("TRUNCATE procrastinate_jobs CASCADE")

    async def fill(self, count: int) -> None:
        """Queue so many at once."""
        await self._app.tasks["nothing"].batch_defer_async(*({} for _ in range(count)))

    async def add(self) -> int:
        """Queue a task."""
        await self._app.tasks["nothing"].defer_async()
        return time.monotonic_ns()


async def main(url: str, slots: str) -> None:
    """Work until killed."""
    async with application(url).open_async() as app:
        await ready()
        await app.run_worker_async(concurrency=int(slots))


if __name__ == "__main__":
    run(main)
