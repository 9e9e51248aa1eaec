"""Each limit by real calls: of one caller and of one scope, and the others go on."""

import asyncio
from pathlib import Path
from typing import Any

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc
from limner.v1 import image_pb2, task_pb2

from tests.rpc.errors import refused
from tests.rpc.limited import NOBODY, Exceeded, by, exceeded, limited, told
from tests.rpc.stack import Stack, database_of
from tests.rpc.tasks import finished, small
from tests.rpc.uploads import each, metadata, parts, png

EXHAUSTED = grpc.StatusCode.RESOURCE_EXHAUSTED
MIB = 1 << 20
LIST = image_pb2.ListImagesRequest


def create(size: int = 64, **values: Any) -> image_pb2.CreateImageRequest:
    return image_pb2.CreateImageRequest(metadata=metadata(**values), content=png(size, size, seed=size))


async def until_refused(call: Any) -> tuple[int, Exceeded]:
    """How many calls are answered before one is refused, and how it is."""
    answered = 0
    while True:
        try:
            await call()
        except grpc.aio.AioRpcError as error:
            return answered, told(error)
        answered += 1


async def test_calls_of_one_caller_and_about_one_scope(database_url: str, tmp_path: Path) -> None:
    settings = {"caller_calls_per_second": 40, "scope_calls_per_second": 20}
    async with limited(database_url, tmp_path, **settings) as stack:
        count, refusal = await until_refused(lambda: stack.images.ListImages(LIST(), metadata=by("greedy")))
        assert count >= 40
        assert (refusal.code, refusal.reason, refusal.subjects) == (EXHAUSTED, "RATE_EXCEEDED", ("caller:greedy",))
        assert refusal.retry_seconds is not None
        assert 0 < refusal.retry_seconds <= 1 / 40
        await stack.images.ListImages(LIST(), metadata=by("other"))
        await stack.images.ListImages(LIST())
        about = LIST(scope="campaign/1")
        names = iter(range(10_000))
        count, refusal = await until_refused(lambda: stack.images.ListImages(about, metadata=by(f"gm{next(names)}")))
        assert count >= 20
        assert refusal.subjects == ("scope:campaign/1",)
        await stack.images.ListImages(LIST(scope="campaign/2"), metadata=by("other"))
        bound = by("bound", "campaign/1")  # its only scope, named or not
        _, refusal = await until_refused(lambda: stack.images.ListImages(LIST(), metadata=bound))
        assert refusal.subjects == ("scope:campaign/1",)
        _, refusal = await until_refused(
            lambda: stack.images.UploadImage(each(list(parts(png(), scope="campaign/3"))), metadata=by("uploader"))
        )
        assert refusal.reason == "RATE_EXCEEDED"


async def test_who_guesses_is_slow_and_health_is_open(database_url: str, tmp_path: Path) -> None:
    async with limited(database_url, tmp_path, address_failures_per_minute=5, caller_calls_per_second=1) as stack:
        for _ in range(5):
            told_ = await refused(stack.images.ListImages(LIST(), metadata=by(NOBODY)))
            assert told_.reason == "IDENTITY_UNKNOWN"
        refusal = await exceeded(stack.images.ListImages(LIST(), metadata=by(NOBODY)))
        assert (refusal.reason, refusal.subjects) == ("RATE_EXCEEDED", ("address:127.0.0.1",))
        assert 0 < (refusal.retry_seconds or 0) <= 12
        await stack.images.ListImages(LIST(), metadata=by("gm"))  # whoever is known is let in all the same
        health = health_pb2_grpc.HealthStub(stack.channel)
        for _ in range(20):
            await health.Check(health_pb2.HealthCheckRequest())


async def watched(stack: Stack, name: str, scope: str = "") -> Any:
    """An open watch, behind its first message."""
    call = stack.tasks.WatchTasks(task_pb2.WatchTasksRequest(scope=scope), metadata=by(name))
    await call.read()
    return call


