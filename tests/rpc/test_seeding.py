"""Seeding makes what is missing, brings what nobody changed to the content of today, and leaves the rest alone."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import grpc
import pytest
from limner.v1 import theme_pb2
from structlog.testing import capture_logs

from server.domain.catalogues import Seeded, SeedOutcome, SeedReason
from server.repositories import builtin_themes as repository
from server.repositories.database import Database
from server.themes.builtin import builtin_rows
from server.usecases.builtin_catalogue import load_builtin_themes
from tests.rpc.errors import refused
from tests.rpc.stack import serving, settings_for
from tests.rpc.statement_log import StatementLog
from tests.rpc.tasks import created, small

TABLES = ("themes", "theme_variations", "style_presets", "theme_elements")
OLD_DIGEST = "9d82738706487992c4d0ac1ff6add1a0026339e9e9c95da3c52be874e75f7d8f"
OLD_THEME = """{
  "name": "high_fantasy", "display_name": "High fantasy",
  "description": "Castles, crypts and caverns: cut stone by torchlight, strong colours, warm flames.",
  "config": {"battle_map": {
    "ink": "masonry", "mix": 0.0, "glow": 1.0, "line": 0.03, "shadow": 0.62, "ambient": 0.74, "saturation": 1.0,
    "grid_opacity": 0.42,
    "palette": {
      "ink": "#181312", "dirt": "#9A8366", "grid": "#14100E", "rock": "#4A423E", "wall": "#847C73", "wood": "#8E6844",
      "hatch": "#181414", "joint": "#5C5550", "paper": "#322D2C", "stone": "#A69E92"}}},
  "variables": {}, "prompts": {}, "styles": {}
}"""
"""What 0.1.0 and 0.2.0 loaded, and its digest there."""


@asynccontextmanager
async def seeded(url: str, default_theme: str = "high_fantasy") -> AsyncIterator[tuple[Database, asyncpg.Connection]]:
    """A seeded database, and another writer of it."""
    async with Database.open(url, default_theme=default_theme) as database:
        await load_builtin_themes(database)
        connection = await asyncpg.connect(url)
        try:
            yield database, connection
        finally:
            await connection.close()


def changes(rows: list[Seeded]) -> dict[str, tuple[SeedOutcome, SeedReason | None]]:
    """What became of the rows that are not the same."""
    return {
        f"{each.row.kind}:{each.row.label}": (each.outcome, each.reason)
        for each in rows
        if each.outcome is not SeedOutcome.SAME
    }


async def contents(connection: asyncpg.Connection) -> dict[str, Any]:
    return {table: await connection.fetch(f"SELECT * FROM {table} ORDER BY id") for table in TABLES}


async def test_it_makes_all_once_with_few_statements(database_url: str, log: StatementLog) -> None:
    async with Database.open(database_url) as database:
        first = await load_builtin_themes(database)
        assert Counter(each.outcome for each in first) == {SeedOutcome.MADE: len(builtin_rows())}
        assert len(log.statements) <= 12
        connection = await asyncpg.connect(database_url)
        before = await contents(connection)
        log.clear()
        assert not changes(await load_builtin_themes(database))
        assert (len(log.statements), log.transactions) == (2, 1)
        assert await contents(connection) == before
        await connection.close()


async def test_servers_that_start_at_once_make_it_once(database_url: str) -> None:
    async def load() -> list[Seeded]:
        async with Database.open(database_url) as database:
            return await load_builtin_themes(database)

    outcomes = Counter(each.outcome for some in await asyncio.gather(*(load() for _ in range(4))) for each in some)
    assert outcomes == {SeedOutcome.MADE: len(builtin_rows()), SeedOutcome.SAME: 3 * len(builtin_rows())}
    connection = await asyncpg.connect(database_url)
    counts = [await connection.fetchval(f"SELECT count(*) FROM {table}") for table in TABLES]
    assert sum(counts) == len(builtin_rows())
    await connection.close()


async def test_what_a_user_changed_or_deleted_is_left_alone(database_url: str) -> None:
    async with seeded(database_url) as (database, connection):
        for table, name in zip(TABLES, ("nature", "blueprint", "candlelit", "snowfall"), strict=True):
            await connection.execute(f"UPDATE {table} SET description = 'Ours.' WHERE name = $1", name)
        for table, name in zip(TABLES, ("gothic", "foundry", "daylit", "dragons"), strict=True):
            await connection.execute(f"UPDATE {table} SET is_deleted = true WHERE name = $1", name)
        await connection.execute("DELETE FROM theme_variations WHERE name = 'engraving'")
        await connection.execute(
            "UPDATE theme_variations SET loaded_digest = NULL, description = '' WHERE name = 'asylum'"
        )
        before = await contents(connection)
        changed, deleted = (SeedOutcome.LEFT_ALONE, SeedReason.CHANGED), (SeedOutcome.LEFT_ALONE, SeedReason.DELETED)
        assert changes(await load_builtin_themes(database)) == {
            "theme:nature": changed,
            "theme_variation:steampunk/blueprint": changed,
            "style_preset:candlelit": changed,
            "theme_element:weather/snowfall": changed,
            "theme:gothic": deleted,
            "theme_variation:steampunk/foundry": deleted,
            "style_preset:daylit": deleted,
            "theme_element:creatures/dragons": deleted,
            "theme_variation:gothic/engraving": (SeedOutcome.LEFT_ALONE, SeedReason.THEME_DELETED),
            "theme_variation:horror/asylum": (SeedOutcome.LEFT_ALONE, SeedReason.FOREIGN),
        }
        assert await contents(connection) == before


async def test_what_nobody_changed_gets_the_content_of_today(database_url: str) -> None:
    async with seeded(database_url) as (database, connection):
        news = dict(zip(TABLES, ("western", "autumn", "haunted", "melancholy"), strict=True))
        for table, name in news.items():  # an older content, as it was loaded then
            kind, row = next((each.kind, each) for each in builtin_rows() if each.content.name == name)
            assert repository.TABLES[kind][0].name == table
            old = repository._digest(row.values | {"description": "Older."})
            statement = f"UPDATE {table} SET description = 'Older.', loaded_digest = $2 WHERE name = $1"
            await connection.execute(statement, name, old)
        assert {outcome for outcome, _ in changes(await load_builtin_themes(database)).values()} == {
            SeedOutcome.UPDATED
        }
        assert not changes(await load_builtin_themes(database))
        for table, name in news.items():
            asked = f"SELECT row_version FROM {table} WHERE name = $1 AND description <> 'Older.'"
            assert await connection.fetchval(asked, name) == 2


@pytest.mark.parametrize("touched", [False, True])
async def test_the_theme_of_0_1_0_gets_prompts_and_variables_unless_it_was_changed(
    database_url: str, touched: bool
) -> None:
    old = json.loads(OLD_THEME)
    assert repository._digest(old) == OLD_DIGEST
    async with seeded(database_url) as (database, connection):
        documents = [json.dumps(old[name]) for name in ("config", "variables", "prompts", "styles")]
        await connection.execute(
            "UPDATE themes SET display_name = $1, description = $2, config = $3, variables = $4, prompts = $5,"
            " styles = $6, loaded_digest = $7 WHERE name = 'high_fantasy'",
            "Ours" if touched else old["display_name"], old["description"], *documents, OLD_DIGEST,
        )  # fmt: skip
        outcome = (SeedOutcome.LEFT_ALONE, SeedReason.CHANGED) if touched else (SeedOutcome.UPDATED, None)
        assert changes(await load_builtin_themes(database)) == {"theme:high_fantasy": outcome}
        prompts = await connection.fetchval("SELECT prompts FROM themes WHERE name = 'high_fantasy'")
        assert ("positive" in json.loads(prompts)) is not touched


async def test_a_theme_of_somebody_else_gets_no_variations_of_ours(database_url: str) -> None:
    connection = await asyncpg.connect(database_url)
    await connection.execute(
        "INSERT INTO themes (id, created_at, updated_at, name, display_name, config, variables, prompts, styles)"
        " VALUES (gen_random_uuid(), now(), now(), 'nature', 'Ours', '{}', '{}', '{}', '{}')"
    )
    async with Database.open(database_url) as database:
        for _ in range(2):
            left = {
                name: reason
                for name, (outcome, reason) in changes(await load_builtin_themes(database)).items()
                if reason
            }
            assert left == {"theme:nature": SeedReason.FOREIGN} | {
                f"theme_variation:nature/{name}": SeedReason.THEME_FOREIGN
                for name in ("autumn", "frostbound", "deep_jungle")
            }
    await connection.close()


async def test_another_default_theme(database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path, default_theme="western")
    async with serving(settings) as stack:
        ids = {
            name: (await stack.themes.GetTheme(theme_pb2.GetThemeRequest(name=name))).theme.id
            for name in ("western", "high_fantasy")
        }
        assert (await created(stack, small())).generate.theme == "western"
        kept = await refused(stack.themes.DeleteTheme(theme_pb2.DeleteThemeRequest(id=ids["western"])))
        assert (kept.code, kept.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "DEFAULT_THEME_KEPT")
        await stack.themes.DeleteTheme(theme_pb2.DeleteThemeRequest(id=ids["high_fantasy"]))
        async with seeded(database_url, "western") as (database, connection):
            await connection.execute("UPDATE themes SET is_deleted = true WHERE name = 'western'")
            missing = await refused(stack.tasks.CreateTask(small()))
            assert (missing.code, missing.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "DEFAULT_THEME_MISSING")
            assert "'western'" in missing.message
            told = changes(await load_builtin_themes(database))
            assert told["theme:western"] == (SeedOutcome.BROUGHT_BACK, None)
            assert told["theme:high_fantasy"] == (SeedOutcome.LEFT_ALONE, SeedReason.DELETED)
        # What comes with Limner is not forgotten with the trash, unless it is named: then it is made anew.
        old = theme_pb2.PurgeThemesRequest(deleted_before={"seconds": 4_000_000_000})
        assert (await stack.themes.PurgeThemes(old)).count == 0
        named = theme_pb2.PurgeThemesRequest(ids=[ids["high_fantasy"]], allow_in_use=True)
        assert (await stack.themes.PurgeThemes(named)).count == 1
        async with seeded(database_url, "western") as (_, connection):
            anew = await connection.fetchval("SELECT id FROM themes WHERE name = 'high_fantasy'")
            assert anew != UUID(ids["high_fantasy"])


async def test_a_default_theme_that_is_not_there_is_told(database_url: str, tmp_path: Path) -> None:
    with capture_logs() as logs:
        async with serving(settings_for(database_url, tmp_path, default_theme="the old kingdom")) as stack:
            missing = await refused(stack.tasks.CreateTask(small()))
            assert (missing.code, missing.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "DEFAULT_THEME_MISSING")
            assert "LIMNER_DEFAULT_THEME" in missing.message
            theme = theme_pb2.Theme(name="the old kingdom", display_name="The old kingdom")
            await stack.themes.CreateTheme(theme_pb2.CreateThemeRequest(theme=theme))
            assert (await created(stack, small())).generate.theme == "the old kingdom"
    told = [each for each in logs if each["event"] == "the default theme is not there"]
    assert [(each["log_level"], each["name"]) for each in told] == [("warning", "the old kingdom")]
