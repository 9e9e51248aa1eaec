"""A MinIO that stands still, as callers notice it: their deadlines hold, the rest of the service goes on."""

import asyncio
from collections.abc import Coroutine, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc
from limner.v1 import audience_pb2, image_pb2, map_grid_pb2, task_pb2, theme_pb2

from server.repositories.database import CONNECTIONS, Database
from server.wiring import open_core, sweep
from tests.minio_server import MinioServer
from tests.rpc.stack import Stack, database_of, serving, settings_for
from tests.rpc.tasks import created, small
from tests.rpc.uploads import each, metadata, parts, png
from tests.system.test_minio_outages import connections_to

DEADLINE = 1.5
SERVING, NOT_SERVING = health_pb2.HealthCheckResponse.SERVING, health_pb2.HealthCheckResponse.NOT_SERVING
GM = audience_pb2.AUDIENCE_GM
IN_A_TRANSACTION = "count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in trans%'"
WAITING = "count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
"""Rows about sessions that wait for a lock of another."""
LOCKED_ROWS = "count(*) FROM blobs WHERE size < 0"


async def every_use(stack: Stack, image: image_pb2.Image, new: bytes, deadline: float | None) -> list[grpc.StatusCode]:
    """Call everything that reads or writes bytes, each many times at once; returns the codes."""
    images = stack.images
    render: dict[str, Any] = {"id": image.id, "options": image_pb2.RenderOptions(audience=GM)}

    async def code(call: Any) -> grpc.StatusCode:
        try:
            if isinstance(call, grpc.aio.UnaryStreamCall):
                async for _ in call:
                    pass
            else:
                await call
        except grpc.aio.AioRpcError as error:
            return error.code()
        return grpc.StatusCode.OK

    calls: list[Coroutine[Any, Any, grpc.StatusCode]] = []
    for _ in range(40):  # more than there are slots for any of them
        calls += [
            code(images.DownloadImage(image_pb2.DownloadImageRequest(id=image.id), timeout=deadline)),
            code(images.GetImageContent(image_pb2.GetImageContentRequest(id=image.id), timeout=deadline)),
        ]
    calls += [
        code(images.RenderImage(image_pb2.RenderImageRequest(**render), timeout=deadline)),
        code(images.GetRenderedImage(image_pb2.GetRenderedImageRequest(**render), timeout=deadline)),
        code(images.UploadImage(each(list(parts(new, chunk=1 << 20))), timeout=deadline)),
        code(images.CreateImage(image_pb2.CreateImageRequest(metadata=metadata(), content=png()), timeout=deadline)),
    ]
    return await asyncio.gather(*calls)


