"""Watches of the Python client: whatever breaks them, each event is told once, in order, and the end once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path

import grpc
import pytest
from limner.v1 import task_pb2

from limner_client import Limner, LimnerError, connect
from server.domain.errors import Exhausted, ServerDraining
from server.wiring import open_worker, running
from tests.free_port import free_port
from tests.rpc.client_paths import balanced, bare, between, said
from tests.rpc.stack import Stubs, serving, settings_for
from tests.rpc.tasks import created, events, finished, small
from tests.tcp_proxy import Hold, TcpProxy, lose_first

Event = task_pb2.TaskEvent
Message = task_pb2.WatchTaskResponse


async def check_whole(seen: list[Message], stack: Stubs, task_id: str, after_seq: int | None = None) -> None:
    """Every event behind the beginning was seen once, in the order of the log, and one end behind them."""
    *log, last = await events(stack, task_id)
    begun = seen[0].snapshot.task.event_seq if after_seq is None else after_seq
    assert [each.event for each in seen if each.HasField("event")] == [each for each in log if each.seq > begun]
    assert [each.terminal.seq for each in seen if each.HasField("terminal")] == [last.seq]
    kinds = [each.WhichOneof("message") for each in seen]
    assert kinds[-1] == "terminal"
    assert kinds.count("snapshot") == (after_seq is None)
    assert kinds.count("synced") == (after_seq is not None)


async def cut_at_every_message(updates: AsyncIterator[Message], proxy: TcpProxy) -> list[Message]:
    """The messages of a watch whose connection is lost with the first piece that follows each of them."""
    seen = []
    async for update in updates:
        seen.append(update)
        proxy.down = lose_first(1)
    return seen


@pytest.mark.parametrize("after_seq", [None, 0, 1])
async def test_a_watch_that_is_cut_at_every_message_tells_all(
    after_seq: int | None, database_url: str, tmp_path: Path
) -> None:
    cuts: list[LimnerError] = []
    async with between(database_url, tmp_path, workers=1) as (stack, proxy, limner):
        request = small()
        request.generate.count = 2
        task = await created(stack, request)
        watching = limner.watch(task.id, after_seq=after_seq, previews=True, on_break=cuts.append)
        await check_whole(await cut_at_every_message(watching, proxy), stack, task.id, after_seq)
    assert len(cuts) > 2
    assert {each.code for each in cuts} <= {grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.INTERNAL}


async def test_a_watch_goes_on_where_its_server_comes_back(database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path, listen=f"127.0.0.1:{free_port()}")
    seen: list[Message] = []
    begun, broke, breaks = asyncio.Event(), asyncio.Event(), list[LimnerError]()

    def on_break(error: LimnerError) -> None:
        breaks.append(error)
        broke.set()

    async def watch(limner: Limner, task_id: str) -> None:
        async for update in limner.watch(task_id, after_seq=0, on_break=on_break):
            seen.append(update)
            if update.HasField("synced"):
                begun.set()

    async with serving(settings) as stack:
        task = await created(stack, small())
        connecting = connect(stack.address)
        limner = await connecting.__aenter__()
        watching = asyncio.create_task(watch(limner, task.id))
        await begun.wait()
    await broke.wait()
    assert breaks[0].reason == "SERVER_DRAINING"
    assert breaks[0].metadata["last_seq"] == "1"
    assert breaks[0].retry_after == 1
    async with serving(settings, workers=1) as stack:
        await watching
        await check_whole(seen, stack, task.id, 0)
        await connecting.__aexit__(None, None, None)


async def test_a_watch_that_is_shed_comes_again(database_url: str, tmp_path: Path) -> None:
    full = Exhausted("too many watches")
    code, message, _ = said(full)
    # With RetryInfo, as an overloaded server says it, and bare, as gRPC itself sheds what it cannot take.
    asking = (code, message, said(ServerDraining())[2])
    breaks: list[LimnerError] = []
    async with serving(settings_for(database_url, tmp_path)) as stack, balanced(stack) as (balancer, address):
        task = await created(stack, small())
        await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task.id))
        async with connect(address) as limner:
            balancer.refusals = [asking, bare(grpc.StatusCode.CANCELLED), said(ServerDraining())]
            seen = [update async for update in limner.watch(task.id, after_seq=0, on_break=breaks.append)]
            await check_whole(seen, stack, task.id, 0)
            balancer.refusals = [said(full)]
            with pytest.raises(LimnerError, match="too many watches"):
                await anext(limner.watch(task.id))
    assert [each.code.name for each in breaks] == ["RESOURCE_EXHAUSTED", "CANCELLED", "UNAVAILABLE"]


async def test_a_watch_is_given_up_after_a_while_without_contact(database_url: str, tmp_path: Path) -> None:
    breaks: list[LimnerError] = []
    async with between(database_url, tmp_path, silence=0.2, patience=0.5) as (stack, proxy, limner):
        task = await created(stack, small())
        async with aclosing(limner.watch(task.id, on_break=breaks.append)) as updates:
            assert (await anext(updates)).HasField("snapshot")
            proxy.down = Hold(0)
            with pytest.raises(LimnerError, match="STREAM_SILENT"):
                await anext(updates)
        proxy.down.released.set()
    assert breaks


async def test_leaving_a_watch_ends_its_call_and_not_the_task(database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path)
    async with serving(settings) as stack, connect(stack.address) as limner:
        task = await created(stack, small())
        async with aclosing(limner.watch(task.id)) as updates:
            await anext(updates)
        async with open_worker(settings) as worker, running(worker.run()):
            assert (await limner.wait(task.id)).state == task_pb2.Task.STATE_SUCCEEDED


async def test_a_watch_of_many_that_is_cut_at_every_message_tells_all(database_url: str, tmp_path: Path) -> None:
    cuts: list[LimnerError] = []
    told: list[Event] = []
    async with between(database_url, tmp_path, workers=1) as (stack, proxy, limner):
        async with aclosing(limner.watch_tasks(scope="campaign/1", on_break=cuts.append)) as updates:
            assert (await anext(updates)).HasField("bookmark")
            tasks = [await created(stack, small(seed, scope="campaign/1")) for seed in range(2)]
            await created(stack, small(scope="campaign/2"))
            left = {task.id for task in tasks}
            async for update in updates:
                proxy.down = lose_first(1)
                if update.HasField("event"):
                    told.append(update.event)
                    if update.event.kind == Event.KIND_TERMINAL:
                        left.remove(update.event.task_id)
                if not left:
                    break
        for task in tasks:
            assert [each for each in told if each.task_id == task.id] == await events(stack, task.id)
        assert len(told) == sum([len(await events(stack, task.id)) for task in tasks])
    assert len(cuts) > 2


async def test_a_watch_of_many_goes_on_behind_its_cursor_where_a_server_comes_back(
    database_url: str, tmp_path: Path
) -> None:
    settings = settings_for(database_url, tmp_path, listen=f"127.0.0.1:{free_port()}")
    told: list[Event] = []
    begun, broke = asyncio.Event(), asyncio.Event()

    async def watch(limner: Limner) -> None:
        kinds = [Event.KIND_STATE, Event.KIND_TERMINAL]
        async for update in limner.watch_tasks(kinds=kinds, on_break=lambda _: broke.set()):
            begun.set()
            if update.HasField("event"):
                told.append(update.event)
                if update.event.kind == Event.KIND_TERMINAL:
                    return

    async with serving(settings) as stack:
        connecting = connect(stack.address)
        limner = await connecting.__aenter__()
        watching = asyncio.create_task(watch(limner))
        await begun.wait()
        task = await created(stack, small())
    await broke.wait()
    async with serving(settings, workers=1) as stack:
        await finished(stack, task.id)
        await watching
        log = await events(stack, task.id)
        assert told == [each for each in log if each.kind in {Event.KIND_STATE, Event.KIND_TERMINAL}]
        await connecting.__aexit__(None, None, None)


async def test_a_cursor_that_nobody_gave_is_refused(database_url: str, tmp_path: Path) -> None:
    async with between(database_url, tmp_path) as (_, _, limner):
        with pytest.raises(LimnerError, match="INVALID_CURSOR"):
            await anext(limner.watch_tasks(cursor="nobody"))
