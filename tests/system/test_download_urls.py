"""Links of GetDownloadUrl, followed at a real MinIO as a browser follows them."""

import asyncio
import hashlib
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import asyncpg
import grpc
import pytest
from limner.v1 import audience_pb2, image_pb2, overlay_pb2
from PIL import Image, ImageChops

from server.wiring import open_core, sweep
from tests.minio_server import MinioAddress, MinioServer
from tests.rpc.errors import refused
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.uploads import metadata, png
from tests.system.browser import Page, fetched

UNSAID, GM, PLAYERS = audience_pb2.AUDIENCE_UNSPECIFIED, audience_pb2.AUDIENCE_GM, audience_pb2.AUDIENCE_PLAYERS
CONTENT = png(300, 200)
NAMES = {
    "Karte der Höhlen": "Karte der Höhlen.png",
    "竜の城 🐉": "竜の城 🐉.png",
    'a/b\\c:"d"?.png': "a_b_c__d__.png",
    "100% & more; x=y+z": "100% & more; x=y+z.png",
    "🐉" * 200: "🐉" * 120 + ".png",
    "..": "image.png",
    "Crypt\r\nSet-Cookie: a=b": "Crypt__Set-Cookie_ a=b.png",
}
"""What is asked for -> what the browser is told."""


@pytest.fixture
def bucket(minio: MinioAddress) -> dict[str, str]:
    """Settings that name a bucket nobody has used."""
    return minio.settings()


@asynccontextmanager
async def served(database_url: str, data_dir: Path, **settings: Any) -> AsyncIterator[tuple[Stack, image_pb2.Image]]:
    """A server, and an image it keeps."""
    async with serving(settings_for(database_url, data_dir, **settings)) as stack:
        request = image_pb2.CreateImageRequest(metadata=metadata(name="Crypt"), content=CONTENT)
        yield stack, (await stack.images.CreateImage(request)).image


async def shared(stack: Stack, image: image_pb2.Image, **values: Any) -> image_pb2.GetDownloadUrlResponse:
    request = image_pb2.GetDownloadUrlRequest(id=image.id, **values)
    answer: image_pb2.GetDownloadUrlResponse = await stack.images.GetDownloadUrl(request)
    return answer


async def follow(url: str, method: str = "GET", address: str = "", **headers: str) -> Page:
    return await asyncio.to_thread(fetched, url, method, address, **headers)


async def executed(database_url: str, statement: str, *values: Any) -> None:
    """Change rows as another writer would."""
    connection = await asyncpg.connect(database_url)
    await connection.execute(statement, *values)
    await connection.close()


def query(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).query))


async def test_a_browser_gets_the_image(database_url: str, tmp_path: Path, bucket: dict[str, str]) -> None:
    async with served(database_url, tmp_path, **bucket) as (stack, image):
        link = await shared(stack, image)
        page = await follow(link.url)
        assert (page.status, page.body) == (200, CONTENT)
        assert page.content == ("image/png", "inline; filename=\"Crypt.png\"; filename*=UTF-8''Crypt.png")
        assert (link.content_type, link.size, link.sha256) == ("image/png", len(CONTENT), image.sha256)
        again = await follow(link.url, If_None_Match=page.headers["etag"])
        assert (again.status, again.body) == (304, b"")
        for asked, start, end in (("0-99", 0, 100), ("100-", 100, None), ("-7", -7, None), ("5-5", 5, 6)):
            part = await follow(link.url, Range=f"bytes={asked}")
            assert (part.status, part.body) == (206, CONTENT[start:end])
            assert part.headers["content-range"].endswith(f"/{len(CONTENT)}")
            assert part.content == page.content
        assert (await follow(link.url, Range=f"bytes={len(CONTENT)}-")).status == 416


