"""Overlays that name others of their map: copies name copies, and players are told of those that they know of."""

import pytest
from limner.v1 import image_pb2, overlay_pb2, view_pb2

from tests.rpc.fogged import GM, PLAYERS, a_map, fog, pixel, reveal
from tests.rpc.overlays import an_image, listed, overlay_of
from tests.rpc.stack import Stack, database_of

ELSEWHERE = "018f0000-0000-7000-8000-00000000e15e"


async def laid(stack: Stack, image_id: str, kind: str, data: object, audience: int = PLAYERS) -> overlay_pb2.Overlay:
    """A new overlay."""
    new = overlay_of(kind, data, image_id=image_id, audience=audience)
    made: overlay_pb2.Overlay = (
        await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=new))
    ).overlay
    return made


async def token(stack: Stack, image_id: str, x: float = 30, audience: int = PLAYERS) -> str:
    """The id of a new one that sees."""
    return (await laid(stack, image_id, "token", {"at": pixel(x, 30), "vision": {}}, audience)).id


async def test_those_of_a_copy_name_its_own(stack: Stack) -> None:
    image_id, other = await an_image(stack), await an_image(stack)
    seer = await token(stack, image_id)
    named = [seer.upper(), ELSEWHERE]
    await laid(stack, image_id, "line_of_sight", {"viewers": [seer, ELSEWHERE]})
    await laid(stack, image_id, "patch", {"image_id": other, "corner": pixel(0, 0), "overlays": named}, GM)
    copy = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=image_id))).image.id
    rows = {each.type: each for each in await listed(stack, copy)}
    own = rows["token"].id
    assert own != seer
    assert list(rows["line_of_sight"].line_of_sight.viewers) == [own, ELSEWHERE]
    assert (rows["patch"].patch.image_id, list(rows["patch"].patch.overlays)) == (other, [own, ELSEWHERE])


async def test_what_another_writer_laid_is_copied_as_it_is(stack: Stack) -> None:
    image_id = await an_image(stack)
    await laid(stack, image_id, "line_of_sight", {})
    async with database_of(stack) as connection:
        for data in ("[]", '"x"', '{"viewers": 7}', '{"viewers": [7, null, {}]}', "{}"):
            await connection.execute(
                "UPDATE image_overlays SET data = $2::text::jsonb WHERE image_id = $1", image_id, data
            )
            copy = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=image_id))).image.id
            kept = "SELECT data::text FROM image_overlays WHERE image_id = $1"
            assert await connection.fetchval(kept, copy) == data
            for audience in (GM, PLAYERS):
                assert len(await listed(stack, copy, audience=audience)) == 1


@pytest.mark.parametrize("view", [view_pb2.VIEW_BASIC, view_pb2.VIEW_FULL])
async def test_players_are_told_of_those_they_know_of(stack: Stack, view: view_pb2.View) -> None:
    image_id = await a_map(stack, fog())
    await reveal(stack, image_id, {"circle": {"center": pixel(30, 30), "radius": 5}})
    seen, hidden, secret = [await token(stack, image_id, *where) for where in ((30,), (190,), (30, GM))]
    named = [seen.upper(), hidden, secret, ELSEWHERE]
    line = await laid(stack, image_id, "line_of_sight", {"viewers": named})
    told = []
    for audience in (GM, PLAYERS):
        one = overlay_pb2.GetOverlayRequest(id=line.id, view=view, audience=audience)
        several = overlay_pb2.BatchGetOverlaysRequest(ids=[line.id], view=view, audience=audience)
        (first,) = (await stack.overlays.BatchGetOverlays(several)).overlays
        assert first == (await stack.overlays.GetOverlay(one)).overlay
        rows = await listed(stack, image_id, view, audience=audience)
        assert first in rows
        told.append(first)
    whole, known = told
    if view == view_pb2.VIEW_FULL:
        assert list(whole.line_of_sight.viewers) == named
        assert list(known.line_of_sight.viewers) == [seen.upper()]
        assert whole.etag != known.etag
