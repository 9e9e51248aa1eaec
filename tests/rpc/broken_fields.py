"""Requests that are right but for one field, made from the descriptors and the table of field rules.

What a rule takes and what it refuses the rule itself tells, asked about every value there is for a type of field.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass

from server.domain.errors import Invalid
from server.servicers.field_rules import AGREED, FILLED, REQUIRED, RULES
from server.servicers.rules import Check, Rule
from tests.overlay_samples.sample import CELL

Chain = tuple[FieldDescriptor, ...]
F = FieldDescriptor
ID = "018f0000-0000-7000-8000-000000000000"
WORDS = (
    "x",
    ID,
    "a" * 64,
    "#112233",
    "map",
    "webp",
    "nw",
    "title",
    "wall",
    "open",
    "wood",
    "M0 0h1",
    "",
    "?",
    "x" * 20_000,
    "x" * 70_000,
)
WHOLE = (1, 70, 0, -1, 2**31 - 1, -(2**31), 2**63 - 1, -(2**63))
VALUES: dict[int, Sequence[Any]] = {
    F.TYPE_STRING: WORDS,
    F.TYPE_BYTES: (b"x", b"", bytes((1 << 20) + 1), bytes((3 << 20) + 1)),
    F.TYPE_DOUBLE: (1.0, 0.5, 0.0, -1.0, 1e300, -1e300),
    F.TYPE_INT32: [each for each in WHOLE if -(2**31) <= each < 2**31],
    F.TYPE_SINT32: [each for each in WHOLE if -(2**31) <= each < 2**31],
    F.TYPE_UINT32: (1, 0, 2**32 - 1),
    F.TYPE_BOOL: (True, False),
}
UNREADABLE: dict[int, Any] = {F.TYPE_STRING: "a\0b", F.TYPE_DOUBLE: float("nan"), F.TYPE_ENUM: 99}
"""What no field of a type may hold, whatever its rule."""
SPANS: Sequence[Mapping[str, int]] = ({"seconds": 1}, {"seconds": -(2**62)}, {"seconds": 2**62})
COUNTS = (1, 2, 3, 17, 65, 501, 1001, 2001, 5001, 0)
LABELS = ({"level": "1"}, {"": "1"}, {"level": "x" * 256}, {str(number): "" for number in range(33)})
OUTLINE = {"points": [CELL] * 5000}
HEAVY = {"image_id": ID, "marker": {"at": CELL, "area": [OUTLINE] * 6}}
DEEP: dict[str, Any] = {}
for _ in range(32):
    DEEP = {"deeper": DEEP}


@dataclass(frozen=True)
class Broken:
    """A request, and the path of what is wrong in it."""

    request: Message
    path: str


def is_own(field: FieldDescriptor) -> bool:
    """Whether a field holds messages of ours."""
    return field.message_type is not None and field.message_type.file.package == "limner.v1" and not is_map(field)


def is_map(field: FieldDescriptor) -> bool:
    return field.message_type is not None and field.message_type.GetOptions().map_entry


def takes(rule: Rule | None, value: Any) -> bool:
    try:
        if rule is not None:
            rule.check(value, "path")
    except Invalid:
        return False
    return True


def rules_of(field: FieldDescriptor) -> tuple[Rule | None, Rule | None]:
    """Those of a field as a whole, and of its items."""
    kind: Any = field.containing_type
    rules = RULES.get(kind.full_name, {})
    return rules.get(field.name), rules.get(f"{field.name}[]")


def message_of(field: FieldDescriptor, values: Mapping[str, Any]) -> Any:
    """A message that a field can hold."""
    kind: Any = field.message_type
    return GetMessageClass(kind)(**values)


def singles(field: FieldDescriptor) -> Sequence[Any]:
    """Values of one item."""
    if is_own(field):
        return [filled(field.message_type)]
    if field.message_type is not None:
        spans = SPANS if field.message_type.name in ("Timestamp", "Duration") else [{}]
        return [message_of(field, each) for each in spans]
    return VALUES.get(field.type, WHOLE)


def right(field: FieldDescriptor, *, said: bool = False) -> Any:
    """A value that a field may hold, and one that says something if wanted."""
    whole, each = rules_of(field)
    if is_map(field):
        return LABELS[0]
    if not field.is_repeated:
        return next(value for value in singles(field) if takes(whole, value) and (value or not said))
    item = next(value for value in singles(field) if takes(each, value))
    return next(held for count in COUNTS if takes(whole, held := [item] * count))


def wrong(field: FieldDescriptor) -> Iterator[tuple[Any, str]]:
    """Values that a field may not hold, one for each of its rules, and what of it is wrong: "" or "[0]"."""
    whole, each = rules_of(field)
    if is_map(field):
        yield from ((value, "") for value in (*LABELS, {"a\0b": ""}) if not takes(whole, value) or "a\0b" in value)
        return
    if field.is_repeated:
        item = next(value for value in singles(field) if takes(each, value))
        if whole is not None:
            yield next(held for count in COUNTS if not takes(whole, held := [item] * count)), ""
        if each is not None and is_own(field):
            yield [message_of(field, HEAVY)], "[0]"
        elif each is not None:
            yield [next(value for value in singles(field) if not takes(each, value))], "[0]"
        if field.type in UNREADABLE:
            yield [UNREADABLE[field.type]], "[0]"
        return
    if whole is not None and is_own(field):
        yield message_of(field, HEAVY), ""
    elif whole is not None:
        yield next(value for value in singles(field) if not takes(whole, value)), ""
    if field.type in UNREADABLE:
        yield UNREADABLE[field.type], ""
    if field.message_type is not None and field.message_type.name == "Struct":
        yield DEEP, ""


def put(message: Any, field: FieldDescriptor, value: Any) -> None:
    """Have a field hold a value and nothing else."""
    message.ClearField(field.name)
    if is_map(field):
        getattr(message, field.name).update(value)
    elif field.is_repeated:
        getattr(message, field.name).extend(value)
    elif isinstance(value, dict):
        getattr(message, field.name).update(value)
    elif field.message_type is not None:
        getattr(message, field.name).CopyFrom(value)
    else:
        setattr(message, field.name, value)


def filled(descriptor: Any) -> Any:
    """A message with all that has to be said."""
    message = GetMessageClass(descriptor)()
    must = {*REQUIRED.get(descriptor.full_name, ()), *FILLED.get(descriptor.full_name, ())}
    for choice in descriptor.oneofs:
        if choice.name in must:
            must.add(choice.fields[0].name)
    for field in descriptor.fields:
        whole, _ = rules_of(field)
        default = () if field.is_repeated else getattr(message, field.name)
        if field.name in must or not (field.has_presence or is_map(field) or takes(whole, default)):
            put(message, field, right(field, said=field.name in must))
    return agreed(message)


def agreed(message: Any) -> Any:
    """A message whose fields go together: that one, or the first in which one of them says something else."""
    check = AGREED.get(message.DESCRIPTOR.full_name)
    if check is None or agrees(check, message):
        return message
    for field in message.DESCRIPTOR.fields:
        whole, _ = rules_of(field)
        for value in [right(field)] if field.is_repeated else singles(field):
            other = GetMessageClass(message.DESCRIPTOR)()
            other.CopyFrom(message)
            put(other, field, value)
            if takes(whole, value) and agrees(check, other):
                return other
    raise LookupError(f"nothing goes together in {message.DESCRIPTOR.full_name}")


def agrees(check: Check, message: Any) -> bool:
    try:
        check(message, "path")
    except Invalid:
        return False
    return True


def chains(descriptor: Any) -> Iterator[Chain]:
    """Every field of a message and of the messages of ours it holds, each with those that lead to it."""
    for field in descriptor.fields:
        yield (field,)
        if is_own(field):
            yield from ((field, *rest) for rest in chains(field.message_type))


def leading(descriptor: Any, way: Chain) -> tuple[Message, Any, str]:
    """A request that is right, the message in it that a way leads to, and the path of that, with a dot."""
    request = held = filled(descriptor)
    path = ""
    for field in way:
        path += f"{field.name}[0]." if field.is_repeated else f"{field.name}."
        inner = getattr(held, field.name)
        if field.is_repeated:
            if not inner:
                inner.extend(right(field))
            held = inner[0]
            continue
        if not held.HasField(field.name):
            put(held, field, filled(field.message_type))
        held = getattr(held, field.name)
    return request, held, path


def broken_requests(descriptor: Any) -> Iterator[Broken]:
    """A request for every rule of every field, wherever its message occurs, that breaks this one alone."""
    for *way, last in chains(descriptor):
        for value, where in wrong(last):
            request, held, path = leading(descriptor, tuple(way))
            put(held, last, value)
            yield Broken(request, f"{path}{last.name}{where}")


def lacking_requests(descriptor: Any) -> Iterator[Broken]:
    """A request for everything that has to be said, wherever its message occurs, that leaves this one alone out."""
    ways: list[Chain] = [(), *(chain for chain in chains(descriptor) if is_own(chain[-1]))]
    for way in ways:
        kind: Any = way[-1].message_type if way else descriptor
        for name in {*REQUIRED.get(kind.full_name, ()), *FILLED.get(kind.full_name, ())}:
            request, held, path = leading(descriptor, way)
            choice = kind.oneofs_by_name.get(name)
            for field in choice.fields if choice is not None else [kind.fields_by_name[name]]:
                held.ClearField(field.name)
            yield Broken(request, f"{path}{name}")
