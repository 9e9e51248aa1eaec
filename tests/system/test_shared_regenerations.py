"""Images that are drawn once more by two workers: one is killed, one image cannot be drawn, and nothing is stuck."""

import asyncio
from pathlib import Path

import asyncpg
from limner.v1 import regeneration_pb2, task_pb2

from tests.odd_generator import let_pass, odd
from tests.rpc.tasks import created, events, finished, watch
from tests.rpc.whole_logs import check_log
from tests.system.service import Service, service

COUNT = 6
BROKEN = 4
"""Which of them cannot be drawn again."""
Task = task_pb2.Task
Event = task_pb2.TaskEvent


async def faces(served: Service, database_url: str, gate: Path) -> list[str]:
    """Images that are drawn; who draws them once more waits at the gate, and one fails."""
    task = await finished(served.stubs, (await created(served.stubs, odd(seed=1, count=COUNT))).id)
    ids = [each.image_id for each in task.outputs]
    database = await asyncpg.connect(database_url)
    put = "UPDATE images SET generation_params = jsonb_set(generation_params, '{custom}', $2::jsonb) WHERE id = $1"
    for index, image_id in enumerate(ids):
        way = "break" if index == BROKEN else "wait"
        await database.execute(put, image_id, f'{{"ways": ["{way}"], "gate": "{gate}"}}')
    await database.close()
    return ids


async def at_the_gate(served: Service, task_id: str) -> None:
    """Until a part waits at the gate."""
    async for message in watch(served.stubs, task_id, after_seq=0):
        if message.event.stage == "odd":
            return


async def busy(served: Service, database_url: str, task_id: str, workers: int) -> set[int]:
    """The process ids of workers, once so many are at parts of a task."""
    parts = (await served.stubs.tasks.ListTasks(task_pb2.ListTasksRequest(parent_task_id=task_id))).tasks
    waiting = [asyncio.ensure_future(at_the_gate(served, part.id)) for part in parts]
    for _, begun in zip(range(workers), asyncio.as_completed(waiting), strict=False):
        await begun
    for each in waiting:
        each.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    database = await asyncpg.connect(database_url)
    names = [row[0] for row in await database.fetch("SELECT worker_id FROM task_leases")]
    await database.close()
    return {int(name.split("-")[-2]) for name in names}


async def test_a_worker_is_killed_and_an_image_fails(database_url: str, tmp_path: Path, gate: Path) -> None:
    async with service({"LIMNER_DATABASE_URL": database_url}, tmp_path) as served:
        workers = [await served.worker(), await served.worker()]
        ids = await faces(served, database_url, gate)
        spec = regeneration_pb2.RegenerateSpec(image_ids=ids)
        task = await created(served.stubs, task_pb2.CreateTaskRequest(regenerate=spec))
        shared = await busy(served, database_url, task.id, len(workers))
        assert {each.child.pid for each in workers} == shared, "both are at it"
        await workers[0].kill()
        let_pass(gate, 2 * COUNT)
        async for message in watch(served.stubs, task.id, after_seq=0):
            if message.HasField("terminal"):
                ended = message.terminal.task
        log = await events(served.stubs, task.id)
        check_log_of_parts(ended, log)
        assert ended.state == Task.STATE_SUCCEEDED
        assert [(each.index, each.error.reason) for each in ended.failures] == [(BROKEN, "INVALID_FIELD")]
        made = {each.regenerated_from: each for each in ended.outputs}
        assert {*made} == {image_id for index, image_id in enumerate(ids) if index != BROKEN}
        assert all(ids[each.index] == image_id for image_id, each in made.items())
        attempts = []
        request = task_pb2.ListTasksRequest(parent_task_id=task.id)
        for part in (await served.stubs.tasks.ListTasks(request)).tasks:
            check_log(part, await events(served.stubs, part.id))
            attempts.append(part.attempts)
        assert sorted(attempts) == [1] * (COUNT - 1) + [2], "one was lost with its worker"
        again = (await served.stubs.tasks.RetryTask(task_pb2.RetryTaskRequest(id=task.id))).task
        assert list(again.regenerate.indexes) == [BROKEN]
        assert (await finished(served.stubs, again.id)).state == Task.STATE_FAILED


def check_log_of_parts(task: task_pb2.Task, log: list[task_pb2.TaskEvent]) -> None:
    """The log tells of every part once, and then of the end."""
    assert [each.seq for each in log] == list(range(1, task.event_seq + 1))
    assert [each.kind for each in log if each.kind not in (Event.KIND_OUTPUT, Event.KIND_OUTPUT_FAILED)] == [
        Event.KIND_STATE,
        Event.KIND_TERMINAL,
    ]
    assert [each.output for each in log if each.HasField("output")] == list(task.outputs)
    assert [each.failure for each in log if each.HasField("failure")] == list(task.failures)
