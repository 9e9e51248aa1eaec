"""What few rows have is found by an index: no list reads the whole table, whatever it asks for."""

import json
from itertools import product
from typing import Any
from uuid import UUID

import asyncpg

from server.domain.filters import MapGridFilter, OverlayFilter, TaskFilter
from server.domain.images import ImageFilter
from server.domain.overlays import LAYERS, PLAYERS, Layer
from server.domain.paging import NEWEST_FIRST, Ordering
from server.domain.tasks import State
from server.repositories import images, map_grids, overlays, tasks
from server.repositories.listing import LOOKED_THROUGH, page_statements
from tests.callers import TESTER
from tests.rows_of_others import added
from tests.system.list_plans import FEW, LIMIT, NOBODY, RARE, ROWS, SOMEBODY, as_documents, filled, read

LAY = """
INSERT INTO image_overlays (id, created_at, updated_at, image_id, type, name, data, style, z)
SELECT gen_random_uuid(), now(), now(), $1, (ARRAY['label', 'marker', 'walls', 'light'])[1 + each % 4], '', '{}', '{}',
       each % 7
FROM generate_series(1, $2) AS each
"""


async def test_what_few_images_have_is_found_by_an_index(each_database_url: str) -> None:
    async with filled(each_database_url) as connection:
        for field, values in RARE.items():
            for count, value in zip((1, 0), values, strict=True):
                asked = images.Images.conditions(ImageFilter(**{field: value}))
                found, reads = await read(connection, images.Images.shape, asked)
                assert found == count, field
                assert reads[-1] <= FEW, (field, value, reads)
                assert reads[0] <= LOOKED_THROUGH * LIMIT, (field, value, reads)


