"""Images that came before, or past us: rows of the promised columns alone, over bytes that are really there."""

import io
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from limner.v1 import image_pb2
from PIL import Image

from server.domain.images import content_address
from server.settings import Settings
from tests.rows_of_others import added
from tests.rpc.stack import serving, settings_for
from tests.rpc.uploads import png
from tests.system.maintaining import maintaining

MANY = 120
"""More than maintenance looks at in one go."""


@pytest.fixture(params=["files", "minio"])
def settings(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> Settings:
    minio: dict[str, Any] = {} if request.param == "files" else request.getfixturevalue("minio").settings()
    return settings_for(database_url, tmp_path, **minio)


@pytest.fixture
def files(database_url: str, tmp_path: Path) -> Settings:
    return settings_for(database_url, tmp_path)


def plain(color: tuple[int, int, int]) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (40, 30), color).save(held, "PNG")
    return held.getvalue()


async def test_they_get_a_thumbnail_and_keep_their_bytes_until_they_are_purged(
    settings: Settings, tmp_path: Path
) -> None:
    async with maintaining(settings) as ground, serving(settings) as stack:
        key = await ground.kept(png(300, 200))
        ids = [await added(ground.connection, "images", {"url": key}) for _ in range(2)]
        request = image_pb2.GetImageRequest(id=ids[0], thumbnails=True)
        before = (await stack.images.GetImage(request)).image
        assert (before.sha256, before.thumbnail) == ("", b"")

        assert await ground.outcome("thumbnails") == {"made": 1}
        listed = await stack.images.ListImages(image_pb2.ListImagesRequest(thumbnails=True))
        (thumbnail,) = {image.thumbnail for image in listed.images}
        assert Image.open(io.BytesIO(thumbnail)).size == (256, 171)
        after = (await stack.images.GetImage(request)).image
        assert content_address(after.sha256, "png") == key
        assert (after.etag, after.update_time) == (before.etag, before.update_time)
        content = await stack.images.GetImageContent(image_pb2.GetImageContentRequest(id=ids[1]))
        assert content.header.sha256 == after.sha256

        assert await ground.outcome("thumbnails") == {}
        assert await ground.keys() == {key}
        for image_id in ids:
            await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=image_id))
        await stack.images.PurgeImages(image_pb2.PurgeImagesRequest(ids=ids))
        assert await ground.swept() == 1
        assert await ground.keys() == set()
        assert await ground.count("thumbnails") == await ground.count("blobs") == 0


async def test_images_from_before_thumbnails_get_theirs(files: Settings, tmp_path: Path) -> None:
    async with maintaining(files) as ground:
        contents = [plain((number, 0, 0)) for number in range(MANY)]
        for content in contents:
            await added(ground.connection, "images", {"url": await ground.kept(content)})
        assert await ground.outcome("thumbnails") == {"made": MANY}
        assert await ground.count("thumbnails WHERE content <> ''") == MANY
        await ground.execute("DELETE FROM thumbnails WHERE sha256 < '8'")
        gone = MANY - await ground.count("thumbnails")
        assert await ground.outcome("thumbnails") == {"made": gone}


async def test_one_without_good_bytes_keeps_no_other_from_its_thumbnail(files: Settings, tmp_path: Path) -> None:
    async with maintaining(files) as ground:
        bad, good = await ground.kept(b"no picture at all"), await ground.kept(png())
        missing, damaged = await ground.kept(plain((1, 2, 3))), await ground.kept(png(7, 7))
        held = {key: (tmp_path / "blobs" / key).read_bytes() for key in (missing, damaged)}
        (tmp_path / "blobs" / missing).unlink()
        (tmp_path / "blobs" / damaged).write_bytes(b"rotten")
        elsewhere = ("https://example.com/vault.png", f"sha256/zz/{'a' * 64}.png", "")
        for url in (bad, good, missing, damaged, *elsewhere):
            await added(ground.connection, "images", {"url": url})
        assert await ground.outcome("thumbnails") == {"made": 2}
        assert await ground.count("thumbnails WHERE content = ''") == 1  # of what is no picture, and never again
        assert await ground.count("images WHERE sha256 IS NULL") == len(elsewhere)
        for key, content in held.items():
            (tmp_path / "blobs" / key).write_bytes(content)
        assert await ground.outcome("thumbnails") == {"made": 2}
        assert await ground.outcome("thumbnails") == {}


async def test_each_is_drawn_for_itself(settings: Settings, tmp_path: Path) -> None:
    async with maintaining(settings) as ground, serving(settings) as stack:
        drawn = set()
        for color in ((200, 0, 0), (0, 0, 200)):
            key = await ground.kept(plain(color))
            image_id = await added(ground.connection, "images", {"url": key, "width": 40, "height": 30})
            picture = await stack.images.GetRenderedImage(image_pb2.GetRenderedImageRequest(id=image_id))
            drawn.add(picture.header.sha256)
        assert len(drawn) == 2


async def test_a_purge_of_an_image_takes_no_picture_of_its_copy(files: Settings) -> None:
    async with maintaining(files) as ground, serving(files) as stack:
        new = image_pb2.CreateImageRequest(metadata={"type": "map"}, content=png())
        image_id = (await stack.images.CreateImage(new)).image.id
        copy_id = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=image_id))).image.id
        for each in (image_id, copy_id):
            await stack.images.GetRenderedImage(image_pb2.GetRenderedImageRequest(id=each))
        await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=image_id))
        await stack.images.PurgeImages(image_pb2.PurgeImagesRequest(ids=[image_id]))
        rows = await ground.connection.fetch("SELECT image_id, sha256 FROM renders")
        assert [row["image_id"] for row in rows] == [UUID(copy_id)]
        assert await ground.swept() == 0
        assert content_address(rows[0]["sha256"], "webp") in await ground.keys()
