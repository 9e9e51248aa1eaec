"""Tasks that another writer of the table has queued: whatever they hold, they end, and hold up nobody."""

import json
from pathlib import Path
from typing import Any

from limner.v1 import task_pb2
from limner.v1.view_pb2 import VIEW_BASIC, VIEW_FULL

from tests.rows_of_others import added
from tests.rpc.stack import database_of, serving, settings_for
from tests.rpc.tasks import created, finished, small

Task = task_pb2.Task
PARAMS: list[Any] = [
    [],
    "x",
    5,
    {"count": "many"},
    {"count": 10**9},
    {"count": -3},
    {"indexes": 5},
    {"indexes": ["a"]},
    {"type": 5, "subtype": ["x"]},
]
SEEDLESS = {"type": "map", "subtype": "tactical", "theme": "high_fantasy"}
"""What CreateTask would complete."""
RESULTS: list[Any] = [
    None,
    [],
    "x",
    {"outputs": 5},
    {"outputs": [1, {}, {"index": 0}]},
    {"failures": [{"index": 0}, {"index": 0, "error": {"reason": "X", "code": 1}}]},
    {"error": "x"},
]


async def test_rows_that_hold_anything_end_and_are_shown(database_url: str, tmp_path: Path) -> None:
    rows = [{"params": json.dumps(each)} for each in PARAMS] + [{"result": json.dumps(each)} for each in RESULTS]
    async with serving(settings_for(database_url, tmp_path)) as stack, database_of(stack) as database:
        ids = [
            await added(database, "generation_tasks", {"status": status, **row})
            for status in ("queued", "waiting")
            for row in rows
        ]
        for view in (VIEW_BASIC, VIEW_FULL):
            shown = await stack.tasks.ListTasks(task_pb2.ListTasksRequest(view=view))
            assert {each.id for each in shown.tasks} == set(ids)
            assert not any(each.HasField("generate") for each in shown.tasks)
        seedless = await added(database, "generation_tasks", {"params": json.dumps(SEEDLESS)})
    async with serving(settings_for(database_url, tmp_path), workers=1) as stack:
        assert (await finished(stack, (await created(stack, small())).id)).state == Task.STATE_SUCCEEDED
        for task_id in ids:
            ended = await finished(stack, task_id)
            assert ended.state == Task.STATE_FAILED
            assert ended.error.reason
        assert (await finished(stack, seedless)).error.reason == "INVALID_FIELD"
