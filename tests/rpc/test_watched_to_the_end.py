"""A watch that has begun ends with the end of its task, whatever others do to the task meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from pathlib import Path
from uuid import UUID

import grpc
import pytest
from limner.v1 import task_pb2

from server.domain.purges import Doom
from server.domain.tasks import State
from server.repositories.database import Database
from server.tasks.watch import Watch
from tests.callers import TESTER
from tests.rpc.client_paths import between
from tests.rpc.errors import refused
from tests.rpc.no_op_line import PATIENCE, Line, empty_line
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.tasks import created, small, watch
from tests.tcp_proxy import lose_first

TASKS = 100
Task = task_pb2.Task


async def remove(stack: Stack, task_id: str) -> None:
    """Cancel and delete a task, as any client does."""
    await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task_id))
    await stack.tasks.DeleteTask(task_pb2.DeleteTaskRequest(id=task_id))


async def remove_and_purge(stack: Stack, task_id: str) -> None:
    """And have it gone for good."""
    await remove(stack, task_id)
    await stack.tasks.PurgeTasks(task_pb2.PurgeTasksRequest(ids=[task_id]))


async def remove_at_once(stack: Stack, task_id: str) -> None:
    """Cancel and delete in one transaction: nobody sees it between the two."""
    async with Database.open(stack.settings.database_url) as database:
        await vanish(database, UUID(task_id))


async def purge_at_once(stack: Stack, task_id: str) -> None:
    """And purge: nobody sees its end."""
    async with Database.open(stack.settings.database_url) as database:
        await vanish(database, UUID(task_id), purge=True)


async def vanish(database: Database, task_id: UUID, *, purge: bool = False) -> None:
    async with database.work(TESTER) as work:
        await work.tasks.delete(await work.tasks.cancel(task_id))
        if purge:
            await work.tasks.purge(Doom((task_id,)))


@pytest.mark.parametrize(
    ("many", "removal", "states"),
    [
        (TASKS, remove, {Task.STATE_CANCELLED}),
        (TASKS, remove_and_purge, {Task.STATE_CANCELLED, Task.STATE_UNSPECIFIED}),
        (5, remove_at_once, {Task.STATE_CANCELLED}),
        (5, purge_at_once, {Task.STATE_UNSPECIFIED}),
    ],
)
async def test_every_watch_that_has_begun_has_its_end(
    many: int,
    removal: Callable[[Stack, str], Awaitable[None]],
    states: set[int],
    database_url: str,
    tmp_path: Path,
) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        ids = [(await created(stack, small())).id for _ in range(many)]
        begun = [asyncio.Event() for _ in ids]

        async def follow(task_id: str, begins: asyncio.Event) -> list[task_pb2.WatchTaskResponse]:
            seen = []
            async for message in watch(stack, task_id):
                seen.append(message)
                begins.set()
            return seen

        watches = [asyncio.create_task(follow(*each)) for each in zip(ids, begun, strict=True)]
        await asyncio.gather(*(each.wait() for each in begun))
        for each in ids:
            await removal(stack, each)
        for seen in await asyncio.gather(*watches):
            assert [message.HasField("terminal") for message in seen] == [False] * (len(seen) - 1) + [True]
            assert seen[-1].terminal.task.state in states


@pytest.mark.parametrize(("purge", "state"), [(False, State.CANCELLED), (True, State.UNKNOWN)])
async def test_every_wait_that_has_begun_has_its_end(
    purge: bool, state: State, database_url: str, tmp_path: Path
) -> None:
    async with empty_line(database_url, tmp_path) as line:
        waiting = Watch(line.feed, line.database.reads, PATIENCE)
        ids = await line.queue("a", TASKS)
        waits = [asyncio.create_task(waiting.wait(TESTER, each, None, PATIENCE)) for each in ids]
        while not all_begun(line, ids):  # noqa: ASYNC110 - nobody is told
            await asyncio.sleep(0)
        for each in ids:
            await vanish(line.database, each, purge=purge)
        assert [each.status for each in await asyncio.gather(*waits)] == [state] * TASKS


def all_begun(line: Line, ids: list[UUID]) -> bool:
    """Whether each task has been read by who waits for it."""
    topics = [line.feed._topics.get(each) for each in ids]
    return all(each is not None and each.head is not None for each in topics)


async def test_who_goes_on_is_told_of_a_deleted_task_and_who_begins_is_not(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        task = await created(stack, small())
        await remove(stack, task.id)
        for after in (0, 1, 2):
            seen = [message async for message in watch(stack, task.id, after_seq=after)]
            assert seen[-1].terminal.task.state == Task.STATE_CANCELLED
            assert seen[-1].terminal.task.HasField("delete_time")
            waited = await stack.tasks.WaitTask(task_pb2.WaitTaskRequest(id=task.id, after_seq=after))
            assert waited.task.state == Task.STATE_CANCELLED
        begins = (anext(watch(stack, task.id)), stack.tasks.WaitTask(task_pb2.WaitTaskRequest(id=task.id)))
        for each in begins:
            assert (await refused(each)).code is grpc.StatusCode.NOT_FOUND
        await stack.tasks.PurgeTasks(task_pb2.PurgeTasksRequest(ids=[task.id]))
        assert (await refused(anext(watch(stack, task.id, after_seq=0)))).code is grpc.StatusCode.NOT_FOUND


async def test_a_client_whose_line_breaks_when_its_task_is_removed_has_the_end(
    database_url: str, tmp_path: Path
) -> None:
    breaks: list[Exception] = []
    async with between(database_url, tmp_path) as (stack, proxy, limner):
        task = await created(stack, small())
        async with aclosing(limner.watch(task.id, on_break=breaks.append)) as updates:
            assert (await anext(updates)).HasField("snapshot")
            proxy.down = lose_first(1)
            await remove_at_once(stack, task.id)
            seen = [update async for update in updates]
        assert seen[-1].terminal.task.state == Task.STATE_CANCELLED
    assert breaks
