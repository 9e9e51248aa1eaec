"""Callers that ask for much and stop reading: what the server holds for them is bounded, and others go on."""

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from limner.v1 import image_pb2

from tests.databases import DatabaseServer, fresh
from tests.loops import loop_of_commands
from tests.rpc.uploads import each, metadata, parts, png
from tests.system.peak import Peak
from tests.system.service import Service, service

IN_FLIGHT = 64
"""MiB: the bound of the server here."""
BESIDE = 160
"""MiB that the work itself takes meanwhile: what is being read, parsed, decoded or sent at the moment, and litter."""
AHEAD = {"CreateImage": 2}
"""MiB the transport lets each request send, also one that is refused; without a bound it would be 9."""
COUNTS = {
    "GetImageContent": 150,
    "GetRenderedImage": 150,
    "ListImages": 100,
    "CreateImage": 200,
    "UploadImage": 150,
    "ImportMap": 150,
    "DownloadImage": 150,
    "RenderImage": 150,
}
"""How often each is asked for: without a bound several times what there is room for."""


@dataclass(frozen=True)
class Stand:
    """A server with an image and copies of it, and the image's file."""

    served: Service
    image_id: str
    file: Path
    content: bytes


@asynccontextmanager
async def standing(database_url: str, folder: Path) -> AsyncIterator[Stand]:
    environment = {"LIMNER_DATABASE_URL": database_url, "LIMNER_IN_FLIGHT_MB": str(IN_FLIGHT)}
    content, file = png(1000, 1000), folder / "large.png"
    assert 2_900_000 < len(content) < 3 << 20
    file.write_bytes(content)
    async with service(environment, folder / "data") as served:
        image = (await served.stubs.images.UploadImage(each(list(parts(content))))).image
        for _ in range(60):
            await served.stubs.images.CopyImage(image_pb2.CopyImageRequest(id=image.id))
        yield Stand(served, image.id, file, content)


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with loop_of_commands() as each:
        yield each


@pytest.fixture(scope="module")
def stand(
    runner: asyncio.Runner, database_server: DatabaseServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stand]:
    for url in fresh(database_server, database_server.template):
        block = standing(url, tmp_path_factory.mktemp("stopped"))
        yield runner.run(block.__aenter__())
        runner.run(block.__aexit__(None, None, None))


@asynccontextmanager
async def stopped_caller(stand: Stand, kind: str) -> AsyncIterator[set[str]]:
    """A process that has asked and stopped; gives the outcomes it knows of."""
    stand.served.server.said()
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.system.stopped_caller"),
        *(stand.served.address, kind, str(COUNTS[kind]), stand.image_id, str(stand.file)),
        stdout=asyncio.subprocess.PIPE,
    )
    assert child.stdout is not None
    try:
        said = (await child.stdout.readline()).decode().split()
        assert said[:1] == ["asked"]
        if len(said) == 1:  # it reads no answers: the server's log tells when each has been made
            for _ in range(COUNTS[kind]):
                await stand.served.server.line(f"/{kind}")
        yield set(said[1:])
    finally:
        child.kill()
        await child.wait()


@pytest.mark.parametrize("kind", COUNTS)
async def test_what_is_held_for_them_is_bounded(kind: str, stand: Stand) -> None:
    async with stand.served.caller() as other:
        await all_kinds(other, stand)
        peak = Peak(stand.served.server.child.pid)
        async with stopped_caller(stand, kind) as outcomes:
            assert outcomes <= {"OK", "BUSY", *(["CUT"] if kind in ("UploadImage", "ImportMap") else [])}
            for _ in range(2):
                await all_kinds(other, stand)
            assert peak.growth() < IN_FLIGHT + BESIDE + AHEAD.get(kind, 0) * COUNTS[kind]


async def all_kinds(caller: Service, stand: Stand) -> None:
    """One of each, over another connection."""
    images = caller.stubs.images
    await images.GetImage(image_pb2.GetImageRequest(id=stand.image_id))
    assert (await images.GetImageContent(image_pb2.GetImageContentRequest(id=stand.image_id))).content == stand.content
    drawn = image_pb2.GetRenderedImageRequest(id=stand.image_id, options={"format": image_pb2.IMAGE_FORMAT_PNG})
    assert (await images.GetRenderedImage(drawn)).content
    assert (await images.ListImages(image_pb2.ListImagesRequest(thumbnails=True, page_size=100))).images
    assert len([part async for part in images.DownloadImage(image_pb2.DownloadImageRequest(id=stand.image_id))]) > 2
    small = png()
    assert (await images.CreateImage(image_pb2.CreateImageRequest(metadata=metadata(), content=small))).image.id
    assert (await images.UploadImage(each(list(parts(small))))).image.id
