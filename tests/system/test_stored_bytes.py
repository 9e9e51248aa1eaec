"""Stored bytes are counted exactly, for each caller and each scope, whoever writes; and writers do not wait."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import asyncpg
import pytest
from alembic.script import ScriptDirectory

from server.repositories.migrations import downgrade, migrate
from server.repositories.schema_revision import scripts
from tests.rows_of_others import added

BEFORE = str(ScriptDirectory(str(scripts())).get_revision("0014").down_revision)
MIB = 1 << 20
COUNTED = """
SELECT kind, owner, sum(size)::bigint FROM stored_bytes GROUP BY kind, owner HAVING sum(size) <> 0 ORDER BY kind, owner
"""
BULK = """
INSERT INTO images (id, created_at, updated_at, type, subtype, name, url, width, height, size, theme, scope)
SELECT gen_random_uuid(), now(), now(), 'map', 'other', '', '', 1, 1, n, 'none', 'bulk/' || n % 300
FROM generate_series(1, 1000) AS n
"""
OUTSIDE = """
INSERT INTO public.images (id, created_at, updated_at, type, subtype, name, url, width, height, size, theme)
VALUES (gen_random_uuid(), now(), now(), 'map', 'other', '', '', 1, 1, 7, 'none')
"""
TRUE = """
SELECT kind, owner, sum(size)::bigint FROM (
  SELECT 'caller' AS kind, created_by AS owner, size + coalesce(unlit_size, 0) AS size FROM images
  UNION ALL SELECT 'scope', scope, size + coalesce(unlit_size, 0) FROM images WHERE scope IS NOT NULL) AS each
