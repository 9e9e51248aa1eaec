"""Logs are kept for some days: what comes too late for them is told so, and nothing goes missing in silence."""

from pathlib import Path

import grpc
from limner.v1 import task_pb2

from server.wiring import open_core
from tests.callers import TESTER
from tests.rpc.errors import refused
from tests.rpc.resuming import Reader
from tests.rpc.stack import database_of, serving, settings_for
from tests.rpc.tasks import created, small, watch

DAYS = 3
AGE = f"UPDATE generation_tasks SET finished_at = now() - make_interval(days => {DAYS + 1})"


async def test_a_watch_of_a_pruned_log_gets_snapshot_and_end(database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path)
    async with serving(settings) as stack, database_of(stack) as database, open_core(settings) as core:
        old, young, unfinished = [(await created(stack, small())).id for _ in range(3)]
        for each in (old, young):
            await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=each))
        await database.execute(f"{AGE} WHERE id = $1", old)
        async with core.database.work(TESTER) as work:
            assert await work.tasks.prune_logs(DAYS) == 2
            assert await work.tasks.prune_logs(DAYS) == 0
        kinds = {}
        for after_seq in (None, 0, 1, 2):
            seen = [message async for message in watch(stack, old, after_seq=after_seq)]
            kinds[after_seq] = [each.WhichOneof("message") for each in seen]
        assert kinds == {
            None: ["snapshot", "terminal"],
            0: ["snapshot", "synced", "terminal"],
            1: ["snapshot", "synced", "terminal"],
            2: ["synced", "terminal"],
        }
        for task_id, seqs in ((old, []), (young, [1, 2]), (unfinished, [1])):
            listed = await stack.tasks.ListTaskEvents(task_pb2.ListTaskEventsRequest(id=task_id))
            assert [each.seq for each in listed.events] == seqs


async def test_a_cursor_is_as_old_as_its_event(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path, event_days=DAYS)) as stack, database_of(stack) as database:
        reader = Reader()
        await reader.begin(stack)
        await created(stack, small())
        await database.execute(f"UPDATE task_events SET created_at = now() - make_interval(days => {DAYS + 1})")
        await reader.read(stack, 1)  # its cursor is given now, and what comes behind it may be pruned already
        told = await refused(anext(aiter(stack.tasks.WatchTasks(task_pb2.WatchTasksRequest(cursor=reader.cursor)))))
        assert (told.code, told.reason) == (grpc.StatusCode.OUT_OF_RANGE, "CURSOR_EXPIRED")
