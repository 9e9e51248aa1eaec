"""Reads that must be fast: fixed SQL, every statement by itself, on connections of their own."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from server.domain.cursors import NOTHING, Cursor
from server.domain.images import Image
from server.domain.paging import Key, Order
from server.domain.tasks import EventKind, Progress, Task, TaskEvent
from server.domain.themes import Theme, ThemeVariation
from server.repositories.listing import Conditions, page_statements
from server.repositories.shapes import Row, Shape, column_names, names_of
from server.repositories.statement_connections import StatementConnections

GET_IMAGE = f"SELECT {column_names(Image)} FROM images WHERE id = $1 AND NOT is_deleted"
GET_TASK = f"SELECT {column_names(Task)} FROM generation_tasks WHERE id = $1 AND (NOT is_deleted OR $2)"
PRESENT = "SELECT id FROM generation_tasks WHERE id = ANY($1)"
GET_PROGRESS = f"SELECT {column_names(Progress)} FROM task_progress WHERE task_id = ANY($1)"
LIST_EVENTS = f"SELECT {column_names(TaskEvent)} FROM task_events WHERE task_id = $1 AND seq > $2 ORDER BY seq LIMIT $3"
NEWS = f"""
SELECT {column_names(TaskEvent, "e")} FROM unnest($1::uuid[], $2::bigint[]) AS read (task_id, seq)
JOIN task_events e ON e.task_id = read.task_id AND e.seq > read.seq ORDER BY e.task_id, e.seq LIMIT $3
"""
HORIZON = """
SELECT clock_timestamp(), below, settled, last.xid, last.task_id, last.seq
FROM (SELECT pg_snapshot_xmin(held) AS below, pg_snapshot_xmin(held) = pg_snapshot_xmax(held) AS settled
      FROM pg_current_snapshot() AS held) AS now
