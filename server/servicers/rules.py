"""What a single field may hold: small makers of checks, each raising `Invalid` with the path of its field."""

import re
from collections.abc import Callable
from typing import Any

from google.protobuf.message import Message

from server.domain.errors import Invalid

Rule = Callable[[Any, str], None]
"""`rule(value, path)` raises `Invalid` for a value that may not be there."""

MAX_LABELS = 32
COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
SHA256 = re.compile(r"[0-9a-f]{64}")
CANONICAL_UUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")


def uuid(*, required: bool = True) -> Rule:
    """A UUID in its canonical form; empty only when not required."""

    def check(value: str, path: str) -> None:
        if not value and not required:
            return
        if not CANONICAL_UUID.fullmatch(value):
            raise Invalid(f"{path} must be a UUID", field=path)

    return check


def text(most: int, least: int = 0) -> Rule:
    """A text of so many characters (not bytes)."""

    def check(value: str, path: str) -> None:
        if not least <= len(value) <= most:
            raise Invalid(f"{path} must have {least} to {most} characters, has {len(value)}", field=path)

    return check


def number(least: float, most: float) -> Rule:
    """A number between the two, both included."""

    def check(value: float, path: str) -> None:
        if not least <= value <= most:
            raise Invalid(f"{path} must be between {least} and {most}", field=path)

    return check


def one_of(*allowed: str) -> Rule:
    """One of these words."""

    def check(value: str, path: str) -> None:
        if value not in allowed:
            raise Invalid(f"{path} must be one of: {', '.join(each or '(empty)' for each in allowed)}", field=path)

    return check


def pattern(shape: re.Pattern[str], what: str, *, required: bool = True) -> Rule:
    """A text of this shape; empty only when not required."""

    def check(value: str, path: str) -> None:
        if (value or required) and not shape.fullmatch(value):
            raise Invalid(f"{path} must be {what}", field=path)

    return check


def octets(most: int, least: int = 0) -> Rule:
    """So many bytes."""

    def check(value: bytes, path: str) -> None:
        if not least <= len(value) <= most:
            raise Invalid(f"{path} must have {least} to {most} bytes, has {len(value)}", field=path)

    return check


def items(most: int, least: int = 0) -> Rule:
    """A list of so many items."""

    def check(value: list[Any], path: str) -> None:
        if not least <= len(value) <= most:
            raise Invalid(f"{path} must have {least} to {most} items, has {len(value)}", field=path)

    return check


def weight(most: int) -> Rule:
    """A message of at most so many bytes."""

    def check(value: Message, path: str) -> None:
        if (size := value.ByteSize()) > most:
            raise Invalid(f"{path} must have at most {most} bytes, has {size}", field=path)

    return check


def specified(value: int, path: str) -> None:
    """An enum that names something: not its zero."""
    if value == 0:
        raise Invalid(f"{path} must be specified", field=path)


def labels(value: dict[str, str], path: str) -> None:
    """At most 32 labels; keys of 1 to 63 characters, values of at most 255."""
    if len(value) > MAX_LABELS:
        raise Invalid(f"{path} must have at most {MAX_LABELS} labels", field=path)
    for key, held in value.items():
        if not 1 <= len(key) <= 63:
            raise Invalid(f"a key in {path} must have 1 to 63 characters", field=path)
        if len(held) > 255:
            raise Invalid(f"{path}[{key!r}] must have at most 255 characters", field=path)


def span(least: float, most: float) -> Rule:
    """A duration of so many seconds."""

    def check(value: Any, path: str) -> None:
        if not least <= value.seconds + value.nanos / 1e9 <= most or not 0 <= value.nanos < 1_000_000_000:
            raise Invalid(f"{path} must be between {least:g} and {most:g} s", field=path)

    return check


def moment(value: Any, path: str) -> None:
    """A point in time from the year 1 to 9999."""
    if not -62_135_596_800 <= value.seconds < 253_402_300_800 or not 0 <= value.nanos < 1_000_000_000:
        raise Invalid(f"{path} must be a time of the years 1 to 9999", field=path)
