"""Rows of `task_events`: the append-only log of each task.

Sequences are dense from 1: they are taken from the task's own row, whose lock the writer holds until it commits, so
events become visible in their order. Listeners are told by NOTIFY when the transaction commits.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from server.domain.tasks import EventKind
from server.repositories.tables import generation_tasks, task_events

EVENTS_CHANNEL = "limner_events"
QUEUE_CHANNEL = "limner_queue"
CANCEL_CHANNEL = "limner_cancel"


async def append(
    connection: AsyncConnection, task_id: UUID, attempt: int, kind: EventKind, payload: dict[str, Any]
) -> int:
    """Append to the log of a task and tell who watches it; returns the sequence. Locks the task's row."""
    rising = (
        update(generation_tasks)
        .where(generation_tasks.c.id == task_id)
        .values(
            event_seq=generation_tasks.c.event_seq + 1,
            updated_at=func.now(),
            row_version=generation_tasks.c.row_version + 1,
        )
        .returning(generation_tasks.c.event_seq)
    )
    seq: int = (await connection.execute(rising)).scalar_one()
    await connection.execute(
        task_events.insert().values(task_id=task_id, seq=seq, attempt=attempt, kind=str(kind), payload=payload)
    )
    await notify(connection, EVENTS_CHANNEL, f"{task_id}:{seq}")
    return seq


async def notify(connection: AsyncConnection, channel: str, payload: str) -> None:
    """Tell who listens, when this transaction commits."""
    await connection.execute(select(func.pg_notify(channel, payload)))
