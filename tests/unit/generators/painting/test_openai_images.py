"""Pictures by the images endpoint of OpenAI: what is sent, what is taken, and every way in which there is none."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from uuid import UUID

import pytest
import trustme

from server.domain.errors import DomainError
from server.domain.provider_errors import (
    ProviderContentRefused,
    ProviderQuotaSpent,
    ProviderRefused,
    ProviderUnavailable,
)
from server.domain.providers import Provider
from server.generators.painting import guarded_transport
from server.generators.painting.kinds import PaintedPicture, PaintingOrder
from server.generators.painting.models import model_named
from server.generators.painting.openai_images import OpenAiImages
from tests import openai_server
from tests.openai_server import KEY, Misbehaviour, OpenAiServer, page, redirect, refusal

PICTURE = b"\x89PNG a picture that nobody has looked at yet"
MOST = 100_000
SMITH = PaintingOrder("a smith", "", 5, None, UUID(int=7))
METADATA = "http://169.254.169.254/latest/meta-data/"


async def ignored(fraction: float, stage: str, preview: bytes | None) -> None:
    """What is reported where nobody looks."""


def provider_at(origin: str, **more: object) -> Provider:
    return replace(Provider("studio", "openai", f"{origin}/v1", "gpt-image-2", KEY), **more)  # type: ignore[arg-type]


def images(provider: Provider, *, seconds: float = 20.0, resolve: Sequence[str] = ("127.0.0.1",)) -> OpenAiImages:
    async def resolved(host: str, port: int) -> Sequence[str]:
        return resolve

    return OpenAiImages(provider, model_named(provider.model), seconds, MOST, resolved)


@asynccontextmanager
async def served(server: OpenAiServer, **more: object) -> AsyncIterator[OpenAiImages]:
    async with server.serving() as origin:
        yield images(provider_at(origin, **more))


async def paint(server: OpenAiServer, **more: object) -> PaintedPicture:
    async with served(server, **more) as each:
        return await each.paint(SMITH if "model" in more else replace(SMITH, size=(1024, 1024)), ignored)


async def fault_of(server: OpenAiServer, **more: object) -> DomainError:
    with pytest.raises(DomainError) as refused:
        await paint(server, **more)
    assert KEY not in f"{refused.value.message}{refused.value.metadata}"
    return refused.value


async def test_a_picture_is_asked_for_once_and_nothing_of_the_machine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.setenv(name, "elsewhere")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Secret: elsewhere")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    server = OpenAiServer(PICTURE)
    painted = await paint(server)
    assert painted == PaintedPicture(PICTURE, "a smith, by candlelight", "req_7")
    (asked,) = server.asked
    assert asked.body == {"model": "gpt-image-2", "prompt": "a smith", "size": "1024x1024"}
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    assert "elsewhere" not in str(asked.headers)
    assert {*asked.headers} <= {
        *("host", "connection", "accept", "accept-encoding", "content-type", "content-length", "authorization")
    }


async def test_who_has_no_key_sends_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "elsewhere")
    server = OpenAiServer(PICTURE)
    await paint(server, key="")
    assert "authorization" not in server.asked[0].headers


@pytest.mark.parametrize(("model", "named"), [("dall-e-3", True), ("gpt-image-2", False), ("flux", False)])
async def test_a_format_is_named_to_models_that_know_one(model: str, named: bool) -> None:
    server = OpenAiServer(PICTURE)
    await paint(server, model=model)
    assert ("response_format" in server.asked[0].body) is named
    assert "size" not in server.asked[0].body


async def test_sketches_are_shown_where_they_are_paid_for() -> None:
    server, shown = OpenAiServer(PICTURE, partial=b"sketch"), list[bytes]()

    async def report(fraction: float, stage: str, preview: bytes | None) -> None:
        assert 0 < fraction < 1
        shown.append(preview or b"")

    async with served(server, previews=2) as each:
        painted = await each.paint(SMITH, report)
    assert (painted.content, painted.request_id, shown) == (PICTURE, "req_8", [b"sketch"] * 2)
    assert server.asked[0].body["partial_images"] == 2


async def test_a_server_that_knows_no_streams_draws_all_the_same() -> None:
    assert (await paint(OpenAiServer(PICTURE, streams=False), previews=3)).content == PICTURE


HEALING: list[tuple[Misbehaviour, float]] = [
    (page(500, "Internal Server Error"), 0),
    (page(502, "<html>nginx</html>", "text/html"), 0),
    (page(503, "Traceback (most recent call last): /opt/secret.py"), 0),
    (page(529, ""), 0),
    (refusal(429, "rate_limit_exceeded", "slow down", retry_after="7"), 7),
    (refusal(429, "rate_limit_exceeded", "slow down", retry_after_ms="1500", retry_after="9"), 1.5),
    (refusal(429, "rate_limit_exceeded", "slow down", retry_after="1e9"), 3600),
    (refusal(429, "rate_limit_exceeded", "slow down", retry_after="-5"), 0),
    (refusal(429, "rate_limit_exceeded", "slow down", retry_after="nan"), 0),
    (refusal(429, "rate_limit_exceeded", "slow down", retry_after="soon"), 0),
    (
        refusal(
            *(429, "rate_limit_exceeded", "slow down"),
            retry_after="Mon, 30 Nov 2026 10:00:30 GMT",
            date="Mon, 30 Nov 2026 10:00:00 GMT",
        ),
        30,
    ),
    (openai_server.cut_off, 0),
]


@pytest.mark.parametrize(("misbehaves", "seconds"), HEALING, ids=map(str, range(len(HEALING))))
async def test_what_may_heal_is_asked_for_once_and_tells_when(misbehaves: Misbehaviour, seconds: float) -> None:
    server = OpenAiServer(PICTURE, misbehaves=misbehaves)
    fault = await fault_of(server)
    assert isinstance(fault, ProviderUnavailable)
    assert (fault.heals, fault.retry_seconds) == (True, seconds)
    assert len(server.asked) == 1
    assert "opt" not in fault.message


REFUSING: list[tuple[Misbehaviour, type[DomainError], str]] = [
    (refusal(429, "insufficient_quota", "pay"), ProviderQuotaSpent, "is spent"),
    (refusal(400, "billing_hard_limit_reached", "pay"), ProviderQuotaSpent, "is spent"),
    (refusal(400, "moderation_blocked", "no\nblood\x07"), ProviderContentRefused, "no blood"),
    (refusal(400, "content_policy_violation", ""), ProviderContentRefused, "it says no more"),
    (refusal(403, "x", "no", type_="moderation_blocked"), ProviderContentRefused, ": no"),
    (refusal(401, "invalid_api_key", "wrong key: key-of-***dio"), ProviderRefused, "status 401: is the key right?"),
    (refusal(400, "invalid_value", f"size of {KEY} {'x' * 9999}"), ProviderRefused, "size of [key] xxx"),
    (refusal(400, "x", 'Traceback (most recent call last):\n File "/opt/a.py", line 1'), ProviderRefused, "status 400"),
    (page(404, "no such page"), ProviderRefused, "status 404"),
    (page(200, "<html>", "text/html"), ProviderRefused, ""),
    (page(200, "{", "application/json"), ProviderRefused, ""),
    (page(200, "[]", "application/json"), ProviderRefused, ""),
    (page(200, "{}", "application/json"), ProviderRefused, "it sent no picture"),
    (page(200, '{"data": [7]}', "application/json"), ProviderRefused, "it sent no picture"),
    (page(200, '{"data": [{"b64_json": 7}]}', "application/json"), ProviderRefused, "it sent no picture"),
    (page(200, '{"data": [{"b64_json": "?"}]}', "application/json"), ProviderRefused, "it sent no picture"),
    (page(200, "data: [DONE]\n\n", "text/event-stream"), ProviderRefused, "cannot be read"),
    (redirect(METADATA), ProviderRefused, "status 302"),
    (redirect("http://127.0.0.1:1/v1/images/generations"), ProviderRefused, "status 302"),
    (openai_server.packed, ProviderRefused, "packed"),
    (openai_server.huge, ProviderRefused, "more than"),
]


@pytest.mark.parametrize(("misbehaves", "kind", "says"), REFUSING, ids=map(str, range(len(REFUSING))))
async def test_what_does_not_heal_is_told_apart(misbehaves: Misbehaviour, kind: type[DomainError], says: str) -> None:
    server = OpenAiServer(PICTURE, misbehaves=misbehaves)
    fault = await fault_of(server)
    assert type(fault) is kind
    assert not fault.heals
    assert says in fault.message
    assert len(fault.message) < 400
    assert "opt" not in fault.message
    assert len(server.asked) == 1


@pytest.mark.parametrize("text", ["data: {\n\n", "data: [DONE]\n\n", "data: 7\n\n", "", "\x00", "data: {}\n\n"])
async def test_a_stream_without_a_picture_is_refused(text: str) -> None:
    server = OpenAiServer(PICTURE, misbehaves=page(200, text, "text/event-stream"))
    assert type(await fault_of(server, previews=1)) is ProviderRefused


async def test_an_error_in_a_stream_is_told_apart() -> None:
    for code, kind in (("moderation_blocked", ProviderContentRefused), ("server_error", ProviderUnavailable)):
        event = f'data: {{"error": {{"code": "{code}", "message": "no", "type": null}}}}\n\n'
        server = OpenAiServer(PICTURE, misbehaves=page(200, event, "text/event-stream"))
        assert type(await fault_of(server, previews=1)) is kind


async def test_of_what_is_huge_no_more_is_read_than_there_may_be() -> None:
    server = OpenAiServer(PICTURE, misbehaves=openai_server.huge)
    async with served(server) as each:
        with pytest.raises(ProviderRefused):
            await each.paint(SMITH, ignored)
        await server.dropped.wait()
    assert server.written < 20_000_000


async def test_who_is_silent_is_hung_up_on() -> None:
    server = OpenAiServer(PICTURE, misbehaves=openai_server.slow)
    async with server.serving() as origin:
        with pytest.raises(ProviderUnavailable, match="does not answer"):
            await images(provider_at(origin), seconds=0.2).paint(SMITH, ignored)
        await server.dropped.wait()


async def test_who_is_not_wanted_any_more_hangs_up() -> None:
    server = OpenAiServer(PICTURE, misbehaves=openai_server.slow)
    async with served(server) as each:
        painting = asyncio.create_task(each.paint(SMITH, ignored))
        await server.called.wait()
        painting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await painting
        await server.dropped.wait()


async def test_a_picture_at_a_url_is_fetched_without_the_key() -> None:
    server = OpenAiServer(PICTURE)
    async with server.serving() as origin:
        server.result_url = f"{origin}/results/smith.png"
        assert (await images(provider_at(origin)).paint(SMITH, ignored)).content == PICTURE
    assert server.asked[1].path == "/results/smith.png"
    assert "authorization" not in server.asked[1].headers


async def test_a_picture_at_another_host_is_fetched_where_that_is_set() -> None:
    server, other = OpenAiServer(PICTURE), OpenAiServer(PICTURE)
    async with server.serving() as origin, other.serving() as elsewhere:
        port = elsewhere.rpartition(":")[2]
        server.result_url = f"http://cdn.pictures.example:{port}/results/smith.png"
        with pytest.raises(ProviderRefused, match="host that is not set"):
            await images(provider_at(origin)).paint(SMITH, ignored)
        assert not other.asked
        named = provider_at(origin, result_hosts=(f"cdn.pictures.example:{port}",))
        assert (await images(named).paint(SMITH, ignored)).content == PICTURE
        assert other.asked[0].headers["host"] == f"cdn.pictures.example:{port}"
        below = provider_at(origin, result_hosts=(f"*.pictures.example:{port}",))
        with pytest.raises(ProviderRefused, match="private net"):
            await images(below).paint(SMITH, ignored)
        assert len(other.asked) == 1


async def test_the_certificate_is_that_of_the_name_wherever_it_leads(monkeypatch: pytest.MonkeyPatch) -> None:
    ca, tls = trustme.CA(), ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    ca.issue_cert("api.example").configure_cert(tls)
    trusted = ssl.create_default_context()
    ca.configure_trust(trusted)
    monkeypatch.setattr(guarded_transport, "trusted", lambda: trusted)
    server = OpenAiServer(PICTURE)
    async with server.serving(tls) as origin:
        port = origin.rpartition(":")[2]
        named = images(provider_at(f"https://api.example:{port}"), resolve=["127.0.0.2", "127.0.0.1"])
        assert (await named.paint(SMITH, ignored)).content == PICTURE
        assert server.asked[0].headers["host"] == f"api.example:{port}"
        with pytest.raises(ProviderUnavailable, match="connection"):
            await images(provider_at(f"https://other.example:{port}")).paint(SMITH, ignored)
    assert len(server.asked) == 1


async def test_no_url_leads_to_the_metadata_of_the_machine() -> None:
    server = OpenAiServer(PICTURE)
    async with server.serving() as origin:
        for url in (METADATA, f"{origin}/results/moved", "http://metadata.google.internal/", "file:///etc/passwd"):
            server.result_url = url
            with pytest.raises(ProviderRefused):
                await images(provider_at(origin)).paint(SMITH, ignored)
        server.result_url = ""
        with pytest.raises(ProviderRefused, match="metadata"):
            await images(provider_at(origin), resolve=["169.254.169.254"]).paint(SMITH, ignored)


async def test_a_check_costs_nothing_and_tells_what_is_wrong() -> None:
    server = OpenAiServer(PICTURE)
    async with served(server) as each:
        await each.check()
        server.misbehaves = page(404, "not here")
        await each.check()
        server.misbehaves = refusal(401, "invalid_api_key", "no")
        with pytest.raises(ProviderRefused):
            await each.check()
    assert {each.path for each in server.asked} == {"/v1/models"}
    with pytest.raises(ProviderUnavailable):
        await images(provider_at("http://127.0.0.1:1")).check()
