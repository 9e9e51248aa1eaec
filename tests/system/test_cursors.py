"""The cursor of WatchTasks: every event once, those of a task in order, however transactions commit and crash."""

import asyncio
import random
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import asyncpg
import grpc
from limner.v1 import task_pb2

from server.domain.tasks import LONGEST_LEASE, Claim
from server.repositories.database import Database, Work
from server.repositories.migrations import migrate
from tests.callers import TESTER
from tests.postgres_servers import PostgresServer
from tests.rpc.resuming import Reader
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.tasks import created, events, small

BEAT = 0.2
"""Seconds of silence after which a stream has a bookmark."""


@dataclass
class Writer:
    """A transaction under way and the tasks it has locked."""

    work: Work
    end: AsyncExitStack
    locked: set[UUID] = field(default_factory=set)

    @classmethod
    async def begin(cls, url: str) -> "Writer":
        end = AsyncExitStack()
        database = await end.enter_async_context(Database.open(url))
        work = await end.enter_async_context(database.work(TESTER))
        await work.connection.exec_driver_sql("SELECT pg_current_xact_id()")
        return cls(work, end)


async def claim_all(url: str, tasks: int) -> list[Claim]:
    async with Database.open(url) as database:
        return await database.claims.take("test", LONGEST_LEASE, tasks)


async def test_every_event_is_told_once_in_whichever_order_transactions_commit(
    database_url: str, tmp_path: Path
) -> None:
    async with serving(settings_for(database_url, tmp_path, heartbeat_seconds=BEAT)) as stack:
        reader = Reader()
        await reader.begin(stack)
        start = reader.cursor
        ids = [(await created(stack, small())).id for _ in range(5)]
        claims = await claim_all(database_url, len(ids))
        draws, writes = random.Random(7), 120
        reading = asyncio.create_task(reader.read(stack, 2 * len(ids) + writes, most=9))
        under_way: list[Writer] = []
        while writes or under_way:
            busy = {task for each in under_way for task in each.locked}
            if writes and (not under_way or (len(under_way) < 4 and draws.random() < 0.3)):
                under_way.append(await Writer.begin(database_url))
            elif not writes or draws.random() < 0.3:
                await under_way.pop(draws.randrange(len(under_way))).end.aclose()
            else:
                writer = draws.choice(under_way)
                free = [each for each in claims if each.task_id in writer.locked or each.task_id not in busy]
                if not free:
                    continue
                claim = draws.choice(free)
                await writer.work.queue.enter_stage(claim, f"{writes}", 0)
                writer.locked.add(claim.task_id)
                writes -= 1
        await reading
        await reader.check_silence(stack)
        for task_id in ids:
            reader.check(task_id, await events(stack, task_id))
        for cursor, told in [(start, 0), *reader.cursors]:
            again = Reader(cursor)
            await again.read(stack, len(reader.told) - told)
            assert again.told == reader.told[told:]


async def test_what_a_long_transaction_has_written_is_told_before_what_came_later(
    database_url: str, tmp_path: Path
) -> None:
    async with serving(settings_for(database_url, tmp_path, heartbeat_seconds=BEAT)) as stack:
        first, second = [(await created(stack, small())).id for _ in range(2)]
        reader = Reader()
        await reader.begin(stack)
        long = await Writer.begin(database_url)
        await long.work.tasks.cancel(UUID(first))
        await claim_all(database_url, 2)
        async with reader.opened(stack) as messages:
            for _ in range(3):
                assert (await anext(messages)).HasField("bookmark")
        # The lower number comes to the second task later than the higher one has.
        await long.work.tasks.cancel(UUID(second))
        await long.end.aclose()
        await reader.read(stack, 3)
        await reader.check_silence(stack)
        told = [(each.task_id, each.seq) for each in reader.told]
        assert told == [(first, 2), (second, 2), (second, 3)]


async def test_a_cursor_outlives_a_crash_of_the_database(own_postgres: PostgresServer, tmp_path: Path) -> None:
    url = own_postgres.url("postgres")
    await migrate(url)
    async with serving(settings_for(url, tmp_path, heartbeat_seconds=BEAT)) as stack:
        await created(stack, small())
        connection = await asyncpg.connect(url)
        for _ in range(50):  # numbers that the crash forgets, for nothing was written under them
            transaction = connection.transaction()
            await transaction.start()
            await connection.execute("SELECT pg_current_xact_id()")
            await transaction.rollback()
        reader = Reader()
        await reader.begin(stack)
        await asyncio.to_thread(own_postgres.restart, "immediate")
        connection.terminate()
        task = await created_at_last(stack)
        await reader.read(stack, 1)
        assert [each.task_id for each in reader.told] == [task.id]


async def created_at_last(stack: Stack) -> task_pb2.Task:
    """A task that is created once the database is back."""
    while True:
        try:
            return await created(stack, small())
        except grpc.aio.AioRpcError as error:
            assert error.code() is grpc.StatusCode.UNAVAILABLE
