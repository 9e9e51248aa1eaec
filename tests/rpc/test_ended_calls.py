"""Calls under way end when what their token allows ends or shrinks; those of others go on."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import asyncpg
import grpc
import pytest
from limner.v1 import image_pb2, task_pb2

from server.domain.callers import Role
from server.domain.tokens import ShownToken
from server.tasks import feed
from tests.rpc.errors import refused
from tests.rpc.identified import Door, door, rest
from tests.rpc.stack import Stubs
from tests.rpc.tasks import created, small
from tests.rpc.test_readers_that_stop import reads_the_store
from tests.rpc.uploads import each, parts, png
from tests.tokens import bearer, changed, make_token, renewed, revoked, rotated

SCOPE = "campaign/1"
SOON = timedelta(seconds=0.3)
LONGEST_SECONDS = 30
"""How long a call may go on that may not any more."""
Change = Callable[[Door, str], Awaitable[object]]

ENDINGS: dict[str, Change] = {
    "revoked": lambda at, token: revoked(at.database, token),
    "expired": lambda at, token: renewed(at.database, token, SOON),
    "lower role": lambda at, token: changed(at.database, token, Role.READER, ["campaign/*"]),
    "other scopes": lambda at, token: changed(at.database, token, Role.WRITER, ["campaign/2"]),
    "fewer scopes": lambda at, token: changed(at.database, token, Role.WRITER, [SCOPE]),
    "player": lambda at, token: changed(at.database, token, Role.PLAYER, ["campaign/*"]),
    "rotated without overlap": lambda at, token: rotated(at.database, token, timedelta()),
}
WIDENINGS: dict[str, Change] = {
    "higher role": lambda at, token: changed(at.database, token, Role.ADMIN, ["campaign/*"]),
    "all scopes": lambda at, token: changed(at.database, token, Role.WRITER),
    "more scopes": lambda at, token: changed(at.database, token, Role.WRITER, ["campaign/*", "world/*"]),
    "rotated": lambda at, token: rotated(at.database, token),
    "renewed": lambda at, token: renewed(at.database, token, None),
}


async def watching(stubs: Stubs) -> Any:
    """A watch over all tasks that has begun."""
    stream = stubs.tasks.WatchTasks(task_pb2.WatchTasksRequest())
    await stream.read()
    return stream


async def sees(stream: Any, task_id: str) -> None:
    """Read a watch until it tells of a task."""
    while not (message := await stream.read()).HasField("event") or message.event.task_id != task_id:
        pass


async def ends_and_leaves(stream: Any, kept: Any, keeper: Stubs) -> None:
    """One watch ends; another, whose caller makes a task, goes on."""
    refusal = await refused(rest(stream))
    assert (refusal.code, refusal.reason) == (grpc.StatusCode.UNAUTHENTICATED, "IDENTITY_ENDED")
    task = await created(keeper, small(scope=SCOPE))
    await sees(kept, task.id)


@pytest.mark.parametrize("ending", ENDINGS)
async def test_a_watch_ends_and_those_of_others_go_on(ending: str, database_url: str, tmp_path: Path) -> None:
    async with door(database_url, tmp_path) as at:
        stubs, token_id = await at.caller("gm", Role.WRITER, ["campaign/*"])
        other, _ = await at.caller("other")
        stream, kept = await watching(stubs), await watching(other)
        await ENDINGS[ending](at, token_id)
        await ends_and_leaves(stream, kept, other)


@pytest.mark.parametrize("widening", WIDENINGS)
async def test_a_watch_that_may_more_goes_on(widening: str, database_url: str, tmp_path: Path) -> None:
    async with door(database_url, tmp_path) as at:
        stubs, token_id = await at.caller("gm", Role.WRITER, ["campaign/*"])
        other, other_id = await at.caller("other")
        stream, ended = await watching(stubs), await watching(other)
        await WIDENINGS[widening](at, token_id)
        await revoked(at.database, other_id)  # told later, so what came before it is known, too
        await ends_and_leaves(ended, stream, stubs)


@pytest.mark.parametrize("change", ["revoked_at = now()", "expires_at = now()", "role = 'player'", "scopes = '{a}'"])
async def test_what_is_not_told_is_noticed_in_time(
    change: str, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A notification may be lost, as past a pooler: servers look by themselves."""
    assert 2 * feed.SAFETY_SECONDS < LONGEST_SECONDS, "a look may begin late"
    monkeypatch.setattr(feed, "SAFETY_SECONDS", 0.05)
    async with door(database_url, tmp_path) as at:
        stubs, token_id = await at.caller("gm")
        stream = await watching(stubs)
        connection = await asyncpg.connect(database_url)
        await connection.execute(f"UPDATE tokens SET {change} WHERE id = $1", token_id)  # tells nobody
        await connection.close()
        async with asyncio.timeout(LONGEST_SECONDS):
            assert (await refused(rest(stream))).reason == "IDENTITY_ENDED"


