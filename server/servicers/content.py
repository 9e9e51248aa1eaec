"""Stored bytes on their way to a caller: whole or from an offset, checked against their digest when whole."""

import asyncio
import hashlib
from collections.abc import AsyncIterator

from server.domain.errors import Corrupt, OffsetBeyondEnd
from server.storage.blobs import BlobStore

DOWNLOADS = 32
"""Downloads at once; each holds a few MiB."""


class BlobCorrupted(Corrupt):
    """The stored bytes no longer have their digest."""

    reason = "BLOB_CORRUPT"

    def __init__(self, sha256: str) -> None:
        super().__init__("the stored bytes do not have their sha256", sha256=sha256)


class Content:
    """Reads from the store for callers, so many at once."""

    def __init__(self, store: BlobStore) -> None:
        self._store = store
        self._slots = asyncio.Semaphore(DOWNLOADS)

    @property
    def store_name(self) -> str:
        """Names the store in front of a content address."""
        return self._store.name

    async def chunks(self, key: str, sha256: str, size: int, offset: int = 0, limit: int = 0) -> AsyncIterator[bytes]:
        """The bytes from `offset` on, at most `limit` (0 = all). Raises `OffsetBeyondEnd`, and for a whole read
        `BlobCorrupted` behind the last chunk when the digest is wrong."""
        length = span(size, offset, limit)
        whole = length == size
        digest = hashlib.sha256()
        async with self._slots:
            if length:
                async for chunk in self._store.read(key, offset=offset, limit=length):
                    if whole:
                        digest.update(chunk)
                    yield chunk
        if whole and digest.hexdigest() != sha256:
            raise BlobCorrupted(sha256)

    async def read(self, key: str, sha256: str, size: int, offset: int = 0, limit: int = 0) -> bytes:
        """The same in one piece."""
        return b"".join([chunk async for chunk in self.chunks(key, sha256, size, offset, limit)])


def span(size: int, offset: int, limit: int) -> int:
    """How many bytes a read from `offset` of at most `limit` (0 = all) returns. Raises `OffsetBeyondEnd`."""
    if offset > size:
        raise OffsetBeyondEnd(size)
    return min(limit or size, size - offset)