async def test_a_link_for_players_leads_to_nothing_of_the_game_master(
    database_url: str, tmp_path: Path, bucket: dict[str, str]
) -> None:
    async with served(database_url, tmp_path, **bucket) as (stack, image):
        hidden = image_pb2.Image(id=image.id, audience=GM)
        await stack.images.UpdateImage(image_pb2.UpdateImageRequest(image=hidden))
        for values in ({"audience": PLAYERS}, {"options": image_pb2.RenderOptions()}):
            refusal = await refused(shared(stack, image, **values))
            assert (refusal.code, refusal.reason) == (grpc.StatusCode.NOT_FOUND, "IMAGE_NOT_FOUND")
        for values in ({}, {"audience": GM}, {"options": image_pb2.RenderOptions(audience=GM)}):
            assert (await follow((await shared(stack, image, **values)).url)).status == 200
        both = await refused(shared(stack, image, audience=GM, options=image_pb2.RenderOptions(audience=GM)))
        assert (both.code, both.fields) == (grpc.StatusCode.INVALID_ARGUMENT, ("audience",))


async def test_a_browser_saves_it_under_its_name(database_url: str, tmp_path: Path, bucket: dict[str, str]) -> None:
    async with served(database_url, tmp_path, **bucket) as (stack, image):
        for number, (name, kept) in enumerate(NAMES.items()):
            link = await shared(stack, image, file_name=name, attachment=bool(number % 2))
            page = await follow(link.url)
            assert page.status == 200, name
            way, plain, extended = str(page.content[1]).split("; filename")
            assert way == ("attachment" if number % 2 else "inline")
            assert unquote(extended.removeprefix("*=UTF-8''")) == kept
            assert extended.isascii()
            assert plain == f'="{kept.encode("ascii", "replace").decode().replace("?", "_")}"'


async def test_a_link_allows_nothing_but_what_it_says(
    database_url: str, tmp_path: Path, bucket: dict[str, str]
) -> None:
    async with served(database_url, tmp_path, **bucket) as (stack, image):
        link = (await shared(stack, image)).url
        assert (await follow(link)).status == 200
        for method in ("HEAD", "PUT", "DELETE"):
            assert (await follow(link, method)).status == 403, method
        changes = (
            ("image%2Fpng", "text%2Fhtml"),
            ("inline", "attachment"),
            ("Crypt.png", "Crypt.exe"),
            ("X-Amz-Expires=3600", "X-Amz-Expires=36000"),
            (image.sha256, image.sha256[::-1]),
            (f"{bucket['minio_bucket']}/", "other/"),
            ("X-Amz-Signature=", "X-Amz-Signature=0"),
        )
        for told, tampered in changes:
            assert told in link
            assert (await follow(link.replace(told, tampered))).status == 403, tampered
        assert (await follow(link.partition("?")[0] + "?")).status == 403
        assert (await follow(link)).body == CONTENT


async def test_an_expired_link_is_refused(
    database_url: str, tmp_path: Path, bucket: dict[str, str], minio: MinioAddress
) -> None:
    async with served(database_url, tmp_path, **bucket) as (stack, image):
        link = await shared(stack, image, expires_in=timedelta(seconds=60))
        assert (await follow(link.url)).status == 200
    now = query(link.url)
    signed_at = datetime.strptime(now["X-Amz-Date"], "%Y%m%dT%H%M%S%z")
    assert timedelta() <= signed_at + timedelta(seconds=60) - link.expire_time.ToDatetime(UTC)
    # What the same request would have returned in time for it to be over now.
    key, over = urlsplit(link.url).path.split("/", 2)[2], signed_at - timedelta(seconds=61)
    told: dict[str, Any] = {name: value for name, value in now.items() if name.startswith("response-")}
    old = minio.sdk().get_presigned_url(
        "GET", bucket["minio_bucket"], key, expires=timedelta(seconds=60), response_headers=told, request_date=over
    )
    changing = ("X-Amz-Date", "X-Amz-Signature", "X-Amz-Credential")
    assert query(old) | {name: now[name] for name in changing} == now
    page = await follow(old)
    assert (page.status, b"expired" in page.body) == (403, True)


