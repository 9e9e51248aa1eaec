"""Pictures by a ComfyUI, as tasks of a real worker."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from limner.v1 import image_pb2, task_pb2
from PIL import Image

from server.domain.providers import Provider, WorkflowFile
from tests.comfy_server import ComfyServer
from tests.comfy_workflow import KEY, WORKFLOW
from tests.rpc.errors import refused
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.tasks import created, finished, watch

Task = task_pb2.Task


def encoded(width: int, height: int) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), (120, 80, 40)).save(file, "PNG")
    return file.getvalue()


PICTURE = encoded(48, 32)


@asynccontextmanager
async def painting(
    server: ComfyServer, database_url: str, folder: Path, workflow: dict[str, Any] = WORKFLOW
) -> AsyncIterator[Stack]:
    """A server and a worker that know a ComfyUI."""
    async with server.serving() as origin:
        file = WorkflowFile("ink.json", json.dumps(workflow))
        atelier = Provider("atelier", "comfyui", origin, "", KEY, licence="ours", workflow=file)
        async with serving(settings_for(database_url, folder, providers=(atelier,)), workers=1) as stack:
            yield stack


def order(**values: Any) -> task_pb2.CreateTaskRequest:
    spec = task_pb2.GenerateSpec(
        type="character", subtype="npc", prompt="an old smith", negative_prompt="beards", **values
    )
    return task_pb2.CreateTaskRequest(generate=spec)


async def test_a_workflow_paints_and_says_from_what(database_url: str, tmp_path: Path) -> None:
    server = ComfyServer(PICTURE, sketch=encoded(600, 600), painting=asyncio.Event())
    assert server.painting is not None
    async with painting(server, database_url, tmp_path) as stack:
        task = await created(stack, order(seed=5, painting={"width": 641, "height": 360}))
        options = task.generate.painting
        assert options.prompt.startswith("an old smith, ")
        assert "Without" not in options.prompt
        assert options.negative_prompt.startswith("beards, ")
        async for message in watch(stack, task.id, previews=True, after_seq=0):
            if message.HasField("preview"):
                assert max(Image.open(BytesIO(message.preview.content)).size) == 256
                server.painting.set()
        (output,) = (await finished(stack, task.id)).outputs
        image = (await stack.images.GetImage(image_pb2.GetImageRequest(id=output.image_id))).image
        assert (image.generator, image.width, image.height) == ("painter", 48, 32)
        params = json.loads(json.dumps(dict(image.generation_params), default=dict))
        prompt_id = str(uuid5(uuid5(UUID(task.id), "0"), "0"))
        assert params["reproducible"] is False
        assert params["provenance"] == {
            "provider": "atelier",
            "model": "",
            "seed": 5,
            "size": "640x360",
            "revised_prompt": "",
            "request_id": prompt_id,
            "licence": "ours",
        }
        (sent,) = server.sent
        assert (sent.id, sent.nodes["5"]["inputs"]["seed"]) == (prompt_id, 5)
        assert sent.nodes["2"]["inputs"]["text"] == options.prompt
        assert sent.nodes["3"]["inputs"]["text"] == options.negative_prompt
        (listed,) = (await stack.tasks.ListProviders(task_pb2.ListProvidersRequest())).providers
        assert (listed.kind, listed.keeps_seeds, listed.edits, listed.check.reason) == ("comfyui", True, False, "")
        assert "127.0.0.1" not in str(listed)


async def test_a_cancelled_task_stops_its_prompt_and_no_other(database_url: str, tmp_path: Path) -> None:
    server = ComfyServer(PICTURE, painting=asyncio.Event())
    async with painting(server, database_url, tmp_path) as stack:
        task = await created(stack, order())
        await server.began.wait()
        await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task.id))
        assert (await finished(stack, task.id)).state == Task.STATE_CANCELLED
    assert server.stops == server.interrupts == [server.sent[0].id]


async def test_the_list_tells_what_a_workflow_lacks(database_url: str, tmp_path: Path) -> None:
    server = ComfyServer(PICTURE)
    nodes = {name: node for name, node in WORKFLOW.items() if name != "4"}
    odd = nodes | {"8": {"class_type": "OddUpscaler", "inputs": {}}}
    async with painting(server, database_url, tmp_path, odd) as stack:
        task = await finished(stack, (await created(stack, order())).id)
        assert (task.state, task.error.reason, task.attempts) == (Task.STATE_FAILED, "PROVIDER_REFUSED", 1)
        assert "OddUpscaler does not exist" in task.error.message
        wrong = await refused(stack.tasks.CreateTask(order(painting={"width": 64, "height": 64})))
        assert wrong.fields == ("generate.painting.width",)
        (listed,) = (await stack.tasks.ListProviders(task_pb2.ListProvidersRequest())).providers
        assert (listed.check.reason, "OddUpscaler" in listed.check.message) == ("PROVIDER_REFUSED", True)
