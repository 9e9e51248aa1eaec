"""How the queue is doing, counted when asked: of its tasks those that a caller may know of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text

from server.repositories.purview import scoped
from server.repositories.transactions import Repository

MOST_AHEAD = 10_000
MOST_SCOPES = 100
SAMPLE = 50

# One part for each index of these states: a condition on all three at once would read every task there ever was.
# What runs has a lease.
UNFINISHED = " UNION ALL ".join(
    f"SELECT status, scope, created_at FROM generation_tasks t {source} AND NOT is_deleted AND {{known}}"
    for source in (
        "WHERE status = 'queued'",
        "WHERE status = 'waiting'",
        "JOIN task_leases ON task_id = id WHERE status = 'running'",
    )
)

COUNTS = f"""
SELECT count(*) FILTER (WHERE status = 'queued') AS queued, count(*) FILTER (WHERE status = 'waiting') AS waiting,
  count(*) FILTER (WHERE status = 'running') AS running, min(created_at) FILTER (WHERE status = 'queued') AS oldest
FROM ({UNFINISHED}) AS unfinished WHERE :scope = '' OR scope = :scope
"""

ENDED = """
SELECT count(*) FILTER (WHERE status = 'succeeded') AS succeeded, count(*) FILTER (WHERE status = 'failed') AS failed
FROM generation_tasks t
WHERE finished_at BETWEEN now() - interval '1 hour' AND now() AND (:scope = '' OR scope = :scope) AND {known}
"""

SCOPES = f"""
SELECT coalesce(scope, '') AS scope, count(*) FILTER (WHERE status = 'queued') AS queued,
  count(*) FILTER (WHERE status = 'waiting') AS waiting, count(*) FILTER (WHERE status = 'running') AS running
FROM ({UNFINISHED}) AS unfinished WHERE :scope = '' OR scope = :scope
GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT :most
"""

AHEAD = """
SELECT count(*) FROM (
  SELECT FROM generation_tasks t
  WHERE t.status = 'queued' AND NOT t.is_deleted
    AND (-t.priority, t.start_tag, t.id) < (SELECT -priority, start_tag, id FROM generation_tasks WHERE id = :task)
    AND NOT EXISTS (SELECT FROM queue_pauses p WHERE p.whole OR p.scope = coalesce(t.scope, '')) AND {known}
  LIMIT :most) AS before
"""

RECENT = """
SELECT count(*) AS known, avg(seconds) AS seconds FROM (
  SELECT extract(epoch FROM finished_at - last_attempt) AS seconds FROM generation_tasks
  WHERE status = 'succeeded' AND finished_at BETWEEN now() - interval '1 day' AND now() AND last_attempt < finished_at
  ORDER BY finished_at DESC LIMIT :most) AS recent
"""


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """Tasks by state; those that ended, within the last hour."""

    queued: int
    waiting: int
    running: int
    oldest: datetime | None
    succeeded: int
    failed: int


@dataclass(frozen=True, slots=True)
class ScopeCounts:
    """Unfinished tasks of one scope by state; '' are the tasks without one."""

    scope: str
    queued: int
    waiting: int
    running: int


class QueueState(Repository):
    """Counts tasks."""

    async def _rows(self, statement: str, **values: object) -> Sequence[Any]:
        known, own = scoped(self._transaction.caller, "t")
        return (await self._connection.execute(text(statement.format(known=known)), values | own)).all()

    async def counts(self, scope: str) -> QueueCounts:
        """Tasks of one scope, or of all when it is empty."""
        (now,), (ended,) = await self._rows(COUNTS, scope=scope), await self._rows(ENDED, scope=scope)
        return QueueCounts(*now, *ended)

    async def scopes(self, scope: str) -> list[ScopeCounts]:
        """The scopes with the most unfinished tasks, at most MOST_SCOPES."""
        return [ScopeCounts(*row) for row in await self._rows(SCOPES, scope=scope, most=MOST_SCOPES)]

    async def ahead(self, task_id: UUID) -> int:
        """How many queued tasks that are not paused run before this one; at most MOST_AHEAD are counted."""
        ((count,),) = await self._rows(AHEAD, task=task_id, most=MOST_AHEAD)
        return int(count)

    async def recent_seconds(self) -> tuple[int, float]:
        """How many of the latest successes are known, and how long their last attempt took on average."""
        ((known, seconds),) = await self._rows(RECENT, most=SAMPLE)
        return known, float(seconds or 0)
