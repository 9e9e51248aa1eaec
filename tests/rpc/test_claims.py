"""A claim reads what it takes, and a claim whose answer was lost comes back by itself."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from bench.limner_queue import FILL
from server.domain.tasks import State
from server.repositories.claims import PARAMETERS, SETTINGS, TAKE
from server.repositories.tables import generation_tasks
from tests.callers import TESTER
from tests.rpc.no_op_line import LEASE, empty_line

WAITING, TAKEN = 5_000, 3
VALUES = {"worker": "test", "lease": LEASE, "count": TAKEN}


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A node of a plan and all below it."""
    yield plan
    for each in plan.get("Plans", ()):
        yield from nodes(each)


@pytest.mark.parametrize("counted", [0, WAITING])
async def test_a_claim_reads_no_more_than_it_takes(counted: int, database_url: str) -> None:
    plain = await asyncpg.connect(database_url)
    await plain.execute(FILL, WAITING)
    if counted:
        await plain.execute("ANALYZE generation_tasks")
    await plain.close()
    connection = await asyncpg.connect(database_url, server_settings=SETTINGS)
    explained = await connection.prepare(f"EXPLAIN (ANALYZE, FORMAT JSON) {TAKE}")
    ((told,),) = await explained.fetch(*(VALUES[each] for each in PARAMETERS))
    await connection.close()
    scans = [each for each in nodes(json.loads(told)[0]["Plan"]) if each.get("Relation Name") == generation_tasks.name]
    assert [each["Index Name"] for each in scans if "Index Name" in each]
    assert max(each["Actual Rows"] * each["Actual Loops"] for each in scans) <= TAKEN + 1


async def test_a_claim_nobody_heard_of_is_not_renewed(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        heard, unheard = await line.queue("a", 2)
        await line.database.claims.take("test", timedelta(0), 2)
        async with line.database.work(TESTER) as work:
            assert await work.queue.beat("test", LEASE, [heard]) == {(heard, 1): False}
        async with line.database.work(TESTER) as work:
            assert await work.queue.reap(datetime.now(UTC)) == 1
            states = [(await work.tasks.get(each)).status for each in (heard, unheard)]
        assert states == [State.RUNNING, State.QUEUED]
