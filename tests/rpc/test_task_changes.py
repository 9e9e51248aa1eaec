"""What callers may do to a task: another priority while it waits, labels at any time, deleted once it is over."""

import grpc
import pytest
from limner.v1 import image_pb2, task_pb2

from tests.rpc.errors import refused
from tests.rpc.stack import Stack, database_of, serving, settings_for
from tests.rpc.tasks import created, events, finished, small

Task = task_pb2.Task
FAILED_PRECONDITION = grpc.StatusCode.FAILED_PRECONDITION


async def in_state(stack: Stack, state: str) -> str:
    """The id of a task that a worker has brought into a state."""
    task_id = (await created(stack, small())).id
    async with database_of(stack) as connection:
        await connection.execute("UPDATE generation_tasks SET status = $1 WHERE id = $2", state, task_id)
    return task_id


async def updated(stack: Stack, task: task_pb2.Task, *mask: str) -> task_pb2.Task:
    request = task_pb2.UpdateTaskRequest(task=task, update_mask={"paths": mask})
    changed: task_pb2.Task = (await stack.tasks.UpdateTask(request)).task
    return changed


@pytest.mark.parametrize("state", ["queued", "waiting"])
async def test_what_waits_may_have_another_priority(state: str, stack: Stack) -> None:
    task_id = await in_state(stack, state)
    changed = await updated(stack, Task(id=task_id, priority=7))
    assert changed.priority == 7
    assert (await stack.tasks.GetTask(task_pb2.GetTaskRequest(id=task_id))).task.priority == 7
    for priority in (-1001, 1001):
        wrong = await refused(updated(stack, Task(id=task_id, priority=priority)))
        assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, ("task.priority",))


@pytest.mark.parametrize("state", ["running", "succeeded", "failed", "cancelled", "a word of somebody else"])
async def test_what_waits_no_more_keeps_its_priority(state: str, stack: Stack) -> None:
    task_id = await in_state(stack, state)
    for mask in ((), ("priority",), ("labels", "priority")):
        late = await refused(updated(stack, Task(id=task_id, priority=7, labels={"a": "b"}), *mask))
        assert (late.code, late.reason) == (FAILED_PRECONDITION, "TASK_NOT_WAITING")
    labelled = await updated(stack, Task(id=task_id, priority=7, labels={"a": "b"}), "labels")
    assert (labelled.priority, dict(labelled.labels)) == (0, {"a": "b"})
    assert (await updated(stack, labelled)).priority == 0  # the priority it has


async def test_a_higher_priority_runs_first(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    settings = settings_for(database_url, tmp_path_factory.mktemp("data"))
    async with serving(settings) as stack:
        first, second = (await created(stack, small())).id, (await created(stack, small())).id
        await updated(stack, Task(id=second, priority=1))
    async with serving(settings, workers=1) as stack:
        await finished(stack, first)
        started = [(await events(stack, task_id))[1].time.ToNanoseconds() for task_id in (second, first)]
        assert started == sorted(started)


@pytest.mark.parametrize("state", ["queued", "waiting", "running", "a word of somebody else"])
async def test_what_is_not_over_is_not_deleted(state: str, stack: Stack) -> None:
    task_id = await in_state(stack, state)
    early = await refused(stack.tasks.DeleteTask(task_pb2.DeleteTaskRequest(id=task_id)))
    assert (early.code, early.reason) == (FAILED_PRECONDITION, "TASK_NOT_FINISHED")
    assert (await stack.tasks.GetTask(task_pb2.GetTaskRequest(id=task_id))).task.id == task_id


@pytest.mark.parametrize("state", ["succeeded", "failed", "cancelled"])
async def test_what_is_over_is_hidden_with_its_log_until_it_is_back(state: str, stack: Stack) -> None:
    task_id = await in_state(stack, state)
    log = await events(stack, task_id)
    await stack.tasks.DeleteTask(task_pb2.DeleteTaskRequest(id=task_id))
    for call in (
        stack.tasks.GetTask(task_pb2.GetTaskRequest(id=task_id)),
        stack.tasks.WaitTask(task_pb2.WaitTaskRequest(id=task_id)),
        stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task_id)),
        stack.tasks.BatchGetTasks(task_pb2.BatchGetTasksRequest(ids=[task_id])),
        events(stack, task_id),
    ):
        assert (await refused(call)).resource == ("task", task_id)
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await stack.tasks.WatchTask(task_pb2.WatchTaskRequest(id=task_id)).read()
    assert caught.value.code() is grpc.StatusCode.NOT_FOUND
    await stack.tasks.UndeleteTask(task_pb2.UndeleteTaskRequest(id=task_id))
    assert await events(stack, task_id) == log


async def test_what_a_purged_task_made_stays(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    async with serving(settings_for(database_url, tmp_path_factory.mktemp("data")), workers=1) as stack:
        task = await finished(stack, (await created(stack, small())).id)
        await stack.tasks.DeleteTask(task_pb2.DeleteTaskRequest(id=task.id))
        assert (await stack.tasks.PurgeTasks(task_pb2.PurgeTasksRequest(ids=[task.id]))).count == 1
        image = (await stack.images.GetImage(image_pb2.GetImageRequest(id=task.outputs[0].image_id))).image
        assert image.task_id == task.id
        listing = image_pb2.ListImagesRequest(task_id=task.id)
        assert [each.id for each in (await stack.images.ListImages(listing)).images] == [image.id]


async def test_what_a_list_tells_can_be_sent_back(stack: Stack) -> None:
    whole = await created(stack, small())
    batch = task_pb2.BatchGetTasksRequest(ids=[whole.id])
    (told,) = (await stack.tasks.BatchGetTasks(batch)).tasks
    assert told.generate != whole.generate
    for mask in ((), ("*",), ("labels", "generate")):
        told.labels["mask"] = str(mask)
        told.ClearField("etag")
        changed = await updated(stack, told, *mask)
        assert (changed.labels["mask"], changed.generate) == (str(mask), whole.generate)
    told.generate.name = "Another"
    fixed = await refused(updated(stack, told))
    assert (fixed.reason, fixed.fields) == ("IMMUTABLE_FIELD", ("task.generate",))


async def test_a_part_of_what_was_asked_for_is_fixed_where_the_mask_says(stack: Stack) -> None:
    task = await created(stack, small())
    columns = task.generate.battle_map.columns
    part = Task(id=task.id, labels={"a": "b"}, generate={"battle_map": {"columns": columns}})
    path = "generate.battle_map.columns"
    assert dict((await updated(stack, part, "labels", path)).labels) == {"a": "b"}
    part.generate.battle_map.columns = columns + 1
    fixed = await refused(updated(stack, part, path))
    assert (fixed.reason, fixed.fields) == ("IMMUTABLE_FIELD", (f"task.{path}",))