async def test_watches_of_one_caller_and_of_one_scope(database_url: str, tmp_path: Path) -> None:
    async with limited(database_url, tmp_path, caller_watches=2, scope_watches=1) as stack:
        first, second = await watched(stack, "gm"), await watched(stack, "gm", "campaign/1")
        task = (await stack.tasks.CreateTask(small())).task
        for call in (
            watched(stack, "gm"),
            stack.tasks.WaitTask(task_pb2.WaitTaskRequest(id=task.id), metadata=by("gm")),
            stack.tasks.WatchTask(task_pb2.WatchTaskRequest(id=task.id), metadata=by("gm")).read(),
        ):
            assert await exceeded(call) == Exceeded(EXHAUSTED, "TOO_MANY_WATCHES", ("caller:gm",), 1)
        assert (await exceeded(watched(stack, "other", "campaign/1"))).subjects == ("scope:campaign/1",)
        third = await watched(stack, "other", "campaign/2")
        second.cancel()
        while True:  # until the server knows that it is gone
            used = await stack.tasks.GetUsage(task_pb2.GetUsageRequest(), metadata=by("gm"))
            if used.usages[1].used == 1:
                break
        fourth = await watched(stack, "gm", "campaign/1")
        for call in (first, third, fourth):
            call.cancel()


async def test_a_stranger_uses_nothing_up_of_a_scope_that_is_not_his(database_url: str, tmp_path: Path) -> None:
    async with limited(database_url, tmp_path, scope_watches=1, scope_calls_per_second=20) as stack:
        stranger = by("stranger", "campaign/1,world/1")
        foreign = task_pb2.WatchTasksRequest(scope="campaign/2")
        watches = [stack.tasks.WatchTasks(foreign, metadata=stranger) for _ in range(3)]
        for watch in watches:
            await watch.read()
        for _ in range(40):
            await stack.images.ListImages(LIST(scope="campaign/2"), metadata=stranger)
        await watched(stack, "owner", "campaign/2")
        await stack.images.ListImages(LIST(scope="campaign/2"), metadata=by("owner"))


async def test_health_watches_of_one_address_and_in_all(database_url: str, tmp_path: Path) -> None:
    for settings, whose in (
        ({"address_health_watches": 2, "health_watches": 9}, "address:127.0.0.1"),
        ({"address_health_watches": 0, "health_watches": 2}, "server"),
    ):
        async with limited(database_url, tmp_path, **settings) as stack:
            health = health_pb2_grpc.HealthStub(stack.channel)
            calls = [health.Watch(health_pb2.HealthCheckRequest()) for _ in range(2)]
            for call in calls:
                await call.read()
            refusal = await exceeded(health.Watch(health_pb2.HealthCheckRequest()).read())
            assert refusal == Exceeded(EXHAUSTED, "TOO_MANY_WATCHES", (whose,), 1)
            await health.Check(health_pb2.HealthCheckRequest())
            for call in calls:
                call.cancel()


async def test_of_fifty_tasks_at_once_over_two_servers_just_those_are_queued_that_may(
    database_url: str, tmp_path: Path
) -> None:
    settings = {"caller_tasks": 12, "scope_tasks": 10}
    async with limited(database_url, tmp_path, **settings) as one, limited(database_url, tmp_path, **settings) as two:

        async def queue(number: int, scope: str) -> str:
            server = (one, two)[number % 2]
            try:
                request = small(scope=scope)
                return str((await server.tasks.CreateTask(request, metadata=by("gm"))).task.id)
            except grpc.aio.AioRpcError as error:
                refusal = told(error)
                assert (refusal.code, refusal.reason, refusal.retry_seconds) == (EXHAUSTED, "TOO_MANY_TASKS", 1)
                return refusal.subjects[0]

        ended = await asyncio.gather(*(queue(number, "campaign/1") for number in range(50)))
        assert ended.count("scope:campaign/1") == 40
        ended = await asyncio.gather(*(queue(number, "campaign/2") for number in range(50)))
        assert ended.count("caller:gm") == 48
        await one.tasks.CreateTask(small(scope="campaign/2"), metadata=by("other"))
        (left,) = (each for each in ended[:50] if ":" not in each and each != next(e for e in ended if ":" not in e))
        await two.tasks.CancelTask(task_pb2.CancelTaskRequest(id=left))
        await one.tasks.CreateTask(small(), metadata=by("gm"))
        retry = task_pb2.RetryTaskRequest(id=left)
        assert (await exceeded(two.tasks.RetryTask(retry, metadata=by("gm")))).subjects == ("caller:gm",)
        await two.tasks.RetryTask(retry, metadata=by("third"))


