"""Overlays and grids that another writer has made: words and kinds that this version does not know break no read."""

import json
from typing import Any

import pytest
from limner.v1 import audience_pb2, image_pb2, map_grid_pb2, overlay_pb2, view_pb2

from tests.overlay_samples.sample import PIXEL
from tests.rpc.errors import refused
from tests.rpc.overlays import an_image, laid, listed, overlay_of
from tests.rpc.stack import Stack, database_of

AT = {"at": PIXEL}
DOOR = {"start": PIXEL, "end": PIXEL}
SHOWN = DOOR | {"kind": "KIND_WOOD", "state": "STATE_CLOSED"}
READABLE: list[tuple[str, Any, dict[str, Any]]] = [
    ("label", {**AT, "text": "x", "rank": ""}, {**AT, "text": "x", "rank": "RANK_REGION"}),
    ("label", {**AT, "text": "x", "rank": None}, {**AT, "text": "x", "rank": "RANK_REGION"}),
    ("label", {**AT, "text": '"rank": "king"'}, {**AT, "text": '"rank": "king"', "rank": "RANK_REGION"}),
    ("walls", {"doors": []}, {}),
    (
        "walls",
        {"doors": [DOOR | {"kind": "secret", "state": "open"}]},
        {"doors": [DOOR | {"kind": "KIND_SECRET", "state": "STATE_OPEN", "id": "5b87faa220"}]},
    ),
    (
        "walls",
        {"doors": [DOOR | {"id": each} for each in ("b", "b", 7, "")]},
        {"doors": [SHOWN | {"id": each} for each in ("b", "5b87faa220", "ca8d3f3bce", "b44397ad06")]},
    ),
]
"""Kind, stored data, what is told of it."""
UNREADABLE: list[tuple[str, Any]] = [
    ("label", {**AT, "text": "x", "rank": "king"}),
    ("label", {**AT, "text": "x", "rank": "RANK_TITLE"}),
    *(("label", {**AT, "text": "x", "rank": each}) for each in (1, True, ["title"], {"title": 1})),
    ("label", {"text": "x", "at": {"cell": {"column": 1, "anchor": "middle"}}}),
    ("walls", {"doors": [DOOR, DOOR | {"kind": "curtain"}]}),
    ("walls", {"doors": [DOOR | {"state": "ajar"}]}),
    ("walls", {"segments": [{"points": [PIXEL, PIXEL], "kind": "wood"}]}),
    ("walls", {"doors": "none"}),
    ("walls", {"doors": [[DOOR]]}),
    ("walls", {"doors": [{"kind": "wood", "hinge": "left"}]}),
    ("walls", []),
    ("marker", "x"),
    ("wind", {"from": "north"}),
]
"""Kind and data of another version, or another program."""


async def stored(stack: Stack, image_id: str, kind: str, data: Any) -> overlay_pb2.Overlay:
    """An overlay over an image that another writer has changed."""
    (made,) = await laid(stack, image_id, "odd", style={"color": "#112233"})
    async with database_of(stack) as connection:
        changed = "UPDATE image_overlays SET type = $2, data = $3::text::jsonb WHERE id = $1"
        await connection.execute(changed, made.id, kind, json.dumps(data))
    return made


@pytest.mark.parametrize(("kind", "data", "shown"), READABLE)
async def test_what_has_another_form_is_told(kind: str, data: Any, shown: dict[str, Any], stack: Stack) -> None:
    image_id = await an_image(stack)
    await stored(stack, image_id, kind, data)
    (row,) = await listed(stack, image_id)
    assert getattr(row, kind) == getattr(overlay_of(kind, shown), kind)


@pytest.mark.parametrize(("kind", "data"), UNREADABLE)
async def test_what_cannot_be_read_is_told_without_its_data(kind: str, data: Any, stack: Stack) -> None:
    image_id = await an_image(stack)
    odd, other = await stored(stack, image_id, kind, data), (await laid(stack, image_id, "other"))[0]
    for view in (view_pb2.VIEW_BASIC, view_pb2.VIEW_FULL):
        rows = await listed(stack, image_id, view=view)
        first, second = sorted(rows, key=lambda each: each.id == other.id)  # one of no layer is listed last
        assert (first.id, first.type, first.name, first.WhichOneof("data")) == (odd.id, kind, "odd", None)
        assert second.id == other.id
    asked = overlay_pb2.BatchGetOverlaysRequest(ids=[odd.id], view=view_pb2.VIEW_FULL)
    assert [each.type for each in (await stack.overlays.BatchGetOverlays(asked)).overlays] == [kind]


@pytest.mark.parametrize(("kind", "data"), UNREADABLE)
async def test_what_cannot_be_read_is_not_overwritten(kind: str, data: Any, stack: Stack) -> None:
    image_id = await an_image(stack)
    odd = await stored(stack, image_id, kind, data)
    for view in (view_pb2.VIEW_BASIC, view_pb2.VIEW_FULL):
        (row,) = await listed(stack, image_id, view=view)
        row.z += 1
        await stack.overlays.UpdateOverlay(overlay_pb2.UpdateOverlayRequest(overlay=row, update_mask={"paths": ["*"]}))
    for path in ("label.rank", "walls.doors"):
        wanted = overlay_of(path.partition(".")[0], id=odd.id)
        request = overlay_pb2.UpdateOverlayRequest(overlay=wanted, update_mask={"paths": [path]})
        assert (await refused(stack.overlays.UpdateOverlay(request))).reason in ("UNSET_PATH", "IMMUTABLE_FIELD")
    async with database_of(stack) as connection:
        kept = await connection.fetchrow("SELECT type, data, style, z FROM image_overlays WHERE id = $1", odd.id)
    assert kept is not None
    assert (kept["type"], json.loads(kept["data"]), kept["z"]) == (kind, data, 2)
    assert json.loads(kept["style"]) == {"color": "#112233"}


async def test_an_audience_of_another_word_is_everyone(stack: Stack) -> None:
    image_id = await an_image(stack)
    (made,) = await laid(stack, image_id, "odd")
    async with database_of(stack) as connection:
        await connection.execute("UPDATE image_overlays SET audience = 'bards' WHERE id = $1", made.id)
    (row,) = await listed(stack, image_id)
    assert row.audience == audience_pb2.AUDIENCE_PLAYERS


async def test_a_shape_of_another_word_is_unspecified(stack: Stack) -> None:
    image_id = await an_image(stack)
    new = map_grid_pb2.CreateMapGridRequest(map_grid={"image_id": image_id})
    grid = (await stack.grids.CreateMapGrid(new)).map_grid
    async with database_of(stack) as connection:
        await connection.execute("UPDATE map_grids SET kind = 'isometric' WHERE id = $1", grid.id)
        asked = map_grid_pb2.GetMapGridRequest(image_id=image_id)
        held = (await stack.grids.GetMapGrid(asked)).map_grid
        assert held.kind == map_grid_pb2.MapGrid.KIND_UNSPECIFIED
        held.size = 70
        request = map_grid_pb2.UpdateMapGridRequest(map_grid=held, update_mask={"paths": ["*"]})
        assert (await stack.grids.UpdateMapGrid(request)).map_grid.size == 70
        assert await connection.fetchval("SELECT kind FROM map_grids WHERE id = $1", grid.id) == "isometric"
    bare = image_pb2.GetRenderedImageRequest(id=image_id, options={"grid": False})
    assert (await stack.images.GetRenderedImage(bare)).content
