"""Bytes are kept so that no row ever lacks them, whatever purges, sweeps and other writers do meanwhile.

First the blob row is touched and committed, then the object is put, then the transaction that refers to it holds the
row. Nothing is asked of the store inside a transaction: whoever finds under the lock that a sweep may have come between
ends it and begins anew.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from server.domain.callers import Caller
from server.domain.grace import least_grace
from server.domain.images import FORMATS, content_address
from server.domain.store_errors import StoreUnavailable
from server.repositories.database import Database, Work
from server.storage.blobs import PUT_ATTEMPTS, BlobStore
from server.storage.deadlines import REMOVAL

AGAIN_SECONDS = 0.2
Written = TypeVar("Written")


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A local file whose bytes are to be kept: digest, size and format as measured."""

    path: Path
    sha256: str
    size: int
    format: str

    @property
    def key(self) -> str:
        """The content address of the bytes."""
        return content_address(self.sha256, self.format)

    @property
    def content_type(self) -> str:
        """What a browser is told that they are."""
        if self.format in FORMATS:
            return f"image/{self.format}"
        return "application/zip" if self.format == "zip" else "application/json"


class BlobKeeper:
    """Stores bytes under the protocol of the `blobs` table, each within `put_seconds`."""

    def __init__(self, database: Database, store: BlobStore, put_seconds: float) -> None:
        self._database = database
        self._store = store
        self._put_seconds = put_seconds
        self._fresh = least_grace(put_seconds) / 2

    async def keep(
        self, caller: Caller, file: KeptFile, write: Callable[[Work], Awaitable[Written]], *others: KeptFile
    ) -> Written:
        """Store the bytes, then have what refers to them written in one transaction, and return what that returns.

        `others` are kept with the file. Raises what `write` and the store raise; then nothing refers to the bytes.
        """
        # In one order, whoever keeps the same: two transactions hold the rows of blobs in turn.
        files = sorted({each.sha256: each for each in (file, *others)}.values(), key=lambda each: each.sha256)
        for _ in range(PUT_ATTEMPTS):
            touched = {each.sha256: await self._put(caller, each) for each in files}
            async with self._database.work(caller) as work:
                if await self._all_are_there(work, touched):
                    return await write(work)
        raise StoreUnavailable(f"{file.key} is removed as often as it is stored")

    def as_file(self, key: str, sha256: str) -> AbstractAsyncContextManager[Path]:
        """Lend what was kept as a local file; see `BlobStore.as_file`."""
        return self._store.as_file(key, sha256=sha256)

    async def _all_are_there(self, work: Work, touched: Mapping[str, datetime]) -> bool:
        for sha256, at in touched.items():
            if not await work.blobs.hold(sha256, at, self._fresh):
                return False
        return True

    async def _put(self, caller: Caller, file: KeptFile) -> datetime:
        """Announce and store the bytes; returns since when they are announced."""
        try:
            async with asyncio.timeout(self._put_seconds) as limit:
                touched = await self._touch(caller, file)
                await self._store.put(
                    file.key, file.path, size=file.size, sha256=file.sha256, content_type=file.content_type
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
