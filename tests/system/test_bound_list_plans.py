"""Who is bound to scopes reads a page of its rows, however many those of others are: no list reads the whole table."""

from itertools import product
from uuid import UUID

import asyncpg

from server.domain.callers import Caller
from server.domain.filters import MapGridFilter, OverlayFilter, TaskFilter
from server.domain.images import ImageFilter
from server.domain.paging import NEWEST_FIRST, Ordering
from server.domain.scopes import MOST_SCOPES, Scopes
from server.domain.tasks import State
from server.repositories import images, map_grids, overlays, tasks
from server.repositories.listing import LOOKED_THROUGH
from tests.system.list_plans import FEW, LIMIT, ROWS, filled, read

OWNERS = 2
OWN = 100
"""Rows of the caller: the oldest."""
MARK = f"""
UPDATE images SET scope = (ARRAY['guild/7', 'guild/8/9'])[1 + n % {OWNERS}],
  type = CASE WHEN n % 5 = 0 THEN 'token' ELSE type END,
  labels = labels || jsonb_build_object('only', (n % 5)::text),
  description = CASE WHEN n % 5 = 0 THEN 'a cockatrice' ELSE description END
FROM (SELECT id AS chosen, row_number() OVER (ORDER BY created_at, id) AS n FROM images LIMIT {OWN}) AS oldest
WHERE id = chosen
"""
TASKS = """
INSERT INTO generation_tasks (id, created_at, updated_at, type, status, priority, params, scope, labels)
SELECT gen_random_uuid(), created_at, updated_at, 'generate',
  CASE WHEN type = 'token' THEN 'failed' ELSE 'succeeded' END, 0, jsonb_build_object('type', type), scope, labels
FROM images
"""
GRIDS = """
INSERT INTO map_grids (id, created_at, updated_at, image_id, enabled, size, color, opacity)
SELECT gen_random_uuid(), created_at, updated_at, id, true, 50, '#000000', 0.5 FROM images
"""
OVERLAYS = """
INSERT INTO image_overlays (id, created_at, updated_at, image_id, type, name, data, style, z)
SELECT gen_random_uuid(), created_at, updated_at, id, 'label', '', '{}', '{}', 0 FROM images
"""
ORDERS = [Ordering(by, descending) for by, descending in product(("create_time", "update_time", "name"), (True, False))]
MANY = tuple(f"guild/{each}" for each in range(1, MOST_SCOPES - 1))


def bound(*words: str) -> Caller:
    """A caller that is bound to these scopes."""
    return Caller("guild", scopes=Scopes.parse(words))


MOST_BOUND = bound(*MANY, "guild/8/*")
CALLERS = {
    bound("guild/7"): OWN // OWNERS,
    bound("guild/7", "guild/8/9"): OWN,
    bound("guild/*"): OWN,
    MOST_BOUND: OWN,
    bound("guild/none", "nobody/*"): 0,
}
"""And how many rows each has."""


async def seeded(connection: asyncpg.Connection, *statements: str) -> None:
    """The caller's images among all of them, and what such statements make of these."""
    for statement in (MARK, *statements):
        await connection.execute(statement)
    await connection.execute("VACUUM ANALYZE")


async def test_few_images_among_those_of_others_are_found_by_an_index(each_database_url: str) -> None:
    filters = (
        (ImageFilter(), 1),
        (ImageFilter(query="cockatr"), 5),
        (ImageFilter(type="token"), 5),
        (ImageFilter(labels={"only": "0"}), 5),
        (ImageFilter(type="token", labels={"only": "0"}, query="cockatr"), 5),
    )
    async with filled(each_database_url) as connection:
        await seeded(connection)
        for (caller, own), order, (chosen, part) in product(CALLERS.items(), ORDERS, filters):
            asked = images.Images.conditions(chosen)
            rows, reads = await read(connection, images.Images.shape, asked, order, caller=caller)
            case = (caller.scopes, order, chosen, rows, reads)
            assert abs(rows - min(LIMIT, own / part)) < OWNERS, case
            assert reads[-1] <= FEW, case
            assert reads[0] <= LOOKED_THROUGH * LIMIT, case


