"""Commands whose standard streams are closed, full, or not read: they work, or say in one line what they cannot do."""

import asyncio
import os
import shlex
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import grpc
import pytest

from tests.free_port import free_port
from tests.rpc.uploads import png
from tests.system.command_line import Limner
from tools.fresh_server import plain_environment

pytestmark = pytest.mark.starting

SMALL = ("--option", "columns=16", "--option", "rows=12", "--option", "px_per_cell=24")

LIMNER = str(Path(sys.executable).parent / "limner")
IN_SHELL = shlex.quote(LIMNER)
COMMANDS = {"--help": 0, "image list": 0, "theme list --json": 0, "seed": 0, "bogus": 2, "image show me": 1}
UNWRITABLE = {">&-": "Bad file descriptor", ">/dev/full": "No space left"}
UNHEARD = ("2>&-", "2>/dev/full")
DEAF_AND_DUMB = ("<&- >&- 2>&-", ">/dev/full 2>/dev/full")


def redirected(command: str, streams: str, cli: Limner) -> subprocess.CompletedProcess[str]:
    """A command run by a shell that does to its streams what is asked."""
    return subprocess.run(
        ["bash", "-c", f"exec {IN_SHELL} {command} {streams}"],
        cwd=cli.folder,
        env=plain_environment() | cli.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def cli(cli: Limner) -> Limner:
    """With an image, so that there is something to list."""
    (cli.folder / "orb.png").write_bytes(png(40, 30))
    cli.said("image", "put", "orb.png", "--type", "item")
    return cli


@pytest.mark.parametrize("streams", ["<&-", *UNWRITABLE, *UNHEARD, *DEAF_AND_DUMB])
def test_what_cannot_be_written_is_told_and_nothing_else_matters(cli: Limner, streams: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        done = dict(zip(COMMANDS, pool.map(lambda each: redirected(each, streams, cli), COMMANDS), strict=True))
    for command, code in COMMANDS.items():
        ended = done[command]
        lost = streams not in {"<&-", *UNHEARD}
        assert ended.returncode == (1 if lost and code == 0 else code), f"{command}: {ended}"
        assert "Traceback" not in ended.stderr
        assert "Exception ignored" not in ended.stderr
        if streams in UNWRITABLE and code == 0:
            assert ended.stderr == f"limner: standard output: {ended.stderr.rpartition(': ')[2]}"
            assert UNWRITABLE[streams] in ended.stderr
        elif code == 0:
            assert not ended.stderr
            assert bool(ended.stdout) is not lost


def test_a_reader_that_leaves_is_no_fault(cli: Limner) -> None:
    for command in ("--help", "image list", "theme list --json"):
        reading, writing = os.pipe()
        os.close(reading)
        environment = plain_environment() | cli.environment
        words = [LIMNER, *command.split()]
        done = subprocess.run(words, env=environment, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
        os.close(writing)
        assert (done.returncode, done.stderr) == (1, ""), command


@pytest.mark.parametrize("streams", ["<&-", *DEAF_AND_DUMB])
async def test_a_service_needs_no_streams(tmp_path: Path, streams: str) -> None:
    address = f"127.0.0.1:{free_port()}"
    environment = plain_environment() | {"LIMNER_LISTEN": address, "LIMNER_DATA_DIR": str(tmp_path)}
    words = ("bash", "-c", f"exec {IN_SHELL} serve {streams}")
    nowhere = asyncio.subprocess.DEVNULL
    server = await asyncio.create_subprocess_exec(*words, env=environment, stdout=nowhere, stderr=nowhere)
    try:
        async with asyncio.timeout(90), grpc.aio.insecure_channel(address) as channel:
            await channel.channel_ready()
            small = ("generate", "dungeon", *SMALL, "--server", address)
            drawing = await asyncio.create_subprocess_exec(LIMNER, *small, env=environment, stdout=nowhere)
            assert await drawing.wait() == 0
    finally:
        server.send_signal(signal.SIGTERM)
        code = await server.wait()
    assert code == 0
