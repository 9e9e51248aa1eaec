"""Values from the edges of every type of field, and beyond them."""

import base64
import random
from collections.abc import Sequence
from typing import Any

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass
from google.protobuf.struct_pb2 import Struct

TEXTS = (
    "",
    "x",
    "a\0b",
    "x" * 70_000,
    "ü" * 300,
    "🐉" * 1_200,
    "not-a-uuid",
    "018f0000-0000-7000-8000-000000000000",
    "018F0000000070008000000000000000",
    "../../etc",
    "%s{}",
    "\u202e",
    "2026-01-01",
    base64.urlsafe_b64encode(b'["0123456789abcdef", "1", "2"]').decode(),
    base64.urlsafe_b64encode(b"[" * 700).decode(),
)
NUMBERS = (0, 1, -1, 7, 2**31 - 1, -(2**31), 2**63 - 1, -(2**63))
FLOATS = (0.0, -1.0, 1e308, -1e308, 5e-324, float("nan"), float("inf"), float("-inf"), 0.5)
VALUES: dict[int, Sequence[Any]] = {
    FieldDescriptor.TYPE_STRING: TEXTS,
    FieldDescriptor.TYPE_BOOL: (False, True),
    FieldDescriptor.TYPE_DOUBLE: FLOATS,
    FieldDescriptor.TYPE_ENUM: (0, 1, 2, 99, -1, 2**31 - 1),
    FieldDescriptor.TYPE_UINT32: (0, 1, 2**32 - 1),
    FieldDescriptor.TYPE_INT32: [each for each in NUMBERS if -(2**31) <= each < 2**31],
    FieldDescriptor.TYPE_SINT32: [each for each in NUMBERS if -(2**31) <= each < 2**31],
}
DEEPEST = 6


def random_message(descriptor: Any, draws: random.Random, depth: int = 0) -> Message:
    """A message many of whose fields hold such values."""
    message = GetMessageClass(descriptor)()
    if depth < DEEPEST:
        for field in descriptor.fields:
            if draws.random() < 0.6:
                set_random(message, field, draws, depth)
    return message


def set_random(message: Message, field: FieldDescriptor, draws: random.Random, depth: int = 0) -> None:
    """Give one field such a value."""
    held = value_of(message, field)
    if field.message_type is not None and field.message_type.GetOptions().map_entry:
        for _ in range(draws.choice((1, 3, 40))):
            held[draws.choice(TEXTS)[:100] + str(draws.random())] = draws.choice(TEXTS)
    elif field.is_repeated and field.message_type is not None:
        for _ in range(draws.choice((1, 2, 20))):
            held.add().CopyFrom(_submessage(field.message_type, draws, depth))
    elif field.is_repeated:
        held.extend(_scalar(field, draws) for _ in range(draws.choice((1, 2, 20))))
    elif field.message_type is not None:
        held.CopyFrom(_submessage(field.message_type, draws, depth))
    else:
        setattr(message, field.name, _scalar(field, draws))


def value_of(message: Message, field: FieldDescriptor) -> Any:
    """What a field holds."""
    return getattr(message, field.name)


def _submessage(descriptor: Any, draws: random.Random, depth: int) -> Message:
    if descriptor.full_name == Struct.DESCRIPTOR.full_name:
        return _struct(draws)
    return random_message(descriptor, draws, depth + 1)


def _struct(draws: random.Random) -> Struct:
    made = Struct()
    member = made.fields["battle_map"]
    match draws.randrange(8):
        case 0:
            for _ in range(draws.choice((3, 20, 31, 32, 40))):
                member = member.struct_value.fields["deeper"]
            member.number_value = 1
        case 1:
            for _ in range(draws.choice((3, 20, 31, 32, 40))):
                member = member.list_value.values.add()
            member.number_value = 1
        case 2:
            member.number_value = draws.choice(FLOATS)
        case 3:
            member.struct_value.fields["ink"].list_value.values.add().number_value = draws.choice(FLOATS)
        case 4:
            member.string_value = "x" * 70_000
        case 5:
            member.struct_value.fields["ink"].SetInParent()  # a value that has none
        case 6:
            member.struct_value.fields["ink\0"].string_value = draws.choice(TEXTS)
        case _:
            member.struct_value.fields["ink"].string_value = draws.choice(TEXTS)
    return made


def _scalar(field: FieldDescriptor, draws: random.Random) -> Any:
    if field.type == FieldDescriptor.TYPE_BYTES:
        return draws.randbytes(draws.choice((0, 1, 500, 1 << 20, (1 << 20) + 1, (3 << 20) + 1)))
    return draws.choice(VALUES.get(field.type, NUMBERS))
