"""Stored bytes on their way to a caller: whole, and then checked against their digest, or a part of them."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from server.domain.errors import OffsetBeyondEnd
from server.domain.store_errors import BlobMissing, BytesLost, NoUrls
from server.servicers.traffic import COPIES, STREAM_BYTES, current_freight
from server.storage.blobs import BlobStore, NotAKey


class Content:
    """Reads from the store for callers."""

    def __init__(self, store: BlobStore) -> None:
        self._store = store

    @property
    def location(self) -> str:
        """URI in front of a content address."""
        return self._store.location

    def check_urls(self) -> None:
        """Raise `NoUrls` when the store has none."""
        if not self._store.has_urls:
            raise NoUrls

    def url(self, key: str, sha256: str, *, seconds: int, content_type: str, disposition: str) -> str:
        """A URL of stored bytes, for whoever has it, for so many seconds. Raises `NoUrls`, `BytesLost`."""
        try:
            return self._store.url(key, seconds=seconds, content_type=content_type, disposition=disposition)
        except NotAKey:  # the url of another writer may lead anywhere
            raise BytesLost(sha256) from None

    async def chunks(
        self, key: str, sha256: str, size: int, offset: int = 0, limit: int = 0
    ) -> AsyncGenerator[bytes, None]:
        """The bytes from `offset` on, at most `limit` (0 = all); an unknown `sha256` is empty. Use inside `aclosing`.

        Raises `OffsetBeyondEnd`, `BytesLost`, and behind the last chunk of a whole read `BlobCorrupt` when its digest
        is wrong.
        """
        length = span(size, offset, limit)
        if not length:
            return
        reading = (
            self._store.read(key, sha256=sha256 or None)
            if length == size
            else self._store.read(key, offset=offset, limit=length)
        )
        try:
            async with aclosing(reading):
                async for chunk in reading:
                    yield chunk
        except (BlobMissing, NotAKey):  # the url of another writer may lead anywhere
            raise BytesLost(sha256) from None

    def stream(self, key: str, sha256: str, size: int, offset: int = 0, limit: int = 0) -> AsyncGenerator[bytes, None]:
        """The same for a stream, for which there has to be room. Raises `Busy` at once."""
        current_freight().hold(min(COPIES * span(size, offset, limit), STREAM_BYTES))
        return self.chunks(key, sha256, size, offset, limit)

    async def read(self, key: str, sha256: str, size: int, offset: int = 0, limit: int = 0) -> bytes:
        """The same in one piece."""
        current_freight().hold(COPIES * span(size, offset, limit))
        async with aclosing(self.chunks(key, sha256, size, offset, limit)) as reading:
            return b"".join([chunk async for chunk in reading])


def span(size: int, offset: int, limit: int) -> int:
    """How many bytes a read from `offset` of at most `limit` (0 = all) returns. Raises `OffsetBeyondEnd`."""
    if offset > size:
        raise OffsetBeyondEnd(size)
    return min(limit or size, size - offset)
