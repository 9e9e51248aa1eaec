"""Whose turn it is: the highest priority's, and within it every scope's alike, whatever each has in the queue."""

import asyncio
import os
from collections import Counter
from pathlib import Path

import pytest

from server.domain.store_errors import StoreUnavailable
from server.domain.tasks import Claim, TaskError
from server.tasks import worker
from server.wiring import running
from tests.callers import TESTER
from tests.rpc.no_op_line import LEASE, empty_line

BACKLOG = 10_000 if os.environ.get("LIMNER_REQUIRE_SERVICES") == "1" else 1_000
FEW = 3
"""How many tasks of others may be before the first one of a scope that nobody has seen for a while."""


def shared(served: list[str | None]) -> set[str | None]:
    """Who was served, where each got as much as the others; a worker that stops may have begun one more."""
    shares = Counter(served)
    assert max(shares.values()) - min(shares.values()) <= 2, shares
    return set(shares)


async def test_a_backlog_of_thousands_delays_nobody(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        await line.queue("crowd", BACKLOG)
        await line.queue("first")
        assert "first" in await line.serve(FEW)

        async def come_later(_: Claim) -> None:
            if len(line.begun) == FEW + 50:
                await line.queue("second")

        served = await line.serve(50 + FEW, come_later)
        assert "second" in served[50:]


async def test_a_hundred_scopes_share_evenly(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        scopes = [f"scope {number}" for number in range(100)]
        for scope in scopes:
            await line.queue(scope, 3)
        for _ in range(3):
            assert sorted(map(str, await line.serve(100))) == sorted(scopes)


async def test_a_scope_pays_for_what_its_tasks_make(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        await line.queue("large", 8, count=4)
        await line.queue("small", 32)
        served = Counter(await line.serve(20))
        assert served == {"large": 4, "small": 16}


async def test_priority_comes_before_fairness(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        await line.queue("patient", 3)
        await line.queue("urgent", 5, priority=10)
        await line.queue("patient", 1, priority=10)
        await line.queue("leisurely", 3, priority=-1)
        served = await line.serve(12)
        assert Counter(served[:6]) == {"urgent": 5, "patient": 1}
        assert served[:2] == ["urgent", "patient"]
        assert served[6:] == ["patient"] * 3 + ["leisurely"] * 3


async def test_within_a_scope_the_oldest_is_first(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        ids = await line.queue("a", 20)
        await line.serve(20)
        assert [each.task_id for each in line.begun] == ids


async def test_who_was_away_has_saved_nothing_up(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        await line.queue("away")
        await line.queue("steady", 60)
        await line.serve(41)
        await line.queue("away", 20)
        assert shared(await line.serve(20)) == {"away", "steady"}


async def test_a_long_task_does_not_turn_back_the_time(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        await line.queue("long")
        await line.queue("steady", 40)
        begun, ended = asyncio.Event(), asyncio.Event()

        async def last_long(_: Claim) -> None:
            begun.set()
            await ended.wait()

        async with running(line.worker(last_long).run()):
            await begun.wait()
            await line.serve(40)
            await line.queue("steady", 20)
            await line.queue("new", 20)
            assert shared(await line.serve(20)) == {"steady", "new"}
            ended.set()


async def test_a_paused_scope_holds_nobody_back_and_saves_nothing_up(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        await line.queue("paused", 30)
        await line.queue("steady", 60)
        async with line.database.work(TESTER) as work:
            await work.pauses.pause("paused", "", "test")
        assert shared(await line.serve(30)) == {"steady"}
        await line.queue("new", 10)
        assert shared(await line.serve(20)) == {"steady", "new"}
        async with line.database.work(TESTER) as work:
            await work.pauses.resume("paused")
        assert shared(await line.serve(20)) == {"steady", "paused"}
        await line.queue("newer", 10)
        assert shared(await line.serve(15)) == {"steady", "paused", "newer"}


async def test_retries_take_turns_as_everybody_does(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "POLL_SECONDS", 0.01)  # a busy worker looks for retries that are due this often
    async with empty_line(database_url, tmp_path) as line:
        await line.queue("failing", 10)
        await line.queue("steady", 40)

        async def fail_at_first(claim: Claim) -> None:
            if claim.scope == "failing" and claim.attempt == 1:
                raise StoreUnavailable("not now")

        assert shared(await line.serve(40, fail_at_first)) == {"failing", "steady"}


async def test_a_retry_behind_a_backlog_does_not_turn_on_the_time(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        await line.queue("crowd", 100)
        (claim,) = await line.database.claims.take("test", LEASE, 1)
        async with line.database.work(TESTER) as work:
            await work.queue.fail(claim, TaskError("BROKEN", "it broke"), heals=True)
        async with line.database.work(TESTER) as work:
            assert await work.queue.raise_due() == 1
        await line.queue("first")
        assert "first" in await line.serve(FEW)


@pytest.mark.parametrize("line_length", [0, 20])
async def test_another_priority_is_another_line(line_length: int, database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        await line.queue("steady", 20, priority=5)
        await line.queue("moved", line_length, priority=5)
        ids = await line.queue("moved", 10)
        await line.serve(4)
        async with line.database.work(TESTER) as work:
            for task_id in ids:
                await work.tasks.change(await work.tasks.lock(task_id), "", {"priority": 5})
        assert shared(await line.serve(16)) == {"moved", "steady"}
