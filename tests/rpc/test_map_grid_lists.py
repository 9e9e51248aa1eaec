"""Grids are listed by the scope of their images, and by an image."""

import uuid
from typing import Any

import grpc
from limner.v1 import image_pb2, map_grid_pb2

from tests.rpc.errors import refused
from tests.rpc.stack import Stack
from tests.rpc.uploads import metadata, png

MapGrid = map_grid_pb2.MapGrid


async def a_grid(stack: Stack, scope: str) -> MapGrid:
    """A new grid over a new image of a scope."""
    new = image_pb2.CreateImageRequest(metadata=metadata(scope=scope), content=png())
    image = (await stack.images.CreateImage(new)).image
    request = map_grid_pb2.CreateMapGridRequest(map_grid={"image_id": image.id})
    made: MapGrid = (await stack.grids.CreateMapGrid(request)).map_grid
    return made


async def ids_of(stack: Stack, **asked: Any) -> list[str]:
    """The ids of every page of a list."""
    ids: list[str] = []
    while True:
        answer = await stack.grids.ListMapGrids(map_grid_pb2.ListMapGridsRequest(**asked))
        ids += [each.id for each in answer.map_grids]
        if not answer.next_page_token:
            return ids
        asked["page_token"] = answer.next_page_token


async def test_a_list_keeps_to_a_scope(stack: Stack) -> None:
    here, there = uuid.uuid4().hex, uuid.uuid4().hex
    mine = [await a_grid(stack, here) for _ in range(5)]
    (theirs,) = [await a_grid(stack, there)]
    ids = [each.id for each in mine]
    for size in (0, 1, 2, 5):
        assert await ids_of(stack, scope=here, page_size=size) == ids[::-1]
        assert await ids_of(stack, scope=here, page_size=size, order_by="create_time") == ids
    assert await ids_of(stack, scope=there) == [theirs.id]
    assert not await ids_of(stack, scope=uuid.uuid4().hex)
    await stack.grids.DeleteMapGrid(map_grid_pb2.DeleteMapGridRequest(id=ids[0]))
    await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=mine[1].image_id))
    assert await ids_of(stack, scope=here, order_by="update_time") == ids[2:]
    assert await ids_of(stack, scope=here, order_by="create_time", show_deleted=True) == [ids[0], *ids[2:]]


async def test_a_list_keeps_to_an_image(stack: Stack) -> None:
    scope = uuid.uuid4().hex
    first, second = [await a_grid(stack, scope) for _ in range(2)]
    assert await ids_of(stack, image_id=first.image_id) == [first.id]
    assert await ids_of(stack, image_id=second.image_id.upper(), scope=scope) == [second.id]
    assert not await ids_of(stack, image_id=first.image_id, scope="campaign/other")
    assert not await ids_of(stack, image_id=first.id)


async def test_a_token_is_bound_to_the_scope(stack: Stack) -> None:
    scope = uuid.uuid4().hex
    for _ in range(2):
        await a_grid(stack, scope)
    page = await stack.grids.ListMapGrids(map_grid_pb2.ListMapGridsRequest(scope=scope, page_size=1))
    other = map_grid_pb2.ListMapGridsRequest(page_size=1, page_token=page.next_page_token)
    wrong = await refused(stack.grids.ListMapGrids(other))
    assert (wrong.code, wrong.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "INVALID_PAGE_TOKEN")
