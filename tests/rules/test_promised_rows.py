"""Rows written by somebody who knows docs/schema.md alone: they go in, hold its defaults, and the API shows them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import asyncpg
import grpc
import pytest
from limner.v1 import audience_pb2, image_pb2, map_grid_pb2, overlay_pb2, task_pb2, view_pb2

from tests.rows_of_others import DAY, added, inserted
from tests.rpc.errors import refused
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.tasks import small
from tests.rpc.uploads import metadata, png
from tests.rules.database_catalog import Column, catalog_of

NAMESPACE = UUID("018f0000-0000-7000-8000-000000000000")
VALUES: dict[str, Any] = {
    "timestamp with time zone": DAY,
    "boolean": True,
    "integer": 2**31 - 1,
    "double precision": 0.125,
    "text": "a " * 5000,
    "jsonb": '{"any": ["document", null, {"of": 1.5}]}',
}


def row_id(table: str) -> UUID:
    return uuid5(NAMESPACE, table)


def value_for(table: str, column: Column) -> Any:
    """A value that only this column's type decides, as large as it may be; ids lead where they should."""
    if column.type == "uuid":
        return row_id({"image_id": "images", "theme_id": "themes"}.get(column.name, table))
    if column.type.startswith("character varying"):
        return "x" * int(column.type[len("character varying(") : -1])
    return VALUES[column.type]


@pytest.mark.parametrize("whole", [True, False], ids=["every column", "only what must be given"])
async def test_a_row_of_promised_columns_holds_the_promised_defaults(
    whole: bool, each_database_url: str, promised_url: str
) -> None:
    ours, promised = await asyncpg.connect(each_database_url), await asyncpg.connect(promised_url)
    tables = (await catalog_of(promised_url)).columns
    for table in sorted(tables, key=lambda each: each not in ("images", "themes")):
        given = [each for each in tables[table] if whole or (each.not_null and each.default is None)]
        for connection in (ours, promised):
            await inserted(connection, table, {each.name: value_for(table, each) for each in given})
        reading = f"SELECT {', '.join(each.name for each in tables[table])} FROM {table}"
        assert await ours.fetch(reading) == await promised.fetch(reading) != [], table
    await ours.close()
    await promised.close()


@asynccontextmanager
async def shown(database_url: str, data_dir: Path) -> AsyncIterator[tuple[Stack, asyncpg.Connection]]:
    """A served database, and another writer's connection to it."""
    async with serving(settings_for(database_url, data_dir)) as stack:
        connection = await asyncpg.connect(database_url)
        yield stack, connection
        await connection.close()


async def test_the_api_shows_an_image(each_database_url: str, tmp_path: Path) -> None:
    async with shown(each_database_url, tmp_path) as (stack, connection):
        image_id = await added(connection, "images")
        image = (await stack.images.GetImage(image_pb2.GetImageRequest(id=image_id))).image
        assert (image.name, image.format, image.size, image.sha256) == ("Vault", image_pb2.IMAGE_FORMAT_PNG, 1234, "")
        assert (image.created_by, image.revision, dict(image.labels)) == ("anonymous", 1, {})
        listed = await stack.images.ListImages(image_pb2.ListImagesRequest(type="map", view=view_pb2.VIEW_FULL))
        assert list(listed.images) == [image]
        deleted = await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=image_id, etag=image.etag))
        undelete = image_pb2.UndeleteImageRequest(id=image_id, etag=deleted.image.etag)
        assert not (await stack.images.UndeleteImage(undelete)).image.HasField("delete_time")


async def test_the_mark_of_deletion_alone_decides(each_database_url: str, tmp_path: Path) -> None:
    async with shown(each_database_url, tmp_path) as (stack, connection):
        image_id = await added(connection, "images", {"is_deleted": True})
        gone = await refused(stack.images.GetImage(image_pb2.GetImageRequest(id=image_id)))
        assert gone.reason == "IMAGE_NOT_FOUND"
        await stack.images.UndeleteImage(image_pb2.UndeleteImageRequest(id=image_id))
        await stack.images.GetImage(image_pb2.GetImageRequest(id=image_id))


async def test_bytes_are_found_by_the_url_alone(each_database_url: str, tmp_path: Path) -> None:
    async with shown(each_database_url, tmp_path) as (stack, connection):
        stored = image_pb2.CreateImageRequest(metadata=metadata(), content=png())
        held = (await stack.images.CreateImage(stored)).image
        address = await connection.fetchval("SELECT url FROM images WHERE id = $1", UUID(held.id))
        copy = await added(connection, "images", {"url": address, "size": held.size})
        content = await stack.images.GetImageContent(image_pb2.GetImageContentRequest(id=copy))
        assert len(content.content) == held.size
        await stack.images.GetRenderedImage(image_pb2.GetRenderedImageRequest(id=copy))


@pytest.mark.parametrize("url", ["https://example.com/vault.png", "../../secret", "", "sha256/ab/cd.png"])
async def test_bytes_that_lie_elsewhere_are_missing(url: str, database_url: str, tmp_path: Path) -> None:
    async with shown(database_url, tmp_path) as (stack, connection):
        image_id = await added(connection, "images", {"url": url})
        for call in (
            stack.images.GetImageContent(image_pb2.GetImageContentRequest(id=image_id)),
            stack.images.GetRenderedImage(image_pb2.GetRenderedImageRequest(id=image_id)),
        ):
            lost = await refused(call)
            assert (lost.code, lost.reason) == (grpc.StatusCode.DATA_LOSS, "BLOB_MISSING")


