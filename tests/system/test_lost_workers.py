"""Workers are frozen, are stopped, die again and again; a task ends once all the same."""

import signal
from datetime import timedelta
from pathlib import Path

import pytest
from limner.v1 import task_pb2

from tests.odd_generator import let_pass, odd
from tests.rpc.tasks import created, finished, small, watch
from tests.rpc.whole_logs import check_task
from tests.system.ended_processes import vanished
from tests.system.service import service
from tests.system.work_under_way import at_work, ended_once

Task = task_pb2.Task
Event = task_pb2.TaskEvent
LEASE = timedelta(seconds=2)
"""What `service` tells its processes."""


async def test_a_frozen_worker_is_robbed_and_its_late_writes_are_refused(
    database_url: str, tmp_path: Path, gate: Path
) -> None:
    async with service({"LIMNER_DATABASE_URL": database_url}, tmp_path) as served:
        frozen = await served.worker()
        task_id = await at_work(served, odd("wait", gate=gate), "odd")
        frozen.freeze()
        let_pass(gate)  # its child does the work, which it will want to keep
        robber = await served.worker()
        async for message in watch(served.stubs, task_id, after_seq=0):
            if message.event.stage and message.event.attempt == 2:
                break
        frozen.child.send_signal(signal.SIGCONT)
        await frozen.line("lease lost")
        let_pass(gate)
        assert (await ended_once(served, task_id)).attempts == 2
        assert await robber.stop() == 0
        # The one that was robbed goes on with what comes next.
        assert (await finished(served.stubs, (await created(served.stubs, small())).id)).outputs


async def test_a_worker_that_renews_is_never_robbed(database_url: str, tmp_path: Path, gate: Path) -> None:
    environment = {"LIMNER_DATABASE_URL": database_url, "LIMNER_HEARTBEAT_SECONDS": "0.5"}
    async with service(environment, tmp_path) as served:
        await served.worker()
        task = await created(served.stubs, odd("wait", gate=gate))
        async for message in watch(served.stubs, task.id, after_seq=0):
            if message.event.state == Task.STATE_RUNNING:
                over = message.event.time.ToDatetime() + 3 * LEASE
                await served.worker()  # somebody who could take it
            elif message.heartbeat.HasField("worker_time") and message.heartbeat.worker_time.ToDatetime() > over:
                break
        let_pass(gate)
        assert (await ended_once(served, task.id)).attempts == 1


async def test_outputs_outlive_the_worker_that_made_them(database_url: str, tmp_path: Path, gate: Path) -> None:
    async with service({"LIMNER_DATABASE_URL": database_url}, tmp_path) as served:
        first = await served.worker()
        task = await created(served.stubs, odd("wait", gate=gate, count=3))
        let_pass(gate)
        async for message in watch(served.stubs, task.id, after_seq=0):
            if message.event.kind == Event.KIND_OUTPUT:
                break
        await first.kill()
        await served.worker()
        let_pass(gate, 2)
        ended = await finished(served.stubs, task.id)
        log = await check_task(served.stubs, ended)
        made = [(each.output.index, each.attempt) for each in log if each.kind == Event.KIND_OUTPUT]
        assert made == [(0, 1), (1, 2), (2, 2)]
        assert ended.state == Task.STATE_SUCCEEDED


async def test_a_stopped_worker_gives_its_task_back(database_url: str, tmp_path: Path, gate: Path) -> None:
    async with service({"LIMNER_DATABASE_URL": database_url, "LIMNER_LEASE_SECONDS": "60"}, tmp_path) as served:
        worker = await served.worker()
        task_id = await at_work(served, odd("wait", gate=gate), "odd")
        assert await worker.stop() == 0
        await served.worker()
        let_pass(gate)
        task = await ended_once(served, task_id)
        assert (task.attempts, task.retry_count) == (2, 0)


async def test_a_task_that_kills_its_workers_is_ended_and_the_next_one_done(
    database_url: str, tmp_path: Path, gate: Path
) -> None:
    async with service({"LIMNER_DATABASE_URL": database_url}, tmp_path) as served:
        task = await created(served.stubs, odd("kill"))
        next_one = await created(served.stubs, small())
        for _ in range(3):
            worker = await served.worker()
            await worker.child.wait()
        ended = await finished(served.stubs, task.id)
        await check_task(served.stubs, ended)
        assert (ended.state, ended.error.reason) == (Task.STATE_FAILED, "WORKER_LOST")
        assert (ended.attempts, ended.retry_count) == (3, 0)
        await served.worker()
        assert (await finished(served.stubs, next_one.id)).outputs


@pytest.mark.parametrize("victim", ["server", "worker"])
async def test_whoever_is_killed_leaves_no_process_behind(victim: str, database_url: str, tmp_path: Path) -> None:
    async with service({"LIMNER_DATABASE_URL": database_url}, tmp_path) as served:
        worker = await served.worker()
        process = served.server if victim == "server" else worker
        family = process.family()
        await process.kill()
        await vanished(*family)
