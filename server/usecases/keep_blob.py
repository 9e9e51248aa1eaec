"""Bytes are kept so that no row ever lacks them, whatever purges, sweeps and other writers do meanwhile.

First the blob row is touched and committed, then the object is put, then the transaction that refers to it holds the
row. Nothing is asked of the store inside a transaction: whoever finds under the lock that a sweep may have come between
ends it and begins anew.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from server.domain.callers import Caller
from server.domain.grace import least_grace
from server.domain.images import content_address
from server.domain.store_errors import StoreUnavailable
from server.repositories.database import Database, Work
from server.storage.blobs import PUT_ATTEMPTS, BlobStore
from server.storage.deadlines import REMOVAL

AGAIN_SECONDS = 0.2
Written = TypeVar("Written")


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
    """Stores bytes under the protocol of the `blobs` table, each within `put_seconds`."""

    def __init__(self, database: Database, store: BlobStore, put_seconds: float) -> None:
        self._database = database
        self._store = store
        self._put_seconds = put_seconds
        self._fresh = least_grace(put_seconds) / 2

    async def keep(self, caller: Caller, file: KeptFile, write: Callable[[Work], Awaitable[Written]]) -> Written:
        """Store the bytes, then have what refers to them written in one transaction, and return what that returns.

        Raises what `write` and the store raise; then nothing refers to the bytes.
        """
        for _ in range(PUT_ATTEMPTS):
            touched = await self._put(caller, file)
            async with self._database.work(caller) as work:
                if await work.blobs.hold(file.sha256, touched, self._fresh):
                    return await write(work)
        raise StoreUnavailable(f"{file.key} is removed as often as it is stored")

    async def _put(self, caller: Caller, file: KeptFile) -> datetime:
        """Announce and store the bytes; returns since when they are announced."""
        try:
            async with asyncio.timeout(self._put_seconds) as limit:
                touched = await self._touch(caller, file)
                await self._store.put(
                    file.key, file.path, size=file.size, sha256=file.sha256, content_type=f"image/{file.format}"
                )
                return touched
        except TimeoutError as error:
            if not limit.expired():
                raise
            raise StoreUnavailable(f"{file.key} is not stored within {self._put_seconds:g} s") from error

    async def _touch(self, caller: Caller, file: KeptFile) -> datetime:
        while True:
            async with self._database.work(caller) as work:
                touched = await work.blobs.touch(file.sha256, file.size, REMOVAL)
            if touched is not None:
                return touched
            await asyncio.sleep(AGAIN_SECONDS)  # a sweep removes these very bytes, and is done soon
