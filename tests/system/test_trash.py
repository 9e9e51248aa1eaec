"""What was deleted or used long ago goes by itself; what is in use, or not so old, stays."""

import asyncio
from collections.abc import Mapping
from contextvars import Context
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from server.domain.ids import new_id
from server.domain.tasks import NewTask
from server.settings import Settings
from tests.blob_samples import put, sample
from tests.callers import TESTER
from tests.rows_of_others import ROWS, added
from tests.rpc.stack import settings_for
from tests.system.maintaining import Ground, maintaining

DONE = {"status": "succeeded"}
KEEP_THEME = "INSERT INTO accepted_themes VALUES ($1, '{}', now() - make_interval(hours => $2))"
PARENTS = {"image_overlays": "image_id", "map_grids": "image_id", "theme_variations": "theme_id"}
KINDS = {"image_overlays": "overlays", "generation_tasks": "tasks"}
"""Tables that the step calls otherwise."""

ALIKE = "created_at, updated_at, is_deleted, deleted_at, type, subtype, name, url, width, height, size, theme"
THOUSANDS = (
    f"INSERT INTO images (id, {ALIKE}) SELECT gen_random_uuid(), {ALIKE} FROM images, generate_series(1, 1499)",
    (
        "INSERT INTO image_overlays (id, created_at, updated_at, image_id, type, name, data, style) "
        "SELECT gen_random_uuid(), o.created_at, o.updated_at, i.id, o.type, o.name, o.data, o.style "
        "FROM image_overlays o, images i, generate_series(1, 40)"
    ),
    (
        "INSERT INTO request_ids (caller, method, request_id, body_sha256, resource_ids, created_at) "
        "SELECT 'a', 'b', gen_random_uuid(), '', '{}', '2024-05-17' FROM generate_series(1, 33000)"
    ),
    (
        "INSERT INTO renders (digest, image_id, sha256, size, format, width, height, used_at) "
        "SELECT 'd' || n, gen_random_uuid(), 's', 1, 'webp', 1, 1, '2024-05-17' FROM generate_series(1, 33000) n"
    ),
)
"""What makes 1500 images of one, each with 40 overlays, and more of the rest than a statement has room for ids."""


def deleted(days: float) -> dict[str, Any]:
    """The marks of a row that was deleted so many days ago."""
    return {"is_deleted": True, "deleted_at": datetime.now(UTC) - timedelta(days=days)}


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return settings_for(database_url, tmp_path)


async def filled(ground: Ground, marks: Mapping[str, Any], name: str) -> dict[str, str]:
    """A row with these marks in every table, below parents that live: table -> id."""
    ids = {}
    for table in ROWS:
        values: dict[str, Any] = {"name": name} if "display_name" in ROWS[table] else {}
        if column := PARENTS.get(table):
            parent = "themes" if column == "theme_id" else "images"
            values[column] = UUID(await added(ground.connection, parent, {"name": f"parent of {table} {name}"}))
        ids[table] = await added(ground.connection, table, {**values, **(DONE if "tasks" in table else {}), **marks})
    return ids


async def there(ground: Ground, ids: Mapping[str, str]) -> set[str]:
    """Tables whose row is still there."""
    return {table for table in ids if await ground.count(f"{table} WHERE id = '{ids[table]}'")}


async def test_what_was_deleted_long_ago_goes(settings: Settings) -> None:
    async with maintaining(settings) as ground:
        old, young, kept = [
            await filled(ground, marks, name)
            for name, marks in (("old", deleted(31)), ("young", deleted(29)), ("kept", {}))
        ]
        # Without a time it was deleted when it was last changed.
        timeless = await filled(ground, {"is_deleted": True}, "timeless")
        assert await ground.outcome("trash") == {KINDS.get(table, table): 2 for table in ROWS}
        assert await there(ground, old) == await there(ground, timeless) == set()
        assert await there(ground, young) == await there(ground, kept) == set(ROWS)
        assert await ground.outcome("trash") == {}


@pytest.mark.parametrize(("days", "left"), [(0, set(ROWS)), (1, set()), (400, set(ROWS))])
async def test_the_operator_says_how_long(days: int, left: set[str], settings: Settings) -> None:
    async with maintaining(settings.model_copy(update={"trash_days": days})) as ground:
        ids = await filled(ground, deleted(399), "old")
        await ground.outcome("trash")
        assert await there(ground, ids) == left


async def test_with_an_image_goes_what_lies_over_it(settings: Settings) -> None:
    async with maintaining(settings) as ground:
        image_id = UUID(await added(ground.connection, "images", deleted(31)))
        for _ in range(3):
            await added(ground.connection, "image_overlays", {"image_id": image_id})
        await added(ground.connection, "map_grids", {"image_id": image_id})
        assert await ground.outcome("trash") == {"images": 1}
        assert await ground.count("image_overlays") == await ground.count("map_grids") == 0


