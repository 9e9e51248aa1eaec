"""What a process does not need it does not load: what draws, drivers of what is elsewhere, tools for people."""

import sys
from pathlib import Path

import psutil
import pytest
from limner.v1 import image_pb2, task_pb2

from tests.rpc.tasks import created, finished, small
from tests.rpc.uploads import each, parts, png
from tests.system.service import service

HEAVY = {"PIL", "aggdraw", "cv2", "numpy"}
UNASKED = {"alembic", "mako", "minio", "urllib3", "aiohttp", "rich", "pygments"}
"""Of a server over a migrated database and files: migrations, MinIO, and what draws boards in a terminal."""

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
    environment = {"LIMNER_DATABASE_URL": database_url, "PYTHONPROFILEIMPORTTIME": "1"}
    async with service(environment, tmp_path) as served:
        image = (await served.stubs.images.UploadImage(each(list(parts(png()))))).image
        early = served.server.said()
        assert [part async for part in served.stubs.images.RenderImage(image_pb2.RenderImageRequest(id=image.id))]
        await served.server.stop()
        imported = [line.rpartition("|")[2].strip() for line in [*early, *served.server.said()]]
    assert not UNASKED & {name.partition(".")[0] for name in imported}
    assert imported.count("asyncpg") == 1, "a child has loaded it too"
    assert "PIL.PdfImagePlugin" not in imported, "Pillow has looked through all its decoders"
