"""Every quota by real calls: it is reached, it says whose it is, the others go on, and in time there is room again."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import grpc
import pytest
from limner.v1 import image_pb2, task_pb2

from server.domain.quotas import Quotas
from tests.clock import Clock
from tests.rpc.limited import Exceeded, by, limited, told
from tests.rpc.stack import Stack
from tests.rpc.tasks import small
from tests.rpc.test_fair_places import idle_children
from tests.rpc.test_limits import EXHAUSTED
from tests.rpc.uploads import blank, metadata, png

Usage = task_pb2.GetUsageResponse
Metadata = tuple[tuple[str, str], ...]
Use = Callable[[Stack, Metadata, str], Awaitable[Any]]
GM, OTHER = by("gm"), by("other")
SCOPE, ELSEWHERE = "campaign/1", "campaign/2"


def create(drawn: Callable[[int, int], bytes], width: int, height: int) -> Use:
    """Has an image made of a picture of this size."""

    async def use(stack: Stack, caller: Metadata, scope: str) -> None:
        request = image_pb2.CreateImageRequest(metadata=metadata(scope=scope), content=drawn(width, height))
        await stack.images.CreateImage(request, metadata=caller)

    return use


async def call(stack: Stack, caller: Metadata, scope: str) -> None:
    await stack.images.ListImages(image_pb2.ListImagesRequest(scope=scope), metadata=caller)


async def watch(stack: Stack, caller: Metadata, scope: str) -> Any:
    opened = stack.tasks.WatchTasks(task_pb2.WatchTasksRequest(scope=scope), metadata=caller)
    await opened.read()
    return opened


async def queue(stack: Stack, caller: Metadata, scope: str) -> None:
    await stack.tasks.CreateTask(small(scope=scope), metadata=caller)


async def decode(stack: Stack, caller: Metadata, scope: str) -> Any:
    """Begin to have an image made; returns that when it is at work, or done."""

    async def used() -> int:
        return sum(each.used for each in (await usages(stack, caller, scope, Usage.KIND_MEMORY)).values())

    before = await used()
    work = asyncio.ensure_future(create(png, 64, 48)(stack, caller, scope))
    while await used() <= before:
        if work.done():
            return await work
    return work


@contextmanager
def stopped_child() -> Iterator[None]:
    """The child that a server has from its start stands still; those that come later do not."""
    (child,) = idle_children()
    child.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        child.send_signal(signal.SIGCONT)


@dataclass(frozen=True)
class Case:
    """How a quota is used up: its setting, so much in it, what uses some, and what tells of it."""

    setting: str
    limit: int
    use: Use
    reason: str
    kind: int
    more: Mapping[str, int] = field(default_factory=dict)
    heals: bool = True
    in_time: bool = True
    """Whether there is room again when the time is over that the refusal says."""


CASES = {
    "calls": Case("calls_per_second", 20, call, "RATE_EXCEEDED", Usage.KIND_CALLS),
    "watches": Case("watches", 2, watch, "TOO_MANY_WATCHES", Usage.KIND_WATCHES, in_time=False),
    "tasks": Case("tasks", 2, queue, "TOO_MANY_TASKS", Usage.KIND_TASKS, in_time=False),
    "stored_bytes": Case(
        "stored_mb", 1, create(png, 300, 300), "STORED_BYTES_EXCEEDED", Usage.KIND_STORED_BYTES, {}, heals=False
    ),
    "uploaded_bytes": Case(
        "upload_mb_per_minute", 1, create(png, 400, 400), "UPLOADED_BYTES_EXCEEDED", Usage.KIND_UPLOADED_BYTES
    ),
    "pixels": Case("megapixels_per_minute", 1, create(png, 600, 600), "PIXELS_EXCEEDED", Usage.KIND_PIXELS),
    "work_time": Case(
        "work_seconds_per_minute", 1, create(blank, 6000, 6000), "WORK_TIME_EXCEEDED", Usage.KIND_WORK_TIME
    ),
    "memory": Case(
        "memory_mb", 511, decode, "MEMORY_EXCEEDED", Usage.KIND_MEMORY, {"job_memory_mb": 256}, in_time=False
    ),
}
"""By their names in `Quotas`."""


def test_every_quota_has_a_case_here() -> None:
    assert CASES.keys() == {each.name for each in fields(Quotas)}
    assert {each.kind for each in CASES.values()} == {*Usage.Kind.values()} - {Usage.KIND_UNSPECIFIED}


async def usages(stack: Stack, caller: Metadata, scope: str, kind: int) -> dict[str, Any]:
    """What is used of one kind, by whose it is."""
    answer = await stack.tasks.GetUsage(task_pb2.GetUsageRequest(scope=scope), metadata=caller)
    return {each.subject: each for each in answer.usages if each.kind == kind}


async def usage(stack: Stack, kind: int, subject: str) -> Any:
    """What is used by one subject."""
    whose, _, name = subject.partition(":")
    caller, scope = (by(name), "") if whose == "caller" else (by("teller"), name)
    return (await usages(stack, caller, scope, kind))[subject]


async def used_up(case: Case, stack: Stack) -> tuple[list[Any], Exceeded]:
    """What is under way when the next is refused, and how that is."""
    under_way: list[Any] = []
    while True:
        try:
            under_way.append(await case.use(stack, GM, SCOPE))
        except grpc.aio.AioRpcError as error:
            assert under_way
            return under_way, told(error)


@pytest.mark.parametrize("whose", ["caller", "scope"])
@pytest.mark.parametrize("name", CASES)
async def test_a_quota_holds_for_its_owner_alone(name: str, whose: str, database_url: str, tmp_path: Path) -> None:
    case, clock, own = CASES[name], Clock(), int(name == "calls")
    limits = {f"{whose}_{case.setting}": case.limit, "server_slots": 2, **case.more}
    subject = "caller:gm" if whose == "caller" else f"scope:{SCOPE}"
    same, different = ((GM, ELSEWHERE), (OTHER, SCOPE)) if whose == "caller" else ((OTHER, SCOPE), (GM, ELSEWHERE))
    async with limited(database_url, tmp_path, clock=clock, **limits) as stack:
        with stopped_child() if name == "memory" else nullcontext():
            assert (await usage(stack, case.kind, "caller:new")).used == own
            under_way, refusal = await used_up(case, stack)
            assert (refusal.code, refusal.reason, refusal.subjects) == (EXHAUSTED, case.reason, (subject,))
            assert (refusal.retry_seconds is not None) is case.heals
            with pytest.raises(grpc.aio.AioRpcError) as caught:
                await case.use(stack, *same)
            assert told(caught.value) == refusal
            await case.use(stack, *different)
            if own:  # to ask is a call as well
                clock.go_on(refusal.retry_seconds or 0)
            at_its_end = await usage(stack, case.kind, subject)
            assert 0 < at_its_end.limit <= at_its_end.used + at_its_end.used // len(under_way)
            assert at_its_end.per_process is (name not in ("tasks", "stored_bytes"))
        if case.heals and case.in_time:
            clock.go_on(refusal.retry_seconds or 0)
            await case.use(stack, *same)
            clock.go_on(3600)
            assert (await usage(stack, case.kind, subject)).used == own
        if name == "memory":
            await asyncio.gather(*under_way)
            await case.use(stack, *same)
