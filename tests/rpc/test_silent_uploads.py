"""Uploads whose callers fall silent or go on for ever: they are ended, told why, and hold nobody else up."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import grpc
import pytest
from limner.v1 import image_pb2, map_grid_pb2, map_import_pb2

from tests.rpc.errors import refused
from tests.rpc.imports import map_parts, vtt
from tests.rpc.stack import Stubs, serving, settings_for, stubs
from tests.rpc.uploads import each, parts, png

PATIENT = 600.0
"""A time no test outlives: what waits for it is seen to hang."""
MESSAGES = list(parts(png()))
MAP_MESSAGES = list(map_parts(vtt(), chunk=700))
Message = image_pb2.UploadImageRequest | map_import_pb2.ImportMapRequest


class Silent:
    """Sends so many messages of an upload, and then nothing; `sent` tells when."""

    def __init__(self, count: int, whole: Sequence[Message] = MESSAGES) -> None:
        self.sent = asyncio.Event()
        self._messages = whole[:count]

    async def messages(self) -> AsyncIterator[Message]:
        for message in self._messages:
            yield message
        self.sent.set()
        await asyncio.Event().wait()


@pytest.mark.parametrize("count", range(len(MESSAGES)))
async def test_an_upload_that_falls_silent_is_ended(count: int, database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path, idle_seconds=0.2)) as stack:
        told = await refused(stack.images.UploadImage(Silent(count).messages()))
        assert (told.code, told.reason) == (grpc.StatusCode.UNAVAILABLE, "STREAM_IDLE")
        assert not list((tmp_path / "scratch").glob("*/*/upload"))


@pytest.mark.parametrize("count", range(len(MAP_MESSAGES)))
async def test_an_import_that_falls_silent_is_ended(count: int, database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path, idle_seconds=0.2)) as stack:
        told = await refused(stack.grids.ImportMap(Silent(count, MAP_MESSAGES).messages()))
        assert (told.code, told.reason) == (grpc.StatusCode.UNAVAILABLE, "STREAM_IDLE")
        assert not list((tmp_path / "scratch").glob("*/*/upload"))


async def test_an_import_under_way_does_not_hold_up_the_end(database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path, idle_seconds=PATIENT, drain_seconds=PATIENT)
    async with AsyncExitStack() as callers:
        async with serving(settings) as stack:
            one, silent = await caller(callers, stack.address), Silent(2, MAP_MESSAGES)
            call = asyncio.ensure_future(one.grids.ImportMap(silent.messages()))
            await silent.sent.wait()
            await one.grids.ListMapGrids(map_grid_pb2.ListMapGridsRequest())  # behind it on the same connection
        assert (await refused(call)).reason == "SERVER_DRAINING"


async def test_silent_uploads_of_one_connection_leave_room_for_others(database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path, in_flight_mb=64, idle_seconds=PATIENT, drain_seconds=PATIENT)
    async with AsyncExitStack() as callers:
        async with serving(settings) as stack:
            one, other = [await caller(callers, stack.address) for _ in range(2)]
            calls = [asyncio.ensure_future(one.images.UploadImage(Silent(1).messages())) for _ in range(40)]
            ended: set[str] = set()
            waiting = set(calls)
            while len(waiting) > 64 // 2 // 3:
                done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
                ended |= {(await refused(call)).reason for call in done}
            assert ended == {"BUSY"}
            assert (await other.images.UploadImage(each(MESSAGES))).image.id
        # The server has ended, and did not wait for them.
        assert {(await refused(call)).reason for call in waiting} == {"SERVER_DRAINING"}


async def test_a_refused_upload_that_does_not_close_is_answered(database_url: str, tmp_path: Path) -> None:
    async def wrong() -> AsyncIterator[image_pb2.UploadImageRequest]:
        yield image_pb2.UploadImageRequest(chunk=b"too early")
        await asyncio.Event().wait()

    async with serving(settings_for(database_url, tmp_path, idle_seconds=PATIENT)) as stack:
        told = await refused(stack.images.UploadImage(wrong()))
        assert (told.reason, told.fields) == ("UPLOAD_INCOMPLETE", ("chunk",))


async def caller(callers: AsyncExitStack, address: str) -> Stubs:
    """Stubs on a connection of their own that outlives the server."""
    options = [("grpc.use_local_subchannel_pool", 1)]
    return stubs(await callers.enter_async_context(grpc.aio.insecure_channel(address, options)))
