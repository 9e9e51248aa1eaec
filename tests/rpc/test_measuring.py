"""What grids tell, and whom: how long a path is, where things snap to, which cells a shape covers."""

from typing import Any

import grpc
import pytest
from limner.v1 import audience_pb2, geometry_pb2, map_grid_pb2

from tests.overlay_samples.sample import CELL, PIXEL
from tests.rpc.errors import refused
from tests.rpc.overlays import an_image
from tests.rpc.stack import Stack, database_of

MapGrid = map_grid_pb2.MapGrid
Path = list[dict[str, Any]]
ASKING: tuple[tuple[str, dict[str, Any]], ...] = (
    ("MeasureDistance", {"positions": [CELL, PIXEL]}),
    ("SnapPoints", {"positions": [CELL, PIXEL]}),
    ("ResolveArea", {"shape": {"circle": {"center": PIXEL, "radius": 20}}}),
)
"""A request for each, but for its image."""


def cells(*spots: tuple[float, float]) -> Path:
    return [{"cell": {"column": column, "row": row}} for column, row in spots]


async def a_map(stack: Stack, **values: Any) -> str:
    """The id of an image with such a grid."""
    image_id = await an_image(stack)
    grid = MapGrid(image_id=image_id, **values)
    await stack.grids.CreateMapGrid(map_grid_pb2.CreateMapGridRequest(map_grid=grid))
    return image_id


async def ask(stack: Stack, method: str, image_id: str, **values: Any) -> Any:
    request = getattr(map_grid_pb2, f"{method}Request")(image_id=image_id, **values)
    return await getattr(stack.grids, method)(request)


async def measured(stack: Stack, image_id: str, path: Path, **values: Any) -> Any:
    return await ask(stack, "MeasureDistance", image_id, positions=path, **values)


async def test_a_path_is_measured_leg_by_leg(stack: Stack) -> None:
    image_id = await a_map(stack, size=33.3, offset_x=-7.5, diagonal_rule=MapGrid.DIAGONAL_RULE_ALTERNATING_1)
    answer = await measured(stack, image_id, cells((0, 0), (3, 3), (3, 3), (8, 4)))
    assert [(each.distance, each.steps, each.diagonals) for each in answer.legs] == [(20, 3, 3), (0, 0, 0), (30, 5, 1)]
    assert (answer.distance, answer.steps, answer.distance_unit) == (50, 8, "ft")
    other = await measured(stack, image_id, cells((0, 0), (3, 3)), diagonal_rule=MapGrid.DIAGONAL_RULE_EUCLIDEAN)
    assert other.distance == pytest.approx(21.2132, abs=1e-4)


async def test_hexagons_are_counted(stack: Stack) -> None:
    values = {"kind": MapGrid.KIND_HEX_POINTY, "size": 60, "distance_per_cell": 6, "distance_unit": "mi"}
    answer = await measured(stack, await a_map(stack, **values), [*cells((0, 0)), {"pixel": {"x": 30, "y": 140}}])
    assert [(each.distance, each.steps, each.diagonals) for each in answer.legs] == [(12, 2, 0)]
    assert answer.distance_unit == "mi"


async def test_without_cells_a_path_is_straight(stack: Stack) -> None:
    image_id = await a_map(stack, kind=MapGrid.KIND_NONE, size=50)
    answer = await measured(stack, image_id, [{"pixel": {}}, {"pixel": {"x": 150, "y": 200}}])
    assert (answer.distance, answer.steps) == (25, 0)


async def test_a_grid_that_is_not_drawn_tells_as_well(stack: Stack) -> None:
    image_id = await a_map(stack, enabled=False)
    assert (await measured(stack, image_id, cells((0, 0), (2, 0)))).distance == 10


async def test_places_snap_as_they_were_given(stack: Stack) -> None:
    image_id = await a_map(stack, size=70.25, offset_x=10)
    places = [{"pixel": {"x": 81, "y": 68}}, *cells((0.9, 0.2))]
    middles = (await ask(stack, "SnapPoints", image_id, positions=places)).positions
    assert (middles[0].pixel.x, middles[0].pixel.y) == (10 + 1.5 * 70.25, 0.5 * 70.25)
    assert middles[1].cell == geometry_pb2.Position.Cell(anchor=geometry_pb2.Position.Cell.ANCHOR_CENTER)
    spots = [map_grid_pb2.SnapPointsRequest.SPOT_CORNER, map_grid_pb2.SnapPointsRequest.SPOT_EDGE]
    others = (await ask(stack, "SnapPoints", image_id, positions=places, spots=spots)).positions
    assert (others[0].pixel.x, others[0].pixel.y) == (80.25, 70.25)
    assert (others[1].cell.column, others[1].cell.row) == (1, 0)


async def test_without_cells_places_stay(stack: Stack) -> None:
    image_id = await a_map(stack, kind=MapGrid.KIND_NONE)
    places = [geometry_pb2.Position(**CELL), geometry_pb2.Position(**PIXEL)]
    assert list((await ask(stack, "SnapPoints", image_id, positions=places)).positions) == places


