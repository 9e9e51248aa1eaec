"""Several images or tasks by their ids: in their order, all or none."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import grpc
import pytest
from limner.v1 import image_pb2, task_pb2, view_pb2

from tests.rpc.errors import refused
from tests.rpc.overlays import an_image
from tests.rpc.stack import Stack
from tests.rpc.tasks import created, small
from tests.rpc.uploads import metadata, png

NOBODY = "018f0000-0000-7000-8000-000000000000"
BASIC, FULL = view_pb2.VIEW_BASIC, view_pb2.VIEW_FULL
Got = Callable[..., Awaitable[list[Any]]]


def batch(stack: Stack, kind: str) -> Got:
    async def images(ids: Sequence[str], **values: Any) -> list[Any]:
        return list((await stack.images.BatchGetImages(image_pb2.BatchGetImagesRequest(ids=ids, **values))).images)

    async def tasks(ids: Sequence[str], **values: Any) -> list[Any]:
        return list((await stack.tasks.BatchGetTasks(task_pb2.BatchGetTasksRequest(ids=ids, **values))).tasks)

    return images if kind == "image" else tasks


async def new(stack: Stack, kind: str) -> str:
    return await an_image(stack) if kind == "image" else (await created(stack, small())).id


async def delete(stack: Stack, kind: str, row_id: str) -> None:
    if kind == "image":
        await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=row_id))
    else:
        await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=row_id))
        await stack.tasks.DeleteTask(task_pb2.DeleteTaskRequest(id=row_id))


@pytest.mark.parametrize("kind", ["image", "task"])
async def test_rows_come_in_the_order_of_their_ids(kind: str, stack: Stack) -> None:
    get, ids = batch(stack, kind), [await new(stack, kind) for _ in range(4)]
    for wanted in (ids, ids[::-1], ids[:1], [ids[1], ids[0], ids[1]], [ids[0].upper()]):
        assert [row.id for row in await get(wanted)] == [each.lower() for each in wanted]


@pytest.mark.parametrize("kind", ["image", "task"])
async def test_one_that_is_not_there_refuses_them_all(kind: str, stack: Stack) -> None:
    get, first, second, gone = batch(stack, kind), *[await new(stack, kind) for _ in range(3)]
    await delete(stack, kind, gone)
    for missing in (NOBODY, gone):
        refusal = await refused(get([first, missing, second]))
        assert (refusal.code, refusal.resource) == (grpc.StatusCode.NOT_FOUND, (kind, missing))
    for ids, field in (([], "ids"), ([first] * 1001, "ids"), ([first, "42"], "ids[1]")):
        wrong = await refused(get(ids))
        assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, (field,))
    assert len(await get([first] * 1000)) == 1000


async def test_documents_come_when_asked_for(stack: Stack) -> None:
    get, asked = batch(stack, "task"), small()
    brief: Any = {"name": "Keep", "source_id": NOBODY, "source_type": "campaign"}
    asked.generate.MergeFrom(task_pb2.GenerateSpec(**brief))
    task_id = (await created(stack, asked)).id
    (whole,) = await get([task_id], view=FULL)
    assert whole == (await stack.tasks.GetTask(task_pb2.GetTaskRequest(id=task_id))).task
    for view in (view_pb2.VIEW_UNSPECIFIED, BASIC):
        (basic,) = await get([task_id], view=view)
        assert basic.generate == task_pb2.GenerateSpec(type="map", subtype="tactical", generator="dungeon", **brief)
        listing = task_pb2.ListTasksRequest(source_id=NOBODY, view=view)
        assert list((await stack.tasks.ListTasks(listing)).tasks) == [basic]
        basic.generate.CopyFrom(whole.generate)
        assert basic == whole


async def test_more_than_a_message_takes_is_refused(stack: Stack) -> None:
    said = metadata(description="🐉" * 10_000)
    image = (await stack.images.CreateImage(image_pb2.CreateImageRequest(metadata=said, content=png()))).image
    get = batch(stack, "image")
    most = (3 << 20) // (image.ByteSize() + 8)
    assert len(await get([image.id] * most)) == most
    large = await refused(get([image.id] * (most + 1)))
    assert (large.code, large.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "CONTENT_TOO_LARGE")
