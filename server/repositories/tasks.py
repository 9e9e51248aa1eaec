"""Rows of `generation_tasks` as callers see them: create, read, cancel."""

from dataclasses import fields
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from server.domain.errors import UnknownTask
from server.domain.tasks import EventKind, NewTask, State, Task
from server.repositories.rows import columns
from server.repositories.tables import generation_tasks
from server.repositories.task_events import CANCEL_CHANNEL, QUEUE_CHANNEL, append, notify

COLUMNS = columns(Task, generation_tasks)


class Tasks:
    """What callers do with tasks."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, new: NewTask) -> Task:
        """Queue a task: its row and its first event; workers are told when the transaction commits."""
        values = {each.name: getattr(new, each.name) for each in fields(new)}
        await self._connection.execute(
            generation_tasks.insert().values(
                **values, status=str(State.QUEUED), created_at=func.now(), updated_at=func.now()
            )
        )
        await append(self._connection, new.id, 0, EventKind.STATE, {"state": str(State.QUEUED)})
        await notify(self._connection, QUEUE_CHANNEL, str(new.id))
        return await self.get(new.id)

    async def get(self, task_id: UUID, *, lock: bool = False) -> Task:
        """The task with this id. Raises `UnknownTask`."""
        statement = select(*COLUMNS).where(generation_tasks.c.id == task_id, ~generation_tasks.c.is_deleted)
        if lock:
            statement = statement.with_for_update()
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            raise UnknownTask(task_id)
        values = row._asdict()
        return Task(**values | {"status": State(values["status"])})

    async def cancel(self, task_id: UUID) -> Task:
        """Cancel at once what waits, ask the worker of what runs, leave alone what is final. Raises `UnknownTask`."""
        task = await self.get(task_id, lock=True)
        if task.status in (State.QUEUED, State.WAITING):
            await self._change(task_id, status=str(State.CANCELLED), finished_at=func.now(), run_after=None)
            payload = {"state": str(State.CANCELLED)}
            await append(self._connection, task_id, task.attempts, EventKind.TERMINAL, payload)
        elif task.status is State.RUNNING and task.cancel_requested_at is None:
            await self._change(task_id, cancel_requested_at=func.now())
            await append(self._connection, task_id, task.attempts, EventKind.CANCEL_REQUESTED, {})
            await notify(self._connection, CANCEL_CHANNEL, str(task_id))
        else:
            return task
        return await self.get(task_id)

    async def _change(self, task_id: UUID, **values: object) -> None:
        await self._connection.execute(
            update(generation_tasks).where(generation_tasks.c.id == task_id).values(**values)
        )
