"""Clients that are refused while they go on writing read the reason: Python, Go, Node."""

import asyncio
import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import grpc
import pytest
from limner.v1 import image_pb2, image_pb2_grpc

from tests.required_parts import missing
from tests.rpc.errors import refusal
from tests.rpc.stack import serving, settings_for
from tests.rules.checkout import ROOT
from tools.node_part import installed

REASON = "UPLOAD_INCOMPLETE"
"""An upload has to begin with its start; these begin with a chunk, and go on."""


def in_python(address: str) -> str:
    def chunks() -> Iterator[image_pb2.UploadImageRequest]:
        yield from itertools.repeat(image_pb2.UploadImageRequest(chunk=bytes(256 << 10)))

    with grpc.insecure_channel(address) as channel:
        images: Any = image_pb2_grpc.ImageServiceStub(channel)
        with pytest.raises(grpc.RpcError) as caught:
            images.UploadImage(chunks())
    told: Any = caught.value
    return f"{told.code().name} {refusal(told).reason}"


async def printed(*command: str | Path, cwd: Path, **environment: str) -> str:
    child = await asyncio.create_subprocess_exec(
        *command, cwd=cwd, env=os.environ | environment, stdout=asyncio.subprocess.PIPE
    )
    said = (await child.communicate())[0].decode("latin1")
    assert child.returncode == 0
    return said


async def in_node(address: str) -> str:
    packages = installed()
    if packages is None or shutil.which("node") is None:
        missing("there is no gRPC for Node here: `make node` brings it")
    script = ROOT / "tests" / "system" / "clients" / "endless_upload.js"
    return await printed("node", script, address, ROOT / "protos", cwd=ROOT, NODE_PATH=str(packages))


async def in_go(address: str) -> str:
    if shutil.which("go") is None:
        missing("there is no Go here: https://go.dev/doc/install")
    # The stubs of the example, made anew; the virtual environment is the one that runs this test.
    await printed("make", "-s", "-o", ".venv/.ready", "go-example", cwd=ROOT)
    script = ROOT / "tests" / "system" / "clients" / "endless_upload.go"
    return await printed("go", "run", script, address, cwd=ROOT / "examples" / "go")


@pytest.mark.parametrize("language", ["python", "node", "go"])
async def test_a_client_in_mid_write_reads_the_reason(language: str, database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        match language:
            case "python":
                told = await asyncio.to_thread(in_python, stack.address)
            case "node":
                told = await in_node(stack.address)
            case _:
                told = await in_go(stack.address)
        assert "INVALID_ARGUMENT" in told.upper()
        assert REASON in told
