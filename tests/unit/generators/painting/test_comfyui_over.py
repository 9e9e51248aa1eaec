"""Pictures painted over by a ComfyUI: what is uploaded and when, and that nothing runs twice for what is lost."""

from dataclasses import replace
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from server.domain.errors import DomainError
from server.domain.provider_errors import ProviderRefused, ProviderUnavailable
from server.generators.painting.repainting import RepaintedBase
from tests import bad_answers
from tests.bad_answers import Answer, page
from tests.comfy_server import ComfyServer
from tests.comfy_workflow import CONTROLLED, CONTROLLING, IMG2IMG, KEY, LOADING, MASKED, MASKING
from tests.unit.generators.painting.comfy_client import ORDER, PICTURE, ids, ignored, images, provider_at

BASE = b"\x89PNG base"
OVER = replace(ORDER, negative_prompt="", over=RepaintedBase(BASE))
MASK = b"\x89PNG mask"
NAME, MASK_NAME = f"limner/{ORDER.key.hex}.png", f"limner/{ORDER.key.hex}-mask.png"
UPLOAD = "/upload/image"


def repainting() -> ComfyServer:
    return ComfyServer(PICTURE, repaints=lambda taken: taken + b", repainted")


async def paint_over(server: ComfyServer, workflow: dict[str, Any] = IMG2IMG, control: float | None = None) -> bytes:
    order = replace(OVER, over=RepaintedBase(BASE, control))
    async with server.serving() as origin:
        return (await images(provider_at(origin, workflow)).paint(order, ignored)).content


async def test_a_picture_is_uploaded_once_and_painted_over() -> None:
    server = repainting()
    assert await paint_over(server) == BASE + b", repainted"
    assert server.uploads.names == [NAME]
    (sent,) = server.sent
    assert (sent.nodes[LOADING]["inputs"]["image"], sent.nodes["5"]["inputs"]["seed"]) == (NAME, 5)
    paths = [path for _, path, _ in server.asked]
    assert paths.index("/queue") < paths.index(f"/history/{sent.id}") < paths.index(UPLOAD) < paths.index("/prompt")
    (headers,) = (headers for _, path, headers in server.asked if path == UPLOAD)
    sends = {"host", "connection", "accept", "accept-encoding", "content-type", "content-length", "authorization"}
    assert (set(headers), headers["authorization"]) == (sends, f"Bearer {KEY}")


async def test_a_mask_is_uploaded_beside_the_picture() -> None:
    server = repainting()
    order = replace(OVER, over=RepaintedBase(BASE, mask=MASK))
    async with server.serving() as origin:
        await images(provider_at(origin, MASKED)).paint(order, ignored)
    assert server.uploads.files == {NAME: BASE, MASK_NAME: MASK}
    (sent,) = server.sent
    assert [sent.nodes[node]["inputs"]["image"] for node in (LOADING, MASKING)] == [NAME, MASK_NAME]


@pytest.mark.parametrize(("control", "strength"), [(None, 0.8), (0.0, 0.0), (0.35, 0.35)])
async def test_how_closely_it_is_followed_is_what_somebody_says_or_the_workflow(
    control: float | None, strength: float
) -> None:
    server = repainting()
    await paint_over(server, CONTROLLED, control)
    assert server.sent[0].nodes[CONTROLLING]["inputs"]["strength"] == strength


@pytest.mark.parametrize("done", [True, False])
async def test_what_an_earlier_try_has_sent_is_neither_uploaded_nor_sent_again(done: bool) -> None:
    server = repainting()
    async with server.serving() as origin:
        if done:
            await images(provider_at(origin, IMG2IMG)).paint(OVER, ignored)
        else:
            server.uploads.files[NAME] = BASE
            nodes = IMG2IMG | {LOADING: {"class_type": "LoadImage", "inputs": {"image": NAME}}}
            asked = {"prompt": nodes, "client_id": ORDER.key.hex, "prompt_id": ids(1)[0]}
            async with aiohttp.ClientSession() as session, session.post(f"{origin}/prompt", json=asked) as answer:
                assert answer.status == 200
        painted = await images(provider_at(origin, IMG2IMG)).paint(OVER, ignored)
    assert painted.content == BASE + b", repainted"
    assert server.uploads.names == [NAME] * done
    assert (len(server.sent), server.runs) == (1, ids(1))


