"""Pictures by a ComfyUI: what is sent, what is taken, and how they are come by when something is lost on the way."""

import asyncio
from dataclasses import replace

import aiohttp
import pytest

from server.domain.provider_errors import ProviderRefused, ProviderUnavailable
from server.generators.painting.comfyui.images import MOST_SENT
from server.generators.painting.kinds import PaintedPicture
from tests.bad_answers import page
from tests.comfy_server import ComfyServer
from tests.comfy_workflow import KEY, SAVING, WORKFLOW
from tests.unit.generators.painting.comfy_client import (
    ORDER,
    PICTURE,
    ids,
    ignored,
    images,
    paint,
    painted,
    provider_at,
    waiting,
)


async def test_a_workflow_is_sent_once_with_what_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("WS_PROXY", "http://127.0.0.1:1")
    server = ComfyServer(PICTURE)
    assert await paint(server) == PaintedPicture(PICTURE, "", ids(1)[0])
    (sent,) = server.sent
    assert (sent.id, sent.client_id) == (ids(1)[0], ORDER.key.hex)
    inputs = {name: node["inputs"] for name, node in sent.nodes.items()}
    assert (inputs["2"]["text"], inputs["3"]["text"], inputs["5"]["seed"]) == ("a smith", "beards", 5)
    assert (inputs["4"]["width"], inputs["4"]["height"]) == (1024, 640)
    assert inputs[SAVING]["filename_prefix"] == f"limner_{sent.id[:8]}"
    assert {path for _, path, _ in server.asked} >= {"/ws", "/queue", f"/history/{sent.id}", "/prompt", "/view"}
    for _, _, headers in server.asked:
        assert headers["authorization"] == f"Bearer {KEY}"
        assert "user-agent" not in headers
        assert "cookie" not in headers


async def test_what_nobody_says_stays_as_the_workflow_has_it() -> None:
    server = ComfyServer(PICTURE)
    async with server.serving() as origin:
        plain = images(provider_at(origin, key=""))
        await plain.paint(replace(ORDER, negative_prompt="", size=None), ignored)
    (sent,) = server.sent
    assert sent.nodes["3"]["inputs"]["text"] == "blurred"
    assert sent.nodes["4"]["inputs"]["width"] == 512
    assert not any("authorization" in headers for _, _, headers in server.asked)


@pytest.mark.parametrize("old_sketches", [False, True])
async def test_sketches_and_steps_are_shown_on_the_way(old_sketches: bool) -> None:
    server, shown = waiting(), list[tuple[float, str, bytes | None]]()
    server.old_sketches = old_sketches

    async def report(fraction: float, stage: str, preview: bytes | None) -> None:
        shown.append((fraction, stage, preview))
        if preview is not None and server.painting is not None:
            server.painting.set()

    async with server.serving() as origin:
        await images(provider_at(origin)).paint(ORDER, report)
    fractions = [fraction for fraction, _, _ in shown]
    assert fractions == sorted(fractions)
    assert any(0.05 < fraction < 0.9 for fraction in fractions)
    assert server.sketch in {preview for _, _, preview in shown}
    assert shown[-1][1] == "fetch"


async def test_what_an_earlier_try_has_had_painted_is_fetched() -> None:
    server = ComfyServer(PICTURE)
    async with server.serving() as origin:
        for _ in range(2):
            assert (await images(provider_at(origin)).paint(ORDER, ignored)).request_id == ids(1)[0]
    assert (len(server.sent), len(server.runs)) == (1, 1)


@pytest.mark.parametrize("running", [True, False])
async def test_what_an_earlier_try_has_sent_is_waited_for(running: bool) -> None:
    server = waiting() if running else ComfyServer(PICTURE, paused=asyncio.Event())
    async with server.serving() as origin:
        sent = {"prompt": WORKFLOW, "client_id": ORDER.key.hex, "prompt_id": ids(1)[0]}
        async with aiohttp.ClientSession() as session, session.post(f"{origin}/prompt", json=sent) as answer:
            assert answer.status == 200
        await (server.began if running else server.queued).wait()
        again = asyncio.create_task(images(provider_at(origin)).paint(ORDER, ignored))
        await server.opened.wait()
        for each in (server.painting, server.paused):
            if each is not None:
                each.set()
        assert (await again).content == PICTURE
    assert (len(server.sent), server.runs) == (1, ids(1))


