"""PostgreSQL is restarted, and away for a while, under load: nothing is lost or stuck, and nobody has to help."""

import asyncio
import uuid
from pathlib import Path

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc
from limner.v1 import task_pb2

from server.repositories.migrations import migrate
from tests.odd_generator import let_pass, odd
from tests.postgres_servers import PostgresServer
from tests.rpc.resuming import Reader, TaskReader
from tests.rpc.stack import Stubs
from tests.rpc.tasks import created, finished, small
from tests.rpc.whole_logs import check_task
from tests.system.service import service
from tests.system.work_under_way import at_work

TASKS = 24
Task = task_pb2.Task
Event = task_pb2.TaskEvent


async def ready(stubs: Stubs) -> None:
    """Return when the server says that it serves; it looks at its database for that."""
    health = health_pb2_grpc.HealthStub(stubs.channel)
    async for each in health.Watch(health_pb2.HealthCheckRequest()):
        if each.status == health_pb2.HealthCheckResponse.SERVING:
            return


async def created_at_last(stubs: Stubs, request: task_pb2.CreateTaskRequest) -> str:
    """The id of a task that is asked for until it is accepted."""
    request.request_id = str(uuid.uuid4())
    while True:
        try:
            return (await created(stubs, request)).id
        except grpc.aio.AioRpcError as error:
            assert error.code() is grpc.StatusCode.UNAVAILABLE, error
            await ready(stubs)


async def test_restarts_under_load_lose_nothing(own_postgres: PostgresServer, tmp_path: Path) -> None:
    url = own_postgres.url("postgres")
    await migrate(url)
    async with service({"LIMNER_DATABASE_URL": url}, tmp_path) as served:
        stubs, processes = served.stubs, [served.server, await served.worker(), await served.worker()]

        async def broken() -> None:
            await ready(stubs)

        everything = Reader()
        await everything.begin(stubs)
        readers: list[TaskReader] = []

        async def load() -> None:
            async with asyncio.TaskGroup() as reading:
                for seed in range(TASKS):
                    request = small(seed, retry_delay={"seconds": 1})
                    readers.append(TaskReader(await created_at_last(stubs, request)))
                    reading.create_task(readers[-1].read(stubs, broken))

        loading = asyncio.create_task(load())
        for mode, told in (("fast", 20), ("immediate", 60)):
            await everything.read(stubs, told, broken=broken)
            await asyncio.to_thread(own_postgres.restart, mode)
        await loading

        tasks = [reader.end.task for reader in readers if reader.end is not None]
        assert [each.state for each in tasks] == [Task.STATE_SUCCEEDED] * TASKS
        logs = [await check_task(stubs, each) for each in tasks]
        for reader, log in zip(readers, logs, strict=True):
            reader.check(log)
        await everything.read(stubs, sum(map(len, logs)), broken=broken)
        await everything.check_silence(stubs)
        assert [each.child.returncode for each in processes] == [None] * 3
        assert not [line for each in processes for line in each.said() if " bug " in line]
        for task, log in zip(tasks, logs, strict=True):
            everything.check(task.id, log)


async def test_an_outage_longer_than_a_lease_robs_nobody(
    own_postgres: PostgresServer, tmp_path: Path, gate: Path
) -> None:
    url = own_postgres.url("postgres")
    await migrate(url)
    environment = {"LIMNER_DATABASE_URL": url, "LIMNER_WORKER_SLOTS": "2"}
    async with service(environment, tmp_path) as served:
        worker, other = await served.worker(), await served.worker()
        task_id = await at_work(served, odd("wait", gate=gate), "odd")
        await asyncio.to_thread(own_postgres.stop)
        for _ in range(3):  # each looks for work every two seconds, which is as long as a lease
            await asyncio.gather(*(each.line("cannot claim") for each in (worker, other)))
        let_pass(gate)
        await asyncio.to_thread(own_postgres.start)
        await ready(served.stubs)
        task = await finished(served.stubs, task_id)
        await check_task(served.stubs, task)
        assert (task.state, task.attempts) == (Task.STATE_SUCCEEDED, 1)
