"""The grid of an image: one at most, revived rather than made again, in a shape that can be drawn."""

import math
import uuid
from typing import Any

import grpc
import pytest
from limner.v1 import image_pb2, map_grid_pb2, overlay_pb2

from tests.rpc.errors import refused
from tests.rpc.fogged import a_map, pixel, seen
from tests.rpc.overlays import an_image, overlay_of, revision
from tests.rpc.stack import Stack, database_of

MapGrid = map_grid_pb2.MapGrid
DEFAULTS: dict[str, Any] = {
    "enabled": True,
    "kind": MapGrid.KIND_SQUARE,
    "size": 50,
    "offset_x": 0,
    "offset_y": 0,
    "color": "#000000",
    "opacity": 0.5,
    "line_width": 1,
    "distance_per_cell": 5,
    "distance_unit": "ft",
    "stagger": MapGrid.STAGGER_ODD,
    "line_style": MapGrid.LINE_STYLE_SOLID,
    "diagonal_rule": MapGrid.DIAGONAL_RULE_EQUIDISTANT,
    "labels": MapGrid.LABELS_NONE,
    "label_format": MapGrid.LABEL_FORMAT_LETTERS,
    "clip": MapGrid.CLIP_NONE,
}
OTHER: dict[str, Any] = {
    "enabled": False,
    "size": 70.25,
    "offset_x": -12.5,
    "offset_y": 3,
    "color": "#a0B1c2",
    "opacity": 0,
    "line_width": 0.25,
    "distance_per_cell": 1.5,
    "distance_unit": "m",
    "kind": MapGrid.KIND_HEX_FLAT,
    "stagger": MapGrid.STAGGER_EVEN,
    "line_style": MapGrid.LINE_STYLE_CORNERS,
    "diagonal_rule": MapGrid.DIAGONAL_RULE_ALTERNATING_2,
    "labels": MapGrid.LABELS_PER_CELL,
    "label_format": MapGrid.LABEL_FORMAT_AXIAL,
    "clip": MapGrid.CLIP_FLOOR,
}


async def created(stack: Stack, image_id: str, request_id: str = "", **values: Any) -> map_grid_pb2.MapGrid:
    request = map_grid_pb2.CreateMapGridRequest(map_grid=MapGrid(image_id=image_id, **values), request_id=request_id)
    made: map_grid_pb2.MapGrid = (await stack.grids.CreateMapGrid(request)).map_grid
    return made


async def of_image(stack: Stack, image_id: str) -> map_grid_pb2.MapGrid:
    held: map_grid_pb2.MapGrid = (
        await stack.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=image_id))
    ).map_grid
    return held


def says(grid: map_grid_pb2.MapGrid, values: dict[str, Any]) -> bool:
    return {name: getattr(grid, name) for name in values} == values


RADIUS = 32 / math.sqrt(3)
"""From the middle of a hexagon to its corners."""
CELL = {"cell": {"column": 2, "row": 1, "anchor": "ANCHOR_CENTER"}}


def badge(at: Any) -> overlay_pb2.Overlay:
    return overlay_of("marker", {"at": at, "symbol": "X"})


def changed_grid(grid_id: str, kind: str) -> map_grid_pb2.MapGrid:
    return MapGrid(id=grid_id, kind=kind, size=32, offset_x=4.25, offset_y=-1)


async def test_a_grid_is_square_unless_told_otherwise(stack: Stack) -> None:
    image_id = await an_image(stack)
    assert says(await created(stack, image_id), DEFAULTS)
    assert says(await of_image(stack, image_id), DEFAULTS)
    assert says(await created(stack, await an_image(stack), **OTHER), OTHER)


async def test_an_image_has_one_grid(stack: Stack) -> None:
    image_id = await an_image(stack)
    none = await refused(of_image(stack, image_id))
    assert (none.code, none.reason) == (grpc.StatusCode.NOT_FOUND, "MAP_GRID_NOT_FOUND")
    grid = await created(stack, image_id)
    taken = await refused(created(stack, image_id, size=70))
    assert (taken.code, taken.reason) == (grpc.StatusCode.ALREADY_EXISTS, "MAP_GRID_EXISTS")
    assert taken.resource == ("map_grid", grid.id)
    assert await of_image(stack, image_id) == grid


async def test_a_deleted_grid_is_revived_with_the_new_values(stack: Stack) -> None:
    image_id, request_id = await an_image(stack), str(uuid.uuid4())
    grid = await created(stack, image_id, **OTHER)
    deleted = (await stack.grids.DeleteMapGrid(map_grid_pb2.DeleteMapGridRequest(id=grid.id))).map_grid
    before = await revision(stack, image_id)
    revived = await created(stack, image_id, request_id, size=64)
    assert says(revived, DEFAULTS | {"size": 64})
    assert (revived.id, revived.create_time) == (grid.id, grid.create_time)
    assert revived.etag not in (grid.etag, deleted.etag)
    assert not revived.HasField("delete_time")
    assert await of_image(stack, image_id) == revived
    assert await revision(stack, image_id) > before
    assert await created(stack, image_id, request_id, size=64) == revived


