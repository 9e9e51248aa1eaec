"""Limner behind nginx, configured as docs/operating.md shows."""

import asyncio
import os
import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from limner.v1 import battle_map_pb2, image_pb2, task_pb2

from limner_client import connect
from tests.free_port import free_port
from tests.required_parts import missing
from tests.rpc.uploads import metadata, png
from tools.documents import OPERATING, part
from tools.fresh_server import served

SHOWN = part("nginx", OPERATING.read_text()).removeprefix("```nginx\n").removesuffix("```")
AROUND = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log stderr notice; {user}
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
{shown}
}}
"""


@pytest.fixture(scope="module")
def limner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server."""
    with served(tmp_path_factory.mktemp("proxied"), LIMNER_HEARTBEAT_SECONDS="0.2") as address:
        yield address


@asynccontextmanager
async def behind_nginx(server: str, folder: Path) -> AsyncIterator[str]:
    """The address of an nginx in front of a server."""
    program = shutil.which("nginx", path=f"{sys.prefix}/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/opt/homebrew/bin")
    if program is None:
        missing("there is no nginx here (Debian: nginx-light)")
    address = f"127.0.0.1:{free_port()}"
    shown = SHOWN.replace("127.0.0.1:50051", server).replace("127.0.0.1:8080", address)
    assert server in shown
    assert address in shown
    user = "user root;" if os.getuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user, shown=shown))
    nginx = await asyncio.create_subprocess_exec(
        program, "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf"), stderr=asyncio.subprocess.PIPE
    )
    assert nginx.stderr is not None
    try:
        said = b""
        while b"start worker process " not in said:
            said += (line := await nginx.stderr.readline())
            assert line, said.decode()
        yield address
    finally:
        nginx.terminate()
        await nginx.wait()


async def test_uploads_downloads_and_watches_pass(limner: str, tmp_path: Path) -> None:
    content = png(1600, 1400)
    assert len(content) > 6_000_000
    async with behind_nginx(limner, tmp_path) as address, connect(address) as proxied:
        stored = await proxied.upload(content, metadata())
        await proxied.download(stored.id, tmp_path / "back.png")
        assert (tmp_path / "back.png").read_bytes() == content
        await proxied.tasks.PauseQueue(task_pb2.PauseQueueRequest(scope="held"))
        spec = task_pb2.GenerateSpec(type="map", subtype="tactical", seed=6)
        spec.battle_map.MergeFrom(battle_map_pb2.BattleMap(columns=16, rows=12, px_per_cell=24))
        task = await proxied.create_task(spec, scope="held")
        kinds = []
        async for news in proxied.watch(task.id):
            kinds.append(kind := news.WhichOneof("message"))
            if kind == "heartbeat" and kinds.count(kind) == 3:  # a silence passes as well
                await proxied.tasks.ResumeQueue(task_pb2.ResumeQueueRequest(scope="held"))
        assert kinds[-1] == "terminal"
        assert news.terminal.task.state == task_pb2.Task.STATE_SUCCEEDED
        found = await proxied.images.GetImage(image_pb2.GetImageRequest(id=news.terminal.task.outputs[0].image_id))
        assert found.image.width == 16 * 24