async def test_deadlines_hold_and_the_rest_goes_on(own_minio: MinioServer, database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path, **own_minio.address.settings())
    async with serving(settings) as stack:
        image = (await stack.images.UploadImage(each(list(parts(png(500, 400, seed=1)))))).image
        new = png(2640, 2640, seed=2)
        health = health_pb2_grpc.HealthStub(stack.channel)
        watching = aiter(health.Watch(health_pb2.HealthCheckRequest(service="limner.v1.ImageService")))
        assert (await anext(watching)).status == SERVING
        own_minio.freeze()

        codes = await every_use(stack, image, new, DEADLINE)
        assert set(codes) == {grpc.StatusCode.DEADLINE_EXCEEDED}
        assert (await stack.images.GetImage(image_pb2.GetImageRequest(id=image.id))).image == image
        task = await created(stack, small())
        await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task.id))
        assert (await anext(watching)).status == NOT_SERVING
        alive = await health.Check(health_pb2.HealthCheckRequest(service="liveness"))
        assert alive.status == SERVING

        own_minio.thaw()
        assert (await anext(watching)).status == SERVING
        codes = await every_use(stack, image, new, None)
        assert set(codes) == {grpc.StatusCode.OK}
        assert not [path for path in (tmp_path / "scratch").rglob("*") if path.is_file()]


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Set whenever a database has answered who asks whether it is there."""
    event, check = asyncio.Event(), Database.check

    async def checked(database: Database) -> datetime:
        time = await check(database)
        event.set()
        return time

    monkeypatch.setattr(Database, "check", checked)
    return event


async def database_is_ready(answered: asyncio.Event) -> None:
    """Wait for a server to hear from its database; readiness itself says no, as the store is away."""
    answered.clear()
    async with asyncio.timeout(60):
        await answered.wait()


async def rest(stack: Stack, image_id: str) -> None:
    """Call what needs no bytes, more often at once than there are connections for it."""
    image, theme = image_pb2.GetImageRequest(id=image_id), theme_pb2.GetThemeRequest(name="high_fantasy")
    calls: list[Any] = []
    for _ in range(3 * CONNECTIONS):
        calls += [
            stack.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=image_id)),
            stack.themes.GetTheme(theme),
            stack.images.GetImage(image),
            created(stack, small()),
        ]
    await asyncio.gather(*calls)
    ready = health_pb2_grpc.HealthStub(stack.channel)
    assert (await ready.Check(health_pb2.HealthCheckRequest(service="liveness"))).status == SERVING
    await ready.Check(health_pb2.HealthCheckRequest())


async def counted(connection: asyncpg.Connection, *counts: str) -> Sequence[int]:
    """What each of these counts."""
    return [await connection.fetchval(f"SELECT {each}") for each in counts]


async def test_what_hangs_on_the_store_holds_no_connection_and_no_lock(
    own_minio: MinioServer, database_url: str, tmp_path: Path, answered: asyncio.Event
) -> None:
    settings = settings_for(database_url, tmp_path, server_slots=4, **own_minio.address.settings())
    async with serving(settings) as stack, database_of(stack) as connection:
        image = (await stack.images.UploadImage(each(list(parts(png(500, 400, seed=1)))))).image
        grid = map_grid_pb2.MapGrid(image_id=image.id, size=50)
        await stack.grids.CreateMapGrid(map_grid_pb2.CreateMapGridRequest(map_grid=grid))
        own_minio.freeze()
        images, render = stack.images, image_pb2.GetRenderedImageRequest(id=image.id)
        hanging: list[asyncio.Task[Any]] = []
        for seed in range(2 * CONNECTIONS):
            new = image_pb2.CreateImageRequest(metadata=metadata(), content=png(seed=10 + seed))
            again = image_pb2.CreateImageRequest(metadata=metadata(), content=png(500, 400, seed=1))
            content = image_pb2.GetImageContentRequest(id=image.id)
            calls = [images.CreateImage(new), images.CreateImage(again), images.GetImageContent(content)]
            hanging += [asyncio.ensure_future(call) for call in [*calls, images.GetRenderedImage(render)]]
        while connections_to(own_minio.port) < 4 * CONNECTIONS:  # they are on their way to the store
            await counted(connection, IN_A_TRANSACTION)

        await rest(stack, image.id)
        while await counted(connection, IN_A_TRANSACTION, WAITING) != [0, 0]:
            pass  # others have short ones now and then; what hangs would have one for ever
        await database_is_ready(answered)
        assert not any(call.done() and call.exception() is None for call in hanging)

        own_minio.thaw()
        await asyncio.wait(hanging)
        await rest(stack, image.id)


async def test_a_sweep_that_hangs_on_the_store_holds_one_row_that_nobody_waits_for(
    own_minio: MinioServer, database_url: str, tmp_path: Path, answered: asyncio.Event
) -> None:
    settings = settings_for(database_url, tmp_path, server_slots=4, **own_minio.address.settings())
    async with serving(settings) as stack, database_of(stack) as connection, open_core(settings) as core:
        image = (await stack.images.UploadImage(each(list(parts(png(500, 400, seed=1)))))).image
        grid = map_grid_pb2.MapGrid(image_id=image.id, size=50)
        await stack.grids.CreateMapGrid(map_grid_pb2.CreateMapGridRequest(map_grid=grid))
        swept = image_pb2.CreateImageRequest(metadata=metadata(), content=png(seed=3))
        stray = (await stack.images.CreateImage(swept)).image.id
        await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=stray))
        await stack.images.PurgeImages(image_pb2.PurgeImagesRequest(ids=[stray]))
        sweeper = sweep(core)
        own_minio.freeze()
        removing = asyncio.create_task(sweeper._remove(image.sha256, timedelta(0)))
        assert not await removing  # it is needed
        (unused,) = await sweeper._unused(timedelta(0), "")
        removing = asyncio.create_task(sweeper._remove(unused, timedelta(0)))
        while await counted(connection, IN_A_TRANSACTION, LOCKED_ROWS) != [1, 1]:
            pass
        # More of the very bytes than there are connections.
        writing = [asyncio.ensure_future(stack.images.CreateImage(swept)) for _ in range(3 * CONNECTIONS)]

        await rest(stack, image.id)
        assert await counted(connection, WAITING) == [0]
        await database_is_ready(answered)
        assert not any(call.done() for call in writing)

        own_minio.thaw()
        await asyncio.wait({removing})
        for call in writing:
            kept = (await call).image
            content = await stack.images.GetImageContent(image_pb2.GetImageContentRequest(id=kept.id))
            assert content.header.sha256 == unused
