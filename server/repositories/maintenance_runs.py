"""Rows of `maintenance_runs`: when each part of maintenance last ran, and what it did."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from server.repositories.tables import maintenance_runs
from server.repositories.transactions import Repository


class MaintenanceRuns(Repository):
    """Remembers runs, for whoever asks whether it is time again."""

    async def is_due(self, step: str, every: timedelta) -> bool:
        """Whether a step last ended longer ago than `every`, never, or in the future: then a clock was wrong."""
        recent = select(maintenance_runs.c.step).where(
            maintenance_runs.c.step == step,
            maintenance_runs.c.finished_at > func.now() - every,
            maintenance_runs.c.finished_at <= func.now(),
        )
        return (await self._connection.execute(recent)).one_or_none() is None

    async def record(self, step: str, seconds: float, outcome: Mapping[str, int]) -> None:
        """Keep that a step has just ended, and what it did."""
        values = {"finished_at": func.now(), "seconds": seconds, "outcome": dict(outcome)}
        statement = insert(maintenance_runs).values(step=step, **values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["step"], set_=values))
