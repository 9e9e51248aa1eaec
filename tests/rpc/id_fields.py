"""The fields of requests that name rows, found by descriptor, and what kind of row each names."""

from collections.abc import Iterator
from typing import Any

from google.protobuf.descriptor import Descriptor, FieldDescriptor, MethodDescriptor
from google.protobuf.message import Message

from server.servicers.field_rules import RULES

Path = tuple[str, ...]
OTHERS = {"request_id", "source_id", "page_token", "theme_id"}
"""Ids of requests and of what callers have elsewhere, places in lists, and themes, which are common to all."""
DOOR = ("doors", "id")
"""What is a name over one image."""
NAMED = {"image_id": "image", "image_ids": "image", "parent_image_id": "image", "patch_of": "image"}
NAMED |= {"patch": "overlay", "overlays": "overlay", "viewers": "overlay", "task_id": "task", "retry_of": "task"}
NAMED |= {"parent_task_id": "task"}
OWN = {"ImageService": "image", "MapGridService": "grid", "OverlayService": "overlay", "TaskService": "task"}
"""What `id` and `ids` name."""


def id_paths(method: MethodDescriptor) -> Iterator[tuple[Path, str]]:
    """Every field of a method's request that names a row, and its kind. A field that is not known is an error."""
    if method.containing_service.name == "ThemeService":
        return
    for path in _paths(method.input_type):
        if path[-2:] == DOOR:
            continue
        if path[-1] in ("id", "ids"):
            yield path, OWN[method.containing_service.name]
        elif path[-1] not in OTHERS:
            yield path, NAMED[path[-1]]


def _paths(descriptor: Descriptor) -> Iterator[Path]:
    for field in descriptor.fields:
        words = field.name.split("_")
        if field.message_type is not None and field.message_type.file.package.startswith("limner"):
            yield from ((field.name, *rest) for rest in _paths(field.message_type))
        elif field.type == FieldDescriptor.TYPE_STRING and ({"id", "ids", "of", "token"} & set(words) or _is_id(field)):
            yield (field.name,)


def _is_id(field: FieldDescriptor) -> bool:
    """Whether a rule takes nothing else, whatever the field is called."""
    kind: Any = field.containing_type
    rule = RULES.get(kind.full_name, {}).get(f"{field.name}[]" if field.is_repeated else field.name)
    return rule is not None and rule.is_id


def put_id(message: Any, path: Path, row_id: str) -> None:
    """Set such a field; in a list of ids it follows the first of those that are there."""
    name, *rest = path
    value = getattr(message, name)
    if rest:
        if hasattr(value, "add"):
            value = value[0] if value else value.add()
        put_id(value, tuple(rest), row_id)
    elif isinstance(value, str):
        setattr(message, name, row_id)
    else:
        value[:] = [*value[:1], row_id]


def each_message(message: Message) -> Iterator[Any]:
    """A message and those that are set in it."""
    yield message
    for field, value in message.ListFields():
        if field.message_type is not None and not field.message_type.GetOptions().map_entry:
            for each in value if hasattr(value, "add") else [value]:
                yield from each_message(each)
