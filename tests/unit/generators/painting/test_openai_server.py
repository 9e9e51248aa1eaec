"""The server of these tests is one that the official client draws from, as it does from OpenAI itself."""

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx2
import openai
import pytest

from tests.openai_server import KEY, OpenAiServer, refusal

PICTURE = b"\x89PNG picture"


@asynccontextmanager
async def official(server: OpenAiServer) -> AsyncIterator[openai.AsyncOpenAI]:
    async with (
        server.serving() as origin,
        httpx2.AsyncClient(verify=False, trust_env=False) as wire,
        openai.AsyncOpenAI(api_key=KEY, base_url=f"{origin}/v1", http_client=wire, max_retries=0) as client,
    ):
        yield client


async def test_the_official_client_draws() -> None:
    server = OpenAiServer(PICTURE)
    async with official(server) as client:
        answer = await client.images.generate(model="gpt-image-2", prompt="a smith", size="1024x1024")
        assert [each.id async for each in await client.models.list()] == ["gpt-image-2"]
    assert answer.data is not None
    assert base64.b64decode(answer.data[0].b64_json or "") == PICTURE
    assert server.asked[0].body == {"model": "gpt-image-2", "prompt": "a smith", "size": "1024x1024"}
    assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"


async def test_the_official_client_is_sent_sketches() -> None:
    async with official(OpenAiServer(PICTURE, partial=b"sketch")) as client:
        stream = await client.images.generate(model="gpt-image-2", prompt="a smith", stream=True, partial_images=2)
        seen = [(event.type, base64.b64decode(event.b64_json)) async for event in stream]
    assert seen == [("image_generation.partial_image", b"sketch")] * 2 + [("image_generation.completed", PICTURE)]


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (429, "rate_limit_exceeded", openai.RateLimitError),
        (429, "insufficient_quota", openai.RateLimitError),
        (400, "moderation_blocked", openai.BadRequestError),
        (401, "invalid_api_key", openai.AuthenticationError),
    ],
)
async def test_the_official_client_reads_its_errors(status: int, code: str, kind: type[openai.APIStatusError]) -> None:
    async with official(OpenAiServer(PICTURE, misbehaves=refusal(status, code, "no"))) as client:
        with pytest.raises(kind) as refused:
            await client.images.generate(model="gpt-image-2", prompt="a smith")
    assert refused.value.code == code


async def test_the_official_client_has_a_picture_painted_over() -> None:
    server = OpenAiServer(PICTURE, partial=b"sketch", repaints=lambda sent: sent + b", repainted")
    base = ("map.png", b"\x89PNG base", "image/png")
    async with official(server) as client:
        answer = await client.images.edit(
            model="gpt-image-1.5", prompt="in oil", image=base, size="1024x1024", input_fidelity="high"
        )
        stream = await client.images.edit(
            model="gpt-image-1.5", prompt="in oil", image=base, stream=True, partial_images=1
        )
        seen = [(event.type, base64.b64decode(event.b64_json)) async for event in stream]
        with pytest.raises(openai.BadRequestError):
            await client.images.edit(model="gpt-image-1.5", prompt="in oil", image=("map.gif", b"GIF", "image/gif"))
    assert answer.data is not None
    assert base64.b64decode(answer.data[0].b64_json or "") == b"\x89PNG base, repainted"
    assert seen == [("image_edit.partial_image", b"sketch"), ("image_edit.completed", b"\x89PNG base, repainted")]
    texts = {"model": "gpt-image-1.5", "prompt": "in oil", "size": "1024x1024", "input_fidelity": "high"}
    assert (server.asked[0].path, server.asked[0].body) == ("/v1/images/edits", texts)
    assert server.asked[0].image == base[1]
