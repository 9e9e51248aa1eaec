"""The queue seen from outside: paused, explained, counted, asked once more."""

import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from limner.v1 import image_pb2, task_pb2

from server.domain.tasks import TaskError
from server.repositories.database import Database
from server.wiring import open_core, open_worker, running
from tests.callers import TESTER
from tests.rpc.errors import refused
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.tasks import created, endless, events, finished, small

Task = task_pb2.Task
Blocker = task_pb2.ExplainTaskResponse.Blocker


async def explained(stack: Stack, task_id: str) -> task_pb2.ExplainTaskResponse:
    told: task_pb2.ExplainTaskResponse = await stack.tasks.ExplainTask(task_pb2.ExplainTaskRequest(id=task_id))
    return told


async def blockers(stack: Stack, task_id: str) -> list[int]:
    return [each.kind for each in (await explained(stack, task_id)).blockers]


async def stats(stack: Stack, scope: str = "") -> task_pb2.GetQueueStatsResponse:
    told: task_pb2.GetQueueStatsResponse = await stack.tasks.GetQueueStats(task_pb2.GetQueueStatsRequest(scope=scope))
    return told


async def image(stack: Stack, image_id: str) -> image_pb2.Image:
    found: image_pb2.Image = (await stack.images.GetImage(image_pb2.GetImageRequest(id=image_id))).image
    return found


@pytest.mark.parametrize("scope", [None, "", "campaign/42"])
async def test_what_is_paused_waits_until_it_is_resumed(database_url: str, tmp_path: Path, scope: str | None) -> None:
    async with serving(settings_for(database_url, tmp_path), workers=1) as stack:
        request = task_pb2.PauseQueueRequest(scope=scope, reason="the printer burns")
        pause = (await stack.tasks.PauseQueue(request)).pause
        assert (pause.HasField("scope"), pause.scope) == (scope is not None, scope or "")
        again = task_pb2.PauseQueueRequest(scope=scope, reason="another reason")
        assert (await stack.tasks.PauseQueue(again)).pause == pause
        held = await created(stack, small(scope=scope or ""))
        if scope is not None:
            assert (await finished(stack, (await created(stack, small(scope="elsewhere"))).id)).outputs
        kind = Blocker.KIND_QUEUE_PAUSED if scope is None else Blocker.KIND_SCOPE_PAUSED
        assert await blockers(stack, held.id) == [kind]
        told = await stats(stack)
        assert (told.queued, list(told.pauses)) == (1, [pause])
        resumed = await stack.tasks.ResumeQueue(task_pb2.ResumeQueueRequest(scope=scope))
        assert resumed.resumed
        assert (await finished(stack, held.id)).state == Task.STATE_SUCCEEDED
        assert not (await stack.tasks.ResumeQueue(task_pb2.ResumeQueueRequest(scope=scope))).resumed
        assert not (await stats(stack)).pauses


async def test_resuming_the_queue_leaves_paused_scopes_alone(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        for scope in (None, "", "a"):
            await stack.tasks.PauseQueue(task_pb2.PauseQueueRequest(scope=scope))
        await stack.tasks.ResumeQueue(task_pb2.ResumeQueueRequest())
        assert [each.scope for each in (await stats(stack)).pauses] == ["", "a"]
        await stack.tasks.ResumeQueue(task_pb2.ResumeQueueRequest(scope=""))
        assert [each.scope for each in (await stats(stack)).pauses] == ["a"]


async def test_without_a_worker_a_task_says_so(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        first, second = [await created(stack, small(scope=scope)) for scope in ("a", "b")]
        assert await blockers(stack, first.id) == [Blocker.KIND_NO_WORKER]
        assert await blockers(stack, second.id) == [Blocker.KIND_NO_WORKER, Blocker.KIND_OTHERS_FIRST]
        told = await explained(stack, second.id)
        assert (told.position, told.HasField("estimated_start_time")) == (1, False)
        counts = await stats(stack)
        assert (counts.queued, counts.running, list(counts.workers)) == (2, 0, [])
        assert counts.oldest_queued_time == first.create_time
        assert {each.scope: each.queued for each in counts.scopes} == {"a": 1, "b": 1}
        assert (await stats(stack, "a")).queued == 1


async def test_a_busy_worker_and_who_is_first_are_told(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path), workers=1) as stack:
        long = await created(stack, endless())
        async for message in stack.tasks.WatchTask(task_pb2.WatchTaskRequest(id=long.id, after_seq=0)):
            if message.event.stage:
                break
        waiting = await created(stack, small())
        assert await blockers(stack, waiting.id) == [Blocker.KIND_WORKERS_BUSY]
        assert await blockers(stack, long.id) == []
        (worker,) = (await stats(stack)).workers
        assert (worker.slots, worker.running, worker.alive, worker.draining) == (1, 1, True, False)
        listed = await stack.tasks.ListTasks(task_pb2.ListTasksRequest(states=[Task.STATE_RUNNING]))
        assert [each.id for each in listed.tasks] == [long.id]
        await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=long.id))
        assert (await finished(stack, waiting.id)).outputs


