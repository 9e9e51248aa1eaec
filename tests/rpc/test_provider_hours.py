"""Calls of providers are counted before they are made: the hour is kept to exactly, and whoever finds it full waits."""

import asyncio
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from limner.v1 import task_pb2

from server.domain.ids import new_id
from server.domain.provider_calls import CallOutcome, ProviderCall, Reservation
from server.domain.tasks import State
from server.repositories.database import Database
from server.repositories.provider_calls import ProviderCalls
from tests.callers import TESTER
from tests.openai_server import OpenAiServer
from tests.rpc.named_callers import ROLE, SCOPE, WHO, serving_named
from tests.rpc.no_op_line import LEASE, Line, empty_line
from tests.rpc.stack import Stack, database_of, settings_for
from tests.rpc.tasks import created, events, finished, small, watch
from tests.rpc.test_painted_pictures import PICTURE, ListProviders, Task, order, painting, studio
from tests.system.maintaining import maintaining

Blocker = task_pb2.ExplainTaskResponse.Blocker
Event = task_pb2.TaskEvent
HOUR = 3600.0
RESERVERS, MOST = 20, 7
LATER = "interval '1 hour'"


def call_of(task_id: UUID, provider: str = "studio", scope: str = "a", key: UUID | None = None) -> ProviderCall:
    return ProviderCall(new_id(), provider, scope, task_id, 0, key or task_id)


async def reserved(database: Database, call: ProviderCall, most: int = MOST) -> Reservation:
    async with database.work(TESTER) as work:
        return await ProviderCalls(work).reserve(call, most, 2)


async def settled(database: Database, call: ProviderCall, outcome: CallOutcome) -> None:
    async with database.work(TESTER) as work:
        await ProviderCalls(work).settle(call, outcome)


async def executed(database: Database, statement: str) -> None:
    async with database.work(TESTER) as work:
        await work.connection.exec_driver_sql(statement)


async def let_pass(database: Database, span: str) -> None:
    """As if all there is had happened so much earlier."""
    await executed(
        database, f"UPDATE provider_calls SET reserved_at = reserved_at - {span}, waits_until = waits_until - {span}"
    )


async def begun(line: Line, tasks: int = 1) -> list[UUID]:
    """Tasks that run."""
    await line.queue("a", tasks)
    return [each.task_id for each in await line.database.claims.take("test", LEASE, tasks)]


