"""Who is bound to scopes gets no more by a task that exports than by a call: a worker reads what it may read."""

import base64
import io
import json
from pathlib import Path
from typing import Any

import grpc
from limner.v1 import image_pb2, map_export_pb2, overlay_pb2, task_pb2
from PIL import Image

from server.wiring import open_worker, running
from tests.rpc.errors import refused
from tests.rpc.exported import Export, Options, a_room, exported
from tests.rpc.named_callers import serving_named
from tests.rpc.stack import Stack
from tests.rpc.tasks import finished
from tests.rpc.test_scopes import ALL, BOTH, FIRST, Headers
from tests.rpc.uploads import metadata

Task = task_pb2.Task
OWN = "campaign/1"
RED, MIDDLE = (255, 0, 0), {"pixel": {"x": 90, "y": 50}}


async def done(stack: Stack, task: Task) -> Task:
    """A task at its end, by a worker that comes and goes."""
    async with open_worker(stack.settings) as worker, running(worker.run()):
        return await finished(stack, task.id)


async def moved(stack: Stack, image_id: str, scope: str) -> None:
    request = image_pb2.UpdateImageRequest(image=image_pb2.Image(id=image_id, scope=scope))
    request.update_mask.paths.append("scope")
    await stack.images.UpdateImage(request)


async def asked(stack: Stack, image_id: str, caller: Headers, **values: Any) -> Task:
    """A task that exports a map."""
    spec = task_pb2.ExportSpec(image_id=image_id, options=Options(target="TARGET_GENERIC", format="IMAGE_FORMAT_PNG"))
    request = task_pb2.CreateTaskRequest(export=spec, scope=OWN, **values)
    task: Task = (await stack.tasks.CreateTask(request, metadata=caller)).task
    return task


async def again(stack: Stack, task: Task, caller: Headers) -> Task:
    request = task_pb2.RetryTaskRequest(id=task.id)
    retried: Task = (await stack.tasks.RetryTask(request, metadata=caller)).task
    return retried


async def kept(stack: Stack, task: Task, caller: Headers) -> Export:
    """The file that a task keeps."""
    assert task.state == Task.STATE_SUCCEEDED, task.error
    request = map_export_pb2.ExportMapRequest(task_id=task.id)
    first, *rest = [part async for part in stack.grids.ExportMap(request, metadata=caller)]
    return Export(first.header, b"".join([each.chunk for each in rest]))


def shows_red(export: Export) -> bool:
    """Whether the picture in a file has what is stamped on it."""
    picture = Image.open(io.BytesIO(base64.b64decode(json.loads(export.content)["image"]))).convert("RGB")
    return list(picture.get_flattened_data()).count(RED) > 100  # of the ground, hardly one


async def stamped(stack: Stack) -> str:
    """A map of the scope, on which an image of none is shown: its maker may know of both."""
    Image.new("RGB", (40, 40), RED).save(content := io.BytesIO(), "PNG")
    request = image_pb2.CreateImageRequest(metadata=metadata(), content=content.getvalue())
    art = (await stack.images.CreateImage(request)).image.id
    room = await a_room(stack)
    await moved(stack, room, OWN)
    stamp = overlay_pb2.Overlay(image_id=room, stamp={"image_id": art, "at": MIDDLE, "size": 2})
    await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=stamp))
    return room


async def test_a_file_shows_what_a_call_of_the_same_caller_would(database_url: str, tmp_path: Path) -> None:
    async with serving_named(database_url, tmp_path) as stack:
        room = await stamped(stack)
        for caller, shows in ((ALL, True), (FIRST, False), (BOTH, False)):
            direct = await exported(stack, room, caller, target="TARGET_GENERIC", format="IMAGE_FORMAT_PNG")
            task = await done(stack, await asked(stack, room, caller))
            assert await kept(stack, task, caller) == direct
            assert shows_red(direct) is shows


async def test_a_map_that_has_moved_since_is_not_there(database_url: str, tmp_path: Path) -> None:
    async with serving_named(database_url, tmp_path) as stack:
        for scope in ("", "guild/7"):  # nobody's, and one that the second of them may know of
            room = await a_room(stack)
            await moved(stack, room, OWN)
            tasks = [await asked(stack, room, caller) for caller in (FIRST, BOTH)]
            await moved(stack, room, scope)
            for task in (*tasks, *[await again(stack, await done(stack, task), ALL) for task in tasks]):
                ended = await done(stack, task)
                assert (ended.state, ended.error.reason) == (Task.STATE_FAILED, "IMAGE_NOT_FOUND")


async def test_who_asks_again_asks_for_what_is_its_own(database_url: str, tmp_path: Path) -> None:
    """Whoever asked before."""
    async with serving_named(database_url, tmp_path) as stack:
        room = await stamped(stack)
        task = await asked(stack, room, ALL)
        await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task.id))
        for caller, shows in ((ALL, True), (FIRST, False), (BOTH, False)):
            ended = await done(stack, await again(stack, task, caller))
            assert shows_red(await kept(stack, ended, caller)) is shows
        await moved(stack, room, "")
        refusal = await refused(again(stack, task, FIRST))
        assert (refusal.code, refusal.reason) == (grpc.StatusCode.NOT_FOUND, "IMAGE_NOT_FOUND")
        assert room not in refusal.message
