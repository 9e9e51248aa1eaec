"""REUSE_IF_IDENTICAL: an image that was generated from the same, and is as it was then, is an output as it is."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from google.protobuf.field_mask_pb2 import FieldMask
from limner.v1 import audience_pb2, image_pb2, map_grid_pb2, overlay_pb2, task_pb2

from server.domain.callers import SYSTEM
from server.domain.images import Likeness
from server.repositories.database import Database
from server.wiring import open_worker, running
from tests.rpc.overlays import deleting, label, listed, making
from tests.rpc.stack import Stack, database_of
from tests.rpc.tasks import created, events, finished, small

Change = Callable[[Stack, str], Awaitable[Any]]
SCOPE = "campaign/reused"


def asked(**values: Any) -> task_pb2.CreateTaskRequest:
    request = small(scope=SCOPE)
    request.generate.MergeFrom(task_pb2.GenerateSpec(reuse=task_pb2.REUSE_IF_IDENTICAL, **values))
    return request


async def made(stack: Stack, request: task_pb2.CreateTaskRequest) -> task_pb2.Task:
    return await finished(stack, (await created(stack, request)).id)


async def rename(stack: Stack, image_id: str) -> None:
    await updated(stack, image_pb2.Image(id=image_id, name="Another", labels={"a": "b"}), "name", "labels")


async def updated(stack: Stack, image: image_pb2.Image, *paths: str) -> None:
    mask = FieldMask(paths=paths)
    await stack.images.UpdateImage(image_pb2.UpdateImageRequest(image=image, update_mask=mask))


async def retype(stack: Stack, image_id: str) -> None:
    await updated(stack, image_pb2.Image(id=image_id, type="item"), "type")


async def move(stack: Stack, image_id: str) -> None:
    await updated(stack, image_pb2.Image(id=image_id, scope="campaign/another"), "scope")


async def hide(stack: Stack, image_id: str) -> None:
    await updated(stack, image_pb2.Image(id=image_id, audience=audience_pb2.AUDIENCE_GM), "audience")


async def delete(stack: Stack, image_id: str) -> None:
    await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=image_id))


async def lay(stack: Stack, image_id: str) -> None:
    await stack.overlays.BatchCreateOverlays(making(image_id, [label("Trap")]))


async def lay_and_take_away(stack: Stack, image_id: str) -> None:
    (laid,) = (await stack.overlays.BatchCreateOverlays(making(image_id, [label("Trap")]))).overlays
    await stack.overlays.BatchDeleteOverlays(deleting(image_id, [laid.id]))


async def edit(stack: Stack, image_id: str) -> None:
    overlay = overlay_pb2.Overlay(id=(await listed(stack, image_id))[0].id, description="Changed.")
    mask = FieldMask(paths=["description"])
    await stack.overlays.UpdateOverlay(overlay_pb2.UpdateOverlayRequest(overlay=overlay, update_mask=mask))


async def take_away(stack: Stack, image_id: str) -> None:
    await stack.overlays.BatchDeleteOverlays(deleting(image_id, [(await listed(stack, image_id))[0].id]))


async def open_a_door(stack: Stack, image_id: str) -> None:
    door = next(door for each in await listed(stack, image_id) for door in each.walls.doors)
    state = overlay_pb2.Overlay.Walls.Door.STATE_OPEN
    if door.state == state:
        state = overlay_pb2.Overlay.Walls.Door.STATE_CLOSED
    change = overlay_pb2.SetDoorsRequest.Door(id=door.id, state=state)
    await stack.overlays.SetDoors(overlay_pb2.SetDoorsRequest(image_id=image_id, doors=[change]))


async def regrid(stack: Stack, image_id: str) -> None:
    grid = (await stack.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=image_id))).map_grid
    changed, mask = map_grid_pb2.MapGrid(id=grid.id, color="#102030"), FieldMask(paths=["color"])
    await stack.grids.UpdateMapGrid(map_grid_pb2.UpdateMapGridRequest(map_grid=changed, update_mask=mask))


async def ungrid(stack: Stack, image_id: str) -> None:
    grid = (await stack.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=image_id))).map_grid
    await stack.grids.DeleteMapGrid(map_grid_pb2.DeleteMapGridRequest(id=grid.id))


CHANGES: dict[Change, bool] = {
    rename: True,
    **dict.fromkeys((retype, move, hide, delete, lay, lay_and_take_away, edit, take_away), False),
    **dict.fromkeys((open_a_door, regrid, ungrid), False),
}
"""What may become of an image, and whether it is still as it was drawn."""


async def test_what_is_there_is_not_drawn_again(stack: Stack) -> None:
    async with open_worker(stack.settings) as worker, running(worker.run()):
        (first,) = (await made(stack, asked())).outputs
        assert not first.reused
        task = await made(stack, asked(count=2, name="Twice"))
        again, next_one = task.outputs
        assert (again.image_id, again.seed, again.index, again.reused) == (first.image_id, first.seed, 0, True)
        assert (next_one.seed, next_one.reused, next_one.image_id != first.image_id) == (first.seed + 1, False, True)
        assert [each.output for each in await events(stack, task.id) if each.HasField("output")] == [again, next_one]
        assert task.generate.reuse == task_pb2.REUSE_IF_IDENTICAL
        (anew,) = (await made(stack, small(scope=SCOPE))).outputs
        assert (anew.reused, anew.image_id != first.image_id) == (False, True)
    async with database_of(stack) as connection:
        keyed = await connection.fetch(
            "SELECT generation_key FROM images WHERE patch_of IS NOT NULL OR id = $1", anew.image_id
        )
        own = [each[0] for each in keyed if each[0] is not None]
        assert len(own) == 1, "a patch is no image of its own"
        await connection.execute("UPDATE images SET generation_key = NULL WHERE scope = $1", SCOPE)
    async with Database.open(stack.settings.database_url) as database:
        like = Likeness(own[0], "map", "tactical", "high_fantasy", SCOPE)
        assert await found(database, like) is None
        copies = [await a_copy(stack, anew.image_id) for _ in CHANGES]
        for copy_id, (change, kept) in zip(copies, CHANGES.items(), strict=True):
            marked = replace(like, generation_key=change.__name__)
            assert await found(database, marked) is None, "a copy is none that was drawn"
            async with database_of(stack) as connection:
                key = "UPDATE images SET generation_key = $1 WHERE id = $2"
                await connection.execute(key, change.__name__, copy_id)
            assert str(await found(database, marked)) == copy_id, change
            await change(stack, copy_id)
            assert (await found(database, marked) is not None) == kept, change
            if not kept:
                continue
            async with database_of(stack) as connection, connection.transaction():
                await connection.execute("SELECT FROM images WHERE id = $1 FOR UPDATE", copy_id)
                assert await found(database, marked) is None, "somebody changes it, and nobody waits"


async def a_copy(stack: Stack, image_id: str) -> str:
    copy: image_pb2.Image = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=image_id))).image
    return copy.id


async def found(database: Database, like: Likeness) -> UUID | None:
    async with database.work(SYSTEM) as work:
        return await work.images.as_generated(like)
