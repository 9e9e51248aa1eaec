"""Workers are killed one after the other in the middle of their work; every task ends all the same, and once."""

import asyncio
import os
from pathlib import Path

import asyncpg
from limner.v1 import task_pb2

from tests.rpc.tasks import created, finished, small
from tests.rpc.whole_logs import check_task
from tests.system.service import Process, Service, service

TASKS, KILLS = (200, 20) if os.environ.get("LIMNER_REQUIRE_SERVICES") == "1" else (40, 5)
WORKERS = 3
Task = task_pb2.Task
Event = task_pb2.TaskEvent


async def holder(database: asyncpg.Connection, task_id: str) -> int | None:
    """The process id of the worker that holds a task, which its name tells; None when nobody does any more."""
    name = await database.fetchval("SELECT worker_id FROM task_leases WHERE task_id = $1", task_id)
    return None if name is None else int(name.split("-")[-2])


async def kill_in_turn(served: Service, database_url: str, workers: dict[int, Process]) -> None:
    """Kill a worker that has just begun a task, again and again, and start another in its place."""
    database = await asyncpg.connect(database_url)
    stream = served.stubs.tasks.WatchTasks(task_pb2.WatchTasksRequest(kinds=[Event.KIND_STATE]))
    begun = killed = 0
    async with asyncio.TaskGroup() as starting:
        async for message in stream:
            begun += message.event.state == Task.STATE_RUNNING
            if begun < (killed + 1) * TASKS // (KILLS + 1):
                continue
            victim = workers.pop(await holder(database, message.event.task_id) or 0, None)
            if victim is None:
                continue
            await victim.kill()
            starting.create_task(start(served, workers))
            killed += 1
            if killed == KILLS:
                break
    stream.cancel()
    await database.close()


async def start(served: Service, workers: dict[int, Process]) -> None:
    worker = await served.worker()
    workers[worker.child.pid] = worker


async def test_workers_are_killed_and_every_task_ends_once(database_url: str, tmp_path: Path) -> None:
    async with service({"LIMNER_DATABASE_URL": database_url}, tmp_path) as served:
        workers: dict[int, Process] = {}
        await asyncio.gather(*(start(served, workers) for _ in range(WORKERS)))
        killing = asyncio.create_task(kill_in_turn(served, database_url, workers))
        tasks = [await created(served.stubs, small(seed)) for seed in range(TASKS)]
        ended = await asyncio.gather(*(finished(served.stubs, each.id) for each in tasks))
        await killing
        lost = 0
        for task in ended:
            log = await check_task(served.stubs, task)
            losses = [each for each in log if each.error.reason == "WORKER_LOST"]
            lost += len(losses)
            assert task.retry_count == 0
            assert len(task.outputs) == (task.state == Task.STATE_SUCCEEDED)
            assert (task.state == Task.STATE_FAILED) == (len(losses) == 3)
        assert lost > KILLS // 2, "nobody was killed at work"
