"""Words that must not come out again: every text field of a request, found by its descriptor, is filled with one.

A *free* canary stands where people write what they like, or where something else was expected: no answer of ours to a
fault repeats it. A *word* stands where a name of an open set is expected, or a path: the same caller hears of the same
request which of them it was. A *scope* is what the audit may tell. Logs have none of them otherwise.
"""

import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.field_mask_pb2 import FieldMask
from google.protobuf.message import Message
from google.protobuf.struct_pb2 import Struct

CANARY = re.compile(r"canary-?(free|word|scope)-?(\d+)")
WORDS = frozenset(
    {
        "type",
        "subtype",
        "generator",
        "provider",
        "theme",
        "variation",
        "presets",
        "elements",
        "features",
        "order_by",
        "paths",
    }
)
"""Names of fields that hold a word of an open set, or a path."""
BY_NAME = frozenset(
    {
        "limner.v1.GetThemeRequest.name",
        "limner.v1.Overlay.Walls.Door.id",
        "limner.v1.SetDoorsRequest.Door.id",
        "limner.v1.RevealSecretRequest.door",
    }
)
"""Fields that name what is looked for."""
DEEPEST = 6
_serial = itertools.count(1)
Fill = Callable[[Any], None]


class Canaries:
    """Those of one call."""

    def __init__(self) -> None:
        self.serial = next(_serial)

    def of(self, kind: str) -> str:
        """The canary of a kind."""
        return f"canary{kind}{self.serial}"

    def in_field(self, field: FieldDescriptor) -> str:
        """The canary that a text field gets."""
        is_word = field.name in WORDS or field.full_name in BY_NAME
        return self.of("word" if is_word else "scope" if field.name == "scope" else "free")

    def loose(self, text: str) -> set[str]:
        """The canaries in an answer that it should not hold: free ones, and those of other calls."""
        own = (self.of("word"), self.of("scope"))
        return {each[0] for each in CANARY.finditer(text) if each[0] not in own}


def fills(descriptor: Any, canaries: Canaries) -> Iterator[tuple[str, Fill]]:
    """A way to put one canary into a message for each text field, however deep, and the path of that field."""
    yield from _fills(descriptor, canaries, "", lambda message: message, 0)


def _fills(
    descriptor: Any, canaries: Canaries, path: str, part: Callable[[Any], Any], depth: int
) -> Iterator[tuple[str, Fill]]:
    for field in descriptor.fields:
        where, inner = f"{path}{field.name}", field.message_type
        if field.type == FieldDescriptor.TYPE_STRING:
            yield where, _texts(part, field, canaries.in_field(field))
        elif inner is None:
            continue
        elif inner.GetOptions().map_entry:
            yield from _maps(where, part, field, canaries)
        elif inner.full_name == Struct.DESCRIPTOR.full_name:
            yield from _documents(where, part, field.name, canaries)
        elif inner.full_name == FieldMask.DESCRIPTOR.full_name:
            yield where, _appending(part, field.name, lambda mask: mask.paths, canaries.of("word"))
        elif depth < DEEPEST and not inner.full_name.startswith("google."):
            yield from _fills(inner, canaries, f"{where}.", _inner(part, field), depth + 1)


def _inner(part: Callable[[Any], Any], field: FieldDescriptor) -> Callable[[Any], Any]:
    def found(message: Any) -> Any:
        value = getattr(part(message), field.name)
        if not field.is_repeated:
            return value
        return value[0] if value else value.add()

    return found


def _texts(part: Callable[[Any], Any], field: FieldDescriptor, canary: str) -> Fill:
    def fill(message: Message) -> None:
        if field.is_repeated:
            getattr(part(message), field.name).append(canary)
        else:
            setattr(part(message), field.name, canary)

    return fill


def _appending(part: Callable[[Any], Any], name: str, texts: Callable[[Any], Any], canary: str) -> Fill:
    def fill(message: Message) -> None:
        texts(getattr(part(message), name)).append(canary)

    return fill


def _maps(
    where: str, part: Callable[[Any], Any], field: FieldDescriptor, canaries: Canaries
) -> Iterator[tuple[str, Fill]]:
    def label(message: Message) -> None:
        getattr(part(message), field.name)[canaries.of("word")] = canaries.of("free")

    def too_long(message: Message) -> None:
        getattr(part(message), field.name)[canaries.of("word")] = canaries.of("free") * 100

    yield where, label
    yield f"{where} (too long)", too_long


def _documents(where: str, part: Callable[[Any], Any], name: str, canaries: Canaries) -> Iterator[tuple[str, Fill]]:
    word, free = canaries.of("word"), canaries.of("free")
    for note, document in (
        ("", {word: free}),
        (" (deep)", {word: {word: [free, {word: free}]}}),
        (" (palette)", {"palette": {word: free}, "materials": {word: free}, "map": free}),
        (" (NUL)", {word: f"{free}\0"}),
    ):

        def fill(message: Message, document: Any = document) -> None:
            getattr(part(message), name).update(document)

        yield f"{where}{note}", fill
