"""Creates that wait for a place to decode: their bytes lie on the disk by then, and no longer in memory."""

import asyncio
import gc
import signal
from pathlib import Path
from typing import Any

from limner.v1 import image_pb2

from tests.rpc.stack import serving, settings_for
from tests.rpc.test_fair_places import idle_children
from tests.rpc.uploads import metadata, png

CREATES = 8


async def test_they_hold_no_request(database_url: str, tmp_path: Path) -> None:
    others = idle_children()
    async with serving(settings_for(database_url, tmp_path)) as stack:
        content = png(400, 300)
        request = image_pb2.CreateImageRequest(metadata=metadata(), content=content).SerializeToString()
        # as bytes on this side: whatever request is alive is the server's
        create: Any = stack.channel.unary_unary("/limner.v1.ImageService/CreateImage")
        image = image_pb2.CreateImageResponse.FromString(await create(request)).image
        (child,) = (each for each in idle_children() if each not in others)
        child.send_signal(signal.SIGSTOP)
        try:
            calls = [asyncio.ensure_future(create(request)) for _ in range(CREATES)]
            async with asyncio.timeout(30):
                while spooled(tmp_path, len(content)) < CREATES or living():
                    await stack.images.GetImage(image_pb2.GetImageRequest(id=image.id))
            assert not any(call.done() for call in calls)
        finally:
            child.send_signal(signal.SIGCONT)
        await asyncio.gather(*calls)


def spooled(folder: Path, size: int) -> int:
    """How many whole uploads lie in the scratch folder."""
    return sum(file.stat().st_size == size for file in folder.rglob("upload"))


def living() -> int:
    """How many requests are alive in this process; those of tests before are gone once they are collected."""
    gc.collect()
    return sum(isinstance(each, image_pb2.CreateImageRequest) for each in gc.get_objects())
