"""A server that is stopped sends its watchers elsewhere, with what they need to go on there."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

from tests.rpc.errors import refusal
from tests.rpc.resuming import Reader, TaskReader
from tests.rpc.tasks import created, events, small
from tests.system.service import service

TASKS, WATCHERS, STREAMS, CONNECTIONS = 5, 500, 20, 5
PATIENT = {"LIMNER_DRAIN_SECONDS": "600"}
"""What holds the server for so long is seen to hang."""


async def test_five_hundred_watches_end_at_once_and_go_on_elsewhere(database_url: str, tmp_path: Path) -> None:
    environment = {"LIMNER_DATABASE_URL": database_url}
    async with service(environment, tmp_path / "elsewhere") as elsewhere, AsyncExitStack() as callers:
        async with service(environment | PATIENT, tmp_path) as served:
            calling = [(await callers.enter_async_context(served.caller())).stubs for _ in range(CONNECTIONS)]
            tasks = [await created(served.stubs, small(seed)) for seed in range(TASKS)]
            readers = [TaskReader(tasks[number % TASKS].id) for number in range(WATCHERS)]
            streams = [Reader() for _ in range(STREAMS)]
            for stream in streams:
                await stream.begin(served.stubs)
            watching = [
                asyncio.create_task(each.stream(calling[number % CONNECTIONS])) for number, each in enumerate(readers)
            ]
            watching += [asyncio.create_task(each.stream(calling[0], 1)) for each in streams]
            await asyncio.gather(*(each.synced.wait() for each in readers))
            await asyncio.gather(*(each.heard.wait() for each in streams))
            assert await served.server.stop() == 0
        await asyncio.gather(*watching)
        for reader in readers:
            (broken,) = map(refusal, reader.breaks.errors)
            assert (broken.reason, broken.metadata) == ("SERVER_DRAINING", {"last_seq": "1"})
        for stream in streams:
            (broken,) = map(refusal, stream.breaks.errors)
            assert broken.reason == "SERVER_DRAINING"
            assert broken.metadata.keys() == {"cursor"}
            stream.cursor = broken.metadata["cursor"]

        await elsewhere.worker()
        await asyncio.gather(*(each.read(elsewhere.stubs) for each in readers))
        logs = {each.id: await events(elsewhere.stubs, each.id) for each in tasks}
        for reader in readers:
            reader.check(logs[reader.task_id])
        happened = sum(map(len, logs.values())) - TASKS
        await asyncio.gather(*(each.read(elsewhere.stubs, happened) for each in streams))
        for stream in streams:
            for task_id, log in logs.items():
                stream.check(task_id, log[1:])
