"""What a process does not need it does not load: what draws, drivers of what is elsewhere, tools for people."""

import sys
from pathlib import Path

import grpc
import psutil
import pytest
from limner.v1 import image_pb2, overlay_pb2, task_pb2

from tests.rpc.stack import stubs
from tests.rpc.tasks import created, finished, small
from tests.rpc.uploads import each, parts, png
from tests.system.service import limner, service

HEAVY = {"PIL", "aggdraw", "cv2", "numpy"}
UNASKED = {"alembic", "mako", "minio", "urllib3", "aiohttp", "cryptography", "rich.console", "pygments"}
UNASKED |= {"openai", "httpx2"}
"""Of a plaintext server over a migrated database and files: migrations, MinIO, certificates, boards in a terminal."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs the memory maps of another process")


def loaded(process: psutil.Process) -> set[str]:
    """The heavy libraries whose machine code a process has mapped."""
    names = {part for mapped in process.memory_maps() for part in Path(mapped.path).parts}
    return HEAVY & {name.partition(".")[0] for name in names}


def loaded_by_children(process: psutil.Process) -> set[str]:
    return set[str]().union(*map(loaded, process.children(recursive=True)))


async def test_servers_and_workers_draw_nothing_themselves(database_url: str, tmp_path: Path) -> None:
    async with service({"LIMNER_DATABASE_URL": database_url}, tmp_path) as served:
        worker = await served.worker()
        stubs = served.stubs
        checked = small()
        checked.validate_only = True
        await stubs.tasks.CreateTask(checked)
        (output,) = (await finished(stubs, (await created(stubs, small())).id)).outputs
        assert (await stubs.images.UploadImage(each(list(parts(png()))))).image.width
        got = await stubs.images.GetImage(image_pb2.GetImageRequest(id=output.image_id, thumbnails=True))
        assert got.image.thumbnail
        assert (await stubs.images.ListImages(image_pb2.ListImagesRequest(thumbnails=True))).images[0].thumbnail
        assert [part async for part in stubs.images.RenderImage(image_pb2.RenderImageRequest(id=output.image_id))]
        assert (await stubs.tasks.ListGenerators(task_pb2.ListGeneratorsRequest())).generators

        for process in (psutil.Process(served.server.child.pid), psutil.Process(worker.child.pid)):
            assert not loaded(process)
            assert loaded_by_children(process) == HEAVY


async def test_a_server_loads_nothing_for_what_it_is_not_asked(database_url: str, tmp_path: Path) -> None:
    told = {"LIMNER_DATABASE_URL": database_url, "LIMNER_DATA_DIR": str(tmp_path), "PYTHONPROFILEIMPORTTIME": "1"}
    async with limner("serve", "--listen", "127.0.0.1:0", "--workers", "0", environment=told) as server:
        lines: list[str] = []
        while "listening on" not in (line := await server.lines.get()):
            assert line, "the server has ended"
            lines.append(line)
        async with grpc.aio.insecure_channel(line.split()[-1]) as channel:
            calls = stubs(channel)
            image = (await calls.images.UploadImage(each(list(parts(png()))))).image
            light = overlay_pb2.Overlay(image_id=image.id, light={"at": {"pixel": {"x": 9, "y": 9}}})
            await calls.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=light))
            assert [part async for part in calls.images.RenderImage(image_pb2.RenderImageRequest(id=image.id))]
        await server.stop()
        lines += server.said()
    imported = [line.rpartition("|")[2].strip() for line in lines]
    assert not UNASKED & {*imported}
    assert imported.count("asyncpg") == 1, "a child has loaded it too"
    assert "PIL.PdfImagePlugin" not in imported, "Pillow has looked through all its decoders"
