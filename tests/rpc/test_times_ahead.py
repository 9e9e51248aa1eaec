"""Times that a wrong clock has stored: none of them holds anything up, and nothing goes earlier for it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import asyncpg
import grpc
import pytest
from limner.v1 import task_pb2

from server.domain.cursors import Cursor
from server.domain.tasks import State, TaskError
from server.repositories.future_times import KEPT_SINCE, TRASH
from server.repositories.tables import task_leases
from server.repositories.task_queue import LONGEST_DELAY
from tests.callers import TESTER
from tests.rows_of_others import added
from tests.rpc.errors import refused
from tests.rpc.no_op_line import LEASE, Line, empty_line
from tests.rpc.resuming import Reader
from tests.rpc.stack import database_of, serving, settings_for
from tests.rpc.tasks import created, small
from tests.system.maintaining import STEPS, maintaining

AHEAD = [timedelta(hours=1), timedelta(days=365), timedelta(days=365 * 50)]
HOUR = timedelta(hours=1)
ROWS = {
    "request_ids": "(caller, method, request_id, body_sha256, resource_ids) "
    "VALUES ('a', 'b', gen_random_uuid(), '', '{}')",
    "renders": "(digest, image_id, sha256, size, format, width, height) "
    "VALUES ('d', gen_random_uuid(), 's', 1, 'webp', 1, 1)",
    "blobs": "(sha256, size) VALUES ('s', 1)",
    "accepted_themes": "(fingerprint, config, used_at) VALUES ('f', '{}', now())",
    "provider_calls": "(id, provider, task_id, output_index, key, reserved_at) "
    "VALUES (gen_random_uuid(), 'p', gen_random_uuid(), 0, gen_random_uuid(), now())",
    "expiring_images": "(image_id) SELECT id FROM images LIMIT 1",
}
"""Rows of tables that only we write."""
PARENTS = {"image_overlays": ("image_id", "images"), "map_grids": ("image_id", "images")}
PARENTS["theme_variations"] = ("theme_id", "themes")


async def put_ahead(connection: asyncpg.Connection, ahead: timedelta) -> None:
    """A row in every table, with its times that much ahead."""
    for table in TRASH:
        values = {}
        if table.name in PARENTS:
            column, parent = PARENTS[table.name]
            values[column] = await added(connection, parent, {"name": "parent"} if parent == "themes" else {})
        await added(connection, table.name, values)
        await connection.execute(f"UPDATE {table} SET is_deleted = true, deleted_at = now() + $1", ahead)
    for name, rest in ROWS.items():
        await connection.execute(f"INSERT INTO {name} {rest}")
    for each in KEPT_SINCE:
        await connection.execute(f"UPDATE {each.table} SET {each.name} = now() + $1", ahead)


@pytest.mark.parametrize("ahead", AHEAD)
async def test_what_is_kept_for_some_days_is_kept_from_now_on(
    ahead: timedelta, database_url: str, tmp_path: Path
) -> None:
    columns = [*KEPT_SINCE, *(table.c.deleted_at for table in TRASH)]
    async with maintaining(settings_for(database_url, tmp_path)) as ground:
        await put_ahead(ground.connection, ahead)
        before = await ground.connection.fetchval("SELECT now()")
        count = sum([await ground.count(f"{each.table} WHERE {each.name} > now()") for each in columns])
        assert count >= len(columns)
        assert await ground.outcome("clock") == {"times_put_right": count}
        for each in columns:
            there = await ground.connection.fetch(f"SELECT {each.name} FROM {each.table} WHERE {each.name} IS NOT NULL")
            assert there
            assert all(row[0] >= before for row in there)
        assert await ground.outcome("clock") == {}


async def test_what_others_deleted_without_a_time_is_kept_from_now_on(database_url: str, tmp_path: Path) -> None:
    async with maintaining(settings_for(database_url, tmp_path)) as ground:
        await added(ground.connection, "images", {"is_deleted": True})
        await ground.execute("UPDATE images SET updated_at = now() + interval '1 year'")
        assert await ground.outcome("clock") == {"times_put_right": 1}
        assert await ground.count("images WHERE deleted_at <= now()") == 1


@pytest.mark.parametrize("ahead", AHEAD)
async def test_a_run_of_maintenance_in_the_future_was_none(ahead: timedelta, database_url: str, tmp_path: Path) -> None:
    async with maintaining(settings_for(database_url, tmp_path)) as ground:
        for every in (HOUR, timedelta()):
            await ground.maintain()
            await ground.execute("UPDATE maintenance_runs SET finished_at = now() + $1", ahead)
            assert tuple(await ground.maintain(every) or ()) == STEPS


@asynccontextmanager
async def at_lease(database_url: str, data_dir: Path) -> AsyncIterator[tuple[Line, asyncpg.Connection]]:
    """A task that is leased, and another writer's connection."""
    async with empty_line(database_url, data_dir) as line:
        await line.queue("a")
        await line.database.claims.take("test", LEASE, 1)
        connection = await asyncpg.connect(database_url)
        try:
            yield line, connection
        finally:
            await connection.close()


async def reaped(line: Line) -> int:
    """How many tasks a reaper takes back that has just looked."""
    seen = await line.database.check()
    async with line.database.work(TESTER) as work:
        return await work.queue.reap(seen)


