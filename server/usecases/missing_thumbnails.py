"""Thumbnails of images that came before there were any, or past us."""

from server.domain.callers import MAINTENANCE
from server.domain.store_errors import BlobCorrupt, BlobMissing, StoreAway
from server.processes.job_errors import JobDied, JobOutOfMemory, JobOverspent, JobTimedOut
from server.processes.pool import ProcessPool
from server.repositories.database import Database
from server.storage.blobs import BlobStore, NotAKey
from server.storage.deadlines import REMOVAL
from server.telemetry.structured import get_logger
from server.usecases.drawing_jobs import thumbnail_of

log = get_logger("thumbnails")
BATCH = 100


class MissingThumbnails:
    """Makes them, one after the other."""

    def __init__(self, database: Database, store: BlobStore, pool: ProcessPool, decode_seconds: float) -> None:
        self._database = database
        self._store = store
        self._pool = pool
        self._decode_seconds = decode_seconds

    async def __call__(self) -> int:
        """Make every one that is missing; returns how many. What cannot be read now is left for the next time.

        Raises `StoreUnavailable` when the store is away.
        """
        made, after = 0, ""
        while True:
            async with self._database.work(MAINTENANCE) as work:
                missing = await work.thumbnails.missing(after, BATCH)
            for sha256, key in missing:
                try:
                    await self._make(sha256, key)
                    made += 1
                except (BlobMissing, BlobCorrupt, NotAKey) as error:
                    log.warning("no bytes to make one of", key=key, reason=getattr(error, "reason", "NOT_A_KEY"))
                except StoreAway:
                    # Bytes that rot in the store cannot be read, though the store is well.
                    await self._store.check()
            if len(missing) < BATCH:
                return made
            after = missing[-1][0]

    async def _make(self, sha256: str, key: str) -> None:
        async with self._store.as_file(key, sha256=sha256) as source:
            size = source.stat().st_size
            try:
                content: bytes = await self._pool.run(thumbnail_of, str(source), timeout=self._decode_seconds)
            except (JobDied, JobOutOfMemory, JobOverspent, JobTimedOut) as error:
                log.warning("cannot be made", key=key, reason=error.reason)
                content = b""
        async with self._database.work(MAINTENANCE) as work:
            # Touched, so that no sweep takes the bytes in this moment and leaves the thumbnail alone.
            if await work.blobs.touch(sha256, size, REMOVAL) is not None:
                await work.thumbnails.keep(sha256, content)
