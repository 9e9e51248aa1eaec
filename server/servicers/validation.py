"""Checks of requests, made once per message type from its descriptor and the table of field rules."""

import math
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.field_mask_pb2 import FieldMask
from google.protobuf.message import Message
from google.protobuf.struct_pb2 import Struct, Value

from server.domain.errors import Invalid
from server.servicers.field_rules import AGREED, FILLED, REQUIRED, RULES
from server.servicers.rules import Check

MAX_DEPTH = 32
"""Protobuf itself reads messages at most 100 deep, and an object in a Struct is three of them."""
MAX_DOCUMENT = 64 << 10
MOST_PATHS = 100
MAX_PATH = 255
GOOGLE = "google.protobuf."


def validate(message: Message, path: str = "") -> None:
    """Raise `Invalid` with a field path for the first field of a message that holds what it may not."""
    for check in _checks(message.DESCRIPTOR):
        check(message, path)


def check_filled(message: Message, path: str, before: Message | None = None) -> None:
    """Raise `Invalid` for the first field of a resource that has to say something and does not, however deep, and for
    fields that do not go together.

    What it did not say `before` either, as a row of others may, it need not say now, however deep.
    """
    names, parts = _filled(message.DESCRIPTOR)
    for name in names:
        if not _says(message, name) and (before is None or _says(before, name)):
            raise Invalid(f"{_join(path, name)} must be set", field=_join(path, name))
    if (check := AGREED.get(message.DESCRIPTOR.full_name)) is not None:
        check(message, path)
    for name, repeated in parts:
        if before is not None and getattr(before, name) == getattr(message, name):
            continue
        if repeated:
            for index, each in enumerate(getattr(message, name)):
                try:
                    check_filled(each, "")
                except Invalid:
                    check_filled(each, f"{_join(path, name)}[{index}]")
        elif message.HasField(name):
            part = None if before is None else getattr(before, name)
            check_filled(getattr(message, name), _join(path, name), part)


def _says(message: Message, name: str) -> bool:
    """Whether a field or a choice of a message says something."""
    if name in message.DESCRIPTOR.oneofs_by_name:
        return message.WhichOneof(name) is not None
    field = message.DESCRIPTOR.fields_by_name[name]
    return message.HasField(name) if field.has_presence else bool(getattr(message, name))


@cache
def _filled(descriptor: Descriptor) -> tuple[Sequence[str], Sequence[tuple[str, bool]]]:
    """What a message has to say, and its parts that have to say something, with whether there may be many of each."""
    parts = [
        (field.name, field.is_repeated)
        for field in descriptor.fields
        if field.message_type is not None
        and not (field.message_type.full_name.startswith(GOOGLE) or _is_map(field))
        and (any(_filled(field.message_type)) or field.message_type.full_name in AGREED)
    ]
    return FILLED.get(descriptor.full_name, ()), parts


@cache
def _checks(descriptor: Descriptor) -> tuple[Check, ...]:
    rules = RULES.get(descriptor.full_name, {})
    if unknown := {name.removesuffix("[]") for name in rules} - set(descriptor.fields_by_name):
        raise LookupError(f"rules for {descriptor.full_name} name unknown fields {unknown}")
    checks = [_required(name) for name in REQUIRED.get(descriptor.full_name, ())]
    for field in descriptor.fields:
        rule, item_rule = rules.get(field.name), rules.get(f"{field.name}[]")
        bounded = rule is not None and len(rule.limits) > 1  # whatever has limits on both sides is finite
        kind_check = None if bounded and field.type == FieldDescriptor.TYPE_DOUBLE else _kind_check(field)
        value_checks = _there(rule.check if rule else None, kind_check)
        item_checks = _there(item_rule.check if item_rule else None, _item_check(field))
        if value_checks:
            checks.append(_field(field, value_checks))
        if item_checks:
            checks.append(_repeated(field, item_checks))
    return tuple(checks)


def _there(*checks: Check | None) -> list[Check]:
    return [each for each in checks if each is not None]


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _required(name: str) -> Check:
    def check(message: Message, path: str) -> None:
        if not message.HasField(name):
            raise Invalid(f"{_join(path, name)} must be set", field=_join(path, name))

    return check


