"""The first claim of a task that keeps no theme gives it one, once, and under its fence."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from server.domain.errors import Invalid, LeaseLost, UnknownTheme
from server.domain.tasks import Claim, TaskError
from server.domain.theme_parts import ThemeChoice
from server.repositories.database import Database
from server.themes.resolution import ResolvedTheme
from server.usecases.accepted_theme import AcceptedTheme
from server.usecases.resolve_theme import ResolveTheme
from server.wiring import Core, generators, open_core, open_worker, running, theme_schema
from tests.callers import TESTER
from tests.rpc.kept_themes import INK, a_theme, change, drawn_with, purge, seen, task_of_another
from tests.rpc.stack import Stack, database_of, serving, settings_for
from tests.rpc.tasks import created, finished

LEASE = timedelta(seconds=30)


def named(theme: str, variation: str = INK) -> ThemeChoice:
    """A theme and its variation, as a task names them."""
    return ThemeChoice(theme, variation, within="generate")


def fine(_: ResolvedTheme) -> None:
    """Anything can be drawn."""


def awful(_: ResolvedTheme) -> None:
    raise Invalid("not this one")


def accepted_theme(core: Core) -> AcceptedTheme:
    """The themes of tasks in a database."""
    return AcceptedTheme(core.database, ResolveTheme(core.database, theme_schema(generators())))


async def claimed(database: Database, lease: timedelta = LEASE, count: int = 1) -> list[Claim]:
    return await database.claims.take("test", lease, count)


async def kept(stack: Stack) -> list[str | None]:
    """The fingerprints of the tasks that run, or are to run."""
    query = "SELECT theme_fingerprint FROM generation_tasks WHERE status <> 'cancelled'"
    async with database_of(stack) as connection:
        return [row[0] for row in await connection.fetch(query)]


async def test_the_second_attempt_draws_with_the_theme_of_the_first(database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path)
    async with serving(settings) as stack, open_core(settings) as core, database_of(stack) as connection:
        model, theme = await created(stack, drawn_with(await a_theme(stack))), await a_theme(stack)
        async with open_worker(settings) as worker, running(worker.run()):
            expected = await seen(stack, await finished(stack, model.id))
        task_id = await task_of_another(stack, connection, drawn_with(theme))
        (claim,) = await claimed(core.database)
        resolved = await accepted_theme(core).of(claim, named(theme.name), fine)
        async with core.database.work(TESTER) as work:
            await work.queue.fail(claim, TaskError("STORE_UNAVAILABLE", "not now"), heals=True)
        await change(stack, theme)
        await purge(stack, theme)
        async with open_worker(settings) as worker, running(worker.run()):
            done = await finished(stack, task_id)
        assert done.attempts == 2
        assert await seen(stack, done) == expected
        assert expected[1]["fingerprint"] == resolved.fingerprint


async def test_an_attempt_that_lost_its_task_keeps_nothing(database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path)
    async with serving(settings) as stack, open_core(settings) as core, database_of(stack) as connection:
        theme = await a_theme(stack)
        await task_of_another(stack, connection, drawn_with(theme))
        themes = accepted_theme(core)
        (late,) = await claimed(core.database, timedelta(0))
        async with core.database.work(TESTER) as work:
            assert await work.queue.reap(datetime.now(UTC)) == 1
        (claim,) = await claimed(core.database)
        with pytest.raises(LeaseLost):
            await themes.of(late, named(theme.name), fine)
        assert await kept(stack) == [None]
        resolved = await themes.of(claim, named(theme.name), fine)
        await change(stack, theme)
        # Its next output, whose claim was read before.
        assert await themes.of(claim, named(theme.name), fine) == resolved
        assert await kept(stack) == [resolved.fingerprint]


async def test_what_cannot_be_drawn_is_not_kept(database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path)
    async with serving(settings) as stack, open_core(settings) as core, database_of(stack) as connection:
        theme = await a_theme(stack)
        await task_of_another(stack, connection, drawn_with(theme))
        themes = accepted_theme(core)
        (claim,) = await claimed(core.database)
        for choice, check, error in (
            (named(theme.name), awful, Invalid),
            (named("no such"), fine, UnknownTheme),
            (named(theme.name, "no such"), fine, UnknownTheme),
        ):
            with pytest.raises(error):
                await themes.of(claim, choice, check)
        assert await kept(stack) == [None]


async def test_many_first_claims_at_once_keep_one_theme(database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path)
    async with serving(settings) as stack, open_core(settings) as core, open_core(settings) as other:
        theme = await a_theme(stack)
        async with database_of(stack) as connection:
            for _ in range(8):
                await task_of_another(stack, connection, drawn_with(theme))
            await connection.execute("TRUNCATE accepted_themes")
            taken = [(accepted_theme(each), await claimed(each.database, count=4)) for each in (core, other)]
            each_first = (themes.of(claim, named(theme.name), fine) for themes, four in taken for claim in four)
            resolved = await asyncio.gather(*each_first)
            assert len({each.fingerprint for each in resolved}) == 1
            assert await kept(stack) == [resolved[0].fingerprint] * 8
            assert await connection.fetchval("SELECT count(*) FROM accepted_themes") == 1
