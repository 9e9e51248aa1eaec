"""Disks that are full: what needs room is refused by its reason, the rest goes on, and with room all is well again."""

import asyncio
import base64
import os
from collections.abc import Awaitable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import grpc
import pytest
from google.rpc import error_details_pb2
from google.rpc.status_pb2 import Status
from grpc_health.v1 import health_pb2, health_pb2_grpc
from limner.v1 import image_pb2, map_export_pb2, task_pb2

from server.processes.postgres_programs import data_owner
from server.repositories.migrations import migrate
from tests.databases import DatabaseServer
from tests.postgres_servers import PostgresServer
from tests.rpc.errors import refusal
from tests.rpc.imports import map_parts, vtt
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.tasks import created, finished, small
from tests.rpc.uploads import each, metadata, parts, png
from tests.small_disk import SmallDisk, small_disk

LARGE = png(900, 900)
"""2.4 MB."""


async def refused_for_now(call: Awaitable[Any]) -> tuple[grpc.StatusCode, str]:
    """Code and reason of a refusal, which tells when to try again."""
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await call
    told = Status.FromString(dict(caught.value.trailing_metadata() or ())["grpc-status-details-bin"])
    assert any(detail.Is(error_details_pb2.RetryInfo.DESCRIPTOR) for detail in told.details)
    found = refusal(caught.value)
    return found.code, found.reason


FULL_STORE = (grpc.StatusCode.RESOURCE_EXHAUSTED, "STORE_FULL")
FULL_DATABASE = (grpc.StatusCode.RESOURCE_EXHAUSTED, "DATABASE_FULL")


def create(stack: Stack, content: bytes) -> Awaitable[Any]:
    call: Awaitable[Any] = stack.images.CreateImage(image_pb2.CreateImageRequest(metadata=metadata(), content=content))
    return call


def upload(stack: Stack, content: bytes) -> Awaitable[Any]:
    call: Awaitable[Any] = stack.images.UploadImage(each(list(parts(content))))
    return call


async def bring(stack: Stack, content: bytes) -> str:
    """The id of a map of another program that comes in with this picture."""
    file = vtt(image=base64.b64encode(content).decode())
    image_id: str = (await stack.grids.ImportMap(each(list(map_parts(file))))).image.id
    return image_id


async def fetch(stack: Stack, image_id: str) -> None:
    """Have an image leave as a file."""
    options = {"target": "TARGET_FOUNDRY_SCENE"}
    request = map_export_pb2.ExportMapRequest(image_id=image_id, options=options)
    async for _ in stack.grids.ExportMap(request):
        pass


@pytest.mark.parametrize("folder", ["scratch", "blobs"])
async def test_what_needs_room_is_refused_until_there_is_some(folder: str, database_url: str, tmp_path: Path) -> None:
    with small_disk(tmp_path / folder, 16) as disk:
        async with serving(settings_for(database_url, tmp_path)) as stack:
            kept = (await create(stack, LARGE)).image
            drawn = image_pb2.GetRenderedImageRequest(
                id=kept.id, options=image_pb2.RenderOptions(format=image_pb2.IMAGE_FORMAT_PNG)
            )
            disk.fill(leave=256 << 10)
            other = png(900, 900, seed=8)
            assert await refused_for_now(create(stack, other)) == FULL_STORE
            assert await refused_for_now(upload(stack, other)) == FULL_STORE
            assert await refused_for_now(bring(stack, other)) == FULL_STORE
            assert await refused_for_now(stack.images.GetRenderedImage(drawn)) == FULL_STORE
            if folder == "scratch":  # nothing is kept of a file that leaves
                assert await refused_for_now(fetch(stack, kept.id)) == FULL_STORE
            await create(stack, png(8, 8))
            await stack.images.GetImageContent(image_pb2.GetImageContentRequest(id=kept.id))
            disk.clear()
            await create(stack, other)
            await upload(stack, other)
            await bring(stack, other)
            await fetch(stack, kept.id)
            await stack.images.GetRenderedImage(drawn)


async def test_a_task_waits_for_room(database_url: str, tmp_path: Path) -> None:
    with small_disk(tmp_path / "scratch", 16) as disk:
        async with serving(settings_for(database_url, tmp_path), workers=1) as stack:
            disk.fill()
            task = await created(stack, small(max_retries=3, retry_delay={"seconds": 1}))
            async for message in stack.tasks.WatchTask(task_pb2.WatchTaskRequest(id=task.id)):
                if message.event.kind == task_pb2.TaskEvent.KIND_ATTEMPT_FAILED:
                    told = message.event
                    break
            assert (told.error.reason, told.state) == ("STORE_FULL", task_pb2.Task.STATE_WAITING)
            disk.clear()
            ended = await finished(stack, task.id)
            assert ended.state == task_pb2.Task.STATE_SUCCEEDED


@pytest.fixture
def small_database(own_postgres: PostgresServer) -> Iterator[tuple[str, SmallDisk]]:
    """A migrated database whose tables lie on a disk of their own, and that disk."""
    # Beside the tests' own folders, which are closed to the server's user.
    with TemporaryDirectory(prefix="limner-tables-") as folder, small_disk(Path(folder), 48) as disk:
        Path(folder).chmod(0o700)
        os.chown(disk.path, data_owner(own_postgres.folder), -1)
        server = DatabaseServer(own_postgres.url("postgres"), "")
        server.execute(f"CREATE TABLESPACE small LOCATION '{disk.path}'")
        server.execute("CREATE DATABASE small TABLESPACE small")
        asyncio.run(migrate(server.named("small")))
        yield server.named("small"), disk
        own_postgres.stop("immediate")
        own_postgres.start()


async def test_a_full_database_is_read_and_says_so_to_writers(
    small_database: tuple[str, SmallDisk], tmp_path: Path
) -> None:
    url, disk = small_database
    async with serving(settings_for(url, tmp_path), workers=1) as stack:
        kept = (await create(stack, png())).image
        disk.fill()
        described = "x" * 10_000
        refused = None
        for _ in range(100):  # what pages have room for goes in
            said = metadata(description=described)
            try:
                await stack.images.CreateImage(image_pb2.CreateImageRequest(metadata=said, content=png()))
            except grpc.aio.AioRpcError as error:
                refused = refusal(error)
                break
        assert refused is not None
        assert (refused.code, refused.reason) == FULL_DATABASE
        await stack.images.GetImage(image_pb2.GetImageRequest(id=kept.id))
        await stack.images.ListImages(image_pb2.ListImagesRequest(query="vault"))
        health = health_pb2_grpc.HealthStub(stack.channel)
        answer = await health.Check(health_pb2.HealthCheckRequest())
        assert answer.status == health_pb2.HealthCheckResponse.SERVING
        disk.clear()
        await stack.images.CreateImage(image_pb2.CreateImageRequest(metadata=metadata(), content=png()))
