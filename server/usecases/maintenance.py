"""What has to be done again and again: empty the trash, forget what is old, make missing thumbnails, sweep."""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from server.domain.callers import MAINTENANCE
from server.domain.errors import DomainError
from server.domain.finish_specs import KEPT_HOURS
from server.domain.purges import Doom, Used
from server.domain.renders import RenderRoom
from server.processes.pool import ProcessPool
from server.repositories.database import Database, Work
from server.repositories.expiring_images import ExpiringImages
from server.repositories.painted_answers import PaintedAnswers
from server.repositories.provider_calls import ProviderCalls
from server.repositories.rows import Rows
from server.storage.blobs import BlobStore
from server.telemetry import audit
from server.telemetry.structured import get_logger
from server.usecases.missing_thumbnails import MissingThumbnails
from server.usecases.sweep import Sweep

log = get_logger("maintenance")
LOCK = 0x6C696D6E6573  # "limnes": nobody else's advisory lock
REQUESTS_KEPT = timedelta(hours=24)
EXPIRING_KEPT = timedelta(hours=KEPT_HOURS)
SILENT_WORKERS_KEPT = timedelta(days=1)

Outcome = Mapping[str, int]
"""What a step did: how many of what."""


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

    def __init__(
        self,
        database: Database,
        store: BlobStore,
        pool: ProcessPool,
        scratch: Path,
        periods: Periods,
        room: RenderRoom,
    ) -> None:
        self._database = database
        self._periods = periods
        self._room = room
        self._thumbnails = MissingThumbnails(database, store, pool, periods.decode_seconds)
        self._sweeper = Sweep(database, store, scratch)
        self._steps: Mapping[str, Callable[[], Awaitable[Outcome]]] = {
            "clock": self._put_right,
            "expiry": self._drop_expired,
            "trash": self._empty_trash,
            "requests": self._forget_requests,
            "renders": self._drop_renders,
            "logs": self._prune_logs,
            "themes": self._forget_themes,
            "thumbnails": self._make_thumbnails,
            "sweep": self._sweep,
        }

    async def __call__(self, every: timedelta = timedelta()) -> Mapping[str, Outcome | None] | None:
        """Take every step that last ended longer than `every` ago, and return what each did: None for one that failed.

        Returns None when another process is at it. Raises `DatabaseUnavailable`.
        """
        done: dict[str, Outcome | None] = {}
        async with self._database.alone(LOCK) as alone:
            if not alone:
                return None
            for name, step in self._steps.items():
                if await self._is_due(name, every):
                    done[name] = await self._tried(name, step)
        return done

    async def _is_due(self, step: str, every: timedelta) -> bool:
        async with self._database.work(MAINTENANCE) as work:
            return await work.maintenance_runs.is_due(step, every)

    async def _tried(self, name: str, step: Callable[[], Awaitable[Outcome]]) -> Outcome | None:
        began = time.monotonic()
        try:
            outcome = await step()
        except DomainError as error:
            log.warning("failed", step=name, reason=error.reason, detail=str(getattr(error, "detail", "")))
            return None
        except Exception:
            log.exception("failed", step=name)
            return None
        seconds = time.monotonic() - began
        async with self._database.work(MAINTENANCE) as work:
            await work.maintenance_runs.record(name, seconds, outcome)
        log.info("done", step=name, seconds=round(seconds, 3), **outcome)
        return outcome

    async def _until_none(self, some: Callable[[Work], Awaitable[int]]) -> int:
        """Do some of it in a transaction of its own, again and again until there is none left; returns how many."""
        total = 0
        while True:
            async with self._database.work(MAINTENANCE) as work:
                count = await some(work)
            if not count:
                return total
            total += count

    async def _put_right(self) -> Outcome:
        return {"times_put_right": await self._until_none(lambda work: work.future_times.put_right())}

    async def _empty_trash(self) -> Outcome:
        """Purge what was deleted long ago. Children come before their parents; what is in use stays."""
        if not self._periods.trash_days:
            return {}
        doom = Doom(age=timedelta(days=self._periods.trash_days), used=Used.SKIP)
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
        return {name: await self._purge(name, rows, doom) for name, rows in kinds.items()}

    async def _drop_expired(self) -> Outcome:
        """Remove images whose time is over."""
        return {"images": await self._until_none(lambda work: ExpiringImages(work).remove(EXPIRING_KEPT))}

    async def _purge(self, name: str, rows: Callable[[Work], Rows[Any]], doom: Doom) -> int:
        total = 0
        while True:
            async with self._database.work(MAINTENANCE) as work:
                purged = await rows(work).purge(doom)
            if not purged.count:
                return total
            audit.tell(f"trash.{name}", MAINTENANCE, purged=purged.sample, count=purged.count)
            total += purged.count

    async def _forget_requests(self) -> Outcome:
        return {"forgotten": await self._until_none(lambda work: work.request_ids.expire(REQUESTS_KEPT))}

    async def _drop_renders(self) -> Outcome:
        age = timedelta(days=self._periods.render_days)
        dropped = await self._until_none(lambda work: work.renders.expire(age))
        return {"dropped": dropped + await self._until_none(lambda work: work.renders.make_room(self._room))}

    async def _prune_logs(self) -> Outcome:
        """Drop the logs of tasks that ended long ago, and what is known of calls, scopes and workers that are gone."""
        async with self._database.work(MAINTENANCE) as work:
            turns, workers = await work.turns.forget(), await work.workers.forget(SILENT_WORKERS_KEPT)
        calls = await self._until_none(lambda work: ProviderCalls(work).forget())
        answers = await self._until_none(lambda work: PaintedAnswers(work).forget())
        days = self._periods.event_days
        events = await self._until_none(lambda work: work.tasks.prune_logs(days)) if days else 0
        return {"events": events, "turns": turns, "workers": workers, "calls": calls, "answers": answers}

    async def _forget_themes(self) -> Outcome:
        """Drop the resolved themes of tasks that are gone."""
        return {"forgotten": await self._until_none(lambda work: work.accepted_themes.forget())}

    async def _make_thumbnails(self) -> Outcome:
        await self._until_none(lambda work: work.images.mark())
        return {"made": await self._thumbnails()}

    async def _sweep(self) -> Outcome:
        report = await self._sweeper(self._periods.sweep_grace)
        return {"removed": report.removed, "stuck": report.stuck, "leftovers": report.leftovers}
