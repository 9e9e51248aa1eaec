"""From exec to ready, and what an idle server holds, beside a bare grpc.aio server with asyncpg."""

import time

import psutil

from bench.pairs import Ratio, compare
from bench.stand import Stand, limner, peer


async def measure(ground: Stand, *, pairs: int) -> list[Ratio]:
    """Milliseconds until the port answers, and MiB of the process (unique set) when it does."""

    async def ready() -> float:
        began = time.perf_counter()
        async with limner(ground):
            return (time.perf_counter() - began) * 1000

    async def bare_ready() -> float:
        began = time.perf_counter()
        async with peer("bare", ground.database_url, ""):
            return (time.perf_counter() - began) * 1000

    async def memory() -> float:
        async with limner(ground) as (_, pid):
            return _unique(pid)

    async def bare_memory() -> float:
        async with peer("bare", ground.database_url, "") as address:
            return _unique(_listener(int(address.rpartition(":")[2])))

    return [
        await compare("exec to ready", ready, "bare grpc.aio + asyncpg", bare_ready, unit="ms", pairs=pairs),
        await compare("Idle memory, server", memory, "bare grpc.aio + asyncpg", bare_memory, unit="MiB", pairs=pairs),
    ]


def _listener(port: int) -> int:
    """The process that listens on a port."""
    for each in psutil.net_connections("tcp"):
        if each.status == psutil.CONN_LISTEN and getattr(each.laddr, "port", 0) == port and each.pid is not None:
            return each.pid
    raise RuntimeError(f"nobody listens on {port}")


def _unique(pid: int) -> float:
    return float(psutil.Process(pid).memory_full_info().uss) / (1 << 20)
