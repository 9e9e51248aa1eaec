"""Callers who ask again, and many at once: one request makes one task, and no call is shed."""

import asyncio
import uuid
from collections import Counter
from pathlib import Path

import asyncpg
import grpc
from google.protobuf.message import Message
from limner.v1 import image_pb2, task_pb2

from server.repositories.database import CONNECTIONS, Database
from server.repositories.request_ids import RequestKey
from tests.callers import TESTER
from tests.free_port import free_port
from tests.rpc.errors import refused
from tests.rpc.tasks import created, small
from tests.system.service import Service, service

CALLERS = 50
BURST = 4000


async def ask(served: Service, request: task_pb2.CreateTaskRequest) -> str:
    """Create a task over a connection of one's own, again and again until there is an answer; returns its id."""
    async with served.caller() as calling:
        while True:
            try:
                return str((await calling.stubs.tasks.CreateTask(request, wait_for_ready=True)).task.id)
            except grpc.aio.AioRpcError as error:
                assert error.code() is grpc.StatusCode.UNAVAILABLE, error


async def killed_while_they_wait(served: Service, database_url: str) -> None:
    """Kill the server while callers wait for its database, each of whose connections is busy with one of them."""
    database = await asyncpg.connect(database_url)
    held = database.transaction()
    await held.start()
    await database.execute("LOCK TABLE request_ids IN EXCLUSIVE MODE")
    waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'request_ids'::regclass"
    while await database.fetchval(waiting) < CONNECTIONS:
        pass
    await served.server.kill()
    await held.rollback()
    await database.close()


def outcome(answer: Message | BaseException) -> str:
    """What came of a call: the name of its answer, or the code and words it was refused with."""
    return f"{answer.code()} {answer.details()}" if isinstance(answer, grpc.aio.AioRpcError) else type(answer).__name__


async def test_fifty_callers_with_one_request_id_make_one_task(database_url: str, tmp_path: Path) -> None:
    environment, listen = {"LIMNER_DATABASE_URL": database_url}, f"127.0.0.1:{free_port()}"
    request = small(request_id=str(uuid.uuid4()))
    async with service(environment, tmp_path, listen=listen) as served:
        asking = [asyncio.create_task(ask(served, request)) for _ in range(CALLERS)]
        await killed_while_they_wait(served, database_url)
    async with service(environment, tmp_path, listen=listen) as served:
        ids = {
            *(await asyncio.gather(*asking)),
            *(await asyncio.gather(*(ask(served, request) for _ in range(CALLERS)))),
        }
        reused = await refused(served.stubs.tasks.CreateTask(small(8, request_id=request.request_id)))
        assert (reused.code, reused.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "REQUEST_ID_REUSED")
        other = await created(served.stubs, small(8, request_id=str(uuid.uuid4())))
        listed = await served.stubs.tasks.ListTasks(task_pb2.ListTasksRequest())
        assert {each.id for each in listed.tasks} == {*ids, other.id}
        assert len(ids) == 1


async def test_one_request_id_of_two_callers_is_two_requests(database_url: str) -> None:
    request_id, tasks = uuid.uuid4(), [uuid.uuid4() for _ in range(3)]
    keys = [
        RequestKey(*each, request_id, "0" * 64) for each in (("a", "CreateTask"), ("b", "CreateTask"), ("a", "Copy"))
    ]
    async with Database.open(database_url) as database:
        for expected in (None, True):
            for key, task in zip(keys, tasks, strict=True):
                async with database.work(TESTER) as work:
                    assert await work.request_ids.claim(key, [task]) == (expected and [task])


async def test_no_call_of_a_burst_is_shed(database_url: str, tmp_path: Path) -> None:
    async with service({"LIMNER_DATABASE_URL": database_url}, tmp_path) as served:
        stubs, task = served.stubs, await created(served.stubs, small())
        calls = []
        for number in range(BURST // 4):
            calls += [
                stubs.tasks.CreateTask(small(number, scope=str(number % 10))),
                stubs.tasks.GetTask(task_pb2.GetTaskRequest(id=task.id)),
                stubs.tasks.ListTaskEvents(task_pb2.ListTaskEventsRequest(id=task.id)),
                stubs.images.ListImages(image_pb2.ListImagesRequest()),
            ]
        outcomes = await asyncio.gather(*calls, return_exceptions=True)
        assert Counter(map(outcome, outcomes)) == dict.fromkeys(
            ("CreateTaskResponse", "GetTaskResponse", "ListTaskEventsResponse", "ListImagesResponse"), BURST // 4
        )
