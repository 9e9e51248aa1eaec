"""Who gets in: tokens as callers show them, and that nothing else says who somebody is."""

import asyncio
from datetime import timedelta
from pathlib import Path

import asyncpg
import grpc
import pytest
from limner.v1 import image_pb2, task_pb2

from server.domain.callers import ANONYMOUS, Role
from server.domain.database_errors import DatabaseUnavailable
from server.domain.tokens import ShownToken, new_token
from server.identities import known_tokens
from server.repositories.database import Database
from tests.postgres_servers import PostgresServer
from tests.rpc.any_call import METHODS, begun
from tests.rpc.errors import refused
from tests.rpc.identified import door, queue_stats, rest
from tests.rpc.identity_gate import FILE, gate
from tests.rpc.statement_log import statements
from tests.rpc.uploads import each, parts, png
from tests.tokens import bearer, changed, make_token, renewed, revoked, rotated

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


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look-ups follow each other without a pause."""
    monkeypatch.setattr(known_tokens, "LOOK_UP_SECONDS", 0.0)


async def test_nobody_gets_in_without_a_token(database_url: str, tmp_path: Path) -> None:
    async with door(database_url, tmp_path, address_failures_per_minute=0) as at:
        channel = (await at.showing()).channel
        refusals: set[tuple[grpc.StatusCode, str, str]] = set()
        for method in METHODS.values():
            call = begun(channel, method, [b"\xff"])
            refusal = await refused(call.read() if method.server_streaming else call)
            refusals.add((refusal.code, refusal.reason, refusal.message))
        assert {each[:2] for each in refusals} == {(grpc.StatusCode.UNAUTHENTICATED, "IDENTITY_REQUIRED")}
        assert len(refusals) == 1


async def test_a_token_lets_in_and_rows_say_whose_it_is(database_url: str, tmp_path: Path) -> None:
    async with door(database_url, tmp_path) as at:
        stubs, _ = await at.caller("game-master", Role.WRITER)
        image = (await stubs.images.UploadImage(each(list(parts(png()))))).image
        assert image.created_by == "game-master"
        player, _ = await at.caller("players", Role.PLAYER)
        assert (await refused(queue_stats(player))).reason == "ROLE_NOT_ALLOWED"
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
        assert await queue_stats(await at.showing())
        player, _ = await at.caller("players", Role.PLAYER)
        assert (await refused(queue_stats(player))).reason == "ROLE_NOT_ALLOWED"
        for wrong in (new_token()[0], "", "limner"):
            refusal = await refused(queue_stats(await at.showing(*bearer(wrong))))
            assert (refusal.code, refusal.reason) == (grpc.StatusCode.UNAUTHENTICATED, "IDENTITY_UNKNOWN")


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
            await queue_stats(stubs)
        streams = [stubs.tasks.WatchTasks(task_pb2.WatchTasksRequest()) for stubs in callers]
        for stream in streams:
            await stream.read()
        await revoked(other.database, token.id)
        for stream in streams:
            assert (await refused(rest(stream))).reason == "IDENTITY_ENDED"
        for stubs in callers:
            assert (await refused(queue_stats(stubs))).reason == "IDENTITY_UNKNOWN"


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


async def test_what_has_not_changed_is_not_read_again(database_url: str) -> None:
    reads: list[str] = []
    async with Database.open(database_url) as database, gate(database) as asking:
        text, token = await make_token(database, "gm")
        await asking.tokens.refresh()
        with statements(reads.append, "tokens.digest"):
            await asking.tokens.refresh()
            assert not reads
            await changed(database, token.id, Role.READER)
            reads.clear()
            await asking.tokens.refresh()
            assert len(reads) == 1
            asking.tokens._offset -= 3600  # the clock of the database was put back by an hour, or this host slept
            await asking.tokens.refresh()
            assert len(reads) == 2
        assert await asking.of(text) == "gm"
