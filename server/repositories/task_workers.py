"""Rows of `task_workers`: who works, and when each last gave a sign of life.

Rows of `provider_checks`: how any of them last fared with a provider.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from server.repositories.tables import provider_checks, task_leases, task_workers
from server.repositories.transactions import Repository


@dataclass(frozen=True, slots=True)
class WorkerState:
    """A worker: `slots` tasks at once, of which `running` are taken. A draining one takes no more."""

    name: str
    slots: int
    running: int
    version: str
    draining: bool
    alive: bool
    started_at: datetime
    beaten_at: datetime


class TaskWorkers(Repository):
    """Keeps the list of workers."""

    async def beat(self, name: str, slots: int, version: str, *, draining: bool = False) -> None:
        """A worker gives a sign of life, the first included."""
        alive = {"beaten_at": func.clock_timestamp(), "draining": draining}
        new = insert(task_workers).values(worker_id=name, slots=slots, version=version, **alive)
        await self._connection.execute(new.on_conflict_do_update(index_elements=["worker_id"], set_=alive))

    async def keep_check(self, provider: str, reason: str = "", message: str = "") -> None:
        """A worker has just asked a provider; `reason` and `message` are those of the error it ended with."""
        values = {"reason": reason, "message": message, "checked_at": func.clock_timestamp()}
        new = insert(provider_checks).values(name=provider, **values)
        await self._connection.execute(new.on_conflict_do_update(index_elements=["name"], set_=values))

    async def leave(self, name: str) -> None:
        """A worker is gone."""
        await self._connection.execute(delete(task_workers).where(task_workers.c.worker_id == name))

    async def forget(self, silent: timedelta) -> int:
        """Drop workers that have been silent for so long, or have beaten that far ahead; returns how many."""
        beaten, now = task_workers.c.beaten_at, func.clock_timestamp()
        gone = delete(task_workers).where(~beaten.between(now - silent, now + silent))
        return (await self._connection.execute(gone)).rowcount

    async def all(self, patience: timedelta) -> Sequence[WorkerState]:
        """Every worker, oldest first.

        One that has been silent for longer than `patience` is not alive. Nor is one that has beaten in the future: the
        clock was wrong, and it has not beaten since.
        """
        columns = task_workers.c
        running = select(func.count()).where(task_leases.c.worker_id == columns.worker_id).scalar_subquery()
        now = func.clock_timestamp()
        alive = columns.beaten_at.between(now - patience, now)
        statement = select(
            columns.worker_id,
            columns.slots,
            running,
            columns.version,
            columns.draining,
            alive,
            columns.started_at,
            columns.beaten_at,
        ).order_by(columns.started_at, columns.worker_id)
        return [WorkerState(*row) for row in await self._connection.execute(statement)]