async def test_every_change_raises_the_revision_of_the_image(stack: Stack) -> None:
    image_id = await an_image(stack)
    seen = [await revision(stack, image_id)]
    grid = await created(stack, image_id)
    seen.append(await revision(stack, image_id))
    await stack.grids.UpdateMapGrid(map_grid_pb2.UpdateMapGridRequest(map_grid=MapGrid(id=grid.id, size=70)))
    seen.append(await revision(stack, image_id))
    await stack.grids.DeleteMapGrid(map_grid_pb2.DeleteMapGridRequest(id=grid.id))
    seen.append(await revision(stack, image_id))
    await stack.grids.UndeleteMapGrid(map_grid_pb2.UndeleteMapGridRequest(id=grid.id))
    seen.append(await revision(stack, image_id))
    await of_image(stack, image_id)
    assert seen == sorted(set(seen))
    assert await revision(stack, image_id) == seen[-1]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("size", each) for each in (0.0, 0.99, 4096.5, -50.0, float("nan"), float("inf"))),
        *(("offset_x", each) for each in (1e7, float("-inf"))),
        ("offset_y", -1e7),
        *(("opacity", each) for each in (-0.1, 1.1)),
        *(("line_width", each) for each in (0.0, 0.2, 33.0)),
        *(("distance_per_cell", each) for each in (0.0, -5.0)),
        *(("color", each) for each in ("black", "#12345", "#1234567", "112233")),
        ("distance_unit", "x" * 17),
        ("image_id", "42"),
    ],
)
async def test_a_shape_that_cannot_be_is_refused(field: str, value: Any, stack: Stack) -> None:
    image_id = await an_image(stack)
    wrong = await refused(created(stack, **{"image_id": image_id, field: value}))
    assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, (f"map_grid.{field}",))
    assert (await refused(of_image(stack, image_id))).reason == "MAP_GRID_NOT_FOUND"


@pytest.mark.parametrize("ids", [{}, {"id": str(uuid.UUID(int=7)), "image_id": str(uuid.UUID(int=8))}])
async def test_one_of_two_ids_names_a_grid(ids: dict[str, str], stack: Stack) -> None:
    wrong = await refused(stack.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(**ids)))
    assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, ("id",))


@pytest.mark.parametrize(
    ("kind", "middle"),
    [
        ("KIND_SQUARE", (84.25, 47.0)),
        ("KIND_HEX_POINTY", (100.25, -1 + 2.5 * RADIUS)),
        ("KIND_HEX_FLAT", (4.25 + 4 * RADIUS, 47.0)),
    ],
)
async def test_what_lies_in_cells_goes_with_the_grid_and_what_lies_in_pixels_stays(
    kind: str, middle: tuple[float, float], stack: Stack
) -> None:
    """Two badges, one in a cell and one in pixels: when the grid changes, the first goes to where its cell is now."""
    pictures = {}
    for name, at in (("cell", CELL), ("pixel", pixel(*middle)), ("old", pixel(50, 30))):
        image_id = await a_map(stack, badge(at), grid=False)
        grid = await created(stack, image_id, size=20, enabled=False)
        before = await seen(stack, image_id)
        await stack.grids.UpdateMapGrid(map_grid_pb2.UpdateMapGridRequest(map_grid=changed_grid(grid.id, kind)))
        pictures[name] = before, await seen(stack, image_id)
    assert (pictures["cell"][0] == pictures["old"][0]).all()
    assert (pictures["cell"][1] == pictures["pixel"][1]).all()
    assert (pictures["cell"][1] != pictures["old"][1]).any()


async def test_the_promised_column_holds_the_whole_number(stack: Stack) -> None:
    image_id = await an_image(stack)
    async with database_of(stack) as connection:
        for size, whole in ((70.25, 70), (1.0, 1), (1.5, 2), (4096.0, 4096)):
            grid = await created(stack, image_id, size=size)
            assert await connection.fetchval("SELECT size FROM map_grids WHERE id = $1", grid.id) == whole
            await stack.grids.DeleteMapGrid(map_grid_pb2.DeleteMapGridRequest(id=grid.id))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("kind", "hex"),
        ("opacity", 7.0),
        ("color", "black"),
        ("line_width", "NaN"),
        ("line_style", "wavy"),
        ("labels", "some"),
        ("clip", "roof"),
    ],
)
async def test_a_grid_of_another_writer_that_cannot_be_drawn_is_to_blame(
    column: str, value: object, stack: Stack
) -> None:
    image_id = await an_image(stack)
    grid = await created(stack, image_id)
    async with database_of(stack) as connection:
        value = float(value) if value == "NaN" else value
        await connection.execute(f"UPDATE map_grids SET {column} = $1 WHERE id = $2", value, grid.id)
    fault = await refused(stack.images.GetRenderedImage(image_pb2.GetRenderedImageRequest(id=image_id)))
    assert (fault.code, fault.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "MAP_GRID_INVALID")
    assert not fault.fields  # the caller sent nothing wrong
    assert fault.metadata["id"] == grid.id
    assert fault.metadata["path"] == column
    without = image_pb2.GetRenderedImageRequest(id=image_id, options={"grid": False})
    assert (await stack.images.GetRenderedImage(without)).content
