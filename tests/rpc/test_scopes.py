"""What a caller that is bound to scopes makes, moves, is told of, and what it is not."""

import asyncio
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import grpc
import pytest
from limner.v1 import image_pb2, map_grid_pb2, overlay_pb2, task_pb2, view_pb2

from server.domain.cursors import LAST, Cursor
from server.domain.overlays import MOST_STORED
from tests.databases import DatabaseServer, fresh
from tests.rows_of_others import added
from tests.rpc.errors import Refusal, refused
from tests.rpc.named_callers import ROLE, SCOPE, WHO, serving_named
from tests.rpc.stack import Stack, database_of
from tests.rpc.tasks import small
from tests.rpc.uploads import each, metadata, parts, png

Headers = tuple[tuple[str, str], ...]


def bound(*words: str, who: str = "master") -> Headers:
    """Headers of a caller that is bound to these scopes."""
    return ((WHO, who), (ROLE, "admin"), *((SCOPE, word) for word in words))


FIRST, BOTH, ALL = bound("campaign/1"), bound("campaign/1", "guild/*"), ()


@pytest.fixture(scope="module")
def stack(
    runner: asyncio.Runner, database_server: DatabaseServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stack]:
    for url in fresh(database_server, database_server.template):
        served = serving_named(url, tmp_path_factory.mktemp("data"))
        yield runner.run(served.__aenter__())
        runner.run(served.__aexit__(None, None, None))


async def made(stack: Stack, caller: Headers, scope: str = "", **values: Any) -> image_pb2.Image:
    """A new image."""
    said = metadata(scope=scope)
    request = image_pb2.CreateImageRequest(metadata=said, content=png(), **values)
    image: image_pb2.Image = (await stack.images.CreateImage(request, metadata=caller)).image
    return image


async def begun(stack: Stack, caller: Headers, **values: Any) -> task_pb2.Task:
    """A new task."""
    task: task_pb2.Task = (await stack.tasks.CreateTask(small(**values), metadata=caller)).task
    return task


def reasons(refusal: Refusal) -> tuple[str, tuple[str, ...]]:
    """Why, and at which field."""
    return refusal.reason, refusal.fields


async def test_what_is_made_is_of_the_only_scope_or_of_the_one_that_is_named(stack: Stack) -> None:
    for caller, named, scope in (
        (ALL, "", ""),
        (ALL, "campaign/2", "campaign/2"),
        (FIRST, "", "campaign/1"),
        (FIRST, "campaign/1", "campaign/1"),
        (BOTH, "guild/7", "guild/7"),
    ):
        assert (await made(stack, caller, named)).scope == scope
        start = parts(png(), scope=named)
        assert (await stack.images.UploadImage(each(list(start)), metadata=caller)).image.scope == scope
        for only in (False, True):
            assert (await begun(stack, caller, scope=named, validate_only=only)).scope == scope


async def test_what_has_several_scopes_names_one_and_nobody_names_that_of_others(stack: Stack) -> None:
    for caller, named, reason in (
        (BOTH, "", "SCOPE_REQUIRED"),
        (FIRST, "campaign/2", "SCOPE_NOT_ALLOWED"),
        (BOTH, "guild", "SCOPE_NOT_ALLOWED"),
        (BOTH, "campaign/11", "SCOPE_NOT_ALLOWED"),
    ):
        image = image_pb2.CreateImageRequest(metadata=metadata(scope=named), content=png())
        calls = {
            "metadata.scope": stack.images.CreateImage(image, metadata=caller),
            "start.metadata.scope": stack.images.UploadImage(each(list(parts(png(), scope=named))), metadata=caller),
            "scope": stack.tasks.CreateTask(small(scope=named), metadata=caller),
        }
        for field, call in calls.items():
            error = await refused(call)
            assert (error.reason, error.metadata["field"]) == (reason, field)
        error = await refused(stack.tasks.CreateTask(small(scope=named, validate_only=True), metadata=caller))
        assert error.reason == reason


