"""Connections for single statements: given back whole whoever breaks off, made again when the database drops them."""

import asyncio
from contextlib import suppress

import asyncpg
import pytest

from server.domain.database_errors import DatabaseRefused, DatabaseUnavailable
from server.repositories.database import READ_ONLY
from server.repositories.purview import array_text
from server.repositories.statement_connections import StatementConnections
from tests.postgres_servers import PostgresServer

COUNT = 3


async def test_readers_share_them_in_order(database_url: str) -> None:
    reads = StatementConnections(database_url, COUNT, READ_ONLY)
    backends = await asyncio.gather(*(reads.rows("SELECT pg_backend_pid()") for _ in range(30)))
    assert 1 <= len({row["pg_backend_pid"] for (row,) in backends}) <= COUNT
    (row,) = await reads.rows("""SELECT '{"a": [1, null]}'::jsonb AS document, $1::jsonb AS given""", {"b": 2})
    assert (row["document"], row["given"]) == ({"a": [1, None]}, {"b": 2})
    with pytest.raises(DatabaseRefused):
        await reads.rows("DELETE FROM images")
    await reads.close()


@pytest.mark.parametrize(
    "words", [(), ("",), ("a", "a b", "NULL"), ('"', "\\", '\\"', "{}", "a,b", "'"), ("ü\n\t", "\U0001f409")]
)
async def test_the_text_of_an_array_is_that_array(database_url: str, words: tuple[str, ...]) -> None:
    reads = StatementConnections(database_url, COUNT, READ_ONLY)
    (row,) = await reads.rows("SELECT $1::text::text[] AS words", array_text(words))
    assert tuple(row["words"]) == words
    await reads.close()


async def test_a_read_that_is_broken_off_keeps_no_lock(database_url: str) -> None:
    reads = StatementConnections(database_url, COUNT, READ_ONLY)
    observer = await asyncpg.connect(database_url)
    await observer.execute("SET lock_timeout = '10s'")
    for number in range(200):
        # Another text each time: it has to be prepared first, and every step may be the last.
        reading = asyncio.create_task(reads.rows(f"SELECT * FROM images -- {number}"))
        for _ in range(number % 40):
            await asyncio.sleep(0)
        reading.cancel()
        with suppress(asyncio.CancelledError):
            await reading
        async with observer.transaction():
            await observer.execute("LOCK TABLE images")
    assert len(await asyncio.gather(*(reads.rows("SELECT pg_sleep(0)") for _ in range(30)))) == 30
    await reads.close()
    await observer.close()


async def test_connections_the_database_drops_are_made_again(own_postgres: PostgresServer) -> None:
    reads = StatementConnections(own_postgres.url("postgres"), COUNT, READ_ONLY)
    await asyncio.gather(*(reads.rows("SELECT pg_sleep(0.01)") for _ in range(COUNT)))
    await asyncio.to_thread(own_postgres.stop, "immediate")
    outcomes = await asyncio.gather(*(reads.rows("SELECT 1") for _ in range(3 * COUNT)), return_exceptions=True)
    assert {type(outcome) for outcome in outcomes} == {DatabaseUnavailable}
    await asyncio.to_thread(own_postgres.start)
    assert len(await asyncio.gather(*(reads.rows("SELECT 1") for _ in range(3 * COUNT)))) == 3 * COUNT
    await reads.close()
