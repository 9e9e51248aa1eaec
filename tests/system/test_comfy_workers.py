"""A worker dies while a ComfyUI paints for it: the next one fetches that picture, and nothing runs twice."""

import asyncio
import json
from io import BytesIO
from pathlib import Path

import pytest
from limner.v1 import task_pb2
from PIL import Image

from tests.comfy_server import ComfyServer
from tests.comfy_workflow import KEY, WORKFLOW
from tests.rpc.tasks import created
from tests.system.service import service
from tests.system.work_under_way import ended_once


@pytest.mark.parametrize("running", [True, False])
async def test_a_picture_outlives_the_worker_that_asked_for_it(
    database_url: str, tmp_path: Path, *, running: bool
) -> None:
    file = BytesIO()
    Image.new("RGB", (48, 32), (120, 80, 40)).save(file, "PNG")
    server = ComfyServer(file.getvalue(), sketch=b"")
    server.painting, server.paused = asyncio.Event(), asyncio.Event()
    if running:
        server.paused.set()
    workflow = tmp_path / "ink.json"
    workflow.write_text(json.dumps(WORKFLOW))
    async with server.serving() as origin:
        environment = {
            "LIMNER_DATABASE_URL": database_url,
            "LIMNER_PROVIDERS": "atelier",
            "LIMNER_PROVIDER_ATELIER_KIND": "comfyui",
            "LIMNER_PROVIDER_ATELIER_URL": origin,
            "LIMNER_PROVIDER_ATELIER_KEY": KEY,
            "LIMNER_PROVIDER_ATELIER_WORKFLOW": str(workflow),
        }
        async with service(environment, tmp_path / "data") as served:
            victim = await served.worker()
            spec = task_pb2.GenerateSpec(type="item", subtype="sword", prompt="a rusty sword")
            task = await created(served.stubs, task_pb2.CreateTaskRequest(generate=spec))
            await (server.began if running else server.queued).wait()
            await victim.kill()
            server.opened.clear()
            await served.worker()
            await server.opened.wait()
            server.painting.set()
            server.paused.set()
            ended = await ended_once(served, task.id)
            assert (ended.state, ended.attempts) == (task_pb2.Task.STATE_SUCCEEDED, 2)
    assert len(server.sent) == len(server.runs) == 1
    assert not server.interrupts
