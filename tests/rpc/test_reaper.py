"""Reapers trust their own eyes only: a database that was away has taken no beats, so nobody is late yet."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

from server.domain.callers import Caller
from server.domain.database_errors import DatabaseUnavailable
from server.domain.tasks import State
from server.repositories.database import Database, Work
from server.repositories.migrations import migrate
from server.tasks.reaper import reap_forever
from server.wiring import running
from tests.callers import TESTER
from tests.postgres_servers import PostgresServer
from tests.rpc.no_op_line import Line, empty_line

LEASE = timedelta(seconds=2)
LOOKS = 5
"""How often a reaper looks at the database within a lease."""


class SeenDatabase(Database):
    """A database that remembers how it was asked: `asked` holds looks, failures and everything else in order.

    What is not a look waits until the database `moves`.
    """

    def __init__(self, *parts: object) -> None:
        super().__init__(*parts)  # type: ignore[arg-type]
        self.asked: asyncio.Queue[str] = asyncio.Queue()
        self.moves = asyncio.Event()
        self.moves.set()
        self._looking = False

    async def check(self) -> datetime:
        self._looking = True
        try:
            now = await super().check()
        except DatabaseUnavailable:
            self.asked.put_nowait("failure")
            raise
        else:
            self.asked.put_nowait("look")
            return now
        finally:
            self._looking = False

    @asynccontextmanager
    async def work(self, caller: Caller) -> AsyncIterator[Work]:
        if not self._looking:
            self.asked.put_nowait("reap")
            await self.moves.wait()
        async with super().work(caller) as work:
            yield work

    async def until(self, what: str) -> None:
        """Return when it is asked so."""
        while await self.asked.get() != what:
            pass


async def test_nobody_is_robbed_until_a_lease_after_an_outage(own_postgres: PostgresServer) -> None:
    url = own_postgres.url("postgres")
    await migrate(url)
    async with SeenDatabase.open(url) as database, running(reap_forever(database, LEASE)):
        assert await database.asked.get() == "look"
        await asyncio.to_thread(own_postgres.stop)
        for _ in range(LOOKS + 1):  # longer than a lease
            await database.until("failure")
        await asyncio.to_thread(own_postgres.start)
        last, asked = "", "failure"
        while asked != "reap":
            last, asked = asked, await database.asked.get()
        assert last == "look"


async def test_a_lease_that_ended_while_the_database_stood_still_may_be_renewed(
    database_url: str, tmp_path: Path
) -> None:
    async with empty_line(database_url, tmp_path) as line, SeenDatabase.open(database_url) as database:
        database.moves.clear()
        await line.queue("a")
        (claim,) = await line.database.claims.take("test", LEASE, 1)
        async with running(reap_forever(database, LEASE)):
            await database.until("reap")
            async with line.database.work(TESTER) as work:
                await work.queue.beat("test", timedelta(0), [claim.task_id])
            database.moves.set()
            await database.until("look")
            assert await state_of_all(line) == {State.RUNNING}
            for _ in range(2):
                await database.until("look")
            assert await state_of_all(line) == {State.QUEUED}


async def state_of_all(line: Line) -> set[State]:
    async with line.database.work(TESTER) as work:
        rows = await work.connection.exec_driver_sql("SELECT status FROM generation_tasks")
        return {State(status) for (status,) in rows}
