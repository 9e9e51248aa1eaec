"""Removing bytes nobody needs, and with `verify` reading those that somebody needs."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from server.domain.callers import MAINTENANCE
from server.domain.images import content_addresses
from server.domain.store_errors import BlobCorrupt, BlobMissing, StoreAway
from server.domain.transactions import removing
from server.processes.scratch import clear_scratch
from server.repositories.database import Database
from server.storage.blobs import BlobStore
from server.storage.deadlines import DELETION_SECONDS

BATCH = 500
AT_ONCE = timedelta(seconds=DELETION_SECONDS)
PREFIX = "sha256/"
_SHA256 = re.compile("[0-9a-f]{64}")


@dataclass(slots=True)
class SweepReport:
    """What a sweep did: contents removed and read, and the keys whose bytes are missing, damaged or unreadable.

    `stuck` counts contents the store did not let go; the next sweep tries them again. `leftovers` counts files and
    folders of killed processes.
    """

    removed: int = 0
    leftovers: int = 0
    stuck: int = 0
    verified: int = 0
    broken: list[str] = field(default_factory=list)


class Sweep:
    """Removes unreferenced bytes older than a grace age; the only part of Limner that deletes objects."""

    def __init__(self, database: Database, store: BlobStore, scratch: Path) -> None:
        self._database = database
        self._store = store
        self._scratch = scratch

    async def __call__(self, grace: timedelta, *, verify: bool = False) -> SweepReport:
        """Adopt objects no row knows, remove what is unused, and read the rest when asked to verify.

        Before that it clears what killed processes left in the store and in the folder for work under way.
        The grace of an object that no row knew counts from where it is found: the store's clock decides nothing.

        Raises `StoreUnavailable` when the store is away; what it refuses for one content is counted.
        """
        report = SweepReport()
        report.leftovers = await self._store.tidy(grace) + await asyncio.to_thread(clear_scratch, self._scratch)
        await self._adopt()
        after = ""
        while batch := await self._unused(grace, after):
            for sha256 in batch:
                try:
                    report.removed += await self._remove(sha256, grace)
                except StoreAway:
                    await self._store.check()
                    report.stuck += 1
            after = batch[-1]
        if verify:
            await self._verify(report)
        return report

    async def _adopt(self) -> None:
        strangers: list[str] = []
        async with aclosing(self._store.entries(PREFIX)) as entries:
            async for entry in entries:
                digest = _digest(entry.key)
                # What is no content address was not put here by Limner and is nobody's to remove.
                if entry.key in content_addresses(digest):
                    strangers.append(digest)
                if len(strangers) >= BATCH:
                    await self._adopt_batch(strangers)
                    strangers.clear()
        if strangers:
            await self._adopt_batch(strangers)

    async def _adopt_batch(self, sha256s: list[str]) -> None:
        async with self._database.work(MAINTENANCE) as work:
            unknown = sorted(set(sha256s) - await work.blobs.known(sha256s))
            await work.blobs.adopt(unknown)

    async def _unused(self, grace: timedelta, after: str) -> list[str]:
        async with self._database.work(MAINTENANCE) as work:
            return await work.blobs.unused(grace, after, BATCH)

    async def _remove(self, sha256: str, grace: timedelta) -> bool:
        async with self._database.work(MAINTENANCE) as work:
            if await work.images.uses(sha256) or not await work.blobs.doom(sha256, grace):
                return False
        async with self._database.work(MAINTENANCE) as work:
            # Seen unused before the lock; only what is seen under it counts.
            if not await work.blobs.seize(sha256, AT_ONCE) or await work.images.uses(sha256):
                return False
            with removing():
                await self._store.delete(content_addresses(sha256))
            await work.blobs.forget(sha256)
            return True

    async def _verify(self, report: SweepReport) -> None:
        async for sha256, key in self._referred():
            report.verified += 1
            try:
                async with aclosing(self._store.read(key, sha256=sha256)) as reading:
                    async for _ in reading:
                        pass
            except (BlobCorrupt, BlobMissing):
                await self._report_broken(report, sha256, key)
            except StoreAway:
                # Bytes that rot in the store cannot be read, though the store is well.
                await self._store.check()
                await self._report_broken(report, sha256, key)

    async def _report_broken(self, report: SweepReport, sha256: str, key: str) -> None:
        async with self._database.work(MAINTENANCE) as work:
            # Purged since it was listed, it is nobody's loss.
            if await work.images.uses(sha256):
                report.broken.append(key)

    async def _referred(self) -> AsyncIterator[tuple[str, str]]:
        """Digest and key of every content that a row refers to."""
        after = ""
        while True:
            async with self._database.work(MAINTENANCE) as work:
                batch = await work.images.contents(after, BATCH)
            for each in batch:
                yield each
            if len(batch) < BATCH:
                return
            after = batch[-1][0]


def _digest(key: str) -> str:
    """The digest in a content address, or empty when the key cannot be one."""
    name = key.rsplit("/", 1)[-1].partition(".")[0]
    return name if _SHA256.fullmatch(name) else ""
