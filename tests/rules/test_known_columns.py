"""A new column shows nothing by itself: what players read of a row, and where an id leads, is said of each."""

from collections.abc import Iterator
from typing import Any

import pytest
from google.protobuf.descriptor import FieldDescriptor
from limner.v1 import overlay_pb2
from sqlalchemy import Uuid
from sqlalchemy.dialects.postgresql import JSONB

from server.domain.overlays import KINDS
from server.repositories.images import Images
from server.repositories.map_grids import MapGrids
from server.repositories.overlays import Overlays
from server.repositories.row_shapes import RowShape, names_of
from server.repositories.tasks import Tasks

SHAPES: dict[str, RowShape[Any]] = {
    each.shape.resource.value: each.shape for each in (Images, Overlays, MapGrids, Tasks)
}
ELSEWHERE = {"id", "source_id", "patch_of"}
"""Ids that are a row's own, or of another service, or of what decides who may know of the row."""
SEEN_BY_PLAYERS = {
    "image": """
        id created_at updated_at deleted_at is_deleted type subtype name description url format width height size theme
        source_id source_type scope labels created_by parent_image_id sha256 source_sha256 generator notes row_version
        audience patch_of
    """,
    "overlay": """
        id image_id created_at deleted_at is_deleted type name description data style audience layer z created_by
    """,
    "map_grid": """
        id image_id created_at updated_at deleted_at is_deleted enabled size color opacity kind cell_size offset_x
        offset_y line_width distance_per_cell distance_unit created_by row_version stagger line_style
        diagonal_rule labels label_format clip
    """,
}
"""As they are; of the data of overlays the rule of their kind says what. Tasks are not for players at all."""
NAMELESS = {
    "image": {"style_data", "generation_params", "labels"},
    "overlay": {"style"},
    "map_grid": set[str](),
    "task": {"labels"},
}
"""Documents in which nothing of ours is an id of an image."""
NO_IMAGES = {"walls.doors.id"}
"""Fields of kinds that are called as what names something, and do not name an image."""


@pytest.mark.parametrize("name", SHAPES)
def test_every_id_leads_to_what_its_reader_may_know_of(name: str) -> None:
    shape = SHAPES[name]
    ids = {each for each in names_of(shape.kind) if isinstance(shape.table.c[each].type, Uuid)}
    parent = {shape.parent.column} if shape.parent else set()
    assert ids - ELSEWHERE - parent == set(shape.references)


@pytest.mark.parametrize("name", SHAPES)
def test_of_every_document_it_is_said_which_images_it_names(name: str) -> None:
    shape = SHAPES[name]
    documents = {each for each in names_of(shape.kind) if isinstance(shape.table.c[each].type, JSONB)}
    assert documents == NAMELESS[name] | shape.named_images.keys()
    assert not NAMELESS[name] & shape.named_images.keys()


def test_every_kind_of_overlay_says_which_of_its_fields_name_images() -> None:
    named = {
        path
        for kind in KINDS
        for path in names_in(overlay_pb2.Overlay.DESCRIPTOR.fields_by_name[kind].message_type, kind)
    }
    said = {f"{name}.{kind.image}" for name, kind in KINDS.items() if kind.image}
    assert named - NO_IMAGES == said
    assert named >= NO_IMAGES
    assert said


def names_in(descriptor: Any, *above: str) -> Iterator[str]:
    """Paths of fields that are called as what names something is."""
    for field in descriptor.fields:
        words = {*field.name.split("_")}
        if field.type == FieldDescriptor.TYPE_STRING and {"id", "ids", "of", "image", "images"} & words:
            yield ".".join((*above, field.name))
        elif field.message_type is not None and field.message_type.file.package.startswith("limner"):
            yield from names_in(field.message_type, *above, field.name)


@pytest.mark.parametrize("name", SEEN_BY_PLAYERS)
def test_of_every_column_it_is_said_what_players_read(name: str) -> None:
    shape = SHAPES[name]
    columns = set(names_of(shape.kind))
    seen = set(SEEN_BY_PLAYERS[name].split())
    assert seen | set(shape.for_players) == columns
    assert not seen & set(shape.for_players)
