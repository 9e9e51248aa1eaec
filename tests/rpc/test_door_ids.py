"""Doors have ids that are theirs alone over an image, and overlays tell who made them."""

from typing import Any

from limner.v1 import audience_pb2, image_pb2, overlay_pb2

from tests.overlay_samples.sample import CELL, PIXEL
from tests.rpc.errors import refused
from tests.rpc.overlays import an_image, label, listed, making, overlay_of
from tests.rpc.stack import Stack, database_of
from tests.rpc.test_doors import OPEN, Change, an_image_with, asking, standing, walls

PLAYERS = audience_pb2.AUDIENCE_PLAYERS
WOOD = {"start": CELL, "end": PIXEL}


async def test_a_door_has_its_id_for_itself_over_the_image(stack: Stack) -> None:
    image_id = await an_image_with(stack, walls("a", "b"), walls("c"))
    rows = {each.walls.doors[0].id: each for each in await listed(stack, image_id)}
    create = overlay_pb2.CreateOverlayRequest
    update, batch_update = overlay_pb2.UpdateOverlayRequest, overlay_pb2.BatchUpdateOverlaysRequest
    before = await listed(stack, image_id)
    overlays = stack.overlays
    moved = update(overlay=overlay_of("walls", {"doors": [WOOD | {"id": "a"}]}, id=rows["c"].id))
    calls = [
        (overlays.CreateOverlay(create(overlay=walls("d", "a", image_id=image_id))), "overlay.walls.doors[1].id"),
        (
            overlays.BatchCreateOverlays(making(image_id, [walls("d"), walls("d")])),
            "requests[1].overlay.walls.doors[0].id",
        ),
        (
            overlays.BatchCreateOverlays(making(image_id, [label("x"), walls("c")])),
            "requests[1].overlay.walls.doors[0].id",
        ),
        (overlays.UpdateOverlay(moved), "overlay.walls.doors[0].id"),
        (
            overlays.BatchUpdateOverlays(batch_update(image_id=image_id, requests=[moved])),
            "requests[0].overlay.walls.doors[0].id",
        ),
    ]
    for call, field in calls:
        wrong = await refused(call)
        assert (wrong.reason, wrong.fields) == ("DOOR_ID_TAKEN", (field,))
    assert await listed(stack, image_id) == before
    # One of a deleted overlay is kept for it.
    await overlays.DeleteOverlay(overlay_pb2.DeleteOverlayRequest(id=rows["c"].id))
    assert (
        await refused(overlays.CreateOverlay(create(overlay=walls("c", image_id=image_id))))
    ).reason == "DOOR_ID_TAKEN"
    await overlays.PurgeOverlays(overlay_pb2.PurgeOverlaysRequest(ids=[rows["c"].id]))
    await overlays.CreateOverlay(create(overlay=walls("c", image_id=image_id)))


async def test_ids_are_given_and_stay(stack: Stack) -> None:
    image_id = await an_image(stack)
    spots = [{"start": {"pixel": {"x": each}}, "end": {"pixel": {"x": each, "y": 9}}} for each in range(6)]
    wanted = overlay_of("walls", {"doors": spots[:4]}, image_id=image_id)
    made = (await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=wanted))).overlay
    ids = [each.id for each in made.walls.doors]
    assert len({*ids} - {""}) == 4

    async def sent(*doors: dict[str, Any]) -> list[str]:
        changed = overlay_of("walls", {"doors": doors}, id=made.id)
        request = overlay_pb2.UpdateOverlayRequest(overlay=changed, update_mask={"paths": ["*"]})
        return [each.id for each in (await stack.overlays.UpdateOverlay(request)).overlay.walls.doors]

    # As a caller sends them who has never read the ids: in another order, one of another state, one gone, one new.
    now = await sent(spots[3], spots[4], spots[0] | {"state": "STATE_OPEN"}, spots[1])
    assert (now[0], now[2], now[3]) == (ids[3], ids[0], ids[1])
    assert now[1] not in ids
    # One that is moved keeps the id that is sent with it, and what stands where it stood is another door.
    moved = await sent(spots[5] | {"id": ids[3]}, spots[3], spots[0])
    assert (moved[0], moved[2]) == (ids[3], ids[0])
    assert moved[1] not in {*ids, *now}
    before = await stack.overlays.GetOverlay(overlay_pb2.GetOverlayRequest(id=made.id))
    assert await sent(spots[5] | {"id": ids[3]}, spots[3], spots[0]) == moved
    assert await sent(spots[5], spots[3], spots[0]) == moved
    assert await stack.overlays.GetOverlay(overlay_pb2.GetOverlayRequest(id=made.id)) == before
    copied = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=image_id))).image
    assert list(await standing(stack, copied.id)) == moved


async def test_what_a_user_made_or_changed_is_his(stack: Stack) -> None:
    image_id = await an_image_with(stack, walls("a"), walls("b"), walls("c"), label("x"))
    async with database_of(stack) as connection:
        await connection.execute("UPDATE image_overlays SET origin = 'generated' WHERE type = 'walls'")
    rows = {each.walls.doors[0].id: each for each in await listed(stack, image_id) if each.type == "walls"}
    ids = [rows[each].id for each in ("c", "b", "a")]
    await stack.overlays.SetDoors(asking(image_id, Change(id="a", state=OPEN)))
    await stack.overlays.ReorderOverlays(overlay_pb2.ReorderOverlaysRequest(image_id=image_id, ids=ids))
    await stack.overlays.DeleteOverlay(overlay_pb2.DeleteOverlayRequest(id=ids[1]))
    await stack.overlays.UndeleteOverlay(overlay_pb2.UndeleteOverlayRequest(id=ids[1]))

    async def origins(**values: Any) -> dict[str, int]:
        return {each.id: each.origin for each in await listed(stack, image_id, **values) if each.type == "walls"}

    assert set((await origins()).values()) == {overlay_pb2.Overlay.ORIGIN_GENERATED}
    renamed = overlay_pb2.Overlay(id=ids[0], name="Mine")
    await stack.overlays.UpdateOverlay(overlay_pb2.UpdateOverlayRequest(overlay=renamed))
    requests = [overlay_pb2.UpdateOverlayRequest(overlay=overlay_pb2.Overlay(id=ids[1], z=77))]
    batch = overlay_pb2.BatchUpdateOverlaysRequest(image_id=image_id, requests=requests)
    (answer,) = (await stack.overlays.BatchUpdateOverlays(batch)).overlays
    assert answer.origin == overlay_pb2.Overlay.ORIGIN_USER
    user, generated = overlay_pb2.Overlay.ORIGIN_USER, overlay_pb2.Overlay.ORIGIN_GENERATED
    assert await origins() == {ids[0]: user, ids[1]: user, ids[2]: generated}
    assert set((await origins(audience=PLAYERS)).values()) == {overlay_pb2.Overlay.ORIGIN_UNSPECIFIED}
    copy = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=image_id))).image
    assert sorted(each.origin for each in await listed(stack, copy.id)) == [generated, user, user, user]
