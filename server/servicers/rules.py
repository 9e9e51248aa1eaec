"""What a single field may hold: makers of rules, each with a check that raises `Invalid` with the path of its field."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from google.protobuf.message import Message

from server.domain.errors import Invalid

Check = Callable[[Any, str], None]
"""`check(value, path)` raises `Invalid` for a value that may not be there."""

MAX_LABELS = 32
COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
SHA256 = re.compile(r"[0-9a-f]{64}")
CANONICAL_UUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")


@dataclass(frozen=True, slots=True)
class Rule:
    """A check, and its limits in the words that the comment of the field uses; `is_id` where what it takes is an id."""

    check: Check
    limits: tuple[str, ...] = ()
    is_id: bool = False


def uuid(*, required: bool = True) -> Rule:
    """A UUID in its canonical form; empty only when not required."""

    def check(value: str, path: str) -> None:
        if not value and not required:
            return
        if not CANONICAL_UUID.fullmatch(value):
            raise Invalid(f"{path} must be a UUID", field=path)

    return Rule(check, ("UUID",), is_id=True)


def text(most: int, least: int = 0) -> Rule:
    """A text of so many characters (not bytes)."""

    def check(value: str, path: str) -> None:
        if not least <= len(value) <= most:
            raise Invalid(f"{path} must have {least} to {most} characters, has {len(value)}", field=path)

    return Rule(check, (str(most), "characters"))


def number(least: float, most: float | None = None) -> Rule:
    """A number between the two, both included; without a second one, of any size."""
    if most is None:

        def check(value: float, path: str) -> None:
            if value < least:
                raise Invalid(f"{path} must be {least} or more", field=path)

        return Rule(check, (f"{least} or more",))

    def between(value: float, path: str) -> None:
        if not least <= value <= most:
            raise Invalid(f"{path} must be between {least} and {most}", field=path)

    return Rule(between, (_plain(least), _plain(most)))


def one_of(*allowed: str) -> Rule:
    """One of these words."""

    def check(value: str, path: str) -> None:
        if value not in allowed:
            raise Invalid(f"{path} must be one of: {', '.join(each or '(empty)' for each in allowed)}", field=path)

    return Rule(check, tuple(f'"{each}"' for each in allowed if each))


def pattern(form: re.Pattern[str], what: str, *, required: bool = True) -> Rule:
    """A text of this form; empty only when not required."""

    def check(value: str, path: str) -> None:
        if (value or required) and not form.fullmatch(value):
            raise Invalid(f"{path} must be {what}", field=path)

    return Rule(check, (what.rpartition(" as ")[2],))


def octets(most: int, least: int = 0) -> Rule:
    """So many bytes."""

    def check(value: bytes, path: str) -> None:
        if not least <= len(value) <= most:
            raise Invalid(f"{path} must have {least} to {most} bytes, has {len(value)}", field=path)

    return Rule(check, (_binary(most),))


def items(most: int, least: int = 0) -> Rule:
    """A list of so many items."""

    def check(value: list[Any], path: str) -> None:
        if not least <= len(value) <= most:
            raise Invalid(f"{path} must have {least} to {most} items, has {len(value)}", field=path)

    return Rule(check, (*([str(least)] if least else []), str(most)))


def weight(most: int) -> Rule:
    """A message of at most so many bytes."""

    def check(value: Message, path: str) -> None:
        if (size := value.ByteSize()) > most:
            raise Invalid(f"{path} must have at most {most} bytes, has {size}", field=path)

    return Rule(check, (_binary(most),))


def span(least: int, most: int, *, whole: bool = False) -> Rule:
    """A duration of so many seconds, `whole` ones where a column holds nothing else."""

    def check(value: Any, path: str) -> None:
        if not least <= value.seconds + value.nanos / 1e9 <= most or not 0 <= value.nanos < 1_000_000_000:
            raise Invalid(f"{path} must be between {least} and {most} s", field=path)
        if whole and value.nanos:
            raise Invalid(f"{path} must be whole seconds", field=path)

    return Rule(check, (str(least), _time(most), *(["whole seconds"] if whole else [])))


def _specified(value: int, path: str) -> None:
    if value == 0:
        raise Invalid(f"{path} must be specified", field=path)


def _labels(value: dict[str, str], path: str) -> None:
    if len(value) > MAX_LABELS:
        raise Invalid(f"{path} must have at most {MAX_LABELS} labels", field=path)
    for key, text_ in value.items():
        if not 1 <= len(key) <= 63:
            raise Invalid(f"a key in {path} must have 1 to 63 characters", field=path)
        if len(text_) > 255:
            raise Invalid(f"{path}[{key!r}] must have at most 255 characters", field=path)


def _moment(value: Any, path: str) -> None:
    if not -62_135_596_800 <= value.seconds < 253_402_300_800 or not 0 <= value.nanos < 1_000_000_000:
        raise Invalid(f"{path} must be a time of the years 1 to 9999", field=path)


specified = Rule(_specified, ("UNSPECIFIED",))
"""An enum that names something: not its zero."""

labels = Rule(_labels, (str(MAX_LABELS), "1 to 63", "255"))
"""At most 32 labels; keys of 1 to 63 characters, values of at most 255."""

moment = Rule(_moment, ("years 1 to 9999",))
"""A point in time from the year 1 to 9999."""


def _plain(value: float) -> str:
    """A number as comments write it: without an exponent."""
    return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def _binary(size: int) -> str:
    """A number of bytes as comments write it."""
    for unit, factor in (("MiB", 1 << 20), ("KiB", 1 << 10)):
        if size % factor == 0:
            return f"{size // factor} {unit}"
    return str(size)


def _time(seconds: int) -> str:
    """A time as comments write it."""
    return f"{seconds // 86400} days" if seconds % 86400 == 0 and seconds else str(seconds)
