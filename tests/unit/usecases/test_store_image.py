"""What somebody brings is checked, kept by content and described by what was found."""

import hashlib
import io
import shutil
from pathlib import Path

import pytest
from PIL import Image as Pillow

from server.domain.errors import ImageFormatUnsupported, RequestIdReused
from server.domain.ids import new_id
from server.repositories.database import Database
from server.repositories.request_ids import RequestKey
from server.usecases.gate import Gate
from server.usecases.keep_blob import BlobKeeper
from server.usecases.store_image import ImageMetadata, StoreImage
from tests.blob_samples import whole
from tests.callers import TESTER
from tests.row_samples import digest
from tests.twins.blob_store import BlobStoreTwin
from tests.twins.database import DatabaseTwin
from tests.unit.usecases.kept_pictures import picture_file


@pytest.fixture
def store_image(database: Database, keeper: BlobKeeper, gate: Gate) -> StoreImage:
    return StoreImage(database, keeper, gate)


async def test_an_upload_is_kept_as_it_is(
    store_image: StoreImage, twin: DatabaseTwin, store: BlobStoreTwin, tmp_path: Path
) -> None:
    file = picture_file(tmp_path)
    said = ImageMetadata("map", scope="campaign/1", labels={"a": "b"})
    image = await store_image(file.path, said, TESTER, None)
    assert (image.format, image.width, image.height, image.size, image.sha256) == (
        "png",
        16,
        12,
        file.size,
        file.sha256,
    )
    assert (image.name, image.subtype, image.theme, image.created_by) == ("map 16 × 12", "other", "none", "tester")
    assert (image.scope, image.labels, image.notes) == ("campaign/1", {"a": "b"}, [])
    assert await whole(store, image.url, file.sha256) == file.path.read_bytes()
    assert twin.tables.thumbnails[file.sha256].startswith(b"RIFF")


async def test_what_is_stored_otherwise_says_so(store_image: StoreImage, tmp_path: Path) -> None:
    content = io.BytesIO()
    Pillow.new("RGB", (5, 4)).save(content, "BMP")
    source = tmp_path / "picture.bmp"
    source.write_bytes(content.getvalue())
    image = await store_image(source, ImageMetadata("item", name="Sword"), TESTER, None)
    assert (image.format, image.name, image.notes) == ("png", "Sword", ["converted_to_png"])
    assert image.source_sha256 == hashlib.sha256(content.getvalue()).hexdigest() != image.sha256


async def test_no_picture_leaves_nothing(
    store_image: StoreImage, twin: DatabaseTwin, store: BlobStoreTwin, tmp_path: Path
) -> None:
    source = tmp_path / "picture.png"
    source.write_bytes(b"no picture")
    with pytest.raises(ImageFormatUnsupported):
        await store_image(source, ImageMetadata("map"), TESTER, None)
    assert not twin.tables.blobs
    assert [entry async for entry in store.entries()] == []


async def test_a_repeated_request_stores_once(store_image: StoreImage, twin: DatabaseTwin, tmp_path: Path) -> None:
    file, key = picture_file(tmp_path), RequestKey("tester", "UploadImage", new_id(), digest("body"))
    image = await store_image(file.path, ImageMetadata("map"), TESTER, key)
    file.path.unlink()  # a replay looks at no bytes
    assert await store_image(file.path, ImageMetadata("map"), TESTER, key) == image
    other = RequestKey(key.caller, key.method, key.request_id, digest("other"))
    with pytest.raises(RequestIdReused):
        await store_image(file.path, ImageMetadata("map"), TESTER, other)
    assert len(twin.tables.images) == 1


async def test_a_twin_that_was_quicker_makes_the_only_image(
    store_image: StoreImage, twin: DatabaseTwin, store: BlobStoreTwin, tmp_path: Path
) -> None:
    file, key = picture_file(tmp_path), RequestKey("tester", "UploadImage", new_id(), digest("body"))
    again = tmp_path / "again.png"
    shutil.copy(file.path, again)
    quicker: list[object] = []

    class Meeting(BlobStoreTwin):
        """While it puts for one, the other is done."""

        async def put(self, key_: str, source: Path, *, size: int, sha256: str, content_type: str) -> None:
            quicker.append(await store_image(again, ImageMetadata("map"), TESTER, key))
            await super().put(key_, source, size=size, sha256=sha256, content_type=content_type)

    keeper, gate = BlobKeeper(twin.real, Meeting(), 60.0), store_image._gate
    image = await StoreImage(twin.real, keeper, gate)(file.path, ImageMetadata("map"), TESTER, key)
    assert quicker == [image]
    assert list(twin.tables.images.values()) == [image]
