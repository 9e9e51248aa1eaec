"""Reapers trust their own eyes only: a database that was away has taken no beats, so nobody is late yet."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from server.domain.errors import DatabaseUnavailable
from server.repositories.database import Database, Work
from server.repositories.migrations import migrate
from server.tasks.reaper import reap_forever
from server.wiring import running
from tests.postgres_servers import PostgresServer

LEASE = timedelta(seconds=2)
LOOKS = 5
"""How often a reaper looks at the database within a lease."""


class SeenDatabase(Database):
    """A database that remembers how it was asked: `asked` holds looks, failures and everything else in order."""

    def __init__(self, *parts: object) -> None:
        super().__init__(*parts)  # type: ignore[arg-type]
        self.asked: asyncio.Queue[str] = asyncio.Queue()
        self._looking = False

    async def check(self) -> None:
        self._looking = True
        try:
            await super().check()
            self.asked.put_nowait("look")
        except DatabaseUnavailable:
            self.asked.put_nowait("failure")
            raise
        finally:
            self._looking = False

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        if not self._looking:
            self.asked.put_nowait("reap")
        async with super().work() as work:
            yield work


async def test_nobody_is_robbed_until_a_lease_after_an_outage(own_postgres: PostgresServer) -> None:
    url = own_postgres.url("postgres")
    await migrate(url)
    async with SeenDatabase.open(url) as database, running(reap_forever(database, LEASE)):
        assert await database.asked.get() == "look"
        await asyncio.to_thread(own_postgres.stop)
        for _ in range(LOOKS + 1):  # longer than a lease
            while await database.asked.get() != "failure":
                pass
        await asyncio.to_thread(own_postgres.start)
        last, asked = "", "failure"
        while asked != "reap":
            last, asked = asked, await database.asked.get()
        assert last == "look"
