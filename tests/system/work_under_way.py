"""Tasks caught in the middle of their work, and what must be true of them at their end."""

import asyncio

import psutil
from limner.v1 import battle_map_pb2, task_pb2

from tests.rpc.tasks import created, finished, watch
from tests.rpc.whole_logs import check_task
from tests.system.service import Process, Service


def medium() -> task_pb2.CreateTaskRequest:
    """A map that takes a few seconds to draw."""
    options = battle_map_pb2.BattleMap(columns=40, rows=30, px_per_cell=64)
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
    """The task at its end, which its log and the images confirm: one output, and one image."""
    async with asyncio.timeout(120):
        task = await finished(served.stubs, task_id)
    await check_task(served.stubs, task)
    assert len(task.outputs) == 1
    assert task.state == task_pb2.Task.STATE_SUCCEEDED, task.error
    return task


def busiest(worker: Process) -> psutil.Process:
    """The child that draws: it used the most processor time."""
    return max(worker.family()[1:], key=lambda each: each.cpu_times().user)
