"""Pages by key: a token names the last row shown and is bound to the filter it was made for."""

import base64
import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar
from uuid import UUID

from server.domain.errors import Invalid

T = TypeVar("T")
DEFAULT_PAGE_SIZE = 50
MAX_PAGE_SIZE = 1000


class InvalidPageToken(Invalid):
    """The token is not one of ours, or was made for another filter."""

    reason = "INVALID_PAGE_TOKEN"

    def __init__(self) -> None:
        super().__init__("page_token is not valid for this list and filter", field="page_token")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Rows of one page and the token of the next; an empty token means there is none."""

    rows: list[T]
    next_token: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of a row in a list by time: its creation and its id."""

    created_at: datetime
    id: UUID


def filter_digest(*parts: object) -> str:
    """Short digest of everything that decides which rows a list holds and in which order."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def encode_token(digest: str, *key: str) -> str:
    """An opaque token for the row with this key under the filter with this digest."""
    return base64.urlsafe_b64encode(json.dumps([digest, *key]).encode()).decode().rstrip("=")


def decode_token(token: str, digest: str, parts: int) -> list[str]:
    """The key inside a token. Raises `InvalidPageToken` unless it was made for this filter."""
    try:
        held = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    except (ValueError, RecursionError):
        raise InvalidPageToken from None
    if not isinstance(held, list) or len(held) != parts + 1 or not all(isinstance(each, str) for each in held):
        raise InvalidPageToken
    if held[0] != digest:
        raise InvalidPageToken
    return held[1:]


def mark_token(digest: str, created_at: datetime, row_id: UUID) -> str:
    """Token of a row in a list by time."""
    return encode_token(digest, created_at.isoformat(), str(row_id))


def read_mark(token: str, digest: str) -> Mark | None:
    """The mark in a token; None for the empty token of the first page."""
    if not token:
        return None
    created_at, row_id = decode_token(token, digest, 2)
    try:
        return Mark(datetime.fromisoformat(created_at).astimezone(UTC), UUID(row_id))
    except (ValueError, OverflowError):
        raise InvalidPageToken from None


def page_limit(page_size: int) -> int:
    """Rows a page holds at most: 0 means the default, more than the maximum means the maximum."""
    return min(page_size or DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE)
