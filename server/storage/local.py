"""Blobs as files below one directory: the store of a laptop, or of a host with a disk of its own."""

from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path

from server.domain.store_errors import BlobCorrupt, BlobMissing, NoUrls, StoreFull
from server.storage.blobs import BlobEntry, BlobStat, checked_key, checked_prefix, checked_sha256, checked_window
from server.storage.deadlines import Deadlines
from server.storage.local_files import FilePlacer, FileReader, delete_files, digest_of, list_directory, size_of
from server.storage.threads import StoreThreads

LEAST_LEFTOVER_SECONDS = 900.0
"""Longer than any write or loan takes: what is younger may be in use."""


class LocalBlobStore:
    """A `BlobStore` over a directory on a file system with hard links; every file access happens in its own threads."""

    def __init__(
        self,
        root: Path,
        *,
        threads: int = 8,
        deadlines: Deadlines = Deadlines(),  # noqa: B008 - immutable
    ) -> None:
        self.name = f"local directory {root}"
        self.location = f"{root.resolve().as_uri()}/"
        self.chunk_size = 512 * 1024
        self._root = root
        self._deadlines = deadlines
        self._placer = FilePlacer(root)
        self._threads = StoreThreads(self.name, threads)

    async def start(self) -> None:
        """Create the directory."""
        await self._threads.start(self._placer.prepare).result(self._deadlines.operation)

    async def close(self) -> None:
        """See `BlobStore.close`: waits for the threads to finish what they are at."""
        await self._threads.close(wait=True)

    async def check(self) -> None:
        """See `BlobStore.check`: the directory takes files and links. A full disk still serves readers."""
        with suppress(StoreFull):
            await self._threads.start(self._placer.check).result(self._deadlines.operation)

    async def put(self, key: str, source: Path, *, size: int, sha256: str, content_type: str) -> None:
        """See `BlobStore.put`. The content type is in the key's extension and not kept apart."""
        checked_key(key)
        checked_sha256(sha256)
        await self._threads.start(self._placer.place, key, source, size, sha256).result(self._deadlines.moving(size))

    async def stat(self, key: str) -> BlobStat:
        """See `BlobStore.stat`. A file system keeps no digest."""
        size = await self._threads.start(size_of, self._root, checked_key(key)).result(self._deadlines.operation)
        return BlobStat(size, None)

    async def exists(self, key: str) -> bool:
        """See `BlobStore.exists`."""
        try:
            await self.stat(key)
        except BlobMissing:
            return False
        return True

    async def read(
        self,
        key: str,
        *,
        offset: int = 0,
        limit: int | None = None,
        chunk: int | None = None,
        sha256: str | None = None,
    ) -> AsyncGenerator[bytes, None]:
        """See `BlobStore.read`. One piece is read ahead while the consumer has the last one."""
        checked_window(offset, limit, sha256)
        reader = await self._open(checked_key(key), offset, limit, chunk or self.chunk_size, sha256)
        pending = self._threads.start(reader.next)
        try:
            while piece := await pending.result(self._deadlines.operation):
                pending = self._threads.start(reader.next)
                yield piece
        finally:
            # The thread may still be reading: the file is closed when it is done, never under it.
            pending.afterwards(reader.close)

    @asynccontextmanager
    async def as_file(self, key: str, *, sha256: str | None = None) -> AsyncGenerator[Path, None]:
        """See `BlobStore.as_file`. The path is another name of the stored file."""
        size = (await self.stat(key)).size
        lending = self._threads.start(self._placer.lend, key)
        try:
            path = await lending.result(self._deadlines.operation)
            if sha256 is not None:
                digest = await self._threads.start(digest_of, path).result(self._deadlines.moving(size))
                if digest != checked_sha256(sha256):
                    raise BlobCorrupt(key, "the stored bytes have another sha256")
            yield path
        finally:
            lending.dispose(self._placer.take_back)

    async def delete(self, keys: Iterable[str]) -> None:
        """See `BlobStore.delete`."""
        checked = [checked_key(key) for key in keys]
        seconds = min(self._deadlines.deletion, self._deadlines.operation)
        await self._threads.start(delete_files, self._root, checked, seconds).result(seconds)

    async def tidy(self, age: timedelta) -> int:
        """See `BlobStore.tidy`."""
        seconds = max(age.total_seconds(), LEAST_LEFTOVER_SECONDS)
        return await self._threads.start(self._placer.tidy, seconds).result(self._deadlines.operation)

    @property
    def has_urls(self) -> bool:
        """See `BlobStore.has_urls`: files have none."""
        return False

    def url(self, key: str, *, seconds: int, content_type: str, disposition: str) -> str:
        """See `BlobStore.url`."""
        del key, seconds, content_type, disposition
        raise NoUrls

    async def entries(self, prefix: str = "") -> AsyncGenerator[BlobEntry, None]:
        """See `BlobStore.entries`. One directory is listed at a time."""
        directories = [checked_prefix(prefix)[: prefix.rfind("/") + 1]]
        while directories:
            listing = self._threads.start(list_directory, self._root, directories.pop(), prefix)
            stored, below = await listing.result(self._deadlines.operation)
            directories.extend(below)
            for entry in stored:
                yield entry

    async def _open(self, key: str, offset: int, limit: int | None, chunk: int, sha256: str | None) -> FileReader:
        opening = self._threads.start(FileReader, self._root, key, offset, limit, chunk, sha256)
        try:
            return await opening.result(self._deadlines.operation)
        except BaseException:
            opening.dispose(FileReader.close)
            raise
