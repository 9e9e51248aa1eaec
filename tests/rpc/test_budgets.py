"""What a minute's budget is charged for, and what becomes of who has spent it."""

import asyncio
from pathlib import Path
from typing import Any

import grpc
import pytest
from limner.v1 import image_pb2, task_pb2

from tests.clock import Clock
from tests.rpc.errors import refused
from tests.rpc.limited import Exceeded, by, exceeded, limited, told
from tests.rpc.stack import Stack
from tests.rpc.tasks import finished, small
from tests.rpc.test_limits import EXHAUSTED, MIB
from tests.rpc.uploads import blank, each, metadata, parts, png

KINDS = {
    "uploaded": task_pb2.GetUsageResponse.KIND_UPLOADED_BYTES,
    "pixels": task_pb2.GetUsageResponse.KIND_PIXELS,
    "work": task_pb2.GetUsageResponse.KIND_WORK_TIME,
}
MINUTE = 60
FAR: dict[str, Any] = {
    f"{whose}_{setting}_per_minute": 1000
    for whose in ("caller", "scope")
    for setting in ("upload_mb", "megapixels", "work_seconds")
}
"""Limits that no test comes near, so that all is counted."""


async def spent(stack: Stack, name: str, scope: str = "") -> dict[tuple[str, str], int]:
    """What a caller and a scope have spent, by whose and what it is."""
    caller = by(name) if name else ()
    usages = (await stack.tasks.GetUsage(task_pb2.GetUsageRequest(scope=scope), metadata=caller)).usages
    return {(each.subject, what): each.used for what, kind in KINDS.items() for each in usages if each.kind == kind}


def create(content: bytes, **values: Any) -> image_pb2.CreateImageRequest:
    return image_pb2.CreateImageRequest(metadata=metadata(**values), content=content)


def is_empty(folder: Path) -> bool:
    return not [path for path in folder.rglob("*") if path.is_file()]


async def test_a_stream_is_refused_at_its_start_and_nothing_is_left_of_it(database_url: str, tmp_path: Path) -> None:
    clock, large = Clock(), png(900, 900)
    async with limited(database_url, tmp_path, clock=clock, caller_upload_mb_per_minute=1) as stack:

        async def upload(content: bytes) -> Any:
            return await stack.images.UploadImage(each(list(parts(content))), metadata=by("gm"))

        assert len(large) > 2 * MIB  # more than a minute may have, and taken
        image = (await upload(large)).image
        debt = {"uploaded": len(large), "pixels": 0, "work": 0}
        assert await spent(stack, "gm") == {("caller:gm", what): used for what, used in debt.items()}
        for _ in range(2):  # what is refused costs nothing more
            refusal = await exceeded(upload(large))
            assert (refusal.code, refusal.reason) == (EXHAUSTED, "UPLOADED_BYTES_EXCEEDED")
            assert refusal.subjects == ("caller:gm",)
            assert MINUTE * (len(large) / MIB - 1) == pytest.approx(refusal.retry_seconds, abs=1e-3)
        images = (await stack.images.ListImages(image_pb2.ListImagesRequest())).images
        assert [each.id for each in images] == [image.id]
        assert is_empty(tmp_path / "scratch")
        clock.go_on((refusal.retry_seconds or 0) - 0.001)
        assert (await exceeded(upload(png()))).reason == "UPLOADED_BYTES_EXCEEDED"
        clock.go_on(0.001)
        assert (await upload(png(seed=8))).image.id
        await stack.images.GetImageContent(image_pb2.GetImageContentRequest(id=image.id), metadata=by("gm"))


async def test_what_comes_in_is_charged_though_no_image_comes_of_it(database_url: str, tmp_path: Path) -> None:
    damaged = png(400, 300)[:-200]
    async with limited(database_url, tmp_path, clock=Clock(), **FAR) as stack:
        messages = list(parts(damaged, scope="a"))
        error = await refused(stack.images.UploadImage(each(messages), metadata=by("gm")))
        assert error.reason == "IMAGE_UNREADABLE"
        costs = await spent(stack, "gm", "a")
        assert costs["caller:gm", "uploaded"] == costs["scope:a", "uploaded"] == len(damaged)
        assert costs["caller:gm", "work"] == costs["scope:a", "work"] > 0
        error = await refused(stack.images.UploadImage(each(messages[:-1]), metadata=by("other")))  # is broken off
        assert error.reason == "UPLOAD_INCOMPLETE"
        assert await spent(stack, "other") == {
            ("caller:other", "uploaded"): len(damaged),
            ("caller:other", "pixels"): 0,
            ("caller:other", "work"): 0,
        }


