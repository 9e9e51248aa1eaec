"""Files of maps made to break what reads them come in whole or are refused; of what is refused nothing stays."""

import asyncio
import os
import random
from collections import Counter

import grpc
from limner.v1 import image_pb2

from server.domain.images import content_address
from tests.blob_samples import blob_files
from tests.rpc.errors import refusal
from tests.rpc.imports import map_parts, picture
from tests.rpc.stack import Stack, database_of
from tests.rpc.uploads import each
from tests.unit.interop.hostile_files import mutated, real

FILES_SENT = int(os.environ.get("LIMNER_HOSTILE_FILES", "80"))
"""How many; all of them say more than what there is time for at every change."""
AT_ONCE = 4
REASONS = {
    "MAP_FILE_INVALID",
    "IMAGE_UNREADABLE",
    "IMAGE_FORMAT_UNSUPPORTED",
    "IMAGE_TOO_LARGE",
    "IMAGE_TOO_SLOW",
    "TOO_MANY_OVERLAYS",
}


async def sent(stack: Stack, content: bytes, scope: str) -> str:
    """OK and the id of the image, or the reason why not."""
    try:
        answer = await stack.grids.ImportMap(each(map_parts(content, scope=scope)))
    except grpc.aio.AioRpcError as error:
        told = refusal(error)
        assert told.reason in REASONS, (told, content[:2000])
        assert told.code in (grpc.StatusCode.INVALID_ARGUMENT, grpc.StatusCode.RESOURCE_EXHAUSTED)
        assert told.reason == "TOO_MANY_OVERLAYS" or (told.fields == ("chunk",) and "path" in told.metadata)
        return told.reason
    assert answer.map_grid.image_id == answer.image.id
    return "OK"


async def test_a_hostile_file_comes_in_whole_or_not_at_all(stack: Stack) -> None:
    shown = picture(24, 18)
    documents = [each | {"image": shown} for each in real()]
    dice, ends = random.Random(14), Counter[str]()
    for at in range(0, FILES_SENT, AT_ONCE):
        files = [
            mutated(dice, dice.choice(documents), once=dice.random() < 0.7)
            for _ in range(min(AT_ONCE, FILES_SENT - at))
        ]
        ends.update(await asyncio.gather(*(sent(stack, each, "hostile") for each in files)))
    assert ends["OK"] > FILES_SENT // 20
    assert ends["MAP_FILE_INVALID"] > FILES_SENT // 10
    async with database_of(stack) as connection:
        kept = await connection.fetch("SELECT id, sha256, format FROM images")
        grids = await connection.fetchval("SELECT count(DISTINCT image_id) FROM map_grids")
        strays = await connection.fetchval(
            "SELECT count(*) FROM image_overlays WHERE image_id <> ALL($1)", [row["id"] for row in kept]
        )
    assert (len(kept), grids, strays) == (ends["OK"], ends["OK"], 0)
    keys = {content_address(row["sha256"], row["format"]) for row in kept}
    assert blob_files(stack.settings.data_dir / "blobs") == keys
    assert not list((stack.settings.data_dir / "scratch").glob("*/*"))
    images = await stack.images.ListImages(image_pb2.ListImagesRequest(scope="hostile", page_size=1))
    drawn = image_pb2.GetRenderedImageRequest(id=images.images[0].id)
    assert (await stack.images.GetRenderedImage(drawn)).content
