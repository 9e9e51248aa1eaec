"""Streams that nobody reads: they hold nobody up, and are ended after a while."""

from pathlib import Path
from typing import Any

import grpc
import psutil
import pytest
from limner.v1 import image_pb2, map_export_pb2, map_grid_pb2

from tests.rpc.errors import refusal, refused
from tests.rpc.stack import UNREAD, serving, settings_for, stubs
from tests.rpc.uploads import each, parts, png

PATIENT = 600.0
STREAMS = 40


@pytest.mark.parametrize("method", ["DownloadImage", "RenderImage", "ExportMap"])
async def test_streams_nobody_reads_leave_room_for_others(method: str, database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path, in_flight_mb=64, idle_seconds=PATIENT)
    async with serving(settings) as stack, grpc.aio.insecure_channel(stack.address, UNREAD) as channel:
        content = png(1800, 1400)
        image = (await stack.images.UploadImage(each(list(parts(content))))).image
        asked = {
            "DownloadImage": image_pb2.DownloadImageRequest(id=image.id),
            "RenderImage": image_pb2.RenderImageRequest(id=image.id, options={"format": image_pb2.IMAGE_FORMAT_PNG}),
            "ExportMap": map_export_pb2.ExportMapRequest(image_id=image.id),
        }[method]
        stalled = stubs(channel)
        service = stalled.images
        if method == "ExportMap":
            service = stalled.grids
            grid = map_grid_pb2.MapGrid(image_id=image.id, size=100)
            await stack.grids.CreateMapGrid(map_grid_pb2.CreateMapGridRequest(map_grid=grid))
        streams = [getattr(service, method)(asked) for _ in range(STREAMS)]
        headers, reasons = 0, list[str]()
        for stream in streams:
            try:
                headers += (await stream.read()).HasField("header")
            except grpc.aio.AioRpcError as error:
                reasons.append(refusal(error).reason)
        assert headers == 64 // 2 // 4
        assert set(reasons) == {"BUSY"}
        got = b"".join(
            [part.chunk async for part in stack.images.DownloadImage(image_pb2.DownloadImageRequest(id=image.id))]
        )
        assert got == content
        await stack.images.GetRenderedImage(image_pb2.GetRenderedImageRequest(id=image.id, options={"scale": 0.1}))


async def test_a_stream_nobody_reads_is_ended(database_url: str, tmp_path: Path) -> None:
    async with (
        serving(settings_for(database_url, tmp_path, idle_seconds=0.3)) as stack,
        grpc.aio.insecure_channel(stack.address, UNREAD) as channel,
    ):
        image = (await stack.images.UploadImage(each(list(parts(png(2640, 2640)))))).image
        stream = stubs(channel).images.DownloadImage(image_pb2.DownloadImageRequest(id=image.id))
        assert (await stream.read()).HasField("header")
        while not reads_the_store():
            await stack.images.GetImage(image_pb2.GetImageRequest(id=image.id))
        while reads_the_store():
            await stack.images.GetImage(image_pb2.GetImageRequest(id=image.id))
        told = await refused(rest(stream))
        assert (told.code, told.reason) == (grpc.StatusCode.UNAVAILABLE, "STREAM_IDLE")


async def rest(stream: Any) -> None:
    while await stream.read():
        pass


def reads_the_store() -> bool:
    """Whether this process, the server, has a stored file open."""
    return any("/blobs/" in file.path for file in psutil.Process().open_files())
