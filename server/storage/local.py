"""Blobs as files below one directory: the store of a laptop, or of a host with a disk of its own."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from server.domain.errors import BlobCorrupt, BlobMissing, StoreUnavailable
from server.storage.blobs import (
    BlobEntry,
    BlobStat,
    checked_key,
    checked_prefix,
    checked_sha256,
    checked_window,
)
from server.storage.deadlines import Deadlines
from server.storage.local_files import FilePlacer, FileReader, digest_of, list_directory, store_errors

DAY_SECONDS = 24 * 3600.0
_Result = TypeVar("_Result")


class LocalBlobStore:
    """A `BlobStore` over a directory on a file system with hard links; every file access happens in its own threads."""

    def __init__(
        self,
        root: Path,
        *,
        threads: int = 8,
        deadlines: Deadlines = Deadlines(),  # noqa: B008 - immutable
        litter_age: float = DAY_SECONDS,
    ) -> None:
        self.name = f"local directory {root}"
        self.chunk_size = 512 * 1024
        self._root = root
        self._deadlines = deadlines
        self._litter_age = litter_age
        self._placer = FilePlacer(root)
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="local-store")

    async def start(self) -> None:
        """Create the directory, and clear what killed puts left behind."""
        await self._run(self._placer.prepare, self._litter_age)

    async def close(self) -> None:
        """Wait for the threads to finish what they are at."""
        await asyncio.to_thread(self._threads.shutdown, cancel_futures=True)

    async def check(self) -> None:
        """See `BlobStore.check`: the directory takes files and links."""
        await self._run(self._placer.check)

    async def put(self, key: str, source: Path, *, size: int, sha256: str, content_type: str) -> None:
        """See `BlobStore.put`. The content type is in the key's extension and not kept apart."""
        await self._run(self._placer.place, checked_key(key), source, size, checked_sha256(sha256), moving=size)

    async def stat(self, key: str) -> BlobStat:
        """See `BlobStore.stat`. A file system keeps no digest."""
        return await self._run(self._stat, checked_key(key))

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
        reader = await self._run(
            FileReader, self._root, checked_key(key), offset, limit, chunk or self.chunk_size, sha256, orphan=_close
        )
        pending = self._threads.submit(reader.next)
        try:
            while piece := await self._wait(pending):
                pending = self._threads.submit(reader.next)
                yield piece
        finally:
            # The thread may still be reading: the file is closed when it is done, never under it.
            pending.add_done_callback(lambda _: reader.close())

    @asynccontextmanager
    async def as_file(self, key: str, *, sha256: str | None = None) -> AsyncGenerator[Path, None]:
        """See `BlobStore.as_file`. The path is the stored file itself."""
        stat = await self.stat(key)
        path = self._root / key
        if sha256 is not None and await self._run(digest_of, path, moving=stat.size) != sha256:
            raise BlobCorrupt(key, "the stored bytes have another sha256")
        yield path

    async def delete(self, keys: Iterable[str]) -> None:
        """See `BlobStore.delete`."""
        await self._run(self._delete, [checked_key(key) for key in keys])

    async def entries(self, prefix: str = "") -> AsyncGenerator[BlobEntry, None]:
        """See `BlobStore.entries`. One directory is listed at a time."""
        directories = [checked_prefix(prefix).rpartition("/")[0] + "/" if "/" in prefix else ""]
        while directories:
            found, below = await self._run(list_directory, self._root, directories.pop(), prefix)
            directories.extend(below)
            for entry in found:
                yield entry

    def _stat(self, key: str) -> BlobStat:
        with store_errors(self._root, key):
            path = self._root / key
            if path.is_dir():
                raise BlobMissing(key)
            return BlobStat(path.stat().st_size, None)

    def _delete(self, keys: list[str]) -> None:
        failure: StoreUnavailable | None = None
        for key in keys:
            try:
                with store_errors(self._root):
                    (self._root / key).unlink(missing_ok=True)
            except StoreUnavailable as error:
                failure = error
        if failure is not None:
            raise failure

    async def _run(
        self,
        work: Callable[..., _Result],
        *arguments: object,
        moving: int = 0,
        orphan: Callable[[_Result], object] | None = None,
    ) -> _Result:
        future = self._threads.submit(work, *arguments)
        try:
            return await self._wait(future, moving)
        except BaseException:
            if orphan is not None:
                future.add_done_callback(lambda done: _give_up(done, orphan))
            raise

    async def _wait(self, future: Future[_Result], moving: int = 0) -> _Result:
        seconds = self._deadlines.moving(moving)
        try:
            async with asyncio.timeout(seconds):
                return await asyncio.wrap_future(future)
        except TimeoutError as error:
            raise StoreUnavailable(f"{self.name}: no answer within {seconds:.0f} s") from error


def _close(reader: FileReader) -> None:
    reader.close()


def _give_up(done: Future[_Result], orphan: Callable[[_Result], object]) -> None:
    if not done.cancelled() and done.exception() is None:
        orphan(done.result())
