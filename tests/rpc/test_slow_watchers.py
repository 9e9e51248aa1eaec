"""Watchers that do not read for a while: the server keeps little for them, and they miss nothing."""

import asyncio
from pathlib import Path

import grpc
from limner.v1 import task_pb2

from server.tasks.mailbox import MOST_EVENTS
from server.wiring import open_core
from tests.rpc.log_writers import begun, write
from tests.rpc.resuming import TaskReader
from tests.rpc.stack import UNREAD, serving, settings_for, stubs
from tests.rpc.tasks import events

EVENTS = 8 * MOST_EVENTS
TEXT = "x" * 1000
"""Together more than a connection and a mailbox take before they are read."""


async def test_a_watcher_that_stalls_misses_nothing_and_holds_up_nobody(database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path)
    async with (
        serving(settings) as stack,
        open_core(settings) as core,
        grpc.aio.insecure_channel(stack.address, UNREAD) as channel,
    ):
        claim = await begun(stack, core.database)
        task_id = str(claim.task_id)
        stalled = stubs(channel).tasks.WatchTask(task_pb2.WatchTaskRequest(id=task_id, after_seq=0))
        while not (await stalled.read()).HasField("synced"):
            pass
        quick = TaskReader(task_id)
        reading = asyncio.create_task(quick.read(stack))
        await quick.synced.wait()
        await write(core.database, claim, EVENTS, TEXT)
        await reading
        log = await events(stack, task_id)
        quick.check(log)
        late = []
        while (message := await stalled.read()) is not grpc.aio.EOF:
            late.append(message)
        assert [each.event for each in late if each.HasField("event")] == log[2:-1]
        assert [each.terminal.seq for each in late if each.HasField("terminal")] == [log[-1].seq]
