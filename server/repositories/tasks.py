"""Rows of `generation_tasks` as callers see them: create, read, change, cancel, delete, purge."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, TextClause, select, text

from server.domain.etags import check_etag
from server.domain.filters import TaskFilter
from server.domain.ids import new_ids
from server.domain.map_exports import EXPORT
from server.domain.purges import Doom
from server.domain.regenerate_specs import REGENERATE, PartOfTask
from server.domain.resource_errors import (
    NothingToRetry,
    ResourceKind,
    TaskNotFinished,
    TaskNotWaiting,
    UnknownResource,
)
from server.domain.restyle_specs import RESTYLE
from server.domain.tasks import SPEC_IN_BRIEF, NewTask, State, Task, indexes_of
from server.repositories import task_statements as statements
from server.repositories.conditions import Conditions
from server.repositories.purview import owned_by
from server.repositories.queue_turns import QueueTurns
from server.repositories.references import NamedImages, Reference, asked_images, made_images
from server.repositories.row_shapes import RowShape
from server.repositories.rows import Rows
from server.repositories.stored_bytes import StoredBytes
from server.repositories.tables import generation_tasks
from server.repositories.task_parts import TaskParts
from server.repositories.unfinished_tasks import UnfinishedTasks

PRUNE = text("""
DELETE FROM task_events WHERE task_id IN (
  SELECT id FROM generation_tasks t WHERE finished_at < now() - make_interval(days => :days)
    AND EXISTS (SELECT FROM task_events e WHERE e.task_id = t.id)
  ORDER BY finished_at LIMIT :tasks)
