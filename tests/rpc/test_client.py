"""The client of the command line over a bad network: what breaks is made again, and what arrives is right."""

import hashlib
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import grpc
import pytest

from server.cli.client.connection import Connection, connected, service_config
from server.cli.client.errors import CallRefused, ServerUnreachable
from server.cli.client.transfers import download, upload
from server.cli.client.watching import Interrupted, watch
from tests.free_port import free_port
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.tasks import created, events, small
from tests.rpc.uploads import metadata, png
from tests.tcp_proxy import TcpProxy, cut_after, cut_once_after

REQUEST_ID = "018f0000-0000-7000-8000-000000000001"


@asynccontextmanager
async def between(
    database_url: str, tmp_path: Path, *, workers: int = 0
) -> AsyncIterator[tuple[Stack, TcpProxy, Connection]]:
    """A server, a proxy before it, and a connection through the proxy."""
    async with (
        serving(settings_for(database_url, tmp_path / "data"), workers=workers) as stack,
        TcpProxy(int(stack.address.rpartition(":")[2])) as proxy,
        connected(proxy.address) as connection,
    ):
        yield stack, proxy, connection


async def test_an_upload_that_is_cut_is_sent_again_and_stored_once(database_url: str, tmp_path: Path) -> None:
    content = png(400, 300)
    (tmp_path / "vault.png").write_bytes(content)
    async with between(database_url, tmp_path) as (_, proxy, connection):
        proxy.up = cut_once_after(100_000)
        image = await upload(connection, tmp_path / "vault.png", metadata(), REQUEST_ID)
        again = await upload(connection, tmp_path / "vault.png", metadata(), REQUEST_ID)
        assert again.id == image.id
        assert image.sha256 == hashlib.sha256(content).hexdigest()


async def test_a_download_that_is_cut_goes_on_where_it_stopped(database_url: str, tmp_path: Path) -> None:
    content = png(1500, 1000)
    (tmp_path / "vault.png").write_bytes(content)
    async with between(database_url, tmp_path) as (_, proxy, connection):
        image = await upload(connection, tmp_path / "vault.png", metadata(), REQUEST_ID)
        proxy.down = cut_once_after(2_000_000)
        header = await download(connection, image.id, tmp_path / "again.png")
        assert (tmp_path / "again.png").read_bytes() == content
        assert header.offset > 0


async def test_a_watch_that_is_cut_again_and_again_tells_each_event_once(database_url: str, tmp_path: Path) -> None:
    async with between(database_url, tmp_path, workers=1) as (stack, proxy, connection):
        task = await created(stack, small())
        proxy.down = cut_after(500)
        told, cuts = [], 0
        async for update in watch(connection, task.id, after_seq=0):
            if isinstance(update, Interrupted):
                cuts += 1
                proxy.down = cut_after(500 * (cuts + 1))
            elif update.HasField("event"):
                told.append(update.event)
        assert cuts > 0
        *log, terminal = await events(stack, task.id)
        assert told == log
        assert update.terminal.seq == terminal.seq  # type: ignore[union-attr]  # the last one


async def test_nobody_at_the_address_is_told_at_once() -> None:
    with pytest.raises(ServerUnreachable):
        async with connected(f"127.0.0.1:{free_port()}"):
            pass


async def test_a_refusal_names_its_reason_and_field(database_url: str, tmp_path: Path) -> None:
    (tmp_path / "vault.png").write_bytes(png())
    with pytest.raises(CallRefused) as caught:
        async with between(database_url, tmp_path) as (_, _, connection):
            await upload(connection, tmp_path / "vault.png", metadata(type="planet"), REQUEST_ID)
    error = caught.value
    assert (error.code, error.server_reason) == (grpc.StatusCode.INVALID_ARGUMENT, "INVALID_FIELD")
    assert error.field.endswith("metadata.type")


async def test_a_file_that_cannot_be_read_is_an_error_of_the_file(database_url: str, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        async with between(database_url, tmp_path) as (_, _, connection):
            await upload(connection, tmp_path / "nothing.png", metadata(), REQUEST_ID)


def test_only_calls_that_may_be_repeated_are() -> None:
    (repeated,) = json.loads(service_config())["methodConfig"]
    names = {each["method"] for each in repeated["name"]}
    assert {"GetImage", "CancelTask", "CreateTask"} <= names
    assert not names & {"CreateImage", "DeleteImage", "UploadImage", "WatchTask"}