async def test_a_page_in_the_middle_of_many_rows_reads_no_more_than_itself(each_database_url: str) -> None:
    async with filled(each_database_url) as connection:
        await seeded(connection)
        for caller, order in product(
            (bound("campaign/1"), bound("campaign/*"), bound("campaign/1", "guild/7")), ORDERS
        ):
            place = f"SELECT {order.columns[0]}, id FROM images ORDER BY 1, 2 OFFSET $1 LIMIT 1"
            (middle,) = await connection.fetch(place, ROWS // 2)
            for chosen in (ImageFilter(), ImageFilter(query="grou"), ImageFilter(labels={"system": "five"})):
                conditions = images.Images.conditions(chosen)
                key = (middle[0], middle[1])
                rows, reads = await read(connection, images.Images.shape, conditions, order, key, caller)
                assert (rows, len(reads) <= 2) == (LIMIT, True), (caller.scopes, order, reads)
                assert reads[-1] <= FEW, (caller.scopes, order, reads)


async def test_few_tasks_among_those_of_others_are_found_by_an_index(each_database_url: str) -> None:
    filters = (
        (TaskFilter(), 1),
        (TaskFilter(type="token"), 5),
        (TaskFilter(labels={"only": "0"}), 5),
        (TaskFilter(states=[State.FAILED]), 5),
    )
    async with filled(each_database_url) as connection:
        await seeded(connection, TASKS)
        for (caller, own), order, (chosen, part) in product(CALLERS.items(), ORDERS[:4], filters):
            rows, reads = await read(
                connection, tasks.TasksInBrief.shape, tasks.Tasks.conditions(chosen), order, caller=caller
            )
            case = (caller.scopes, order, chosen, rows, reads)
            assert abs(rows - min(LIMIT, own / part)) < OWNERS, case
            assert reads[-1] <= FEW, case
            assert reads[0] <= LOOKED_THROUGH * LIMIT, case


async def test_few_grids_and_overlays_among_those_of_others_are_found_by_an_index(each_database_url: str) -> None:
    async with filled(each_database_url) as connection:
        await seeded(connection, GRIDS, OVERLAYS)
        image_id = UUID(str(await connection.fetchval("SELECT id FROM images WHERE scope = 'guild/7' LIMIT 1")))
        other_id = UUID(str(await connection.fetchval("SELECT id FROM images WHERE scope = 'campaign/1' LIMIT 1")))
        for (caller, own), order in product(CALLERS.items(), ORDERS[:4]):
            rows, reads = await read(
                connection,
                map_grids.MapGrids.shape,
                map_grids.MapGrids.conditions(MapGridFilter()),
                order,
                caller=caller,
            )
            assert (rows, reads[-1] <= 3 * FEW) == (min(LIMIT, own), True), (
                caller.scopes,
                order,
                reads,
            )
            assert reads[0] <= 3 * LOOKED_THROUGH * LIMIT, (caller.scopes, order, reads)
            for chosen, count in ((image_id, min(own, 1)), (other_id, 0)):
                asked = map_grids.MapGrids.conditions(MapGridFilter("", chosen))
                rows, reads = await read(connection, map_grids.MapGrids.shape, asked, order, caller=caller)
                assert (rows, sum(reads) <= FEW) == (count, True), (caller.scopes, order, reads)
                laid = overlays.Overlays.conditions(OverlayFilter(chosen))
                rows, reads = await read(connection, overlays.Overlays.shape, laid, order, caller=caller)
                assert (rows, sum(reads) <= FEW) == (count, True), (caller.scopes, order, reads)


async def test_a_scope_of_others_is_not_even_looked_for(each_database_url: str) -> None:
    async with filled(each_database_url) as connection:
        for scope in ("campaign/1", "campaign/none"):
            asked = images.Images.conditions(ImageFilter(scope=scope))
            caller = bound("guild/7", "guild/8/*")
            assert await read(connection, images.Images.shape, asked, NEWEST_FIRST, None, caller) == (0, [])