LEFT JOIN LATERAL (
  SELECT xid, task_id, seq FROM task_events WHERE xid < below ORDER BY xid DESC, task_id DESC, seq DESC LIMIT 1
) AS last ON true
"""
THEME_WITH = f"""
SELECT {column_names(Theme, "t")}, {column_names(ThemeVariation, "v")} FROM themes t
LEFT JOIN theme_variations v ON v.theme_id = t.id AND v.name = $2 AND NOT v.is_deleted
WHERE t.name = $1 AND NOT t.is_deleted LIMIT 1
"""
ACCEPTED_THEME = "SELECT config FROM accepted_themes WHERE fingerprint = $1"
GET_THUMBNAILS = "SELECT sha256, content FROM thumbnails WHERE sha256 = ANY($1)"
THEME_COLUMNS = len(names_of(Theme))
BEATEN_AT = "SELECT clock_timestamp(), (SELECT beaten_at FROM task_leases WHERE task_id = $1)"


@dataclass(frozen=True, slots=True)
class Horizon:
    """Events of transactions below `below` are all there, up to `last`; when `settled`, no other has written any."""

    now: datetime
    below: int
    settled: bool
    last: Cursor


class HotReads:
    """Images, tasks, events and progress, read outside of transactions."""

    def __init__(self, connections: StatementConnections) -> None:
        self._rows = connections.rows
        self._planned_rows = connections.planned_rows

    async def _row(self, statement: str, *values: Any) -> Any:
        return next(iter(await self._rows(statement, *values)), None)

    async def image(self, image_id: UUID) -> Image | None:
        """The image with this id, unless it is deleted."""
        row = await self._row(GET_IMAGE, image_id)
        return None if row is None else Image(*row)

    async def page(
        self, shape: Shape[Row], conditions: Conditions, order: Order, after: Key | None, limit: int, *, deleted: bool
    ) -> list[Row]:
        """At most `limit` rows of a list, in order, behind the row of `after`; deleted ones only when asked for."""
        rows: list[Any] = []
        for asked in page_statements(shape, conditions, order, after, limit, deleted=deleted):
            rows = await self._planned_rows(asked.text, *asked.values)
            if len(rows) == limit:
                break
        return [shape.kind(*row) for row in rows]

    async def theme_with(self, name: str, variation: str) -> tuple[Theme | None, ThemeVariation | None]:
        """The theme of this name, and its variation of that; None for what is not there."""
        if (row := await self._row(THEME_WITH, name, variation)) is None:
            return None, None
        theme, own = row[:THEME_COLUMNS], row[THEME_COLUMNS:]
        return Theme(*theme), None if own[0] is None else ThemeVariation(*own)

    async def accepted_theme(self, fingerprint: str) -> dict[str, Any]:
        """The configuration that is kept under a fingerprint for a task that bears it."""
        config: dict[str, Any] = (await self._row(ACCEPTED_THEME, fingerprint))[0]
        return config

    async def thumbnails(self, sha256s: Sequence[str]) -> dict[str, bytes]:
        """Thumbnails of those of the contents that have one."""
        return {row[0]: row[1] for row in await self._rows(GET_THUMBNAILS, list(sha256s))}

    async def task(self, task_id: UUID, *, deleted: bool = False) -> Task | None:
        """The task with this id; a deleted one only when asked for."""
        row = await self._row(GET_TASK, task_id, deleted)
        return None if row is None else Task(*row)

    async def present(self, task_ids: Collection[UUID]) -> set[UUID]:
        """Those of the tasks that are there, deleted or not: all but the purged ones."""
        return {row[0] for row in await self._rows(PRESENT, list(task_ids))}

    async def events(self, task_id: UUID, after_seq: int, limit: int) -> list[TaskEvent]:
        """At most `limit` entries of a task's log behind `after_seq`, in order."""
        return [_event(*row) for row in await self._rows(LIST_EVENTS, task_id, after_seq, limit)]

    async def news(self, heads: Mapping[UUID, int], limit: int) -> list[TaskEvent]:
        """At most `limit` entries of the logs of tasks, each behind its sequence; those of a task in order."""
        return [_event(*row) for row in await self._rows(NEWS, list(heads), list(heads.values()), limit)]

    async def horizon(self) -> Horizon:
        """What no transaction under way can add to any more."""
        now, below, settled, *last = await self._row(HORIZON)
        xid, task_id, seq = (0, NOTHING, 0) if last[0] is None else last
        return Horizon(now, below, settled, Cursor(xid, task_id, seq, int(now.timestamp())))

    async def events_of_all(
        self, conditions: Conditions, after: Cursor, below: int, limit: int
    ) -> list[tuple[int, TaskEvent]]:
        """At most `limit` events behind a cursor and below a horizon, with their transactions, in order."""
        asked = Conditions([*conditions.texts], [*conditions.values])
        asked.add("(e.xid, e.task_id, e.seq) > ({}, {}, {})", after.xid, after.task_id, after.seq)
        asked.add("e.xid < {}", below)
        statement = (
            f"SELECT e.xid, {column_names(TaskEvent, 'e')} "
            f"FROM task_events e JOIN generation_tasks t ON t.id = e.task_id "
            f"WHERE {' AND '.join(asked.texts)} ORDER BY e.xid, e.task_id, e.seq LIMIT {int(limit)}"
        )
        return [(row[0], _event(*row[1:])) for row in await self._rows(statement, *asked.values)]

    async def progress(self, task_ids: Sequence[UUID]) -> list[Progress]:
        """The latest progress of those of the tasks that have any."""
        return [Progress(*row) for row in await self._rows(GET_PROGRESS, list(task_ids))]

    async def beaten_at(self, task_id: UUID) -> tuple[datetime, datetime | None]:
        """Now, and when the worker at a task last gave a sign of life; None while none is at it."""
        now, beaten_at = await self._row(BEATEN_AT, task_id)
        return now, beaten_at


def _event(
    task_id: UUID, seq: int, attempt: int, kind: str, payload: dict[str, Any], created_at: datetime
) -> TaskEvent:
    return TaskEvent(task_id, seq, attempt, EventKind(kind), payload, created_at)
