"""Tasks that do nothing, as many as the queue can: the engine alone, without gRPC."""

from contextlib import AsyncExitStack

from bench.limner_queue import LimnerQueue
from bench.pairs import Measure, Ratio, compare, in_turns, ratio
from bench.peers.bare_queue import BareQueue
from bench.peers.pgqueuer_queue import PgQueuerQueue
from bench.peers.procrastinate_queue import ProcrastinateQueue
from bench.queues import Queue, per_second
from bench.stand import Stand

FEW = 100


async def measure(ground: Stand, *, pairs: int, tasks: int, many: int) -> list[Ratio]:
    """Tasks a second of one worker process and of two, and of one with `many` tasks waiting behind them."""
    url = ground.database_url
    async with AsyncExitStack() as stack:
        ours = await stack.enter_async_context(LimnerQueue.open(url))
        peers: list[Queue] = [
            await stack.enter_async_context(kind.open(url)) for kind in (BareQueue, PgQueuerQueue, ProcrastinateQueue)
        ]

        def side(queue: Queue, processes: int = 1, behind: int = 0) -> Measure:
            return lambda: per_second(ground, queue, tasks=tasks, processes=processes, behind=behind)

        alone = await in_turns([side(each) for each in (ours, *peers)], pairs=pairs)
        rows = [
            ratio("Tasks done by 1 worker", peer.name, ((turn[0], turn[place]) for turn in alone), unit="tasks/s")
            for place, peer in enumerate(peers, 1)
        ]
        bare = peers[0]
        rows.append(
            await compare(
                "Tasks done by 2 workers", side(ours, 2), bare.name, side(bare, 2), unit="tasks/s", pairs=pairs
            )
        )
        rows.append(
            await compare(
                f"Tasks done by 1 worker, {many:,} waiting", side(ours, behind=many),
                f"the same, {FEW} waiting", side(ours, behind=FEW), unit="tasks/s", pairs=pairs,
            )
        )  # fmt: skip
        return rows
