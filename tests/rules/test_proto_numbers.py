"""Numbers of fields: alike in all requests of one shape, and in ranges that leave room."""

import re
from collections.abc import Iterable

import pytest
from google.protobuf.descriptor import Descriptor, FieldDescriptor
from limner.v1 import image_pb2, map_grid_pb2, overlay_pb2, task_pb2, theme_pb2

FILES = [each.DESCRIPTOR for each in (image_pb2, map_grid_pb2, overlay_pb2, task_pb2, theme_pb2)]
MESSAGES: list[Descriptor] = [each for file in FILES for each in file.message_types_by_name.values()]
RESOURCES = [each for each in MESSAGES if "etag" in each.fields_by_name and not each.name.endswith("Request")]
BOOKKEEPING = {"created_by", "etag"}
"""Who and which version; when is told by Timestamps."""


def fields_of(shape: str) -> Iterable[FieldDescriptor]:
    """The fields of all requests of a shape. What has no pages is no list of a resource."""
    for message in MESSAGES:
        paged = shape != "List" or "page_token" in message.fields_by_name
        if paged and re.fullmatch(rf"{shape}[A-Z]\w+Request", message.name):
            yield from message.fields


@pytest.mark.parametrize("shape", ["List", "Purge", "Delete", "Undelete", "Update"])
def test_a_field_has_one_number_in_all_requests_of_a_shape(shape: str) -> None:
    numbers: dict[str, int] = {}
    for field in fields_of(shape):
        assert numbers.setdefault(field.name, field.number) == field.number, field.full_name
    assert numbers


def test_who_when_and_which_version_lie_between_80_and_99() -> None:
    assert len(RESOURCES) == 8
    for field in (each for resource in RESOURCES for each in resource.fields):
        times = field.message_type is not None and field.message_type.full_name == "google.protobuf.Timestamp"
        assert (80 <= field.number < 100) == (times or field.name in BOOKKEEPING), field.full_name


def test_kinds_and_options_come_last_and_have_room() -> None:
    """What grows with each kind and each generator stands behind all else."""
    for message, choice in ((overlay_pb2.Overlay, "data"), (task_pb2.GenerateSpec, "options")):
        kinds = {each.number for each in message.DESCRIPTOR.oneofs_by_name[choice].fields}
        others = {each.number for each in message.DESCRIPTOR.fields} - kinds
        assert max(others) < 100 <= min(kinds)


@pytest.mark.parametrize("name", ["created_by", "create_time", "update_time", "delete_time", "etag"])
def test_what_every_resource_has_has_one_number(name: str) -> None:
    assert len({each.fields_by_name[name].number for each in RESOURCES}) == 1