async def test_what_another_worker_sends_during_the_upload_is_not_sent_again() -> None:
    server = repainting()
    async with server.serving() as origin:

        async def slowly(request: web.Request) -> web.StreamResponse:
            del server.misbehaves[UPLOAD]
            await images(provider_at(origin, IMG2IMG)).paint(OVER, ignored)
            return await server.uploads.take(request)

        server.misbehaves[UPLOAD] = slowly
        assert (await images(provider_at(origin, IMG2IMG)).paint(OVER, ignored)).request_id == ids(1)[0]
    assert (len(server.sent), {*server.uploads.files}) == (1, {NAME})


async def test_an_answer_to_an_upload_that_is_lost_leaves_one_picture_and_costs_no_call() -> None:
    server = repainting()

    async def lost(request: web.Request) -> web.StreamResponse:
        await server.uploads.take(request)
        return await bad_answers.cut_off(request)

    server.misbehaves[UPLOAD] = lost
    async with server.serving() as origin:
        with pytest.raises(ProviderUnavailable) as fault:
            await images(provider_at(origin, IMG2IMG)).paint(OVER, ignored)
        assert (fault.value.billed, fault.value.under_way, server.sent) == (False, False, [])
        del server.misbehaves[UPLOAD]
        assert (await images(provider_at(origin, IMG2IMG)).paint(OVER, ignored)).request_id == ids(1)[0]
    assert (len(server.sent), {*server.uploads.files}) == (1, {NAME})


async def test_a_picture_that_is_gone_is_uploaded_again_for_the_next_prompt() -> None:
    server = repainting()
    async with server.serving() as origin:
        client = images(provider_at(origin, IMG2IMG))
        await client.paint(OVER, ignored)
        for each in (server.files, server.uploads.files):
            each.clear()
        assert (await client.paint(OVER, ignored)).request_id == ids(2)[1]
    assert (server.uploads.names, server.runs) == ([NAME] * 2, ids(1)), "all above the saving is cached"


ANSWERS: list[tuple[Answer, type[DomainError], str]] = [
    (page(500, "Traceback: /opt/comfy/server.py"), ProviderUnavailable, "status 500"),
    (page(401, KEY), ProviderRefused, "is the key right?"),
    (page(404), ProviderRefused, "status 404"),
    (page(413), ProviderRefused, "status 413"),
    (bad_answers.redirect("http://169.254.169.254/"), ProviderRefused, "status 302"),
    (bad_answers.packed, ProviderRefused, "packed"),
    (page(200, "<html>"), ProviderRefused, "cannot be read"),
    *(
        (page(200, said), ProviderRefused, "cannot be read")
        for said in ("[]", "{}", '{"name": 7}', '{"name": ""}', '{"name": "a", "subfolder": 7}')
    ),
    (page(200, f'{{"name": "{"x" * 1001}"}}'), ProviderRefused, "cannot be read"),
    (page(200, '{"name": "elsewhere.png"}'), ProviderRefused, "LoadImage: Custom validation failed for node: image"),
]


@pytest.mark.parametrize(("answer", "kind", "says"), ANSWERS, ids=map(str, range(len(ANSWERS))))
async def test_without_a_picture_nothing_runs(answer: Answer, kind: type[DomainError], says: str) -> None:
    server = ComfyServer(PICTURE, misbehaves={UPLOAD: answer})
    with pytest.raises(kind, match=says) as fault:
        await paint_over(server)
    assert not server.runs
    assert not [each for each in ("/opt", "Traceback", KEY) if each in f"{fault.value.message}{fault.value.metadata}"]


async def test_a_check_tells_whether_it_can_take_a_picture_in() -> None:
    odd = IMG2IMG | {LOADING: IMG2IMG[LOADING] | {"class_type": "OddLoader"}}
    async with ComfyServer(PICTURE).serving() as origin:
        await images(provider_at(origin, CONTROLLED)).check()
        with pytest.raises(ProviderRefused, match="not there: OddLoader"):
            await images(provider_at(origin, odd)).check()
