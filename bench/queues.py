"""A queue of tasks that do nothing, ours or a peer's, and how it is measured."""

import asyncio
import time
from typing import Protocol

import asyncpg

from bench.spoken import spoken
from bench.stand import Stand

SLOTS = 10
"""How many tasks each worker process runs at once."""
LOOK_SECONDS = 0.005


class Queue(Protocol):
    """`python -m MODULE DATABASE_URL SLOTS` is its worker, which says when each task starts.

    `unfinished` is SQL that counts the tasks that wait or run.
    """

    name: str
    module: str
    unfinished: str

    async def clear(self) -> None:
        """Leave nothing."""

    async def add(self) -> int:
        """Queue a task; returns when its commit returned, in nanoseconds."""

    async def fill(self, count: int) -> None:
        """Queue so many at once."""


async def per_second(ground: Stand, queue: Queue, *, tasks: int, processes: int = 1, behind: int = 0) -> float:
    """Tasks a second that worker processes finish, while so many others wait `behind` them.

    The first tenth does not count: not all of the workers have begun.
    """
    await queue.clear()
    await queue.fill(tasks + behind)
    connection = await asyncpg.connect(ground.database_url)
    try:
        await connection.execute("VACUUM ANALYZE")
        async with spoken(ground, queue.module, ground.database_url, str(SLOTS), processes=processes) as workers:
            workers.begin()
            starts = sorted(await workers.numbers(tasks))
            while await connection.fetchval(queue.unfinished) > behind:  # noqa: ASYNC110 - the database tells nobody
                await asyncio.sleep(LOOK_SECONDS)
            ended = time.monotonic_ns()
    finally:
        await connection.close()
    first = tasks // 10
    return (tasks - first) * 1e9 / (ended - starts[first])