async def stored(stack: Stack, name: str, scope: str = "") -> dict[str, int]:
    """Bytes by whose they are, as GetUsage tells them."""
    told_ = await stack.tasks.GetUsage(task_pb2.GetUsageRequest(scope=scope), metadata=by(name))
    kind = task_pb2.GetUsageResponse.KIND_STORED_BYTES
    return {each.subject: each.used for each in told_.usages if each.kind == kind}


async def test_of_fifty_images_at_once_over_two_servers_just_those_are_stored_that_fit(
    database_url: str, tmp_path: Path
) -> None:
    content = png(192, 192)
    fit = MIB // len(content)
    assert 5 <= fit <= 15
    settings = {"scope_stored_mb": 1, "caller_stored_mb": 2}
    async with limited(database_url, tmp_path, **settings) as one, limited(database_url, tmp_path, **settings) as two:

        async def make(number: int) -> bool:
            request = image_pb2.CreateImageRequest(metadata=metadata(scope="campaign/1"), content=content)
            try:
                await (one, two)[number % 2].images.CreateImage(request, metadata=by(f"gm{number}"))
            except grpc.aio.AioRpcError as error:
                assert told(error) == Exceeded(EXHAUSTED, "STORED_BYTES_EXCEEDED", ("scope:campaign/1",), None)
                return False
            return True

        assert sum(await asyncio.gather(*map(make, range(50)))) == fit
        assert (await stored(one, "gm0", "campaign/1"))["scope:campaign/1"] == fit * len(content)


async def test_every_way_to_store_is_counted_and_refused(database_url: str, tmp_path: Path) -> None:
    async with limited(database_url, tmp_path, scope_stored_mb=1, caller_stored_mb=2, workers=1) as stack:
        large: dict[str, Any] = {"metadata": metadata(scope="campaign/1"), "content": png(500, 500)}
        image = (await stack.images.CreateImage(image_pb2.CreateImageRequest(**large), metadata=by("gm"))).image
        assert await stored(stack, "gm", "campaign/1") == {"caller:gm": image.size, "scope:campaign/1": image.size}
        copy = image_pb2.CopyImageRequest(id=image.id)
        assert (await exceeded(stack.images.CopyImage(copy, metadata=by("gm")))).subjects == ("scope:campaign/1",)
        copy.scope = "campaign/2"
        moved = (await stack.images.CopyImage(copy, metadata=by("gm"))).image
        move = image_pb2.UpdateImageRequest(
            image={"id": moved.id, "scope": "campaign/1"}, update_mask={"paths": ["scope"]}
        )
        assert (await exceeded(stack.images.UpdateImage(move, metadata=by("gm")))).reason == "STORED_BYTES_EXCEEDED"
        copy.scope = "campaign/3"
        assert (await exceeded(stack.images.CopyImage(copy, metadata=by("gm")))).subjects == ("caller:gm",)
        whole = list(parts(png(640, 640), scope="campaign/4"))
        too_large = await refused(stack.images.UploadImage(each(whole), metadata=by("other")))
        assert (too_large.code, too_large.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "LARGER_THAN_QUOTA")
        assert too_large.fields == ("chunk",)
        await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=image.id))
        assert (await exceeded(stack.images.UpdateImage(move, metadata=by("gm")))).reason == "STORED_BYTES_EXCEEDED"
        await stack.images.PurgeImages(image_pb2.PurgeImagesRequest(ids=[image.id]))
        await stack.images.UpdateImage(move, metadata=by("gm"))
        assert await stored(stack, "gm", "campaign/1") == {"caller:gm": image.size, "scope:campaign/1": image.size}
        assert await stored(stack, "gm", "campaign/2") == {
            "caller:gm": image.size,
            "scope:campaign/2": 0,
        }


