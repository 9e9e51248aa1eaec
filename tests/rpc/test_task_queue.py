"""The queue as workers and reapers see it: whose task is whose, in the moments when it changes hands."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import asyncpg

from server.domain.errors import LeaseLost
from server.domain.tasks import Claim, State, Task, TaskError
from server.repositories.task_queue import JITTER, MAX_RETRY_SECONDS, MAX_WORKER_LOSSES
from server.repositories.task_statements import EVENTS_CHANNEL
from server.wiring import running
from tests.callers import TESTER
from tests.rpc.no_op_line import Line, empty_line

ERROR = TaskError("BROKEN", "it broke")
OVER = timedelta(seconds=-1)
LEASE = timedelta(seconds=30)
BLOCKED = """
SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')
"""


async def claimed(line: Line, lease: timedelta = LEASE, tasks: int = 1) -> list[Claim]:
    return await line.database.claims.take("test", lease, tasks)


async def task_of(line: Line, task_id: UUID) -> Task:
    async with line.database.work(TESTER) as work:
        return await work.tasks.get(task_id)


async def test_a_cancelled_task_is_not_tried_again(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        await line.queue("a", 4)
        failing, drained, _, lost_again = claims = await claimed(line, OVER, 4)
        async with line.database.work(TESTER) as work:
            for each in claims:
                await work.tasks.cancel(each.task_id)
            losses = "UPDATE generation_tasks SET worker_losses = $1 WHERE id = $2"
            await work.connection.exec_driver_sql(losses, (MAX_WORKER_LOSSES - 1, lost_again.task_id))
        async with line.database.work(TESTER) as work:
            await work.queue.fail(failing, ERROR, heals=True)
            await work.queue.give_back(drained, ERROR)
            assert await work.queue.reap(datetime.now(UTC)) == 2
        states = {(await task_of(line, each.task_id)).status for each in claims}
        assert states == {State.CANCELLED}


async def test_work_that_is_done_first_wins_over_its_cancelling(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        (task_id,) = await line.queue("a")
        (claim,) = await claimed(line)
        async with line.database.work(TESTER) as work:
            assert (await work.tasks.cancel(task_id)).status is State.RUNNING
        async with line.database.work(TESTER) as work:
            await work.queue.succeed(claim)
        task = await task_of(line, task_id)
        assert (task.status, task.cancel_requested_at is not None) == (State.SUCCEEDED, True)


async def test_retries_come_later_and_later_and_not_all_at_once(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        (task_id,) = await line.queue("a", max_retries=9, retry_delay=5)
        spread = []
        for retry in range(9):
            (claim,) = await claimed(line)
            async with line.database.work(TESTER) as work:
                await work.queue.fail(claim, ERROR, heals=True)
            task = await task_of(line, task_id)
            assert (task.status, task.retry_count) == (State.WAITING, retry + 1)
            assert task.run_after is not None
            spread.append((task.run_after - task.updated_at).total_seconds() / min(5 * 2**retry, MAX_RETRY_SECONDS))
            async with line.database.work(TESTER) as work:
                assert not await work.queue.raise_due()
                await work.connection.exec_driver_sql("UPDATE generation_tasks SET run_after = now()")
                assert await work.queue.raise_due() == 1
        assert all(1 - JITTER <= each <= 1 + JITTER for each in spread)
        assert len(set(spread)) > 1
        (last,) = await claimed(line)
        async with line.database.work(TESTER) as work:
            await work.queue.fail(last, ERROR, heals=True)
        assert ((await task_of(line, task_id)).status, last.attempt) == (State.FAILED, 10)


async def test_a_reaper_waits_for_nobody_and_takes_from_nobody_who_renews(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        renewing, dead = await line.queue("a", 2)
        await claimed(line, OVER, 2)
        connection = await asyncpg.connect(database_url)
        renewal = connection.transaction()
        await renewal.start()
        await connection.execute(
            "UPDATE task_leases SET expires_at = now() + interval '1 min' WHERE task_id = $1", renewing
        )
        async with line.database.work(TESTER) as work:
            assert await work.queue.reap(datetime.now(UTC)) == 1
        await renewal.commit()
        await connection.close()
        async with line.database.work(TESTER) as work:
            assert await work.queue.reap(datetime.now(UTC)) == 0
        assert [(await task_of(line, each)).status for each in (renewing, dead)] == [State.RUNNING, State.QUEUED]


async def test_what_changed_hands_is_refused_to_whom_it_belonged(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        (task_id,) = await line.queue("a")
        (old,) = await claimed(line, OVER)
        async with line.database.work(TESTER) as work:
            await work.queue.reap(datetime.now(UTC))
        (new,) = await claimed(line)
        output = {"index": 0, "image_id": str(task_id), "seed": 1}
        async with line.database.work(TESTER) as work:
            assert await work.queue.beat("test", LEASE, [task_id]) == {(task_id, new.attempt): False}
            before = await work.tasks.get(task_id)
            await work.queue.report(old, 0.9, "late", 0, None)
            for write in (
                work.queue.enter_stage(old, "late", 0),
                work.queue.add_output(old, output),
                work.queue.add_failure(old, 0, ERROR),
                work.queue.succeed(old),
                work.queue.cancelled(old),
                work.queue.fail(old, ERROR, heals=True),
                work.queue.fail(old, ERROR, heals=False),
                work.queue.give_back(old, ERROR),
            ):
                try:
                    await write
                except LeaseLost:
                    continue
                raise AssertionError("a write of an attempt that is over was kept")
            assert await work.tasks.get(task_id) == before
        assert not await line.database.reads(TESTER).progress([task_id])


async def test_a_worker_that_leaves_holds_nothing_back(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        listener, heard = await asyncpg.connect(database_url), asyncio.Event()
        await listener.add_listener(EVENTS_CHANNEL, lambda *_: heard.set())
        for _ in range(20):
            (task_id,) = await line.queue("a")
            heard.clear()
            worker = line.worker(_never)
            async with running(worker.run()):
                await heard.wait()  # it has claimed the task, and may not know it yet
            task = await task_of(line, task_id)
            assert (task.status, task.worker_losses) == (State.QUEUED, 0)
            assert not await line.database.claims.held_by(worker.name)
            async with line.database.work(TESTER) as work:
                await work.tasks.cancel(task_id)
        await listener.close()


async def _never(_: Claim) -> None:
    await asyncio.Event().wait()


async def test_what_all_outputs_failed_with_is_remembered(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        (task_id,) = await line.queue("a", count=2)
        (claim,) = await claimed(line, OVER)
        async with line.database.work(TESTER) as work:
            for index in (0, 1):
                await work.queue.add_failure(claim, index, ERROR)
        async with line.database.work(TESTER) as work:
            await work.queue.reap(datetime.now(UTC))  # the worker died between its last failure and the end
        async with running(line.worker(_never).run()):
            task = await line.ended(task_id)
        assert (task.status, task.error) == (State.FAILED, ERROR.to_document())


async def test_a_task_tells_what_its_last_attempt_failed_with(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        (task_id,) = await line.queue("a")
        (claim,) = await claimed(line)
        async with line.database.work(TESTER) as work:
            await work.queue.fail(claim, ERROR, heals=True)
        task = await task_of(line, task_id)
        assert (task.status, task.error) == (State.WAITING, ERROR.to_document())
        async with line.database.work(TESTER) as work:
            assert await work.queue.raise_due() == 1
        (again,) = await claimed(line)
        async with line.database.work(TESTER) as work:
            await work.queue.succeed(again)
        task = await task_of(line, task_id)
        assert (task.status, task.error) == (State.SUCCEEDED, None)


async def test_who_resumes_a_scope_waits_for_who_changes_one_of_its_tasks(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        (task_id,) = await line.queue("late")
        await line.queue("steady", 9)
        async with line.database.work(TESTER) as work:
            await work.pauses.pause("late", "", "test")
        await line.serve(9)
        observer = await asyncpg.connect(database_url)
        resuming: asyncio.Task[bool] | None = None

        async def resume() -> bool:
            async with line.database.work(TESTER) as work:
                return await work.pauses.resume("late")

        async with line.database.work(TESTER) as work:
            held = await work.tasks.lock(task_id)
            resuming = asyncio.create_task(resume())
            while not await observer.fetchval(BLOCKED):
                pass
            await work.turns.take(held.priority, "late", 1)
        assert await resuming
        await observer.close()


async def test_a_worker_that_gives_back_what_it_has_is_draining(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        (task_id,) = await line.queue("a")
        begun, seen = asyncio.Event(), asyncio.Event()

        async def stubborn(_: Claim) -> None:
            begun.set()
            try:
                await asyncio.Event().wait()
            finally:
                await seen.wait()

        async def states() -> list[bool]:
            async with line.database.work(TESTER) as work:
                return [each.draining for each in await work.workers.all(LEASE)]

        working = asyncio.create_task(line.worker(stubborn).run())
        await begun.wait()
        assert await states() == [False]
        working.cancel()
        while await states() != [True]:
            pass
        seen.set()
        await asyncio.wait([working])
        assert await states() == []
        assert (await task_of(line, task_id)).status is State.QUEUED
