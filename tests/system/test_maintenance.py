"""Maintenance is done by one of many, in time, whatever fails of it and whoever is killed in the middle of it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest

from server.settings import Settings
from server.usecases.maintenance import LOCK
from tests.minio_server import MinioServer
from tests.rows_of_others import added
from tests.rpc.stack import settings_for
from tests.system.ended_processes import vanished
from tests.system.maintaining import STEPS, Ground, maintaining
from tests.system.service import limner

HOUR = timedelta(hours=1)
LONG_AGO = {"is_deleted": True}
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return settings_for(database_url, tmp_path)


@asynccontextmanager
async def several(settings: Settings, count: int) -> AsyncIterator[list[Ground]]:
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(maintaining(settings)) for _ in range(count)]


async def test_one_of_several_does_it(settings: Settings) -> None:
    async with several(settings, 4) as grounds:
        done = await asyncio.gather(*(each.maintain(HOUR) for each in grounds))
        assert sorted(map(tuple, filter(None, done))) == [STEPS]


async def test_while_one_is_at_it_others_are_not(settings: Settings) -> None:
    async with several(settings, 2) as (first, second):
        async with first.core.database.alone(LOCK) as alone:
            assert alone
            assert await second.maintain() is None
        assert await second.maintain() is not None


async def test_when_it_was_done_is_remembered(settings: Settings) -> None:
    async with maintaining(settings) as ground:
        assert tuple(await ground.maintain(HOUR) or ()) == STEPS
    async with maintaining(settings) as ground:
        assert await ground.maintain(HOUR) == {}
        await ground.execute("UPDATE maintenance_runs SET finished_at = now() - interval '59 minutes'")
        assert await ground.maintain(HOUR) == {}
        late = "UPDATE maintenance_runs SET finished_at = now() - interval '61 minutes'"
        await ground.execute(f"{late} WHERE step = 'sweep'")
        assert tuple(await ground.maintain(HOUR) or ()) == ("sweep",)
        await ground.execute(late)
        assert tuple(await ground.maintain(HOUR) or ()) == STEPS
        assert tuple(await ground.maintain() or ()) == STEPS  # now, whether it is due or not


async def test_what_fails_stops_nothing_else_and_is_tried_again(
    database_url: str, tmp_path: Path, own_minio: MinioServer, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = settings_for(database_url, tmp_path, **own_minio.address.settings())
    async with maintaining(settings) as ground:
        # Somebody else's table, of which nothing here knows.
        await ground.execute("CREATE TABLE handouts (image_id uuid REFERENCES images (id))")
        image_id = await added(ground.connection, "images", LONG_AGO)
        await ground.execute("INSERT INTO handouts VALUES ($1)", image_id)
        own_minio.kill()
        done = await ground.maintain(HOUR)
        assert done is not None
        assert {step for step in done if done[step] is None} == {"trash", "sweep"}
        told = capsys.readouterr().out
        for word in ("step=trash", "handouts", "step=sweep", "STORE_UNAVAILABLE"):
            assert word in told
        await ground.execute("DROP TABLE handouts")
        own_minio.start()
        done = await ground.maintain(HOUR)
        assert done is not None
        assert tuple(done) == ("trash", "sweep")
        assert (done["trash"] or {})["images"] == 1


async def test_whoever_is_killed_in_the_middle_leaves_it_to_the_next(settings: Settings) -> None:
    environment = settings.environment()
    async with maintaining(settings) as ground:
        for _ in range(3):
            await added(ground.connection, "images", LONG_AGO)
        await ground.execute(
            "INSERT INTO request_ids (caller, method, request_id, body_sha256, resource_ids, created_at) "
            "VALUES ('a', 'b', gen_random_uuid(), '', '{}', '2024-05-17')"
        )
        holding = await asyncpg.connect(settings.database_url)
        async with limner("maintenance", environment=environment) as process:
            async with holding.transaction():
                await holding.execute("SELECT FROM images FOR UPDATE")
                while not await ground.connection.fetchval(WAITING):
                    assert process.child.returncode is None
                assert await ground.maintain() is None
                family = process.family()
                await process.kill()
                await vanished(*family)
            # Its session ends with it, and so does its lock.
            while await ground.count("pg_locks WHERE locktype = 'advisory'"):
                pass
        await holding.close()
        assert await ground.count("images") == 3
        async with limner("maintenance", environment=environment) as process:
            assert "trash.images" in await process.line("audit")
            assert "trash" in await process.line("3 images")
            assert "1 forgotten" in await process.line("requests")
            assert await process.child.wait() == 0
        assert await ground.count("images") == await ground.count("request_ids") == 0


async def test_workers_do_it_by_themselves(settings: Settings) -> None:
    environment = settings.environment() | {"LIMNER_MAINTENANCE_SECONDS": "1", "LIMNER_LOG_LEVEL": "info"}
    async with AsyncExitStack() as stack:
        ground = await stack.enter_async_context(maintaining(settings))
        await added(ground.connection, "images", LONG_AGO)
        for _ in range(2):
            await stack.enter_async_context(limner("worker", environment=environment))
        while await ground.count("images") or await ground.count("maintenance_runs") < len(STEPS):
            pass


async def test_a_command_does_it_now_and_says_what_failed(settings: Settings) -> None:
    async with maintaining(settings) as ground:
        await ground.execute("CREATE TABLE handouts (image_id uuid REFERENCES images (id))")
        image_id = await added(ground.connection, "images", LONG_AGO)
        await ground.execute("INSERT INTO handouts VALUES ($1)", image_id)
        async with limner("maintenance", environment=settings.environment()) as process:
            await process.line("limner: trash: failed")
            await process.line("limner: sweep: nothing to do")
            await process.line("some of it failed")
            assert await process.child.wait() == 1
        command = limner("maintenance", environment=settings.environment())
        async with ground.core.database.alone(LOCK), command as process:
            await process.line("another process is at it")
            assert await process.child.wait() == 1
