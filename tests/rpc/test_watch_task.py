"""What a watcher is told: everything, in order, once, with exactly one end."""

import asyncio
from pathlib import Path

import grpc
from limner.v1 import task_pb2

from server.wiring import open_worker, running
from tests.rpc.errors import refused
from tests.rpc.stack import serving, settings_for
from tests.rpc.tasks import created, events, finished, small, watch

Task = task_pb2.Task
Event = task_pb2.TaskEvent


async def test_a_watch_from_now_begins_with_a_snapshot_and_ends_with_the_end(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path), workers=1) as stack:
        task = await created(stack, small())
        seen = [message async for message in watch(stack, task.id, previews=True)]
        kinds = [message.WhichOneof("message") for message in seen]
        assert kinds[0] == "snapshot"
        assert kinds.count("terminal") == 1
        assert kinds[-1] == "terminal"
        end = seen[-1].terminal
        assert end.task.state == Task.STATE_SUCCEEDED
        told = [message.event.seq for message in seen if message.HasField("event")]
        assert told == list(range(seen[0].snapshot.task.event_seq + 1, end.seq))


async def test_progress_never_falls_and_previews_are_small(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path), workers=1) as stack:
        request = small()
        # Progress is told twice a second, so the work has to take more than one.
        request.generate.battle_map.px_per_cell = 64
        request.generate.battle_map.columns = request.generate.battle_map.rows = 30
        task = await created(stack, request)
        seen = [message async for message in watch(stack, task.id, previews=True)]
        fractions = [message.progress.fraction for message in seen if message.HasField("progress")]
        assert fractions == sorted(fractions)
        previews = [message.preview for message in seen if message.HasField("preview")]
        assert previews
        assert all(each.content[8:12] == b"WEBP" and len(each.content) <= 32 << 10 for each in previews)
        quiet = [message async for message in watch(stack, task.id, after_seq=0)]
        assert not any(message.HasField("preview") for message in quiet)


async def test_resuming_at_every_sequence_gives_the_rest_of_the_log(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path), workers=1) as stack:
        task = await created(stack, small())
        head = (await finished(stack, task.id)).event_seq
        log = await events(stack, task.id)
        assert [each.seq for each in log] == list(range(1, head + 1))
        assert [each.kind == Event.KIND_TERMINAL for each in log] == [False] * (head - 1) + [True]
        for after in range(head + 1):
            seen = [message async for message in watch(stack, task.id, after_seq=after)]
            assert [message.event for message in seen[:-2]] == log[after:-1]
            assert (seen[-2].synced.seq, seen[-1].terminal.seq) == (head, head)
        beyond = await refused(anext(watch(stack, task.id, after_seq=head + 1)))
        assert (beyond.code, beyond.reason) == (grpc.StatusCode.OUT_OF_RANGE, "SEQ_AHEAD_OF_HEAD")


async def test_a_silent_stream_has_heartbeats(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path, heartbeat_seconds=0.1)) as stack:
        task = await created(stack, small())
        stream = watch(stack, task.id)
        assert (await anext(stream)).HasField("snapshot")
        for _ in range(3):
            beat = (await anext(stream)).heartbeat
            assert beat.HasField("server_time")
            assert not beat.HasField("worker_time")


async def test_leaving_a_watch_does_not_cancel_the_task(database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path)
    async with serving(settings) as stack:
        task = await created(stack, small())
        call = stack.tasks.WatchTask(task_pb2.WatchTaskRequest(id=task.id))
        await call.read()
        call.cancel()
        async with open_worker(settings) as worker, running(worker.run()):
            assert (await finished(stack, task.id)).state == Task.STATE_SUCCEEDED


async def test_many_watchers_see_the_same(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path), workers=1) as stack:
        task = await created(stack, small())

        async def told() -> list[int]:
            messages = [message async for message in watch(stack, task.id, after_seq=0)]
            assert messages[-1].HasField("terminal")
            return [each.event.seq for each in messages if each.HasField("event")] + [messages[-1].terminal.seq]

        logs = await asyncio.gather(*(told() for _ in range(50)))
        assert all(log == logs[0] == list(range(1, len(log) + 1)) for log in logs)


async def test_an_unknown_task_is_not_found(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        nobody = "018f0000-0000-7000-8000-000000000000"
        gone = await refused(anext(watch(stack, nobody)))
        assert (gone.code, gone.reason) == (grpc.StatusCode.NOT_FOUND, "TASK_NOT_FOUND")
