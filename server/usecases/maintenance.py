"""What has to be done again and again: empty the trash, forget what is old, make missing thumbnails, sweep."""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog

from server.domain.errors import BlobCorrupt, BlobMissing
from server.domain.purges import Doom, Used
from server.processes.pool import ProcessPool
from server.repositories.database import Database, Work
from server.repositories.rows import Rows
from server.storage.blobs import BlobStore, NotAKey
from server.usecases.drawing_jobs import thumbnail_of
from server.usecases.sweep import Sweep

log = structlog.get_logger("maintenance")
LOCK = 0x6C696D6E6573  # "limnes": nobody else's advisory lock
REQUESTS_KEPT = timedelta(hours=48)
BATCH = 100
EVERYTHING = "maintenance"
"""Name of the run as a whole, beside those of its steps."""

Outcome = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Periods:
    """How long things are kept: deleted rows, unused pictures and logs in days (0 = for ever), bytes as an age."""

    trash_days: int
    render_days: int
    event_days: int
    sweep_grace: timedelta
    decode_seconds: float


class Maintenance:
    """Does all of it, one process at a time."""

    def __init__(self, database: Database, store: BlobStore, pool: ProcessPool, periods: Periods) -> None:
        self._database = database
        self._store = store
        self._pool = pool
        self._periods = periods

    async def when_due(self, every: timedelta) -> dict[str, Outcome] | None:
        """Run unless it has ended less than `every` ago, or another process is at it; None when it did not run."""
        if not await self._is_due(every):
            return None
        return await self(every)

    async def _is_due(self, every: timedelta) -> bool:
        async with self._database.work() as work:
            return await work.maintenance_runs.is_due(EVERYTHING, every)

    async def __call__(self, every: timedelta = timedelta()) -> dict[str, Outcome] | None:
        """Run every step, and return what each did; None when another process is at it, or has just been.

        Raises `DatabaseUnavailable`, `StoreUnavailable`.
        """
        steps: Mapping[str, Callable[[], Awaitable[Outcome]]] = {
            "trash": self._empty_trash,
            "requests": self._forget_requests,
            "renders": self._drop_renders,
            "logs": self._prune_logs,
            "thumbnails": self._make_thumbnails,
            "sweep": self._sweep,
        }
        async with self._database.alone(LOCK) as alone:
            if not alone or not await self._is_due(every):
                return None
            began = time.monotonic()
            done = {name: await self._timed(name, step) for name, step in steps.items()}
            await self._record(EVERYTHING, began, {name: sum(outcome.values()) for name, outcome in done.items()})
        return done

    async def _timed(self, name: str, step: Callable[[], Awaitable[Outcome]]) -> Outcome:
        began = time.monotonic()
        outcome = await step()
        await self._record(name, began, outcome)
        return outcome

    async def _record(self, name: str, began: float, outcome: Outcome) -> None:
        async with self._database.work() as work:
            await work.maintenance_runs.record(name, time.monotonic() - began, outcome)
        log.info("done", step=name, seconds=round(time.monotonic() - began, 3), **outcome)

    async def _empty_trash(self) -> Outcome:
        """Purge what was deleted long ago. Children come before their parents; what is in use stays."""
        if not self._periods.trash_days:
            return {}
        before = datetime.now(UTC) - timedelta(days=self._periods.trash_days)
        doom = Doom(before=before, used=Used.SKIP)
        kinds: Mapping[str, Callable[[Work], Rows[Any]]] = {
            "tasks": lambda work: work.tasks,
            "overlays": lambda work: work.overlays,
            "map_grids": lambda work: work.map_grids,
            "images": lambda work: work.images,
            "theme_variations": lambda work: work.theme_variations,
            "themes": lambda work: work.themes,
            "style_presets": lambda work: work.style_presets,
            "theme_elements": lambda work: work.theme_elements,
        }
        return {name: await self._purge(rows, doom) for name, rows in kinds.items()}

    async def _purge(self, rows: Callable[[Work], Rows[Any]], doom: Doom) -> int:
        total = 0
        while True:
            async with self._database.work() as work:
                purged = await rows(work).purge(doom)
            total += purged.count
            if not purged.more or not purged.count:
                return total

    async def _forget_requests(self) -> Outcome:
        async with self._database.work() as work:
            return {"forgotten": await work.request_ids.expire(REQUESTS_KEPT)}

    async def _drop_renders(self) -> Outcome:
        async with self._database.work() as work:
            return {"dropped": await work.renders.expire(self._periods.render_days)}

    async def _prune_logs(self) -> Outcome:
        """Drop the logs of tasks that ended long ago, and what the queue remembers of scopes that are gone."""
        async with self._database.work() as work:
            turns = await work.turns.forget()
        events = 0
        while self._periods.event_days:
            async with self._database.work() as work:
                dropped = await work.tasks.prune_logs(self._periods.event_days, BATCH)
            events += dropped
            if not dropped:
                break
        return {"events": events, "turns": turns}

    async def _make_thumbnails(self) -> Outcome:
        """Make the thumbnails of images that came before there were any."""
        made = 0
        while True:
            async with self._database.work() as work:
                missing = await work.thumbnails.missing(BATCH)
            for sha256, key in missing:
                content = await self._thumbnail(sha256, key)
                async with self._database.work() as work:
                    await work.thumbnails.keep(sha256, content)
                made += 1
            if len(missing) < BATCH:
                return {"made": made}

    async def _thumbnail(self, sha256: str, key: str) -> bytes:
        try:
            async with self._store.as_file(key, sha256=sha256) as source:
                content: bytes = await self._pool.run(thumbnail_of, str(source), timeout=self._periods.decode_seconds)
        except (BlobMissing, BlobCorrupt, NotAKey):
            return b""
        return content

    async def _sweep(self) -> Outcome:
        report = await Sweep(self._database, self._store)(self._periods.sweep_grace)
        return {"removed": report.removed, "stuck": report.stuck}
