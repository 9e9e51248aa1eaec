"""Uploads and renders of one connection do not wait behind those of another, and no line is without end."""

import asyncio
import signal
from contextlib import AsyncExitStack
from pathlib import Path

import grpc
import psutil
from limner.v1 import image_pb2

from tests.rpc.errors import refused
from tests.rpc.limited import by, limited
from tests.rpc.stack import Stubs, serving, settings_for, stubs
from tests.rpc.uploads import each, metadata, parts, png

WAITING = 8


async def test_a_connection_whose_work_hangs_holds_up_itself_alone(database_url: str, tmp_path: Path) -> None:
    others = idle_children()
    settings = settings_for(database_url, tmp_path, server_slots=1, server_waiting=WAITING)
    async with serving(settings) as stack, AsyncExitStack() as callers:
        slow, quick = [await connection(callers, stack.address) for _ in range(2)]
        create = image_pb2.CreateImageRequest(metadata=metadata(), content=png())
        image = (await quick.images.CreateImage(create)).image
        (child,) = (each for each in idle_children() if each not in others)
        child.send_signal(signal.SIGSTOP)
        try:
            waiting = {asyncio.ensure_future(slow.images.CreateImage(create)) for _ in range(20)}
            while len(waiting) > 1 + WAITING // 2:
                done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
                for call in done:
                    told = await refused(call)
                    assert (told.code, told.reason) == (grpc.StatusCode.RESOURCE_EXHAUSTED, "BUSY")
            assert (await quick.images.UploadImage(each(list(parts(png()))))).image.id
            drawn = image_pb2.GetRenderedImageRequest(id=image.id, options={"scale": 0.5})
            assert (await quick.images.GetRenderedImage(drawn)).content
            assert not any(call.done() for call in waiting)
        finally:
            child.send_signal(signal.SIGCONT)
        assert len({(await call).image.id for call in waiting}) == 1 + WAITING // 2


def idle_children() -> list[psutil.Process]:
    """The pool's children: those of the fork server below this process."""
    servers = [each for each in psutil.Process().children() if "forkserver" in " ".join(each.cmdline())]
    return [child for server in servers for child in server.children()]


async def connection(callers: AsyncExitStack, address: str) -> Stubs:
    """Stubs on a connection of their own."""
    options = [("grpc.use_local_subchannel_pool", 1)]
    return stubs(await callers.enter_async_context(grpc.aio.insecure_channel(address, options)))


async def test_a_caller_over_many_connections_holds_up_itself_alone(database_url: str, tmp_path: Path) -> None:
    others = idle_children()
    settings = {"server_slots": 1, "server_waiting": WAITING}
    async with limited(database_url, tmp_path, **settings) as stack, AsyncExitStack() as callers:
        create = image_pb2.CreateImageRequest(metadata=metadata(), content=png())
        image = (await stack.images.CreateImage(create, metadata=by("quick"))).image
        many = [await connection(callers, stack.address) for _ in range(6)]
        (child,) = (each for each in idle_children() if each not in others)
        child.send_signal(signal.SIGSTOP)
        try:
            calls = (each.images.CreateImage(create, metadata=by("greedy")) for each in many for _ in range(3))
            waiting = {asyncio.ensure_future(call) for call in calls}
            while len(waiting) > 1 + WAITING // 2:
                done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
                for call in done:
                    assert (await refused(call)).reason == "BUSY"
            drawn = image_pb2.GetRenderedImageRequest(id=image.id, options={"scale": 0.5})
            assert (await stack.images.GetRenderedImage(drawn, metadata=by("quick"))).content
        finally:
            child.send_signal(signal.SIGCONT)
        assert len({(await call).image.id for call in waiting}) == 1 + WAITING // 2
