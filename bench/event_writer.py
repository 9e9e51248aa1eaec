"""Stages of running tasks, logged as a worker logs them: `python -m bench.event_writer DATABASE_URL PACE`.

Says the number of each commit and when it returned.
"""

import time
from uuid import UUID

from bench.limner_queue import LimnerQueue
from bench.pace import Pace
from bench.peers.server import run
from bench.stamps import ready, say
from server.domain.callers import WORKER
from server.domain.tasks import LONGEST_LEASE, Fence
from server.repositories.database import Database


async def main(url: str, *_: str) -> None:
    """Claim every task, then write."""
    pace = Pace.from_command_line()
    fences = [Fence(UUID(each), 1) for each in pace.ids]
    async with LimnerQueue.open(url) as queue, Database.open(url) as database:
        await queue.clear()
        await queue.fill(pace.tasks)
        await database.claims.take("bench", LONGEST_LEASE, pace.tasks)
        await ready()
        async for commit, tasks, seq in pace.run():
            async with database.work(WORKER) as work:
                for task in tasks:
                    await work.queue.enter_stage(fences[task], f"stage {seq}", 0)
            say(commit, time.monotonic_ns())


if __name__ == "__main__":
    run(main)