async def test_an_image_is_moved_and_copied_between_scopes_that_are_both_the_callers(stack: Stack) -> None:
    image = await made(stack, BOTH, "guild/7")

    async def moved(caller: Headers, scope: str) -> image_pb2.Image:
        request = image_pb2.UpdateImageRequest(image=image_pb2.Image(id=image.id, scope=scope))
        request.update_mask.paths.append("scope")
        answer: image_pb2.Image = (await stack.images.UpdateImage(request, metadata=caller)).image
        return answer

    for scope in ("campaign/2", ""):
        error = await refused(moved(BOTH, scope))
        assert (error.code, error.reason) == (grpc.StatusCode.PERMISSION_DENIED, "SCOPE_NOT_ALLOWED")
        assert error.metadata["field"] == "image.scope"
    assert (await refused(moved(FIRST, "campaign/1"))).reason == "IMAGE_NOT_FOUND"
    assert (await moved(BOTH, "campaign/1")).scope == "campaign/1"
    copy = image_pb2.CopyImageRequest(id=image.id, scope="campaign/2")
    assert (await refused(stack.images.CopyImage(copy, metadata=BOTH))).reason == "SCOPE_NOT_ALLOWED"
    assert (await stack.images.CopyImage(copy, metadata=ALL)).image.scope == "campaign/2"
    copy.scope = "guild/8"
    assert (await stack.images.CopyImage(copy, metadata=BOTH)).image.parent_image_id == ""
    copy.scope = ""
    assert (await stack.images.CopyImage(copy, metadata=BOTH)).image.parent_image_id == image.id
    assert (await moved(ALL, "")).scope == ""
    assert (await refused(moved(BOTH, "campaign/1"))).reason == "IMAGE_NOT_FOUND"


async def test_what_was_made_of_what_is_of_others_now_is_told_without_it(stack: Stack) -> None:
    async with database_of(stack) as connection:
        image = await made(stack, FIRST)
        task, other = await begun(stack, ALL, scope="campaign/2"), await begun(stack, FIRST)
        await connection.execute("UPDATE images SET task_id = $1 WHERE id = $2", task.id, image.id)
        await connection.execute("UPDATE generation_tasks SET retry_of = $1 WHERE id = $2", task.id, other.id)
    for caller, maker in ((ALL, task.id), (FIRST, "")):
        listed = image_pb2.ListImagesRequest(page_size=1)
        changed = image_pb2.UpdateImageRequest(image=image_pb2.Image(id=image.id, name=f"Crypt{maker}"))
        for shown in (
            (await stack.images.GetImage(image_pb2.GetImageRequest(id=image.id), metadata=caller)).image,
            (await stack.images.ListImages(listed, metadata=caller)).images[0],
            (await stack.images.UpdateImage(changed, metadata=caller)).image,
            (await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=image.id), metadata=caller)).image,
            (await stack.images.UndeleteImage(image_pb2.UndeleteImageRequest(id=image.id), metadata=caller)).image,
        ):
            assert (shown.id, shown.task_id) == (image.id, maker)
        asked = image_pb2.ListImagesRequest(task_id=task.id)
        assert len((await stack.images.ListImages(asked, metadata=caller)).images) == bool(maker)
        again = task_pb2.ListTasksRequest(retry_of=task.id)
        assert len((await stack.tasks.ListTasks(again, metadata=caller)).tasks) == bool(maker)
        got = (await stack.tasks.GetTask(task_pb2.GetTaskRequest(id=other.id), metadata=caller)).task
        cancelled = await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=other.id), metadata=caller)
        assert (got.retry_of, cancelled.task.retry_of) == (maker, maker)


async def test_a_replay_of_what_is_of_others_now_is_an_unknown_id(stack: Stack) -> None:
    request_id = str(uuid4())
    image = await made(stack, FIRST, request_id=request_id)
    assert (await made(stack, FIRST, request_id=request_id)).id == image.id
    assert (await made(stack, bound("campaign/1", who="another"), request_id=request_id)).id != image.id
    await stack.images.UpdateImage(image_pb2.UpdateImageRequest(image=image_pb2.Image(id=image.id, scope="campaign/2")))
    assert (await refused(made(stack, FIRST, request_id=request_id))).reason == "IMAGE_NOT_FOUND"


async def test_the_place_of_a_page_may_be_a_row_of_others(stack: Stack) -> None:
    own = [(await made(stack, bound("guild/page"))).id for _ in range(2)]
    await made(stack, ALL, "campaign/2")
    first = await stack.images.ListImages(image_pb2.ListImagesRequest(page_size=1))
    request = image_pb2.ListImagesRequest(page_size=50, page_token=first.next_page_token)
    page = await stack.images.ListImages(request, metadata=bound("guild/page"))
    assert [image.id for image in page.images] == own[::-1]


