"""The drawing order of overlays, and the revision of their image that rises with every change."""

from pathlib import Path

import grpc
from limner.v1 import overlay_pb2

from server.domain.paging import Ordering, encode_token, filter_digest
from tests.rpc.errors import refused
from tests.rpc.overlays import an_image, deleting, label, laid, listed, making, nameless, overlay_of, revision, told
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.tasks import created, finished, small

Reorder = overlay_pb2.ReorderOverlaysRequest
NOBODY = "018f0000-0000-7000-8000-000000000000"


async def reordered(stack: Stack, image_id: str, *ids: str) -> list[overlay_pb2.Overlay]:
    return list((await stack.overlays.ReorderOverlays(Reorder(image_id=image_id, ids=ids))).overlays)


async def test_overlays_share_out_the_places_they_have(stack: Stack) -> None:
    image_id = await an_image(stack)
    low, middle, high = [(await laid(stack, image_id, text, z=z))[0] for text, z in (("a", 1), ("b", 5), ("c", 9))]
    done = await reordered(stack, image_id, high.id, low.id)
    assert [(each.id, each.z) for each in done] == [(high.id, 1), (low.id, 9)]
    assert list(map(told, await listed(stack, image_id))) == [done[0], told(middle), done[1]]


async def of_kinds(stack: Stack, image_id: str, *kinds: tuple[str, int]) -> list[str]:
    """Ids of new overlays of these kinds at these places."""
    request = making(image_id, [nameless(overlay_of(kind, z=z)) for kind, z in kinds])
    return [each.id for each in (await stack.overlays.BatchCreateOverlays(request)).overlays]


async def test_layers_come_before_places(stack: Stack) -> None:
    image_id = await an_image(stack)
    made = await of_kinds(stack, image_id, ("label", -9), ("light", 4), ("walls", 900), ("marker", -20), ("walls", 900))
    name, light, walls, badge, more_walls = made
    drawn = [walls, more_walls, light, badge, name]
    assert [each.id for each in await listed(stack, image_id)] == drawn
    assert [each.id for each in await listed(stack, image_id, order_by="z desc")] == drawn[::-1]
    pages: list[str] = []
    token = ""
    while not pages or token:
        request = overlay_pb2.ListOverlaysRequest(image_id=image_id, page_size=2, page_token=token)
        page = await stack.overlays.ListOverlays(request)
        pages += [each.id for each in page.overlays]
        token = page.next_page_token
    assert pages == drawn


async def test_places_are_shared_out_within_each_layer(stack: Stack) -> None:
    image_id = await an_image(stack)
    low, high, badge, wall, other_wall = made = await of_kinds(
        stack, image_id, ("label", 1), ("label", 7), ("marker", 3), ("walls", 2), ("walls", 2)
    )
    done = await reordered(stack, image_id, other_wall, high, badge, wall, low)
    assert [(each.id, each.z) for each in done] == [(other_wall, 2), (high, 1), (badge, 3), (wall, 3), (low, 7)]
    assert [each.id for each in await listed(stack, image_id)] == [other_wall, wall, high, badge, low]
    before = await revision(stack, image_id)
    await reordered(stack, image_id, high, other_wall, badge, low, wall)  # in each layer as they are
    assert await revision(stack, image_id) == before
    assert len(made) == len(await listed(stack, image_id))


async def test_tokens_of_places_alone_are_refused(stack: Stack) -> None:
    image_id = await an_image(stack)
    asked = overlay_pb2.ListOverlaysRequest(image_id=image_id)
    digest = filter_digest("overlay", Ordering("z", descending=False), asked.SerializeToString(deterministic=True))
    asked.page_token = encode_token(digest, "0", NOBODY)
    wrong = await refused(stack.overlays.ListOverlays(asked))
    assert (wrong.reason, wrong.fields) == ("INVALID_PAGE_TOKEN", ("page_token",))


async def test_equal_places_are_spread(stack: Stack) -> None:
    image_id = await an_image(stack)
    rows = await laid(stack, image_id, "a", "b", "c", "d")
    ids = [each.id for each in rows][::-1]
    await reordered(stack, image_id, *ids)
    assert [each.id for each in await listed(stack, image_id)] == ids
    await reordered(stack, image_id, *ids[::-1])
    assert [each.id for each in await listed(stack, image_id)] == ids[::-1]


async def test_an_order_of_anything_else_changes_nothing(stack: Stack) -> None:
    image_id, other = await an_image(stack), await an_image(stack)
    rows = await laid(stack, image_id, "a", "b", "c")
    (stranger,) = await laid(stack, other, "stranger")
    first, second, gone = [each.id for each in rows]
    await stack.overlays.DeleteOverlay(overlay_pb2.DeleteOverlayRequest(id=gone))
    held, before = await listed(stack, image_id), await revision(stack, image_id)
    for wrong in (stranger.id, NOBODY, gone):
        refusal = await refused(reordered(stack, image_id, second, wrong, first))
        assert (refusal.code, refusal.resource) == (grpc.StatusCode.NOT_FOUND, ("overlay", wrong))
    for ids in ((first, second, first), (first, first.upper()), ()):
        refusal = await refused(reordered(stack, image_id, *ids))
        assert (refusal.code, refusal.fields) == (grpc.StatusCode.INVALID_ARGUMENT, ("ids",))
    assert (await refused(reordered(stack, NOBODY, first))).resource == ("image", NOBODY)
    assert await listed(stack, image_id) == held
    assert await revision(stack, image_id) == before


async def test_every_change_raises_the_revision_of_the_image(stack: Stack) -> None:
    image_id = await an_image(stack)
    seen = [await revision(stack, image_id)]
    calls = stack.overlays

    async def changed() -> None:
        seen.append(await revision(stack, image_id))

    made = (await calls.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=label("a", image_id=image_id)))).overlay
    await changed()
    await calls.UpdateOverlay(overlay_pb2.UpdateOverlayRequest(overlay=overlay_pb2.Overlay(id=made.id, name="b")))
    await changed()
    (other,) = await laid(stack, image_id, "b", z=7)
    await changed()
    await reordered(stack, image_id, other.id, made.id)
    await changed()
    await calls.DeleteOverlay(overlay_pb2.DeleteOverlayRequest(id=made.id))
    await changed()
    await calls.UndeleteOverlay(overlay_pb2.UndeleteOverlayRequest(id=made.id))
    await changed()
    await calls.BatchDeleteOverlays(deleting(image_id, [made.id]))
    await changed()
    assert seen == sorted(set(seen))
    await calls.PurgeOverlays(overlay_pb2.PurgeOverlaysRequest(ids=[made.id]))  # it was no longer seen
    await listed(stack, image_id)
    assert await revision(stack, image_id) == seen[-1]


async def test_maps_of_one_seed_are_drawn_in_one_order(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path), workers=1) as stack:
        drawn = []
        for _ in range(2):
            request = small(seed=6)
            request.generate.battle_map.columns = request.generate.battle_map.rows = 30
            task = await finished(stack, (await created(stack, request)).id)
            drawn.append([(each.z, each.name) for each in await listed(stack, task.outputs[0].image_id)])
    first, second = drawn
    assert len(first) > len({z for z, _ in first}) + 5  # most share a place with others
    assert first == second
