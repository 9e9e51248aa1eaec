"""Batches of overlays do all or nothing, keep to one image, and raise its revision."""

import grpc
from limner.v1 import overlay_pb2

from server.domain.overlays import MOST_OVERLAYS
from tests.rpc.errors import refused
from tests.rpc.overlays import an_image, deleting, label, laid, listed, making, multiply, revision, told
from tests.rpc.stack import Stack

Code = grpc.StatusCode
NOBODY = "018f0000-0000-7000-8000-000000000000"
BatchUpdate = overlay_pb2.BatchUpdateOverlaysRequest
Update = overlay_pb2.UpdateOverlayRequest
Overlay = overlay_pb2.Overlay


def names(overlays: list[overlay_pb2.Overlay]) -> list[str]:
    return [each.name for each in overlays]


async def test_overlays_made_together_lie_in_the_order_of_the_request(stack: Stack) -> None:
    image_id = await an_image(stack)
    texts = [f"name {number}" for number in range(40)]
    made = await laid(stack, image_id, *texts)
    assert names(made) == texts
    assert {each.image_id for each in made} == {image_id}
    assert names(await listed(stack, image_id)) == texts
    assert await revision(stack, image_id) == 2


async def test_one_bad_overlay_and_none_is_made(stack: Stack) -> None:
    image_id, other = await an_image(stack), await an_image(stack)
    for wrong, field in (
        (label(""), "requests[1].overlay.label.text"),
        (label("x", image_id=other), "requests[1].overlay.image_id"),
        (label("x", z=2_000_000), "requests[1].overlay.z"),
        (Overlay(), "requests[1].overlay.data"),
    ):
        request = making(image_id, [label("a"), wrong, label("b")])
        refusal = await refused(stack.overlays.BatchCreateOverlays(request))
        assert (refusal.code, refusal.fields) == (Code.INVALID_ARGUMENT, (field,))
    nowhere = await refused(stack.overlays.BatchCreateOverlays(making(NOBODY, [label("a")])))
    assert nowhere.resource == ("image", NOBODY)
    for count in (0, 501):
        request = making(image_id, [label("a")] * count)
        assert (await refused(stack.overlays.BatchCreateOverlays(request))).fields == ("requests",)
    assert not await listed(stack, image_id, show_deleted=True)
    assert await revision(stack, image_id) == 1


async def test_several_are_changed_or_none(stack: Stack) -> None:
    image_id, other = await an_image(stack), await an_image(stack)
    first, second = await laid(stack, image_id, "first", "second")
    (stranger,) = await laid(stack, other, "stranger")
    good = Update(overlay=Overlay(id=first.id, name="changed"))
    for wrong, code, reason, field in (
        (Update(overlay=Overlay(id=second.id, etag='"77"', name="x")), Code.ABORTED, "ETAG_MISMATCH", ""),
        (Update(overlay=Overlay(id=stranger.id, name="x")), Code.NOT_FOUND, "OVERLAY_NOT_FOUND", ""),
        (Update(overlay=Overlay(id=NOBODY, name="x")), Code.NOT_FOUND, "OVERLAY_NOT_FOUND", ""),
        (Update(overlay=Overlay(name="x")), Code.INVALID_ARGUMENT, "INVALID_FIELD", "requests[1].overlay.id"),
        (Update(), Code.INVALID_ARGUMENT, "INVALID_FIELD", "requests[1].overlay"),
        (
            Update(overlay=Overlay(id=second.id), update_mask={"paths": ["nothing"]}),
            Code.INVALID_ARGUMENT,
            "UNKNOWN_PATH",
            "requests[1].update_mask",
        ),
        (
            Update(overlay=Overlay(id=second.id, image_id=other)),
            Code.INVALID_ARGUMENT,
            "IMMUTABLE_FIELD",
            "requests[1].overlay.image_id",
        ),
        (
            Update(overlay=Overlay(id=second.id), update_mask={"paths": ["label.text"]}),
            Code.INVALID_ARGUMENT,
            "INVALID_FIELD",
            "requests[1].overlay.label.text",
        ),
    ):
        refusal = await refused(
            stack.overlays.BatchUpdateOverlays(BatchUpdate(image_id=image_id, requests=[good, wrong]))
        )
        assert (refusal.code, refusal.reason) == (code, reason)
        assert refusal.fields == ((field,) if field else ())
    assert await listed(stack, image_id) == [first, second]
    assert await revision(stack, image_id) == 2
    both = [good, Update(overlay=Overlay(id=second.id, z=-1))]
    done = await stack.overlays.BatchUpdateOverlays(BatchUpdate(image_id=image_id, requests=both))
    assert names(done.overlays) == ["changed", "second"]
    assert list(map(told, await listed(stack, image_id))) == list(done.overlays)[::-1]
    assert await revision(stack, image_id) > 2


