"""Whatever leaves of a picture that a provider painted says so; what did not come from one does not."""

import base64
import json
import zipfile
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from typing import Any

from limner.v1 import image_pb2, map_grid_pb2, overlay_pb2
from PIL import Image

from server.domain.digital_sources import DigitalSource
from tests.openai_server import OpenAiServer
from tests.rpc.exported import exported
from tests.rpc.stack import Stack
from tests.rpc.tasks import created, finished
from tests.rpc.test_painted_pictures import order, painting
from tests.rpc.uploads import metadata, png
from tests.xmp import source_type

FOREIGN = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>secret</x:xmpmeta>"
FORMATS = ("PNG", "JPEG", "WEBP")
RENDERED = ("IMAGE_FORMAT_PNG", "IMAGE_FORMAT_JPEG", "IMAGE_FORMAT_WEBP")


def painted(format_: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (120, 90), (120, 80, 40)).save(file, format_, xmp=FOREIGN)
    return file.getvalue()


async def joined(stream: AsyncIterator[Any]) -> bytes:
    """The bytes of a stream that begins with a header."""
    return b"".join([part.chunk async for part in stream])


async def stored(stack: Stack, image_id: str) -> bytes:
    content: bytes = (await stack.images.GetImageContent(image_pb2.GetImageContentRequest(id=image_id))).content
    return content


async def rendered(stack: Stack, image_id: str, **options: Any) -> bytes:
    request = image_pb2.RenderImageRequest(id=image_id, options=image_pb2.RenderOptions(**options))
    return await joined(stack.images.RenderImage(request))


async def brought(stack: Stack, content: bytes) -> str:
    """The id of an image that somebody uploads."""
    request = image_pb2.CreateImageRequest(metadata=metadata(), content=content)
    image_id: str = (await stack.images.CreateImage(request)).image.id
    return image_id


async def gridded(stack: Stack, image_id: str) -> None:
    grid = map_grid_pb2.MapGrid(image_id=image_id, size=30)
    await stack.grids.CreateMapGrid(map_grid_pb2.CreateMapGridRequest(map_grid=grid))


async def pictures_in(stack: Stack, image_id: str, **options: Any) -> list[bytes]:
    """The pictures in files of a map for tabletops."""
    vtt = json.loads((await exported(stack, image_id, target="TARGET_GENERIC", **options)).content)
    scene = (await exported(stack, image_id, target="TARGET_FOUNDRY_SCENE", **options)).content
    with zipfile.ZipFile(BytesIO(scene)) as zipped:
        (name,) = (each for each in zipped.namelist() if each.startswith("maps/"))
        return [base64.b64decode(vtt["image"]), zipped.read(name)]


async def test_all_that_leaves_of_a_painted_picture_says_so(database_url: str, tmp_path: Path) -> None:
    server = OpenAiServer(b"")
    async with painting(server, database_url, tmp_path) as stack:
        for format_ in FORMATS:
            server.picture = painted(format_)
            task = await finished(stack, (await created(stack, order())).id)
            image_id = task.outputs[0].image_id
            assert source_type(await stored(stack, image_id)) == DigitalSource.TRAINED
            shown = await stack.images.GetImage(image_pb2.GetImageRequest(id=image_id, thumbnails=True))
            assert source_type(shown.image.thumbnail) == DigitalSource.TRAINED
            copy = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=image_id))).image
            assert source_type(await stored(stack, copy.id)) == DigitalSource.TRAINED
            await gridded(stack, copy.id)
            for each in RENDERED:
                assert source_type(await rendered(stack, copy.id, format=each, scale=0.5)) == DigitalSource.TRAINED
            for content in await pictures_in(stack, copy.id):
                assert source_type(content) == DigitalSource.TRAINED

        back = await brought(stack, await stored(stack, image_id))
        assert source_type(await stored(stack, back)) == ""
        assert source_type(await rendered(stack, back)) == ""

        plain = await brought(stack, png(120, 90))
        await gridded(stack, plain)
        assert source_type(await rendered(stack, plain)) == ""
        assert [source_type(each) for each in await pictures_in(stack, plain)] == ["", ""]
        for size in (0.5, 12.0):  # as its thumbnail, and as it is
            stamp = {"image_id": image_id, "at": {"cell": {"column": 1, "row": 1}}, "size": size}
            made = overlay_pb2.Overlay(image_id=plain, stamp=stamp, audience="AUDIENCE_GM")
            await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=made))
            assert source_type(await rendered(stack, plain, audience="AUDIENCE_GM")) == DigitalSource.COMPOSITE
        assert source_type(await rendered(stack, plain)) == ""  # players see no stamp of the game master
        files = await pictures_in(stack, plain, audience="AUDIENCE_GM")
        assert [source_type(each) for each in files] == [DigitalSource.COMPOSITE] * 2
        assert source_type(await stored(stack, plain)) == ""