def _field(field: FieldDescriptor, rules: list[Check]) -> Check:
    name = field.name
    present = field.has_presence

    def check(message: Message, path: str) -> None:
        if present and not message.HasField(name):
            return
        value = getattr(message, name)
        where = f"{path}.{name}" if path else name
        for rule in rules:
            rule(value, where)

    return check


def _repeated(field: FieldDescriptor, rules: list[Check]) -> Check:
    name = field.name

    def check(message: Message, path: str) -> None:
        for index, value in enumerate(getattr(message, name)):
            try:
                for rule in rules:
                    rule(value, "")
            except Invalid:  # only what is wrong is worth its path
                for rule in rules:
                    rule(value, f"{_join(path, name)}[{index}]")

    return check


def _kind_check(field: FieldDescriptor) -> Check | None:
    """What holds for a single field by its type alone; maps count as single."""
    if _is_map(field):
        return _map_texts
    return None if field.is_repeated else _scalar_check(field)


def _item_check(field: FieldDescriptor) -> Check | None:
    return _scalar_check(field) if field.is_repeated and not _is_map(field) else None


def _is_map(field: FieldDescriptor) -> bool:
    return field.message_type is not None and field.message_type.GetOptions().map_entry


def _scalar_check(field: FieldDescriptor) -> Check | None:
    match field.type:
        case FieldDescriptor.TYPE_STRING:
            return _no_nul
        case FieldDescriptor.TYPE_DOUBLE | FieldDescriptor.TYPE_FLOAT:
            return _finite
        case FieldDescriptor.TYPE_ENUM:
            assert field.enum_type is not None
            known = frozenset(field.enum_type.values_by_number)

            def enum_check(value: int, path: str) -> None:
                if value not in known:
                    raise Invalid(f"{path} has no value {value}", field=path)

            return enum_check
        case FieldDescriptor.TYPE_MESSAGE:
            assert field.message_type is not None
            name = field.message_type.full_name
            if name in OF_GOOGLE:
                return OF_GOOGLE[name]
            return None if name.startswith(GOOGLE) else validate
        case _:
            return None


def _no_nul(value: str, path: str) -> None:
    if "\0" in value:
        raise Invalid(f"{path} must not hold a NUL character", field=path)


def _finite(value: float, path: str) -> None:
    if not math.isfinite(value):
        raise Invalid(f"{path} must be a finite number", field=path)


def _map_texts(value: Any, path: str) -> None:
    for key, text in value.items():
        if "\0" in key or "\0" in text:
            raise Invalid(f"{path} must not hold a NUL character", field=path)


def _mask(value: FieldMask, path: str) -> None:
    if len(value.paths) > MOST_PATHS:
        raise Invalid(f"{path} must have at most {MOST_PATHS} paths, has {len(value.paths)}", field=path)
    for each in value.paths:
        if len(each) > MAX_PATH:
            raise Invalid(f"a path in {path} must have at most {MAX_PATH} characters", field=path)
        _no_nul(each, path)


def _document(value: Struct, path: str) -> None:
    if (size := value.ByteSize()) > MAX_DOCUMENT:
        raise Invalid(f"{path} must have at most {MAX_DOCUMENT} bytes, has {size}", field=path)
    if _depth(value.fields.values()) > MAX_DEPTH:
        raise Invalid(f"{path} must not be deeper than {MAX_DEPTH} levels", field=path)
    _members(value, path)


def _depth(members: Iterable[Value]) -> int:
    """Levels of objects and lists, their own included."""
    inner = (
        _depth(each.struct_value.fields.values() if each.HasField("struct_value") else each.list_value.values)
        for each in members
        if each.HasField("struct_value") or each.HasField("list_value")
    )
    return 1 + max(inner, default=0)


def _members(value: Struct, path: str) -> None:
    for name, member in value.fields.items():
        _no_nul(name, path)
        _member(member, _join(path, name))


def _member(value: Value, path: str) -> None:
    match value.WhichOneof("kind"):
        case "string_value":
            _no_nul(value.string_value, path)
        case "number_value":
            _finite(value.number_value, path)
        case "struct_value":
            _members(value.struct_value, path)
        case "list_value":
            for index, each in enumerate(value.list_value.values):
                _member(each, f"{path}[{index}]")
        case None:
            raise Invalid(f"{path} has no value", field=path)


OF_GOOGLE: dict[str, Check] = {Struct.DESCRIPTOR.full_name: _document, FieldMask.DESCRIPTOR.full_name: _mask}
