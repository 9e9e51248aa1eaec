"""How a server ends: what is under way ends well, what would never end is ended, and nothing stays."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc
from limner.v1 import image_pb2, task_pb2

from server.wiring import open_worker, running
from tests.rpc.errors import refusal, refused
from tests.rpc.stack import Stubs, serving, settings_for, stubs
from tests.rpc.tasks import created, small, watch
from tests.rpc.uploads import metadata, parts, png

Task = task_pb2.Task
SERVING, NOT_SERVING = health_pb2.HealthCheckResponse.SERVING, health_pb2.HealthCheckResponse.NOT_SERVING
PATIENT = 600.0
"""A grace no test outlives: what is held to its end is seen to hang."""


async def test_calls_under_way_end_well(database_url: str, tmp_path: Path) -> None:
    async with AsyncExitStack() as callers:
        async with serving(settings_for(database_url, tmp_path, drain_seconds=PATIENT)) as stack:
            calling = await caller(callers, stack.address)
            create = image_pb2.CreateImageRequest(metadata=metadata(), content=png(600, 600))
            under_way = [asyncio.ensure_future(calling.images.CreateImage(create)) for _ in range(4)]
            await calling.tasks.ListTasks(task_pb2.ListTasksRequest())  # they were sent before this came back
        replies = await asyncio.gather(*under_way)
        assert len({reply.image.id for reply in replies}) == 4


async def test_watches_of_health_do_not_hold_it(database_url: str, tmp_path: Path) -> None:
    async with AsyncExitStack() as callers:
        async with serving(settings_for(database_url, tmp_path, drain_seconds=PATIENT)) as stack:
            health = health_pb2_grpc.HealthStub((await caller(callers, stack.address)).channel)
            watching = aiter(health.Watch(health_pb2.HealthCheckRequest(service="limner.v1.TaskService")))
            unknown = aiter(health.Watch(health_pb2.HealthCheckRequest(service="nobody")))
            assert (await anext(watching)).status == SERVING
            assert (await anext(unknown)).status == health_pb2.HealthCheckResponse.SERVICE_UNKNOWN
        assert [each.status async for each in watching] == [NOT_SERVING]
        assert [each async for each in unknown] == []


async def test_watchers_are_sent_elsewhere_and_resume_there(database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path, drain_seconds=PATIENT)
    async with serving(settings) as elsewhere, AsyncExitStack() as callers:
        async with serving(settings) as stack:
            task = await created(stack, small())
            calling = await caller(callers, stack.address)
            streams = [calling.tasks.WatchTask(task_pb2.WatchTaskRequest(id=task.id)) for _ in range(20)]
            for stream in streams:
                assert (await stream.read()).snapshot.task.event_seq == 1
            waiting = asyncio.ensure_future(
                refused(calling.tasks.WaitTask(task_pb2.WaitTaskRequest(id=task.id, after_seq=1)))
            )
            await calling.tasks.GetTask(task_pb2.GetTaskRequest(id=task.id))  # the wait was sent before this came back
        assert (await waiting).reason == "SERVER_DRAINING"
        for stream in streams:
            with pytest.raises(grpc.aio.AioRpcError) as caught:
                await stream.read()
            ended = refusal(caught.value)
            assert (ended.code, ended.reason) == (grpc.StatusCode.UNAVAILABLE, "SERVER_DRAINING")
            assert ended.metadata["last_seq"] == "1"
        async with open_worker(settings) as worker, running(worker.run()):
            resumed = [message async for message in watch(elsewhere, task.id, after_seq=1)]
        assert resumed[-1].terminal.task.state == Task.STATE_SUCCEEDED


async def test_new_calls_are_refused_while_it_ends(database_url: str, tmp_path: Path) -> None:
    settings, sent = settings_for(database_url, tmp_path, drain_seconds=PATIENT), asyncio.Event()
    going_on = asyncio.Event()

    async def slowly() -> AsyncIterator[image_pb2.UploadImageRequest]:
        first, *rest = parts(png())
        yield first
        sent.set()
        await going_on.wait()
        for each in rest:
            yield each

    async with AsyncExitStack() as callers:
        async with serving(settings) as stack:
            calling = await caller(callers, stack.address)
            health = health_pb2_grpc.HealthStub(calling.channel)
            watching = aiter(health.Watch(health_pb2.HealthCheckRequest(service="")))
            assert (await anext(watching)).status == SERVING
            upload = asyncio.ensure_future(calling.images.UploadImage(slowly()))
            await sent.wait()
            await calling.images.ListImages(image_pb2.ListImagesRequest())  # behind it on the same connection

            async def call_when_it_ends() -> grpc.StatusCode:
                try:
                    assert [each.status async for each in watching] == [NOT_SERVING]
                    while True:  # the end of a watch is told just before the door is closed
                        await calling.images.ListImages(image_pb2.ListImagesRequest())
                except grpc.aio.AioRpcError as error:
                    return error.code()
                finally:
                    going_on.set()

            late = asyncio.create_task(call_when_it_ends())
        assert await late is grpc.StatusCode.UNAVAILABLE
        assert (await upload).image.id


async def test_a_crowd_that_still_comes_is_sent_elsewhere(database_url: str, tmp_path: Path) -> None:
    async def call_until_the_end(calling: Stubs) -> grpc.StatusCode:
        code = grpc.StatusCode.INVALID_ARGUMENT
        while code is grpc.StatusCode.INVALID_ARGUMENT:  # so short a call that most of them wait to be taken in
            code = (await refused(calling.images.GetImage(image_pb2.GetImageRequest(id="no id")))).code
        return code

    async with AsyncExitStack() as callers:
        async with serving(settings_for(database_url, tmp_path, drain_seconds=PATIENT)) as stack:
            crowd = [await caller(callers, stack.address) for _ in range(4)]
            calls = [asyncio.create_task(call_until_the_end(calling)) for calling in crowd for _ in range(10)]
            await crowd[0].images.ListImages(image_pb2.ListImagesRequest())
        assert set(await asyncio.gather(*calls)) == {grpc.StatusCode.UNAVAILABLE}


async def test_without_patience_everything_is_cut_and_nothing_stays(database_url: str, tmp_path: Path) -> None:
    settings, sent = settings_for(database_url, tmp_path, drain_seconds=0.0), asyncio.Semaphore(0)

    async def unfinished() -> AsyncIterator[image_pb2.UploadImageRequest]:
        for each in list(parts(png()))[:-1]:
            yield each
        sent.release()
        await asyncio.Event().wait()

    async with AsyncExitStack() as callers:
        async with serving(settings) as stack:
            calling = await caller(callers, stack.address)
            uploads = [asyncio.ensure_future(calling.images.UploadImage(unfinished())) for _ in range(8)]
            create = image_pb2.CreateImageRequest(metadata=metadata(), content=png(900, 900))
            decodes = [asyncio.ensure_future(calling.images.CreateImage(create)) for _ in range(4)]
            for _ in uploads:
                await sent.acquire()
            await calling.images.ListImages(image_pb2.ListImagesRequest())
        outcomes = await asyncio.gather(*uploads, *decodes, return_exceptions=True)
        codes = {each.code() for each in outcomes if isinstance(each, grpc.aio.AioRpcError)}
        assert codes == {grpc.StatusCode.UNAVAILABLE}
        assert not list((tmp_path / "scratch").iterdir())
    async with serving(settings) as again:
        listed = (await again.images.ListImages(image_pb2.ListImagesRequest())).images
        assert len(listed) == sum(not isinstance(each, BaseException) for each in outcomes)


async def caller(callers: AsyncExitStack, address: str) -> Stubs:
    """Stubs on a channel that outlives the server."""
    return stubs(await callers.enter_async_context(grpc.aio.insecure_channel(address)))
