"""A new column shows nothing by itself: what players read of a row, and where an id leads, is said of each."""

from typing import Any

import pytest
from sqlalchemy import Uuid

from server.repositories.images import Images
from server.repositories.map_grids import MapGrids
from server.repositories.overlays import Overlays
from server.repositories.row_shapes import RowShape, names_of
from server.repositories.tasks import Tasks

SHAPES: dict[str, RowShape[Any]] = {
    each.shape.resource.value: each.shape for each in (Images, Overlays, MapGrids, Tasks)
}
ELSEWHERE = {"id", "source_id"}
"""Ids that are a row's own, or of another service."""
SEEN_BY_PLAYERS = {
    "image": """
        id created_at updated_at deleted_at is_deleted type subtype name description url format width height size theme
        source_id source_type scope labels created_by parent_image_id sha256 source_sha256 generator notes row_version
        audience
    """,
    "overlay": """
        id image_id created_at deleted_at is_deleted type name description data style audience layer z created_by
    """,
    "map_grid": """
        id image_id created_at updated_at deleted_at is_deleted enabled size color opacity kind cell_size offset_x
        offset_y line_width distance_per_cell distance_unit created_by row_version
    """,
}
"""As they are; of the data of overlays the rule of their kind says what. Tasks are not for players at all."""


@pytest.mark.parametrize("name", SHAPES)
def test_every_id_leads_to_what_its_reader_may_know_of(name: str) -> None:
    shape = SHAPES[name]
    ids = {each for each in names_of(shape.kind) if isinstance(shape.table.c[each].type, Uuid)}
    parent = {shape.parent.column} if shape.parent else set()
    assert ids - ELSEWHERE - parent == set(shape.references)


@pytest.mark.parametrize("name", SEEN_BY_PLAYERS)
def test_of_every_column_it_is_said_what_players_read(name: str) -> None:
    shape = SHAPES[name]
    columns = set(names_of(shape.kind))
    seen = set(SEEN_BY_PLAYERS[name].split())
    assert seen | set(shape.for_players) == columns
    assert not seen & set(shape.for_players)
