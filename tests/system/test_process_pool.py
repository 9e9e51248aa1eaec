"""The pool of killable children: what it runs, what it survives, and that it leaves nothing behind."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import pytest
from PIL import Image

from server.domain.budgets import Account, Budgets, set_account
from server.domain.errors import ImageUnreadable
from server.domain.limit_errors import MemoryExceeded, WorkTimeExceeded
from server.domain.party import set_party
from server.domain.quotas import OwnerKind, Quota, Quotas
from server.imaging.codecs.limits import Limits
from server.imaging.sheets.preview import preview_of
from server.imaging.uploads.ingest import ingest
from server.processes.child import KINDNESS, JobBug
from server.processes.job_errors import JobDied, JobOutOfMemory, JobOverspent, JobTimedOut
from server.processes.pool import ProcessPool
from tests.clock import Clock
from tests.system import jobs

MEMORY = 512 << 20
LONG = 60.0


@asynccontextmanager
async def pool_of(size: int) -> AsyncIterator[ProcessPool]:
    pool = ProcessPool(size, memory_limit=MEMORY)
    await pool.start()
    try:
        yield pool
    finally:
        await pool.close()


async def reported_pid(pool: ProcessPool) -> tuple[asyncio.Task[None], int]:
    """Start an endless computation; returns it and its child."""
    began: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    work = asyncio.create_task(
        pool.run(jobs.compute, timeout=LONG, on_report=lambda _fraction, stage, _preview: began.set_result(int(stage)))
    )
    return work, await began


async def gone(pid: int) -> None:
    await asyncio.to_thread(psutil.wait_procs, [psutil.Process(pid)] if psutil.pid_exists(pid) else [], 10)
    assert not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


async def test_a_child_is_used_again() -> None:
    async with pool_of(1) as pool:
        first = await pool.run(jobs.process_id, timeout=LONG)
        assert first == await pool.run(jobs.process_id, timeout=LONG)
        assert first != os.getpid()


async def test_reports_arrive_in_order_before_the_result() -> None:
    seen: list[tuple[float, str]] = []
    async with pool_of(1) as pool:
        steps = await pool.run(
            jobs.count, 200, timeout=LONG, on_report=lambda fraction, stage, _: seen.append((fraction, stage))
        )
    assert seen == [((step + 1) / steps, f"step {step}") for step in range(200)]


async def test_a_cancelled_computation_is_killed_and_its_place_is_taken() -> None:
    async with pool_of(1) as pool:
        work, pid = await reported_pid(pool)
        work.cancel()
        with pytest.raises(asyncio.CancelledError):
            await work
        await gone(pid)
        assert await pool.run(jobs.process_id, timeout=LONG) != pid


async def test_time_out_kills(tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    async with pool_of(1) as pool:
        with pytest.raises(JobTimedOut):
            await pool.run(jobs.hang, str(mark), timeout=2)
        await gone(int(mark.read_text()))
        assert await pool.run(jobs.process_id, timeout=LONG)


async def test_processor_time_is_limited_and_only_that_of_the_job() -> None:
    async with pool_of(1) as pool:
        with pytest.raises(JobOverspent):
            await pool.run(jobs.overspend, 0.2, timeout=LONG)
        await pool.run(jobs.let_others_spend, 0.4, timeout=LONG)


async def test_a_slow_picture_is_ended_and_the_next_one_taken(tmp_path: Path) -> None:
    slow, quick = tmp_path / "slow", tmp_path / "quick"
    Image.effect_noise((4000, 4000), 100).save(slow, "JPEG", quality=95)
    Image.new("RGB", (9, 9), "red").save(quick, "JPEG")
    async with pool_of(1) as pool:
        for job, rest in ((ingest, (str(tmp_path / "stored"),)), (preview_of, (1 << 15,))):
            tight = Limits(base=0.02, each=0.0)
            with pytest.raises(JobOverspent):
                await pool.run(job, str(slow), *rest, tight, timeout=LONG)
            assert await pool.run(job, str(quick), *rest, Limits(), timeout=LONG)


async def test_a_crash_is_told_and_healed() -> None:
    async with pool_of(2) as pool:
        with pytest.raises(JobDied) as caught:
            await pool.run(jobs.crash, timeout=LONG)
        assert caught.value.metadata["exit_code"] == str(-signal.SIGSEGV)
        assert await asyncio.gather(*(pool.run(jobs.allocate, 10, timeout=LONG) for _ in range(8))) == [10] * 8


async def test_memory_is_limited() -> None:
    async with pool_of(1) as pool:
        with pytest.raises(JobOutOfMemory):
            await pool.run(jobs.allocate, 2 * MEMORY, timeout=LONG)
        assert await pool.run(jobs.allocate, 1 << 20, timeout=LONG) == 1 << 20


async def test_errors_keep_their_kind() -> None:
    async with pool_of(1) as pool:
        with pytest.raises(ImageUnreadable, match="no picture"):
            await pool.run(jobs.refuse, timeout=LONG)
        with pytest.raises(JobBug, match="KeyError"):
            await pool.run(jobs.blunder, timeout=LONG)


async def test_what_a_job_costs_is_charged_however_it_ends(tmp_path: Path) -> None:
    clock, damaged = Clock(), tmp_path / "damaged"
    far = Quota(caller=1 << 30)
    budgets = Budgets(Quotas(pixels=far, work_time=far, memory=Quota(MEMORY)), clock)
    Image.new("RGB", (300, 200), "red").save(damaged, "PNG")
    damaged.write_bytes(damaged.read_bytes()[:-40])

    def spent(name: str) -> tuple[int, int]:
        """Pixels, and milliseconds."""
        pixels, work_time = (each.rates[OwnerKind.CALLER] for each in (budgets.pixels, budgets.work_time))
        return pixels.used(name), work_time.used(name)

    async with pool_of(1) as pool:
        await pool.run(jobs.process_id, timeout=LONG)  # is charged to nobody
        set_account(Account(budgets, "diligent"))
        await pool.run(jobs.process_id, timeout=LONG)
        assert spent("diligent")[1] >= 1  # though the clock stands still
        set_account(Account(budgets, "clumsy"))
        with pytest.raises(ImageUnreadable):
            await pool.run(preview_of, str(damaged), timeout=LONG)
        assert spent("clumsy")[0] == 60_000
        assert spent("clumsy")[1] >= 1
        set_account(Account(budgets, "hasty"))
        work, _ = await reported_pid(pool)
        with pytest.raises(MemoryExceeded):
            await pool.run(jobs.process_id, timeout=LONG)
        clock.go_on(7)
        work.cancel()
        with pytest.raises(asyncio.CancelledError):
            await work
        assert spent("hasty") == (0, 7000)
        assert await pool.run(jobs.process_id, timeout=LONG)
        set_account(Account(budgets, "diligent"))
        assert await pool.run(jobs.process_id, timeout=LONG)


async def test_who_is_in_debt_does_not_wait_in_line() -> None:
    budgets = Budgets(Quotas(work_time=Quota(caller=1)), Clock())
    async with pool_of(1) as pool:
        set_account(Account(budgets, "gm"))
        jobs_of_gm = (pool.run(jobs.process_id, timeout=LONG) for _ in range(4))
        outcomes = await asyncio.gather(*jobs_of_gm, return_exceptions=True)
        assert [type(each) for each in outcomes] == [int, *[WorkTimeExceeded] * 3]
        set_account(Account(budgets, "other"))
        set_party("other")
        endless = [(await reported_pid(pool))[0]]
        set_party("third")
        endless.append((await reported_pid(pool))[0])
        set_account(Account(budgets, "gm"))
        with pytest.raises(WorkTimeExceeded):
            await pool.run(jobs.process_id, timeout=LONG)
        for each in endless:
            each.cancel()
        await asyncio.gather(*endless, return_exceptions=True)


async def test_callers_that_give_up_waiting_take_no_place() -> None:
    async with pool_of(1) as pool:
        work, _ = await reported_pid(pool)
        waiting = [asyncio.create_task(pool.run(jobs.process_id, timeout=LONG)) for _ in range(5)]
        await asyncio.wait(waiting, timeout=0)
        for each in [*waiting, work]:
            each.cancel()
        await asyncio.gather(*waiting, work, return_exceptions=True)
        assert await pool.run(jobs.process_id, timeout=LONG)


OWNER = """
import asyncio, os
from server.processes.pool import ProcessPool
from tests.system import jobs

async def main():
    pool = ProcessPool(1, memory_limit=1 << 29)
    await pool.start()
    await pool.run(jobs.compute, timeout=60, on_report=lambda _, stage, __: print(stage, flush=True))

if __name__ == "__main__":
    asyncio.run(main())
"""


async def test_children_end_with_an_owner_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "owner.py"
    script.write_text(OWNER)
    owner = subprocess.Popen(  # noqa: ASYNC220 - the test has nothing else to do
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    assert owner.stdout is not None
    pid = int(owner.stdout.readline())
    family = [psutil.Process(pid), *psutil.Process(owner.pid).children(recursive=True)]
    owner.kill()
    owner.wait()
    owner.stdout.close()
    _, alive = psutil.wait_procs(family, timeout=20)
    assert not [each for each in alive if each.status() != psutil.STATUS_ZOMBIE]


async def test_children_are_nicer_than_who_asks_them() -> None:
    async with pool_of(1) as pool:
        assert await pool.run(os.nice, 0, timeout=60) == min(19, os.nice(0) + KINDNESS)
