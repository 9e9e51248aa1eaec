"""Who gets in: tokens as callers show them, and that nothing else says who somebody is."""

import asyncio
import hashlib
import hmac
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import asyncpg
import grpc
import pytest
from limner.v1 import image_pb2, task_pb2
from sqlalchemy import event
from sqlalchemy.engine import Engine

from server.domain.access_errors import IdentityUnknown
from server.domain.callers import ANONYMOUS, Role
from server.domain.database_errors import DatabaseUnavailable
from server.domain.tokens import ShownToken, new_token
from server.identities import known_tokens
from server.identities.certificate_names import CertificateNames
from server.identities.known_tokens import KnownTokens
from server.repositories.database import Database
from server.servicers.caller import Presented
from server.servicers.identities import Identities
from server.wiring import running
from tests.postgres_servers import PostgresServer
from tests.rpc.contract.calls import SERVICES
from tests.rpc.errors import Refusal, refused
from tests.rpc.identified import door
from tests.rpc.stack import Stubs
from tests.rpc.uploads import each, parts, png
from tests.tokens import bearer, changed, make_token, renewed, revoked, rotated

METHODS = [each for service in SERVICES.values() for each in service.methods]
PROXIES = {
    "x-forwarded-for": "127.0.0.1",
    "x-real-ip": "127.0.0.1",
    "forwarded": "for=127.0.0.1;by=proxy",
    "x-forwarded-client-cert": 'Hash=0;Subject="CN=gm";URI=spiffe://example.org/gm',
    "x-client-cert": "-----BEGIN CERTIFICATE-----",
    "ssl-client-verify": "SUCCESS",
    "ssl-client-subject-dn": "CN=gm",
    "x-remote-user": "gm",
    "remote-user": "gm",
    "x-forwarded-user": "gm",
    "x-auth-request-email": "gm@example.org",
    "x-amzn-oidc-identity": "gm",
    "x-goog-authenticated-user-email": "gm@example.org",
    "proxy-authorization": "Bearer limner_a_b",
    "cookie": "token=limner_a_b",
    "x-api-key": "limner_a_b",
}
FILE = """
["spiffe://example.org/gm"]
role = "writer"
scopes = ["campaign/*"]
name = "gm"

["players.example.org"]
role = "player"
"""
NOT_KNOWN = IdentityUnknown().message


class OneCall:
    """A call as gRPC hands it over: what it sends along, and the certificate of its connection."""

    def __init__(self, *metadata: tuple[str, str | bytes], names: tuple[str, ...] | None = None) -> None:
        self._metadata = metadata
        self._names = names

    def invocation_metadata(self) -> Any:
        return self._metadata

    def auth_context(self) -> dict[str, list[bytes]]:
        if self._names is None:
            return {"security_level": [b"TSI_SECURITY_NONE"]}
        shown = {"x509_subject_alternative_name": [each.encode() for each in self._names]} if self._names else {}
        return {"x509_pem_cert": [b"-----BEGIN CERTIFICATE-----"], **shown}

    def peer(self) -> str:
        return "ipv4:127.0.0.1:1"


class Gate:
    """Identities over a database, without a server."""

    def __init__(self, tokens: KnownTokens, names: CertificateNames, *, asks: bool = True) -> None:
        self.tokens = tokens
        self.identities = Identities(tokens, names, asks=asks)

    async def reason(self, *metadata: tuple[str, str | bytes], names: tuple[str, ...] | None = None) -> str:
        """Why a call is refused; the name of its caller when it is not."""
        try:
            return (await self.identities.identify(Presented(OneCall(*metadata, names=names)))).name
        except Exception as error:  # noqa: BLE001 - a fault that is none of ours is seen as well
            return str(getattr(error, "reason", repr(error)))

    async def of(self, text: str) -> str:
        """The same of a token."""
        return await self.reason(*bearer(text))


