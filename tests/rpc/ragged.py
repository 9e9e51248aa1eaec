"""Requests no well-behaved caller sends, made from the descriptor of a message and a seeded generator.

Three sorts: bytes that are no message, messages filled with values from the edges, and a valid request of which one
field is spoiled. Only the last gets past the first rules, to those of the deeper fields and to the handler.
"""

import copy
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message

from tests.rpc.ragged_values import random_message, set_random, value_of

OVERSIZED = 5 << 20
UNREADABLE = (
    b"\x08" + b"\xff" * 10 + b"\x01",  # an integer of more than 64 bits
    b"\x0a\x04\xff\xfe\xfd\xfc",  # a text that is no UTF-8
    b"\x0a\xff\xff\xff\x7f",  # a text longer than the message
    b"\x0b" * 200,  # groups within groups
    b"\x0f\x00",  # a wire type that does not exist
    b"\x00\x00",  # a field without a number
)


@dataclass(frozen=True, slots=True)
class Ragged:
    """One request on the wire (more than one message for a stream); `spoiled` is the path of its only wrong field."""

    messages: Sequence[bytes]
    spoiled: str = ""


def ragged_requests(valid: Sequence[Message], count: int, seed: str) -> Iterator[Ragged]:
    """So many wrong variations of a valid request, whose messages are given; most streams have several."""
    draws = random.Random(seed)
    chains = cycle(list(_chains(valid[0].DESCRIPTOR)))
    for number in range(count):
        messages = [each.SerializeToString() for each in valid]
        at, spoiled = draws.randrange(len(valid)), ""
        match number % 10:
            case 1 | 2:
                messages[at] = random_message(valid[at].DESCRIPTOR, draws).SerializeToString()
            case 3 if number == 3:
                # An unknown field, well-formed; behind it gRPC's own client would stumble over its next message.
                messages[-1] = b"\xfa\x7f" + _length(OVERSIZED) + bytes(OVERSIZED)
            case 3 | 4 if len(messages) > 1:
                messages = _disordered(messages, draws)
            case 4 | 5 | 6 | 7 | 8 | 9 if (chain := next(chains, None)) is not None:
                at = next((index for index, each in enumerate(valid) if not _replaces(each, chain[0])), 0)
                changed = copy.deepcopy(valid[at])
                spoiled = _spoil(changed, chain, draws)
                messages[at] = changed.SerializeToString()
            case _:
                messages[at] = _no_message(messages[at], draws)
        yield Ragged(messages, spoiled)


def _no_message(valid: bytes, draws: random.Random) -> bytes:
    match draws.randrange(4):
        case 0:
            return draws.randbytes(draws.randrange(1, 60))
        case 1:
            return valid[: draws.randrange(len(valid) + 1)]
        case 2 if valid:
            damaged = bytearray(valid)
            damaged[draws.randrange(len(damaged))] ^= 1 << draws.randrange(8)
            return bytes(damaged)
        case _:
            return valid + draws.choice(UNREADABLE)


def _length(size: int) -> bytes:
    encoded = bytearray()
    while size >= 0x80:
        encoded.append(size & 0x7F | 0x80)
        size >>= 7
    return bytes([*encoded, size])


def _disordered(messages: list[bytes], draws: random.Random) -> list[bytes]:
    match draws.randrange(4):
        case 0:
            return draws.sample(messages, len(messages))
        case 1:
            return draws.choices(messages, k=len(messages))
        case 2:
            return messages[: draws.randrange(len(messages))]
        case _:
            return [*messages, b""]


Chain = tuple[FieldDescriptor, ...]


def _chains(descriptor: Any) -> Iterator[Chain]:
    """Every field of a message and of the messages of ours it holds, each with those that lead to it."""
    for field in descriptor.fields:
        inner = field.message_type
        if inner is None or inner.GetOptions().map_entry or inner.full_name.startswith("google."):
            yield (field,)
        else:
            yield from ((field, *rest) for rest in _chains(inner))


def _spoil(message: Message, chain: Chain, draws: random.Random) -> str:
    """Put a value from the edges into the last field of a chain; returns its path, or nothing when more is wrong then.

    A message on the way that was not there may lack something: then the path ends at it. Of several the first is taken.
    """
    *way, last = chain
    path: list[str] = []
    complete, replaced = True, False
    for field in way:
        replaced |= _replaces(message, field)
        if complete:
            path.append(field.name)
            complete = not _is_empty(message, field)
        held = value_of(message, field)
        if field.is_repeated:
            if complete:
                path[-1] += "[0]"
            message = held[0] if held else held.add()
        else:
            message = held
            message.SetInParent()
    replaced |= _replaces(message, last)
    set_random(message, last, draws)
    if complete:
        path.append(last.name)
    return "" if replaced or (complete and _is_empty(message, last)) else ".".join(path)


def _replaces(message: Message, field: FieldDescriptor) -> bool:
    """Whether setting a field would take the place of another."""
    choice = field.containing_oneof
    return choice is not None and message.WhichOneof(choice.name) not in (None, field.name)


def _is_empty(message: Message, field: FieldDescriptor) -> bool:
    return not message.HasField(field.name) if field.has_presence else not value_of(message, field)