async def test_a_picture_is_charged_to_the_scope_of_its_image_and_one_that_is_kept_to_nobody(
    database_url: str, tmp_path: Path
) -> None:
    clock = Clock()
    settings = FAR | {"scope_megapixels_per_minute": 1}
    async with limited(database_url, tmp_path, clock=clock, **settings) as stack:
        image = (await stack.images.CreateImage(create(blank(1000, 600), scope="a"), metadata=by("gm"))).image
        elsewhere = (await stack.images.CreateImage(create(blank(1000, 600), scope="b"), metadata=by("gm"))).image
        assert (await spent(stack, "gm", "a"))["scope:a", "pixels"] == 600_000
        half = image_pb2.GetRenderedImageRequest(id=image.id, options={"scale": 0.5})
        for _ in range(3):
            await stack.images.GetRenderedImage(half, metadata=by("reader"))
        costs = await spent(stack, "reader", "a")
        assert costs["caller:reader", "pixels"] == 750_000  # decoded once and drawn once
        assert costs["scope:a", "pixels"] == 1_350_000
        for call in (
            stack.images.GetRenderedImage(image_pb2.GetRenderedImageRequest(id=image.id), metadata=by("third")),
            stack.images.RenderImage(image_pb2.RenderImageRequest(id=image.id), metadata=by("third")).read(),
            stack.images.GetImageContent(image_pb2.GetImageContentRequest(id=image.id, max_side=70)),
            stack.images.CreateImage(create(png(), scope="a"), metadata=by("third")),
            stack.images.UploadImage(each(list(parts(png(), scope="a"))), metadata=by("third")),
        ):
            refusal = await exceeded(call)
            assert refusal == Exceeded(EXHAUSTED, "PIXELS_EXCEEDED", ("scope:a",), refusal.retry_seconds)
            assert refusal.retry_seconds == pytest.approx(0.35 * MINUTE, abs=1e-3)
        assert (await stack.images.GetRenderedImage(half, metadata=by("third"))).content
        other = image_pb2.GetRenderedImageRequest(id=elsewhere.id)
        assert (await stack.images.GetRenderedImage(other, metadata=by("third"))).content
        clock.go_on(refusal.retry_seconds or 0)
        await stack.images.CreateImage(create(png(), scope="a"), metadata=by("third"))


async def test_of_fifty_at_once_just_those_begin_that_may(database_url: str, tmp_path: Path) -> None:
    content = png(150, 150)
    settings: dict[str, Any] = {"caller_upload_mb_per_minute": 1, "scope_megapixels_per_minute": 1}
    async with limited(database_url, tmp_path, clock=Clock(), **settings) as stack:

        async def make(name: str, picture: bytes, scope: str) -> str:
            try:
                await stack.images.CreateImage(create(picture, scope=scope), metadata=by(name))
            except grpc.aio.AioRpcError as error:
                return told(error).reason
            return ""

        ends = await asyncio.gather(*(make("gm", content, f"campaign/{number}") for number in range(50)))
        assert ends.count("") == -(-MIB // len(content))
        assert set(ends) == {"", "UPLOADED_BYTES_EXCEEDED"}
        calls = [make(f"gm{number}", blank(300, 300), "campaign") for number in range(50)]
        ends = await asyncio.gather(*calls, make("other", png(), "quiet"))
        begun, places = -(-1_000_000 // 90_000), 2  # a job that begins does not know what those beside it will cost
        assert begun <= ends[:-1].count("") < begun + places
        assert set(ends) == {"", "PIXELS_EXCEEDED"}
        assert ends[-1] == ""


async def test_who_names_no_scope_is_charged_for_its_only_one_and_who_is_not_known_as_one_caller(
    database_url: str, tmp_path: Path
) -> None:
    content = png()
    async with limited(database_url, tmp_path, clock=Clock(), **FAR) as stack:
        bound = by("bound", "campaign/1")
        await stack.images.CreateImage(create(content), metadata=bound)
        await stack.images.UploadImage(each(list(parts(content))), metadata=bound)
        costs = await spent(stack, "", "campaign/1")
        assert costs["scope:campaign/1", "uploaded"] == 2 * len(content)
        assert costs["scope:campaign/1", "pixels"] == 2 * 64 * 48
        assert costs["caller:anonymous", "uploaded"] == 0
        foreign = list(parts(content, scope="campaign/2"))
        assert (await refused(stack.images.UploadImage(each(foreign), metadata=bound))).reason == "SCOPE_NOT_ALLOWED"
        assert (await spent(stack, "", "campaign/2"))["scope:campaign/2", "uploaded"] == 0
        for _ in range(2):
            await stack.images.CreateImage(create(content))
        assert (await spent(stack, ""))["caller:anonymous", "uploaded"] == 2 * len(content)


async def test_tasks_and_maintenance_spend_no_budget(database_url: str, tmp_path: Path) -> None:
    async with limited(database_url, tmp_path, workers=1, clock=Clock(), **FAR) as stack:
        task = (await stack.tasks.CreateTask(small(scope="a"), metadata=by("gm"))).task
        assert (await finished(stack, task.id)).state == task_pb2.Task.STATE_SUCCEEDED
        assert not any((await spent(stack, "gm", "a")).values())
