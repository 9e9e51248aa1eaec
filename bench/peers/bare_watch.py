"""Bare grpc.aio that pushes events from memory: no database, no log, no resuming.

The least any Python service pays. `python -m bench.peers.bare_watch PORT PACE`; says the number of each batch of events
and when it was put out.
"""

import asyncio
import time
from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

import grpc
from limner.v1 import task_pb2

from bench.pace import HEAD, Pace
from bench.peers.server import run, serve
from bench.stamps import ready, say
from server.processes.allocator import tune_allocator

SERVICE = "limner.v1.TaskService"


class Slot:
    """What waits for one watcher."""

    def __init__(self) -> None:
        self.messages: list[task_pb2.WatchTaskResponse] = []
        self.filled = asyncio.Event()


async def main(port: str, *_: str) -> None:
    """Serve, and push until all is pushed; then go on serving."""
    tune_allocator()
    pace, ids, slots = Pace.from_command_line(), Pace.from_command_line().ids, defaultdict[str, list[Slot]](list)

    async def watch_task(request: task_pb2.WatchTaskRequest, context: Any) -> None:
        slots[request.id].append(slot := Slot())
        await context.write(task_pb2.WatchTaskResponse(synced=task_pb2.WatchTaskResponse.Synced(seq=HEAD)))
        while True:
            await slot.filled.wait()
            slot.filled.clear()
            messages, slot.messages = slot.messages, []
            for message in messages:
                await context.write(message)

    async def push() -> None:
        await ready()
        async for number, tasks, seq in pace.run():
            say(number, time.monotonic_ns())
            for task in tasks:
                event = task_pb2.TaskEvent(
                    task_id=ids[task], seq=seq, time=datetime.now(UTC), attempt=1,
                    kind=task_pb2.TaskEvent.KIND_STAGE, stage=f"stage {seq}",
                )  # fmt: skip
                for slot in slots[event.task_id]:
                    slot.messages.append(task_pb2.WatchTaskResponse(event=event))
                    slot.filled.set()

    handler: grpc.RpcMethodHandler[Any, Any] = grpc.unary_stream_rpc_method_handler(
        watch_task, task_pb2.WatchTaskRequest.FromString, task_pb2.WatchTaskResponse.SerializeToString
    )
    async with asyncio.TaskGroup() as group:
        group.create_task(push())
        await serve(port, grpc.method_handlers_generic_handler(SERVICE, {"WatchTask": handler}))


if __name__ == "__main__":
    run(main)
