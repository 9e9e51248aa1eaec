"""Messages as JSON documents with the same names: enums are words in these, and what is not set is left out."""

from functools import cache
from typing import Any

from google.protobuf.descriptor import Descriptor, EnumDescriptor, FieldDescriptor
from google.protobuf.message import Message

from server.servicers.enum_words import numbers, words

Branch = tuple[str, EnumDescriptor | None, Descriptor | None]
"""A field of a message: its name, and its enum or the message of which some field has one."""


def document_of(message: Message) -> dict[str, Any]:
    """The document of a message, several times quicker than the general converter; what is not set is left out."""
    return {field.name: _kept(field, value) for field, value in message.ListFields()}


def _kept(field: FieldDescriptor, value: Any) -> Any:
    if isinstance(value, Message):
        return document_of(value)
    if isinstance(value, str | float):
        return value
    if isinstance(value, int):
        return value if field.enum_type is None else words(field.enum_type)[value]
    return [_kept(field, each) for each in value]


def put_numbers(document: Any, message: Descriptor, text: str | None = None) -> None:
    """Put numbers in place of the words of a document, so that it fits the fields of a message.

    `text` is its JSON, where it may be large.
    Raises `LookupError` for a word of another version or program, `TypeError` for what is none. Other shapes stay.
    """
    names = frozenset(name for name in _enum_fields(message) if text is None or f'"{name}"' in text)
    if names:  # points are many, and few of them say a word
        _put_numbers(document, message, names)


def _put_numbers(document: Any, message: Descriptor, names: frozenset[str]) -> None:
    if not isinstance(document, dict):
        return
    for name, enum, inner in _branches(message, names):
        if (value := document.get(name)) is None:
            continue
        if enum is not None and isinstance(value, list):
            document[name] = [numbers(enum)[each] for each in value]
        elif enum is not None:
            document[name] = numbers(enum)[value]
        elif inner is not None:
            for each in value if isinstance(value, list) else (value,):
                _put_numbers(each, inner, names)


@cache
def _branches(message: Descriptor, names: frozenset[str]) -> tuple[Branch, ...]:
    """The fields of a message that are enums of these names, or lead to some."""
    return tuple(
        (field.name, field.enum_type, field.message_type)
        for field in message.fields
        if (field.name in names and field.enum_type is not None)
        or (field.message_type is not None and not names.isdisjoint(_enum_fields(field.message_type)))
    )


@cache
def _enum_fields(message: Descriptor) -> frozenset[str]:
    """Names of the enums in a message, however deep. Messages of overlays do not hold themselves."""
    below = (_enum_fields(field.message_type) for field in message.fields if field.message_type is not None)
    return frozenset(field.name for field in message.fields if field.enum_type is not None).union(*below)
