"""Requests no well-behaved caller sends, made from the descriptor of a message and a seeded generator."""

import random
from collections.abc import Sequence
from typing import Any

from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass
from google.protobuf.struct_pb2 import Struct

TEXTS = (
    "",
    "x",
    "a\0b",
    "x" * 70_000,
    "ü" * 300,
    "not-a-uuid",
    "018f0000-0000-7000-8000-000000000000",
    "../../etc",
    "%s{}",
    "\u202e",
)
NUMBERS = (0, 1, -1, 7, 2**31 - 1, -(2**31), 2**63 - 1, -(2**63))
FLOATS = (0.0, -1.0, 1e308, float("nan"), float("inf"), float("-inf"), 0.5)
VALUES: dict[int, Sequence[Any]] = {
    FieldDescriptor.TYPE_STRING: TEXTS,
    FieldDescriptor.TYPE_BOOL: (False, True),
    FieldDescriptor.TYPE_DOUBLE: FLOATS,
    FieldDescriptor.TYPE_ENUM: (0, 1, 2, 99),
    FieldDescriptor.TYPE_UINT32: (0, 1, 2**32 - 1),
    FieldDescriptor.TYPE_INT32: [each for each in NUMBERS if -(2**31) <= each < 2**31],
}


def ragged_bytes(descriptor: Descriptor, random_: random.Random) -> bytes:
    """One request on the wire: broken, cut, oversized, or well-formed with values that may not be."""
    match random_.randrange(8):
        case 0:
            return random_.randbytes(random_.randrange(1, 60))
        case 1:
            whole = ragged_message(descriptor, random_).SerializeToString()
            return whole[: random_.randrange(len(whole) + 1)]
        case 2:
            damaged = bytearray(ragged_message(descriptor, random_).SerializeToString() or b"\x0a\x01x")
            damaged[random_.randrange(len(damaged))] ^= 1 << random_.randrange(8)
            return bytes(damaged)
        case 3:
            return b""
        case _:
            return ragged_message(descriptor, random_).SerializeToString()


def ragged_message(descriptor: Descriptor, random_: random.Random, depth: int = 0) -> Message:
    """A message whose fields hold values from the edges and beyond."""
    message = GetMessageClass(descriptor)()
    for field in descriptor.fields:
        if random_.random() < 0.6:
            _fill(message, field, random_, depth)
    return message


def _fill(message: Message, field: FieldDescriptor, random_: random.Random, depth: int) -> None:
    if field.message_type is not None and field.message_type.GetOptions().map_entry:
        held: Any = getattr(message, field.name)
        for _ in range(random_.choice((1, 3, 40))):
            held[_text(random_)[:100] + str(random_.random())] = _text(random_)
    elif field.is_repeated:
        items: Any = getattr(message, field.name)
        for _ in range(random_.choice((1, 2, 20))):
            if field.message_type is not None:
                items.add().CopyFrom(_submessage(field.message_type, random_, depth))
            else:
                items.append(_scalar(field, random_))
    elif field.message_type is not None:
        getattr(message, field.name).CopyFrom(_submessage(field.message_type, random_, depth))
    else:
        setattr(message, field.name, _scalar(field, random_))


def _submessage(descriptor: Descriptor, random_: random.Random, depth: int) -> Message:
    if descriptor.full_name == Struct.DESCRIPTOR.full_name:
        return _struct(random_)
    return ragged_message(descriptor, random_, depth + 1) if depth < 6 else GetMessageClass(descriptor)()


def _struct(random_: random.Random) -> Struct:
    made = Struct()
    match random_.randrange(4):
        case 0:
            inner = made
            for _ in range(random_.choice((3, 40))):
                inner = inner.fields["deeper"].struct_value
            inner.fields["x"].number_value = 1
        case 1:
            made.fields["battle_map"].number_value = random_.choice(FLOATS)
        case 2:
            made.fields["huge"].string_value = "x" * 70_000
        case _:
            made.fields["battle_map"].struct_value.fields["ink\0"].string_value = _text(random_)
    return made


def _text(random_: random.Random) -> str:
    return random_.choice(TEXTS)


def _scalar(field: FieldDescriptor, random_: random.Random) -> Any:
    if field.type == FieldDescriptor.TYPE_BYTES:
        return random_.randbytes(random_.choice((0, 1, 500, 2_000_000)))
    return random_.choice(VALUES.get(field.type, NUMBERS))
