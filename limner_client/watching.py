"""Watched tasks without gaps: whatever breaks a stream, the watch goes on behind the last event it told."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

import grpc
from limner.v1 import task_pb2, task_pb2_grpc

from limner_client.contact import Endurance, OnBreak, unbroken
from limner_client.errors import LimnerError


async def watch(
    tasks: "task_pb2_grpc.TaskServiceAsyncStub",
    request: task_pb2.WatchTaskRequest,
    endurance: Endurance,
    on_break: OnBreak | None = None,
) -> AsyncGenerator[task_pb2.WatchTaskResponse, None]:
    """Yield what `WatchTask` sends, up to and with the one terminal message: each event of the log once, in its order.

    Snapshot and synced marker come where the request asks for them, not again after a break. Raises `LimnerError`.
    """
    asked, kinds = task_pb2.WatchTaskRequest(), set[str]()
    asked.CopyFrom(request)
    async with aclosing(unbroken(lambda: tasks.WatchTask(asked), endurance, on_break)) as messages:
        async for message in messages:
            kind = message.WhichOneof("message")
            match kind:
                case "snapshot":
                    asked.after_seq = message.snapshot.task.event_seq
                case "event" if asked.HasField("after_seq") and message.event.seq <= asked.after_seq:
                    continue
                case "event":
                    asked.after_seq = message.event.seq
                case "synced" if kinds & {"snapshot", "synced"}:
                    continue
            kinds.add(kind)
            yield message
            if kind == "terminal":
                return
    raise _ended()


async def watch_tasks(
    tasks: "task_pb2_grpc.TaskServiceAsyncStub",
    request: task_pb2.WatchTasksRequest,
    endurance: Endurance,
    on_break: OnBreak | None = None,
) -> AsyncGenerator[task_pb2.WatchTasksResponse, None]:
    """Yield what `WatchTasks` sends, without end: each event behind the cursor once, and bookmarks.

    Raises `LimnerError`.
    """
    asked = task_pb2.WatchTasksRequest()
    asked.CopyFrom(request)
    async with aclosing(unbroken(lambda: tasks.WatchTasks(asked), endurance, on_break)) as messages:
        async for message in messages:
            asked.cursor = message.cursor
            yield message
    raise _ended()


def _ended() -> LimnerError:
    return LimnerError(grpc.StatusCode.UNAVAILABLE, "STREAM_ENDED", "the stream ended before its end")
