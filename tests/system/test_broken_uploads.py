"""Uploads that end too early or bring what is no image: nothing of them stays, and others are served meanwhile."""

import asyncio
import io
import signal
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import grpc
import pytest
from google.protobuf.message import Message
from limner.v1 import image_pb2, map_import_pb2, task_pb2
from PIL import Image

from tests.rpc.errors import refused
from tests.rpc.imports import map_parts, vtt
from tests.rpc.stack import Stubs
from tests.rpc.tasks import small
from tests.rpc.uploads import each, metadata, parts, png
from tests.system.foundations import Foundation
from tests.system.service import Service, service

MESSAGES: Sequence[image_pb2.UploadImageRequest] = list(parts(png(120, 100), chunk=4 << 10))
MAP_MESSAGES: Sequence[map_import_pb2.ImportMapRequest] = list(map_parts(vtt(), chunk=100))
SECONDS = 1.0
"""The deadline of an upload whose client goes silent."""


@dataclass(frozen=True)
class Way:
    """How bytes are sent: the method, by its stub, and the messages."""

    method: Callable[[Stubs], Any]
    messages: Sequence[Message]


WAYS = {
    "UploadImage": Way(lambda stubs: stubs.images.UploadImage, MESSAGES),
    "ImportMap": Way(lambda stubs: stubs.grids.ImportMap, MAP_MESSAGES),
}


class Client:
    """Sends so many messages of an upload and then says nothing; `sent` tells when."""

    def __init__(self, served: Service, way: Way, count: int, **options: float) -> None:
        self.sent = asyncio.Event()
        self._messages = way.messages[:count]
        self.call = way.method(served.stubs)(self._silent(), **options)

    async def _silent(self) -> AsyncIterator[Message]:
        for message in self._messages:
            yield message
        self.sent.set()
        await asyncio.Event().wait()


async def ended(served: Service, way: Way, count: int) -> None:
    refusal = await refused(way.method(served.stubs)(each(list(way.messages[:count]))))
    assert (refusal.reason, refusal.fields) == ("UPLOAD_INCOMPLETE", ("commit",))


async def cancelled(served: Service, way: Way, count: int) -> None:
    client = Client(served, way, count)
    await client.sent.wait()
    client.call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await client.call


async def timed_out(served: Service, way: Way, count: int) -> None:
    client = Client(served, way, count, timeout=SECONDS)
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await client.call
    assert caught.value.code() is grpc.StatusCode.DEADLINE_EXCEEDED


async def disconnected(served: Service, way: Way, count: int) -> None:
    async with served.caller() as alone:
        client = Client(alone, way, count)
        await client.sent.wait()
    with pytest.raises(asyncio.CancelledError):
        await client.call


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
async def test_whatever_cuts_an_upload_at_whichever_message_nothing_is_stored(way: Way, foundation: Foundation) -> None:
    async with service(foundation.environment, foundation.data_dir) as served:
        assert len(way.messages) > 8
        for cut in (ended, cancelled, timed_out, disconnected):
            await asyncio.gather(*(cut(served, way, count) for count in range(len(way.messages))))
        shown = image_pb2.ListImagesRequest(show_deleted=True)
        assert not (await served.stubs.images.ListImages(shown)).images
        assert foundation.stored() == set()
        whole = (await way.method(served.stubs)(each(list(way.messages)))).image
        assert [image.id for image in (await served.stubs.images.ListImages(shown)).images] == [whole.id]
        assert len(foundation.stored()) == 1
        assert await served.server.stop() == 0  # nothing goes on behind it
    assert not foundation.scratch()
    assert len(foundation.stored()) == 1


def bomb() -> bytes:
    """A real PNG of 144 megapixels in a few kilobytes."""
    held = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(held, "PNG")
    return held.getvalue()


def lying() -> bytes:
    """A JPEG behind the head of a PNG."""
    held = io.BytesIO()
    Image.new("RGB", (64, 64)).save(held, "JPEG")
    return png(64, 64)[:33] + held.getvalue()


def hostile() -> dict[str, list[bytes]]:
    """Files that are refused, by the reason."""
    return {
        "IMAGE_TOO_LARGE": [bomb(), b"GIF89a\xff\xff\xff\xff" + bytes(50)],
        "IMAGE_UNREADABLE": [png(300, 300)[:-9000], lying(), png(64, 64)[:20]],
        "IMAGE_FORMAT_UNSUPPORTED": [b"<html><script>alert(1)</script></html>", b"%PDF-1.7 nothing"],
    }


@asynccontextmanager
async def frozen_decoders(served: Service) -> AsyncIterator[None]:
    """The server's children stand still: no refusal can come before the block ends."""
    children = [child for child in served.server.family() if "forkserver" in " ".join(child.cmdline())]
    assert len(children) >= 2
    for child in children:
        child.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        for child in children:
            child.send_signal(signal.SIGCONT)


async def test_what_is_no_image_is_refused_and_the_server_answers_others_meanwhile(foundation: Foundation) -> None:
    files = hostile()
    async with service(foundation.environment, foundation.data_dir) as served:
        images, tasks = served.stubs.images, served.stubs.tasks
        kept = (await images.UploadImage(each(list(MESSAGES)))).image
        async with frozen_decoders(served):
            refusals = {
                reason: [
                    asyncio.create_task(refused(call))
                    for content in contents
                    for call in (
                        images.UploadImage(each(list(parts(content)))),
                        images.CreateImage(image_pb2.CreateImageRequest(metadata=metadata(), content=content)),
                    )
                ]
                for reason, contents in files.items()
            }
            for _ in range(20):
                await images.GetImage(image_pb2.GetImageRequest(id=kept.id))
                await images.ListImages(image_pb2.ListImagesRequest())
                await images.GetImageContent(image_pb2.GetImageContentRequest(id=kept.id))
            download = images.DownloadImage(image_pb2.DownloadImageRequest(id=kept.id))
            assert sum([len(part.chunk) async for part in download]) == kept.size
            task = (await tasks.CreateTask(small())).task
            await tasks.CancelTask(task_pb2.CancelTaskRequest(id=task.id))
            assert not any(call.done() for calls in refusals.values() for call in calls)
        for reason, calls in refusals.items():
            for refusal in await asyncio.gather(*calls):
                assert (refusal.code, refusal.reason) == (grpc.StatusCode.INVALID_ARGUMENT, reason), refusal
                assert refusal.fields in {("chunk",), ("content",)}
        assert [image.id for image in (await images.ListImages(image_pb2.ListImagesRequest())).images] == [kept.id]
        assert len(foundation.stored()) == 1
