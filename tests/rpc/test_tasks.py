"""The life of a task: accepted, drawn, cancelled, repeated."""

import asyncio
import uuid
from pathlib import Path
from typing import Any

import grpc
import pytest
from google.protobuf.duration_pb2 import Duration
from limner.v1 import image_pb2, map_grid_pb2, task_pb2

from tests.rpc.errors import refused
from tests.rpc.overlays import listed
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.tasks import created, events, finished, small

Task = task_pb2.Task
Event = task_pb2.TaskEvent


async def test_a_generated_map_is_an_image_with_a_grid_and_overlays(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path), workers=1) as stack:
        task = await created(stack, small(scope="campaign/42", labels={"level": "1"}))
        assert task.state == Task.STATE_QUEUED
        ended = await finished(stack, task.id)
        assert ended.state == Task.STATE_SUCCEEDED, ended.error
        assert (ended.attempts, ended.retry_count, len(ended.outputs)) == (1, 0, 1)
        image_id = ended.outputs[0].image_id
        image = (await stack.images.GetImage(image_pb2.GetImageRequest(id=image_id))).image
        assert (image.type, image.subtype, image.theme) == ("map", "tactical", "high_fantasy")
        assert (image.width, image.height, image.format) == (12 * 16, 12 * 16, image_pb2.IMAGE_FORMAT_PNG)
        assert (image.scope, dict(image.labels), image.task_id) == ("campaign/42", {"level": "1"}, task.id)
        grid = (await stack.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=image_id))).map_grid
        assert grid.size == 16
        kinds = {each.WhichOneof("data") for each in await listed(stack, image_id)}
        assert {"walls", "label"} <= kinds


async def test_the_same_seed_draws_the_same_bytes(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path), workers=1) as stack:
        first, second, other = [await created(stack, small(seed)) for seed in (3, 3, 4)]
        digests = []
        for task in (first, second, other):
            ended = await finished(stack, task.id)
            got = await stack.images.GetImage(image_pb2.GetImageRequest(id=ended.outputs[0].image_id))
            digests.append(got.image.sha256)
        assert digests[0] == digests[1] != digests[2]


async def test_an_accepted_task_is_complete(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        spec = task_pb2.GenerateSpec(type="map", subtype="tactical")
        task = await created(stack, task_pb2.CreateTaskRequest(generate=spec))
        assert task.generate.HasField("seed")
        assert (task.generate.generator, task.generate.theme) == ("dungeon", "high_fantasy")
        options = task.generate.battle_map
        assert (options.columns, options.rows, options.px_per_cell) == (40, 30, 100)
        assert (task.max_retries, task.retry_delay.seconds, task.event_seq) == (3, 5, 1)


async def test_validate_only_keeps_nothing(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        planned = await created(stack, small(validate_only=True))
        assert (planned.id, planned.generate.generator) == ("", "dungeon")
        assert not (await stack.tasks.ListTasks(task_pb2.ListTasksRequest())).tasks


BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"type": "song"}, "generate.type", "UNKNOWN_GENERATOR"),
    ({"type": ""}, "generate.type", "INVALID_FIELD"),
    ({"subtype": "opera"}, "generate.subtype", "UNKNOWN_GENERATOR"),
    ({"generator": "nobody"}, "generate.generator", "UNKNOWN_GENERATOR"),
    ({"theme": "nowhere"}, "generate.theme", "UNKNOWN_THEME"),
    ({"variation": "nothing"}, "generate.variation", "UNKNOWN_THEME"),
    ({"source_id": "42"}, "generate.source_id", "INVALID_FIELD"),
    ({"custom": {"columns": 12}}, "generate.custom", "INVALID_FIELD"),
    ({"battle_map": {"columns": 5}}, "generate.battle_map.columns", "INVALID_FIELD"),
    ({"battle_map": {"px_per_cell": 1000}}, "generate.battle_map.px_per_cell", "INVALID_FIELD"),
    ({"battle_map": {"columns": 120, "rows": 120, "px_per_cell": 200}}, "generate.battle_map", "INVALID_FIELD"),
    ({"battle_map": {"features": ["no_traps", "beach"]}}, "generate.battle_map.features[1]", "INVALID_FIELD"),
]


@pytest.mark.parametrize(("values", "field", "reason"), BAD)
async def test_a_wrong_spec_is_refused_with_its_field(
    values: dict[str, Any], field: str, reason: str, database_url: str, tmp_path: Path
) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        spec = task_pb2.GenerateSpec(**({"type": "map", "subtype": "tactical"} | values))
        refusal = await refused(stack.tasks.CreateTask(task_pb2.CreateTaskRequest(generate=spec)))
        assert (refusal.code, refusal.reason) == (grpc.StatusCode.INVALID_ARGUMENT, reason)
        assert any(each.startswith(field) for each in refusal.fields), refusal
        assert not (await stack.tasks.ListTasks(task_pb2.ListTasksRequest())).tasks