async def test_a_link_to_a_picture_shows_what_its_audience_may_see(
    database_url: str, tmp_path: Path, bucket: dict[str, str]
) -> None:
    async with served(database_url, tmp_path, **bucket) as (stack, image):
        at = {"pixel": {"x": 150, "y": 100}}
        secret = overlay_pb2.Overlay(image_id=image.id, audience=GM, label={"text": "Treasure", "at": at})
        await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=secret))
        seen = {}
        for name, audience in (("nobody said", UNSAID), ("players", PLAYERS), ("gm", GM)):
            options = image_pb2.RenderOptions(audience=audience, format=image_pb2.IMAGE_FORMAT_PNG, scale=0.5)
            link = await shared(stack, image, options=options, file_name="Karte")
            page = await follow(link.url)
            drawn = image_pb2.GetRenderedImageRequest(id=image.id, options=options)
            assert page.body == (await stack.images.GetRenderedImage(drawn)).content
            assert hashlib.sha256(page.body).hexdigest() == link.sha256
            assert page.content[0] == link.content_type == "image/png"
            seen[name] = Image.open(io.BytesIO(page.body)).convert("RGB")
        assert seen["players"].size == (150, 100)
        assert ImageChops.difference(seen["nobody said"], seen["players"]).getbbox() is None
        assert ImageChops.difference(seen["gm"], seen["players"]).getbbox() is not None
        for format_, word in ((image_pb2.IMAGE_FORMAT_WEBP, "webp"), (image_pb2.IMAGE_FORMAT_JPEG, "jpeg")):
            page = await follow((await shared(stack, image, options=image_pb2.RenderOptions(format=format_))).url)
            assert page.content[0] == f"image/{word}"
            assert (Image.open(io.BytesIO(page.body)).format or "").lower() == word


async def test_a_link_names_the_host_that_browsers_see(
    database_url: str, tmp_path: Path, bucket: dict[str, str], minio: MinioAddress
) -> None:
    public = {"minio_public_endpoint": "http://maps.example.com"}
    async with served(database_url, tmp_path, **bucket, **public) as (stack, image):
        link = (await shared(stack, image)).url
    assert link.startswith(f"http://maps.example.com/{bucket['minio_bucket']}/sha256/")
    # A proxy hands the name on that it was asked for.
    page = await follow(link, address=minio.endpoint)
    assert (page.status, page.body) == (200, CONTENT)
    assert (await follow(link.replace("maps.example.com", minio.endpoint))).status == 403


async def test_a_link_is_made_while_the_store_is_silent(
    database_url: str, tmp_path: Path, own_minio: MinioServer
) -> None:
    async with served(database_url, tmp_path, **own_minio.address.settings()) as (stack, image):
        own_minio.freeze()
        link = await shared(stack, image)
        own_minio.thaw()
        assert (await follow(link.url)).body == CONTENT


async def test_what_is_gone_has_no_link(database_url: str, tmp_path: Path, bucket: dict[str, str]) -> None:
    async with served(database_url, tmp_path, **bucket) as (stack, image):
        link = await shared(stack, image)
        await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=image.id))
        assert (await refused(shared(stack, image))).reason == "IMAGE_NOT_FOUND"
        assert (await follow(link.url)).status == 200  # the bytes stay until a sweep
        await stack.images.PurgeImages(image_pb2.PurgeImagesRequest(ids=[image.id]))
        async with open_core(stack.settings) as core:
            assert (await sweep(core)(timedelta())).removed == 1
        assert (await follow(link.url)).status == 404


@pytest.mark.parametrize("url", ["https://example.com/vault.png", "../../secret", ""])
async def test_bytes_that_lie_elsewhere_have_no_link(
    url: str, database_url: str, tmp_path: Path, bucket: dict[str, str]
) -> None:
    async with served(database_url, tmp_path, **bucket) as (stack, image):
        await executed(database_url, "UPDATE images SET url = $1, sha256 = NULL", url)
        lost = await refused(shared(stack, image))
        assert (lost.code, lost.reason) == (grpc.StatusCode.DATA_LOSS, "BLOB_MISSING")


async def test_what_is_no_image_is_not_shown_in_place(
    database_url: str, tmp_path: Path, bucket: dict[str, str]
) -> None:
    async with served(database_url, tmp_path, **bucket) as (stack, image):
        await executed(database_url, "UPDATE images SET format = $1", "svg+xml")
        page = await follow((await shared(stack, image)).url)
        assert page.content[0] == "application/octet-stream"


async def test_files_have_no_links(database_url: str, tmp_path: Path) -> None:
    async with served(database_url, tmp_path) as (stack, image):
        for options in (None, image_pb2.RenderOptions()):
            none = await refused(shared(stack, image, options=options))
            assert (none.code, none.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "NO_URLS")