@pytest.mark.parametrize("name", ["execution_error", "execution_interrupted"])
async def test_what_failed_in_an_earlier_try_is_sent_under_the_next_id(name: str) -> None:
    server = ComfyServer(PICTURE)
    for each in ids(3)[:2]:
        server.history[each] = {"status": {"status_str": "error", "completed": False, "messages": [[name, {}]]}}
    assert (await paint(server)).request_id == ids(3)[2]
    assert [each.id for each in server.sent] == ids(3)[2:]


async def test_what_vanishes_from_the_queue_is_sent_again() -> None:
    server = ComfyServer(PICTURE, paused=asyncio.Event())
    async with painted(server) as painting:
        await server.queued.wait()
        server.queued.clear()
        server.forget()
        await server.queued.wait()
    assert painting.result().request_id == ids(2)[1]
    assert (len(server.sent), server.runs) == (2, ids(2)[1:])


async def test_one_that_loses_everything_is_not_sent_more_and_more() -> None:
    server = ComfyServer(PICTURE, paused=asyncio.Event())
    queue = page(200, '{"queue_running": [], "queue_pending": []}', "application/json")
    server.misbehaves["/queue"] = queue
    async with painted(server) as painting:
        with pytest.raises(ProviderUnavailable, match="loses"):
            await painting
    assert len(server.sent) == MOST_SENT


async def test_a_lost_socket_is_opened_again_and_nothing_is_sent_twice() -> None:
    server = waiting()
    async with painted(server) as painting:
        for _ in range(3):
            await server.opened.wait()
            await server.began.wait()
            server.opened.clear()
            await server.sockets[ORDER.key.hex].close()
        await server.opened.wait()
    assert painting.result().content == PICTURE
    assert (len(server.sent), len(server.runs)) == (1, 1)


@pytest.mark.parametrize("status", [404, 403, 500])
async def test_without_a_socket_it_is_painted_all_the_same(status: int) -> None:
    server = ComfyServer(PICTURE, misbehaves={"/ws": page(status)})
    assert (await paint(server)).content == PICTURE


async def test_an_answer_that_is_lost_on_the_way_costs_nothing() -> None:
    server = waiting()
    async with painted(server) as painting:
        await server.began.wait()
        server.misbehaves["/queue"] = page(502)
        server.called.clear()
        await server.called.wait()
        del server.misbehaves["/queue"]
    assert painting.result().content == PICTURE
    assert len(server.runs) == 1


async def test_a_file_that_is_gone_is_saved_again_and_nothing_else_runs() -> None:
    server = ComfyServer(PICTURE)
    async with server.serving() as origin:
        client = images(provider_at(origin))
        await client.paint(ORDER, ignored)
        server.files.clear()
        assert (await client.paint(ORDER, ignored)).request_id == ids(2)[1]
        server.files.clear()
        server.forget()  # so all is sent again, and cached with the names of files that are gone
        assert (await client.paint(ORDER, ignored)).request_id == ids(3)[2]
    assert (server.runs, server.saves) == (ids(1), ids(3))
    assert [each.id for each in server.sent] == [*ids(2), *ids(3)]


async def test_one_that_knows_no_ids_of_ours_is_refused() -> None:
    server = ComfyServer(PICTURE, own_ids=True, paused=asyncio.Event())
    async with painted(server) as painting:
        with pytest.raises(ProviderRefused, match="newer ComfyUI"):
            await painting
        assert not server.pending


async def test_one_that_dies_while_it_paints_is_asked_again_later() -> None:
    server = waiting()
    async with server.serving() as origin:
        painting = asyncio.create_task(images(provider_at(origin)).paint(ORDER, ignored))
        await server.began.wait()
    with pytest.raises(ProviderUnavailable, match="connection"):
        await painting
    assert not server.interrupts
