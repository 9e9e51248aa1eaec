"""Many images, and how much the statements of a page of a list read of them."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import asyncpg

from bench.pages import FILL
from server.domain.callers import Caller
from server.domain.paging import NEWEST_FIRST, Key, Ordering
from server.repositories.conditions import Conditions, Statement
from server.repositories.listing import page_statements
from server.repositories.row_shapes import RowShape
from tests.callers import TESTER
from tests.rows_of_others import added

ROWS, LIMIT = 20_000, 51
FEW = 4 * LIMIT
"""What a list of one row, or one page, may read."""
SOMEBODY, NOBODY = UUID(int=7), UUID(int=8)
RARE: Mapping[str, tuple[Any, Any]] = {
    "type": ("character", "other"),
    "subtype": ("heraldry", "nothing"),
    "theme": ("plain", "nothing"),
    "scope": ("campaign/rare", "campaign/none"),
    "generator": ("dungeon", "nothing"),
    **dict.fromkeys(("source_id", "task_id", "parent_image_id"), (SOMEBODY, NOBODY)),
    "labels": ({"only": "one"}, {"only": "none"}),
    "query": ("basil", "cockatr"),
}
"""Field of a filter -> what one image has, the oldest of all, and what none has."""


async def as_documents(connection: asyncpg.Connection) -> None:
    """JSON columns as Python values."""
    await connection.set_type_codec("jsonb", schema="pg_catalog", encoder=json.dumps, decoder=json.loads)


@asynccontextmanager
async def filled(database_url: str) -> AsyncIterator[asyncpg.Connection]:
    """Many images, and one that has what no other has."""
    connection = await asyncpg.connect(database_url)
    await connection.execute(FILL, ROWS, 0, "")
    values = {field: value for field, (value, _) in RARE.items() if field not in ("labels", "query")}
    await added(connection, "images", {**values, "name": "Basilisk", "labels": json.dumps(RARE["labels"][0])})
    await as_documents(connection)
    await connection.execute("VACUUM ANALYZE images")
    try:
        yield connection
    finally:
        await connection.close()


async def read(
    connection: asyncpg.Connection,
    shape: RowShape[Any],
    asked: Conditions,
    order: Ordering = NEWEST_FIRST,
    after: Key | None = None,
    caller: Caller = TESTER,
) -> tuple[int, list[int]]:
    """How many rows a page has, and how many its statements read for that, one after the other."""
    reads: list[int] = []

    async def explained(statement: Statement) -> int:
        asking = await connection.prepare(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement.text}", name="")
        ((told,),) = await asking.fetch(*statement.values)
        plan = json.loads(told)[0]["Plan"]
        reads.append(scanned(plan))
        return int(plan["Actual Rows"])

    page, shown = page_statements(shape, asked, order, after, LIMIT, deleted=False, caller=caller), 0
    tried = page.tried
    if page.few is not None:
        await explained(page.few)
        if await connection.fetchval(page.few.text, *page.few.values):
            assert page.all_of_few is not None
            tried = (page.all_of_few,)
    for statement in tried:
        if (shown := await explained(statement)) == LIMIT:
            break
    return shown, reads


def scanned(plan: Mapping[str, Any]) -> int:
    """Rows that the leaves of a plan looked at."""
    if inner := plan.get("Plans"):
        below = sum(map(scanned, inner))
        return below if "Scan" not in plan["Node Type"] else max(below, _rows(plan))
    return _rows(plan)


def _rows(plan: Mapping[str, Any]) -> int:
    thrown = ("Rows Removed by Filter", "Rows Removed by Index Recheck")
    return int((plan["Actual Rows"] + sum(plan.get(each, 0) for each in thrown)) * plan["Actual Loops"])
