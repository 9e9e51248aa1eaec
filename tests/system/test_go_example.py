"""The example in Go: a service in another language needs the protos and nothing else of ours."""

import asyncio
import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from limner.v1 import image_pb2, task_pb2

from server.domain.access_errors import IdentityUnknown
from server.domain.callers import ANONYMOUS, Caller
from server.servicers.caller import Presented
from server.serving import open_server
from server.usecases.builtin_catalogue import load_builtin_themes
from server.wiring import open_core, open_worker, running
from tests.certificates import Authority
from tests.required_parts import missing
from tests.rpc.stack import settings_for
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


async def run(*command: object, **variables: str) -> tuple[int | None, str]:
    """Exit code and output of a command."""
    child = await asyncio.create_subprocess_exec(
        *map(str, command),
        env=os.environ | variables,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said = (await child.communicate())[0].decode()
    return child.returncode, said


async def test_the_example_does_its_job_over_a_connection_that_is_cut(database_url: str, tmp_path: Path) -> None:
    example = await asyncio.to_thread(built)
    target = tmp_path / "map.png"
    async with (
        service({"LIMNER_DATABASE_URL": database_url}, tmp_path / "data", workers=1) as served,
        TcpProxy(int(served.address.rpartition(":")[2])) as proxy,
    ):
        proxy.down = cut_twice(IN_THE_WATCH, IN_THE_DOWNLOAD)
        code, said = await run(example, "-addr", proxy.address, "-out", target)
        assert code == 0, said
        lines = [line.split() for line in said.splitlines()]
        assert sum(line[0] == "again:" for line in lines) >= 2, said

        (image,) = (await served.stubs.images.ListImages(image_pb2.ListImagesRequest())).images
        (task,) = (await served.stubs.tasks.ListTasks(task_pb2.ListTasksRequest())).tasks
        told = [int(line[1]) for line in lines if line[0] == "event"]
        assert told == [each.seq for each in await events(served.stubs, task.id)]
        assert hashlib.sha256(target.read_bytes()).hexdigest() == image.sha256
        assert lines[-1] == ["saved", str(target), image.sha256]


async def test_the_example_shows_certificate_and_token(database_url: str, tmp_path: Path) -> None:
    example = await asyncio.to_thread(built)
    ours, target = Authority(tmp_path / "ours"), tmp_path / "map.png"
    client = ours.pair("keeper.example", file="client")
    names: set[str] = set()
    (token := tmp_path / "token").write_text("limner_a_b\n")

    async def identify(presented: Presented) -> Caller:
        names.update(presented.certificate_names)
        if ("authorization", "Bearer limner_a_b") not in list(presented.metadata):
            raise IdentityUnknown
        return ANONYMOUS

    secured = ours.pair().settings() | {"tls_client_ca_file": ours.cert}
    settings = settings_for(database_url, tmp_path / "data", **secured)
    async with open_core(settings) as core:
        await load_builtin_themes(core.database)
    async with open_server(settings, identify) as port, open_worker(settings) as worker, running(worker.run()):
        server = ("-addr", f"127.0.0.1:{port}", "-out", target)
        trust = ("-ca", ours.cert, "-cert", client.cert, "-key", client.key)
        code, said = await run(example, *server, *trust, "-token-file", token)
        assert code == 0, said
        assert target.exists()
        assert names == {"keeper.example"}
        code, said = await run(example, *server, *trust, LIMNER_TOKEN="limner_a_s3cr3t")
        assert code == 1
        assert "not one that is valid here" in said
        assert "s3cr3t" not in said
        code, said = await run(example, "-addr", "192.0.2.7:1", "-token-file", token)
        assert code == 1
        assert "would go to 192.0.2.7:1 in plaintext" in said