async def test_a_theme_in_use_stays_until_nobody_uses_it(settings: Settings) -> None:
    async with maintaining(settings) as ground:
        for name in ("drawn", "wanted"):
            theme_id = UUID(await added(ground.connection, "themes", {"name": name, **deleted(31)}))
            await added(ground.connection, "theme_variations", {"name": "dark", "theme_id": theme_id, **deleted(31)})
        await added(
            ground.connection, "images", {"theme": "drawn", "is_deleted": True, "deleted_at": datetime.now(UTC)}
        )
        task = {"params": '{"theme": "wanted", "variation": "dark"}'}
        await added(ground.connection, "generation_tasks", task)
        # What waits holds nothing up: it keeps its theme, or is told at its first claim that there is none.
        assert await ground.outcome("trash") == {"themes": 1, "theme_variations": 2}
        assert {row[0] for row in await ground.connection.fetch("SELECT name FROM themes")} == {"drawn"}
        await ground.execute("DELETE FROM images")
        assert await ground.outcome("trash") == {"themes": 1}


async def test_the_themes_of_tasks_go_with_the_last_of_them(settings: Settings) -> None:
    async with maintaining(settings) as ground:
        for name, hours in (("borne", 400), ("young", 23), ("old", 25)):
            await ground.execute(KEEP_THEME, name, hours)
        task_id = await added(ground.connection, "generation_tasks", {"theme_fingerprint": "borne", **DONE})
        many = "SELECT 'n' || n, '{}', '2024-05-17' FROM generate_series(1, 1500) n"
        await ground.execute(f"INSERT INTO accepted_themes {many}")
        assert await ground.outcome("themes") == {"forgotten": 1501}
        fingerprints = "SELECT fingerprint FROM accepted_themes"
        assert {row[0] for row in await ground.connection.fetch(fingerprints)} == {"borne", "young"}
        await ground.execute("DELETE FROM generation_tasks WHERE id = $1", UUID(task_id))
        assert await ground.outcome("themes") == {"forgotten": 1}


async def test_a_theme_that_a_task_is_being_accepted_with_stays(settings: Settings) -> None:
    async with maintaining(settings) as ground:
        await ground.execute(KEEP_THEME, "old", 25)
        new = NewTask(new_id(), "generate", {}, 0, None, {}, "test", 3, 5, theme_fingerprint="old")
        elsewhere = Context()  # maintenance is none of this transaction
        async with ground.core.database.work(TESTER) as work:
            await work.accepted_themes.keep("old", {})
            assert await asyncio.create_task(ground.outcome("themes"), context=elsewhere) == {}
            await work.tasks.add(new)
            assert await asyncio.create_task(ground.outcome("themes"), context=elsewhere) == {}
        await ground.execute("UPDATE generation_tasks SET theme_fingerprint = NULL")
        assert await ground.outcome("themes") == {}  # it was wanted just now


async def test_thousands_go_in_one_run(settings: Settings) -> None:
    async with maintaining(settings) as ground:
        image_id = UUID(await added(ground.connection, "images", deleted(31)))
        await added(ground.connection, "image_overlays", {"image_id": image_id})
        for statement in THOUSANDS:
            await ground.execute(statement)
        done = await ground.maintain()
        assert done is not None
        assert (done["trash"] or {})["images"] == 1500
        assert (done["requests"], done["renders"]) == ({"forgotten": 33_000}, {"dropped": 33_000})
        for table in ("images", "image_overlays", "request_ids", "renders"):
            assert await ground.count(table) == 0


async def test_requests_are_remembered_for_a_day(settings: Settings) -> None:
    async with maintaining(settings) as ground:
        for hours in (23, 25, 400):
            await ground.execute(
                "INSERT INTO request_ids (caller, method, request_id, body_sha256, resource_ids, created_at) "
                "VALUES ($1, 'b', gen_random_uuid(), '', '{}', now() - make_interval(hours => $2))",
                str(hours),
                hours,
            )
        assert await ground.outcome("requests") == {"forgotten": 2}
        assert await ground.count("request_ids WHERE caller = '23'") == 1


async def test_pictures_nobody_asks_for_go_with_their_bytes(settings: Settings, tmp_path: Path) -> None:
    async with maintaining(settings) as ground:
        for days in (6, 8):
            picture = sample(tmp_path, 100, days)
            await put(ground.core.store, picture)
            await ground.execute(
                "INSERT INTO renders (digest, image_id, sha256, size, format, width, height, used_at) "
                "VALUES ($1, gen_random_uuid(), $1, 100, 'png', 1, 1, now() - make_interval(days => $2))",
                picture.sha256,
                days,
            )
        assert await ground.outcome("renders") == {"dropped": 1}
        assert await ground.swept() == 1
        assert await ground.keys() == {sample(tmp_path, 100, 6).key}
