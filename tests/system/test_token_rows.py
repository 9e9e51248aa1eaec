"""Rows of tokens on every PostgreSQL: made, changed, ended, and what stays as it is."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import asyncpg
import pytest

from server.domain.callers import COMMAND, Role
from server.domain.scopes import Scopes
from server.domain.tokens import LIFETIME, ShownToken, Token, new_token
from server.repositories.database import Database
from server.repositories.tokens import TOKENS_CHANNEL
from tests.tokens import changed, make_token, renewed, revoked, rotated

HOUR = timedelta(hours=1)


@asynccontextmanager
async def listening(url: str) -> AsyncIterator[list[str]]:
    """What is told on the channel of tokens."""
    heard: list[str] = []
    connection = await asyncpg.connect(url)
    await connection.add_listener(TOKENS_CHANNEL, lambda *told: heard.append(told[3]))
    try:
        yield heard
        await connection.execute("SELECT 1")  # what was sent before has come with its answer
    finally:
        await connection.close()


async def row(database: Database, token_id: str) -> Token:
    """A token as it is."""
    async with database.work(COMMAND) as work:
        kept = await work.tokens.lock(token_id)
    assert kept is not None
    return kept


async def test_a_token_comes_back_as_it_was_made(each_database_url: str) -> None:
    async with Database.open(each_database_url) as database:
        text, made = await make_token(database, "gm", Role.WRITER, ["campaign/*", "world/1"])
        assert (made.name, made.role, made.scopes) == ("gm", Role.WRITER, Scopes(("world/1",), ("campaign/",)))
        assert made.lifetime == LIFETIME
        assert made.last_used_on is None
        _, unbound = await make_token(database, "for-ever", Role.PLAYER, lifetime=None)
        assert (unbound.scopes, unbound.expires_at) == (None, None)
        async with database.work(COMMAND) as work:
            assert await work.tokens.list_all() == [made, unbound]
            assert set(await work.tokens.live()) == {made, unbound}
            assert await work.tokens.live([unbound.id, "", "nobody"]) == [unbound]
            assert await work.tokens.live([]) == []
            assert await work.tokens.lock("nobody") is None
            assert ShownToken.read(text) == ShownToken(made.id, made.digest)


async def test_no_secret_is_in_the_database(each_database_url: str) -> None:
    async with Database.open(each_database_url) as database:
        first, made = await make_token(database, "gm")
        second = await rotated(database, made.id)
    connection = await asyncpg.connect(each_database_url)
    (kept,) = await connection.fetch("SELECT tokens::text AS whole FROM tokens")
    await connection.close()
    for text in (first, second):
        assert text.rpartition("_")[2] not in kept["whole"]
        assert ShownToken.read(text).digest.hex() in kept["whole"]


async def test_a_name_is_free_again_once_its_token_is_revoked(each_database_url: str) -> None:
    async with Database.open(each_database_url) as database:
        _, made = await make_token(database, "gm")
        _, shown = new_token()
        for free in (False, True):
            async with database.work(COMMAND) as work:
                again = await work.tokens.create(shown, "gm", Role.READER, None, HOUR)
            assert (again is not None) is free
            if not free:
                await revoked(database, made.id)
        async with database.work(COMMAND) as work:
            assert [each.id for each in await work.tokens.live()] == [shown.id]
            assert {each.id for each in await work.tokens.list_all()} == {made.id, shown.id}


async def test_at_most_two_secrets_are_kept(each_database_url: str) -> None:
    async with Database.open(each_database_url) as database:
        first, made = await make_token(database, "gm")
        token_id = made.id
        texts = [first, await rotated(database, token_id, HOUR), await rotated(database, token_id, HOUR)]
        kept = await row(database, token_id)
    digests = [ShownToken.read(each).digest for each in texts]
    assert [kept.old_digest, kept.digest] == digests[1:]
    assert kept.old_until is not None
    assert kept.old_until - kept.renewed_at == HOUR


async def test_an_old_secret_does_not_outlive_what_it_was_given(each_database_url: str) -> None:
    async with Database.open(each_database_url) as database:
        _, made = await make_token(database, "gm", lifetime=HOUR)
        await rotated(database, made.id)
        kept = await row(database, made.id)
        assert kept.old_until == made.expires_at
        await renewed(database, made.id, None)
        assert (await row(database, made.id)).expires_at is None
        await rotated(database, made.id)
        assert (await row(database, made.id)).old_until is not None


async def test_what_is_revoked_stays_so(each_database_url: str) -> None:
    async with Database.open(each_database_url) as database:
        _, made = await make_token(database, "gm")
        await revoked(database, made.id)
        ended = await row(database, made.id)
        _, shown = new_token(made.id)
        async with listening(each_database_url) as heard:
            for token_id in (made.id, "nobody"):
                async with database.work(COMMAND) as work:
                    assert await work.tokens.revoke(token_id) is None
                    assert await work.tokens.change(token_id, Role.ADMIN, None) is None
                    assert await work.tokens.renew(token_id, None) is None
                    assert await work.tokens.rotate(ShownToken(token_id, shown.digest), None, HOUR) is None
        assert not heard
        assert await row(database, made.id) == ended


async def test_every_change_is_told(each_database_url: str) -> None:
    async with Database.open(each_database_url) as database, listening(each_database_url) as heard:
        _, made = await make_token(database, "gm")
        await changed(database, made.id, Role.READER, ["campaign/1"])
        await renewed(database, made.id, HOUR)
        await rotated(database, made.id)
        await revoked(database, made.id)
    assert heard == [made.id] * 5


async def test_a_day_of_use_is_written_once(each_database_url: str) -> None:
    async with Database.open(each_database_url) as database, listening(each_database_url) as heard:
        _, made = await make_token(database, "gm")
        _, other = await make_token(database, "other")
        connection = await asyncpg.connect(each_database_url)
        versions = set()
        for _ in range(3):
            async with database.work(COMMAND) as work:
                await work.tokens.note_used([made.id, "nobody"])
            versions.add(await connection.fetchval("SELECT xmin FROM tokens WHERE id = $1", made.id))
        today = await connection.fetchval("SELECT (now() AT TIME ZONE 'UTC')::date")
        assert len(versions) == 1
        assert (await row(database, made.id)).last_used_on == today
        assert (await row(database, other.id)).last_used_on is None
        await connection.execute("UPDATE tokens SET last_used_on = last_used_on - 1 WHERE id = $1", made.id)
        async with database.work(COMMAND) as work:
            await work.tokens.note_used([made.id])
        await connection.close()
        assert (await row(database, made.id)).last_used_on == today
    assert heard == [made.id, other.id]


@pytest.mark.parametrize("ahead", [timedelta(days=3650), timedelta(days=1)])
async def test_a_clock_that_was_wrong_prolongs_nothing(ahead: timedelta, database_url: str) -> None:
    async with Database.open(database_url) as database:
        _, made = await make_token(database, "gm", lifetime=HOUR)
        assert made.remaining(made.created_at - ahead) == HOUR
        await rotated(database, made.id)
        kept = await row(database, made.id)
        assert kept.old_remaining(made.created_at - ahead) <= HOUR