GROUP BY kind, owner ORDER BY kind, owner
"""


@asynccontextmanager
async def connections(url: str, number: int) -> AsyncIterator[list[asyncpg.Connection]]:
    async with AsyncExitStack() as stack:
        made = [await asyncpg.connect(url) for _ in range(number)]
        for each in made:
            stack.push_async_callback(each.close)
        yield made


async def store(connection: asyncpg.Connection, *, limit: int = 0, **values: Any) -> str:
    """One image in a transaction of its own, of a scope that may have so many bytes."""
    async with connection.transaction():
        await connection.execute("SELECT set_config('limner.scope_bytes', $1, true)", str(limit))
        return await added(connection, "images", {"scope": "campaign/1", **values})


async def is_right(connection: asyncpg.Connection) -> bool:
    return bool(await connection.fetch(COUNTED) == await connection.fetch(TRUE))


async def test_every_write_is_counted(each_database_url: str) -> None:
    async with connections(each_database_url, 1) as (connection,):
        for statement in (
            "UPDATE images SET scope = 'b' WHERE size % 2 = 0",
            "UPDATE images SET size = size * 2, created_by = 'gm'",
            "UPDATE images SET unlit_size = 5 * size WHERE size % 7 = 0",
            "UPDATE images SET scope = NULL WHERE size % 3 = 0",
            "UPDATE images SET unlit_size = NULL WHERE size % 2 = 0",
            "UPDATE images SET is_deleted = true, deleted_at = now()",
            "UPDATE images SET scope = '' WHERE size % 5 = 0",
            "UPDATE images SET scope = NULL WHERE scope = ''",
            "DELETE FROM images WHERE size % 4 = 0",
            BULK,
            "DELETE FROM images WHERE scope LIKE 'bulk/1%'",
        ):
            for number in range(20):
                await added(connection, "images", {"size": 1000 + number, "scope": f"campaign/{number % 3}"})
            await connection.execute(statement)
            if "scope = ''" not in statement.partition("WHERE")[0]:
                assert await is_right(connection), statement
        await connection.execute("TRUNCATE images CASCADE")
        assert await connection.fetch(COUNTED) == []


async def test_of_fifty_at_once_just_those_are_stored_that_fit(each_database_url: str) -> None:
    async with connections(each_database_url, 50) as made:
        for size, limit in ((100, 1000), (101, 1100), (MIB, 10 * MIB)):
            await made[0].execute("DELETE FROM images")
            calls = [store(each, limit=limit, size=size) for each in made]
            ended = await asyncio.gather(*calls, return_exceptions=True)
            refused = [each for each in ended if isinstance(each, asyncpg.PostgresError)]
            assert {each.sqlstate for each in refused} == {"LM001"}
            assert (len(refused), await made[0].fetchval("SELECT count(*) FROM images")) == (40, 10)
            assert await is_right(made[0])


async def test_far_from_the_limit_nobody_waits_for_who_has_not_committed(each_database_url: str) -> None:
    for limit in (0, 1000 * MIB):
        async with connections(each_database_url, 12) as (writer, *frozen):
            open_ones = []
            for each in frozen:  # the first of them makes the first row that the scope ever had
                transaction = each.transaction()
                await transaction.start()
                await each.execute("SELECT set_config('limner.scope_bytes', $1, true)", str(limit))
                await added(each, "images", {"scope": f"of {limit}", "size": MIB})
                open_ones.append(transaction)
            await writer.execute("SET lock_timeout = '1ms'")
            image = await store(writer, limit=limit, scope=f"of {limit}", size=MIB)
            await writer.execute("UPDATE images SET size = 5 WHERE id = $1::uuid", image)
            await writer.execute("DELETE FROM images WHERE id = $1::uuid", image)
            for transaction in open_ones[::2]:
                await transaction.rollback()
            for transaction in open_ones[1::2]:
                await transaction.commit()
            assert await is_right(writer)


async def test_the_last_bytes_are_those_of_who_commits(database_url: str) -> None:
    async with connections(database_url, 3) as (first, second, third):
        begun = first.transaction()
        await begun.start()
        await first.execute("SELECT set_config('limner.scope_bytes', '1000', true)")
        await added(first, "images", {"scope": "campaign/1", "size": 900})
        waiting = asyncio.ensure_future(store(second, limit=1000, size=900))
        while not await third.fetchval("SELECT count(*) FROM pg_locks WHERE NOT granted"):
            pass
        await begun.rollback()
        await waiting
        with pytest.raises(asyncpg.PostgresError):
            await store(third, limit=1000, size=101)
        await store(third, limit=1000, size=100)
        assert await is_right(third)


async def test_rows_of_others_count_and_are_not_refused(each_database_url: str) -> None:
    async with connections(each_database_url, 2) as (ours, others):
        await store(ours, limit=16_000, size=100)
        await added(others, "images", {"scope": "campaign/1", "size": 30_000})
        with pytest.raises(asyncpg.PostgresError):
            await store(ours, limit=16_000, size=1)
        await others.execute("DELETE FROM images WHERE size = 30000")
        for _ in range(15):
            await store(ours, limit=16_000, size=1000)
        with pytest.raises(asyncpg.PostgresError):
            await store(ours, limit=16_000, size=901)
        await store(ours, limit=16_000, size=900)
        assert await is_right(ours)


async def test_a_writer_without_other_rights_is_counted(database_url: str) -> None:
    async with connections(database_url, 1) as (connection,):
        await connection.execute("CREATE ROLE foreign_writer")
        try:
            await connection.execute("GRANT INSERT, SELECT ON images TO foreign_writer")
            await connection.execute("SET ROLE foreign_writer")
            await connection.execute("SET search_path = pg_catalog")
            await connection.execute(OUTSIDE)
            await connection.execute("RESET ROLE; RESET search_path")
            assert await is_right(connection)
        finally:
            await connection.execute("RESET ROLE; DROP OWNED BY foreign_writer; DROP ROLE foreign_writer")


async def test_what_was_stored_before_is_counted(each_empty_database_url: str) -> None:
    await migrate(each_empty_database_url)
    await downgrade(each_empty_database_url, BEFORE)
    async with connections(each_empty_database_url, 1) as (connection,):
        for number in range(5):
            await added(connection, "images", {"size": 100 + number, "scope": f"campaign/{number % 2}"})
        await added(connection, "images", {"size": 7, "is_deleted": True})
        await migrate(each_empty_database_url)
        assert await connection.fetchval("SELECT sum(size) FROM stored_bytes WHERE kind = 'caller'") == 517
        assert await is_right(connection)
        await store(connection, limit=2000, scope="campaign/0", size=100)
        assert await is_right(connection)
