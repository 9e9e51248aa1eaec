"""Pages by key: a token names the last row shown and is bound to the filter it was made for."""

import base64
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from server.domain.errors import Invalid

DEFAULT_PAGE_SIZE = 50
MAX_PAGE_SIZE = 1000
TOKEN_VERSION = 2
"""Rises when what a token says changes: tokens of the releases before are refused."""


class InvalidPageToken(Invalid):
    """The token is not one of ours, of an older release, or was made for another filter."""

    reason = "INVALID_PAGE_TOKEN"

    def __init__(self) -> None:
        super().__init__("page_token is not valid for this list and filter", field="page_token")


@dataclass(frozen=True, slots=True)
class Ordering:
    """The order of a list: ties by id in the same direction."""

    by: str
    descending: bool

    @property
    def columns(self) -> Sequence[str]:
        """The columns, and the fields of a row's value, that the order goes by."""
        return COLUMNS[self.by]


COLUMNS: Mapping[str, Sequence[str]] = {
    "create_time": ("created_at",),
    "update_time": ("updated_at",),
    "name": ("name",),
    "z": ("layer", "z"),
    "asked": ("asked_digest",),
}
NEWEST_FIRST = Ordering("create_time", descending=True)

Key = tuple[Any, ...]
"""The place of a row in a list: its values in the order, and its id."""


def read_order(text: str, allowed: Sequence[str], default: Ordering = NEWEST_FIRST) -> Ordering:
    """The order a caller asks for, as `name`, `name asc` or `name desc`. Raises `Invalid`."""
    if not text:
        return default
    by, _, direction = text.partition(" ")
    if by not in allowed or direction not in ("", "asc", "desc"):
        known = ", ".join(allowed)
        raise Invalid(f"order_by must be one of {known}, each may be followed by ' asc' or ' desc'", field="order_by")
    return Ordering(by, direction == "desc")


def filter_digest(*parts: object) -> str:
    """Short digest of everything that decides which rows a list holds and in which order."""
    return hashlib.sha256(repr((TOKEN_VERSION, *parts)).encode()).hexdigest()[:16]


def encode_token(digest: str, *key: str) -> str:
    """An opaque token for the row with this key under the filter with this digest.

    Letters stand for themselves in it: as escapes, a name of 255 could be longer than a token may be.
    """
    return base64.urlsafe_b64encode(json.dumps([digest, *key], ensure_ascii=False).encode()).decode().rstrip("=")


def decode_token(token: str, digest: str, parts: int) -> list[str]:
    """The key inside a token. Raises `InvalidPageToken` unless it was made for this filter."""
    try:
        fields = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    except (ValueError, RecursionError):
        raise InvalidPageToken from None
    if not isinstance(fields, list) or len(fields) != parts + 1 or not all(isinstance(each, str) for each in fields):
        raise InvalidPageToken
    if fields[0] != digest:
        raise InvalidPageToken
    return fields[1:]


def row_key(order: Ordering, row: Any) -> Key:
    """The key of a row in a list."""
    return *(getattr(row, each) for each in order.columns), row.id


def key_token(digest: str, order: Ordering, row: Any) -> str:
    """Token of a row in a list."""
    values = (getattr(row, each) for each in order.columns)
    texts = (each.isoformat() if isinstance(each, datetime) else str(each) for each in values)
    return encode_token(digest, *texts, str(row.id))


def read_key(token: str, digest: str, order: Ordering) -> Key | None:
    """The key in a token; None for the empty token of the first page. Raises `InvalidPageToken`."""
    if not token:
        return None
    readers = [*(_READERS[each] for each in order.columns), UUID]
    texts = decode_token(token, digest, len(readers))
    try:
        return tuple(read(text) for read, text in zip(readers, texts, strict=True))
    except (ValueError, OverflowError):
        raise InvalidPageToken from None


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _int32(text: str) -> int:
    if not -(1 << 31) <= (number := int(text)) < 1 << 31:
        raise ValueError
    return number


def _name(text: str) -> str:
    if "\0" in text:
        raise ValueError
    text.encode()
    return text


_READERS: dict[str, Callable[[str], Any]] = {
    "created_at": _time,
    "updated_at": _time,
    "name": _name,
    "layer": _int32,
    "z": _int32,
    "asked_digest": _name,
}


def page_limit(page_size: int) -> int:
    """Rows a page holds at most: 0 means the default, more than the maximum means the maximum."""
    return min(page_size or DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE)
