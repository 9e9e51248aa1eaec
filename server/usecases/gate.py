"""The gate that every picture from elsewhere passes before it is kept: what people upload, and what providers draw."""

from pathlib import Path

from server.domain.digital_sources import DigitalSource
from server.domain.errors import ImageTooSlow
from server.imaging.codecs.limits import Limits
from server.imaging.uploads.ingested import Ingested
from server.processes.job_errors import JobDied, JobOutOfMemory, JobOverspent, JobTimedOut
from server.processes.pool import ProcessPool
from server.usecases.drawing_jobs import ingest_to, preview_at


class Gate:
    """Decodes in a killable child, within limits; `seconds` is the longest that one picture may take by the clock."""

    def __init__(self, pool: ProcessPool, limits: Limits, seconds: float) -> None:
        self._pool = pool
        self._limits = limits
        self._seconds = seconds

    async def passed(self, source: Path, target: Path, digital_source: DigitalSource | None = None) -> Ingested:
        """Check the file at `source` to its last pixel, and write what is to be stored to `target`; it says its source.

        Raises `ImageUnreadable`, `ImageFormatUnsupported`, `ImageTooLarge`, `ImageTooSlow`, and what the pool raises.
        """
        try:
            file: Ingested = await self._pool.run(
                ingest_to, str(source), str(target), self._limits, digital_source, timeout=self._seconds
            )
        except JobOverspent:
            raise ImageTooSlow from None
        return file

    async def preview(self, source: Path) -> bytes | None:
        """The picture at `source` as a preview, or None when none can be made of it."""
        try:
            content: bytes = await self._pool.run(preview_at, str(source), self._limits, timeout=self._seconds)
        except (JobDied, JobOutOfMemory, JobOverspent, JobTimedOut):
            return None
        return content or None
