"""Pictures of a generated map: who sees what, in which form, and when a picture need not be drawn again."""

import hashlib
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import grpc
from limner.v1 import audience_pb2, image_pb2, overlay_pb2
from PIL import Image, ImageChops

from tests.rpc.errors import refused
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.tasks import created, finished, small

GM, PLAYERS = audience_pb2.AUDIENCE_GM, audience_pb2.AUDIENCE_PLAYERS


@asynccontextmanager
async def map_of(database_url: str, tmp_path: Path) -> AsyncIterator[tuple[Stack, str]]:
    """A server and a dungeon with secret doors."""
    async with serving(settings_for(database_url, tmp_path), workers=1) as stack:
        request = small(seed=6)
        request.generate.battle_map.columns = request.generate.battle_map.rows = 30
        ended = await finished(stack, (await created(stack, request)).id)
        yield stack, ended.outputs[0].image_id


async def picture(stack: Stack, image_id: str, **options: Any) -> tuple[image_pb2.RenderedImageHeader, Image.Image]:
    """A rendered picture, decoded."""
    request = image_pb2.GetRenderedImageRequest(id=image_id, options=image_pb2.RenderOptions(**options))
    response = await stack.images.GetRenderedImage(request)
    assert hashlib.sha256(response.content).hexdigest() == response.header.sha256
    decoded = Image.open(io.BytesIO(response.content))
    assert f"IMAGE_FORMAT_{decoded.format}" == image_pb2.ImageFormat.Name(response.header.format)
    return response.header, decoded.convert("RGB")


async def test_players_are_the_default_and_see_less(database_url: str, tmp_path: Path) -> None:
    async with map_of(database_url, tmp_path) as (stack, image_id):
        _, unasked = await picture(stack, image_id, format=image_pb2.IMAGE_FORMAT_PNG)
        _, players = await picture(stack, image_id, format=image_pb2.IMAGE_FORMAT_PNG, audience=PLAYERS)
        _, gm = await picture(stack, image_id, format=image_pb2.IMAGE_FORMAT_PNG, audience=GM)
        assert ImageChops.difference(unasked, players).getbbox() is None
        assert ImageChops.difference(gm, players).getbbox() is not None


async def test_the_stream_and_its_unary_twin_give_the_same(database_url: str, tmp_path: Path) -> None:
    async with map_of(database_url, tmp_path) as (stack, image_id):
        options = image_pb2.RenderOptions(audience=GM)
        twin = await stack.images.GetRenderedImage(image_pb2.GetRenderedImageRequest(id=image_id, options=options))
        request = image_pb2.RenderImageRequest(id=image_id, options=options)
        first, *rest = [part async for part in stack.images.RenderImage(request)]
        assert first.header == twin.header
        assert b"".join(part.chunk for part in rest) == twin.content
        assert twin.header.format == image_pb2.IMAGE_FORMAT_WEBP


async def test_crop_scale_and_format_are_as_asked(database_url: str, tmp_path: Path) -> None:
    async with map_of(database_url, tmp_path) as (stack, image_id):
        for format_ in (image_pb2.IMAGE_FORMAT_PNG, image_pb2.IMAGE_FORMAT_JPEG):
            header, half = await picture(stack, image_id, format=format_, scale=0.5)
            assert (header.format, half.size) == (format_, (240, 240))
        crop = image_pb2.RenderOptions.Crop(x=16, y=32, width=100, height=50)
        _, part = await picture(stack, image_id, format=image_pb2.IMAGE_FORMAT_PNG, crop=crop)
        assert part.size == (100, 50)


async def test_a_crop_is_cut_to_the_image_and_must_meet_it(database_url: str, tmp_path: Path) -> None:
    async with map_of(database_url, tmp_path) as (stack, image_id):
        reaching = image_pb2.RenderOptions.Crop(x=470, y=16, width=10_000, height=32)
        _, cut = await picture(stack, image_id, format=image_pb2.IMAGE_FORMAT_PNG, crop=reaching)
        _, whole = await picture(stack, image_id, format=image_pb2.IMAGE_FORMAT_PNG)
        assert cut.size == (10, 32)
        assert ImageChops.difference(cut, whole.crop((470, 16, 480, 48))).getbbox() is None
        for x, y in ((480, 0), (0, 480), (1 << 20, 1 << 20)):
            beside = image_pb2.RenderOptions(crop=image_pb2.RenderOptions.Crop(x=x, y=y, width=10, height=10))
            request = image_pb2.GetRenderedImageRequest(id=image_id, options=beside)
            refusal = await refused(stack.images.GetRenderedImage(request))
            assert (refusal.code, refusal.fields) == (grpc.StatusCode.INVALID_ARGUMENT, ("options.crop",))


async def test_a_known_revision_is_not_sent_again(database_url: str, tmp_path: Path) -> None:
    async with map_of(database_url, tmp_path) as (stack, image_id):
        header, _ = await picture(stack, image_id)
        again = image_pb2.GetRenderedImageRequest(id=image_id, if_revision_not=header.revision)
        response = await stack.images.GetRenderedImage(again)
        assert (response.header.not_modified, response.content) == (True, b"")
        other = image_pb2.GetRenderedImageRequest(id=image_id, if_revision_not=header.revision + 1)
        assert (await stack.images.GetRenderedImage(other)).content


async def test_kinds_choose_what_is_drawn(database_url: str, tmp_path: Path) -> None:
    async with map_of(database_url, tmp_path) as (stack, image_id):
        png = {"format": image_pb2.IMAGE_FORMAT_PNG, "audience": GM}
        _, whole = await picture(stack, image_id, **png)
        _, doors = await picture(stack, image_id, kinds=[overlay_pb2.OVERLAY_KIND_WALLS], **png)
        _, bare = await picture(stack, image_id, kinds=[overlay_pb2.OVERLAY_KIND_WALLS], grid=False, **png)
        assert ImageChops.difference(whole, doors).getbbox() is not None
        assert ImageChops.difference(doors, bare).getbbox() is not None


async def test_a_deleted_image_is_not_drawn(database_url: str, tmp_path: Path) -> None:
    async with map_of(database_url, tmp_path) as (stack, image_id):
        await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=image_id))
        gone = await refused(stack.images.GetRenderedImage(image_pb2.GetRenderedImageRequest(id=image_id)))
        assert (gone.code, gone.reason) == (grpc.StatusCode.NOT_FOUND, "IMAGE_NOT_FOUND")


async def test_a_picture_whose_bytes_are_lost_is_drawn_again(database_url: str, tmp_path: Path) -> None:
    async with map_of(database_url, tmp_path) as (stack, image_id):
        header, _ = await picture(stack, image_id, audience=GM)
        (kept,) = (stack.settings.data_dir / "blobs").rglob(f"{header.sha256}.*")
        kept.unlink()
        again, _ = await picture(stack, image_id, audience=GM)
        assert again == header
