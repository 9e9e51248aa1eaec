"""A caller that asks for much, and then stops: `python -m tests.system.stopped_caller ADDRESS KIND COUNT IMAGE FILE`.

It tells on standard output when it has asked, and stands still from then on: a SIGSTOP for the kinds that read by
themselves, a wait without end for the others.
"""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable
from pathlib import Path
from typing import Any

import grpc
from limner.v1 import image_pb2, image_pb2_grpc, map_grid_pb2_grpc, map_import_pb2

from tests.rpc.errors import refusal
from tests.rpc.uploads import metadata

MIB = 1 << 20
LOST = "Internal error from Core"


async def main(address: str, kind: str, count: int, image_id: str, content: bytes) -> None:
    """Ask, tell, stop."""
    # All of it over one connection that takes in much at once.
    async with grpc.aio.insecure_channel(address, [("grpc.max_concurrent_streams", 10_000)]) as channel:
        images: Any = image_pb2_grpc.ImageServiceStub(channel)
        if kind in ("GetImageContent", "GetRenderedImage", "ListImages"):
            asked = {
                "GetImageContent": lambda: images.GetImageContent(image_pb2.GetImageContentRequest(id=image_id)),
                "GetRenderedImage": lambda: images.GetRenderedImage(
                    image_pb2.GetRenderedImageRequest(id=image_id, options={"format": image_pb2.IMAGE_FORMAT_PNG})
                ),
                "ListImages": lambda: images.ListImages(image_pb2.ListImagesRequest(thumbnails=True, page_size=100)),
            }
            calls = [asked[kind]() for _ in range(count)]
            await images.GetImage(image_pb2.GetImageRequest(id=image_id))  # they were sent before this came back
            print("asked", flush=True)
            os.kill(os.getpid(), signal.SIGSTOP)
            await asyncio.gather(*calls, return_exceptions=True)
            return
        if kind == "CreateImage":
            request = image_pb2.CreateImageRequest(metadata=metadata(), content=content)
            outcomes = await asyncio.gather(*(outcome(images.CreateImage(request)) for _ in range(count)))
        elif kind in ("UploadImage", "ImportMap"):
            grids: Any = map_grid_pb2_grpc.MapGridServiceStub(channel)
            upload = images.UploadImage if kind == "UploadImage" else grids.ImportMap
            request_type = getattr(image_pb2 if kind == "UploadImage" else map_import_pb2, f"{kind}Request")
            ends = [asyncio.ensure_future(outcome(upload(silent(content, request_type)))) for _ in range(count)]
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            outcomes = [each.result() for each in ends if each.done()]
        else:
            stream, wanted = {
                "DownloadImage": (images.DownloadImage, image_pb2.DownloadImageRequest(id=image_id)),
                "RenderImage": (
                    images.RenderImage,
                    image_pb2.RenderImageRequest(id=image_id, options={"format": image_pb2.IMAGE_FORMAT_PNG}),
                ),
            }[kind]
            streams = [stream(wanted) for _ in range(count)]
            outcomes = await asyncio.gather(*(outcome(each.read()) for each in streams))
        print("asked", *sorted(set(outcomes)), flush=True)
        await asyncio.Event().wait()


async def silent(content: bytes, request_type: Any) -> AsyncIterator[Any]:
    """An upload that stops before its commit."""
    said = {"type": "map"} if request_type is image_pb2.UploadImageRequest else {}
    yield request_type(start={"metadata": said})
    for at in range(0, len(content), MIB):
        yield request_type(chunk=content[at : at + MIB])
    await asyncio.Event().wait()


async def outcome(call: Awaitable[Any]) -> str:
    """OK, or the reason why not; CUT where grpc.aio, in the middle of a write, loses what it was told."""
    try:
        await call
    except grpc.aio.AioRpcError as error:
        return refusal(error).reason or ("CUT" if error.details() == LOST else f"{error.code().name}:{error.details()}")
    return "OK"


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4], Path(sys.argv[5]).read_bytes()))
