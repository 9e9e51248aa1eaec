"""From exec to ready, and what an idle server holds, beside the least that listens."""

import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from bench.pairs import Ratio, compare
from bench.stand import Running, Stand, limner, peer

BESIDE = "grpc.aio + asyncpg, idle"
Start = Callable[[], AbstractAsyncContextManager[Running]]


async def measure(ground: Stand, *, pairs: int) -> list[Ratio]:
    """Milliseconds until the port answers; MiB of the process alone, and of all it starts to decode and render."""

    def ours() -> AbstractAsyncContextManager[Running]:
        return limner(ground)

    def idle() -> AbstractAsyncContextManager[Running]:
        return peer(ground, "idle")

    return [
        await compare(
            "exec to ready", lambda: _ready(ours), BESIDE, lambda: _ready(idle), unit="ms", pairs=pairs
        ),
        await compare(
            "Idle memory, server", lambda: _memory(ours), BESIDE, lambda: _memory(idle), unit="MiB", pairs=pairs
        ),
        await compare(
            "Idle memory with what it starts", lambda: _memory(ours, whole=True), BESIDE, lambda: _memory(idle),
            unit="MiB", pairs=pairs,
        ),
    ]  # fmt: skip


async def _ready(start: Start) -> float:
    began = time.perf_counter()
    async with start():
        return (time.perf_counter() - began) * 1000


async def _memory(start: Start, *, whole: bool = False) -> float:
    async with start() as running:
        return running.family_memory() if whole else running.own_memory()
