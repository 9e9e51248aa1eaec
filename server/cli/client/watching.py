"""A watched task without gaps: whatever breaks the stream, the watch goes on behind the last event it told."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

import grpc
from limner.v1 import task_pb2

from server.cli.client.backoff import pauses
from server.cli.client.connection import Connection
from server.cli.client.errors import StreamSilent, is_interruption, refusal
from server.cli.client.streams import messages
from server.domain.errors import LimnerError

SILENCE_SECONDS = 60.0
"""A living stream breaks its silence by heartbeats well before."""
PATIENCE_SECONDS = 300.0
"""How long a server may be away before the watch is given up."""


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The stream broke; it is opened again behind `after_seq`."""

    why: LimnerError
    after_seq: int | None


Update = task_pb2.WatchTaskResponse | Interrupted


async def watch(
    connection: Connection,
    task_id: str,
    *,
    after_seq: int | None = None,
    previews: bool = False,
    silence_seconds: float = SILENCE_SECONDS,
    patience_seconds: float = PATIENCE_SECONDS,
) -> AsyncGenerator[Update, None]:
    """Yield the messages of WatchTask up to and with the terminal one; each event of the log comes once, in order.

    A stream that breaks is announced by `Interrupted` and opened again. Raises `grpc.aio.AioRpcError` or
    `StreamSilent` when the server refuses, or has been away longer than `patience_seconds`.
    """
    last = after_seq
    heard = time.monotonic()
    waiting = pauses()
    while True:
        request = task_pb2.WatchTaskRequest(id=task_id, after_seq=last, previews=previews)
        why: LimnerError
        try:
            async with aclosing(messages(connection.tasks.WatchTask(request), silence_seconds)) as received:
                async for message in received:
                    heard, waiting = time.monotonic(), pauses()
                    if message.WhichOneof("message") == "event" and last is not None and message.event.seq <= last:
                        continue
                    last = seq_after(message, last)
                    yield message
                    if message.HasField("terminal"):
                        return
            why = StreamSilent(0)
        except grpc.aio.AioRpcError as error:
            if not is_interruption(error) or time.monotonic() - heard > patience_seconds:
                raise
            why = refusal(error, connection.address)
        except StreamSilent as error:
            if time.monotonic() - heard > patience_seconds:
                raise
            why = error
        yield Interrupted(why, last)
        await asyncio.sleep(next(waiting))


def seq_after(message: task_pb2.WatchTaskResponse, last: int | None) -> int | None:
    """The sequence to resume behind once `message` has been seen."""
    match message.WhichOneof("message"):
        case "snapshot":
            return message.snapshot.task.event_seq
        case "event":
            return message.event.seq
        case "synced":
            return message.synced.seq
        case _:
            return last
