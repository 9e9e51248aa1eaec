"""A database that is too busy is one that does not answer now: the caller may try again."""

import asyncio

import pytest
from sqlalchemy import text

from server.domain.database_errors import DatabaseUnavailable
from server.repositories.database import CONNECTIONS, Database
from tests.callers import TESTER


async def test_a_statement_that_takes_too_long_is_no_bug(database_url: str) -> None:
    async with Database.open(database_url) as database:

        async def sleep() -> None:
            async with database.work(TESTER) as work:
                await work.connection.execute(text("SET LOCAL statement_timeout = 1"))
                await work.connection.execute(text("SELECT pg_sleep(60)"))

        with pytest.raises(DatabaseUnavailable):
            await sleep()
        await database.check()


async def test_connections_that_are_all_taken_are_no_bug(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with Database.open(database_url) as database:
        monkeypatch.setattr("server.repositories.database.CONNECTION_SECONDS", 0)
        done = asyncio.Event()

        async def busy(begun: asyncio.Event) -> None:
            async with database.work(TESTER):
                begun.set()
                await done.wait()

        begun = [asyncio.Event() for _ in range(CONNECTIONS)]
        async with asyncio.TaskGroup() as group:
            for each in begun:
                group.create_task(busy(each))
                await each.wait()
            with pytest.raises(DatabaseUnavailable):
                await database.check()
            done.set()
        await database.check()
