"""What PostgreSQL refuses for the moment is an error that may heal, not a bug."""

import asyncio
from collections.abc import Awaitable

import asyncpg
import pytest
from sqlalchemy import text

from server.domain.database_errors import DatabaseUnavailable
from server.repositories import database
from server.repositories.database import Database, Work
from tests.callers import TESTER
from tests.postgres_servers import PostgresServer
from tests.tcp_proxy import Hold, TcpProxy, unchanged


async def lock(work: Work, table: str) -> None:
    await work.connection.execute(text(f"LOCK TABLE {table}"))


async def test_the_victim_of_a_deadlock_may_try_again(database_url: str) -> None:
    async with Database.open(database_url) as opened:
        held = asyncio.Barrier(2)

        async def cross(first: str, second: str) -> None:
            async with opened.work(TESTER) as work:
                await lock(work, first)
                await held.wait()
                await lock(work, second)

        both: list[Awaitable[None]] = [cross("images", "themes"), cross("themes", "images")]
        outcomes = await asyncio.gather(*both, return_exceptions=True)
        assert [type(each) for each in outcomes if each is not None] == [DatabaseUnavailable]


async def test_a_statement_that_was_cancelled_may_be_tried_again(database_url: str) -> None:
    async with Database.open(database_url) as opened, opened.work(TESTER) as holding:
        await lock(holding, "images")
        other = await asyncpg.connect(database_url)

        async def wait() -> None:
            async with opened.work(TESTER) as work:
                await lock(work, "images")

        waiting = asyncio.create_task(wait())
        blocked = "SELECT pg_cancel_backend(pid) FROM pg_locks WHERE NOT granted AND relation = 'images'::regclass"
        while not await other.fetch(blocked):
            assert not waiting.done()
        with pytest.raises(DatabaseUnavailable):
            await waiting
        await other.close()


async def test_a_line_that_has_gone_dead_is_given_up(
    own_postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "ANSWER_SECONDS", 1.0)
    async with (
        TcpProxy(own_postgres.socket) as proxy,
        Database.open(f"postgresql://limner@{proxy.address}/postgres") as remote,
    ):
        await remote.check()
        proxy.up = Hold(0)  # as a host that is gone: nothing comes back, and nothing says so
        with pytest.raises(DatabaseUnavailable):
            await remote.check()
        proxy.up = unchanged
        await remote.check()
