"""Images that are drawn once more: what stays of what lies over them, and what becomes of the rest."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack
from typing import Any

import pytest
from google.protobuf.field_mask_pb2 import FieldMask
from limner.v1 import battle_map_pb2, image_pb2, map_grid_pb2, overlay_pb2, regeneration_pb2, task_pb2

from server.wiring import open_worker, running
from tests.rpc.overlays import deleting, label, listed, making, overlay_of
from tests.rpc.stack import Stack, database_of
from tests.rpc.tasks import created, events, finished

SCOPE = "campaign/regenerated"
SEED = 28
"""Its dungeon of 20 x 16 cells has a room behind a secret door, and a hidden pit."""
OPEN = overlay_pb2.Overlay.Walls.Door.STATE_OPEN
Spec = regeneration_pb2.RegenerateSpec
Task = task_pb2.Task


@pytest.fixture(scope="module")
def working(runner: asyncio.Runner, stack: Stack) -> Iterator[Stack]:
    """A server with a worker."""
    work = AsyncExitStack()

    async def begin() -> None:
        worker = await work.enter_async_context(open_worker(stack.settings))
        await work.enter_async_context(running(worker.run()))

    runner.run(begin())
    yield stack
    runner.run(work.aclose())


def asked(spec: Spec, **values: Any) -> task_pb2.CreateTaskRequest:
    """A task that draws images once more."""
    return task_pb2.CreateTaskRequest(regenerate=spec, **({"scope": SCOPE} | values))


async def a_dungeon(stack: Stack, seed: int = SEED, **values: Any) -> str:
    """A map that is drawn."""
    options = battle_map_pb2.BattleMap(columns=20, rows=16, px_per_cell=16)
    spec = task_pb2.GenerateSpec(type="map", subtype="tactical", seed=seed, battle_map=options, **values)
    task = await created(stack, task_pb2.CreateTaskRequest(generate=spec, scope=SCOPE))
    (output,) = (await finished(stack, task.id)).outputs
    return output.image_id


async def the_image(stack: Stack, image_id: str) -> image_pb2.Image:
    image: image_pb2.Image = (await stack.images.GetImage(image_pb2.GetImageRequest(id=image_id))).image
    return image


async def the_grid(stack: Stack, image_id: str) -> map_grid_pb2.MapGrid:
    request = map_grid_pb2.GetMapGridRequest(image_id=image_id)
    grid: map_grid_pb2.MapGrid = (await stack.grids.GetMapGrid(request)).map_grid
    return grid


async def drawn_again(stack: Stack, spec: Spec) -> tuple[Task, task_pb2.TaskOutput]:
    """A task over one image at its end, and what its part has made."""
    task = await finished(stack, (await created(stack, asked(spec))).id)
    assert task.state == Task.STATE_SUCCEEDED, task
    (part,) = (await stack.tasks.ListTasks(task_pb2.ListTasksRequest(parent_task_id=task.id))).tasks
    (output,) = part.outputs
    return task, output


async def played_over(stack: Stack, image_id: str) -> Mapping[str, str]:
    """Everything that users do to a map; returns ids of what they have laid."""
    before = await listed(stack, image_id)
    new = [
        label("Camp"),
        overlay_of("legend", {"title": "Signs"}),
        overlay_of("scale_bar", {}),
        overlay_of("fog", {"darkness": 0.5}),
    ]
    laid = (await stack.overlays.BatchCreateOverlays(making(image_id, new))).overlays
    room, other, *_ = (each for each in before if each.type == "marker" and each.marker.category == "room")
    changed = overlay_pb2.Overlay(id=room.id, description="Taken by bandits.")
    mask = FieldMask(paths=["description"])
    await stack.overlays.UpdateOverlay(overlay_pb2.UpdateOverlayRequest(overlay=changed, update_mask=mask))
    await stack.overlays.BatchDeleteOverlays(deleting(image_id, [other.id]))
    doors = [{"id": door.id, "state": OPEN} for each in before for door in each.walls.doors if door.kind != SECRET]
    await stack.overlays.SetDoors(overlay_pb2.SetDoorsRequest(image_id=image_id, doors=doors))
    patches = [each for each in before if each.type == "patch"]
    secret = next(door for each in patches for door in each.patch.doors)
    pit = next(each.id for each in patches if not each.patch.doors)
    for request in (
        overlay_pb2.RevealSecretRequest(image_id=image_id, door=secret),
        overlay_pb2.RevealSecretRequest(image_id=image_id, patch=pit),
    ):
        await stack.overlays.RevealSecret(request)
    circle = {"center": {"pixel": {"x": 100, "y": 80}}, "radius": 20}
    await stack.overlays.RevealFog(overlay_pb2.RevealFogRequest(image_id=image_id, reveal=[{"circle": circle}]))
    grid = map_grid_pb2.MapGrid(id=(await the_grid(stack, image_id)).id, color="#FF0000", distance_unit="m")
    mask = FieldMask(paths=["color", "distance_unit"])
    await stack.grids.UpdateMapGrid(map_grid_pb2.UpdateMapGridRequest(map_grid=grid, update_mask=mask))
    image = image_pb2.Image(id=image_id, name="The old keep", description="Under the hill.", labels={"level": "1"})
    await stack.images.UpdateImage(image_pb2.UpdateImageRequest(image=image))
    return {each.type: each.id for each in laid} | {"room": room.id, "other": other.id}


SECRET = overlay_pb2.Overlay.Walls.Door.KIND_SECRET


def doors_over(overlays: list[overlay_pb2.Overlay]) -> dict[str, tuple[int, bool]]:
    """How each door stands."""
    return {door.id: (door.state, door.found) for each in overlays for door in each.walls.doors}


def kinds_of(overlays: list[overlay_pb2.Overlay]) -> list[tuple[str, str, int]]:
    """What lies over a map, and for whom."""
    return sorted((each.type, each.name, each.audience) for each in overlays)


async def grounds(stack: Stack, *image_ids: str) -> list[bytes | None]:
    """What of each fog is explored."""
    async with database_of(stack) as connection:
        query = "SELECT ground FROM image_overlays WHERE image_id = $1 AND type = 'fog'"
        return [await connection.fetchval(query, each) for each in image_ids]


async def test_the_same_layout_keeps_all_that_users_did(working: Stack) -> None:
    stack = working
    image_id = await a_dungeon(stack)
    laid = await played_over(stack, image_id)
    before, old = await listed(stack, image_id), await the_image(stack, image_id)
    task, output = await drawn_again(stack, Spec(image_ids=[image_id.upper()], theme="cyberpunk", variation=""))
    assert task.regenerate == Spec(image_ids=[image_id], theme="cyberpunk", seed="REGENERATE_SEED_KEEP")
    new = await the_image(stack, output.image_id)
    assert (new.theme, new.sha256 != old.sha256, new.parent_image_id) == ("cyberpunk", True, image_id)
    assert (new.name, new.description, dict(new.labels), new.scope) == (
        old.name,
        old.description,
        {"level": "1"},
        SCOPE,
    )
    assert (output.regenerated_from, output.seed, output.left_count) == (image_id, SEED, 0)
    after = await listed(stack, new.id)
    assert doors_over(after) == doors_over(before)
    assert {each for each, _ in doors_over(after).values()} >= {OPEN}
    assert any(is_found for _, is_found in doors_over(after).values())
    for kind in ("label", "legend", "scale_bar", "fog", "patch"):
        own = [[each for each in overlays if each.type == kind] for overlays in (before, after)]
        named = [sorted((each.name, each.audience, each.patch.found) for each in some) for some in own]
        assert named[0] == named[1], kind
    rooms = [each for each in after if each.type == "marker" and each.marker.category == "room"]
    number = {each.id: each.marker.number for each in before}
    assert [each.description for each in rooms if each.marker.number == number[laid["room"]]] == ["Taken by bandits."]
    assert sorted(each.marker.number for each in rooms) == sorted(
        each.marker.number for each in before if each.type == "marker" and each.marker.category == "room"
    ), "one is deleted and does not come back"
    first, second = await grounds(stack, image_id, new.id)
    assert first is not None
    assert first == second
    grid = await the_grid(stack, new.id)
    assert (grid.color, grid.distance_unit) == ("#FF0000", "m")
    shown = [each.patch.image_id for each in after if each.type == "patch"]
    assert {(await the_image(stack, each)).patch_of for each in shown} == {new.id}
    assert (await the_image(stack, image_id)) == old
    log = await events(stack, task.id)
    assert [each.kind for each in log] == [
        task_pb2.TaskEvent.KIND_STATE,
        task_pb2.TaskEvent.KIND_OUTPUT,
        task_pb2.TaskEvent.KIND_TERMINAL,
    ]
    assert log[1].output.image_id == new.id
    _, more = await drawn_again(stack, Spec(image_ids=[new.id]))
    assert more.regenerated_from == new.id
    assert kinds_of(await listed(stack, more.image_id)) == kinds_of(after)
    assert (await the_image(stack, more.image_id)).theme == "cyberpunk", "as it was asked for"


async def test_another_layout_keeps_what_lies_at_no_place(working: Stack) -> None:
    stack = working
    image_id = await a_dungeon(stack)
    laid = await played_over(stack, image_id)
    task, output = await drawn_again(stack, Spec(image_ids=[image_id], theme="gothic", seed="REGENERATE_SEED_NEW"))
    new = await the_image(stack, output.image_id)
    assert (output.seed != SEED, new.name) == (True, "The old keep")
    assert {each.id for each in output.left_overlays} == {laid["label"], laid["room"]}
    assert (output.left_count, task.outputs[0].left_count, list(task.outputs[0].left_overlays)) == (2, 2, [])
    after = await listed(stack, new.id)
    assert {"legend", "scale_bar", "fog", "walls"} <= {each.type for each in after}
    assert "Camp" not in {each.label.text for each in after}
    assert not any(is_found for _, is_found in doors_over(after).values())
    assert (await grounds(stack, new.id)) == [None]
    grid = await the_grid(stack, new.id)
    assert (grid.color, grid.distance_unit, grid.size) == ("#FF0000", "m", 16)


async def test_what_nobody_changed_is_as_if_it_was_drawn_first(working: Stack) -> None:
    stack = working
    image_id = await a_dungeon(stack)
    task, output = await drawn_again(stack, Spec(image_ids=[image_id], theme="western"))
    request = task_pb2.GetTaskRequest(id=task.outputs[0].task_id)
    overrides = (await stack.tasks.GetTask(request)).task.generate.overrides
    assert list(overrides) == ["battle_map"], "what decides the layout is that of the old image"
    new, straight, old = [
        await the_image(stack, each)
        for each in (output.image_id, await a_dungeon(stack, theme="western", overrides=overrides), image_id)
    ]
    assert new.sha256 == straight.sha256 != old.sha256
    assert kinds_of(await listed(stack, new.id)) == kinds_of(await listed(stack, straight.id))
    for name in ("color", "opacity", "size"):
        grids = [getattr(await the_grid(stack, each), name) for each in (new.id, straight.id)]
        assert grids[0] == grids[1]
