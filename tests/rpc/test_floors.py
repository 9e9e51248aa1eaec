"""A grid that is drawn on the floor alone, as the generator of the image has kept it."""

import io
from typing import Any

from limner.v1 import audience_pb2, image_pb2, map_grid_pb2
from PIL import Image, ImageChops

from server.imaging.render.grid import NO_FLOOR
from tests.rpc.overlays import an_image
from tests.rpc.stack import Stack, database_of

ROOM, VAULT = [8, 8, 40, 8, 40, 24, 8, 24], [44, 28, 60, 28, 60, 44, 44, 44]
Box = tuple[int, int, int, int]


async def floored(stack: Stack, *, clip: str = "CLIP_FLOOR") -> str:
    """The id of an image with a room that players know of and a vault that they do not, and such a grid."""
    image_id = await an_image(stack)
    grid = {"image_id": image_id, "size": 4, "opacity": 1, "color": "#FF00FF", "clip": clip}
    await stack.grids.CreateMapGrid(map_grid_pb2.CreateMapGridRequest(map_grid=grid))
    async with database_of(stack) as connection:
        statement = "INSERT INTO image_outlines (image_id, floor, players_floor) VALUES ($1, $2, $3)"
        await connection.execute(statement, image_id, f"[0, {VAULT}]", f"[{ROOM}]")
    return image_id


async def lined(stack: Stack, image_id: str, **options: Any) -> tuple[Box | None, list[str]]:
    """Where the grid of an image changes its picture, and what the picture warns of."""
    pictures, warnings = [], []
    for grid in (True, False):
        asked = image_pb2.RenderOptions(grid=grid, format=image_pb2.IMAGE_FORMAT_PNG, **options)
        request = image_pb2.GetRenderedImageRequest(id=image_id, options=asked)
        drawn = await stack.images.GetRenderedImage(request)
        pictures.append(Image.open(io.BytesIO(drawn.content)).convert("RGB"))
        warnings += drawn.header.warnings
    return ImageChops.difference(*pictures).getbbox(), warnings


async def test_each_audience_has_the_grid_on_the_floor_it_knows(stack: Stack) -> None:
    image_id = await floored(stack)
    assert await lined(stack, image_id) == ((8, 8, 41, 25), [])
    assert await lined(stack, image_id, audience=audience_pb2.AUDIENCE_GM) == ((8, 8, 61, 45), [])


async def test_a_copy_has_the_same_floor(stack: Stack) -> None:
    image_id = await floored(stack)
    copy = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=image_id))).image
    assert await lined(stack, copy.id) == await lined(stack, image_id)


async def test_an_image_without_a_floor_has_its_grid_whole_with_a_warning(stack: Stack) -> None:
    image_id = await floored(stack)
    async with database_of(stack) as connection:
        await connection.execute("DELETE FROM image_outlines WHERE image_id = $1", image_id)
    (left, top, right, bottom), warnings = await lined(stack, image_id)  # type: ignore[misc]
    assert warnings == [NO_FLOOR]
    assert (left, top) == (0, 0)
    assert min(right, bottom) > 44
    plain = await floored(stack, clip="CLIP_NONE")
    assert await lined(stack, plain) == ((left, top, right, bottom), [])


async def test_a_floor_goes_with_its_image(stack: Stack) -> None:
    image_id = await floored(stack)
    await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=image_id))
    await stack.images.PurgeImages(image_pb2.PurgeImagesRequest(ids=[image_id]))
    async with database_of(stack) as connection:
        assert not await connection.fetchval("SELECT count(*) FROM image_outlines WHERE image_id = $1", image_id)
