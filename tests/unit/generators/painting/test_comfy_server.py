"""The server of these tests is one that a public client of ComfyUI draws from, as it does from ComfyUI itself."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from comfyui_async_api_tool import ComfyClient

from tests.comfy_server import ComfyServer
from tests.comfy_workflow import IMG2IMG, LOADING, WORKFLOW

PICTURE = b"\x89PNG picture"


async def events(server: ComfyServer, workflow: dict[str, Any], times: int = 1) -> list[dict[str, Any]]:
    """What the client tells the last time that it has a workflow run."""
    async with server.serving() as origin, aiohttp.ClientSession() as session:
        client = ComfyClient(session, origin)
        for _ in range(times):
            seen = await ran(server, client, workflow)
    return seen


async def ran(server: ComfyServer, client: ComfyClient, workflow: dict[str, Any]) -> list[dict[str, Any]]:
    """What the client tells of one run; it opens its socket behind the request."""
    server.paused = asyncio.Event()
    server.opened.clear()
    running = asyncio.create_task(_seen(client, workflow))
    opening = asyncio.create_task(server.opened.wait())
    await asyncio.wait((running, opening), return_when=asyncio.FIRST_COMPLETED)
    server.paused.set()
    seen = await running
    opening.cancel()
    return seen


async def _seen(client: ComfyClient, workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [each async for each in client.run(workflow, {"5": {"seed": 7}})]


@pytest.mark.parametrize("times", [1, 2])
async def test_a_public_client_draws(times: int) -> None:
    server = ComfyServer(PICTURE)
    seen = await events(server, WORKFLOW, times)
    assert (seen[0]["type"], seen[-1]["type"], seen[-1]["data"]) == ("start", "image", PICTURE)
    assert [each["data"] for each in seen if each["type"] == "progress"][-1] == 100.0
    assert [each.nodes["5"]["inputs"]["seed"] for each in server.sent] == [7] * times
    assert len(server.runs) == 1, "nothing runs again"


async def test_a_public_client_is_refused_what_has_no_output() -> None:
    without = {name: node for name, node in WORKFLOW.items() if name != "7"}
    (error,) = await events(ComfyServer(PICTURE), without)
    assert json.loads(error["msg"].partition(": ")[2])["error"]["type"] == "prompt_no_outputs"


@pytest.mark.parametrize("id_", ["", "other"])
async def test_an_interrupt_without_an_id_stops_whatever_runs_and_another_does_not(id_: str) -> None:
    server = ComfyServer(PICTURE, painting=asyncio.Event())
    async with server.serving() as origin, aiohttp.ClientSession() as session:
        sent = {"prompt": WORKFLOW, "client_id": "a", "prompt_id": "one"}
        async with session.ws_connect(f"{origin}/ws?clientId=a") as socket:
            async with session.post(f"{origin}/prompt", json=sent) as answer:
                assert (await answer.json())["prompt_id"] == "one"
            await server.began.wait()
            async with session.post(f"{origin}/interrupt", json={"prompt_id": id_} if id_ else None) as answer:
                assert (answer.status, await answer.read()) == (200, b"")
            if id_ and server.painting is not None:
                server.painting.set()
            async for message in socket:
                if message.type is aiohttp.WSMsgType.TEXT and json.loads(message.data)["data"].get("node", "") is None:
                    break
        async with session.get(f"{origin}/history/one") as answer:
            entry = (await answer.json())["one"]
        async with session.get(f"{origin}/history/two") as answer:
            assert await answer.json() == {}
    assert entry["status"]["messages"][-1][0] == ("execution_success" if id_ else "execution_interrupted")
    assert entry["status"]["completed"] is bool(id_)


async def test_a_public_client_uploads_what_a_workflow_takes_in() -> None:
    server = ComfyServer(PICTURE, repaints=lambda taken: taken + b", repainted")
    async with server.serving() as origin, aiohttp.ClientSession() as session:
        client = ComfyClient(session, origin)
        told = await client.upload_image(origin, PICTURE)
        assert (told["subfolder"], told["type"]) == ("", "input")
        nodes = json.loads(json.dumps(IMG2IMG))
        (missing,) = await ran(server, client, nodes)
        nodes[LOADING]["inputs"]["image"] = told["name"]
        (*_, last) = await ran(server, client, nodes)
    assert "Invalid image file: example.png" in missing["msg"]
    assert (last["type"], last["data"]) == ("image", PICTURE + b", repainted")


@pytest.mark.parametrize(("overwrite", "name"), [("true", "a.png"), ("", "a (1).png")])
async def test_an_upload_takes_the_place_of_another_only_where_it_is_to(overwrite: str, name: str) -> None:
    server = ComfyServer(PICTURE)
    async with server.serving() as origin, aiohttp.ClientSession() as session:
        for content in (b"one", b"two"):
            form = aiohttp.FormData({"subfolder": "limner", "overwrite": overwrite})
            form.add_field("image", content, filename="a.png")
            async with session.post(f"{origin}/upload/image", data=form) as answer:
                told = await answer.json()
    assert told == {"name": name, "subfolder": "limner", "type": "input"}
    assert server.uploads.files[f"limner/{name}"] == b"two"
