"""A few connections for statements that stand alone: each is its own transaction, over in one round trip.

A connection goes from caller to caller as it is: outside of transactions it holds no state. The pool of asyncpg makes a
task for every connection that comes back; without that a call costs a tenth less.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from functools import partial
from multiprocessing.reduction import ForkingPickler
from typing import Any, TypeAlias
from uuid import UUID

import asyncpg
import orjson
from asyncpg.pgproto import pgproto

from server.domain.database_errors import DatabaseUnavailable
from server.domain.party import current_party
from server.processes.patience import Patience
from server.processes.waiting_line import WaitingLine
from server.repositories.connecting import connect
from server.repositories.connection_places import ConnectionPlaces
from server.repositories.database_errors import meaning

ANSWER_SECONDS = 10.0
CLOSE_SECONDS = 5.0
Fetch: TypeAlias = Callable[..., Awaitable[list[Any]]]
"""Reads the rows of a statement with its values over a connection."""
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
        self._patience = Patience(ANSWER_SECONDS, partial(DatabaseUnavailable, "no answer in time"))
        self._free: list[asyncpg.Connection | None] = [None] * self._places.in_all

    async def close(self) -> None:
        """Close them all; nothing may be read afterwards."""
        await asyncio.gather(*self._settling)
        for connection in self._open:
            try:
                await connection.close(timeout=CLOSE_SECONDS)
            except BROKEN:
                connection.terminate()

    def rows(self, statement: str, *values: Any) -> Coroutine[Any, Any, list[Any]]:
        """The rows of a statement. Raises `DatabaseUnavailable`, also when they do not come within 10 seconds or 12."""
        return self._patience.until(self._fetched, asyncpg.Connection.fetch, statement, values)

    def planned_rows(self, statement: str, *values: Any) -> Coroutine[Any, Any, list[Any]]:
        """The same, planned for these very values; it drives no statement that comes again out of the cache."""
        return self._patience.until(self._fetched, _planned, statement, values)

    async def _fetched(self, fetch: Fetch, statement: str, values: Sequence[Any]) -> list[Any]:
        line = self._places.line(party := current_party())
        await line.take(party)
        connection = self._free.pop()
        try:
            if connection is None or connection.is_closed():
                self._open.discard(connection)
                connection = None
                connection = await self._connect()
            rows = await fetch(connection, statement, *values)
        except BaseException as error:
            settling = asyncio.create_task(self._settle(connection, line, party))
            self._settling.add(settling)
            settling.add_done_callback(self._settling.discard)
            if isinstance(error, Exception) and (meant := meaning(error)) is not None:
                raise meant from error
            raise
        self._free.append(connection)
        line.leave(party)
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

    async def _settle(self, connection: asyncpg.Connection | None, line: WaitingLine, party: str) -> None:
        """Give back a connection whose statement was broken off: prepared and not executed, it would keep its locks."""
        if connection is not None:
            try:
                await connection.execute("SELECT 1", timeout=CLOSE_SECONDS)
            except BROKEN:
                connection.terminate()
                self._open.discard(connection)
                connection = None
        self._free.append(connection)
        line.leave(party)


async def _planned(connection: asyncpg.Connection, statement: str, *values: Any) -> list[Any]:
    return list(await (await connection.prepare(statement, name="")).fetch(*values))


def _jsonb(value: object) -> bytes:
    return b"\x01" + orjson.dumps(value)  # the version of the binary format


def _json(data: bytes) -> Any:
    return orjson.loads(data[1:])
