"""Watches over connections that are cut, slow and stalled: every event comes once, in order, and the end once."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import grpc

from server.repositories.database import Database
from tests.rpc.log_writers import begun, write
from tests.rpc.resuming import Reader, TaskReader
from tests.rpc.stack import Stubs, stubs
from tests.rpc.tasks import events
from tests.system.service import Service, service
from tests.toxiproxy import Toxiproxy, toxiproxy

TASKS, EVENTS, CUTS = 4, 800, 50
FEWEST, MOST = 500, 1500
"""Bytes after which a connection is cut: some events, and a part of one."""
TOXICS: list[tuple[str, dict[str, int], bool]] = [
    ("latency", {"latency": 40, "jitter": 20}, False),
    ("bandwidth", {"rate": 8}, False),
    ("slow_close", {"delay": 100}, True),
    ("timeout", {"timeout": 50}, True),
]
"""Faults of a line, in milliseconds and KB/s, and whether a stream breaks by them."""


@asynccontextmanager
async def caller(address: str) -> AsyncIterator[Stubs]:
    """Stubs on a connection of their own."""
    async with grpc.aio.insecure_channel(address, [("grpc.use_local_subchannel_pool", 1)]) as channel:
        yield stubs(channel)


async def follow(
    proxy: Toxiproxy, stream: Callable[[Stubs], Awaitable[None]], over: Callable[[], bool], *, cut: bool = False
) -> None:
    """Read streams until it is over, each on a connection of its own; with `cut`, each is cut after some bytes."""
    draws = random.Random(11)
    if cut:
        await proxy.add("limit_data", bytes=FEWEST)
    while not over():
        if cut:
            await proxy.change("limit_data", bytes=draws.randint(FEWEST, MOST))
        async with caller(proxy.address) as calling:
            await stream(calling)


@asynccontextmanager
async def proxied(database_url: str, tmp_path: Path) -> AsyncIterator[tuple[Service, Toxiproxy, Database]]:
    """A server, a proxy before it, and its database."""
    async with (
        service({"LIMNER_DATABASE_URL": database_url}, tmp_path) as served,
        toxiproxy(served.address) as proxy,
        Database.open(database_url) as database,
    ):
        yield served, proxy, database


async def test_a_watch_that_is_cut_again_and_again_tells_all(database_url: str, tmp_path: Path) -> None:
    async with proxied(database_url, tmp_path) as (served, proxy, database):
        claim = await begun(served.stubs, database)
        writing = asyncio.create_task(write(database, claim, EVENTS))
        reader = TaskReader(str(claim.task_id))
        await follow(proxy, reader.stream, reader.over, cut=True)
        await writing
        assert len(reader.breaks) >= CUTS
        reader.check(await events(served.stubs, reader.task_id))


async def test_a_watch_of_all_tasks_that_is_cut_again_and_again_tells_all(database_url: str, tmp_path: Path) -> None:
    async with proxied(database_url, tmp_path) as (served, proxy, database):
        reader = Reader()
        await reader.begin(served.stubs)
        claims = [await begun(served.stubs, database) for _ in range(TASKS)]
        writing = asyncio.gather(*(write(database, each, EVENTS // TASKS) for each in claims))
        expected = EVENTS + 3 * TASKS  # each was accepted, claimed and ended, too

        async def stream(calling: Stubs) -> None:
            await reader.stream(calling, expected)

        await follow(proxy, stream, lambda: len(reader.told) == expected, cut=True)
        await writing
        assert len(reader.breaks) >= CUTS
        await reader.check_silence(served.stubs)
        for claim in claims:
            reader.check(str(claim.task_id), await events(served.stubs, str(claim.task_id)))


async def test_slow_and_stalled_lines_lose_nothing(database_url: str, tmp_path: Path) -> None:
    async with proxied(database_url, tmp_path) as (served, proxy, database):
        for kind, attributes, breaks in TOXICS:
            claim = await begun(served.stubs, database)
            reader = TaskReader(str(claim.task_id))
            reading = asyncio.create_task(follow(proxy, reader.stream, reader.over))
            await reader.synced.wait()
            await proxy.add(kind, **attributes)
            await write(database, claim, 40, ends=False)
            if kind == "slow_close":  # while there is more to come: a stream that has read its end breaks no more
                await proxy.cut()
            await write(database, claim, 40)
            await (reader.breaks.any.wait() if breaks else reading)
            await proxy.remove(kind)
            await reading
            reader.check(await events(served.stubs, reader.task_id))
            assert bool(reader.breaks) == breaks
