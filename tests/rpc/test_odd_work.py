"""Work that never ends, fails for good or for a while, or in part."""

from pathlib import Path

from limner.v1 import task_pb2

from tests.odd_generator import odd
from tests.rpc.stack import serving, settings_for
from tests.rpc.tasks import created, finished, watch
from tests.rpc.whole_logs import check_task

Task = task_pb2.Task
Event = task_pb2.TaskEvent


async def test_a_loop_in_numpy_is_cancelled(database_url: str, tmp_path: Path, gate: Path) -> None:
    async with serving(settings_for(database_url, tmp_path), workers=1) as stack:
        task = await created(stack, odd("spin"))
        cancel = task_pb2.CancelTaskRequest(id=task.id)
        async for message in watch(stack, task.id, after_seq=0):
            if message.event.stage:
                assert (await stack.tasks.CancelTask(cancel)).task.state == Task.STATE_RUNNING
        log = await check_task(stack, (await stack.tasks.CancelTask(cancel)).task)
        assert [each.kind for each in log[-2:]] == [Event.KIND_CANCEL_REQUESTED, Event.KIND_TERMINAL]
        assert log[-1].state == Task.STATE_CANCELLED
        # The slot is free again.
        assert (await finished(stack, (await created(stack, odd())).id)).outputs


async def test_what_fails_for_good_is_not_tried_again(database_url: str, tmp_path: Path, gate: Path) -> None:
    async with serving(settings_for(database_url, tmp_path), workers=1) as stack:
        task = await finished(stack, (await created(stack, odd("break"))).id)
        await check_task(stack, task)
        assert (task.state, task.error.reason) == (Task.STATE_FAILED, "INVALID_FIELD")
        assert (task.attempts, task.retry_count) == (1, 0)


async def test_what_may_heal_is_tried_again_later_and_later(database_url: str, tmp_path: Path, gate: Path) -> None:
    async with serving(settings_for(database_url, tmp_path), workers=1) as stack:
        task = await finished(stack, (await created(stack, odd("heal", max_retries=2, retry_delay={"seconds": 1}))).id)
        assert (task.state, task.error.reason) == (Task.STATE_FAILED, "STORE_UNAVAILABLE")
        assert (task.attempts, task.retry_count) == (3, 2)
        times = {}
        for each in await check_task(stack, task):
            times[each.attempt, each.state] = each.time.ToNanoseconds() / 1e9
        for attempt, seconds in ((1, 1.0), (2, 2.0)):
            assert times[attempt + 1, Task.STATE_RUNNING] - times[attempt, Task.STATE_WAITING] >= 0.8 * seconds


async def test_the_part_that_could_be_made_is_there(database_url: str, tmp_path: Path, gate: Path) -> None:
    async with serving(settings_for(database_url, tmp_path), workers=1) as stack:
        task = await finished(stack, (await created(stack, odd("break_odd", seed=10, count=4))).id)
        log = await check_task(stack, task)
        assert task.state == Task.STATE_SUCCEEDED
        assert [(each.index, each.seed) for each in task.outputs] == [(0, 10), (2, 12)]
        assert [(each.index, each.error.reason) for each in task.failures] == [
            (1, "INVALID_FIELD"),
            (3, "INVALID_FIELD"),
        ]
        assert [each.failure for each in log if each.kind == Event.KIND_OUTPUT_FAILED] == list(task.failures)
