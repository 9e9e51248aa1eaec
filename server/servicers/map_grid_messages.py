"""Grids between values and messages."""

from limner.v1 import map_grid_pb2

from server.domain.etags import etag
from server.domain.map_grids import MapGrid


def map_grid_message(grid: MapGrid) -> map_grid_pb2.MapGrid:
    """A grid as callers see it: one size, the exact one."""
    return map_grid_pb2.MapGrid(
        id=str(grid.id),
        image_id=str(grid.image_id),
        enabled=grid.enabled,
        kind=map_grid_pb2.MapGrid.KIND_SQUARE if grid.kind == "square" else map_grid_pb2.MapGrid.KIND_UNSPECIFIED,
        size=grid.side,
        offset_x=grid.offset_x,
        offset_y=grid.offset_y,
        color=grid.color,
        opacity=grid.opacity,
        line_width=grid.line_width,
        distance_per_cell=grid.distance_per_cell,
        distance_unit=grid.distance_unit,
        create_time=grid.created_at,
        update_time=grid.updated_at,
        etag=etag(grid.row_version),
    )
