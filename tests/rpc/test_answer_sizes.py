"""No answer is larger than clients receive: what would be is refused in words of ours, before anything is done."""

import sys
from concurrent.futures import ThreadPoolExecutor

import grpc
import pytest
from limner.v1 import image_pb2, overlay_pb2

from server.servicers import apart
from tests.lines_run import lines_run
from tests.rpc.errors import refused
from tests.rpc.large_overlays import outlines
from tests.rpc.overlays import an_image, deleting, label, listed, making, multiply, overlay_of
from tests.rpc.stack import Stack, database_of

Overlay = overlay_pb2.Overlay
Update = overlay_pb2.UpdateOverlayRequest
COPIES = 9
"""With the first of them five megabytes of walls."""


async def covered(stack: Stack) -> tuple[str, list[str]]:
    """An image below walls that no answer can hold together, and their ids."""
    image_id = await an_image(stack)
    create = overlay_pb2.CreateOverlayRequest(overlay=outlines("", image_id))
    first = (await stack.overlays.CreateOverlay(create)).overlay
    await multiply(stack, first.id, COPIES)
    async with database_of(stack) as connection:
        rows = await connection.fetch("SELECT id FROM image_overlays WHERE image_id = $1", image_id)
    return image_id, [str(row[0]) for row in rows]


async def test_writes_to_many_large_overlays_are_answered(stack: Stack) -> None:
    image_id, ids = await covered(stack)
    reorder = overlay_pb2.ReorderOverlaysRequest(image_id=image_id, ids=ids)
    done = (await stack.overlays.ReorderOverlays(reorder)).overlays
    assert [each.id for each in done] == ids
    lifted = [Update(overlay=Overlay(id=each, z=7)) for each in ids]
    batch = overlay_pb2.BatchUpdateOverlaysRequest(image_id=image_id, requests=lifted)
    done = (await stack.overlays.BatchUpdateOverlays(batch)).overlays
    assert [(each.id, each.z, each.WhichOneof("data")) for each in done] == [(row_id, 7, None) for row_id in ids]
    delete = deleting(image_id, ids)
    done = (await stack.overlays.BatchDeleteOverlays(delete)).overlays
    assert all(each.HasField("delete_time") and each.etag for each in done)


async def test_as_many_as_can_be_made_together_are_answered(stack: Stack) -> None:
    markers = [overlay_of("marker", {"at": {"pixel": {}}, "description": "x" * 8000}) for _ in range(500)]
    request = making(await an_image(stack), markers)
    assert request.ByteSize() > 3_900_000
    made = (await stack.overlays.BatchCreateOverlays(request)).overlays
    assert len({each.id for each in made}) == len(markers)


async def test_what_a_mask_does_not_name_costs_nothing(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    image_id, (first, *_) = await covered(stack)

    async def cost(overlay: Overlay) -> int:
        """Lines of Python that are run, those for a large message too."""
        request = overlay_pb2.BatchUpdateOverlaysRequest(image_id=image_id, requests=[Update(overlay=overlay)])
        with lines_run() as lines, ThreadPoolExecutor(1, initializer=sys.settrace, initargs=(lines.trace,)) as threads:
            monkeypatch.setattr(apart, "_threads", threads)
            await stack.overlays.BatchUpdateOverlays(request)
        return lines.count

    async with database_of(stack) as connection:
        stored = "SELECT data::text FROM image_overlays WHERE id = $1"
        before = await connection.fetchval(stored, first)
        cheap = await cost(Overlay(id=first, z=3, name="lifted"))
        assert await connection.fetchval(stored, first) == before
    assert cheap * 5 < await cost(outlines(first, segments=1))


@pytest.mark.parametrize("method", ["UpdateImage", "DeleteImage"])
async def test_a_write_that_could_not_be_answered_is_not_done(method: str, stack: Stack) -> None:
    image_id = await an_image(stack)
    async with database_of(stack) as connection:
        bulky = "UPDATE images SET style_data = jsonb_build_object('text', repeat('x', 5000000)) WHERE id = $1"
        await connection.execute(bulky, image_id)
        state = "SELECT name, is_deleted, row_version FROM images WHERE id = $1"
        before = await connection.fetchrow(state, image_id)
        request = {
            "UpdateImage": image_pb2.UpdateImageRequest(image=image_pb2.Image(id=image_id, name="other")),
            "DeleteImage": image_pb2.DeleteImageRequest(id=image_id),
        }[method]
        refusal = await refused(getattr(stack.images, method)(request))
        assert (refusal.code, refusal.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "CONTENT_TOO_LARGE")
        assert await connection.fetchrow(state, image_id) == before
    refusal = await refused(stack.images.GetImage(image_pb2.GetImageRequest(id=image_id)))
    assert refusal.reason == "CONTENT_TOO_LARGE"


async def test_a_mask_of_a_batch_has_its_limit(stack: Stack) -> None:
    image_id = await an_image(stack)
    create = overlay_pb2.CreateOverlayRequest(overlay=label("x", image_id=image_id))
    made = (await stack.overlays.CreateOverlay(create)).overlay
    requests = [Update(overlay=Overlay(id=made.id, name="y"), update_mask={"paths": ["name"] * 101})]
    batch = overlay_pb2.BatchUpdateOverlaysRequest(image_id=image_id, requests=requests)
    refusal = await refused(stack.overlays.BatchUpdateOverlays(batch))
    assert refusal.fields == ("requests[0].update_mask",)
    assert await listed(stack, image_id) == [made]
