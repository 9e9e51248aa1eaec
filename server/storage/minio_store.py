"""Blobs in a MinIO bucket: one HTTP session on URLs signed here; the SDK only where nothing streams."""

import asyncio
import hashlib
import ssl
import tempfile
from collections.abc import AsyncGenerator, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing, asynccontextmanager
from pathlib import Path
from typing import IO

from server.domain.errors import BlobCorrupt, BlobMissing, OffsetBeyondEnd, StoreUnavailable
from server.storage.blobs import (
    BlobEntry,
    BlobStat,
    checked_key,
    checked_prefix,
    checked_sha256,
    checked_window,
)
from server.storage.deadlines import Deadlines
from server.storage.minio_admin import MinioAdmin
from server.storage.minio_http import MinioHttp
from server.storage.minio_upload import FileBody, open_source

RANGE_BYTES = 4 * 1024 * 1024
_NEVER_STORED = "readiness/absent"


class MinioBlobStore:
    """A `BlobStore` over one bucket.

    `uploads` and `streams` bound what runs at a time; a stream holds up to 4 MiB. `scratch` takes the files lent by
    `as_file` (default: the system's). With `create_bucket` a missing bucket is made at the start.
    """

    def __init__(
        self,
        endpoint: str,
        access_key: str,
        secret_key: str,
        bucket: str,
        *,
        region: str = "us-east-1",
        secure: bool = False,
        create_bucket: bool = False,
        scratch: Path | None = None,
        uploads: int = 16,
        streams: int = 64,
        deadlines: Deadlines = Deadlines(),  # noqa: B008 - immutable
    ) -> None:
        self.name = f"MinIO {endpoint}/{bucket}"
        self.chunk_size = 256 * 1024
        self._create_bucket = create_bucket
        self._scratch = scratch
        self._deadlines = deadlines
        tls = ssl.create_default_context() if secure else None
        self._admin = MinioAdmin(
            endpoint, access_key, secret_key, bucket, region=region, tls=tls, threads=4, deadlines=deadlines
        )
        self._http = MinioHttp(self._admin.sign, self.name, tls=tls, deadlines=deadlines)
        self._files = ThreadPoolExecutor(4, thread_name_prefix="minio-files")
        self._uploads = asyncio.Semaphore(uploads)
        self._streams = asyncio.Semaphore(streams)

    async def start(self) -> None:
        """Open the session, and make the bucket if that is allowed. Raises `StoreUnavailable` only in that case."""
        self._http.open()
        if self._create_bucket:
            await self._admin.ensure_bucket()

    async def close(self) -> None:
        """See `BlobStore.close`."""
        await self._http.close()
        await self._admin.close()
        await asyncio.to_thread(self._files.shutdown, cancel_futures=True)

    async def check(self) -> None:
        """See `BlobStore.check`: asks for a key that is never stored, as HEAD cannot tell a missing bucket."""
        try:
            await self._http.get(_NEVER_STORED, 0, 1, 1)
        except BlobMissing:
            return

    async def put(self, key: str, source: Path, *, size: int, sha256: str, content_type: str) -> None:
        """See `BlobStore.put`. One request that the server verifies; on an unknown outcome what is stored decides."""
        checked_key(key), checked_sha256(sha256)
        file = await self._in_thread(open_source, source, size)
        if file is None:
            raise BlobCorrupt(key, f"the file to store does not have the announced {size} bytes")
        try:
            body = FileBody(file, size, content_type, self._files)
            doubt = await self._send(key, body, size, sha256)
        finally:
            file.close()
        if doubt is not None:
            await self._settle(key, size, sha256, doubt)
