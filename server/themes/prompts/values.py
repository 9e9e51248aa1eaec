"""What stands at a place in the values of a template: JSON, or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeGuard

KINDS = (
    (bool, "a boolean"),
    (int, "a number"),
    (float, "a number"),
    (str, "a text"),
    (list, "a list"),
    (dict, "an object"),
)


@dataclass(frozen=True, slots=True)
class Nothing:
    """Where a template names what is not there: the whole path, the last name of it, and the names that are there."""

    line: int
    path: str
    name: str
    known: Iterable[str]


def kind(value: Any) -> str:
    """What a value is, in words."""
    return next((word for each, word in KINDS if isinstance(value, each)), "null")


def is_scalar(value: Any) -> TypeGuard[str | int | float | bool | None]:
    """Whether a value is neither list nor object."""
    return value is None or isinstance(value, str | int | float)


def is_written(value: Any) -> TypeGuard[str | int | float]:
    """Whether a value says something in a prompt: texts and numbers do."""
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def size(value: Any) -> int:
    """Steps it takes to look at all of a text or a list."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, list):
        return 4 * len(value) + sum(len(each) for each in value if isinstance(each, str))
    return 1