async def test_the_api_shows_a_grid(each_database_url: str, tmp_path: Path) -> None:
    async with shown(each_database_url, tmp_path) as (stack, connection):
        image_id = await added(connection, "images")
        grid_id = await added(connection, "map_grids", {"image_id": UUID(image_id), "size": 70})
        grid = (await stack.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=image_id))).map_grid
        assert (grid.id, grid.size, grid.color, grid.opacity, grid.enabled) == (grid_id, 70, "#000000", 0.5, True)
        assert (grid.kind, grid.distance_per_cell, grid.distance_unit) == (map_grid_pb2.MapGrid.KIND_SQUARE, 5, "ft")
        assert list((await stack.grids.ListMapGrids(map_grid_pb2.ListMapGridsRequest())).map_grids) == [grid]


async def test_the_api_shows_overlays_of_any_shape(each_database_url: str, tmp_path: Path) -> None:
    rows = {
        "ours": ("label", '{"text": "Vault", "at": {"pixel": {"x": 3, "y": 4.5}}}', '{"color": "#102030"}'),
        "our kind, another shape": ("label", '{"text": "Vault", "x": 3}', "{}"),
        "our kind, another style": ("marker", '{"number": 3}', '{"colour": "red"}'),
        "our kind, a list": ("walls", "[1, 2]", "null"),
        "another kind": ("annotation", '"free text"', "{}"),
    }
    async with shown(each_database_url, tmp_path) as (stack, connection):
        stored = image_pb2.CreateImageRequest(metadata=metadata(), content=png())
        image_id = (await stack.images.CreateImage(stored)).image.id
        for name, (kind, data, style) in rows.items():
            values = {"image_id": UUID(image_id), "type": kind, "name": name, "data": data, "style": style}
            overlay_id = await added(connection, "image_overlays", values)
            shown_one = (await stack.overlays.GetOverlay(overlay_pb2.GetOverlayRequest(id=overlay_id))).overlay
            assert shown_one.WhichOneof("data") == ("label" if name == "ours" else None)
            assert shown_one.style.color == ("#102030" if name == "ours" else "")
        players = overlay_pb2.ListOverlaysRequest(image_id=image_id, audience=audience_pb2.AUDIENCE_PLAYERS)
        listed = await stack.overlays.ListOverlays(players)
        assert sorted(each.name for each in listed.overlays) == sorted(rows.keys() - {"another kind"})
        everything = await stack.overlays.ListOverlays(overlay_pb2.ListOverlaysRequest(image_id=image_id))
        assert {each.name: each.type for each in everything.overlays} == {
            name: kind for name, (kind, *_) in rows.items()
        }
        await stack.images.GetRenderedImage(image_pb2.GetRenderedImageRequest(id=image_id))


async def test_the_api_shows_tasks(each_database_url: str, tmp_path: Path) -> None:
    ours = '{"type": "map", "subtype": "tactical", "seed": 3, "battle_map": {"columns": 12, "rows": 12}}'
    rows: dict[str, dict[str, Any]] = {
        "ours": {"params": ours},
        "ours, done": {"params": ours, "status": "succeeded", "result": '{"url": "x"}', "attempts": 1},
        "another shape": {"params": '{"prompt": "a vault"}'},
        "a seed too large": {"params": '{"type": "map", "subtype": "tactical", "seed": -1}'},
        "another type": {"type": "upscale", "status": "failed", "last_error": "no room"},
    }
    async with shown(each_database_url, tmp_path) as (stack, connection):
        ids = {name: await added(connection, "generation_tasks", row) for name, row in rows.items()}
        for name, task_id in ids.items():
            task = (await stack.tasks.GetTask(task_pb2.GetTaskRequest(id=task_id))).task
            assert (task.max_retries, task.retry_delay.seconds, task.event_seq) == (3, 5, 0)
            assert task.HasField("generate") == name.startswith("ours")
        listing = task_pb2.ListTasksRequest(view=view_pb2.VIEW_FULL)
        assert len((await stack.tasks.ListTasks(listing)).tasks) == len(rows)
        done = task_pb2.WatchTaskRequest(id=ids["ours, done"], after_seq=0)
        told = [message.WhichOneof("message") async for message in stack.tasks.WatchTask(done)]
        assert told == ["synced", "terminal"]
        waiting = task_pb2.CancelTaskRequest(id=ids["ours"])
        assert (await stack.tasks.CancelTask(waiting)).task.event_seq == 1


async def test_a_theme_is_drawn_with(each_database_url: str, tmp_path: Path) -> None:
    async with shown(each_database_url, tmp_path) as (stack, connection):
        theme_id = await added(connection, "themes")
        await added(connection, "theme_variations", {"theme_id": UUID(theme_id), "name": "dark"})
        request = small(validate_only=True)
        request.generate.theme, request.generate.variation = "plain", "dark"
        planned = (await stack.tasks.CreateTask(request)).task.generate
        assert (planned.theme, planned.variation) == ("plain", "dark")
