"""A generator that has a provider draw, as a task of a real worker: news, pictures, and every way it can end."""

import struct
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import grpc
import pytest
from limner.v1 import image_pb2, map_grid_pb2, overlay_pb2, task_pb2
from PIL import Image

from tests.installed_package import install
from tests.remote_generator import ADDRESS, Provider, RemoteGenerator
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.tasks import created, finished, watch
from tests.rpc.whole_logs import check_task

Task = task_pb2.Task


def encoded(format_: str, side: int, **options: Any) -> bytes:
    file = BytesIO()
    Image.new("RGB", (side, side), (120, 80, 40)).save(file, format_, **options)
    return file.getvalue()


def claiming(width: int, height: int) -> bytes:
    """The head of a PNG of so many pixels, and nothing behind it."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


def request(**values: Any) -> task_pb2.CreateTaskRequest:
    spec = task_pb2.GenerateSpec(type="character", subtype="npc", seed=5, custom={"words": "an old smith"})
    return task_pb2.CreateTaskRequest(generate=spec, **values)


PNG = encoded("PNG", 40)


class Parts:
    """What a test of this file needs."""

    def __init__(self, database_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._database_url = database_url
        self._folder = folder
        self._monkeypatch = monkeypatch

    @asynccontextmanager
    async def with_provider(self, provider: Provider, **settings: Any) -> AsyncIterator[Stack]:
        """A server and a worker that know a provider."""
        async with provider.serving() as address:
            self._monkeypatch.setenv(ADDRESS, address)
            install(self._folder, self._monkeypatch, "remote", RemoteGenerator)
            chosen = settings_for(self._database_url, self._folder, **settings)
            async with serving(chosen, workers=1) as stack:
                yield stack


@pytest.fixture
def parts(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Parts:
    return Parts(database_url, tmp_path, monkeypatch)


async def test_what_a_provider_draws_is_shown_on_the_way_and_kept(parts: Parts) -> None:
    exif = Image.Exif()
    exif[0x010E] = "where the smith lives"
    provider = Provider(encoded("JPEG", 48, exif=exif), sketch=encoded("PNG", 600))
    async with parts.with_provider(provider) as stack:
        task = await created(stack, request())
        stages, previews = [], []
        async for message in watch(stack, task.id, previews=True, after_seq=0):
            if message.HasField("preview"):
                previews.append(message.preview.content)
                provider.painting.set()
            if message.event.stage:
                stages.append(message.event.stage)
        assert stages == ["sketch", "paint"]
        sketch = Image.open(BytesIO(previews[0]))
        assert (sketch.format, max(sketch.size)) == ("WEBP", 256)
        assert provider.asked == [{"words": "an old smith", "seed": 5, "key": str(uuid5(UUID(task.id), "0"))}]
        (output,) = (await finished(stack, task.id)).outputs
        image = (await stack.images.GetImage(image_pb2.GetImageRequest(id=output.image_id, thumbnails=True))).image
        assert (image.name, image.format, image.width, image.generator) == (
            "Somebody",
            image_pb2.IMAGE_FORMAT_JPEG,
            48,
            "remote",
        )
        assert image.thumbnail
        assert dict(image.generation_params["custom"]) == {"words": "an old smith"}
        kept = (await stack.images.GetImageContent(image_pb2.GetImageContentRequest(id=image.id))).content
        assert kept != provider.picture
        assert not Image.open(BytesIO(kept)).getexif()
        overlays = await stack.overlays.ListOverlays(overlay_pb2.ListOverlaysRequest(image_id=image.id))
        assert not overlays.overlays
        with pytest.raises(grpc.aio.AioRpcError) as none:
            await stack.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=image.id))
        assert none.value.code() == grpc.StatusCode.NOT_FOUND


async def test_a_cancelled_task_hangs_up(parts: Parts) -> None:
    provider = Provider(PNG)
    async with parts.with_provider(provider) as stack:
        task = await created(stack, request())
        async for message in watch(stack, task.id, after_seq=0):
            if message.event.stage == "sketch":
                await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task.id))
                await provider.dropped.wait()
        log = await check_task(stack, await finished(stack, task.id))
        assert log[-1].state == Task.STATE_CANCELLED


async def test_a_provider_that_takes_too_long_is_hung_up_on(parts: Parts) -> None:
    provider = Provider(PNG)
    async with parts.with_provider(provider, generate_seconds=0.5) as stack:
        task = await finished(stack, (await created(stack, request())).id)
        assert (task.state, task.error.reason, task.attempts) == (Task.STATE_FAILED, "JOB_TIMED_OUT", 1)
        await provider.dropped.wait()


@pytest.mark.parametrize(
    ("picture", "reason"),
    [
        (b"", "IMAGE_UNREADABLE"),
        (b"<html>come back later</html>", "IMAGE_FORMAT_UNSUPPORTED"),
        (PNG[:-20], "IMAGE_UNREADABLE"),
        (claiming(60_000, 60_000), "IMAGE_TOO_LARGE"),
    ],
    ids=["nothing", "words", "cut", "bomb"],
)
async def test_what_is_no_picture_is_not_kept(parts: Parts, picture: bytes, reason: str) -> None:
    provider = Provider(picture, sketch=b"no picture either")
    provider.painting.set()
    async with parts.with_provider(provider) as stack:
        task = await finished(stack, (await created(stack, request())).id)
        assert (task.state, task.error.reason, task.attempts) == (Task.STATE_FAILED, reason, 1)
        assert not (await stack.images.ListImages(image_pb2.ListImagesRequest())).images


@pytest.mark.parametrize(
    ("status", "reason", "attempts"),
    [(500, "PROVIDER_UNAVAILABLE", 2), (503, "PROVIDER_UNAVAILABLE", 2), (400, "PROVIDER_REFUSED", 1)],
)
async def test_an_answer_says_whether_asking_again_helps(parts: Parts, status: int, reason: str, attempts: int) -> None:
    async with parts.with_provider(Provider(PNG, status=status)) as stack:
        task = await finished(stack, (await created(stack, request(max_retries=1, retry_delay=timedelta()))).id)
        assert (task.state, task.error.reason, task.attempts) == (Task.STATE_FAILED, reason, attempts)
        assert task.error.metadata["provider"] == "remote"


async def test_a_provider_that_is_back_draws(parts: Parts) -> None:
    provider = Provider(PNG, away=1)
    provider.painting.set()
    async with parts.with_provider(provider) as stack:
        task = await created(stack, request(max_retries=1, retry_delay=timedelta()))
        done = await finished(stack, task.id)
        assert (done.state, done.attempts, len(done.outputs)) == (Task.STATE_SUCCEEDED, 2, 1)
