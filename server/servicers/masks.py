"""Update masks (AIP-134): which fields of a resource a request changes, and the resource with them changed."""

from collections.abc import Collection, Sequence
from typing import Any, TypeVar

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message

from server.domain.resource_errors import ImmutableField, UnknownPath

Shown = TypeVar("Shown", bound=Message)
EVERYTHING = "*"


def merged(
    held: Shown, request: Any, name: str, changeable: Collection[str], fixed: Collection[str], prefix: str = ""
) -> Shown:
    """`held` with the fields that the mask of an update request names, such as `name` or `style.color`, as it wants.

    The request holds the wanted resource in the field `name`; `prefix` leads to the request. An empty mask names every
    field that is set, `*` everything that can be changed. Fields that are neither `changeable` nor `fixed` are output
    only, and passed over. Raises `UnknownPath`, and `ImmutableField` for another value of a fixed field.
    """
    wanted: Shown = getattr(request, name)
    result = type(held)()
    result.CopyFrom(held)
    for path in _paths(wanted, request.update_mask.paths, changeable, f"{prefix}update_mask"):
        top, _, _ = path.partition(".")
        if top in fixed and getattr(held, top) != getattr(wanted, top):
            raise ImmutableField(f"{prefix}{name}.{path}")
        if top in changeable:
            _copy(wanted, result, path.split("."))
    for choice in held.DESCRIPTOR.oneofs_by_name:
        # What kind of thing it is, such as a label or a marker. An optional field has a choice of its own name.
        if not choice.startswith("_") and held.WhichOneof(choice) != result.WhichOneof(choice):
            raise ImmutableField(f"{prefix}{name}.{result.WhichOneof(choice) or choice}")
    return result


def named(wanted: Message, mask: Sequence[str], changeable: Collection[str]) -> set[str]:
    """The fields of a resource that an update is about, whether they exist or not."""
    paths = changeable if list(mask) == [EVERYTHING] else mask or [field.name for field, _ in wanted.ListFields()]
    return {path.partition(".")[0] for path in paths}


def _paths(wanted: Message, mask: Sequence[str], changeable: Collection[str], where: str) -> list[str]:
    if not mask:
        return [field.name for field, _ in wanted.ListFields()]
    if list(mask) == [EVERYTHING]:
        return list(changeable)
    paths = list(dict.fromkeys(mask))
    for path in paths:
        _check(wanted.DESCRIPTOR, path, where)
    return paths


def _check(descriptor: Any, path: str, where: str) -> None:
    at = descriptor
    for name in path.split("."):
        field = None if at is None else at.fields_by_name.get(name)
        if field is None:
            raise UnknownPath(path, where)
        # What lies inside of a list, a map or a document has no path of its own.
        own = not field.is_repeated and field.message_type is not None and not field.message_type.GetOptions().map_entry
        at = field.message_type if own and field.message_type.file.package == descriptor.file.package else None


def _copy(source: Any, target: Any, path: list[str]) -> None:
    name, *rest = path
    if rest:
        _copy(getattr(source, name), getattr(target, name), rest)
        return
    field: FieldDescriptor = source.DESCRIPTOR.fields_by_name[name]
    target.ClearField(name)
    if field.is_repeated:
        getattr(target, name).MergeFrom(getattr(source, name))
    elif field.message_type is not None:
        if source.HasField(name):
            getattr(target, name).CopyFrom(getattr(source, name))
    elif not field.has_presence or source.HasField(name):
        setattr(target, name, getattr(source, name))
