"""Tasks that have maps leave: the file is that of ExportMap, is kept as long as the task, and counts."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import grpc
import pytest
from limner.v1 import image_pb2, map_export_pb2, map_grid_pb2, task_pb2

from server.usecases.sweep import Sweep
from server.wiring import open_core, open_worker, running
from tests.rpc.errors import refused
from tests.rpc.exported import GM, Export, Options, a_room, exported
from tests.rpc.stack import Stack, database_of, serving, settings_for
from tests.rpc.tasks import created, events, finished, small

NOBODY = "018f0000-0000-7000-8000-000000000000"
Task = task_pb2.Task


def asked(image_id: str, options: dict[str, Any] | None = None, **values: Any) -> task_pb2.CreateTaskRequest:
    """A task that exports a map."""
    spec = task_pb2.ExportSpec(image_id=image_id, options=Options(**(options or {})))
    return task_pb2.CreateTaskRequest(export=spec, **values)


async def done(stack: Stack, task: Task) -> Task:
    """A task at its end, by a worker that comes and goes."""
    async with open_worker(stack.settings) as worker, running(worker.run()):
        return await finished(stack, task.id)


async def kept(stack: Stack, task_id: str) -> Export:
    """The file that a task keeps."""
    request = map_export_pb2.ExportMapRequest(task_id=task_id)
    first, *rest = [part async for part in stack.grids.ExportMap(request)]
    return Export(first.header, b"".join([each.chunk for each in rest]))


@pytest.mark.parametrize("target", ["TARGET_FOUNDRY", "TARGET_FOUNDRY_SCENE"])
async def test_a_task_keeps_the_file_that_a_call_would_send(stack: Stack, target: str) -> None:
    image_id = await a_room(stack)
    options: dict[str, Any] = {"target": target, "audience": GM, "max_side": 4000, "baked_light": True}
    task = await created(stack, asked(image_id, options))
    assert task.export == task_pb2.ExportSpec(image_id=image_id, options=Options(**options))
    task = await done(stack, task)
    assert task.state == Task.STATE_SUCCEEDED, task.error
    direct = await exported(stack, image_id, **options)
    (output,) = task.outputs
    assert output == task_pb2.TaskOutput(image_id=image_id, file=direct.header)
    assert await kept(stack, task.id) == direct
    assert await kept(stack, task.id) == direct
    (told,) = [each.output for each in await events(stack, task.id) if each.kind == task_pb2.TaskEvent.KIND_OUTPUT]
    assert told == output


async def test_a_file_goes_with_its_task(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        image_id = await a_room(stack)
        before = await used(stack)
        task = await done(stack, await created(stack, asked(image_id)))
        size = task.outputs[0].file.size
        assert await used(stack) == before + size
        swept = await swept_of(stack)
        assert (swept.removed, swept.verified, swept.broken) == (0, 2, [])
        assert (await kept(stack, task.id)).content
        await stack.tasks.DeleteTask(task_pb2.DeleteTaskRequest(id=task.id))
        assert (await refused(kept(stack, task.id))).reason == "TASK_NOT_FOUND"
        assert (await swept_of(stack)).removed == 0
        await stack.tasks.PurgeTasks(task_pb2.PurgeTasksRequest(ids=[task.id]))
        assert await used(stack) == before
        assert (await swept_of(stack)).removed == 1


async def used(stack: Stack) -> int:
    """Bytes that count for who stores them."""
    async with database_of(stack) as connection:
        counted: int = await connection.fetchval("SELECT sum(size)::bigint FROM stored_bytes WHERE kind = 'caller'")
        return counted


async def swept_of(stack: Stack) -> Any:
    """What a sweep without a grace did."""
    async with open_core(stack.settings) as core:
        sweep = Sweep(core.database, core.store, stack.settings.data_dir / "sweep")
        return await sweep(timedelta(), verify=True)


async def test_lost_bytes_are_told(stack: Stack) -> None:
    task = await done(stack, await created(stack, asked(await a_room(stack))))
    sha256 = task.outputs[0].file.sha256
    (path,) = (stack.settings.data_dir / "blobs").rglob(f"{sha256}.uvtt")
    path.unlink()
    assert (await refused(kept(stack, task.id))).reason == "BLOB_MISSING"


async def test_what_cannot_be_exported_is_not_accepted(stack: Stack) -> None:
    bare = await a_room(stack, grid=False)
    assert (await refused(created(stack, asked(NOBODY)))).reason == "IMAGE_NOT_FOUND"
    assert (await refused(created(stack, asked(bare)))).reason == "MAP_GRID_MISSING"
    room = await a_room(stack)
    told = await refused(created(stack, asked(room, {"target": "TARGET_OWLBEAR", "format": "IMAGE_FORMAT_JPEG"})))
    assert (told.reason, told.fields) == ("INVALID_FIELD", ("export.options.format",))
    told = await refused(created(stack, asked(room, {"max_side": 16_385})))
    assert told.fields == ("export.options.max_side",)
    told = await refused(created(stack, asked("")))
    assert told.fields == ("export.image_id",)
    told = await refused(created(stack, task_pb2.CreateTaskRequest()))
    assert (told.code, told.fields) == (grpc.StatusCode.INVALID_ARGUMENT, ("generate",))
    planned = await created(stack, asked(room, validate_only=True))
    assert (planned.id, planned.export.image_id) == ("", room)


async def test_an_image_of_another_scope_is_not_there(stack: Stack) -> None:
    image_id = await a_room(stack)
    moved = image_pb2.Image(id=image_id, scope="campaign/1")
    task = await created(stack, asked(image_id, scope="campaign/2"))
    await stack.images.UpdateImage(image_pb2.UpdateImageRequest(image=moved))
    assert (await refused(created(stack, asked(image_id, scope="campaign/2")))).reason == "IMAGE_NOT_FOUND"
    ended = await done(stack, task)
    assert (ended.state, ended.error.reason) == (Task.STATE_FAILED, "IMAGE_NOT_FOUND")
    here = await done(stack, await created(stack, asked(image_id, scope="campaign/1")))
    assert here.state == Task.STATE_SUCCEEDED


async def test_a_failed_export_is_retried(stack: Stack) -> None:
    image_id = await a_room(stack)
    task = await created(stack, asked(image_id))
    grid = (await stack.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=image_id))).map_grid
    await stack.grids.DeleteMapGrid(map_grid_pb2.DeleteMapGridRequest(id=grid.id))
    failed = await done(stack, task)
    assert (failed.state, failed.error.reason) == (Task.STATE_FAILED, "MAP_GRID_MISSING")
    assert (await refused(kept(stack, task.id))).reason == "EXPORT_NOT_FOUND"
    await stack.grids.UndeleteMapGrid(map_grid_pb2.UndeleteMapGridRequest(id=grid.id))
    again = (await stack.tasks.RetryTask(task_pb2.RetryTaskRequest(id=task.id))).task
    assert (await done(stack, again)).state == Task.STATE_SUCCEEDED
    assert (await kept(stack, again.id)).content


async def test_a_task_that_draws_keeps_no_file(stack: Stack) -> None:
    task = await done(stack, await created(stack, small()))
    assert not task.outputs[0].HasField("file")
    assert (await refused(kept(stack, task.id))).reason == "EXPORT_NOT_FOUND"
    both = map_export_pb2.ExportMapRequest(task_id=task.id, image_id=task.outputs[0].image_id)
    assert (await refused(_sent(stack, both))).fields == ("task_id",)
    assert (await refused(_sent(stack, map_export_pb2.ExportMapRequest()))).fields == ("image_id",)
    odd = map_export_pb2.ExportMapRequest(task_id=task.id, options=Options())
    assert (await refused(_sent(stack, odd))).fields == ("options",)


async def _sent(stack: Stack, request: map_export_pb2.ExportMapRequest) -> None:
    async for _ in stack.grids.ExportMap(request):
        pass