""")
PRUNED_AT_ONCE = 500
WAITING = (State.QUEUED, State.WAITING)
PARAMS_IN_BRIEF = "jsonb_strip_nulls(jsonb_build_object({}))".format(
    ", ".join(f"'{each}', params -> '{each}'" for each in SPEC_IN_BRIEF)
)


class Tasks(Rows[Task]):
    """What callers do with tasks."""

    shape = RowShape(
        ResourceKind.TASK,
        generation_tasks,
        Task,
        references={
            "retry_of": Reference(ResourceKind.TASK, generation_tasks, historic=True),
            "parent_id": Reference(ResourceKind.TASK, generation_tasks, historic=True),
        },
        named_images={"result": NamedImages(made_images), "params": NamedImages(asked_images)},
    )

    @classmethod
    def conditions(cls, chosen: TaskFilter) -> Conditions:
        """What a filter asks of the rows of a list."""
        asked = Conditions()
        if chosen.states:
            asked.add("t.status = ANY({})", [str(each) for each in chosen.states])
        asked.equal(scope=chosen.scope, retry_of=chosen.retry_of, parent_id=chosen.parent_id)
        if chosen.parent_id is None:
            asked.add_usual("t.parent_id IS NULL")
        if chosen.type:
            asked.add("t.params ->> 'type' = {}", chosen.type)
        if chosen.source_id is not None:
            asked.add("lower(t.params ->> 'source_id') = {}", str(chosen.source_id))
        asked.about(chosen.labels, chosen.created_after, chosen.created_before)
        return asked

    async def add(self, new: NewTask) -> Task:
        """Queue a task: its row and its first event; workers are told when the transaction commits.

        Raises `TooManyTasks`, and `StoredBytesExceeded` when there is no room for anything it could make.
        """
        await StoredBytes(self._transaction).check(new.created_by, new.scope)
        await UnfinishedTasks(self._transaction).admit(new.created_by, new.scope)
        values = {each.name: getattr(new, each.name) for each in fields(new)}
        tag = await self._take_turn(new.priority, new.scope, new.params)
        await self.insert(values | {"status": str(State.QUEUED)})
        queued = statements.QUEUE.columns(*self.shape.columns)
        *row, _ = (await self._connection.execute(queued, {"task": new.id, "tag": tag})).one()
        return self.value(row)

    async def add_whole(self, new: NewTask, parts: Sequence[NewTask], result: Mapping[str, Any] | None = None) -> Task:
        """Accept a task that is done by parts, and queue these, one turn each; it counts as they do.

        Raises what `add` does.
        """
        await StoredBytes(self._transaction).check(new.created_by, new.scope)
        await UnfinishedTasks(self._transaction).admit(new.created_by, new.scope, len(parts))
        values = {each.name: getattr(new, each.name) for each in fields(new)}
        await self.insert(values | {"status": str(State.RUNNING), "result": result})
        own = TaskParts(self._transaction)
        await own.add(parts)
        await own.queue(new.id, await QueueTurns(self._transaction).take(new.priority, new.scope or "", len(parts)))
        return await self.get(new.id)

    async def _take_turn(self, priority: int, scope: str | None, params: Mapping[str, Any]) -> int:
        return await QueueTurns(self._transaction).take(priority, scope or "", len(indexes_of(params)))

    async def change(self, row: Task, etag: str, values: Mapping[str, Any], *, revise: bool = True) -> Task:
        """Write values into a locked task. Raises `EtagMismatch`, `TaskNotWaiting` for another priority."""
        check_etag(etag, row.row_version, self.shape.resource, row.id)
        priority = values.get("priority", row.priority)
        if priority == row.priority:
            return await super().change(row, etag, values, revise=revise)
        if row.status not in WAITING:
            raise TaskNotWaiting(row.id)
        tag = await self._take_turn(priority, row.scope, row.params)
        return await super().change(row, etag, {**values, "start_tag": tag}, revise=revise)

    async def delete(self, row: Task, etag: str = "", *, revise: bool = True) -> Task:
        """Delete a locked, finished task softly, with its parts.

        Raises `TaskNotFinished`, `EtagMismatch`, `PartOfTask`.
        """
        self._check_whole(row)
        if not row.status.is_final:
            raise TaskNotFinished(row.id)
        deleted = await super().delete(row, etag, revise=revise)
        await TaskParts(self._transaction).hide(row.id, hidden=True)
        return deleted

    async def undelete(self, row: Task, etag: str = "") -> Task:
        """Bring a locked task back with its parts. Raises `NotDeleted`, `EtagMismatch`, `PartOfTask`."""
        self._check_whole(row)
        back = await super().undelete(row, etag)
        await TaskParts(self._transaction).hide(row.id, hidden=False)
        return back

    def _check_whole(self, row: Task) -> None:
        if row.parent_id is not None:
            raise PartOfTask(row.id, row.parent_id)

    def _within(self, doom: Doom) -> list[ColumnElement[bool]]:
        """What a purge may take: parts go with their tasks."""
        return [*super()._within(doom), *([] if doom.ids else [generation_tasks.c.parent_id.is_(None)])]

    async def _doomed(self, doom: Doom) -> tuple[list[UUID], bool]:
        columns = generation_tasks.c
        if doom.ids:
            named = select(columns.id, columns.parent_id).where(
                columns.id.in_(doom.ids),
                columns.parent_id.is_not(None),
                *owned_by(self._transaction.caller, generation_tasks),
            )
            if (part := (await self._connection.execute(named.limit(1))).one_or_none()) is not None:
                raise PartOfTask(part.id, part.parent_id)
        return await super()._doomed(doom)

    async def cancel(self, task_id: UUID) -> Task:
        """Cancel at once what waits, ask the worker of what runs, leave alone what is final.

        Raises `UnknownResource`.
        """
        task = await self.get(task_id)
        if task.type == REGENERATE:
            await TaskParts(self._transaction).cancel(task_id)
            return await self.get(task_id)
        task = await self.lock(task_id)
        if task.status in WAITING:
            await self._write(statements.CANCEL, task_id, {"state": str(State.CANCELLED)})
            if task.parent_id is not None:
                await TaskParts(self._transaction).settle(task.parent_id)
        elif task.status is State.RUNNING and task.cancel_requested_at is None:
            await self._write(statements.ASK_TO_CANCEL, task_id, {})
        else:
            return task
        return await self.get(task_id)

    async def _write(self, statement: TextClause, task_id: UUID, payload: Mapping[str, Any]) -> None:
        values = {"task": task_id, "payload": orjson.dumps(payload).decode()}
        await self._connection.execute(statement, values)

    async def retry(self, task_id: UUID, new_id: UUID, created_by: str) -> Task:
        """Queue what a finished task has not made, as a task of its own that is drawn with the same theme.

        Raises `UnknownResource`, also for what it is about, `TaskNotFinished`, `NothingToRetry`, and what `add` does.
        """
        task = await self.lock(task_id)
        if not task.status.is_final:
            raise TaskNotFinished(task_id)
        if task.type == REGENERATE:
            return await self._retry_parts(task, new_id, created_by)
        made = {each["index"] for each in task.outputs}
        left = [index for index in indexes_of(task.params) if index not in made]
        if not left:
            raise NothingToRetry(task_id)
        return await self.add(
            NewTask(
                id=new_id,
                type=task.type,
                params=self._params_again(task) | ({"indexes": left} if made else {}),
                priority=task.priority,
                scope=task.scope,
                labels=task.labels,
                created_by=created_by,
                max_retries=task.max_retries,
                retry_delay=task.retry_delay,
                retry_of=task_id,
                theme_fingerprint=task.theme_fingerprint,
            )
        )

    async def _retry_parts(self, task: Task, new_id: UUID, created_by: str) -> Task:
        """The parts that have not succeeded, as those of a new task."""
        columns = generation_tasks.c
        failed = (columns.parent_id == task.id) & (columns.status != str(State.SUCCEEDED))
        parts = sorted(await self.all(failed), key=lambda part: part.parent_index or 0)
        if not parts:
            raise NothingToRetry(task.id)
        kept = {each.name for each in fields(NewTask)}
        new, *again = (
            NewTask(**{name: value for name, value in asdict(each).items() if name in kept}) for each in (task, *parts)
        )
        new = replace(
            new,
            id=new_id,
            params=task.params | {"indexes": [part.parent_index for part in parts]},
            created_by=created_by,
            retry_of=task.id,
        )
        again = [
            replace(
                each, id=own, params=self._params_again(part), created_by=created_by, retry_of=part.id, parent_id=new_id
            )
            for each, own, part in zip(again, new_ids(len(parts)), parts, strict=True)
        ]
        return await self.add_whole(new, again)

    def _params_again(self, task: Task) -> dict[str, Any]:
        """What a task was asked for, as this caller asks for it. Raises `UnknownResource`."""
        named = "image_id" if task.type in (EXPORT, RESTYLE) else "regenerated_from"
        if named != "image_id" and not (isinstance(task.params, Mapping) and named in task.params):
            return task.params
        if not task.params.get(named):  # it is as gone for who asks now
            raise UnknownResource(ResourceKind.IMAGE, f"of task {task.id}")
        if task.type != EXPORT:
            return task.params
        return task.params | ({} if self._transaction.caller.scopes is None else {"bound": True})

    async def prune_logs(self, days: int) -> int:
        """Drop the whole logs of some tasks that ended so long ago; returns how many events went."""
        pruned = await self._connection.execute(PRUNE, {"days": days, "tasks": PRUNED_AT_ONCE})
        return pruned.rowcount


class TasksInBrief(Tasks):
    """Tasks as lists tell of them: of their specs only what is told in brief is read."""

    shape = replace(Tasks.shape, blank={"params": PARAMS_IN_BRIEF})
