"""What the protos call output only is nothing that a caller could write: so it needs no rule either."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message
from limner.v1 import image_pb2, map_grid_pb2, overlay_pb2, task_pb2, theme_pb2

from server.servicers.image_messages import image_columns
from server.servicers.map_grid_messages import map_grid_columns
from server.servicers.overlay_messages import overlay_columns
from server.servicers.task_messages import spec_of_message, task_columns
from server.servicers.theme_messages import part_columns, theme_columns, variation_columns
from tests.unit.servicers.output_only import output_only
from tests.unit.servicers.test_validation import ID, REQUESTS, below

Columns = Callable[[Any], Mapping[str, Any]]
RESOURCES: list[tuple[Message, Columns]] = [
    (image_pb2.Image(type="map", source_id=ID), image_columns),
    (overlay_pb2.Overlay(image_id=ID, label={"text": "Crypt"}), overlay_columns),
    (map_grid_pb2.MapGrid(image_id=ID), map_grid_columns),
    (task_pb2.Task(priority=3), task_columns),
    (theme_pb2.Theme(name="ink"), theme_columns),
    (theme_pb2.ThemeVariation(theme_id=ID), variation_columns),
    (theme_pb2.StylePreset(name="ink"), part_columns),
    (theme_pb2.ThemeElement(name="ink"), part_columns),
]
JUNK: Mapping[int, Any] = {
    FieldDescriptor.TYPE_STRING: "junk",
    FieldDescriptor.TYPE_BYTES: b"junk",
    FieldDescriptor.TYPE_BOOL: True,
    FieldDescriptor.TYPE_ENUM: 1,
    FieldDescriptor.TYPE_INT32: 77,
    FieldDescriptor.TYPE_INT64: 77,
}


@pytest.mark.parametrize(("message", "columns"), RESOURCES, ids=lambda each: type(each).__name__)
def test_no_output_only_field_reaches_a_row(message: Any, columns: Columns) -> None:
    marked = [field.name for field in _output_only(message)]
    assert {"id", "create_time"} <= {*marked}
    assert columns(_filled(message)) == columns(message)


def test_no_output_only_field_reaches_what_is_to_be_drawn() -> None:
    asked = task_pb2.GenerateSpec(type="map", subtype="tactical")
    assert [field.name for field in _output_only(asked)] == ["regenerated_from", "regenerate_seed"]
    assert spec_of_message(_filled(asked)) == spec_of_message(asked)


def _output_only(message: Any) -> list[FieldDescriptor]:
    return [field for field in message.DESCRIPTOR.fields if field.full_name in output_only()]


def _filled(message: Any) -> Any:
    """The same with junk in every field that is output only."""
    filled = type(message).FromString(message.SerializeToString())
    for field in _output_only(message):
        if field.is_repeated:
            repeated = getattr(filled, field.name)
            repeated.append(1) if field.enum_type else repeated.add()
        elif field.message_type is not None:
            getattr(filled, field.name).SetInParent()
        else:
            setattr(filled, field.name, JUNK[field.type])
    return filled


def test_what_requests_hold_of_output_only_fields_is_tested_here() -> None:
    marked = {name.rpartition(".")[0] for name in output_only()}
    taken = {each.full_name for request in REQUESTS for each in below(request)}
    resources = {message.DESCRIPTOR.full_name for message, _ in RESOURCES}
    assert marked & taken == {*resources, task_pb2.GenerateSpec.DESCRIPTOR.full_name}