@pytest.mark.parametrize(
    ("coverage", "count"),
    [(None, 52), ("CENTER", 52), ("ANY", 60), ("HALF", 52), ("FRACTION", 52)],
)
async def test_a_shape_covers_cells(coverage: str | None, count: int, stack: Stack) -> None:
    image_id = await a_map(stack, size=41.7, offset_x=3.1)
    values = {} if coverage is None else {"coverage": f"COVERAGE_{coverage}"}
    shape = {"circle": {"center": cells((5, 5))[0], "radius": 20}}
    covered = (await ask(stack, "ResolveArea", image_id, shape=shape, **values)).cells
    assert len(covered) == count
    assert [(each.row, each.column) for each in covered] == sorted((each.row, each.column) for each in covered)


async def test_less_of_a_cell_may_be_enough(stack: Stack) -> None:
    image_id = await a_map(stack)
    shape = {"rectangle": {"corner": cells((-1, -1))[0], "width": 5.5, "height": 5}}
    for fraction, count in ((0.09, 2), (0.1, 2), (0.11, 1)):
        values = {"coverage": "COVERAGE_FRACTION", "fraction": fraction}
        covered = (await ask(stack, "ResolveArea", image_id, shape=shape, **values)).cells
        assert [(each.column, each.row) for each in covered] == [(-1, -1), (0, -1)][:count]


@pytest.mark.parametrize(("method", "values"), ASKING)
async def test_an_image_without_a_grid_says_so(method: str, values: dict[str, Any], stack: Stack) -> None:
    image_id = await an_image(stack)
    without = await refused(ask(stack, method, image_id, **values))
    assert (without.code, without.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "MAP_GRID_MISSING")
    gone = await refused(ask(stack, method, "018f0000-0000-7000-8000-000000000000", **values))
    assert (gone.code, gone.reason) == (grpc.StatusCode.NOT_FOUND, "IMAGE_NOT_FOUND")


@pytest.mark.parametrize(("method", "values"), ASKING)
@pytest.mark.parametrize(
    ("column", "value"),
    [("kind", "hex"), ("offset_x", float("nan")), ("distance_per_cell", 0.0), ("diagonal_rule", "chess")],
)
async def test_a_grid_of_another_writer_that_tells_nothing_is_to_blame(
    column: str, value: object, method: str, values: dict[str, Any], stack: Stack
) -> None:
    image_id = await a_map(stack)
    async with database_of(stack) as connection:
        await connection.execute(f"UPDATE map_grids SET {column} = $1 WHERE image_id = $2", value, image_id)
    fault = await refused(ask(stack, method, image_id, **values))
    assert (fault.code, fault.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "MAP_GRID_INVALID")
    assert fault.metadata["path"] == ("size" if column == "offset_x" else column)


async def test_without_cells_nothing_is_covered(stack: Stack) -> None:
    image_id = await a_map(stack, kind=MapGrid.KIND_NONE)
    fault = await refused(ask(stack, "ResolveArea", image_id, **ASKING[-1][1]))
    assert (fault.code, fault.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "MAP_GRID_WITHOUT_CELLS")


async def test_a_shape_that_covers_too_much_is_refused(stack: Stack) -> None:
    shape = {"circle": {"center": PIXEL, "radius": 1e6}}
    fault = await refused(ask(stack, "ResolveArea", await a_map(stack), shape=shape))
    assert (fault.code, fault.reason) == (grpc.StatusCode.RESOURCE_EXHAUSTED, "AREA_TOO_LARGE")
    assert fault.metadata["limit"] == "10000"


@pytest.mark.parametrize(
    ("method", "values", "field"),
    [
        ("MeasureDistance", {"positions": [PIXEL]}, "positions"),
        ("MeasureDistance", {"positions": [PIXEL, {}]}, "positions[1].at"),
        ("SnapPoints", {"positions": []}, "positions"),
        ("SnapPoints", {"positions": [PIXEL], "spots": ["SPOT_UNSPECIFIED"]}, "spots[0]"),
        ("ResolveArea", {}, "shape"),
        ("ResolveArea", {"shape": {}}, "shape.form"),
        ("ResolveArea", {"shape": {"circle": {"radius": 5}}}, "shape.circle.center"),
        ("ResolveArea", {"shape": {"circle": {"center": PIXEL}}}, "shape.circle.radius"),
        ("ResolveArea", {"shape": {"ring": {"center": PIXEL, "inner": 5, "outer": 5}}}, "shape.ring.inner"),
        (
            "ResolveArea",
            {"shape": {"cone": {"origin": PIXEL, "length": 5, "angle": 179, "flat": True}}},
            "shape.cone.angle",
        ),
        ("ResolveArea", {"shape": {"polygon": {"points": [PIXEL, CELL]}}}, "shape.polygon.points"),
    ],
)
async def test_what_cannot_be_told_is_refused(method: str, values: dict[str, Any], field: str, stack: Stack) -> None:
    wrong = await refused(ask(stack, method, await a_map(stack), **values))
    assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, (field,))


@pytest.mark.parametrize(("method", "values"), ASKING)
async def test_players_learn_nothing_of_an_image_of_the_game_master(
    method: str, values: dict[str, Any], stack: Stack
) -> None:
    image_id = await a_map(stack)
    async with database_of(stack) as connection:
        await connection.execute("UPDATE images SET audience = 'gm' WHERE id = $1", image_id)
    assert await ask(stack, method, image_id, **values)
    unknown = await refused(ask(stack, method, image_id, **values, audience=audience_pb2.AUDIENCE_PLAYERS))
    assert (unknown.code, unknown.reason) == (grpc.StatusCode.NOT_FOUND, "IMAGE_NOT_FOUND")
