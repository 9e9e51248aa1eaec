"""Callers that stop in the middle of a stream hold little of the server's memory, and nobody else up."""

import hashlib
from contextlib import AsyncExitStack

import pytest
from limner.v1 import image_pb2

from tests.rpc.tasks import small
from tests.rpc.uploads import each, metadata, parts, png
from tests.system.foundations import Foundation
from tests.system.peak import Peak
from tests.system.service import Service, service

MIB = 1 << 20
STREAMS = 16
PER_DOWNLOAD = 5
"""MiB of the server's memory; a stream carries 20 here."""


@pytest.fixture(scope="module")
def large() -> bytes:
    content = png(2640, 2640)
    assert len(content) > 19 * MIB
    return content


async def test_stalled_downloads_hold_a_few_megabytes_each(foundation: Foundation, large: bytes) -> None:
    async with service(foundation.environment, foundation.data_dir) as served, AsyncExitStack() as callers:
        messages = list(parts(large, chunk=MIB))
        image = (await served.stubs.images.UploadImage(each(messages))).image
        request = image_pb2.DownloadImageRequest(id=image.id)
        one = served.stubs.images.DownloadImage(request)
        assert sum([len(part.chunk) async for part in one]) == image.size
        peak = Peak(served.server.child.pid)
        stalled = []
        for _ in range(STREAMS):
            caller = await callers.enter_async_context(served.caller())
            download = caller.stubs.images.DownloadImage(request)
            assert (await download.read()).HasField("header")
            stalled.append(download)
        await others_are_answered(served, image.id)
        for download in stalled:  # while one is read to its end the others have all the time they want
            digest = hashlib.sha256()
            while part := await download.read():
                digest.update(part.chunk)
            assert digest.hexdigest() == image.sha256
        assert peak.growth() < STREAMS * PER_DOWNLOAD


async def others_are_answered(served: Service, image_id: str) -> None:
    for _ in range(50):
        await served.stubs.images.GetImage(image_pb2.GetImageRequest(id=image_id))
    await served.stubs.images.CreateImage(image_pb2.CreateImageRequest(metadata=metadata(), content=png()))
    await served.stubs.tasks.CreateTask(small())
