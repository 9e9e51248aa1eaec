"""Bytes are kept so that no row ever lacks them, whatever purges, sweeps and other writers do meanwhile.

First the blob row is touched and committed, then the object is put, then the transaction that refers to it holds the
row. Under that hold no sweep removes the object; should one have come between, it is put again.
"""

from dataclasses import dataclass
from pathlib import Path

from server.domain.callers import Caller
from server.domain.images import content_address
from server.repositories.database import Database, Work
from server.storage.blobs import BlobStore


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A local file whose bytes are to be kept: digest, size and image format as measured."""

    path: Path
    sha256: str
    size: int
    format: str

    @property
    def key(self) -> str:
        """The content address of the bytes."""
        return content_address(self.sha256, self.format)


class BlobKeeper:
    """Stores bytes under the protocol of the `blobs` table."""

    def __init__(self, database: Database, store: BlobStore) -> None:
        self._database = database
        self._store = store

    async def put(self, caller: Caller, file: KeptFile) -> None:
        """Announce and store the bytes for a caller, before the transaction that refers to them."""
        async with self._database.work(caller) as work:
            await work.blobs.touch(file.sha256, file.size)
        await self._write(file)

    async def hold(self, work: Work, file: KeptFile) -> None:
        """Make sure the bytes are there and stay, until `work` ends. Call before the row that refers to them."""
        if not await work.blobs.hold(file.sha256):
            await work.blobs.touch(file.sha256, file.size)
        if not await self._store.exists(file.key):
            await self._write(file)

    async def _write(self, file: KeptFile) -> None:
        await self._store.put(
            file.key, file.path, size=file.size, sha256=file.sha256, content_type=f"image/{file.format}"
        )