async def test_a_worker_that_leaves_is_gone(database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path)
    async with serving(settings) as stack:
        async with open_worker(settings) as worker, running(worker.run()):
            assert (await finished(stack, (await created(stack, small())).id)).outputs
            assert [each.name for each in (await stats(stack)).workers] == [worker.name]
        assert not (await stats(stack)).workers


async def test_several_outputs_have_seeds_that_count_up(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path), workers=1) as stack:
        request = small(seed=(1 << 32) - 1)
        request.generate.count, request.generate.name = 2, "Vault"
        ended = await finished(stack, (await created(stack, request)).id)
        assert [(each.index, each.seed) for each in ended.outputs] == [(0, (1 << 32) - 1), (1, 0)]
        images = [await image(stack, each.image_id) for each in ended.outputs]
        assert [each.name for each in images] == ["Vault 1", "Vault 2"]
        alone = await finished(stack, (await created(stack, small(seed=0))).id)
        assert (await image(stack, alone.outputs[0].image_id)).sha256 == images[1].sha256
        stages = [(each.index, each.stage) for each in await events(stack, ended.id) if each.stage]
        assert [index for index, stage in stages if stage == "painting"] == [0, 1]


@pytest.mark.parametrize("count", [0, 17, -1])
async def test_too_many_outputs_are_refused(database_url: str, tmp_path: Path, count: int) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        request = small()
        request.generate.count = count
        told = await refused(stack.tasks.CreateTask(request))
        assert told.fields == ("generate.count",)


async def end_in_part(database: Database, output: dict[str, object]) -> None:
    """Do as a worker does that makes one output of a task and then breaks for good."""
    (claim,) = await database.claims.take("test", timedelta(seconds=30), 1)
    async with database.work(TESTER) as work:
        await work.queue.add_output(claim, output)
        await work.queue.fail(claim, TaskError("BROKEN", "it broke"), heals=False)


async def test_what_was_made_in_part_succeeds_and_only_the_rest_is_retried(database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path)
    async with serving(settings) as stack:
        request = small(seed=20, scope="a", labels={"k": "v"}, priority=3)
        request.generate.count = 3
        task = await created(stack, request)
        made = {"image_id": str(uuid.uuid4()), "index": 1, "seed": 21}
        async with open_core(settings) as core:
            await end_in_part(core.database, made)
        ended = await finished(stack, task.id)
        assert ended.state == Task.STATE_SUCCEEDED
        assert [(each.index, each.error.reason) for each in ended.failures] == [(0, "BROKEN"), (2, "BROKEN")]
        log = await events(stack, task.id)
        assert [each.failure.index for each in log if each.kind == task_pb2.TaskEvent.KIND_OUTPUT_FAILED] == [0, 2]
        retry = task_pb2.RetryTaskRequest(id=task.id, request_id=str(uuid.uuid4()))
        again = (await stack.tasks.RetryTask(retry)).task
        assert (again.retry_of, list(again.generate.indexes)) == (task.id, [0, 2])
        assert (again.scope, dict(again.labels), again.priority) == ("a", {"k": "v"}, 3)
        assert (await stack.tasks.RetryTask(retry)).task.id == again.id
        async with open_worker(settings) as worker, running(worker.run()):
            whole = await finished(stack, again.id)
        assert [(each.index, each.seed) for each in whole.outputs] == [(0, 20), (2, 22)]
        told = await refused(stack.tasks.RetryTask(task_pb2.RetryTaskRequest(id=again.id)))
        assert told.reason == "NOTHING_TO_RETRY"


async def test_a_cancelled_task_is_retried_whole_and_one_that_waits_is_not(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        task = await created(stack, small(seed=9))
        told = await refused(stack.tasks.RetryTask(task_pb2.RetryTaskRequest(id=task.id)))
        assert told.reason == "TASK_NOT_FINISHED"
        await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task.id))
        again = (await stack.tasks.RetryTask(task_pb2.RetryTaskRequest(id=task.id))).task
        assert (again.generate, again.state) == (task.generate, Task.STATE_QUEUED)
        unknown = task_pb2.RetryTaskRequest(id=str(uuid.uuid4()))
        assert (await refused(stack.tasks.RetryTask(unknown))).reason == "TASK_NOT_FOUND"
