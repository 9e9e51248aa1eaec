"""Nothing of ours is compiled by PostgreSQL, whichever it is and with the settings it comes with."""

import json
from typing import Any

import asyncpg
import pytest

from server.domain.images import ImageFilter
from server.domain.paging import NEWEST_FIRST
from server.repositories import images, migrations
from server.repositories.claims import PARAMETERS, SETTINGS, TAKE
from server.repositories.database import READ_ONLY, Database
from server.repositories.listing import page_statements
from server.repositories.sessions import session
from tests.callers import TESTER
from tests.rpc.no_op_line import LEASE

VALUES = {"worker": "test", "lease": LEASE, "count": 3}
ASKED = "SHOW jit"


async def compiled(url: str, settings: dict[str, str], statement: str, *values: Any) -> bool:
    """Whether PostgreSQL compiles a statement of a session with these settings."""
    connection = await asyncpg.connect(url, server_settings=settings)
    try:
        await connection.set_type_codec("jsonb", schema="pg_catalog", encoder=json.dumps, decoder=json.loads)
        explained = await connection.prepare(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", name="")
        ((told,),) = await explained.fetch(*values)
    finally:
        await connection.close()
    return "JIT" in json.loads(told)[0]


async def test_the_servers_here_come_as_they_are(each_database_url: str) -> None:
    connection = await asyncpg.connect(each_database_url)
    assert await connection.fetchval(ASKED) == "on"
    await connection.close()


async def test_no_session_of_ours_compiles(each_database_url: str) -> None:
    async with Database.open(each_database_url) as database, database.work(TESTER) as work:
        told = [(await work.connection.exec_driver_sql(ASKED)).scalar_one()]
        for connections in (database.reads(TESTER)._rows, database.claims._connections.rows):
            told += [row[0] for row in await connections(ASKED)]
    async with migrations._connection(each_database_url) as connection:
        told.append((await connection.exec_driver_sql(ASKED)).scalar_one())
    assert told == ["off"] * 4


async def test_a_claim_is_not_compiled(each_database_url: str) -> None:
    assert not await compiled(each_database_url, SETTINGS, TAKE, *(VALUES[each] for each in PARAMETERS))


@pytest.mark.parametrize("asked", [ImageFilter(), ImageFilter(query="cave"), ImageFilter(labels={"a": "b"})])
async def test_neither_lists_nor_searches_are_compiled(asked: ImageFilter, each_database_url: str) -> None:
    # Whatever costs anything would be.
    everything = READ_ONLY | {"jit_above_cost": "0"}
    page = page_statements(
        images.Images.shape, images.Images.conditions(asked), NEWEST_FIRST, None, 51, deleted=False, caller=TESTER
    )
    for each in page.tried:
        assert not await compiled(each_database_url, everything, each.text, *each.values)


async def test_what_is_compiled_is_seen(postgres15_database_url: str) -> None:
    settings = {**SETTINGS, "jit": "on"}
    assert await compiled(postgres15_database_url, settings, TAKE, *(VALUES[each] for each in PARAMETERS))
    assert session("reads")["jit"] == "off"
