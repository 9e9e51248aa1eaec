"""Many callers, impatient ones, frozen ones and dead ones: none of them costs another its answer."""

import asyncio
from pathlib import Path
from typing import Any

import asyncpg
import grpc
import pytest
from grpc_reflection.v1alpha import reflection_pb2, reflection_pb2_grpc
from limner.v1 import image_pb2, task_pb2
from structlog.testing import capture_logs

from server.repositories.database import CONNECTIONS
from server.servicers import assembly
from tests.rpc.stack import serving, settings_for, stubs
from tests.rpc.tasks import created, small
from tests.rpc.uploads import each, metadata, parts, png
from tests.tcp_proxy import Hold, TcpProxy, cut_after

NOBODY = "018f0000-0000-7000-8000-000000000000"
PING_OPTIONS = {"grpc.keepalive_time_ms", "grpc.keepalive_timeout_ms", "grpc.http2.ping_timeout_ms"}


async def test_no_call_of_a_burst_is_shed(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        calls = [stack.images.GetImage(image_pb2.GetImageRequest(id=NOBODY)) for _ in range(4000)]
        outcomes = await asyncio.gather(*calls, return_exceptions=True)
        codes = {each.code() for each in outcomes if isinstance(each, grpc.aio.AioRpcError)}
        assert codes == {grpc.StatusCode.NOT_FOUND}


async def test_no_watcher_of_a_burst_is_shed(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        task = await created(stack, small())
        watches = [stack.tasks.WatchTask(task_pb2.WatchTaskRequest(id=task.id)) for _ in range(1500)]
        firsts = await asyncio.gather(*(each.read() for each in watches))
        assert {each.WhichOneof("message") for each in firsts} == {"snapshot"}


async def test_a_storm_of_deadlines_leaks_no_connection_to_the_database(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        image = (await stack.images.UploadImage(each(list(parts(png()))))).image
        reading, deleting = image_pb2.GetImageRequest(id=image.id), image_pb2.DeleteImageRequest(id=NOBODY)
        kinds: list[tuple[Any, Any]] = [
            (stack.images.GetImage, reading),
            (stack.images.ListImages, image_pb2.ListImagesRequest()),
            (stack.images.DeleteImage, deleting),
        ]
        storm = []
        for number in range(1500):
            method, request = kinds[number % 3]
            storm.append(method(request, timeout=0.001 * (5 + number % 75)))
        await asyncio.gather(*storm, return_exceptions=True)

        # Every connection of both pools is still there to be had: so many calls wait in the database at once.
        connection = await asyncpg.connect(database_url)
        try:
            lock = connection.transaction()
            await lock.start()
            await connection.execute("LOCK TABLE images")
            reads = [stack.images.GetImage(reading) for _ in range(CONNECTIONS)]
            writes = [stack.images.DeleteImage(deleting) for _ in range(CONNECTIONS)]
            calls = [asyncio.ensure_future(call) for call in (*reads, *writes)]
            waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'images'::regclass"
            while await connection.fetchval(waiting) < len(calls):
                assert not any(call.done() for call in calls)
            await lock.rollback()
        finally:
            await connection.close()
        outcomes = await asyncio.gather(*calls, return_exceptions=True)
        assert [outcome.image.id for outcome in outcomes[:CONNECTIONS]] == [image.id] * CONNECTIONS  # type: ignore[union-attr]


@pytest.fixture
def quick_pings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server's own options, with one second for each of the times after which it looks for a peer.

    It has all of them: without a time-out of its own for a ping it would believe in a frozen peer for another minute.
    """
    assert {name for name, _ in assembly.OPTIONS} >= PING_OPTIONS
    shortened = [(name, 1000 if name in PING_OPTIONS else value) for name, value in assembly.OPTIONS]
    monkeypatch.setattr(assembly, "OPTIONS", shortened)


async def test_a_frozen_peer_is_noticed(database_url: str, tmp_path: Path, quick_pings: None) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        task = await created(stack, small())
        async with (
            TcpProxy(int(stack.address.rpartition(":")[2])) as proxy,
            grpc.aio.insecure_channel(proxy.address) as channel,
        ):
            watching = stubs(channel).tasks.WatchTask(task_pb2.WatchTaskRequest(id=task.id))
            assert (await watching.read()).HasField("snapshot")
            proxy.up = Hold(0)  # what a frozen process answers: nothing, on a connection that stays open
            with capture_logs() as logs, pytest.raises(grpc.aio.AioRpcError) as caught:
                await watching.read()
            assert caught.value.code() is grpc.StatusCode.UNAVAILABLE
        assert [entry["code"] for entry in logs if entry.get("method", "").endswith("WatchTask")] == ["CANCELLED"]


async def test_a_dead_peer_ends_its_calls_and_stores_nothing(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        async with (
            TcpProxy(int(stack.address.rpartition(":")[2])) as proxy,
            grpc.aio.insecure_channel(proxy.address) as channel,
        ):
            proxy.up = cut_after(70_000)  # in the middle of the third message
            with pytest.raises(grpc.aio.AioRpcError) as caught:
                await stubs(channel).images.UploadImage(each(list(parts(png(200, 200), chunk=32 << 10))))
            assert caught.value.code() is grpc.StatusCode.UNAVAILABLE
        create = image_pb2.CreateImageRequest(metadata=metadata(), content=png())
        kept = (await stack.images.CreateImage(create)).image
        listed = await stack.images.ListImages(image_pb2.ListImagesRequest(show_deleted=True))
        assert [image.id for image in listed.images] == [kept.id]


async def test_open_reflection_takes_nothing_from_others(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path, drain_seconds=0.0)) as stack:
        stub = reflection_pb2_grpc.ServerReflectionStub(stack.channel)
        asked = reflection_pb2.ServerReflectionRequest(list_services="")
        for _ in range(64):  # explorers of an API keep their stream open; a thread for each would starve uploads
            exploring = stub.ServerReflectionInfo()
            await exploring.write(asked)
            assert (await exploring.read()).HasField("list_services_response")
        create = image_pb2.CreateImageRequest(metadata=metadata(), content=png())
        assert (await stack.images.CreateImage(create)).image.id


async def test_nobody_registers_methods(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    registered: list[str] = []
    monkeypatch.setattr(
        type(grpc.aio.server()), "add_registered_method_handlers", lambda _, service, __: registered.append(service)
    )
    async with serving(settings_for(database_url, tmp_path)) as stack:
        await stack.tasks.ListGenerators(task_pb2.ListGeneratorsRequest())
    # grpc.aio waits for all registered methods in each call: 8 to 26 % of what a call costs.
    assert registered == []