async def test_several_are_deleted_or_none(stack: Stack) -> None:
    image_id, other = await an_image(stack), await an_image(stack)
    first, second, third = await laid(stack, image_id, "first", "second", "third")
    (stranger,) = await laid(stack, other, "stranger")
    for wrong in (stranger.id, NOBODY):
        request = deleting(image_id, [first.id, wrong, third.id])
        refusal = await refused(stack.overlays.BatchDeleteOverlays(request))
        assert (refusal.code, refusal.resource) == (Code.NOT_FOUND, ("overlay", wrong))
    assert await listed(stack, image_id) == [first, second, third]
    done = await stack.overlays.BatchDeleteOverlays(deleting(image_id, [third.id, first.id]))
    assert [(each.id, each.HasField("delete_time")) for each in done.overlays] == [(third.id, True), (first.id, True)]
    assert await listed(stack, image_id) == [second]
    again = await refused(stack.overlays.BatchDeleteOverlays(deleting(image_id, [second.id, first.id])))
    assert again.resource == ("overlay", first.id)
    assert await listed(stack, image_id) == [second]


async def test_a_request_of_a_batch_has_no_id_of_its_own(stack: Stack) -> None:
    image_id = await an_image(stack)
    request = making(image_id, [label("a"), label("b")])
    request.requests[1].request_id = NOBODY
    wrong = await refused(stack.overlays.BatchCreateOverlays(request))
    assert (wrong.code, wrong.fields) == (Code.INVALID_ARGUMENT, ("requests[1].request_id",))
    request = making(image_id, [label("a", image_id=image_id.upper()), label("b")])
    assert names(list((await stack.overlays.BatchCreateOverlays(request)).overlays)) == ["a", "b"]


async def test_a_stale_etag_keeps_them_all(stack: Stack) -> None:
    image_id = await an_image(stack)
    first, second = await laid(stack, image_id, "first", "second")
    before = await revision(stack, image_id)
    request = deleting(image_id, [first.id, second.id], etag=first.etag)
    request.requests[1].etag = '"77"'
    stale = await refused(stack.overlays.BatchDeleteOverlays(request))
    assert (stale.code, stale.reason) == (Code.ABORTED, "ETAG_MISMATCH")
    assert stale.resource == ("overlay", second.id)
    assert await listed(stack, image_id) == [first, second]
    request.requests[1].etag = second.etag
    assert len((await stack.overlays.BatchDeleteOverlays(request)).overlays) == 2
    assert not await listed(stack, image_id)
    assert await revision(stack, image_id) == before + 1


async def test_what_is_gone_already_may_be_missing(stack: Stack) -> None:
    image_id, other = await an_image(stack), await an_image(stack)
    first, second = await laid(stack, image_id, "first", "second")
    (stranger,) = await laid(stack, other, "stranger")
    gone = (await stack.overlays.DeleteOverlay(overlay_pb2.DeleteOverlayRequest(id=first.id))).overlay
    request = deleting(image_id, [first.id, NOBODY, second.id, second.id], allow_missing=True)
    for wrong in (0, 1, 3):
        request.requests[wrong].allow_missing = False
        refusal = await refused(stack.overlays.BatchDeleteOverlays(request))
        assert (refusal.code, refusal.resource) == (Code.NOT_FOUND, ("overlay", request.requests[wrong].id))
        request.requests[wrong].allow_missing = True
    assert await listed(stack, image_id) == [second]
    first_again, deleted, twice = (await stack.overlays.BatchDeleteOverlays(request)).overlays
    assert first_again == told(gone)
    assert (deleted.id, deleted.HasField("delete_time"), twice) == (second.id, True, deleted)
    for each in (
        stranger.id,
        (await stack.overlays.DeleteOverlay(overlay_pb2.DeleteOverlayRequest(id=stranger.id))).overlay.id,
    ):
        theirs = await refused(stack.overlays.BatchDeleteOverlays(deleting(image_id, [each], allow_missing=True)))
        assert theirs.resource == ("overlay", stranger.id)
    before = await revision(stack, image_id)
    repeated = (await stack.overlays.BatchDeleteOverlays(request)).overlays
    assert list(repeated) == [first_again, deleted, deleted]
    assert await revision(stack, image_id) == before


async def test_an_image_has_room_for_so_many(stack: Stack) -> None:
    image_id = await an_image(stack)
    (first,) = await laid(stack, image_id, "first")
    await multiply(stack, first.id, MOST_OVERLAYS - 2)
    for request in ([label("a"), label("b")], [label("a")] * 500):
        full = await refused(stack.overlays.BatchCreateOverlays(making(image_id, request)))
        assert (full.code, full.reason) == (Code.RESOURCE_EXHAUSTED, "TOO_MANY_OVERLAYS")
    (last,) = await laid(stack, image_id, "last")
    one_more = overlay_pb2.CreateOverlayRequest(overlay=label("one more", image_id=image_id))
    assert (await refused(stack.overlays.CreateOverlay(one_more))).reason == "TOO_MANY_OVERLAYS"
    await stack.overlays.DeleteOverlay(overlay_pb2.DeleteOverlayRequest(id=first.id))
    await stack.overlays.CreateOverlay(one_more)
    undelete = overlay_pb2.UndeleteOverlayRequest(id=first.id)
    assert (await refused(stack.overlays.UndeleteOverlay(undelete))).reason == "TOO_MANY_OVERLAYS"
    await stack.overlays.DeleteOverlay(overlay_pb2.DeleteOverlayRequest(id=last.id))
    assert (await stack.overlays.UndeleteOverlay(undelete)).overlay.id == first.id
