"""Reads that must be fast: fixed SQL on a small asyncpg pool of its own, read only and without resets.

Every statement stands alone, so a connection holds no state that would have to be reset when it goes back.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, Self
from uuid import UUID

import asyncpg
import orjson

from server.domain.images import Image
from server.domain.paging import Key, Order
from server.domain.tasks import EventKind, Progress, Task, TaskEvent
from server.repositories.database_errors import translated
from server.repositories.listing import Conditions, page_statements
from server.repositories.shapes import Row, Shape, column_names

ACQUIRE_SECONDS = 10.0
GET_IMAGE = f"SELECT {column_names(Image)} FROM images WHERE id = $1 AND NOT is_deleted"
GET_TASK = f"SELECT {column_names(Task)} FROM generation_tasks WHERE id = $1 AND NOT is_deleted"
GET_PROGRESS = "SELECT task_id, attempt, version, fraction, stage, preview FROM task_progress WHERE task_id = ANY($1)"
LIST_EVENTS = f"SELECT {column_names(TaskEvent)} FROM task_events WHERE task_id = $1 AND seq > $2 ORDER BY seq LIMIT $3"
GET_THUMBNAILS = "SELECT sha256, content FROM thumbnails WHERE sha256 = ANY($1)"
BEATEN_AT = "SELECT beaten_at FROM task_leases WHERE task_id = $1"


async def _keep(_: asyncpg.Connection) -> None:
    """Instead of a reset: a read leaves nothing behind."""


async def _prepare(connection: asyncpg.Connection) -> None:
    await connection.set_type_codec(
        "jsonb",
        schema="pg_catalog",
        encoder=lambda value: b"\x01" + orjson.dumps(value),
        decoder=lambda data: orjson.loads(data[1:]),  # the first byte is the version of the binary format
        format="binary",
    )


class HotReads:
    """Images, tasks, events and progress, read outside of transactions."""

    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool

    @classmethod
    async def open(cls, url: str, connections: int) -> Self:
        """Open the pool; every connection is made now, so that the first calls are as quick as the rest."""
        pool = await asyncpg.create_pool(
            url,
            min_size=1,
            max_size=connections,
            init=_prepare,
            reset=_keep,
            timeout=ACQUIRE_SECONDS,
            command_timeout=30,
            server_settings={"application_name": "limner reads", "default_transaction_read_only": "on"},
        )
        return cls(pool)

    async def close(self) -> None:
        """Close the pool."""
        await self._pool.close()

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[Any]:
        with translated():
            async with self._pool.acquire(timeout=ACQUIRE_SECONDS) as connection:
                yield connection

    async def image(self, image_id: UUID) -> Image | None:
        """The image with this id, unless it is deleted."""
        async with self._connection() as connection:
            row = await connection.fetchrow(GET_IMAGE, image_id)
        return None if row is None else Image(*row)

    async def page(
        self, shape: Shape[Row], conditions: Conditions, order: Order, after: Key | None, limit: int, *, deleted: bool
    ) -> list[Row]:
        """At most `limit` rows of a list, in order, behind the row of `after`; deleted ones only when asked for."""
        rows: list[Any] = []
        async with self._connection() as connection:
            for asked in page_statements(shape, conditions, order, after, limit, deleted=deleted):
                # Without a name it is planned for these very values, and drives no hot statement out of the cache.
                rows = await (await connection.prepare(asked.text, name="")).fetch(*asked.values)
                if len(rows) == limit:
                    break
        return [shape.kind(*row) for row in rows]

    async def thumbnails(self, sha256s: Sequence[str]) -> dict[str, bytes]:
        """Thumbnails of those of the contents that have one."""
        async with self._connection() as connection:
            return {row[0]: row[1] for row in await connection.fetch(GET_THUMBNAILS, list(sha256s))}

    async def task(self, task_id: UUID) -> Task | None:
        """The task with this id, unless it is deleted."""
        async with self._connection() as connection:
            row = await connection.fetchrow(GET_TASK, task_id)
        return None if row is None else Task(*row)

    async def events(self, task_id: UUID, after_seq: int, limit: int) -> list[TaskEvent]:
        """At most `limit` entries of a task's log behind `after_seq`, in order."""
        async with self._connection() as connection:
            rows = await connection.fetch(LIST_EVENTS, task_id, after_seq, limit)
        return [
            TaskEvent(task, seq, attempt, EventKind(kind), payload, created_at)
            for task, seq, attempt, kind, payload, created_at in rows
        ]

    async def progress(self, task_ids: Sequence[UUID]) -> list[Progress]:
        """The latest progress of those of the tasks that have any."""
        async with self._connection() as connection:
            return [Progress(*row) for row in await connection.fetch(GET_PROGRESS, list(task_ids))]

    async def beaten_at(self, task_id: UUID) -> datetime | None:
        """When the worker at a task last gave a sign of life; None while none is at it."""
        async with self._connection() as connection:
            beaten: datetime | None = await connection.fetchval(BEATEN_AT, task_id)
        return beaten
