"""What limits ask of the database is found by an index: it reads no more rows than it counts, whatever there is."""

import json
from collections.abc import Mapping
from typing import Any

import asyncpg

from server.domain.quotas import OwnerKind
from server.repositories.stored_bytes import USED as STORED
from server.repositories.unfinished_tasks import COUNT, USED
from tests.system.list_plans import scanned

ROWS, OWN, MOST = 20_000, 30, 10
FILL = """
INSERT INTO generation_tasks (id, created_at, updated_at, type, status, priority, params, created_by, scope)
SELECT gen_random_uuid(), now(), now(), 'generate',
  CASE WHEN n <= $2 THEN (ARRAY['queued', 'waiting', 'running'])[1 + n % 3] ELSE 'succeeded' END, 0, '{}', 'gm', 'a'
FROM generate_series(1, $1) AS n
"""
OTHERS = """
INSERT INTO generation_tasks (id, created_at, updated_at, type, status, priority, params, created_by, scope)
SELECT gen_random_uuid(), now(), now(), 'generate', 'queued', 0, '{}', 'other ' || n % 100, 'b/' || n % 100
FROM generate_series(1, $1) AS n
"""


async def measured(connection: asyncpg.Connection, statement: str, values: Mapping[str, Any]) -> tuple[int, int]:
    """How many rows a statement gives, and how many it reads for that."""
    for number, name in enumerate(values, 1):
        statement = statement.replace(f":{name}", f"${number}")
    ((told,),) = await connection.fetch(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", *values.values())
    plan = json.loads(told)[0]["Plan"]
    return int(plan["Actual Rows"]), scanned(plan)


async def test_unfinished_tasks_are_counted_by_an_index_and_no_further_than_the_limit(each_database_url: str) -> None:
    connection = await asyncpg.connect(each_database_url)
    await connection.execute(FILL, ROWS, OWN)
    await connection.execute(OTHERS, ROWS // 4)
    await connection.execute("VACUUM ANALYZE generation_tasks")
    for kind, owner in ((OwnerKind.CALLER, "gm"), (OwnerKind.SCOPE, "a")):
        assert (await measured(connection, str(COUNT[kind]), {"owner": owner, "most": MOST}))[1] <= MOST
        assert (await measured(connection, str(COUNT[kind]), {"owner": owner, "most": 1000}))[1] == OWN
        assert (await measured(connection, str(USED[kind]), {"owners": [owner]}))[1] == OWN
    await connection.close()


async def test_stored_bytes_are_read_by_their_owner(each_database_url: str) -> None:
    connection = await asyncpg.connect(each_database_url)
    parts = "INSERT INTO stored_bytes SELECT 'scope', 'a/' || n % 2000, n / 2000, n FROM generate_series(0, 31999) AS n"
    await connection.execute(parts)
    await connection.execute("VACUUM ANALYZE stored_bytes")
    values = {"kind": "scope", "owners": ["a/7"]}
    assert await measured(connection, str(STORED).replace("::bigint", ""), values) == (1, 16)
    await connection.close()
