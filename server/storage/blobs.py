"""The port to stored bytes: immutable blobs under keys such as `sha256/ab/<hex>.png`."""

import re
from collections.abc import AsyncGenerator, Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

PUT_ATTEMPTS = 10
"""How often a put begins anew because others delete the key in between."""

_SEGMENT = r"[A-Za-z0-9][A-Za-z0-9_.-]{0,199}"
_KEY = re.compile(rf"{_SEGMENT}(/{_SEGMENT}){{0,7}}")
_PREFIX = re.compile(rf"({_SEGMENT}/){{0,7}}({_SEGMENT})?")
_SHA256 = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class BlobStat:
    """Size in bytes and the digest the store itself keeps (lower-case hex), if it keeps one."""

    size: int
    sha256: str | None


@dataclass(frozen=True, slots=True)
class BlobEntry:
    """One line of a listing; `modified` is aware and in UTC."""

    key: str
    size: int
    modified: datetime


class BlobStore(Protocol):
    """Keeps bytes; whoever may call is decided elsewhere.

    It is never asked inside a transaction: `RuntimeError`, but for a `delete` that says so (`domain/transactions.py`).
    Every operation has a deadline of its own and raises `StoreUnavailable` when the store does not answer in time or
    refuses us (a missing bucket or directory included), and `NotAKey` for a key of the wrong shape.
    """

    @property
    def name(self) -> str:
        """Where the bytes are, for logs and for the operator."""
        ...

    @property
    def location(self) -> str:
        """URI that keys are relative to, ending in a slash; whoever may read there can find the bytes."""
        ...

    @property
    def chunk_size(self) -> int:
        """Bytes per chunk at which this store reads best."""
        ...

    async def start(self) -> None:
        """Open what the other operations need. Call once, in the loop that uses the store."""
        ...

    async def close(self) -> None:
        """Give up connections and threads; nothing may be called afterwards."""
        ...

    async def check(self) -> None:
        """Return when the store is ready; `StoreUnavailable.detail` says what is wrong with it otherwise."""
        ...

    async def put(self, key: str, source: Path, *, size: int, sha256: str, content_type: str) -> None:
        """Store the `size` bytes of a file under a key, all or nothing; durable on return.

        Storing the same bytes again succeeds. Raises `BlobCorrupt` when the file is not what size and sha256
        (lower-case hex) announce, when bytes change on the way, or when the key holds other bytes, which stay;
        `StoreFull` when there is no room. After `StoreUnavailable` the bytes may or may not be stored, never in part.
        """
        ...

    async def stat(self, key: str) -> BlobStat:
        """Size and digest of what a key holds. Raises `BlobMissing`."""
        ...

    async def exists(self, key: str) -> bool:
        """Whether a key holds bytes."""
        ...

    def read(
        self,
        key: str,
        *,
        offset: int = 0,
        limit: int | None = None,
        chunk: int | None = None,
        sha256: str | None = None,
    ) -> AsyncGenerator[bytes, None]:
        """Yield the bytes from `offset` on, at most `limit`, in pieces of at most `chunk` (default: `chunk_size`).

        A slow consumer holds nothing up but its own memory. With `sha256`, given for whole reads only, the last step
        raises `BlobCorrupt` when the bytes have another digest. Raises `BlobMissing`, and `OffsetBeyondEnd` when
        offset > size. Leave it early only inside `contextlib.aclosing`.
        """
        ...

    def as_file(self, key: str, *, sha256: str | None = None) -> AbstractAsyncContextManager[Path]:
        """Lend the bytes as a local file: read it, never write it, and let go of it at the end of the block.

        Until then it stays, whatever is deleted meanwhile. Raises `BlobMissing`, and with `sha256` `BlobCorrupt`,
        before the block is entered.
        """
        ...

    async def delete(self, keys: Iterable[str]) -> None:
        """Remove the keys; one that holds nothing is fine. On any error the others are tried all the same.

        After `StoreUnavailable` they may be gone or not, but none goes later on: the caller may give up its lock.
        """
        ...

    async def tidy(self, age: timedelta) -> int:
        """Remove what killed writers and readers left in the store longer than `age` ago; returns how many files."""
        ...

    @property
    def has_urls(self) -> bool:
        """Whether browsers can fetch blobs by URL."""
        ...

    def url(self, key: str, *, seconds: int, content_type: str, disposition: str) -> str:
        """A URL that answers GET for so many seconds (1 to 7 days) with these two headers. Sends no request.

        Raises `NoUrls`.
        """
        ...

    def entries(self, prefix: str = "") -> AsyncGenerator[BlobEntry, None]:
        """List the keys that start with `prefix`, page by page and in no promised order."""
        ...


class NotAKey(ValueError):
    """Nothing can be stored under this text."""


def checked_key(key: str) -> str:
    """Return the key, or raise `NotAKey` when it could leave the store or be read differently elsewhere."""
    if not _KEY.fullmatch(key):
        raise NotAKey(f"not a blob key: {key!r}")
    return key


def checked_prefix(prefix: str) -> str:
    """Return the prefix of keys, or raise `ValueError`."""
    if not _PREFIX.fullmatch(prefix):
        raise ValueError(f"not a prefix of blob keys: {prefix!r}")
    return prefix


def checked_sha256(sha256: str) -> str:
    """Return the digest, or raise `ValueError` unless it is 64 lower-case hex digits."""
    if not _SHA256.fullmatch(sha256):
        raise ValueError(f"not a sha256 in lower-case hex: {sha256!r}")
    return sha256


def checked_window(offset: int, limit: int | None, sha256: str | None) -> None:
    """Raise `ValueError` unless the part of a blob makes sense, and is the whole of it when a digest is given."""
    if offset < 0 or (limit is not None and limit < 1):
        raise ValueError(f"not a part of a blob: offset {offset}, limit {limit}")
    if sha256 is not None and (offset or limit is not None):
        raise ValueError("only a whole read can be compared with a sha256")
