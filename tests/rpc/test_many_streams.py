"""Many streams of a caller and the events of others: what they cost, and what the cursors say of them."""

from collections.abc import Iterator
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
from tests.rpc.stack import Stack
from tests.rpc.tasks import small

STREAMS = 50
BEATS = 3
READER = ((WHO, "reader"), (ROLE, "reader"), (SCOPE, "campaign/1"))
OWN, OTHER = "campaign/1", "campaign/2"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Statements about the events of all tasks, as the database is asked them."""
    asked: list[str] = []
    rows = StatementConnections.rows

    async def noted(self: StatementConnections, statement: str, *values: Any) -> list[Any]:
        if "task_events" in statement and "xid" in statement:
            asked.append(statement)
        return await rows(self, statement, *values)

    monkeypatch.setattr(StatementConnections, "rows", noted)
    return asked


async def made(stack: Stack, scope: str, **values: Any) -> str:
    """A new task."""
    return str((await stack.tasks.CreateTask(small(scope=scope, **values))).task.id)


async def begin(stack: Stack, caller: Any = READER, **asked: Any) -> tuple[Any, task_pb2.WatchTasksResponse]:
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
    async with serving_named(database_url, tmp_path) as stack, open_core(stack.settings) as core:
        claim = await begun(stack, core.database)
        async with grpc.aio.insecure_channel(stack.address, [("grpc.http2.bdp_probe", 0)]) as channel:
            stalled, _ = await begin(Stack(**vars(_stubs(channel)), address="", settings=stack.settings), ())
            witness, _ = await begin(stack, ())
            await write(core.database, claim, 8 * MOST_EVENTS, "x" * 1000)
            seqs = await _to_the_end(witness)
            assert seqs == list(range(seqs[0], seqs[0] + len(seqs)))
            assert await _to_the_end(stalled) == seqs


async def test_the_cursor_of_a_bound_caller_counts_no_events_of_others(database_url: str, tmp_path: Path) -> None:
    async with serving_named(database_url, tmp_path, heartbeat_seconds=0.2) as stack:
        await made(stack, OTHER)
        stream, first = await begin(stack)
        own = await made(stack, OWN)
        assert (news := await stream.read()).event.task_id == own
        for cursor, watched in ((first.cursor, False), (news.cursor, True)):
            again = stream if watched else (await begin(stack, cursor=cursor, labels={"no": "such"}))[0]
            for _ in range(BEATS):
                witness, _ = await begin(stack, ())
                foreign = await made(stack, OTHER)
                assert (await witness.read()).event.task_id == foreign
                witness.cancel()
                bookmark = await again.read()
                assert bookmark.HasField("bookmark")
                assert _place(bookmark.cursor) == _place(cursor)
            again.cancel()
        resumed, message = await begin(stack, cursor=bookmark.cursor)
        assert message.HasField("bookmark")
        resumed.cancel()


def _place(cursor: str) -> tuple[int, UUID, int]:
    place = Cursor.decode(cursor)
    return place.xid, place.task_id, place.seq
