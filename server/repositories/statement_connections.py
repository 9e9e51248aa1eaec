"""A few connections for statements that stand alone: each is its own transaction, over in one round trip.

A connection goes from caller to caller as it is: outside of transactions it holds no state. The pool of asyncpg makes a
task for every connection that comes back; without that a call costs a tenth less.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from multiprocessing.reduction import ForkingPickler
from typing import Any
from uuid import UUID

import asyncpg
import orjson
from asyncpg.pgproto import pgproto

from server.repositories.connecting import connect
from server.repositories.connection_places import ConnectionPlaces
from server.repositories.database_errors import translated

ANSWER_SECONDS = 10.0
CLOSE_SECONDS = 5.0
BROKEN = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError)

# The ids of rows go to children with their jobs: as Python's own, or a child loads asyncpg to read its first job.
ForkingPickler.register(pgproto.UUID, lambda each: (UUID, (None, each.bytes)))


class StatementConnections:
    """At most `count` connections for callers, and for ourselves, with some `settings` of PostgreSQL.

    Whoever finds none free waits for its turn. They are made when they are needed.
    """

    def __init__(self, url: str, count: int, settings: Mapping[str, str]) -> None:
        self._url = url
        self._settings = settings
        self._open: set[asyncpg.Connection] = set()
        self._settling: set[asyncio.Task[None]] = set()
        # Last in, first out: what is not needed is never made.
        self._places = ConnectionPlaces(count)
        self._free: list[asyncpg.Connection | None] = [None] * self._places.in_all

    async def close(self) -> None:
        """Close them all; nothing may be read afterwards."""
        await asyncio.gather(*self._settling)
        for connection in self._open:
            try:
                await connection.close(timeout=CLOSE_SECONDS)
            except BROKEN:
                connection.terminate()

    async def rows(self, statement: str, *values: Any) -> list[Any]:
        """The rows of a statement. Raises `DatabaseUnavailable`, also when they do not come within 10 seconds."""
        return await self._fetched(lambda connection: connection.fetch(statement, *values))

    async def planned_rows(self, statement: str, *values: Any) -> list[Any]:
        """The same, planned for these very values; it drives no statement that comes again out of the cache."""

        async def fetch(connection: asyncpg.Connection) -> list[Any]:
            return list(await (await connection.prepare(statement, name="")).fetch(*values))

        return await self._fetched(fetch)

    async def _fetched(self, fetch: Callable[[asyncpg.Connection], Awaitable[list[Any]]]) -> list[Any]:
        with translated():
            async with asyncio.timeout(ANSWER_SECONDS):
                party = await self._places.take()
                connection = self._free.pop()
                try:
                    if connection is None or connection.is_closed():
                        self._open.discard(connection)
                        connection = None
                        connection = await self._connect()
                    rows = await fetch(connection)
                except BaseException:
                    settling = asyncio.create_task(self._settle(connection, party))
                    self._settling.add(settling)
                    settling.add_done_callback(self._settling.discard)
                    raise
                self._free.append(connection)
                self._places.leave(party)
                return rows

    async def _connect(self) -> asyncpg.Connection:
        connection = await connect(self._url, seconds=ANSWER_SECONDS, settings=self._settings)
        try:
            await connection.set_type_codec(
                "jsonb", schema="pg_catalog", encoder=_jsonb, decoder=_json, format="binary"
            )
        except BaseException:
            connection.terminate()
            raise
        self._open.add(connection)
        return connection

    async def _settle(self, connection: asyncpg.Connection | None, party: str) -> None:
        """Give back a connection whose statement was broken off: prepared and not executed, it would keep its locks."""
        if connection is not None:
            try:
                await connection.execute("SELECT 1", timeout=CLOSE_SECONDS)
            except BROKEN:
                connection.terminate()
                self._open.discard(connection)
                connection = None
        self._free.append(connection)
        self._places.leave(party)


def _jsonb(value: object) -> bytes:
    return b"\x01" + orjson.dumps(value)  # the version of the binary format


def _json(data: bytes) -> Any:
    return orjson.loads(data[1:])
