"""Tasks for tests: small ones that are soon done, and one that takes far longer than any test waits."""

from collections.abc import AsyncGenerator
from typing import Any

from limner.v1 import battle_map_pb2, task_pb2

from tests.rpc.stack import Stubs


def small(seed: int = 7, **values: Any) -> task_pb2.CreateTaskRequest:
    """A dungeon of 12 x 12 cells at 16 pixels."""
    options = battle_map_pb2.BattleMap(columns=12, rows=12, px_per_cell=16)
    spec = task_pb2.GenerateSpec(type="map", subtype="tactical", seed=seed, battle_map=options)
    return task_pb2.CreateTaskRequest(generate=spec, **values)


def endless(**values: Any) -> task_pb2.CreateTaskRequest:
    """The largest dungeon there is: a minute of work."""
    options = battle_map_pb2.BattleMap(columns=120, rows=120, px_per_cell=66)
    spec = task_pb2.GenerateSpec(type="map", subtype="tactical", seed=1, battle_map=options)
    return task_pb2.CreateTaskRequest(generate=spec, **values)


async def created(stack: Stubs, request: task_pb2.CreateTaskRequest) -> task_pb2.Task:
    """Create a task."""
    task: task_pb2.Task = (await stack.tasks.CreateTask(request)).task
    return task


async def finished(stack: Stubs, task_id: str) -> task_pb2.Task:
    """The task at its end."""
    async for message in watch(stack, task_id):
        if message.HasField("terminal"):
            return message.terminal.task
    raise AssertionError("the watch ended without a terminal message")


async def watch(stack: Stubs, task_id: str, **values: Any) -> AsyncGenerator[task_pb2.WatchTaskResponse, None]:
    """The stream of a task."""
    async for message in stack.tasks.WatchTask(task_pb2.WatchTaskRequest(id=task_id, **values)):
        yield message


async def events(stack: Stubs, task_id: str) -> list[task_pb2.TaskEvent]:
    """The whole log."""
    log: list[task_pb2.TaskEvent] = []
    while True:
        after = log[-1].seq if log else 0
        request = task_pb2.ListTaskEventsRequest(id=task_id, after_seq=after, page_size=1000)
        response = await stack.tasks.ListTaskEvents(request)
        log += response.events
        if not response.events or log[-1].seq == response.head_seq:
            return log
