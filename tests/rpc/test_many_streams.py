"""Many streams of a caller and the events of others: what they cost, and what the cursors say of them."""

import asyncio
from pathlib import Path
from typing import Any
from uuid import UUID

import grpc
import pytest
from limner.v1 import task_pb2

from server.domain.cursors import Cursor
from server.repositories.statement_connections import StatementConnections
from server.tasks.mailbox import MOST_EVENTS
from server.wiring import open_core
from tests.rpc.log_writers import begun, write
from tests.rpc.named_callers import ROLE, SCOPE, WHO, serving_named
from tests.rpc.stack import UNREAD, Stubs, stubs
from tests.rpc.tasks import small

STREAMS = 50
EVENTS = 8 * MOST_EVENTS
OWN, OTHER = "campaign/1", "campaign/2"
READER = ((WHO, "reader"), (ROLE, "reader"), (SCOPE, OWN))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Statements about the events of all tasks, as the database is asked them."""
    asked: list[str] = []
    rows = StatementConnections.rows

    async def noted(self: StatementConnections, statement: str, *values: Any) -> list[Any]:
        if "task_events" in statement and "xid" in statement:
            asked.append(statement)
        return await rows(self, statement, *values)

    monkeypatch.setattr(StatementConnections, "rows", noted)
    return asked


async def made(stack: Stubs, scope: str, **values: Any) -> str:
    """A new task."""
    return str((await stack.tasks.CreateTask(small(scope=scope, **values))).task.id)


async def begin(stack: Stubs, caller: Any = READER, **asked: Any) -> tuple[Any, task_pb2.WatchTasksResponse]:
    """A stream and its first message."""
    stream = stack.tasks.WatchTasks(task_pb2.WatchTasksRequest(**asked), metadata=caller)
    return stream, await stream.read()


async def test_events_of_others_cost_no_stream_a_statement(database_url: str, tmp_path: Path, read: list[str]) -> None:
    async with serving_named(database_url, tmp_path) as stack:
        streams = [(await begin(stack))[0] for _ in range(STREAMS)]
        witness, _ = await begin(stack, ())
        read.clear()
        foreign = await made(stack, OTHER)
        assert (await witness.read()).event.task_id == foreign
        own = await made(stack, OWN)
        assert [(await each.read()).event.task_id for each in [*streams, witness]] == [own] * (STREAMS + 1)
        assert 2 <= len(read) < STREAMS
        for each in [*streams, witness]:
            each.cancel()


async def test_what_is_dealt_out_is_what_a_stream_asks_for(database_url: str, tmp_path: Path) -> None:
    async with serving_named(database_url, tmp_path) as stack:
        queued = task_pb2.TaskEvent.KIND_STATE
        asked: list[tuple[Any, dict[str, Any], list[int]]] = [
            ((), {}, [0, 1, 2, 3]),
            ((), {"scope": OWN}, [0, 1, 3]),
            ((), {"labels": {"floor": "1"}}, [1, 2, 3]),
            (READER, {"labels": {"floor": "1"}}, [1, 3]),
            (READER, {"labels": {"floor": "1", "wing": "a"}}, [3]),
            (READER, {"kinds": [queued]}, [0, 1, 3]),
            (READER, {"kinds": [task_pb2.TaskEvent.KIND_TERMINAL]}, []),
            (READER, {"scope": OTHER}, []),
        ]
        start = (await begin(stack, ()))[1].cursor
        live = [(await begin(stack, caller, **filters))[0] for caller, filters, _ in asked]
        ids = [
            await made(stack, scope, labels=labels)
            for scope, labels in (
                (OWN, {}),
                (OWN, {"floor": "1"}),
                (OTHER, {"floor": "1"}),
                (OWN, {"floor": "1", "wing": "a"}),
            )
        ]
        for stream, (caller, filters, chosen) in zip(live, asked, strict=True):
            later, first = await begin(stack, caller, cursor=start, **filters)
            walked = [first]
            while not walked[-1].HasField("bookmark"):
                walked.append(await later.read())
            assert [each.event.task_id for each in walked[:-1]] == [ids[each] for each in chosen]
            assert [(await stream.read()).event for _ in chosen] == [each.event for each in walked[:-1]]
            later.cancel()
            stream.cancel()


async def test_a_stream_that_stalls_misses_nothing_and_repeats_nothing(database_url: str, tmp_path: Path) -> None:
    async with (
        serving_named(database_url, tmp_path) as stack,
        open_core(stack.settings) as core,
        grpc.aio.insecure_channel(stack.address, UNREAD) as channel,
    ):
        claim = await begun(stack, core.database)
        stalled, _ = await begin(stubs(channel), ())
        quick, _ = await begin(stack, ())
        reading = asyncio.create_task(to_the_end(quick))
        await write(core.database, claim, EVENTS, "x" * 1000)
        seqs = await reading
        assert seqs == list(range(3, 3 + EVENTS + 1))
        assert await to_the_end(stalled) == seqs


async def to_the_end(stream: Any) -> list[int]:
    """The sequences of what is told of a task, to its end."""
    seqs = []
    while (message := await stream.read()).event.kind != task_pb2.TaskEvent.KIND_TERMINAL:
        if message.HasField("event"):
            seqs.append(message.event.seq)
    return [*seqs, message.event.seq]


async def test_the_cursor_of_a_bound_caller_counts_no_events_of_others(database_url: str, tmp_path: Path) -> None:
    async with serving_named(database_url, tmp_path, heartbeat_seconds=0.2) as stack:
        await made(stack, OTHER)
        stream, first = await begin(stack)
        witness, _ = await begin(stack, ())
        own = await made(stack, OWN)
        while not (news := await stream.read()).HasField("event"):
            assert place(news.cursor) == place(first.cursor)
        assert news.event.task_id == own
        without, _ = await begin(stack, cursor=first.cursor, scope=OTHER)
        for watched, cursor in ((stream, news.cursor), (without, first.cursor)):
            foreign = await made(stack, OTHER)
            while (other := await witness.read()).event.task_id != foreign:
                pass
            bookmark = await watched.read()
            while bookmark.bookmark.server_time.ToNanoseconds() <= other.event.time.ToNanoseconds():
                bookmark = await watched.read()
                assert place(bookmark.cursor) == place(cursor)
            assert place(other.cursor) != place(bookmark.cursor)
            resumed, message = await begin(stack, cursor=bookmark.cursor, scope=OTHER)
            assert message.HasField("bookmark")
            assert place(message.cursor) == place(cursor)
            resumed.cancel()


def place(cursor: str) -> tuple[int, UUID, int]:
    """Where a cursor lies."""
    decoded = Cursor.decode(cursor)
    return decoded.xid, decoded.task_id, decoded.seq
