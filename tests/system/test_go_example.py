"""The example in Go: a service in another language needs the protos and nothing else of ours."""

import asyncio
import hashlib
import shutil
import subprocess
from pathlib import Path

from limner.v1 import image_pb2, task_pb2

from tests.required_parts import missing
from tests.rpc.tasks import events
from tests.rules.checkout import ROOT
from tests.system.service import service
from tests.tcp_proxy import Passage, TcpProxy, cut_once_after

IN_THE_WATCH, IN_THE_DOWNLOAD = 700, 300_000
"""Bytes from the server after which the connection is cut."""


def built() -> Path:
    """The example, built anew from the protos. Skips, or fails where services are required, without Go."""
    if shutil.which("go") is None:
        missing("there is no Go here: https://go.dev/doc/install")
    # The virtual environment is the one that runs this test.
    command = ["make", "-s", "-o", ".venv/.ready", "go-example"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    assert done.returncode == 0, done.stdout
    return ROOT / "examples" / "go" / "example"


def cut_twice(first: int, second: int) -> Passage:
    """Cut the connection after so many bytes, and another one after so many more."""
    cuts = cut_once_after(first), cut_once_after(second)

    async def cut(piece: bytes) -> bytes | None:
        passed = [await each(piece) for each in cuts]
        return None if None in passed else piece

    return cut


async def test_the_example_does_its_job_over_a_connection_that_is_cut(database_url: str, tmp_path: Path) -> None:
    example = await asyncio.to_thread(built)
    target = tmp_path / "map.png"
    async with (
        service({"LIMNER_DATABASE_URL": database_url}, tmp_path / "data", workers=1) as served,
        TcpProxy(int(served.address.rpartition(":")[2])) as proxy,
    ):
        proxy.down = cut_twice(IN_THE_WATCH, IN_THE_DOWNLOAD)
        running = await asyncio.create_subprocess_exec(
            *(example, "-addr", proxy.address, "-out", target),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said = (await running.communicate())[0].decode()
        assert running.returncode == 0, said
        lines = [line.split() for line in said.splitlines()]
        assert sum(line[0] == "again:" for line in lines) >= 2, said

        (image,) = (await served.stubs.images.ListImages(image_pb2.ListImagesRequest())).images
        (task,) = (await served.stubs.tasks.ListTasks(task_pb2.ListTasksRequest())).tasks
        told = [int(line[1]) for line in lines if line[0] == "event"]
        assert told == [each.seq for each in await events(served.stubs, task.id)]
        assert hashlib.sha256(target.read_bytes()).hexdigest() == image.sha256
        assert lines[-1] == ["saved", str(target), image.sha256]
