"""Files of the Python client: cut, they go on or are sent again; what arrives is right, or does not arrive."""

import asyncio
import hashlib
from pathlib import Path

import pytest
from limner.v1 import audience_pb2, image_pb2, map_import_pb2

from limner_client import LimnerError
from tests.rpc.client_paths import between
from tests.rpc.imports import picture, vtt
from tests.rpc.uploads import metadata, png
from tests.tcp_proxy import cut_once_after, flip_bit

REQUEST_ID = "018f0000-0000-7000-8000-000000000001"


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize("held", ["file", "bytes"])
async def test_an_upload_that_is_cut_is_sent_again_and_stored_once(
    held: str, database_url: str, tmp_path: Path
) -> None:
    content = png(400, 300)
    (tmp_path / "vault.png").write_bytes(content)
    async with between(database_url, tmp_path) as (_, proxy, limner):
        proxy.up = cut_once_after(100_000)
        source = content if held == "bytes" else tmp_path / "vault.png"
        image = await limner.upload(source, metadata(), request_id=REQUEST_ID)
        again = await limner.upload(source, metadata(), request_id=REQUEST_ID)
        assert again.id == image.id
        assert image.source_sha256 == hashlib.sha256(content).hexdigest()


async def test_an_import_that_is_cut_is_sent_again_and_kept_once(database_url: str, tmp_path: Path) -> None:
    (tmp_path / "crypt.uvtt").write_bytes(vtt(image=picture(400, 300, noise=True)))
    async with between(database_url, tmp_path) as (stack, proxy, limner):
        proxy.up = cut_once_after(100_000)
        said = map_import_pb2.MapMetadata(name="Crypt")
        imported = await limner.import_map(tmp_path / "crypt.uvtt", said, request_id=REQUEST_ID)
        assert (imported.image.name, imported.counts.doors, imported.map_grid.size) == ("Crypt", 1, 25)
        assert await limner.import_map((tmp_path / "crypt.uvtt").read_bytes(), said, request_id=REQUEST_ID) == imported
        listed = await stack.images.ListImages(image_pb2.ListImagesRequest())
        assert [each.id for each in listed.images] == [imported.image.id]
        with pytest.raises(LimnerError, match="MAP_FILE_INVALID"):
            await limner.import_map(b"{}", said)


async def test_an_upload_whose_answer_is_lost_stores_one_image(database_url: str, tmp_path: Path) -> None:
    digest, lost = hashlib.sha256(png()).hexdigest().encode(), list[bytes]()

    async def lose_answer(piece: bytes) -> bytes | None:
        if digest not in piece or lost:
            return piece
        lost.append(piece)
        return None

    async with between(database_url, tmp_path) as (stack, proxy, limner):
        proxy.down = lose_answer
        image = await limner.upload(png(), metadata())
        assert lost
        listed = await stack.images.ListImages(image_pb2.ListImagesRequest())
        assert [each.id for each in listed.images] == [image.id]


async def test_a_download_that_is_cut_goes_on_where_it_stopped(database_url: str, tmp_path: Path) -> None:
    content = png(1500, 1000)
    async with between(database_url, tmp_path) as (_, proxy, limner):
        image = await limner.upload(content, metadata())
        proxy.down = cut_once_after(2_000_000)
        header = await limner.download(image.id, tmp_path / "again.png")
        assert (tmp_path / "again.png").read_bytes() == content
        assert header.offset > 0
        proxy.down = cut_once_after(len(content))  # all but the end of the last message
        await limner.download(image.id, str(tmp_path / "again.png"))
        assert (tmp_path / "again.png").read_bytes() == content


async def test_a_damaged_download_leaves_what_was_there(database_url: str, tmp_path: Path) -> None:
    target = tmp_path / "again.png"
    target.write_bytes(b"old")
    async with between(database_url, tmp_path) as (_, proxy, limner):
        image = await limner.upload(png(300, 200), metadata())
        proxy.down = flip_bit(100_000)
        with pytest.raises(LimnerError, match="TRANSFER_BROKEN"):
            await limner.download(image.id, target)
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["again.png", "data"]


async def test_a_render_that_is_cut_begins_again(database_url: str, tmp_path: Path) -> None:
    async with between(database_url, tmp_path) as (_, proxy, limner):
        image = await limner.upload(png(900, 600), metadata())
        proxy.down = cut_once_after(500_000)
        options = image_pb2.RenderOptions(audience=audience_pb2.AUDIENCE_GM, format=image_pb2.IMAGE_FORMAT_PNG)
        header = await limner.render(image.id, options, tmp_path / "gm.png")
        drawn = (tmp_path / "gm.png").read_bytes()
        assert (len(drawn), hashlib.sha256(drawn).hexdigest()) == (header.size, header.sha256)
        header = await limner.render(image.id, None, tmp_path / "players.webp")
        assert (header.format, header.width) == (image_pb2.IMAGE_FORMAT_WEBP, 900)


async def test_what_is_not_there_is_told_and_leaves_nothing(database_url: str, tmp_path: Path) -> None:
    async with between(database_url, tmp_path) as (_, _, limner):
        with pytest.raises(FileNotFoundError):
            await limner.upload(tmp_path / "nothing.png", metadata())
        with pytest.raises(IsADirectoryError):
            await limner.upload(tmp_path, metadata())
        with pytest.raises(LimnerError, match="IMAGE_NOT_FOUND"):
            await limner.download("018f0000-0000-7000-8000-000000000000", tmp_path / "again.png")
    assert names(tmp_path) == ["data"]


async def test_a_cancelled_download_leaves_nothing(database_url: str, tmp_path: Path) -> None:
    async with between(database_url, tmp_path) as (_, proxy, limner):
        image = await limner.upload(png(900, 600), metadata())
        begun = asyncio.Event()

        async def hold(piece: bytes) -> bytes | None:
            begun.set()
            await asyncio.Event().wait()
            return piece

        proxy.down = hold
        downloading = asyncio.ensure_future(limner.download(image.id, tmp_path / "again.png"))
        await begun.wait()
        downloading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await downloading
    assert names(tmp_path) == ["data"]
