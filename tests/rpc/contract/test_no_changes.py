"""A write that changes nothing changes nothing: no etag, no time, no revision of what it hangs on."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import grpc
from limner.v1 import image_pb2, overlay_pb2, task_pb2

from server.usecases.builtin_catalogue import load_builtin_themes
from server.wiring import open_core, open_worker, running
from tests.rpc.contract.calls import Calls
from tests.rpc.contract.test_masks import sent_back
from tests.rpc.errors import refused
from tests.rpc.overlays import an_image, laid, listed
from tests.rpc.stack import Stack, database_of
from tests.rpc.tasks import created, finished, small

TABLES = (
    *("images", "image_overlays", "map_grids", "themes", "theme_variations", "style_presets", "theme_elements"),
    *("generation_tasks", "queue_pauses"),
)
Versions = Mapping[str, list[tuple[Any, ...]]]


async def versions(stack: Stack) -> Versions:
    """Who wrote each row last: another one after any write, whatever it wrote."""
    async with database_of(stack) as connection:
        return {
            table: [tuple(row) for row in await connection.fetch(f"SELECT ctid, xmin FROM {table} ORDER BY 1")]
            for table in TABLES
        }


async def nothing_is_written(stack: Stack, *calls: Callable[[], Awaitable[object]]) -> None:
    before = await versions(stack)
    for call in calls:
        await call()
    assert await versions(stack) == before


async def test_an_update_to_what_is_there_already(calls: Calls, stack: Stack) -> None:
    row = await calls.update((await calls.create()).id, calls.described.changes)
    before = await versions(stack)
    for mask in ([], ["*"], *([name] for name in calls.described.changes), list(calls.described.changes)):
        assert await calls.replace(sent_back(row, row.id), mask) == row, mask
        same = sent_back(row, row.id)
        same.etag = row.etag
        assert await calls.replace(same, mask) == row, mask
    assert await calls.replace(calls.resource(id=row.id)) == row
    assert await calls.get(row.id) == row
    assert await versions(stack) == before


async def test_a_stale_etag_is_told_also_when_nothing_would_change(calls: Calls, stack: Stack) -> None:
    row = await calls.create()
    await calls.update(row.id, calls.described.changes)
    for values in (calls.described.changes, {}):
        stale = await refused(calls.update(row.id, values, etag=row.etag))
        assert (stale.code, stale.reason) == (grpc.StatusCode.ABORTED, "ETAG_MISMATCH")


async def test_to_delete_and_to_bring_back_what_is_so_already(calls: Calls, stack: Stack) -> None:
    there = await calls.create()
    gone = await calls.deleted()
    await nothing_is_written(stack, lambda: refused(calls.undelete(there.id)), lambda: refused(calls.delete(gone.id)))


async def test_an_order_and_a_batch_that_are_so_already(stack: Stack) -> None:
    image_id = await an_image(stack)
    rows = [(await laid(stack, image_id, text, z=z))[0] for text, z in (("a", 1), ("b", 5), ("c", 9))]
    order = overlay_pb2.ReorderOverlaysRequest(image_id=image_id, ids=[each.id for each in rows])
    requests = [overlay_pb2.UpdateOverlayRequest(overlay=each) for each in rows]
    batch = overlay_pb2.BatchUpdateOverlaysRequest(image_id=image_id, requests=requests)
    await nothing_is_written(
        stack, lambda: stack.overlays.ReorderOverlays(order), lambda: stack.overlays.BatchUpdateOverlays(batch)
    )
    assert await listed(stack, image_id) == rows


async def test_a_batch_writes_what_changes_and_no_more(stack: Stack) -> None:
    image_id = await an_image(stack)
    rows = await laid(stack, image_id, "a", "b", "c")
    rows[1].z = 7
    requests = [overlay_pb2.UpdateOverlayRequest(overlay=each) for each in rows]
    batch = overlay_pb2.BatchUpdateOverlaysRequest(image_id=image_id, requests=requests)
    revision = (await stack.images.GetImage(image_pb2.GetImageRequest(id=image_id))).image.revision
    first, second, third = (await stack.overlays.BatchUpdateOverlays(batch)).overlays
    assert [(each.id, each.etag) for each in (first, third)] == [(each.id, each.etag) for each in (rows[0], rows[2])]
    assert (second.z, second.etag != rows[1].etag) == (7, True)
    assert (await stack.images.GetImage(image_pb2.GetImageRequest(id=image_id))).image.revision == revision + 1


async def test_a_pause_a_cancellation_and_a_seed_that_were_so_already(stack: Stack) -> None:
    pause = task_pb2.PauseQueueRequest(scope="campaign/1", reason="the ink is dry")
    held = (await stack.tasks.PauseQueue(pause)).pause
    task = await created(stack, small(scope="campaign/1"))
    cancel = task_pb2.CancelTaskRequest(id=task.id)
    await stack.tasks.CancelTask(cancel)
    async with open_core(stack.settings) as core:
        before = await versions(stack)
        await load_builtin_themes(core.database)
        await stack.tasks.CancelTask(cancel)
        after = await versions(stack)
    assert after == before
    again = task_pb2.PauseQueueRequest(scope="campaign/1", reason="another")
    assert (await stack.tasks.PauseQueue(again)).pause == held
    for resumed in (True, False):
        request = task_pb2.ResumeQueueRequest(scope="campaign/1")
        assert (await stack.tasks.ResumeQueue(request)).resumed is resumed


async def test_what_workers_write_leaves_the_etag_of_a_task_alone(stack: Stack) -> None:
    task = await created(stack, small())
    async with open_worker(stack.settings) as worker, running(worker.run()):
        done = await finished(stack, task.id)
    assert done.event_seq > task.event_seq
    assert done.etag == task.etag
    labelled = task_pb2.Task(id=task.id, etag=task.etag, labels={"level": "1"})
    changed = (await stack.tasks.UpdateTask(task_pb2.UpdateTaskRequest(task=labelled))).task
    assert changed.etag != task.etag
    stale = await refused(stack.tasks.UpdateTask(task_pb2.UpdateTaskRequest(task=labelled)))
    assert stale.reason == "ETAG_MISMATCH"


async def test_a_cancellation_leaves_the_etag_of_a_task_alone(stack: Stack) -> None:
    task = await created(stack, small())
    await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task.id))
    gone = (await stack.tasks.DeleteTask(task_pb2.DeleteTaskRequest(id=task.id, etag=task.etag))).task
    assert gone.etag != task.etag
