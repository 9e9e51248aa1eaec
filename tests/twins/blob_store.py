"""The twin of the blob stores: bytes in memory. `tests/contract` holds it to what the real ones do."""

import asyncio
import hashlib
import tempfile
from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from server.domain.errors import OffsetBeyondEnd
from server.domain.store_errors import BlobCorrupt, BlobMissing, NoUrls
from server.domain.transactions import check_outside
from server.storage.blobs import BlobEntry, BlobStat, checked_key, checked_prefix, checked_sha256, checked_window


class BlobStoreTwin:
    """A `BlobStore` that is gone with its process."""

    def __init__(self) -> None:
        self.name = "memory"
        self.location = "memory:/"
        self.chunk_size = 64 * 1024
        self.has_urls = False
        self._blobs: dict[str, tuple[bytes, datetime]] = {}

    async def start(self) -> None:
        """There is nothing to open."""

    async def close(self) -> None:
        """There is nothing to give up."""

    async def check(self) -> None:
        check_outside(self.name)

    async def put(self, key: str, source: Path, *, size: int, sha256: str, content_type: str) -> None:
        del content_type  # as the local store, which keeps none
        check_outside(self.name)
        checked_sha256(sha256)
        checked_key(key)
        data = await asyncio.to_thread(source.read_bytes)
        if len(data) != size or _digest(data) != sha256:
            raise BlobCorrupt(key, "the file is not what is announced")
        if self._blobs.setdefault(key, (data, datetime.now(UTC)))[0] != data:
            raise BlobCorrupt(key, "other bytes are stored there")

    async def stat(self, key: str) -> BlobStat:
        data = self._data(key)
        return BlobStat(len(data), _digest(data))

    async def exists(self, key: str) -> bool:
        check_outside(self.name)
        return checked_key(key) in self._blobs

    async def read(
        self,
        key: str,
        *,
        offset: int = 0,
        limit: int | None = None,
        chunk: int | None = None,
        sha256: str | None = None,
    ) -> AsyncGenerator[bytes, None]:
        checked_window(offset, limit, sha256)
        data, step = self._data(key), chunk or self.chunk_size
        if offset > len(data):
            raise OffsetBeyondEnd(len(data))
        end = len(data) if limit is None else min(len(data), offset + limit)
        for start in range(offset, end, step):
            yield data[start : min(start + step, end)]
        if sha256 is not None and _digest(data) != checked_sha256(sha256):
            raise BlobCorrupt(key, "the stored bytes have another sha256")

    @asynccontextmanager
    async def as_file(self, key: str, *, sha256: str | None = None) -> AsyncGenerator[Path, None]:
        data = self._data(key)
        if sha256 is not None and _digest(data) != checked_sha256(sha256):
            raise BlobCorrupt(key, "the stored bytes have another sha256")
        with tempfile.NamedTemporaryFile(suffix=Path(key).suffix) as file:
            file.write(data)
            file.flush()
            yield Path(file.name)

    async def delete(self, keys: Iterable[str]) -> None:
        check_outside(self.name)
        for key in [checked_key(each) for each in keys]:
            self._blobs.pop(key, None)

    async def tidy(self, age: timedelta) -> int:
        del age
        check_outside(self.name)
        return 0

    def url(self, key: str, *, seconds: int, content_type: str, disposition: str) -> str:
        del key, seconds, content_type, disposition
        raise NoUrls

    async def entries(self, prefix: str = "") -> AsyncGenerator[BlobEntry, None]:
        check_outside(self.name)
        for key, (data, modified) in list(self._blobs.items()):
            if key.startswith(checked_prefix(prefix)):
                yield BlobEntry(key, len(data), modified)

    def spoil(self, key: str) -> None:
        """What is stored under a key rots."""
        data, modified = self._blobs[key]
        self._blobs[key] = (data[::-1], modified)

    def _data(self, key: str) -> bytes:
        check_outside(self.name)
        if checked_key(key) not in self._blobs:
            raise BlobMissing(key)
        return self._blobs[key][0]


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
