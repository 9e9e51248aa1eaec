"""DetectGrid: what is told of a grid that is painted into an image, and to whom."""

import asyncio
from pathlib import Path
from typing import Any

import grpc
import pytest
from limner.v1 import audience_pb2, grid_detection_pb2, image_pb2

from server.domain.callers import Role
from tests.clock import Clock
from tests.rpc.errors import refused
from tests.rpc.fogged import a_map, fog
from tests.rpc.limited import by, exceeded, limited
from tests.rpc.named_callers import ROLE, serving_named
from tests.rpc.overlays import an_image
from tests.rpc.painted import CELL, LEFT, TOP, painted
from tests.rpc.stack import Stack, database_of
from tests.rpc.uploads import blank, metadata

GRID = grid_detection_pb2.DetectGridResponse.Grid
NOBODY = "018f0000-0000-7000-8000-000000000000"


async def stored(stack: Stack, content: bytes, **values: Any) -> str:
    request = image_pb2.CreateImageRequest(metadata=metadata(**values), content=content)
    image_id: str = (await stack.images.CreateImage(request)).image.id
    return image_id


def asking(image_id: str, **values: Any) -> grid_detection_pb2.DetectGridRequest:
    return grid_detection_pb2.DetectGridRequest(image_id=image_id, **values)


@pytest.mark.parametrize("alpha", [False, True])
async def test_a_painted_grid_is_told_in_pixels(stack: Stack, alpha: bool) -> None:
    answer = await stack.grids.DetectGrid(asking(await stored(stack, painted(alpha=alpha))))
    grid = answer.grid
    assert (grid.kind, grid.columns, grid.rows) == (GRID.KIND_SQUARE, 11, 9)
    assert grid.size == pytest.approx(CELL, rel=0.005)
    assert (grid.offset_x, grid.offset_y) == (pytest.approx(LEFT + 0.5, abs=0.6), pytest.approx(TOP + 0.5, abs=0.6))
    assert 0.5 < grid.confidence <= 1
    assert not answer.warnings


async def test_without_a_grid_none_is_told_and_nothing_is_written(stack: Stack) -> None:
    bare, ruled = await an_image(stack), await stored(stack, painted())
    rows = "SELECT to_jsonb(i) FROM images i WHERE id = any($1) ORDER BY id"
    async with database_of(stack) as connection:
        before = await connection.fetch(rows, [bare, ruled])
        assert await stack.grids.DetectGrid(asking(bare)) == grid_detection_pb2.DetectGridResponse()
        assert (await stack.grids.DetectGrid(asking(ruled))).HasField("grid")
        assert await connection.fetch(rows, [bare, ruled]) == before
        assert not await connection.fetchval("SELECT count(*) FROM map_grids WHERE image_id = any($1)", [bare, ruled])


async def test_stored_bytes_decide_not_the_grid_that_lies_over_them(stack: Stack) -> None:
    assert not (await stack.grids.DetectGrid(asking(await a_map(stack)))).HasField("grid")


async def test_what_cannot_be_looked_at_is_refused(stack: Stack) -> None:
    gone = await refused(stack.grids.DetectGrid(asking(NOBODY)))
    assert (gone.code, gone.reason) == (grpc.StatusCode.NOT_FOUND, "IMAGE_NOT_FOUND")
    assert (await refused(stack.grids.DetectGrid(asking("crypt")))).reason == "INVALID_FIELD"
    image_id = await an_image(stack)
    async with database_of(stack) as connection:
        await connection.execute("UPDATE images SET url = 'elsewhere' WHERE id = $1", image_id)
    assert (await refused(stack.grids.DetectGrid(asking(image_id)))).reason == "BLOB_MISSING"


async def test_players_are_told_of_what_they_may_have(database_url: str, tmp_path: Path) -> None:
    as_player = ((ROLE, Role.PLAYER.value),)
    async with serving_named(database_url, tmp_path) as stack:
        hidden = await stored(stack, painted(), audience=audience_pb2.AUDIENCE_GM)
        shown = await stored(stack, painted())
        misty = await a_map(stack, fog(), content=painted(), grid=False)
        told = await stack.grids.DetectGrid(asking(shown), metadata=as_player)
        assert told == await stack.grids.DetectGrid(asking(shown), metadata=((ROLE, Role.READER.value),))
        for values, headers in (({}, as_player), ({"audience": audience_pb2.AUDIENCE_PLAYERS}, None)):
            calls = {"IMAGE_NOT_FOUND": asking(hidden, **values), "USE_RENDER": asking(misty, **values)}
            for reason, request in calls.items():
                assert (await refused(stack.grids.DetectGrid(request, metadata=headers))).reason == reason
        assert (await stack.grids.DetectGrid(asking(misty))).grid == told.grid
        as_gm = asking(shown, audience=audience_pb2.AUDIENCE_GM)
        assert (await refused(stack.grids.DetectGrid(as_gm, metadata=as_player))).reason == "AUDIENCE_NOT_ALLOWED"


async def test_who_has_spent_what_it_may_waits(database_url: str, tmp_path: Path) -> None:
    async with limited(database_url, tmp_path, clock=Clock(), caller_megapixels_per_minute=1) as stack:
        image_id = await stored(stack, blank(1200, 1000))
        await stack.grids.DetectGrid(asking(image_id), metadata=by("gm"))
        refusal = await exceeded(stack.grids.DetectGrid(asking(image_id), metadata=by("gm")))
        assert (refusal.reason, refusal.subjects) == ("PIXELS_EXCEEDED", ("caller:gm",))
        assert not (await stack.grids.DetectGrid(asking(image_id), metadata=by("other"))).HasField("grid")


async def test_a_search_that_takes_too_long_is_ended(database_url: str, tmp_path: Path) -> None:
    async with limited(database_url, tmp_path) as stack:
        image_id = await stored(stack, painted())
    async with limited(database_url, tmp_path, decode_seconds=1e-6) as stack:
        assert (await refused(stack.grids.DetectGrid(asking(image_id)))).reason == "JOB_TIMED_OUT"


async def test_a_call_past_its_deadline_leaves_room_for_the_next(database_url: str, tmp_path: Path) -> None:
    async with limited(database_url, tmp_path, server_slots=1) as stack:
        image_id = await stored(stack, painted())
        late = await asyncio.gather(
            *(stack.grids.DetectGrid(asking(image_id), timeout=1e-4) for _ in range(4)), return_exceptions=True
        )
        assert {each.code() for each in late if isinstance(each, grpc.aio.AioRpcError)} == {
            grpc.StatusCode.DEADLINE_EXCEEDED
        }
        assert (await stack.grids.DetectGrid(asking(image_id))).HasField("grid")
