"""A worker dies while a ComfyUI paints for it: the next one fetches that picture, and nothing runs twice."""

import asyncio
import json
from io import BytesIO
from pathlib import Path

import asyncpg
from limner.v1 import task_pb2
from PIL import Image

from tests.comfy_server import ComfyServer
from tests.comfy_workflow import KEY, WORKFLOW
from tests.rpc.tasks import created
from tests.system.service import service
from tests.system.work_under_way import ended_once


async def test_a_picture_outlives_the_worker_that_asked_for_it(database_url: str, tmp_path: Path) -> None:
    file = BytesIO()
    Image.new("RGB", (48, 32), (120, 80, 40)).save(file, "PNG")
    server = ComfyServer(file.getvalue(), sketch=b"")
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
            worker = await served.worker()
            for seed, running in enumerate((True, False), 1):
                server.painting, server.paused = asyncio.Event(), asyncio.Event()
                if running:
                    server.paused.set()
                spec = task_pb2.GenerateSpec(type="item", subtype="sword", prompt="a rusty sword", seed=seed)
                task = await created(served.stubs, task_pb2.CreateTaskRequest(generate=spec))
                await (server.began if running else server.queued).wait()
                await worker.kill()
                for each in (server.opened, server.queued):
                    each.clear()
                worker = await served.worker()
                await server.opened.wait()
                server.painting.set()
                server.paused.set()
                ended = await ended_once(served, task.id)
                assert (ended.state, ended.attempts) == (task_pb2.Task.STATE_SUCCEEDED, 2)
                assert len(server.sent) == len(server.runs) == seed
        assert not server.interrupts
        database = await asyncpg.connect(database_url)
        rows = await database.fetch("SELECT outcome, images FROM provider_calls")
        await database.close()
        assert [tuple(each) for each in rows] == [("done", 1)] * 2  # a picture is one call, whoever fetches it
