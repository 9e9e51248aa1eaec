"""Grids between values and messages."""

from typing import Any
from uuid import UUID

from limner.v1 import map_grid_pb2

from server.domain.etags import etag
from server.domain.map_grids import MapGrid, NewMapGrid
from server.servicers.enum_words import EnumWords

DEFAULT = NewMapGrid()
OPTIONAL = ("enabled", "opacity", "line_width", "distance_per_cell")
"""Fields whose zero says something else than nothing."""
TEXTS = ("color", "distance_unit")
PLACES = ("offset_x", "offset_y")
WORDS: dict[str, EnumWords[Any]] = {
    "kind": EnumWords(map_grid_pb2.MapGrid.Kind),
    "stagger": EnumWords(map_grid_pb2.MapGrid.Stagger),
    "line_style": EnumWords(map_grid_pb2.MapGrid.LineStyle),
    "diagonal_rule": EnumWords(map_grid_pb2.MapGrid.DiagonalRule),
    "labels": EnumWords(map_grid_pb2.MapGrid.Labels),
    "label_format": EnumWords(map_grid_pb2.MapGrid.LabelFormat),
    "clip": EnumWords(map_grid_pb2.MapGrid.Clip),
}
CHANGEABLE = (*OPTIONAL, *TEXTS, *PLACES, *WORDS, "size")


def map_grid_message(grid: MapGrid) -> map_grid_pb2.MapGrid:
    """A grid as callers see it: one size, the exact one."""
    return map_grid_pb2.MapGrid(
        id=str(grid.id),
        image_id=str(grid.image_id),
        size=grid.side,
        created_by=grid.created_by,
        create_time=grid.created_at,
        update_time=grid.updated_at,
        delete_time=grid.deleted_at,
        etag=etag(grid.row_version),
        **{name: getattr(grid, name) for name in (*OPTIONAL, *TEXTS, *PLACES)},
        **{name: words.value(getattr(grid, name)) for name, words in WORDS.items()},
    )


def map_grid_columns(message: map_grid_pb2.MapGrid) -> dict[str, Any]:
    """The values of a grid's row; what is unset takes its DEFAULT."""
    return {
        "image_id": UUID(message.image_id),
        "cell_size": message.size if message.HasField("size") else DEFAULT.cell_size,
        **{name: getattr(message if message.HasField(name) else DEFAULT, name) for name in OPTIONAL},
        **{name: getattr(message, name) or getattr(DEFAULT, name) for name in TEXTS},
        **{name: getattr(message, name) for name in PLACES},
        **{name: words.word(getattr(message, name)) or getattr(DEFAULT, name) for name, words in WORDS.items()},
    }