async def test_of_many_who_reserve_at_once_as_many_go_ahead_as_the_hour_has(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        calls = [call_of(each) for each in await begun(line, RESERVERS)]
        told = await asyncio.gather(*(reserved(line.database, each) for each in calls))
        waits = sorted(each.wait_seconds for each in told)
        assert waits[:MOST] == [0.0] * MOST
        assert all(HOUR - 60 < each <= HOUR for each in waits[MOST:])
        # Each opening of the hour is for one of them; of what comes behind nothing is known yet.
        assert len([each for each in waits[MOST:] if each < HOUR]) == MOST
        assert waits[2 * MOST :] == [HOUR] * (RESERVERS - 2 * MOST)
        other = call_of(calls[0].task_id, "atelier", key=new_id())
        assert (await reserved(line.database, other)).wait_seconds == 0.0
        no_limit = call_of(calls[0].task_id, key=new_id())
        assert (await reserved(line.database, no_limit, 0)).wait_seconds == 0.0


async def test_what_waits_has_its_place_and_nobody_takes_it(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        first, waiting, stranger = [call_of(each) for each in await begun(line, 3)]
        assert not (await reserved(line.database, first, 1)).wait_seconds
        assert (await reserved(line.database, waiting, 1)).wait_seconds
        await let_pass(line.database, LATER)
        assert (await reserved(line.database, stranger, 1)).wait_seconds > HOUR - 60, "somebody is before it"
        assert not (await reserved(line.database, waiting, 1)).wait_seconds
        assert (await reserved(line.database, stranger, 1)).wait_seconds > HOUR - 60, "now it is spent"
        await let_pass(line.database, LATER)
        assert not (await reserved(line.database, stranger, 1)).wait_seconds


@pytest.mark.parametrize(
    "gone",
    [
        "UPDATE generation_tasks SET status = 'cancelled' WHERE id = '{task}'",
        "UPDATE provider_calls SET waits_until = waits_until - interval '6 minutes' WHERE task_id = '{task}'",
        "UPDATE provider_calls SET waits_until = waits_until + interval '1 year' WHERE task_id = '{task}'",
    ],
    ids=["ended", "late", "ahead"],
)
async def test_a_place_that_nobody_comes_for_holds_nobody_up(gone: str, database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        first, waiting, stranger = [call_of(each) for each in await begun(line, 3)]
        for each in (first, waiting):
            await reserved(line.database, each, 1)
        await let_pass(line.database, LATER)
        await executed(line.database, gone.format(task=waiting.task_id))
        assert not (await reserved(line.database, stranger, 1)).wait_seconds


async def test_what_is_refused_is_given_back_and_the_rest_is_spent(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        calls = [call_of(each) for each in await begun(line, 5)]
        for most, (call, outcome) in enumerate(
            zip(calls, (None, CallOutcome.DONE, CallOutcome.UNKNOWN, CallOutcome.REFUSED), strict=False), start=1
        ):
            assert not (await reserved(line.database, call, most)).wait_seconds
            if outcome is not None:
                await settled(line.database, call, outcome)
        assert (await reserved(line.database, calls[4], 3)).wait_seconds
        async with line.database.work(TESTER) as work:
            assert await ProviderCalls(work).last_hour(["studio", "nobody"]) == {"studio": 3}
            (use,) = await ProviderCalls(work).used("")
        assert (use.provider, use.calls_last_hour, use.images_last_hour, use.calls_last_day) == ("studio", 3, 1, 3)


async def test_a_picture_is_asked_for_twice_where_it_may_have_been_paid(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        (task_id,) = await begun(line)
        for asked in range(2):
            refused = call_of(task_id)
            assert await reserved(line.database, refused, 0) == Reservation(0.0, asked)
            await settled(line.database, refused, CallOutcome.REFUSED)
            # This one is never settled: its worker is gone.
            assert await reserved(line.database, call_of(task_id), 0) == Reservation(0.0, asked)
        for most in (0, 9):
            assert (await reserved(line.database, call_of(task_id), most)).was_asked == 2
        async with line.database.work(TESTER) as work:
            assert await ProviderCalls(work).last_hour(["studio"]) == {"studio": 2}


async def test_calls_of_the_past_are_forgotten_once_their_task_is_over(database_url: str, tmp_path: Path) -> None:
    async with empty_line(database_url, tmp_path) as line:
        calls = [call_of(each) for each in await begun(line, 4)]
        for each in calls:
            await reserved(line.database, each, 3)
        async with maintaining(settings_for(database_url, tmp_path)) as ground:
            await executed(line.database, f"UPDATE generation_tasks SET status = '{State.FAILED}'")
            assert await ground.outcome("logs") == {}
            await executed(line.database, f"UPDATE generation_tasks SET status = '{State.RUNNING}'")
            await let_pass(line.database, "interval '3 days'")
            assert await ground.outcome("logs") == {}
            await executed(line.database, f"UPDATE generation_tasks SET status = '{State.FAILED}'")
            assert await ground.outcome("logs") == {"calls": 4}


async def waits(stack: Stack, task_id: str) -> task_pb2.Task:
    """The task, once it waits."""
    async for message in watch(stack, task_id, after_seq=0):
        if message.event.kind == Event.KIND_ATTEMPT_FAILED:
            break
    told: task_pb2.Task = (await stack.tasks.GetTask(task_pb2.GetTaskRequest(id=task_id))).task
    return told


async def test_a_full_hour_makes_a_task_wait_and_costs_it_nothing(database_url: str, tmp_path: Path) -> None:
    server = OpenAiServer(PICTURE)
    async with painting(server, database_url, tmp_path, most_per_hour=1) as stack:
        assert (await finished(stack, (await created(stack, order())).id)).outputs
        task = await waits(stack, (await created(stack, order())).id)
        assert (task.state, task.error.reason, task.retry_count) == (Task.STATE_WAITING, "PROVIDER_HOUR_FULL", 0)
        told = await stack.tasks.ExplainTask(task_pb2.ExplainTaskRequest(id=task.id))
        (blocker,) = told.blockers
        assert (blocker.kind, blocker.until) == (Blocker.KIND_PROVIDER_HOUR, task.next_attempt_time)
        assert "studio" in blocker.message
        span = blocker.until.ToDatetime() - task.update_time.ToDatetime()
        assert timedelta(minutes=50) < span < timedelta(minutes=61)
        # The slot of the worker is free, and the queue looks for what is due meanwhile.
        assert (await finished(stack, (await created(stack, small())).id)).outputs
        (provider,) = (await stack.tasks.ListProviders(ListProviders())).providers
        assert (provider.most_per_hour, provider.left_this_hour) == (1, 0)
        async with database_of(stack) as connection:
            turn = await connection.fetchval("SELECT start_tag FROM generation_tasks WHERE id = $1", task.id)
            await connection.execute(
                f"UPDATE provider_calls SET reserved_at = reserved_at - {LATER}, waits_until = waits_until - {LATER}"
            )
            await connection.execute(f"UPDATE generation_tasks SET run_after = run_after - {LATER}")
            done = await finished(stack, task.id)
            assert await connection.fetchval("SELECT start_tag FROM generation_tasks WHERE id = $1", task.id) == turn
        assert (done.state, done.retry_count) == (Task.STATE_SUCCEEDED, 0)
        log = await events(stack, task.id)
        assert [each.error.reason for each in log if each.error.reason] == ["PROVIDER_HOUR_FULL"]
        assert len([each for each in server.asked if each.body]) == 2


async def test_usage_tells_calls_of_the_scopes_that_a_caller_may_know_of(database_url: str, tmp_path: Path) -> None:
    providers = (studio("http://127.0.0.1:1", most_per_hour=9), studio("http://127.0.0.1:1", "atelier"))
    async with (
        serving_named(database_url, tmp_path, providers=providers) as stack,
        empty_line(database_url, tmp_path / "line") as line,
    ):
        (task_id,) = await begun(line)
        for scope, name in (("world/1", "studio"), ("world/2", "studio"), ("", "studio"), ("world/2", "atelier")):
            call = call_of(task_id, name, scope, new_id())
            await reserved(line.database, call, 0)
            await settled(line.database, call, CallOutcome.DONE)
        for bound, asked, known in (
            ((), "", {"studio": 3, "atelier": 1}),
            ((), "world/2", {"studio": 1, "atelier": 1}),
            (("world/1",), "", {"studio": 1}),
            (("world/*",), "", {"studio": 2, "atelier": 1}),
            (("world/*",), "world/1", {"studio": 1}),
            (("campaign",), "", {}),
        ):
            headers = ((WHO, "gm"), (ROLE, "writer"), *((SCOPE, each) for each in bound))
            usage = await stack.tasks.GetUsage(task_pb2.GetUsageRequest(scope=asked), metadata=headers)
            for counted in ("calls_last_hour", "images_last_hour", "calls_last_day", "images_last_day"):
                assert {each.provider: getattr(each, counted) for each in usage.providers} == known
            assert [each.provider for each in usage.providers] == sorted(known)
            listed = (await stack.tasks.ListProviders(ListProviders(), metadata=headers)).providers
            assert [each.HasField("most_per_hour") for each in listed] == [False, not bound]
            assert [each.left_this_hour for each in listed] == [0, 0 if bound else 6]
