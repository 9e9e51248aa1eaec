"""The default theme is always there, and no theme is called by the word for none."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import grpc
import pytest
from limner.v1 import task_pb2, theme_pb2
from structlog.testing import capture_logs

from server.domain.catalogues import Seeded, SeedOutcome
from server.domain.themes import DEFAULT_THEME
from server.usecases.builtin_catalogue import load_builtin_themes
from server.wiring import open_core
from tests.rpc.errors import refused
from tests.rpc.stack import Stack, database_of
from tests.rpc.tasks import created, small

DELETE = "UPDATE themes SET is_deleted = true, deleted_at = now() - interval '1 year' WHERE name = $1"
INSERT = """INSERT INTO themes (id, created_at, updated_at, name, display_name, config, variables, prompts, styles)
  VALUES (gen_random_uuid(), now(), now(), $1, 'Nothing', '{}', '{}', '{}', '{}') RETURNING id::text"""


async def named(stack: Stack, name: str) -> theme_pb2.Theme:
    theme: theme_pb2.Theme = (await stack.themes.GetTheme(theme_pb2.GetThemeRequest(name=name))).theme
    return theme


async def load(stack: Stack) -> list[Seeded]:
    """What `limner seed` and the start of `limner serve` do."""
    async with open_core(stack.settings) as core:
        return await load_builtin_themes(core.database)


@asynccontextmanager
async def deleted_by_another(stack: Stack, name: str) -> AsyncIterator[asyncpg.Connection]:
    """A theme that another writer, or an older Limner, has deleted."""
    async with database_of(stack) as connection:
        await connection.execute(DELETE, name)
        yield connection
        await load(stack)


async def test_the_default_theme_is_not_deleted(stack: Stack) -> None:
    held = await named(stack, DEFAULT_THEME)
    for etag in ("", held.etag):
        kept = await refused(stack.themes.DeleteTheme(theme_pb2.DeleteThemeRequest(id=held.id, etag=etag)))
        assert (kept.code, kept.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "DEFAULT_THEME_KEPT")
        assert kept.metadata["id"] == held.id
        assert DEFAULT_THEME in kept.message
    assert await named(stack, DEFAULT_THEME) == held
    assert (await created(stack, small())).generate.theme == DEFAULT_THEME


@pytest.mark.parametrize("asked", [{}, {"dry_run": True}, {"allow_in_use": True}])
async def test_the_default_theme_is_not_purged(asked: dict[str, Any], stack: Stack) -> None:
    held = await named(stack, DEFAULT_THEME)
    async with deleted_by_another(stack, DEFAULT_THEME) as connection:
        other = await connection.fetchval(INSERT, f"old {asked}")
        await connection.execute(DELETE, f"old {asked}")
        kept = await refused(stack.themes.PurgeThemes(theme_pb2.PurgeThemesRequest(ids=[held.id, other], **asked)))
        assert (kept.code, kept.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "DEFAULT_THEME_KEPT")
        request = theme_pb2.PurgeThemesRequest(deleted_before={"seconds": 1_700_000_000 + 10**8}, **asked)
        purged = await stack.themes.PurgeThemes(request)
        assert other in purged.sample_ids
        assert held.id not in purged.sample_ids
    assert (await named(stack, DEFAULT_THEME)).id == held.id


async def test_what_names_no_theme_says_so_while_the_default_is_missing(stack: Stack) -> None:
    held = await named(stack, DEFAULT_THEME)
    async with deleted_by_another(stack, DEFAULT_THEME):
        for variation in ("", "ink_and_wash"):
            request = small()
            request.generate.variation = variation
            missing = await refused(stack.tasks.CreateTask(request))
            assert (missing.code, missing.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "DEFAULT_THEME_MISSING")
            assert "limner seed" in missing.message
            request.generate.theme = DEFAULT_THEME
            unknown = await refused(stack.tasks.CreateTask(request))
            assert (unknown.reason, unknown.fields) == ("UNKNOWN_THEME", ("generate.theme",))
        changed = [(each.outcome, each.row.label) for each in await load(stack) if each.outcome is not SeedOutcome.SAME]
        assert changed == [(SeedOutcome.BROUGHT_BACK, DEFAULT_THEME)]
        back = await named(stack, DEFAULT_THEME)
        assert (back.id, back.config) == (held.id, held.config)
        assert back.etag != held.etag
        request.generate.ClearField("theme")
        assert (await created(stack, request)).generate.variation == "ink_and_wash"


async def test_a_default_theme_that_a_caller_changed_comes_back_as_it_was(stack: Stack) -> None:
    held = await named(stack, DEFAULT_THEME)
    changed = theme_pb2.UpdateThemeRequest(theme=theme_pb2.Theme(id=held.id, description="Ours."))
    await stack.themes.UpdateTheme(changed)
    async with deleted_by_another(stack, DEFAULT_THEME):
        await load(stack)
        assert (await named(stack, DEFAULT_THEME)).description == "Ours."


@pytest.mark.parametrize("name", ["none", "None", "NONE", " none", "none\n", "\u00a0nOnE\t"])
async def test_the_word_for_no_theme_is_no_name(name: str, stack: Stack) -> None:
    theme = theme_pb2.Theme(name=name, display_name="Nothing")
    wrong = await refused(stack.themes.CreateTheme(theme_pb2.CreateThemeRequest(theme=theme)))
    assert (wrong.code, wrong.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "THEME_NAME_RESERVED")
    assert wrong.fields == ("theme.name",)


@pytest.mark.parametrize("name", ["nonesuch", "no ne", "none of these", "-"])
async def test_other_words_are_names(name: str, stack: Stack) -> None:
    theme = theme_pb2.Theme(name=name, display_name="Something")
    assert (await stack.themes.CreateTheme(theme_pb2.CreateThemeRequest(theme=theme))).theme.name == name


@pytest.mark.parametrize("name", ["none", "None "])
async def test_a_theme_of_that_name_stays_readable_with_a_warning(name: str, stack: Stack) -> None:
    async with database_of(stack) as connection:
        row_id = await connection.fetchval(INSERT, name)
        with capture_logs() as logs:
            await load(stack)
        assert [(each["log_level"], each["name"], each["id"]) for each in logs] == [("warning", name, row_id)]
        held = await named(stack, name)
        change = theme_pb2.Theme(id=held.id, name=name, display_name="Still nothing")
        renamed = theme_pb2.UpdateThemeRequest(theme=change, update_mask={"paths": ["*"]})
        assert (await stack.themes.UpdateTheme(renamed)).theme.display_name == "Still nothing"
        request = small()
        request.generate.theme = name
        task = await created(stack, request)
        await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task.id))
        await stack.themes.DeleteTheme(theme_pb2.DeleteThemeRequest(id=held.id))
        await stack.themes.UndeleteTheme(theme_pb2.UndeleteThemeRequest(id=held.id))
        assert (await named(stack, name)).id == row_id
        await connection.execute("DELETE FROM themes WHERE name = $1", name)
    with capture_logs() as logs:
        await load(stack)
    assert not logs