async def test_how_large_overlays_of_others_are_is_not_told(stack: Stack) -> None:
    image = await made(stack, ALL, "campaign/2")
    large = f"SELECT '\"' || string_agg(md5(n::text), '') || '\"' FROM generate_series(1, {MOST_STORED // 16}) n"
    async with database_of(stack) as connection:
        data = await connection.fetchval(large)
        overlay_id = await added(
            connection, "image_overlays", {"image_id": UUID(image.id), "type": "label", "data": data}
        )
    asked = overlay_pb2.BatchGetOverlaysRequest(ids=[overlay_id], view=view_pb2.VIEW_FULL)
    assert (await refused(stack.overlays.BatchGetOverlays(asked))).reason == "CONTENT_TOO_LARGE"
    assert (await refused(stack.overlays.BatchGetOverlays(asked, metadata=FIRST))).reason == "OVERLAY_NOT_FOUND"


async def test_the_queue_of_a_bound_caller_is_its_own(stack: Stack) -> None:
    caller = bound("queue/1", "queue/2/*")
    for scope in ("", "queue/9", "queue/2/a", "queue/1"):
        task = await begun(stack, ALL, scope=scope, priority=900)
        pause = task_pb2.PauseQueueRequest(scope=scope, reason=f"because of {scope}")
        if scope in ("", "queue/9"):
            for call in (stack.tasks.PauseQueue, stack.tasks.ResumeQueue):
                asked = pause if call == stack.tasks.PauseQueue else task_pb2.ResumeQueueRequest(scope=scope)
                assert (await refused(call(asked, metadata=caller))).reason == "SCOPE_NOT_ALLOWED"
            await stack.tasks.PauseQueue(pause)
        elif scope == "queue/2/a":
            await stack.tasks.PauseQueue(pause, metadata=caller)
    stats = await stack.tasks.GetQueueStats(task_pb2.GetQueueStatsRequest(), metadata=caller)
    assert (stats.queued, [each.scope for each in stats.pauses], list(stats.workers)) == (2, ["queue/2/a"], [])
    assert {each.scope: each.queued for each in stats.scopes} == {"queue/1": 1, "queue/2/a": 1}
    for foreign in ("queue/9", "queue/nobodys"):
        stats = await stack.tasks.GetQueueStats(task_pb2.GetQueueStatsRequest(scope=foreign), metadata=caller)
        assert (stats.queued, len(stats.scopes), stats.HasField("oldest_queued_time")) == (0, 0, False)
    await stack.tasks.ResumeQueue(task_pb2.ResumeQueueRequest(scope="queue/9"))
    explained = await stack.tasks.ExplainTask(task_pb2.ExplainTaskRequest(id=task.id), metadata=caller)
    everything = await stack.tasks.ExplainTask(task_pb2.ExplainTaskRequest(id=task.id))
    assert (explained.position, everything.position) == (0, 1)
    assert not explained.HasField("estimated_start_time")


async def test_a_watch_tells_of_own_tasks_and_its_cursors_name_no_others(stack: Stack) -> None:
    caller = bound("watch/1")
    for _ in range(3):
        await begun(stack, ALL, scope="watch/9")
    stream = stack.tasks.WatchTasks(task_pb2.WatchTasksRequest(), metadata=caller)
    beginning = await stream.read()
    assert Cursor.decode(beginning.cursor).task_id == LAST
    await begun(stack, ALL, scope="watch/9")
    own = await begun(stack, caller)
    news = await stream.read()
    assert (news.event.task_id, Cursor.decode(news.cursor).task_id) == (own.id, UUID(own.id))
    stream.cancel()
    again = stack.tasks.WatchTasks(task_pb2.WatchTasksRequest(cursor=beginning.cursor), metadata=caller)
    assert (await again.read()).event.task_id == own.id
    assert (await again.read()).HasField("bookmark")
    again.cancel()


async def test_what_lies_over_images_of_others_is_neither_listed_nor_made(stack: Stack) -> None:
    image = await made(stack, ALL, "campaign/2")
    grid = map_grid_pb2.CreateMapGridRequest(map_grid=map_grid_pb2.MapGrid(image_id=image.id, size=70))
    assert (await refused(stack.grids.CreateMapGrid(grid, metadata=FIRST))).reason == "IMAGE_NOT_FOUND"
    await stack.grids.CreateMapGrid(grid)
    assert (await refused(stack.grids.CreateMapGrid(grid, metadata=FIRST))).reason == "IMAGE_NOT_FOUND"
    for asked in (
        map_grid_pb2.ListMapGridsRequest(),
        map_grid_pb2.ListMapGridsRequest(image_id=image.id),
        map_grid_pb2.ListMapGridsRequest(scope="campaign/2"),
    ):
        assert not (await stack.grids.ListMapGrids(asked, metadata=FIRST)).map_grids
