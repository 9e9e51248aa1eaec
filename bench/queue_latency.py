"""From the commit that queues a task to the start of its handler in another process: the engine alone, without gRPC."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack

from bench.limner_queue import LimnerQueue
from bench.pairs import Ratio, in_turns, percentile, ratio
from bench.peers.bare_queue import BareQueue
from bench.peers.pgqueuer_queue import PgQueuerQueue
from bench.peers.procrastinate_queue import ProcrastinateQueue
from bench.queues import SLOTS, Queue
from bench.spoken import Spoken, spoken
from bench.stand import Stand

PAUSE_SECONDS = 0.005
"""Between two tasks, so that the queue has put away the one before: it is idle."""
WARMING = 10


async def measure(ground: Stand, *, pairs: int, tasks: int) -> list[Ratio]:
    """Microseconds of tasks that are queued one at a time."""
    url = ground.database_url
    async with AsyncExitStack() as stack:
        queues: list[Queue] = [
            await stack.enter_async_context(kind.open(url))
            for kind in (LimnerQueue, BareQueue, PgQueuerQueue, ProcrastinateQueue)
        ]
        sides: list[Callable[[], Awaitable[list[float]]]] = []
        for queue in queues:
            await queue.clear()
            worker = await stack.enter_async_context(spoken(ground, queue.module, url, str(SLOTS)))
            worker.begin()
            await waits(queue, worker, WARMING)

            async def side(queue: Queue = queue, worker: Spoken = worker) -> list[float]:
                return await waits(queue, worker, tasks)

            sides.append(side)
        turns = await in_turns(sides, pairs=pairs)
    return [
        ratio(
            f"Commit to handler start, p{hundredth}",
            queues[peer].name,
            ((percentile(turn[0], hundredth), percentile(turn[peer], hundredth)) for turn in turns),
            unit="µs",
            aim=aim,
        )
        for peer, hundredth, aim in ((1, 50, "≤ 1.5"), (1, 99, "≤ 1.5"), (2, 50, ""), (3, 50, ""))
    ]


async def waits(queue: Queue, worker: Spoken, tasks: int) -> list[float]:
    """Microseconds between commit and start of each task."""
    waited = []
    for _ in range(tasks):
        committed = await queue.add()
        (started,) = await worker.numbers(1)
        waited.append((started - committed) / 1e3)
        await asyncio.sleep(PAUSE_SECONDS)
    return waited
