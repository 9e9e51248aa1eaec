"""Whether a call that made no picture may have been billed: what was not sent, or was refused, surely was not."""

from collections.abc import Sequence

import pytest

from server.domain.errors import DomainError
from server.domain.provider_errors import (
    ProviderContentRefused,
    ProviderOutcomeUnknown,
    ProviderQuotaSpent,
    may_be_billed,
    status_error,
)
from server.generators.painting.models import model_named
from server.generators.painting.openai_images import OpenAiImages
from tests import openai_server
from tests.free_port import free_port
from tests.openai_server import Misbehaviour, OpenAiServer, page, redirect, refusal
from tests.unit.generators.painting.test_openai_images import MOST, PICTURE, SMITH, ignored, images, provider_at

ANSWERS: list[tuple[Misbehaviour, bool]] = [
    (page(500, "x"), True),
    (page(502, "x"), True),
    (page(503, "x"), True),
    (page(529, "x"), True),
    (page(408, "x"), True),
    (refusal(500, "server_error", "x"), True),
    (refusal(503, "overloaded", "x"), True),
    (openai_server.cut_off, True),
    (openai_server.packed, True),
    (openai_server.huge, True),
    (page(200, "{}", "application/json"), True),
    (page(200, "{", "application/json"), True),
    (page(200, '{"data": [{"b64_json": "?"}]}', "application/json"), True),
    (page(200, '{"data": [{"url": "http://169.254.169.254/x"}]}', "application/json"), True),
    (page(200, '{"data": [{"url": "http://elsewhere.example/x"}]}', "application/json"), True),
    (page(200, '{"data": [{"url": "::"}]}', "application/json"), True),
    (refusal(429, "rate_limit_exceeded", "x"), False),
    (refusal(503, "slow_down", "x"), False),
    (page(429, "x"), False),
    (page(425, "x"), False),
    (page(404, "x"), False),
    (refusal(400, "invalid_value", "x"), False),
    (refusal(401, "invalid_api_key", "x"), False),
    (refusal(429, "insufficient_quota", "x"), False),
    (refusal(400, "moderation_blocked", "x"), False),
    (redirect("http://127.0.0.1:1/v1/images/generations"), False),
]


async def fault_of(painter: OpenAiImages) -> DomainError:
    with pytest.raises(DomainError) as refused:
        await painter.paint(SMITH, ignored)
    return refused.value


@pytest.mark.parametrize(("misbehaves", "billed"), ANSWERS, ids=map(str, range(len(ANSWERS))))
async def test_an_answer_tells_whether_it_may_be_billed(misbehaves: Misbehaviour, billed: bool) -> None:
    async with OpenAiServer(PICTURE, misbehaves=misbehaves).serving() as origin:
        assert may_be_billed(await fault_of(images(provider_at(origin)))) is billed


async def test_a_picture_that_cannot_be_fetched_is_paid_all_the_same() -> None:
    for port in (free_port(), None):
        server = OpenAiServer(PICTURE)
        async with server.serving() as origin:
            server.result_url = f"http://127.0.0.1:{port}/results/x" if port else f"{origin}/results/moved"
            hosts = (f"127.0.0.1:{port}",) if port else ()
            assert may_be_billed(await fault_of(images(provider_at(origin, result_hosts=hosts))))


async def test_a_silent_provider_may_have_painted() -> None:
    async with OpenAiServer(PICTURE, misbehaves=openai_server.slow).serving() as origin:
        assert may_be_billed(await fault_of(images(provider_at(origin), seconds=0.2)))


async def test_what_was_not_sent_is_not_billed() -> None:
    async def unknown(host: str, port: int) -> Sequence[str]:
        raise OSError

    nobody = provider_at(f"http://127.0.0.1:{free_port()}")
    metadata = images(provider_at("http://studio.example"), resolve=("169.254.169.254",))
    nameless = OpenAiImages(nobody, model_named(nobody.model), 20.0, MOST, unknown)
    for painter in (images(nobody), metadata, nameless):
        assert not may_be_billed(await fault_of(painter))


def test_of_what_nobody_knows_the_worst_is_thought() -> None:
    assert may_be_billed(ValueError())
    assert may_be_billed(ProviderOutcomeUnknown("studio", "odd"))
    assert not may_be_billed(ProviderQuotaSpent("studio"))
    assert not may_be_billed(ProviderContentRefused("studio", "no"))
    assert [each for each in (302, 400, 404, 408, 429, 500, 503) if may_be_billed(status_error("studio", each))] == [
        *(408, 500, 503)
    ]
