"""Reads that must be fast: fixed SQL, every statement by itself, on connections of their own."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from server.domain.images import Image
from server.domain.paging import Key, Order
from server.domain.tasks import EventKind, Progress, Task, TaskEvent
from server.repositories.listing import Conditions, page_statements
from server.repositories.read_connections import ReadConnections
from server.repositories.shapes import Row, Shape, column_names

GET_IMAGE = f"SELECT {column_names(Image)} FROM images WHERE id = $1 AND NOT is_deleted"
GET_TASK = f"SELECT {column_names(Task)} FROM generation_tasks WHERE id = $1 AND NOT is_deleted"
GET_PROGRESS = "SELECT task_id, attempt, version, fraction, stage, preview FROM task_progress WHERE task_id = ANY($1)"
LIST_EVENTS = f"SELECT {column_names(TaskEvent)} FROM task_events WHERE task_id = $1 AND seq > $2 ORDER BY seq LIMIT $3"
GET_THUMBNAILS = "SELECT sha256, content FROM thumbnails WHERE sha256 = ANY($1)"
BEATEN_AT = "SELECT beaten_at FROM task_leases WHERE task_id = $1"


class HotReads:
    """Images, tasks, events and progress, read outside of transactions."""

    def __init__(self, connections: ReadConnections) -> None:
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

    async def thumbnails(self, sha256s: Sequence[str]) -> dict[str, bytes]:
        """Thumbnails of those of the contents that have one."""
        return {row[0]: row[1] for row in await self._rows(GET_THUMBNAILS, list(sha256s))}

    async def task(self, task_id: UUID) -> Task | None:
        """The task with this id, unless it is deleted."""
        row = await self._row(GET_TASK, task_id)
        return None if row is None else Task(*row)

    async def events(self, task_id: UUID, after_seq: int, limit: int) -> list[TaskEvent]:
        """At most `limit` entries of a task's log behind `after_seq`, in order."""
        rows = await self._rows(LIST_EVENTS, task_id, after_seq, limit)
        return [
            TaskEvent(task, seq, attempt, EventKind(kind), payload, created_at)
            for task, seq, attempt, kind, payload, created_at in rows
        ]

    async def progress(self, task_ids: Sequence[UUID]) -> list[Progress]:
        """The latest progress of those of the tasks that have any."""
        return [Progress(*row) for row in await self._rows(GET_PROGRESS, list(task_ids))]

    async def beaten_at(self, task_id: UUID) -> datetime | None:
        """When the worker at a task last gave a sign of life; None while none is at it."""
        row = await self._row(BEATEN_AT, task_id)
        return None if row is None else row[0]