async def test_a_call_that_waits_ends(database_url: str, tmp_path: Path) -> None:
    async with door(database_url, tmp_path) as at:
        stubs, token_id = await at.caller("gm")
        task = await created(stubs, small())
        watch = stubs.tasks.WatchTask(task_pb2.WatchTaskRequest(id=task.id))
        await watch.read()
        request = task_pb2.WaitTaskRequest(id=task.id)
        request.timeout.FromSeconds(60)
        waits = asyncio.ensure_future(stubs.tasks.WaitTask(request))
        await stubs.tasks.GetTask(task_pb2.GetTaskRequest(id=task.id))  # behind it on the same connection
        await revoked(at.database, token_id)
        for call in (waits, rest(watch)):
            assert (await refused(call)).reason == "IDENTITY_ENDED"


async def test_an_upload_ends_and_leaves_nothing(database_url: str, tmp_path: Path) -> None:
    messages, sent = list(parts(png())), asyncio.Event()

    async def halves() -> AsyncIterator[image_pb2.UploadImageRequest]:
        for message in messages[:-1]:
            yield message
        sent.set()
        await asyncio.Event().wait()

    async with door(database_url, tmp_path) as at:
        stubs, token_id = await at.caller("gm")
        upload = asyncio.ensure_future(stubs.images.UploadImage(halves()))
        await sent.wait()
        while not [*(tmp_path / "scratch").glob("*/*/upload")]:
            await stubs.images.ListImages(image_pb2.ListImagesRequest())
        await revoked(at.database, token_id)
        assert (await refused(upload)).reason == "IDENTITY_ENDED"
        assert not [*(tmp_path / "scratch").glob("*/*/upload")]


async def test_a_download_that_nobody_reads_ends(database_url: str, tmp_path: Path) -> None:
    async with door(database_url, tmp_path) as at:
        stubs, token_id = await at.caller("gm")
        other, _ = await at.caller("other")
        image = (await other.images.UploadImage(each(list(parts(png(2640, 2640)))))).image
        stream = stubs.images.DownloadImage(image_pb2.DownloadImageRequest(id=image.id))
        assert (await stream.read()).HasField("header")
        asked = image_pb2.GetImageRequest(id=image.id)
        while not reads_the_store():
            await other.images.GetImage(asked)
        await revoked(at.database, token_id)
        while reads_the_store():
            await other.images.GetImage(asked)
        assert (await refused(rest(stream))).reason == "IDENTITY_ENDED"


async def test_who_leaves_is_not_told(database_url: str, tmp_path: Path) -> None:
    async with door(database_url, tmp_path) as at:
        stubs, token_id = await at.caller("gm")
        stream = await watching(stubs)
        stream.cancel()
        again = await watching(stubs)
        await revoked(at.database, token_id)
        assert (await refused(rest(again))).reason == "IDENTITY_ENDED"
        assert await stream.code() is grpc.StatusCode.CANCELLED


async def test_the_old_secret_ends_with_its_overlap_and_the_new_one_goes_on(database_url: str, tmp_path: Path) -> None:
    async with door(database_url, tmp_path) as at:
        text, token = await make_token(at.database, "gm")
        old = await watching(await at.showing(*bearer(text)))
        second = await rotated(at.database, token.id, SOON)
        assert ShownToken.read(second).id == token.id
        new = await watching(new_stubs := await at.showing(*bearer(second)))
        assert (await refused(rest(old))).reason == "IDENTITY_ENDED"
        await sees(new, (await created(new_stubs, small())).id)


async def test_every_call_of_a_token_ends_at_once(database_url: str, tmp_path: Path) -> None:
    async with door(database_url, tmp_path) as at:
        stubs, token_id = await at.caller("gm")
        streams = [await watching(stubs) for _ in range(40)]
        await revoked(at.database, token_id)
        reasons = {(await refused(rest(stream))).reason for stream in streams}
        assert reasons == {"IDENTITY_ENDED"}
