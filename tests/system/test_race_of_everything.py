"""Everything is done to the same few images at once, by many callers of two servers, while sweeps run."""

import asyncio
import os
from collections import Counter
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest
from limner.v1 import image_pb2

from server.wiring import Core, open_core, sweep
from tests.blob_samples import whole
from tests.callers import TESTER
from tests.rpc.stack import settings_for
from tests.system.racers import Race, Racer, before_now
from tests.system.service import Process, Service, service

RACE_SECONDS = 60 if os.environ.get("LIMNER_REQUIRE_SERVICES") == "1" else 4
SERVERS, CALLERS, SWEEPERS = 2, 12, 2
PUT_SECONDS = 0.5
"""So little that sweeps beside the servers may take what is a few seconds old."""
NOW = timedelta(0)
"""The grace of sweeps while the servers are quiet."""
NEVER = {
    "an overlay without its image": "image_overlays t WHERE NOT EXISTS (SELECT FROM images WHERE id = t.image_id)",
    "a grid without its image": "map_grids t WHERE NOT EXISTS (SELECT FROM images WHERE id = t.image_id)",
    "an image without a thumbnail": "images t WHERE NOT EXISTS (SELECT FROM thumbnails WHERE sha256 = t.sha256)",
    "a thumbnail of nothing": "thumbnails t WHERE NOT EXISTS (SELECT FROM images WHERE sha256 = t.sha256)",
    "a deletion without its time": "images t WHERE is_deleted <> (deleted_at IS NOT NULL)",
}
CONTENTS = """
SELECT DISTINCT sha256, url FROM images
UNION SELECT sha256, 'sha256/' || left(sha256, 2) || '/' || sha256 || '.' || format FROM renders
"""


@pytest.fixture(params=["newest PostgreSQL, files", "oldest PostgreSQL, MinIO"])
def environment(request: pytest.FixtureRequest) -> dict[str, str]:
    """What the servers are told about database and store."""
    if "files" in request.param:
        return {"LIMNER_DATABASE_URL": request.getfixturevalue("database_url")}
    minio = request.getfixturevalue("minio").settings()
    url: str = request.getfixturevalue("postgres15_database_url")
    return {"LIMNER_DATABASE_URL": url, **{f"LIMNER_{name.upper()}": value for name, value in minio.items()}}


async def sweep_again_and_again(core: Core, race: Race, end: asyncio.Event) -> None:
    while not end.is_set() or not race.removed:
        race.removed += (await sweep(core)(core.settings.least_grace)).removed


def bugs(process: Process) -> list[str]:
    """What a stopped server says of faults of its own."""
    lines = []
    while not process.lines.empty():
        lines.append(process.lines.get_nowait())
    return [line for line in lines if "bug" in line or "Error" in line]


async def check_rows_and_bytes(core: Core, database_url: str) -> None:
    """Every row has what it hangs on, every image its bytes, and the store nothing else."""
    connection = await asyncpg.connect(database_url)
    found = {what: await connection.fetchval(f"SELECT count(*) FROM {rows}") for what, rows in NEVER.items()}
    assert found == dict.fromkeys(NEVER, 0)
    needed = {(row["sha256"], row["url"]) for row in await connection.fetch(CONTENTS)}
    await connection.close()
    assert {entry.key async for entry in core.store.entries()} == {url for _, url in needed}
    for sha256, url in needed:
        await whole(core.store, url, sha256)
    async with core.database.work(TESTER) as work:
        assert await work.blobs.known([sha256 for sha256, _ in needed]) == {sha256 for sha256, _ in needed}


async def remove_everything(served: Service) -> None:
    listing = image_pb2.ListImagesRequest(page_size=1000)
    while found := (await served.stubs.images.ListImages(listing)).images:
        for image in found:
            await served.stubs.images.DeleteImage(image_pb2.DeleteImageRequest(id=image.id))
    while (await served.stubs.images.PurgeImages(image_pb2.PurgeImagesRequest(**before_now()))).count:
        pass


async def test_nothing_is_orphaned_lost_or_locked(environment: dict[str, str], tmp_path: Path) -> None:
    told = {name.removeprefix("LIMNER_").lower(): value for name, value in environment.items()}
    settings = settings_for(told.pop("database_url"), tmp_path, put_seconds=PUT_SECONDS, **told)
    environment |= {"LIMNER_PUT_SECONDS": str(PUT_SECONDS), "LIMNER_LOG_LEVEL": "warning"}
    race, end = Race(), asyncio.Event()
    async with AsyncExitStack() as stack:
        servers = [await stack.enter_async_context(service(environment, tmp_path)) for _ in range(SERVERS)]
        core = await stack.enter_async_context(open_core(settings))
        asyncio.get_running_loop().call_later(RACE_SECONDS, end.set)
        async with asyncio.TaskGroup() as group:
            for number in range(CALLERS):
                group.create_task(Racer(servers[number % SERVERS].stubs, race, number).run(end))
            for _ in range(SWEEPERS):
                group.create_task(sweep_again_and_again(core, race, end))

        assert not race.wrong, Counter(race.wrong).most_common(5)
        await Racer(servers[0].stubs, race, CALLERS).replay()
        assert not race.wrong
        await sweep(core)(NOW)
        await check_rows_and_bytes(core, settings.database_url)
        await remove_everything(servers[0])
        await sweep(core)(NOW)
        await check_rows_and_bytes(core, settings.database_url)
        assert [await each.server.stop() for each in servers] == [0] * SERVERS
    assert [bugs(each.server) for each in servers] == [[]] * SERVERS