@pytest.mark.parametrize("ahead", AHEAD)
@pytest.mark.parametrize("columns", [("expires_at", "beaten_at"), ("expires_at",), ("beaten_at",)])
async def test_a_lease_from_the_future_is_over(
    columns: tuple[str, ...], ahead: timedelta, database_url: str, tmp_path: Path
) -> None:
    async with at_lease(database_url, tmp_path) as (line, connection):
        changes = ", ".join(f"{each} = {each} + $1" for each in columns)
        await connection.execute(f"UPDATE {task_leases} SET {changes}", ahead)
        assert await reaped(line) == 1
        assert await connection.fetchval("SELECT status FROM generation_tasks") == State.QUEUED


async def test_a_clock_that_is_put_back_by_less_than_a_lease_robs_nobody(database_url: str, tmp_path: Path) -> None:
    async with at_lease(database_url, tmp_path) as (line, connection):
        await connection.execute(
            f"UPDATE {task_leases} SET expires_at = expires_at + $1, beaten_at = beaten_at + $1", LEASE / 2
        )
        assert await reaped(line) == 0


async def test_a_worker_that_renews_after_its_clock_was_put_right_keeps_its_task(
    database_url: str, tmp_path: Path
) -> None:
    async with at_lease(database_url, tmp_path) as (line, connection):
        task_id = await connection.fetchval(
            f"UPDATE {task_leases} SET expires_at = expires_at + $1, beaten_at = beaten_at + $1 RETURNING task_id",
            HOUR,
        )
        async with line.database.work(TESTER) as work:
            await work.queue.beat("test", LEASE, [task_id])
        assert await reaped(line) == 0


@pytest.mark.parametrize("ahead", AHEAD)
async def test_a_retry_beyond_the_longest_delay_is_due(ahead: timedelta, database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        for delay in (0, 3600):
            await line.queue("a", retry_delay=delay)
        for claim in await line.database.claims.take("test", LEASE, 2):
            async with line.database.work(TESTER) as work:
                await work.queue.fail(claim, TaskError("ODD", "odd"), heals=True)
        async with line.database.work(TESTER) as work:
            later = (LONGEST_DELAY - timedelta(minutes=1), ahead)
            await work.connection.exec_driver_sql(
                "UPDATE generation_tasks SET run_after = now() + CASE retry_delay WHEN 0 THEN $1::interval "
                "ELSE $2::interval END",
                later,
            )
            assert await work.queue.seconds_to_next() == 0
            assert await work.queue.raise_due() == 1
            assert 0 < (await work.queue.seconds_to_next() or 0) <= LONGEST_DELAY.total_seconds()
            assert await work.queue.raise_due() == 0


@pytest.mark.parametrize("ahead", AHEAD)
async def test_a_worker_that_has_beaten_in_the_future_is_dead(
    ahead: timedelta, database_url: str, tmp_path: Path
) -> None:
    async with maintaining(settings_for(database_url, tmp_path)) as ground:
        for name in ("wrong", "right"):
            async with ground.core.database.work(TESTER) as work:
                await work.workers.beat(name, 1, "test")
        await ground.execute("UPDATE task_workers SET beaten_at = now() + $1 WHERE worker_id = 'wrong'", ahead)
        async with ground.core.database.work(TESTER) as work:
            alive = {each.name: each.alive for each in await work.workers.all(LEASE)}
        assert alive == {"wrong": False, "right": True}
        if ahead > timedelta(days=1):
            assert await ground.outcome("logs") == {"workers": 1}


async def test_a_turn_from_the_future_is_forgotten(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        await line.queue("gone")
        await line.queue("here", 3)
        async with line.database.work(TESTER) as work:
            await work.connection.exec_driver_sql("UPDATE generation_tasks SET status = 'failed' WHERE scope = 'gone'")
            await work.connection.exec_driver_sql("UPDATE queue_turns SET queued_at = now() + interval '1 year'")
            assert await work.turns.forget() == 1


async def test_a_cursor_from_the_future_has_expired_and_one_behind_such_an_event_has_not(
    database_url: str, tmp_path: Path
) -> None:
    async with serving(settings_for(database_url, tmp_path, heartbeat_seconds=0.1)) as stack:
        reader = Reader()
        await reader.begin(stack)
        await created(stack, small())
        async with database_of(stack) as connection:
            await connection.execute("UPDATE task_events SET created_at = now() + interval '1 year'")
            now: datetime = await connection.fetchval("SELECT now()")
        await reader.read(stack, 1)
        held = Cursor.decode(reader.cursor)
        assert held.time <= now.timestamp() + HOUR.total_seconds()
        again = Reader(reader.cursor)
        await again.check_silence(stack)
        for ahead in AHEAD:
            ahead_of = Cursor(held.xid, held.task_id, held.seq, int((now + ahead).timestamp())).encode()
            call = stack.tasks.WatchTasks(task_pb2.WatchTasksRequest(cursor=ahead_of))
            expired = await refused(call.read())
            assert (expired.code, expired.reason) == (grpc.StatusCode.OUT_OF_RANGE, "CURSOR_EXPIRED")