@pytest.mark.parametrize(
    ("delay", "seconds"),
    [(None, 5), ({}, 0), ({"seconds": 1}, 1), ({"seconds": 3600}, 3600)]
    + [
        (wrong, None)
        for wrong in ({"seconds": 3601}, {"seconds": -1}, {"nanos": 1}, {"seconds": 1, "nanos": 500_000_000})
    ],
)
async def test_a_retry_is_put_off_by_whole_seconds(
    delay: dict[str, int] | None, seconds: int | None, stack: Stack
) -> None:
    for validate_only in (False, True):
        request = small(retry_delay=delay, validate_only=validate_only)
        if seconds is None:
            wrong = await refused(created(stack, request))
            assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, ("retry_delay",))
        else:
            assert (await created(stack, request)).retry_delay == Duration(seconds=seconds)


async def test_a_repeated_request_id_makes_one_task(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        request_id = str(uuid.uuid4())
        made = await asyncio.gather(*(created(stack, small(request_id=request_id)) for _ in range(20)))
        assert len({task.id for task in made}) == 1
        reused = await refused(stack.tasks.CreateTask(small(seed=8, request_id=request_id)))
        assert (reused.reason, reused.fields) == ("REQUEST_ID_REUSED", ("request_id",))
        assert len((await stack.tasks.ListTasks(task_pb2.ListTasksRequest())).tasks) == 1


async def test_a_queued_task_is_cancelled_at_once(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        task = await created(stack, small())
        cancel = task_pb2.CancelTaskRequest(id=task.id)
        assert (await stack.tasks.CancelTask(cancel)).task.state == Task.STATE_CANCELLED
        log = await events(stack, task.id)
        assert [each.kind for each in log] == [Event.KIND_STATE, Event.KIND_TERMINAL]
        again = (await stack.tasks.CancelTask(cancel)).task
        assert (again.state, again.event_seq) == (Task.STATE_CANCELLED, 2)


async def test_wait_returns_at_the_end_at_the_next_event_and_at_the_timeout(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        task = await created(stack, small())
        at_once = task_pb2.WaitTaskRequest(id=task.id, timeout=Duration(nanos=1_000_000))
        assert (await stack.tasks.WaitTask(at_once)).task.state == Task.STATE_QUEUED
        seen = task_pb2.WaitTaskRequest(id=task.id, after_seq=0)
        assert (await stack.tasks.WaitTask(seen)).task.event_seq == 1
        waiting = asyncio.ensure_future(stack.tasks.WaitTask(task_pb2.WaitTaskRequest(id=task.id, after_seq=1)))
        await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task.id))
        assert (await waiting).task.state == Task.STATE_CANCELLED
        ahead = await refused(stack.tasks.WaitTask(task_pb2.WaitTaskRequest(id=task.id, after_seq=99)))
        assert (ahead.code, ahead.reason) == (grpc.StatusCode.OUT_OF_RANGE, "SEQ_AHEAD_OF_HEAD")


async def test_tasks_are_listed_by_state_and_scope(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        one, two, _ = [await created(stack, small(scope=scope)) for scope in ("a", "b", "b")]
        await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=two.id))

        async def ids(**values: Any) -> list[str]:
            response = await stack.tasks.ListTasks(task_pb2.ListTasksRequest(**values))
            return [each.id for each in response.tasks]

        assert await ids(scope="a") == [one.id]
        assert await ids(scope="b", states=[Task.STATE_CANCELLED]) == [two.id]
        assert len(await ids()) == 3
        first = await stack.tasks.ListTasks(task_pb2.ListTasksRequest(page_size=2))
        rest = task_pb2.ListTasksRequest(page_size=2, page_token=first.next_page_token)
        assert [each.id for each in (await stack.tasks.ListTasks(rest)).tasks] == [one.id]


async def test_what_can_be_generated_is_listed(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        response = await stack.tasks.ListGenerators(task_pb2.ListGeneratorsRequest())
        assert not response.next_page_token
        (dungeon,) = [each for each in response.generators if each.name == "dungeon"]
        assert (dungeon.type, list(dungeon.subtypes), dungeon.options) == ("map", ["tactical"], "battle_map")
        assert dungeon.stages
        assert dungeon.features
