"""Whatever a command waits for, it says so, and Ctrl-C and SIGTERM end it."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import grpc
import pytest

from tests.minio_server import MinioServer
from tests.rpc.uploads import png
from tests.system.command_line import Limner
from tests.system.service import service
from tools.fresh_server import plain_environment

SOMETHING = "018f0000-0000-7000-8000-000000000000"
LONGEST = 120
AT_ONCE = 6
WAITING = [
    ("image", "list"),
    ("image", "put", "orb.png"),
    ("image", "put", "fifo.png"),
    ("image", "put", "-"),
    ("image", "get", SOMETHING, "-o", "out.png"),
    ("render", SOMETHING),
    ("theme", "put", "fifo.png"),
    ("map", "import", "orb.png"),
    ("map", "import", "-"),
    ("task", "watch", SOMETHING),
    ("top", "--once"),
]
CODES = {signal.SIGINT: 130, signal.SIGTERM: 143}


class Silent(grpc.GenericRpcHandler):
    """Takes every call and answers none."""

    def service(self, handler_call_details: Any) -> Any:
        async def wait(_: object, __: object) -> None:
            await asyncio.Event().wait()

        return grpc.stream_stream_rpc_method_handler(wait, None, None)


@asynccontextmanager
async def silent_server() -> AsyncIterator[str]:
    """The address of a server that is there and says nothing."""
    server = grpc.aio.server()
    server.add_generic_rpc_handlers((Silent(),))
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    try:
        yield f"127.0.0.1:{port}"
    finally:
        await server.stop(None)


@asynccontextmanager
async def begun(folder: Path, address: str, *words: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """`limner …` whose standard input nobody writes, and whose standard output nobody reads."""
    (reading, writing), (unread, written) = os.pipe(), os.pipe()
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "server",
        *words,
        cwd=folder,
        env=plain_environment() | {"LIMNER_SERVER": address},
        stdin=reading,
        stdout=written,
        stderr=asyncio.subprocess.PIPE,
    )
    os.close(reading)
    os.close(written)
    try:
        yield child
    finally:
        os.close(writing)
        os.close(unread)
        if child.returncode is None:
            child.kill()
            await child.wait()


async def interrupted(child: asyncio.subprocess.Process, number: signal.Signals) -> str:
    """What a command says until and after it is interrupted while it waits."""
    assert child.stderr is not None
    async with asyncio.timeout(LONGEST):
        said = await child.stderr.readline()
        child.send_signal(number)
        said += await child.stderr.read()
        await child.wait()
    return said.decode()


@pytest.mark.parametrize("number", list(CODES), ids=lambda number: number.name)
async def test_a_command_that_waits_says_so_and_ends(number: signal.Signals, tmp_path: Path) -> None:
    (tmp_path / "orb.png").write_bytes(png())
    os.mkfifo(tmp_path / "fifo.png")
    turns = asyncio.Semaphore(AT_ONCE)

    async def ends(*words: str) -> None:
        async with turns, begun(tmp_path, address, *words) as child:
            said = await interrupted(child, number)
            assert said.startswith("limner: waiting for "), words
            assert not said.partition("\n")[2].strip(), (words, said)
            assert child.returncode == CODES[number], words

    async with silent_server() as address, asyncio.TaskGroup() as group:
        for words in WAITING:
            group.create_task(ends(*words))


@pytest.mark.parametrize("number", list(CODES), ids=lambda number: number.name)
async def test_output_that_nobody_takes_holds_no_command(number: signal.Signals, cli: Limner) -> None:
    (cli.folder / "orb.png").write_bytes(png(400, 300))
    image_id = await asyncio.to_thread(cli.said, "image", "put", "orb.png", "--scope", cli.folder.name)
    os.mkfifo(cli.folder / "sheet.png")
    for words in (("image", "get", image_id, "-o", "-"), ("image", "sheet", "--scope", cli.folder.name)):
        async with begun(cli.folder, cli.environment["LIMNER_SERVER"], *words) as child:
            said = await interrupted(child, number)
            assert said.startswith("limner: waiting for s"), words
            assert child.returncode == CODES[number], words


async def test_a_store_that_is_away_is_named_while_it_is_waited_for(
    own_minio: MinioServer, database_url: str, tmp_path: Path
) -> None:
    told = {f"LIMNER_{name.upper()}": str(value) for name, value in own_minio.address.settings().items()}
    (tmp_path / "orb.png").write_bytes(png(40, 30))
    async with service(told | {"LIMNER_DATABASE_URL": database_url}, tmp_path / "data") as served:
        cli = Limner(served.address, tmp_path, tmp_path / "data")
        image_id = await asyncio.to_thread(cli.said, "image", "put", "orb.png")
        own_minio.kill()
        (tmp_path / "orb.png").write_bytes(png(41, 30))
        for words, call in (
            (("image", "put", "orb.png"), "UploadImage"),
            (("image", "get", image_id, "-o", "back.png"), "DownloadImage"),
        ):
            async with begun(tmp_path, served.address, *words) as child:
                said = await interrupted(child, signal.SIGINT)
                assert said.startswith(f"limner: waiting for {call} for "), said
                assert "[STORE_UNAVAILABLE]" in said
                assert child.returncode == CODES[signal.SIGINT]
        assert not (tmp_path / "back.png").exists()
