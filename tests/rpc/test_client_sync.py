"""The client for programs that block: the same names, the same results."""

import asyncio
import inspect
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import grpc
import pytest
from limner.v1 import image_pb2, task_pb2

from limner_client import Limner, LimnerError, SyncLimner, connect_sync
from tests.free_port import free_port
from tests.rpc.stack import serving, settings_for
from tests.rpc.tasks import small
from tests.rpc.uploads import metadata, parts, png
from tests.tcp_proxy import TcpProxy, lose_first

NOBODY = "018f0000-0000-7000-8000-000000000000"


async def with_limner(
    database_url: str, tmp_path: Path, program: Callable[[SyncLimner, TcpProxy], None], *, workers: int = 0
) -> None:
    """Run a program that blocks against a served stack, through a proxy."""
    async with (
        serving(settings_for(database_url, tmp_path / "data"), workers=workers) as stack,
        TcpProxy(int(stack.address.rpartition(":")[2])) as proxy,
    ):

        def run() -> None:
            with connect_sync(proxy.address) as limner:
                program(limner, proxy)

        await asyncio.to_thread(run)
    assert not [each for each in threading.enumerate() if each.name == "limner-client"]


async def test_a_task_is_made_watched_and_saved(database_url: str, tmp_path: Path) -> None:
    def program(limner: SyncLimner, proxy: TcpProxy) -> None:
        breaks: list[LimnerError] = []
        task = limner.create_task(small().generate, scope="campaign/1")
        seen = []
        for update in limner.watch(task.id, after_seq=0, on_break=breaks.append):
            seen.append(update)
            if len(seen) == 3:
                proxy.down = lose_first(1)
        assert breaks
        events = limner.tasks.ListTaskEvents(task_pb2.ListTaskEventsRequest(id=task.id)).events
        assert [each.event for each in seen if each.HasField("event")] == events[:-1]
        assert limner.wait(task.id) == seen[-1].terminal.task
        header = limner.render(seen[-1].terminal.task.outputs[0].image_id, None, tmp_path / "map.webp")
        assert (tmp_path / "map.webp").stat().st_size == header.size

    await with_limner(database_url, tmp_path, program, workers=1)


async def test_files_go_there_and_back(database_url: str, tmp_path: Path) -> None:
    def program(limner: SyncLimner, _: TcpProxy) -> None:
        image = limner.upload(png(300, 200), metadata())
        limner.download(image.id, tmp_path / "again.png")
        assert (tmp_path / "again.png").read_bytes() == png(300, 200)
        # The stubs themselves: requests and responses as iterators, futures, errors.
        stored = limner.images.UploadImage(parts(png(30, 20))).image
        answers = limner.images.DownloadImage(image_pb2.DownloadImageRequest(id=stored.id))
        assert b"".join(each.chunk for each in answers) == png(30, 20)
        future = limner.images.GetImage.future(image_pb2.GetImageRequest(id=stored.id))
        assert future.result().image.id == stored.id
        with pytest.raises(LimnerError, match="IMAGE_NOT_FOUND"):
            limner.images.GetImage(image_pb2.GetImageRequest(id=NOBODY))
        with pytest.raises(LimnerError, match="IMAGE_NOT_FOUND"):
            next(limner.images.DownloadImage(image_pb2.DownloadImageRequest(id=NOBODY)))

    await with_limner(database_url, tmp_path, program)


async def test_many_threads_share_a_connection(database_url: str, tmp_path: Path) -> None:
    def program(limner: SyncLimner, _: TcpProxy) -> None:
        with ThreadPoolExecutor(8) as pool:
            tasks = list(pool.map(lambda seed: limner.create_task(small(seed).generate), range(20)))
        assert len({each.id for each in tasks}) == 20

    await with_limner(database_url, tmp_path, program)


async def test_a_stream_begins_when_it_is_called_and_ends_when_it_is_left(database_url: str, tmp_path: Path) -> None:
    def program(limner: SyncLimner, _: TcpProxy) -> None:
        stream = limner.tasks.WatchTasks(task_pb2.WatchTasksRequest())
        assert next(stream).HasField("bookmark")
        task = limner.create_task(small().generate)
        assert next(stream).event.task_id == task.id
        stream.cancel()
        assert next(stream, None) is None
        limner.tasks.WatchTasks(task_pb2.WatchTasksRequest()).cancel()
        updates = limner.watch(task.id)
        assert next(updates).HasField("snapshot")
        updates.close()
        left_open = limner.watch(task.id)
        assert next(left_open).HasField("snapshot")

    await with_limner(database_url, tmp_path, program)


async def test_a_stream_ends_when_another_thread_leaves_it(database_url: str, tmp_path: Path) -> None:
    def program(limner: SyncLimner, _: TcpProxy) -> None:
        stream = limner.tasks.WatchTasks(task_pb2.WatchTasksRequest())
        begun, read = threading.Event(), list[object]()

        def follow() -> None:
            for message in stream:
                read.append(message)
                begun.set()
            read.append("end")

        following = threading.Thread(target=follow)
        following.start()
        begun.wait()
        stream.cancel()
        following.join()
        assert read[-1] == "end"

    await with_limner(database_url, tmp_path, program)


async def test_a_stream_that_nobody_reads_is_left_when_nobody_holds_it() -> None:
    begun, left = asyncio.Event(), asyncio.Event()

    async def endless(_: task_pb2.WatchTasksRequest, __: object) -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            left.set()

    loop = asyncio.get_running_loop()
    server = grpc.aio.server()
    methods: dict[str, Any] = {"WatchTasks": grpc.unary_stream_rpc_method_handler(endless)}
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("limner.v1.TaskService", methods),))
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()

    def run() -> None:
        with connect_sync(f"127.0.0.1:{port}") as limner:
            stream = limner.tasks.WatchTasks(task_pb2.WatchTasksRequest())
            asyncio.run_coroutine_threadsafe(begun.wait(), loop).result(60)
            del stream
            asyncio.run_coroutine_threadsafe(left.wait(), loop).result(60)

    try:
        await asyncio.to_thread(run)
    finally:
        await server.stop(None)


def test_nobody_at_the_address_is_told_at_once() -> None:
    with pytest.raises(LimnerError, match="SERVER_UNREACHABLE"), connect_sync(f"127.0.0.1:{free_port()}"):
        pass


def test_both_clients_have_the_same_names_and_parameters() -> None:
    def methods(kind: type) -> dict[str, list[str]]:
        public = {name: each for name, each in vars(kind).items() if callable(each) and not name.startswith("_")}
        return {name: list(inspect.signature(each).parameters) for name, each in public.items()}

    assert methods(SyncLimner) == methods(Limner)
    assert all(getattr(SyncLimner, name).__doc__ for name in methods(SyncLimner))