async def test_a_task_whose_images_do_not_fit_fails_and_none_is_accepted_where_nothing_is_left(
    database_url: str, tmp_path: Path
) -> None:
    async with limited(database_url, tmp_path, scope_stored_mb=1, workers=1) as stack:
        free, size = MIB, 590
        while free > 1500:
            content = png(size, size)
            if len(content) > free - 700:
                size -= max(1, size // 50)
                continue
            request = image_pb2.CreateImageRequest(metadata=metadata(scope="campaign/1"), content=content)
            free -= (await stack.images.CreateImage(request)).image.size
        task = (await stack.tasks.CreateTask(small(scope="campaign/1"))).task
        ended = await finished(stack, task.id)
        assert (ended.state, ended.error.reason) == (task_pb2.Task.STATE_FAILED, "STORED_BYTES_EXCEEDED")
        assert not ended.outputs
        filler = image_pb2.ListImagesRequest(scope="campaign/1", page_size=1)
        (first,) = (await stack.images.ListImages(filler)).images
        assert (await stored(stack, "anonymous", "campaign/1"))["scope:campaign/1"] == MIB - free
        async with database_of(stack) as other:  # another writer takes what is left
            await other.execute("UPDATE images SET size = size + $2 WHERE id = $1::uuid", first.id, free)
        refusal = await exceeded(stack.tasks.CreateTask(small(scope="campaign/1")))
        assert refusal == Exceeded(EXHAUSTED, "STORED_BYTES_EXCEEDED", ("scope:campaign/1",), None)
        assert (await exceeded(stack.images.CreateImage(create(8, scope="campaign/1")))).subjects == (
            "scope:campaign/1",
        )
        await stack.tasks.CreateTask(small(scope="campaign/2"))


async def test_usage_tells_each_limit(database_url: str, tmp_path: Path) -> None:
    settings = {"caller_calls_per_second": 500, "scope_tasks": 7, "caller_stored_mb": 3, "caller_watches": 0}
    settings |= {"caller_upload_mb_per_minute": 6, "caller_megapixels_per_minute": 9}
    settings |= {"caller_work_seconds_per_minute": 8, "caller_memory_mb": 4096}
    async with limited(database_url, tmp_path, **settings) as stack:
        await stack.tasks.CreateTask(small(scope="b"), metadata=by("gm"))
        bound = by("gm", "a,b,c/*")
        told_ = await stack.tasks.GetUsage(task_pb2.GetUsageRequest(), metadata=bound)
        assert [(each.subject, each.unit) for each in told_.usages] == [
            (whose, unit)
            for whose in ("caller:gm", "scope:a", "scope:b")
            for unit in ("calls/s", "watches", "tasks", "bytes", "bytes/min", "pixels/min", "ms/min", "bytes")
        ]
        limits = [each.limit if each.HasField("limit") else None for each in told_.usages]
        budgets = [6 * MIB, 9_000_000, 8_000, 4096 * MIB]
        assert limits == [500, None, 100_000, 3 * MIB, *budgets, *[None, None, 7, *[None] * 5] * 2]
        assert [each.used for each in told_.usages[1:]] == [0, 1, *[0] * 5, *[0] * 8, 0, 0, 1, *[0] * 5]
        assert [each.per_process for each in told_.usages] == [True, True, False, False, *[True] * 4] * 3
        inside = await stack.tasks.GetUsage(task_pb2.GetUsageRequest(scope="c/1"), metadata=bound)
        assert {each.subject for each in inside.usages} == {"caller:gm", "scope:c/1"}
        foreign = await refused(stack.tasks.GetUsage(task_pb2.GetUsageRequest(scope="d"), metadata=bound))
        assert (foreign.reason, foreign.fields) == ("SCOPE_NOT_ALLOWED", ())


async def test_zero_is_no_limit_and_anonymous_is_one_caller(database_url: str, tmp_path: Path) -> None:
    none = ("caller_calls_per_second", "scope_calls_per_second", "caller_watches", "scope_watches", "caller_tasks")
    more = ("scope_tasks", "caller_stored_mb", "scope_stored_mb", "address_failures_per_minute", "health_watches")
    async with limited(database_url, tmp_path, **dict.fromkeys((*none, *more, "address_health_watches"), 0)) as stack:
        for _ in range(100):
            await stack.images.ListImages(LIST(scope="a"))
        image = (await stack.images.CreateImage(create(scope="a"))).image
        await stack.tasks.CreateTask(small(scope="a"))
        told_ = await stack.tasks.GetUsage(task_pb2.GetUsageRequest(scope="a"))
        assert [each.used for each in told_.usages] == [0, 0, 1, image.size, 0, 0, 0, 0] * 2
        assert not any(each.HasField("limit") for each in told_.usages)
