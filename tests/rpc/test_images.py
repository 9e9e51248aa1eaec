"""The life of an image: stored, found, read, deleted, brought back."""

import asyncio
import hashlib
import uuid
from pathlib import Path

import grpc
from limner.v1 import image_pb2

from tests.rpc.errors import refused
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.uploads import each, metadata, parts, png


async def upload(stack: Stack, content: bytes, **values: object) -> image_pb2.Image:
    response = await stack.images.UploadImage(each(list(parts(content, **values))))  # type: ignore[arg-type]
    image: image_pb2.Image = response.image
    return image


async def stored_files(stack: Stack) -> list[Path]:
    root = stack.settings.data_dir / "blobs"
    return [path for path in root.rglob("*") if path.is_file() and path.suffix in (".png", ".jpeg", ".webp")]


async def test_an_uploaded_image_is_described_by_what_was_found(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        content = png()
        image = await upload(stack, content, labels={"who": "me"}, scope="campaign/42")
        assert (image.format, image.width, image.height) == (image_pb2.IMAGE_FORMAT_PNG, 64, 48)
        assert image.source_sha256 == hashlib.sha256(content).hexdigest()
        assert uuid.UUID(image.id).version == 7
        assert (image.theme, image.subtype, image.created_by) == ("none", "other", "anonymous")
        got = (await stack.images.GetImage(image_pb2.GetImageRequest(id=image.id))).image
        assert got == image
        read = await stack.images.GetImageContent(image_pb2.GetImageContentRequest(id=image.id))
        assert hashlib.sha256(read.content).hexdigest() == image.sha256
        assert len(read.content) == image.size


async def test_a_download_gives_the_same_bytes_from_every_offset(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        image = await upload(stack, png(400, 300))

        async def read(**values: object) -> bytes:
            request = image_pb2.DownloadImageRequest(id=image.id, **values)  # type: ignore[arg-type]
            received = [part async for part in stack.images.DownloadImage(request)]
            assert received[0].WhichOneof("part") == "header"
            return b"".join(part.chunk for part in received[1:])

        whole = await read()
        assert hashlib.sha256(whole).hexdigest() == image.sha256
        for offset in (0, 1, 1000, image.size - 1, image.size):
            assert await read(read_offset=offset) == whole[offset:]
        assert await read(read_offset=10, read_limit=20, if_sha256=image.sha256) == whole[10:30]
        beyond = image_pb2.GetImageContentRequest(id=image.id, read_offset=image.size + 1)
        assert (await refused(stack.images.GetImageContent(beyond))).reason == "OFFSET_BEYOND_END"
        other = image_pb2.GetImageContentRequest(id=image.id, if_sha256="0" * 64)
        assert (await refused(stack.images.GetImageContent(other))).reason == "CONTENT_CHANGED"


async def test_damaged_bytes_are_reported_not_delivered_as_whole(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        image = await upload(stack, png())
        (path,) = await stored_files(stack)
        path.chmod(0o600)
        held = bytearray(path.read_bytes())
        held[len(held) // 2] ^= 1
        path.write_bytes(held)
        read = image_pb2.GetImageContentRequest(id=image.id)
        assert (await refused(stack.images.GetImageContent(read))).code is grpc.StatusCode.DATA_LOSS
        path.unlink()
        gone = await refused(stack.images.GetImageContent(read))
        assert (gone.code, gone.reason) == (grpc.StatusCode.DATA_LOSS, "BLOB_MISSING")


async def test_a_repeated_request_id_makes_one_image(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        request_id = str(uuid.uuid4())
        create = image_pb2.CreateImageRequest(metadata=metadata(), content=png(), request_id=request_id)
        made = await asyncio.gather(*(stack.images.CreateImage(create) for _ in range(10)))
        assert len({response.image.id for response in made}) == 1
        other = image_pb2.CreateImageRequest(metadata=metadata(), content=png(seed=9), request_id=request_id)
        reused = await refused(stack.images.CreateImage(other))
        assert (reused.reason, reused.fields) == ("REQUEST_ID_REUSED", ("request_id",))
        listed = await stack.images.ListImages(image_pb2.ListImagesRequest())
        assert len(listed.images) == 1


async def test_deleted_is_hidden_and_undelete_brings_back(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        image = await upload(stack, png())
        stale = image_pb2.DeleteImageRequest(id=image.id, etag='"99"')
        assert (await refused(stack.images.DeleteImage(stale))).reason == "ETAG_MISMATCH"
        deleted = (await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=image.id, etag=image.etag))).image
        assert deleted.HasField("delete_time")
        get = image_pb2.GetImageRequest(id=image.id)
        assert (await refused(stack.images.GetImage(get))).reason == "IMAGE_NOT_FOUND"
        assert not (await stack.images.ListImages(image_pb2.ListImagesRequest())).images
        shown = await stack.images.ListImages(image_pb2.ListImagesRequest(show_deleted=True))
        assert [each.id for each in shown.images] == [image.id]
        again = image_pb2.DeleteImageRequest(id=image.id)
        assert (await refused(stack.images.DeleteImage(again))).reason == "IMAGE_NOT_FOUND"
        undelete = image_pb2.UndeleteImageRequest(id=image.id)
        back = (await stack.images.UndeleteImage(undelete)).image
        assert not back.HasField("delete_time")
        assert (await refused(stack.images.UndeleteImage(undelete))).reason == "IMAGE_NOT_DELETED"
        assert (await stack.images.GetImage(get)).image.sha256 == image.sha256


async def test_pages_show_every_image_once_and_tokens_are_bound_to_their_filter(
    database_url: str, tmp_path: Path
) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        ids = [(await upload(stack, png(seed=seed), scope=f"s{seed % 2}")).id for seed in range(7)]
        found: list[str] = []
        request = image_pb2.ListImagesRequest(page_size=3)
        while True:
            page = await stack.images.ListImages(request)
            found += [image.id for image in page.images]
            if not page.next_page_token:
                break
            request.page_token = page.next_page_token
        assert found == ids[::-1]
        first = await stack.images.ListImages(image_pb2.ListImagesRequest(page_size=3))
        other = image_pb2.ListImagesRequest(scope="s1", page_token=first.next_page_token)
        refusal_ = await refused(stack.images.ListImages(other))
        assert (refusal_.reason, refusal_.fields) == ("INVALID_PAGE_TOKEN", ("page_token",))
        scoped = await stack.images.ListImages(image_pb2.ListImagesRequest(scope="s1"))
        assert {image.scope for image in scoped.images} == {"s1"}


async def test_a_lying_commit_is_refused_by_field(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        for field, value in (("size", 5), ("sha256", "0" * 64)):
            messages = list(parts(png()))
            setattr(messages[-1].commit, field, value)
            lie = await refused(stack.images.UploadImage(each(messages)))
            assert (lie.reason, lie.fields) == ("UPLOAD_MISMATCH", (f"commit.{field}",))
        assert not await stored_files(stack)
