"""What is promised for some time has all of it from where it is given, however long its transaction has taken."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from server.domain.tasks import Claim, TaskError
from server.repositories.database import Work
from server.repositories.request_ids import RequestKey
from server.repositories.task_queue import JITTER
from tests.callers import TESTER
from tests.rpc.no_op_line import LEASE, empty_line

DELAY = 100
NONE = timedelta()


async def renew(work: Work, claim: Claim) -> None:
    await work.queue.beat("test", LEASE, [claim.task_id])


async def retry(work: Work, claim: Claim) -> None:
    await work.queue.fail(claim, TaskError("ODD", "odd"), heals=True)


async def beat(work: Work, _: Claim) -> None:
    await work.workers.beat("test", 1, "test")


async def touch(work: Work, _: Claim) -> None:
    await work.blobs.touch("s", 1, timedelta(0))


async def adopt(work: Work, _: Claim) -> None:
    await work.blobs.adopt(["s"])


async def remember(work: Work, _: Claim) -> None:
    await work.request_ids.claim(RequestKey("a", "b", UUID(int=7), ""), [])


@pytest.mark.parametrize(
    ("give", "time", "whole"),
    [
        (renew, "expires_at FROM task_leases", LEASE),
        (renew, "beaten_at FROM task_leases", NONE),
        (retry, "run_after FROM generation_tasks", timedelta(seconds=DELAY * (1 - JITTER))),
        (beat, "beaten_at FROM task_workers", NONE),
        (touch, "touched_at FROM blobs", NONE),
        (adopt, "touched_at FROM blobs", NONE),
        (remember, "created_at FROM request_ids", NONE),
    ],
)
async def test_a_time_that_is_promised_counts_from_where_it_is_given(
    give: Callable[[Work, Claim], Awaitable[None]], time: str, whole: timedelta, database_url: str, tmp_path: Path
) -> None:
    async with empty_line(database_url, tmp_path) as line:
        await line.queue("a", retry_delay=DELAY)
        (claim,) = await line.database.claims.take("test", LEASE, 1)
        async with line.database.work(TESTER) as work:

            async def read(what: str) -> datetime:
                told: datetime = (await work.connection.exec_driver_sql(f"SELECT {what}")).scalar_one()
                return told

            began = await read("clock_timestamp()")
            assert began > await work.now()
            await give(work, claim)
            assert await read(time) >= began + whole


async def test_a_claim_gives_a_whole_lease(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        await line.queue("a")
        await line.database.claims.take("test", LEASE, 1)
        async with line.database.work(TESTER) as work:
            told = await work.connection.exec_driver_sql(
                "SELECT expires_at - created_at, beaten_at - created_at FROM task_leases "
                "JOIN task_events USING (task_id) ORDER BY seq DESC LIMIT 1"
            )
            lease, beaten = tuple(told.one())
        # Counted from the event that says it runs.
        assert lease >= LEASE
        assert beaten >= NONE
