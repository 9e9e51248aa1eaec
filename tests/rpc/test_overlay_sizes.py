"""How much one overlay may hold, and all that lie over one image together."""

import random

from limner.v1 import overlay_pb2

from tests.rpc.errors import refused
from tests.rpc.overlays import an_image, label, listed, making, multiply
from tests.rpc.stack import Stack


def area(corners: int, seed: int = 1) -> overlay_pb2.Overlay:
    """A marker whose area has so many corners that nothing can be said shorter: some 24 bytes each."""
    places = random.Random(seed)
    made = overlay_pb2.Overlay(marker={"number": 1, "at": {"pixel": {"x": 1, "y": 1}}})
    while corners > 0:
        points = made.marker.area.add().points
        for _ in range(min(corners, 5000)):
            points.add(pixel={"x": places.random(), "y": places.random()})
        corners -= 5000
    return made


async def test_an_overlay_that_is_too_large_is_named(stack: Stack) -> None:
    image_id = await an_image(stack)
    large = area(25_000)
    assert large.ByteSize() > 512 << 10
    request = making(image_id, [label("a"), large])
    assert (await refused(stack.overlays.BatchCreateOverlays(request))).fields == ("requests[1].overlay",)
    large.image_id = image_id
    create = overlay_pb2.CreateOverlayRequest(overlay=large)
    assert (await refused(stack.overlays.CreateOverlay(create))).fields == ("overlay",)
    assert not await listed(stack, image_id)


async def test_an_image_has_room_for_so_much(stack: Stack) -> None:
    image_id = await an_image(stack)
    request = making(image_id, [area(20_000), label("small")])
    first, small = (await stack.overlays.BatchCreateOverlays(request)).overlays
    await multiply(stack, first.id, 40)
    one_more = making(image_id, [area(20_000, seed=2)])
    full = await refused(stack.overlays.BatchCreateOverlays(one_more))
    assert (full.reason, full.metadata["size"]) == ("TOO_MANY_OVERLAYS", str(16 << 20))
    changed = overlay_pb2.Overlay(id=small.id, name="still small")
    await stack.overlays.UpdateOverlay(overlay_pb2.UpdateOverlayRequest(overlay=changed))