async def test_a_page_in_the_middle_reads_no_more_than_itself(each_database_url: str) -> None:
    chosen = (ImageFilter(), ImageFilter(query="grou"), ImageFilter(labels={"system": "five"}))
    async with filled(each_database_url) as connection:
        for by, descending in product(("create_time", "update_time", "name"), (True, False)):
            order = Ordering(by, descending)
            places = f"SELECT {order.columns[0]}, id FROM images ORDER BY 1, 2 OFFSET $1 LIMIT 1"
            (middle,) = await connection.fetch(places, ROWS // 2)
            for conditions in map(images.Images.conditions, chosen):
                found, reads = await read(connection, images.Images.shape, conditions, order, (middle[0], middle[1]))
                assert (found, len(reads)) == (LIMIT, 1), (by, conditions)
                assert reads[0] <= FEW, (by, conditions)


async def test_grids_over_few_images_are_found_by_an_index(each_database_url: str) -> None:
    async with filled(each_database_url) as connection:
        columns = "created_at, updated_at, image_id, enabled, size, color, opacity"
        await connection.execute(
            f"INSERT INTO map_grids (id, {columns}) "
            "SELECT gen_random_uuid(), created_at, updated_at, id, true, 50, '#000000', 0.5 FROM images"
        )
        await connection.execute("VACUUM ANALYZE map_grids")
        somebody = await connection.fetchval("SELECT id FROM images WHERE scope = 'campaign/rare'")
        rare = (("campaign/rare", None, 1), ("campaign/none", None, 0), ("", somebody, 1), ("campaign/7", somebody, 0))
        for scope, image_id, count in rare:
            asked = map_grids.MapGrids.conditions(MapGridFilter(scope, image_id))
            found, reads = await read(connection, map_grids.MapGrids.shape, asked)
            assert found == count, scope
            assert reads[-1] <= FEW, (scope, image_id, reads)
            assert reads[0] <= 3 * LOOKED_THROUGH * LIMIT, (scope, image_id, reads)  # a grid, its image, its scope
        for order in (NEWEST_FIRST, Ordering("update_time", descending=False)):
            asked = map_grids.MapGrids.conditions(MapGridFilter("campaign/1"))
            found, reads = await read(connection, map_grids.MapGrids.shape, asked, order)
            assert (found, len(reads), reads[-1] <= 3 * LOOKED_THROUGH * LIMIT) == (LIMIT, 2, True), (order, reads)


async def test_overlays_are_listed_in_drawing_order_by_an_index(each_database_url: str) -> None:
    """The first page, the thousandth and the last are read from the index, and read what they show."""
    connection = await asyncpg.connect(each_database_url)
    await as_documents(connection)
    image_id, stranger = [UUID(await added(connection, "images")) for _ in range(2)]
    await connection.execute(LAY, image_id, 1001 * LIMIT)
    await connection.execute(LAY, stranger, 1001 * LIMIT)
    await connection.execute("VACUUM ANALYZE image_overlays")
    place = "SELECT layer, z, id FROM image_overlays WHERE image_id = $1 ORDER BY 1, 2, 3 OFFSET $2 LIMIT 1"
    asked = overlays.Overlays.conditions(OverlayFilter(image_id))
    for caller in (TESTER, TESTER.seeing(PLAYERS)):
        for descending, number in product((False, True), (1, 1000)):
            order = Ordering("z", descending)
            skipped = LIMIT * ((1001 - number) if descending else (number - 1))
            after = None if number == 1 else tuple((await connection.fetch(place, image_id, skipped))[0])
            page = page_statements(overlays.Overlays.shape, asked, order, after, LIMIT, deleted=False, caller=caller)
            (statement,) = page.tried
            plan = str(await connection.fetch(f"EXPLAIN {statement.text}", *statement.values))
            assert "ix_image_overlays_image_id_layer_z_id" in plan
            assert "Sort" not in plan
            found, reads = await read(connection, overlays.Overlays.shape, asked, order, after, caller)
            assert found == LIMIT
            assert reads[0] <= FEW, (caller.audience, descending, number, reads)
    await connection.close()


async def test_every_kind_lies_in_the_layer_of_the_table(each_database_url: str) -> None:
    connection = await asyncpg.connect(each_database_url)
    image_id = UUID(await added(connection, "images"))
    for kind in (*LAYERS, "hologram", ""):
        overlay_id = await added(connection, "image_overlays", {"image_id": image_id, "type": kind})
        layer = await connection.fetchval("SELECT layer FROM image_overlays WHERE id = $1", UUID(overlay_id))
        assert layer == LAYERS.get(kind, Layer.UNKNOWN), kind
    await connection.close()


async def test_tasks_in_a_rare_state_are_found_by_an_index(each_database_url: str) -> None:
    connection = await asyncpg.connect(each_database_url)
    await added(connection, "generation_tasks", {"status": "failed"})
    columns = "created_at, updated_at, type, priority, params"
    await connection.execute(
        f"INSERT INTO generation_tasks (id, status, {columns}) SELECT gen_random_uuid(), 'succeeded', {columns} "
        "FROM generation_tasks, generate_series(1, $1)",
        ROWS,
    )
    await as_documents(connection)
    await connection.execute("VACUUM ANALYZE generation_tasks")
    for states, count in (([State.FAILED], 1), ([State.RUNNING], 0), ([State.QUEUED, State.FAILED], 1)):
        asked = tasks.Tasks.conditions(TaskFilter(states=states))
        found, reads = await read(connection, tasks.Tasks.shape, asked)
        assert (found, reads[-1] <= FEW) == (count, True), (states, reads)
    await connection.close()


async def test_what_few_tasks_have_is_found_by_an_index(each_database_url: str) -> None:
    rare: dict[str, tuple[Any, Any]] = {
        "type": ("character", "other"),
        "source_id": (SOMEBODY, NOBODY),
        "retry_of": (SOMEBODY, NOBODY),
        "scope": ("campaign/rare", "campaign/none"),
        "labels": ({"only": "one"}, {"only": "none"}),
    }
    connection = await asyncpg.connect(each_database_url)
    params = json.dumps({"type": "character", "source_id": str(SOMEBODY).upper()})
    labels = json.dumps(rare["labels"][0])
    values = {"retry_of": SOMEBODY, "scope": "campaign/rare", "params": params, "labels": labels}
    await added(connection, "generation_tasks", values)
    columns = "created_at, updated_at, type, status, priority"
    await connection.execute(
        f"INSERT INTO generation_tasks (id, scope, retry_of, params, {columns}) "
        "SELECT gen_random_uuid(), 'campaign/' || n, gen_random_uuid(), "
        f"jsonb_build_object('type', 'map', 'source_id', gen_random_uuid()), {columns} "
        "FROM generation_tasks, generate_series(1, $1) n",
        ROWS,
    )
    await as_documents(connection)
    await connection.execute("VACUUM ANALYZE generation_tasks")
    for field, choices in rare.items():
        for count, value in zip((1, 0), choices, strict=True):
            for shape in (tasks.Tasks.shape, tasks.TasksInBrief.shape):
                asked = tasks.Tasks.conditions(TaskFilter(**{field: value}))
                found, reads = await read(connection, shape, asked)
                assert (found, reads[-1] <= FEW) == (count, True), (field, value, reads)
    found, reads = await read(connection, tasks.TasksInBrief.shape, tasks.Tasks.conditions(TaskFilter(type="map")))
    assert (found, reads[-1] <= FEW) == (LIMIT, True), reads
    await connection.close()
