"""Bytes that arrive piece by piece, written to a file and hashed on the way."""

import asyncio
import hashlib
from pathlib import Path
from typing import Self

from server.domain.disk import room
from server.domain.upload_errors import UploadTooLarge


class Spool:
    """A growing file with its running SHA-256. Refuses to grow beyond `limit` bytes."""

    def __init__(self, path: Path, limit: int) -> None:
        self.path = path
        self.size = 0
        self._limit = limit
        self._digest = hashlib.sha256()
        self._file = path.open("wb", buffering=0)

    async def write(self, chunk: bytes) -> None:
        """Append a chunk, in a thread: the loop goes on serving others. Raises `UploadTooLarge`, `StoreFull`."""
        self.size += len(chunk)
        if self.size > self._limit:
            raise UploadTooLarge(self._limit)
        with room():
            await asyncio.to_thread(self._append, chunk)

    def _append(self, chunk: bytes) -> None:
        self._digest.update(chunk)
        rest = memoryview(chunk)
        while rest:  # a disk that is nearly full takes a part, and the next write says so
            rest = rest[self._file.write(rest) :]

    @property
    def sha256(self) -> str:
        """Digest of what was written, lower-case hex."""
        return self._digest.hexdigest()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file; it stays where it is."""
        self._file.close()
