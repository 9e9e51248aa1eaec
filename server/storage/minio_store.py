"""Blobs in a MinIO bucket: one HTTP session on URLs signed here; the SDK only where nothing streams."""

import asyncio
import hashlib
import ssl
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import IO

from server.domain.errors import OffsetBeyondEnd
from server.domain.store_errors import BlobCorrupt, BlobMissing, BucketMissing, StoreAway, StoreUnavailable
from server.processes.scratch import work_folder
from server.storage.blobs import (
    PUT_ATTEMPTS,
    BlobEntry,
    BlobStat,
    checked_key,
    checked_prefix,
    checked_sha256,
    checked_window,
)
from server.storage.deadlines import Deadlines
from server.storage.minio_admin import MinioAdmin
from server.storage.minio_http import BeyondEnd, KeyTaken, MinioHttp, OutcomeUnknown
from server.storage.minio_upload import FileBody, open_source
from server.storage.threads import StoreThreads
from server.telemetry.structured import get_logger

log = get_logger("store")
RANGE_BYTES = 4 * 1024 * 1024
_FILE_BYTES = 1024 * 1024
_DELETED_AT_ONCE = 1000
_NEVER_STORED = "readiness/absent"


class MinioBlobStore:
    """A `BlobStore` over one bucket.

    `uploads` and `streams` bound what runs at a time; a stream holds up to 4 MiB, and its place only while it fetches.
    `scratch` takes the files lent by `as_file` (default: the system's directory). A missing bucket is made at the start
    unless `create_bucket` is off. `ca_file` holds the CA of a `secure` server (default: those of the
    system). `public_url` is scheme and host under which browsers reach the server (default: as we do).
    """

    def __init__(
        self,
        endpoint: str,
        *,
        access_key: str,
        secret_key: str,
        bucket: str,
        secure: bool = False,
        ca_file: Path | None = None,
        public_url: str = "",
        region: str = "us-east-1",
        create_bucket: bool = True,
        scratch: Path | None = None,
        uploads: int = 16,
        streams: int = 64,
        deadlines: Deadlines = Deadlines(),  # noqa: B008 - immutable
    ) -> None:
        self.name = f"MinIO {endpoint}/{bucket}"
        self.location = f"{'https' if secure else 'http'}://{endpoint}/{bucket}/"
        self.chunk_size = 256 * 1024
        self._create_bucket = create_bucket
        self._scratch = scratch
        self._deadlines = deadlines
        tls = ssl.create_default_context(cafile=ca_file) if secure else None
        self._admin = MinioAdmin(
            endpoint,
            access_key,
            secret_key,
            bucket,
            region=region,
            tls=tls,
            threads=4,
            deadlines=deadlines,
            public_url=public_url,
        )
        self._http = MinioHttp(self._admin, self.name, tls=tls, deadlines=deadlines)
        self._files = StoreThreads(self.name, 4)
        self._uploads = asyncio.Semaphore(uploads)
        self._streams = asyncio.Semaphore(streams)

    async def start(self) -> None:
        """Open the session, and make the bucket unless it is there. Without `create_bucket` no request is sent."""
        self._http.open()
        if self._create_bucket:
            try:
                await self._admin.ensure_bucket()
            except BaseException:
                await self.close()
                raise
            if await self._admin.is_public():
                cure = "take its policy away (mc anonymous set none), or everybody reads what only URLs should show"
                log.warning("the bucket is open to anonymous readers", store=self.name, cure=cure)

    async def close(self) -> None:
        """See `BlobStore.close`."""
        await self._http.close()
        await self._admin.close()
        await self._files.close(wait=True)

    async def check(self) -> None:
        """See `BlobStore.check`: asks for a key that is never stored; the answer tells bucket and key apart.

        A bucket that was removed is made again.
        """
        try:
            await self._http.get(_NEVER_STORED, 0, 1, 1)
        except BlobMissing:
            return
        except BucketMissing as missing:
            await self._remake_bucket(missing)

    async def put(self, key: str, source: Path, *, size: int, sha256: str, content_type: str) -> None:
        """See `BlobStore.put`. One request, which the server verifies; in doubt, what is stored decides."""
        checked_key(key)
        checked_sha256(sha256)
        async with self._slot(self._uploads, "uploads"):
            file, length = await self._open(source)
            body = FileBody(file, size, content_type, self._files, self._deadlines.operation)
            try:
                if length != size:
                    raise BlobCorrupt(key, f"the file to store has {length} bytes, not the announced {size}")
                try:
                    await self._upload(key, body, size, sha256)
                except BucketMissing as missing:
                    await self._remake_bucket(missing)
                    await self._upload(key, body, size, sha256)
            finally:
                body.release()

    async def stat(self, key: str) -> BlobStat:
        """See `BlobStore.stat`."""
        return await self._http.head(checked_key(key))

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
        """See `BlobStore.read`. Ranges of 4 MiB are fetched whole: MinIO locks an object while it sends it."""
        checked_window(offset, limit, sha256)
        digest = hashlib.sha256()
        fetched = self._pieces(checked_key(key), offset, limit, chunk or self.chunk_size)
        async with aclosing(fetched):
            async for piece in fetched:
                if sha256 is not None:
                    digest.update(piece)
                yield piece
        if sha256 is not None and digest.hexdigest() != sha256:
            raise BlobCorrupt(key, "the stored bytes have another sha256")

    @asynccontextmanager
    async def as_file(self, key: str, *, sha256: str | None = None) -> AsyncGenerator[Path, None]:
        """See `BlobStore.as_file`. The path is a copy, removed at the end."""
        async with work_folder(self._scratch) as folder:
            path = folder / Path(checked_key(key)).name
            with path.open("xb") as file:
                async with aclosing(self.read(key, chunk=_FILE_BYTES, sha256=sha256)) as pieces:
                    async for piece in pieces:
                        await self._files.start(file.write, piece).result(self._deadlines.operation)
            yield path

    async def delete(self, keys: Iterable[str]) -> None:
        """See `BlobStore.delete`. Disk space returns when MinIO cleans up, within five minutes."""
        checked = [checked_key(key) for key in keys]
        failure: StoreAway | None = None
        for start in range(0, len(checked), _DELETED_AT_ONCE):
            try:
                await self._http.delete(checked[start : start + _DELETED_AT_ONCE])
            except StoreAway as error:
                failure = error
        if failure is not None:
            raise failure

    async def tidy(self, age: timedelta) -> int:
        """See `BlobStore.tidy`: one PUT stores all or nothing, and what broke off MinIO removes by itself."""
        del age
        return 0

    @property
    def has_urls(self) -> bool:
        """See `BlobStore.has_urls`."""
        return True

    def url(self, key: str, *, seconds: int, content_type: str, disposition: str) -> str:
        """See `BlobStore.url`."""
        return self._admin.share(checked_key(key), seconds=seconds, content_type=content_type, disposition=disposition)

    async def entries(self, prefix: str = "") -> AsyncGenerator[BlobEntry, None]:
        """See `BlobStore.entries`."""
        async with aclosing(self._admin.pages(checked_prefix(prefix))) as pages:
            async for page in pages:
                for entry in page:
                    yield entry

    async def _pieces(self, key: str, offset: int, limit: int | None, chunk: int) -> AsyncGenerator[bytes, None]:
        position, etag = offset, ""
        end = None if limit is None else offset + limit
        while end is None or position < end:
            length = RANGE_BYTES if end is None else min(RANGE_BYTES, end - position)
            try:
                async with self._slot(self._streams, "streams"):
                    part = await self._http.get(key, position, length, chunk, etag)
            except BeyondEnd:
                size = (await self.stat(key)).size
                if position > size:
                    raise OffsetBeyondEnd(size) from None
                return
            etag = part.etag
            end = part.total if end is None else min(end, part.total)
            while part.pieces:
                piece = part.pieces.popleft()
                position += len(piece)
                yield piece

    async def _remake_bucket(self, missing: BucketMissing) -> None:
        """Make the bucket that somebody has removed, where it is ours to make."""
        if not self._create_bucket:
            raise missing
        log.warning("the bucket is missing and is made again", store=self.name)
        await self._admin.ensure_bucket()

    async def _upload(self, key: str, body: FileBody, size: int, sha256: str) -> None:
        for _ in range(PUT_ATTEMPTS):
            try:
                return await self._http.put(key, body, size, sha256)
            except KeyTaken:
                if await self._holds(key, size, sha256):
                    return None
                # What had the key was deleted between the two answers.
            except OutcomeUnknown as doubt:
                if await self._holds(key, size, sha256):
                    return None
                raise StoreUnavailable(f"{self.name}: not stored: {doubt}") from doubt
        raise StoreUnavailable(f"{self.name}: {key} is deleted as often as it is put")

    async def _holds(self, key: str, size: int, sha256: str) -> bool:
        try:
            stored = await self.stat(key)
            # A bucket that was copied by other tools has lost its checksums.
            if stored.size == size and (stored.sha256 or await self._digest(key)) == sha256:
                return True
        except BlobMissing:
            return False
        raise BlobCorrupt(key, "the key holds other bytes than the ones to store")

    async def _digest(self, key: str) -> str:
        digest = hashlib.sha256()
        async with aclosing(self.read(key)) as pieces:
            async for piece in pieces:
                digest.update(piece)
        return digest.hexdigest()

    async def _open(self, source: Path) -> tuple[IO[bytes], int]:
        opening = self._files.start(open_source, source)
        try:
            return await opening.result(self._deadlines.operation)
        except BaseException:
            opening.dispose(lambda opened: opened[0].close())
            raise

    @asynccontextmanager
    async def _slot(self, slots: asyncio.Semaphore, what: str) -> AsyncGenerator[None, None]:
        try:
            async with asyncio.timeout(self._deadlines.operation):
                await slots.acquire()
        except TimeoutError as error:
            raise StoreUnavailable(f"{self.name}: all {what} are taken") from error
        try:
            yield
        finally:
            slots.release()
