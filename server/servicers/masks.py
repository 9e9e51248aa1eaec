"""Update masks (AIP-134): which fields of a resource a request changes, and the resource with them changed."""

from collections.abc import Collection, Sequence
from typing import Any, TypeVar

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message
from google.protobuf.struct_pb2 import Struct

from server.domain.resource_errors import ImmutableField, UnknownPath, UnsetPath
from server.servicers.rules import labels

Shown = TypeVar("Shown", bound=Message)
EVERYTHING = "*"
DOCUMENT = Struct.DESCRIPTOR.full_name


def merged(
    stored: Shown, request: Any, name: str, changeable: Collection[str], fixed: Collection[str], prefix: str = ""
) -> Shown:
    """`stored` with the fields that the mask of an update request names, such as `name` or `style.color`, as it wants.

    The request holds the wanted resource in the field `name`; `prefix` leads to the request. An empty mask names every
    field that is set, `*` everything that can be changed but messages, such as documents, and sides of a choice that
    are unset: these are not erased. `labels.<key>` sets or removes one label. Fields that are neither `changeable` nor
    `fixed` are output only, and passed over.

    Raises `UnknownPath`, `UnsetPath`, and `ImmutableField` for another value of a fixed field, or another kind.
    """
    wanted: Shown = getattr(request, name)
    result = type(stored)()
    result.CopyFrom(stored)
    mask = f"{prefix}update_mask"
    for path in _paths(wanted, request.update_mask.paths, changeable, mask):
        top, *inner = names = _names(wanted.DESCRIPTOR, path, mask)
        if top in fixed and _is_other(_reached(stored, names), _reached(wanted, names)):
            raise ImmutableField(f"{prefix}{name}.{path}")
        if _is_side(_field(wanted, top)) and wanted.HasField(top) and not stored.HasField(top):
            raise ImmutableField(f"{prefix}{name}.{top}")  # what kind of thing it is, such as a label or a marker
        if top in changeable:
            if unset := _copy(wanted, result, names):
                raise UnsetPath(path, mask, unset)
            if inner and _is_map(_field(wanted, top)) and len(getattr(result, top)) > len(getattr(stored, top)):
                labels.check(getattr(result, top), f"{prefix}{name}.{top}")
    return result


def named(wanted: Message, mask: Sequence[str], changeable: Collection[str]) -> set[str]:
    """The fields of a resource that an update is about, whether they exist or not."""
    paths = changeable if list(mask) == [EVERYTHING] else mask or [field.name for field, _ in wanted.ListFields()]
    return {path.partition(".")[0] for path in paths}


def differing(before: Message, after: Message, names: Collection[str]) -> set[str]:
    """Those of the fields that differ, whether in value or in being set."""
    return {name for name in names if not _equal(before, after, _field(before, name))}


def _equal(before: Message, after: Message, field: FieldDescriptor) -> bool:
    if field.has_presence and before.HasField(field.name) != after.HasField(field.name):
        return False
    return bool(getattr(before, field.name) == getattr(after, field.name))


def _paths(wanted: Message, mask: Sequence[str], changeable: Collection[str], where: str) -> list[str]:
    if not mask:
        return [field.name for field, _ in wanted.ListFields()]
    if list(mask) == [EVERYTHING]:
        return [name for name in changeable if _is_there(wanted, _field(wanted, name))]
    paths = list(dict.fromkeys(mask))
    for path in paths:
        _names(wanted.DESCRIPTOR, path, where)
    return paths


def _names(descriptor: Any, path: str, where: str) -> list[str]:
    """The names of the fields on a path, and of the label at its end. Raises `UnknownPath`."""
    names: list[str] = []
    at, rest = descriptor, path
    while rest or not names:
        name, dot, rest = rest.partition(".")
        field = None if at is None else at.fields_by_name.get(name)
        if field is None or (dot and not rest):
            raise UnknownPath(path, where)
        names.append(name)
        if rest and _is_map(field):
            return [*names, rest]  # a key may hold dots
        # What lies inside of a list or a document has no path of its own.
        own = not field.is_repeated and field.message_type is not None
        at = field.message_type if own and field.message_type.file.package == descriptor.file.package else None
    return names


def _reached(message: Any, names: Sequence[str]) -> Any:
    for name in names:
        message = getattr(message, name)
    return message


def _is_other(stored: Any, wanted: Any) -> bool:
    """Whether a value is not the one that is there, nor a part of it as it is shown in brief."""
    if stored == wanted or not isinstance(stored, Message):
        return bool(stored != wanted)
    whole = type(stored)()
    whole.CopyFrom(stored)
    whole.MergeFrom(wanted)
    return whole != stored


def _copy(source: Any, target: Any, names: Sequence[str]) -> str:
    """Copy what the names lead to; returns who leaves unset what must not be, or nothing.

    That is a document or a side of a choice which would be taken away, and a side that the path leads through.
    """
    name, *rest = names
    field = _field(source, name)
    if rest and _is_map(field):
        _copy_entry(getattr(source, name), getattr(target, name), rest[0])
        return ""
    if rest:
        if _is_another(source, field):
            return "the request"
        if _is_side(field) and not target.HasField(name):
            return "the resource"
        return _copy(getattr(source, name), getattr(target, name), rest)
    if _is_kept(field) and not source.HasField(name):
        return "the request"
    target.ClearField(name)
    if field.is_repeated:
        getattr(target, name).MergeFrom(getattr(source, name))
    elif field.message_type is not None:
        if source.HasField(name):
            getattr(target, name).CopyFrom(getattr(source, name))
    elif not field.has_presence or source.HasField(name):
        setattr(target, name, getattr(source, name))
    return ""


def _copy_entry(source: Any, target: Any, key: str) -> None:
    if key in source:
        target[key] = source[key]
    else:
        target.pop(key, None)


def _field(message: Any, name: str) -> FieldDescriptor:
    field: FieldDescriptor = message.DESCRIPTOR.fields_by_name[name]
    return field


def _is_map(field: FieldDescriptor) -> bool:
    return field.message_type is not None and field.message_type.GetOptions().map_entry


def _is_side(field: FieldDescriptor) -> bool:
    """Whether a field is one of several of which one is set. An optional field has a choice of its own name."""
    return field.containing_oneof is not None and not field.containing_oneof.name.startswith("_")


def _is_another(message: Message, field: FieldDescriptor) -> bool:
    """Whether another side of a choice is set than this field."""
    choice = field.containing_oneof
    return choice is not None and message.WhichOneof(choice.name) not in (None, field.name)


def _is_there(wanted: Message, field: FieldDescriptor) -> bool:
    """Whether a mask of everything is about a field: one that is only left out is not erased."""
    may_be_left_out = _is_side(field) or (field.message_type is not None and not field.is_repeated)
    return not may_be_left_out or wanted.HasField(field.name)


def _is_kept(field: FieldDescriptor) -> bool:
    """Whether a field is only replaced and never taken away: a document, or a side of a choice."""
    return _is_side(field) or (field.message_type is not None and field.message_type.full_name == DOCUMENT)
