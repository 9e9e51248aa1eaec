"""Workers die, are frozen, are stopped; a task ends once all the same."""

import asyncio
import signal
from pathlib import Path

import psutil
import pytest
from limner.v1 import image_pb2, task_pb2

from tests.rpc.tasks import created, endless, events, finished, watch
from tests.system.service import Process, Service, service

Task = task_pb2.Task
Event = task_pb2.TaskEvent


def medium() -> task_pb2.CreateTaskRequest:
    """A map that takes a few seconds to draw."""
    options = task_pb2.BattleMap(columns=40, rows=30, px_per_cell=64)
    spec = task_pb2.GenerateSpec(type="map", subtype="tactical", seed=5, battle_map=options)
    return task_pb2.CreateTaskRequest(generate=spec)


async def at_work(served: Service, request: task_pb2.CreateTaskRequest, stage: str = "layout") -> str:
    """Create a task and return its id once a worker has come to a stage."""
    task = await created(served.stubs, request)
    async for message in watch(served.stubs, task.id, after_seq=0):
        if message.event.stage == stage:
            return task.id
    raise AssertionError("the task ended before anything was drawn")


async def ended_once(served: Service, task_id: str) -> task_pb2.Task:
    """The task at its end, which its log and the images confirm: one output, one terminal event, one image."""
    async with asyncio.timeout(120):
        task = await finished(served.stubs, task_id)
    log = await events(served.stubs, task_id)
    assert [each.kind for each in log].count(Event.KIND_OUTPUT) == 1
    assert [each.kind for each in log].count(Event.KIND_TERMINAL) == 1
    listed = await served.stubs.images.ListImages(image_pb2.ListImagesRequest())
    assert [each.task_id for each in listed.images] == [task_id]
    assert task.state == Task.STATE_SUCCEEDED, task.error
    return task


async def vanished(processes: list[psutil.Process]) -> None:
    _, alive = await asyncio.to_thread(psutil.wait_procs, processes, 20)
    assert not [each for each in alive if each.status() != psutil.STATUS_ZOMBIE]


async def test_a_worker_killed_in_the_middle_is_replaced(database_url: str, tmp_path: Path) -> None:
    async with service({"LIMNER_DATABASE_URL": database_url}, tmp_path) as served:
        worker = await served.worker()
        task_id = await at_work(served, medium())
        family = worker.family()
        await worker.kill()
        await vanished(family)
        await served.worker()
        task = await ended_once(served, task_id)
        assert (task.attempts, task.retry_count) == (2, 0)
        lost = [each for each in await events(served.stubs, task_id) if each.kind == Event.KIND_ATTEMPT_FAILED]
        assert [each.error.reason for each in lost] == ["WORKER_LOST"]


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


async def test_a_cancelled_drawing_leaves_no_process_at_it(database_url: str, tmp_path: Path) -> None:
    async with service({"LIMNER_DATABASE_URL": database_url}, tmp_path) as served:
        worker = await served.worker()
        task_id = await at_work(served, endless(), "walls")
        drawing = busiest(worker)
        await served.stubs.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task_id))
        assert (await finished(served.stubs, task_id)).state == Task.STATE_CANCELLED
        await vanished([drawing])


def busiest(worker: Process) -> psutil.Process:
    """The child that draws: it used the most processor time."""
    return max(worker.family()[1:], key=lambda each: each.cpu_times().user)


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
        await vanished(family)
