"""The Python client: what it promises of every call, over networks and servers that go away."""

import asyncio
from pathlib import Path

import grpc
import pytest
from limner.v1 import image_pb2, task_pb2

from limner_client import LimnerError, connect
from tests.free_port import free_port
from tests.rpc.client_paths import between
from tests.rpc.stack import serving, settings_for
from tests.rpc.tasks import created, endless, small
from tests.rpc.uploads import metadata, png
from tests.tcp_proxy import Hold, lose_first

NOBODY = "018f0000-0000-7000-8000-000000000000"
REQUEST_ID = "018f0000-0000-7000-8000-000000000001"


async def test_nobody_at_the_address_is_told_at_once() -> None:
    with pytest.raises(LimnerError) as caught:
        async with connect(f"127.0.0.1:{free_port()}"):
            pass
    assert (caught.value.code, caught.value.reason) == (grpc.StatusCode.UNAVAILABLE, "SERVER_UNREACHABLE")


async def test_a_refusal_names_its_reason_field_and_metadata(database_url: str, tmp_path: Path) -> None:
    async with between(database_url, tmp_path) as (_, _, limner):
        with pytest.raises(LimnerError) as caught:
            await limner.images.CreateImage(
                image_pb2.CreateImageRequest(metadata=metadata(type="planet"), content=png())
            )
        error = caught.value
        assert (error.code, error.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "INVALID_FIELD")
        assert error.field == error.metadata["field"] == "metadata.type"
        assert error.from_server
        with pytest.raises(LimnerError, match="TASK_NOT_FOUND"):
            await limner.wait(NOBODY)
        with pytest.raises(LimnerError, match="TASK_NOT_FOUND"):
            await limner.tasks.WatchTask(task_pb2.WatchTaskRequest(id=NOBODY)).read()


async def test_a_call_waits_for_a_server_that_is_restarted(database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path, listen=f"127.0.0.1:{free_port()}")
    async with serving(settings) as stack:
        task = await created(stack, small())
        connecting = connect(stack.address)
        limner = await connecting.__aenter__()
    asked = asyncio.ensure_future(limner.tasks.GetTask(task_pb2.GetTaskRequest(id=task.id)))
    making = asyncio.ensure_future(limner.create_task(small().generate))
    changed = task_pb2.UpdateTaskRequest(task=task_pb2.Task(id=task.id, priority=1))
    changing = asyncio.ensure_future(limner.tasks.UpdateTask(changed))  # not repeated: it waits before it is sent
    async with serving(settings):
        assert (await asked).task.id == task.id
        assert (await making).id != task.id
        assert (await changing).task.priority == 1
        await connecting.__aexit__(None, None, None)


async def test_a_create_whose_answer_is_lost_is_sent_again_and_done_once(database_url: str, tmp_path: Path) -> None:
    async with between(database_url, tmp_path) as (stack, proxy, limner):
        proxy.down = lose_first(2)
        task = await limner.create_task(small().generate, scope="campaign/1", labels={"session": "12"})
        listed = await stack.tasks.ListTasks(task_pb2.ListTasksRequest(scope="campaign/1"))
        assert [each.id for each in listed.tasks] == [task.id]
        again = [await limner.create_task(small().generate, request_id=REQUEST_ID) for _ in range(2)]
        assert again[0].id == again[1].id != task.id


async def test_what_must_not_be_repeated_fails_when_its_answer_is_lost(database_url: str, tmp_path: Path) -> None:
    async with between(database_url, tmp_path) as (stack, proxy, limner):
        task = await created(stack, small())
        proxy.down = lose_first(1)
        with pytest.raises(LimnerError, match="CONNECTION_LOST"):
            await limner.tasks.UpdateTask(task_pb2.UpdateTaskRequest(task=task_pb2.Task(id=task.id, priority=1)))


async def test_a_unary_call_has_a_deadline_of_its_own_or_the_default(database_url: str, tmp_path: Path) -> None:
    async with between(database_url, tmp_path, deadline=0.2) as (stack, proxy, limner):
        task = await created(stack, small())
        proxy.down = Hold(0)
        for call in (
            limner.tasks.GetTask(task_pb2.GetTaskRequest(id=task.id)),
            limner.tasks.UpdateTask(task_pb2.UpdateTaskRequest(task=task)),
        ):
            with pytest.raises(LimnerError, match="DEADLINE_EXCEEDED"):
                await call
        proxy.down.released.set()
        request = task_pb2.WaitTaskRequest(id=task.id)
        request.timeout.FromMilliseconds(400)
        assert (await limner.tasks.WaitTask(request, timeout=60)).task.id == task.id


async def test_waiting_ends_with_the_task_or_the_timeout(database_url: str, tmp_path: Path) -> None:
    async with between(database_url, tmp_path, workers=1) as (_, _, limner):
        ended = await limner.wait((await limner.create_task(small().generate)).id, timeout=120)
        assert ended.state == task_pb2.Task.STATE_SUCCEEDED
        running = await limner.create_task(endless().generate)
        with pytest.raises(LimnerError, match="WAIT_TIMED_OUT"):
            await limner.wait(running.id, timeout=0.1)
        await limner.tasks.CancelTask(task_pb2.CancelTaskRequest(id=running.id))
        assert (await limner.wait(running.id)).state == task_pb2.Task.STATE_CANCELLED
