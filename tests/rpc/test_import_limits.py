"""What imports may cost: sizes, pixels, bytes stored and uploaded, work; and a child that dies over one."""

import asyncio
import signal
from pathlib import Path
from typing import Any

import grpc
import pytest
from limner.v1 import image_pb2, task_pb2

from tests.blob_samples import blob_files
from tests.clock import Clock
from tests.rpc.errors import refused
from tests.rpc.imports import map_parts, picture, vtt
from tests.rpc.limited import by, limited
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.test_fair_places import idle_children
from tests.rpc.test_quotas import usages
from tests.rpc.uploads import each

MIB = 1 << 20
MEMORY = task_pb2.GetUsageResponse.KIND_MEMORY


def padded(size: int) -> bytes:
    """A file of this size: JSON may have any blanks."""
    content = vtt()
    return content + b" " * (size - len(content))


async def nothing_is_kept(stack: Stack) -> None:
    """No row, no bytes, nothing in scratch."""
    shown = image_pb2.ListImagesRequest(show_deleted=True)
    assert not (await stack.images.ListImages(shown)).images
    assert blob_files(stack.settings.data_dir / "blobs") == set()
    assert not list((stack.settings.data_dir / "scratch").glob("*/*"))


async def test_a_file_may_be_as_large_as_the_setting_says(database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path, import_mb=1, upload_megapixels=1)
    async with serving(settings) as stack:
        told = await refused(stack.grids.ImportMap(each(map_parts(padded(MIB + 1)))))
        assert (told.code, told.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "UPLOAD_TOO_LARGE")
        assert (told.metadata["limit"], told.fields) == (str(MIB), ("chunk",))
        told = await refused(stack.grids.ImportMap(each(map_parts(vtt(image=picture(1001, 1000))))))
        assert (told.reason, told.metadata["limit"], told.metadata["path"]) == ("IMAGE_TOO_LARGE", "1000000", "image")
        await nothing_is_kept(stack)
        assert (await stack.grids.ImportMap(each(map_parts(padded(MIB))))).image.id


async def test_a_picture_may_be_as_large_as_that_of_an_upload(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path, upload_mb=1)) as stack:
        heavy = vtt(image=picture(800, 600, noise=True))
        told = await refused(stack.grids.ImportMap(each(map_parts(heavy))))
        assert (told.reason, told.metadata["limit"], told.metadata["path"]) == ("IMAGE_TOO_LARGE", str(MIB), "image")
        await nothing_is_kept(stack)


QUOTAS: dict[str, tuple[dict[str, int], str]] = {
    "stored": ({"scope_stored_mb": 1}, "STORED_BYTES_EXCEEDED"),
    "uploaded": ({"scope_upload_mb_per_minute": 1}, "UPLOADED_BYTES_EXCEEDED"),
    "pixels": ({"scope_megapixels_per_minute": 1}, "PIXELS_EXCEEDED"),
}


@pytest.mark.parametrize("quota", QUOTAS)
async def test_what_a_scope_may_have_holds_for_imports(quota: str, database_url: str, tmp_path: Path) -> None:
    settings, reason = QUOTAS[quota]
    heavy = vtt(image=picture(1200, 900, noise=True) if quota != "stored" else picture(600, 500, noise=True))

    async def brought(stack: Stack, scope: str) -> Any:
        return await stack.grids.ImportMap(each(map_parts(heavy, chunk=MIB, scope=scope)), metadata=by("gm"))

    async with limited(database_url, tmp_path, clock=Clock(), **settings) as stack:
        await brought(stack, "a")
        if quota == "stored":
            await stack.images.ListImages(image_pb2.ListImagesRequest())
        other = picture(600, 500, noise=True, seed=9)
        again = map_parts(vtt(image=other), chunk=MIB, scope="a")
        told = await refused(stack.grids.ImportMap(each(again), metadata=by("gm")))
        assert (told.code, told.reason) == (grpc.StatusCode.RESOURCE_EXHAUSTED, reason)
        assert (await brought(stack, "b")).image.scope == "b"


async def test_who_is_bound_to_scopes_imports_into_them(database_url: str, tmp_path: Path) -> None:
    async with limited(database_url, tmp_path) as stack:
        own = await stack.grids.ImportMap(each(map_parts(vtt())), metadata=by("gm", "campaign/1"))
        assert own.image.scope == "campaign/1"
        foreign = stack.grids.ImportMap(each(map_parts(vtt(), scope="b")), metadata=by("gm", "campaign/1"))
        told = await refused(foreign)
        assert (told.reason, told.metadata["field"]) == ("SCOPE_NOT_ALLOWED", "start.metadata.scope")
        unsaid = stack.grids.ImportMap(each(map_parts(vtt())), metadata=by("gm", "a,b"))
        assert (await refused(unsaid)).reason == "SCOPE_REQUIRED"


async def test_of_a_file_over_which_a_child_dies_nothing_stays(database_url: str, tmp_path: Path) -> None:
    others = idle_children()
    settings = {"caller_memory_mb": 100_000}
    async with limited(database_url, tmp_path, **settings) as stack:
        (child,) = (one for one in idle_children() if one not in others)
        child.send_signal(signal.SIGSTOP)
        call = asyncio.ensure_future(stack.grids.ImportMap(each(map_parts(vtt())), metadata=by("gm")))
        while not any(
            one.used for one in (await usages(stack, by("gm"), "", task_pb2.GetUsageResponse.KIND_MEMORY)).values()
        ):
            assert not call.done()
        child.send_signal(signal.SIGKILL)
        told = await refused(call)
        assert (told.code, told.reason) == (grpc.StatusCode.UNAVAILABLE, "JOB_DIED")
        await nothing_is_kept(stack)
        assert (await stack.grids.ImportMap(each(map_parts(vtt())))).image.id
