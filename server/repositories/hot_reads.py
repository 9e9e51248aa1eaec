"""Reads that must be fast: fixed SQL, every statement by itself, on connections of their own."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from server.domain.images import Image, ImageFilter
from server.domain.paging import Mark
from server.domain.tasks import EventKind, Progress, State, Task, TaskEvent
from server.repositories.read_connections import ReadConnections
from server.repositories.rows import column_names

GET_IMAGE = f"SELECT {column_names(Image)} FROM images WHERE id = $1 AND NOT is_deleted"
GET_TASK = f"SELECT {column_names(Task)} FROM generation_tasks WHERE id = $1 AND NOT is_deleted"
GET_PROGRESS = "SELECT task_id, attempt, version, fraction, stage, preview FROM task_progress WHERE task_id = ANY($1)"
LIST_EVENTS = f"SELECT {column_names(TaskEvent)} FROM task_events WHERE task_id = $1 AND seq > $2 ORDER BY seq LIMIT $3"
BEATEN_AT = "SELECT beaten_at FROM task_leases WHERE task_id = $1"


class HotReads:
    """Images, tasks, events and progress, read outside of transactions."""

    def __init__(self, connections: ReadConnections) -> None:
        self._rows = connections.rows

    async def _row(self, statement: str, *values: Any) -> Any:
        return next(iter(await self._rows(statement, *values)), None)

    async def image(self, image_id: UUID) -> Image | None:
        """The image with this id, unless it is deleted."""
        row = await self._row(GET_IMAGE, image_id)
        return None if row is None else Image(*row)

    async def images(self, chosen: ImageFilter, after: Mark | None, limit: int) -> list[Image]:
        """At most `limit` images that pass the filter, newest first, behind the row of `after`."""
        parameters: list[Any] = []
        conditions = [] if chosen.show_deleted else ["NOT is_deleted"]
        for column in ("type", "subtype", "theme", "scope", "source_id", "task_id"):
            if (wanted := getattr(chosen, column)) is not None:
                parameters.append(wanted)
                conditions.append(f"{column} = ${len(parameters)}")
        return [Image(*row) for row in await self._newest("images", Image, conditions, parameters, after, limit)]

    async def task(self, task_id: UUID) -> Task | None:
        """The task with this id, unless it is deleted."""
        row = await self._row(GET_TASK, task_id)
        return None if row is None else _task(row)

    async def tasks(self, states: Sequence[State], scope: str | None, after: Mark | None, limit: int) -> list[Task]:
        """At most `limit` tasks in these states (none = all), newest first, behind the row of `after`."""
        parameters: list[Any] = []
        conditions = ["NOT is_deleted"]
        if states:
            parameters.append([str(each) for each in states])
            conditions.append(f"status = ANY(${len(parameters)})")
        if scope is not None:
            parameters.append(scope)
            conditions.append(f"scope = ${len(parameters)}")
        return [
            _task(row) for row in await self._newest("generation_tasks", Task, conditions, parameters, after, limit)
        ]

    async def _newest(
        self, table: str, kind: Any, conditions: list[str], parameters: list[Any], after: Mark | None, limit: int
    ) -> list[Any]:
        if after is not None:
            parameters += [after.created_at, after.id]
            conditions = [*conditions, f"(created_at, id) < (${len(parameters) - 1}, ${len(parameters)})"]
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        statement = (
            f"SELECT {column_names(kind)} FROM {table}{where} ORDER BY created_at DESC, id DESC LIMIT {int(limit)}"
        )
        return await self._rows(statement, *parameters)

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


def _task(row: Sequence[Any]) -> Task:
    values = list(row)
    values[STATUS] = State(values[STATUS])
    return Task(*values)


STATUS = column_names(Task).split(", ").index("status")
