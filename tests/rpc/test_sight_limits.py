"""More that decides what is seen than one picture is worked out for: refused by name, with the number and the limit."""

import grpc
import pytest
from limner.v1 import audience_pb2, image_pb2, overlay_pb2

from tests.rpc.errors import Refusal, refused
from tests.rpc.fogged import a_map, pixel
from tests.rpc.stack import Stack

MOST_VIEWERS, MOST_LIGHTS, MOST_PIECES, MOST_POINTS = 50, 400, 40_000, 5000


async def lay(stack: Stack, image_id: str, *overlays: overlay_pb2.Overlay) -> None:
    requests = [overlay_pb2.CreateOverlayRequest(overlay=each) for each in overlays]
    batch = overlay_pb2.BatchCreateOverlaysRequest(image_id=image_id, requests=requests)
    await stack.overlays.BatchCreateOverlays(batch)


async def render(stack: Stack, image_id: str) -> None:
    options = image_pb2.RenderOptions(audience=audience_pb2.AUDIENCE_GM)
    await stack.images.GetRenderedImage(image_pb2.GetRenderedImageRequest(id=image_id, options=options))


async def refusal_of(stack: Stack, image_id: str) -> Refusal:
    refusal = await refused(render(stack, image_id))
    assert (refusal.code, refusal.reason) == (grpc.StatusCode.RESOURCE_EXHAUSTED, "SIGHT_TOO_COMPLEX")
    return refusal


@pytest.mark.parametrize(
    ("decides", "one", "most", "name"),
    [
        (
            overlay_pb2.Overlay(line_of_sight={}),
            overlay_pb2.Overlay(token={"at": pixel(5, 5), "vision": {"range": 30}}),
            MOST_VIEWERS,
            "viewers",
        ),
        (
            overlay_pb2.Overlay(fog={"base": "STATE_REVEALED", "darkness": 0.5}),
            overlay_pb2.Overlay(light={"at": pixel(5, 5), "bright": 10}),
            MOST_LIGHTS,
            "lights",
        ),
    ],
    ids=["viewers", "lights"],
)
async def test_one_too_many_is_refused(
    stack: Stack, decides: overlay_pb2.Overlay, one: overlay_pb2.Overlay, most: int, name: str
) -> None:
    image_id = await a_map(stack)
    await lay(stack, image_id, decides, *[one] * most)
    await render(stack, image_id)
    await lay(stack, image_id, one)
    refusal = await refusal_of(stack, image_id)
    assert refusal.metadata.items() >= {("count", str(most + 1)), ("limit", str(most))}
    assert name in refusal.message


async def test_too_many_pieces_of_wall_are_refused(stack: Stack) -> None:
    image_id = await a_map(stack)
    run = {"points": [pixel(number % 200, number % 120) for number in range(MOST_POINTS)]}
    walls = overlay_pb2.Overlay(walls={"segments": [run]})
    eye = overlay_pb2.Overlay(line_of_sight={"eyes": [{"at": pixel(100, 60), "range": 5}]})
    await lay(stack, image_id, eye)
    for _ in range(MOST_PIECES // (MOST_POINTS - 1) + 1):
        await stack.overlays.CreateOverlay(
            overlay_pb2.CreateOverlayRequest(overlay=overlay_pb2.Overlay(image_id=image_id, walls=walls.walls))
        )
    refusal = await refusal_of(stack, image_id)
    assert int(refusal.metadata["count"]) > int(refusal.metadata["limit"]) == MOST_PIECES
    assert "pieces of wall" in refusal.message
