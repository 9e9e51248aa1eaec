"""A client that watches: `python -m bench.watching ADDRESS PACE`, over ten connections.

Ready when all streams are in step. Says of every event that came: task, sequence, when; after the last of them all.
"""

import asyncio
import time
from contextlib import AsyncExitStack
from typing import TypeAlias

import grpc
from limner.v1 import task_pb2, task_pb2_grpc

from bench.pace import HEAD, Pace
from bench.peers.server import run
from bench.stamps import ready, say

CHANNELS = 10
OWN_CONNECTION = [("grpc.use_local_subchannel_pool", 1)]
# At run time the class takes no arguments.
Watched: TypeAlias = "grpc.aio.UnaryStreamCall[task_pb2.WatchTaskRequest, task_pb2.WatchTaskResponse]"


async def heard(call: Watched) -> task_pb2.WatchTaskResponse:
    """The next message of a stream that has not ended."""
    message = await call.read()
    assert isinstance(message, task_pb2.WatchTaskResponse)
    return message


async def main(address: str, *_: str) -> None:
    """Watch until every stream has all of its events."""
    pace, ids, came = Pace.from_command_line(), Pace.from_command_line().ids, list[tuple[int, int, int]]()
    async with AsyncExitStack() as stack:
        channels = [
            await stack.enter_async_context(grpc.aio.insecure_channel(address, OWN_CONNECTION)) for _ in range(CHANNELS)
        ]
        stubs = [task_pb2_grpc.TaskServiceStub(each) for each in channels]

        async def synced(watcher: int) -> Watched:
            request = task_pb2.WatchTaskRequest(id=ids[watcher % pace.tasks], after_seq=HEAD)
            call = stubs[watcher % CHANNELS].WatchTask(request)
            assert (await heard(call)).synced.seq == HEAD
            return call

        async def follow(watcher: int) -> None:
            for seq in range(HEAD + 1, HEAD + 1 + pace.events):
                message = await heard(calls[watcher])
                came.append((watcher % pace.tasks, message.event.seq, time.monotonic_ns()))
                assert message.event.seq == seq, message

        calls = await asyncio.gather(*map(synced, range(pace.watchers)))
        following = asyncio.gather(*map(follow, range(pace.watchers)))
        await ready()
        await following
        for each in came:
            say(*each)


if __name__ == "__main__":
    run(main)