@asynccontextmanager
async def gate(database: Database, file: Path | None = None, *, asks: bool = True) -> Any:
    """A gate that hears nothing of changes: what it learns, it looks up."""
    names = CertificateNames(file)
    names.load()
    tokens = KnownTokens(database, asyncio.Event())
    await tokens.refresh()
    async with running(tokens.run()):
        yield Gate(tokens, names, asks=asks)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look-ups follow each other without a pause."""
    monkeypatch.setattr(known_tokens, "LOOK_UP_SECONDS", 0.0)


async def stats(stubs: Stubs) -> Any:
    """A call that everybody but players may make."""
    return await stubs.tasks.GetQueueStats(task_pb2.GetQueueStatsRequest())


async def test_nobody_gets_in_without_a_token(database_url: str, tmp_path: Path) -> None:
    async with door(database_url, tmp_path) as at:
        channel = (await at.showing()).channel
        refusals: set[tuple[grpc.StatusCode, str, str]] = set()
        for method in METHODS:
            kind = "_".join(
                "stream" if each else "unary" for each in (method.client_streaming, method.server_streaming)
            )
            call = getattr(channel, kind)(f"/{method.containing_service.full_name}/{method.name}")
            sent = call(iter([b"\xff"]) if method.client_streaming else b"\xff")
            refusal = await refused(sent.read() if method.server_streaming else sent)
            refusals.add((refusal.code, refusal.reason, refusal.message))
        assert {each[:2] for each in refusals} == {(grpc.StatusCode.UNAUTHENTICATED, "IDENTITY_REQUIRED")}
        assert len(refusals) == 1


async def test_a_token_lets_in_and_rows_say_whose_it_is(database_url: str, tmp_path: Path) -> None:
    async with door(database_url, tmp_path) as at:
        stubs, _ = await at.caller("game-master", Role.WRITER)
        image = (await stubs.images.UploadImage(each(list(parts(png()))))).image
        assert image.created_by == "game-master"
        player, _ = await at.caller("players", Role.PLAYER)
        assert (await refused(stats(player))).reason == "ROLE_NOT_ALLOWED"
        await player.images.ListImages(image_pb2.ListImagesRequest())


@pytest.mark.parametrize("header", PROXIES)
async def test_what_a_proxy_says_is_no_identity(header: str, database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "identities.toml"
    file.write_text(FILE)
    async with Database.open(database_url) as database, gate(database, file) as asking:
        assert await asking.reason((header, PROXIES[header])) == "IDENTITY_REQUIRED"
        async with gate(database, file, asks=False) as open_to_all:
            assert await open_to_all.reason((header, PROXIES[header])) == ANONYMOUS.name


async def test_at_loopback_a_token_is_checked_all_the_same(database_url: str, tmp_path: Path) -> None:
    async with door(database_url, tmp_path, anonymous=None) as at:
        assert await stats(await at.showing())
        player, _ = await at.caller("players", Role.PLAYER)
        assert (await refused(stats(player))).reason == "ROLE_NOT_ALLOWED"
        for wrong in (new_token()[0], "", "limner"):
            refusal = await refused(stats(await at.showing(*bearer(wrong))))
            assert (refusal.code, refusal.reason) == (grpc.StatusCode.UNAUTHENTICATED, "IDENTITY_UNKNOWN")


async def test_how_a_token_is_shown(database_url: str) -> None:
    async with Database.open(database_url) as database, gate(database) as asking:
        text, _ = await make_token(database, "gm")
        for scheme in ("Bearer", "bearer", "BEARER", "bEaReR"):
            assert await asking.reason(("authorization", f"{scheme} {text}")) == "gm"
        for wrong in (
            (("authorization", text),),
            (("authorization", f"Basic {text}"),),
            (("authorization", f"Bearer{text}"),),
            (("authorization", f"Bearer {text} {text}"),),
            (("authorization", f"Bearer {text}"), ("authorization", f"Bearer {text}")),
            (("authorization", ""), ("authorization", f"Bearer {text}")),
            (("authorization", f"Bearer {text}".encode()),),
            (("authorization-bin", f"Bearer {text}".encode()),),
            (("authorization", f"Bearer {text}"), ("authorization-bin", b"")),
        ):
            assert await asking.reason(*wrong) == "IDENTITY_UNKNOWN", wrong


def mutated(text: str) -> Iterator[str | bytes]:
    """Hundreds of texts that are nearly a token, or not at all."""
    drawn = random.Random(7)
    odd = ["\0", "\n", " ", "_", "é", "Ａ", "ß", "\U0001f409", "\ud800", "'", '"', "%", "\x7f", "\u200b", "-", "="]
    for _ in range(300):
        at = drawn.randrange(len(text))
        one = drawn.choice([*odd, drawn.choice("abcXYZ019")])
        changed_text = drawn.choice(
            [
                text[:at] + one + text[at + 1 :],
                text[:at] + one + text[at:],
                text[:at],
                text[at:],
                text[:at] + text[at + 1 :],
            ]
        )
        if changed_text != text:
            yield changed_text
    yield from (
        "",
        " ",
        "limner",
        "limner_",
        "limner__",
        "limner___",
        "Bearer",
        "null",
        "undefined",
        "{}",
        "' OR 1=1 --",
    )
    yield from (text.upper(), text.swapcase(), text[::-1], text * 2, f"{text}\n", f"\n{text}", text + "=" * 3)
    yield from ("limner_" + "a" * 100_000, "\0" * 10_000, "é" * 50_000, text + "\U0001f409" * 10_000)
    yield from (text.encode(), b"", b"\xff\xfe", b"\0" * 100, drawn.randbytes(1000), text.encode("utf-16"))


async def test_what_is_nearly_a_token_is_nobodys(database_url: str) -> None:
    async with Database.open(database_url) as database, gate(database) as asking:
        text, _ = await make_token(database, "gm")
        tried = 0
        for wrong in mutated(text):
            value = b"Bearer " + wrong if isinstance(wrong, bytes) else f"Bearer {wrong}"
            with pytest.raises(IdentityUnknown) as caught:
                await asking.identities.identify(Presented(OneCall(("authorization", value))))
            assert (caught.value.message, caught.value.metadata) == (NOT_KNOWN, {})
            tried += 1
        assert tried > 300
        assert await asking.of(text) == "gm"


async def test_on_the_wire_all_of_it_is_refused_alike(database_url: str, tmp_path: Path) -> None:
    async with door(database_url, tmp_path) as at:
        text, token = await make_token(at.database, "gm")
        old_text, old = await make_token(at.database, "expired", lifetime=timedelta())
        ended_text, ended = await make_token(at.database, "ended")
        await revoked(at.database, ended.id)
        texts = [each for each in mutated(text) if isinstance(each, str) and each.isascii() and each.isprintable()]
        wrong_secret = f"limner_{token.id}_{text[-43:].swapcase()}"
        refusals: set[tuple[Any, ...]] = set()
        for wrong in [
            *(each for each in texts if len(each) < 4000),
            old_text,
            ended_text,
            wrong_secret,
            new_token()[0],
        ]:
            refusal: Refusal = await refused(stats(await at.showing(*bearer(wrong))))
            refusals.add((refusal.code, refusal.reason, refusal.message, tuple(refusal.metadata)))
        assert refusals == {(grpc.StatusCode.UNAUTHENTICATED, "IDENTITY_UNKNOWN", NOT_KNOWN, ())}
        assert old.id != ended.id


async def test_whatever_is_wrong_takes_the_same_work(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    work: Counter[str] = Counter()
    sha256, compare = hashlib.sha256, hmac.compare_digest
    monkeypatch.setattr(hashlib, "sha256", lambda *given: (work.update(["hash"]), sha256(*given))[1])
    monkeypatch.setattr(hmac, "compare_digest", lambda *given: (work.update(["compare"]), compare(*given))[1])

    def noted(*given: Any) -> None:
        work.update([given[2]])

    async with Database.open(database_url) as database:
        text, token = await make_token(database, "gm")
        expired, _ = await make_token(database, "expired", lifetime=timedelta())
        ended, ended_row = await make_token(database, "ended")
        await revoked(database, ended_row.id)
        before, rotating = await make_token(database, "rotated")
        await rotated(database, rotating.id, timedelta())
        kinds = {
            "unknown": new_token()[0],
            "wrong secret": new_token(token.id)[0],
            "no token": "limner_x",
            "nothing": "",
            "expired": expired,
            "revoked": ended,
            "old secret": before,
        }
        async with gate(database) as asking:
            event.listen(Engine, "before_cursor_execute", noted)
            try:
                works = {}
                for again in (False, True):
                    for kind, wrong in kinds.items():
                        work.clear()
                        assert await asking.of(wrong) == "IDENTITY_UNKNOWN", kind
                        works[kind, again] = dict(work)
                work.clear()
                assert await asking.of(text) == "gm"
            finally:
                event.remove(Engine, "before_cursor_execute", noted)
    assert work == {"hash": 1, "compare": 2}, "what is known is not looked up"
    for again in (False, True):
        alike = [works[kind, again] for kind in kinds]
        assert all(each == alike[0] for each in alike), works
    assert works["unknown", True] == work, "what was refused a moment ago is not looked up again"
    assert works["unknown", False]["compare"] == 4


async def test_those_who_guess_share_a_look_up(database_url: str) -> None:
    reads: list[str] = []

    def noted(*given: Any) -> None:
        if "FROM tokens" in given[2]:
            reads.append(given[2])

    async with Database.open(database_url) as database, gate(database) as asking:
        text, _ = await make_token(database, "gm")
        event.listen(Engine, "before_cursor_execute", noted)
        try:
            guesses = [new_token()[0] for _ in range(500)]
            reasons = await asyncio.gather(*map(asking.of, [*guesses, text]))
        finally:
            event.remove(Engine, "before_cursor_execute", noted)
        assert reasons == ["IDENTITY_UNKNOWN"] * 500 + ["gm"]
        assert len(reads) <= 2


async def test_what_was_refused_is_forgotten(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_tokens, "MOST_REFUSED", 10)
    async with Database.open(database_url) as database, gate(database) as asking:
        for _ in range(35):
            await asking.of(new_token()[0])
            assert len(asking.tokens._refused) <= 10
        await asking.tokens.refresh()
        assert not asking.tokens._refused


async def test_a_change_works_with_the_next_call(database_url: str) -> None:
    async with Database.open(database_url) as database, gate(database) as asking:
        text, token = await make_token(database, "gm", lifetime=timedelta())
        assert await asking.of(text) == "IDENTITY_UNKNOWN"
        await renewed(database, token.id, None)
        await asking.tokens.refresh()
        assert await asking.of(text) == "gm"
        second = await rotated(database, token.id)
        assert (await asking.of(second), await asking.of(text)) == ("gm", "gm")
        third = await rotated(database, token.id)
        await asking.tokens.refresh()
        assert [await asking.of(each) for each in (text, second, third)] == ["IDENTITY_UNKNOWN", "gm", "gm"]
        await changed(database, token.id, Role.READER, ["campaign/1"])
        await asking.tokens.refresh()
        shown = await asking.tokens.grant(ShownToken.read(second))
        assert (shown.caller.role, shown.caller.scopes.words) == (Role.READER, ("campaign/1",))
        await revoked(database, token.id)
        await asking.tokens.refresh()
        assert [await asking.of(each) for each in (second, third)] == ["IDENTITY_UNKNOWN"] * 2


async def test_two_servers_know_the_same_tokens(database_url: str, tmp_path: Path) -> None:
    async with door(database_url, tmp_path / "a") as one, door(database_url, tmp_path / "b") as other:
        text, token = await make_token(one.database, "gm")
        callers = [await at.showing(*bearer(text)) for at in (one, other)]
        for stubs in callers:
            await stats(stubs)
        streams = [stubs.tasks.WatchTasks(task_pb2.WatchTasksRequest()) for stubs in callers]
        for stream in streams:
            await stream.read()
        await revoked(other.database, token.id)
        for stream in streams:
            with pytest.raises(grpc.aio.AioRpcError):
                while await stream.read() is not grpc.aio.EOF:
                    pass
        for stubs in callers:
            assert (await refused(stats(stubs))).reason == "IDENTITY_UNKNOWN"


async def test_the_day_of_use_is_kept_and_no_call_waits_for_it(database_url: str) -> None:
    async with Database.open(database_url) as database:
        used, token = await make_token(database, "used")
        _, unused = await make_token(database, "unused")
        connection = await asyncpg.connect(database_url)
        async with gate(database) as asking:
            assert await connection.fetchval("SELECT count(last_used_on) FROM tokens") == 0
            await asking.of(used)
            await asking.of(new_token(unused.id)[0])
            assert await connection.fetchval("SELECT count(last_used_on) FROM tokens") == 0
            await asking.tokens.refresh()
            rows = await connection.fetch("SELECT id, xmin FROM tokens WHERE last_used_on IS NOT NULL")
            assert [row["id"] for row in rows] == [token.id]
            for _ in range(3):
                await asking.of(used)
                await asking.tokens.refresh()
            assert await connection.fetch("SELECT id, xmin FROM tokens WHERE last_used_on IS NOT NULL") == rows
        await connection.close()


async def test_without_the_database_known_tokens_go_on(own_postgres: PostgresServer) -> None:
    from server.repositories.migrations import migrate

    url = own_postgres.url("postgres")
    await migrate(url)
    async with Database.open(url) as database:
        text, _ = await make_token(database, "gm")
        short, _ = await make_token(database, "short", lifetime=timedelta(seconds=1.5))
        async with gate(database) as asking:
            await asyncio.to_thread(own_postgres.stop)
            assert await asking.of(text) == "gm"
            assert await asking.of(new_token()[0]) == DatabaseUnavailable.reason
            while (answer := await asking.of(short)) == "short":
                pass
            assert answer == DatabaseUnavailable.reason
            assert await asking.of(text) == "gm"


async def test_names_in_certificates(database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "identities.toml"
    file.write_text(FILE)
    async with Database.open(database_url) as database, gate(database, file) as asking:
        text, _ = await make_token(database, "token")
        assert await asking.reason(names=("other.example.org", "spiffe://example.org/gm")) == "gm"
        assert await asking.reason(names=("players.example.org",)) == "players.example.org"
        assert await asking.reason(*bearer(text), names=("players.example.org",)) == "token"
        assert await asking.reason(*bearer("x"), names=("players.example.org",)) == "IDENTITY_UNKNOWN"
        for strange in ((), ("*.example.org",), ("SPIFFE://example.org/gm",), ("spiffe://example.org/gm/x",), ("",)):
            assert await asking.reason(names=strange) == "IDENTITY_UNKNOWN"
        async with gate(database, None) as without:
            assert await without.reason(names=("players.example.org",)) == "IDENTITY_UNKNOWN"
        async with gate(database, None, asks=False) as open_to_all:
            assert await open_to_all.reason(names=("players.example.org",)) == ANONYMOUS.name
        async with gate(database, file, asks=False) as open_to_some:
            assert await open_to_some.reason(names=("strange.example.org",)) == "IDENTITY_UNKNOWN"
