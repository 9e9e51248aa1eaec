"""The words that rows hold for the values of an enum: the name of a value without its prefix, in lower case."""

from typing import Any, Generic, TypeVar

Value = TypeVar("Value", bound=int)


class EnumWords(Generic[Value]):
    """One enum of the API and its words; the word for the value that says nothing is empty."""

    def __init__(self, enum: type[Value]) -> None:
        numbers: dict[str, Any] = dict(getattr(enum, "items")())  # noqa: B009 - a wrapper that the stubs call a class
        (prefix,) = (name.removesuffix("UNSPECIFIED") for name, number in numbers.items() if number == 0)
        self._values: dict[str, Value] = {
            name.removeprefix(prefix).lower() if number else "": number for name, number in numbers.items()
        }
        self._words: dict[int, str] = {number: word for word, number in self._values.items()}

    def word(self, value: int) -> str:
        """The word for a value."""
        return self._words[value]

    def value(self, word: str) -> Value:
        """The value for a word; the one that says nothing where another writer has put a word of its own."""
        return self._values.get(word, self._values[""])
