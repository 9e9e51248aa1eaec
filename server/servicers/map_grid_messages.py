"""Grids between values and messages."""

from typing import Any
from uuid import UUID

from limner.v1 import map_grid_pb2

from server.domain.etags import etag
from server.domain.map_grids import MapGrid, NewMapGrid
from server.servicers.enum_words import EnumWords

KINDS = EnumWords(map_grid_pb2.MapGrid.Kind)
DEFAULT = NewMapGrid()
CHANGEABLE = (
    "enabled",
    "kind",
    "size",
    "offset_x",
    "offset_y",
    "color",
    "opacity",
    "line_width",
    "distance_per_cell",
    "distance_unit",
)


def map_grid_message(grid: MapGrid) -> map_grid_pb2.MapGrid:
    """A grid as callers see it: one size, the exact one."""
    return map_grid_pb2.MapGrid(
        id=str(grid.id),
        image_id=str(grid.image_id),
        enabled=grid.enabled,
        kind=KINDS.value(grid.kind),
        size=grid.side,
        offset_x=grid.offset_x,
        offset_y=grid.offset_y,
        color=grid.color,
        opacity=grid.opacity,
        line_width=grid.line_width,
        distance_per_cell=grid.distance_per_cell,
        distance_unit=grid.distance_unit,
        created_by=grid.created_by,
        create_time=grid.created_at,
        update_time=grid.updated_at,
        delete_time=grid.deleted_at,
        etag=etag(grid.row_version),
    )


def map_grid_columns(message: map_grid_pb2.MapGrid) -> dict[str, Any]:
    """The values of a grid's row; what is unset takes its DEFAULT."""
    return {
        "image_id": UUID(message.image_id),
        "enabled": message.enabled if message.HasField("enabled") else DEFAULT.enabled,
        "kind": KINDS.word(message.kind) or DEFAULT.kind,
        "cell_size": message.size if message.HasField("size") else DEFAULT.cell_size,
        "offset_x": message.offset_x,
        "offset_y": message.offset_y,
        "color": message.color or DEFAULT.color,
        "opacity": message.opacity if message.HasField("opacity") else DEFAULT.opacity,
        "line_width": message.line_width if message.HasField("line_width") else DEFAULT.line_width,
        "distance_per_cell": (
            message.distance_per_cell if message.HasField("distance_per_cell") else DEFAULT.distance_per_cell
        ),
        "distance_unit": message.distance_unit or DEFAULT.distance_unit,
    }
