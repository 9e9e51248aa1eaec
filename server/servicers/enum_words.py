"""The words that rows and documents keep for the values of an enum: their names without the prefix, in lower case.

KIND_WOOD is kept as `wood`. What is unspecified is the empty word, and documents leave it out.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Generic, TypeVar

from google.protobuf.descriptor import EnumDescriptor

Value = TypeVar("Value", bound=int)


@cache
def words(enum: EnumDescriptor) -> Mapping[int, str]:
    """Number -> word."""
    prefix = enum.values_by_number[0].name.removesuffix("UNSPECIFIED")
    return {each.number: each.name.removeprefix(prefix).lower() if each.number else "" for each in enum.values}


@cache
def numbers(enum: EnumDescriptor) -> Mapping[str, int]:
    """Word -> number."""
    return {word: number for number, word in words(enum).items()}


class EnumWords(Generic[Value]):
    """One enum of the API and its words, with types."""

    def __init__(self, enum: type[Value]) -> None:
        self._enum: Any = enum

    def word(self, value: int) -> str:
        """The word for a value."""
        return words(self._enum.DESCRIPTOR)[value]

    def value(self, word: str) -> Value:
        """The value for a word; the one that says nothing where another writer has put a word of its own."""
        value: Value = numbers(self._enum.DESCRIPTOR).get(word, 0)  # type: ignore[assignment]
        return value
