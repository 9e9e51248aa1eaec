"""Workers are frozen, are stopped, die again and again; a task ends once all the same."""

import signal
from pathlib import Path

import pytest
from limner.v1 import task_pb2

from tests.rpc.tasks import created, endless, finished, watch
from tests.system.ended_processes import vanished
from tests.system.service import service
from tests.system.work_under_way import at_work, ended_once, medium

Task = task_pb2.Task


async def test_a_frozen_worker_is_robbed_and_its_late_writes_are_refused(database_url: str, tmp_path: Path) -> None:
    async with service({"LIMNER_DATABASE_URL": database_url}, tmp_path) as served:
        frozen = await served.worker()
        task_id = await at_work(served, medium())
        frozen.child.send_signal(signal.SIGSTOP)
        await served.worker()
        task = await ended_once(served, task_id)
        frozen.child.send_signal(signal.SIGCONT)
        await frozen.line("lease lost")
        again = (await served.stubs.tasks.GetTask(task_pb2.GetTaskRequest(id=task_id))).task
        assert (again.state, again.event_seq, again.attempts) == (task.state, task.event_seq, 2)


async def test_a_stopped_worker_gives_its_task_back(database_url: str, tmp_path: Path) -> None:
    async with service({"LIMNER_DATABASE_URL": database_url, "LIMNER_LEASE_SECONDS": "60"}, tmp_path) as served:
        worker = await served.worker()
        task_id = await at_work(served, medium())
        assert await worker.stop() == 0
        await served.worker()
        task = await ended_once(served, task_id)
        assert (task.attempts, task.retry_count) == (2, 0)


async def test_the_third_lost_worker_ends_the_task(database_url: str, tmp_path: Path) -> None:
    async with service({"LIMNER_DATABASE_URL": database_url}, tmp_path) as served:
        task = await created(served.stubs, endless())
        for attempt in (1, 2, 3):
            worker = await served.worker()
            async for message in watch(served.stubs, task.id, after_seq=0):
                if message.event.stage and message.event.attempt == attempt:
                    break
            await worker.kill()
        ended = await finished(served.stubs, task.id)
        assert (ended.state, ended.error.reason) == (Task.STATE_FAILED, "WORKER_LOST")


@pytest.mark.parametrize("victim", ["server", "worker"])
async def test_whoever_is_killed_leaves_no_process_behind(victim: str, database_url: str, tmp_path: Path) -> None:
    async with service({"LIMNER_DATABASE_URL": database_url}, tmp_path) as served:
        worker = await served.worker()
        process = served.server if victim == "server" else worker
        family = process.family()
        await process.kill()
        await vanished(*family)
