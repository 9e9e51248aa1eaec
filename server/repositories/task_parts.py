"""Tasks whose work is done by parts, which are tasks of their own: accepted together, ended by the last part.

No worker takes such a task, so whoever ends a part settles it, in the same transaction. Who locks parts and their task
locks parts first, by their ids: one that ends is locked already.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import func, select, update

from server.domain.regenerate_specs import PartCancelled
from server.domain.tasks import FINAL, NewTask, State, TaskError, failures_of, outputs_of
from server.repositories import task_statements as statements
from server.repositories.tables import generation_tasks
from server.repositories.transactions import Repository

ADDED_AT_ONCE = 100
"""Rows: more of them keep others waiting while they are written."""
MOST_LEFT = 100
"""Overlays that were left which the output of a part names."""


class TaskParts(Repository):
    """Rows of `generation_tasks` that are parts of others, and what becomes of these with them."""

    async def add(self, parts: Sequence[NewTask]) -> None:
        """Insert the parts of a task whose row is written. They wait for `queue`."""
        statement = generation_tasks.insert().values(
            status=str(State.QUEUED), created_at=func.now(), updated_at=func.now()
        )
        for first in range(0, len(parts), ADDED_AT_ONCE):
            rows = [
                {each.name: getattr(part, each.name) for each in fields(part)} | {"start_tag": place}
                for place, part in enumerate(parts[first : first + ADDED_AT_ONCE], first)
            ]
            await self._connection.execute(statement, rows)

    async def queue(self, task_id: UUID, tag: int) -> None:
        """Have the task run, and its parts be queued from this turn of their scope on, one after the other."""
        await self._connection.execute(statements.BEGIN, {"task": task_id})
        await self._connection.execute(statements.QUEUE_PARTS, {"task": task_id, "tag": tag})

    async def settle(self, task_id: UUID) -> None:
        """Keep with a task what its parts have come to, and end it when all are over. One that is over stays so."""
        columns = generation_tasks.c
        statement = select(columns.result, columns.cancel_requested_at).where(
            columns.id == task_id, columns.status == str(State.RUNNING)
        )
        task = (await self._connection.execute(statement.with_for_update())).one_or_none()
        if task is None:
            return
        made, failed = outputs_of(task.result), failures_of(task.result)
        known = [each["index"] for each in (*made, *failed)]
        cancelled = task.cancel_requested_at is not None
        for part in await self._connection.execute(statements.ENDED_PARTS, {"task": task_id, "known": known}):
            if part.status == State.CANCELLED and cancelled:
                continue
            if outputs := outputs_of(part.result):
                made.append(_output(part, outputs[0]))
                await self._note(statements.PART_MADE, task_id, "output", made[-1])
            else:
                failed.append(_failure(part))
                await self._note(statements.PART_FAILED, task_id, "failure", failed[-1])
        counts = (await self._connection.execute(statements.PART_COUNTS, {"task": task_id})).one()
        if counts.unfinished:
            values = {"fraction": 1 - counts.unfinished / counts.parts, "index": known[-1] if known else 0}
            await self._connection.execute(statements.PARTS_PROGRESS, {"task": task_id, **values})
            return
        state = State.SUCCEEDED if made else State.FAILED
        if cancelled and counts.cancelled:
            state = State.CANCELLED
        error = failed[-1]["error"] if state is State.FAILED else None
        await self._end(task_id, state, error)

    async def settle_forgotten(self) -> None:
        """Settle some tasks whose parts are over and that still run."""
        for task_id in (await self._connection.execute(statements.UNSETTLED)).scalars().all():
            await self.settle(task_id)

    async def cancel(self, task_id: UUID) -> None:
        """Cancel what waits of a task, ask the workers of what runs; it ends with the last of them."""
        columns = generation_tasks.c
        left = select(columns.id, columns.status).where(
            columns.parent_id == task_id, columns.status.not_in([str(each) for each in FINAL])
        )
        parts = (await self._connection.execute(left.order_by(columns.id).with_for_update())).all()
        running = [part.id for part in parts if part.status == State.RUNNING]
        waiting = [part.id for part in parts if part.status != State.RUNNING]
        task = select(columns.status, columns.cancel_requested_at).where(columns.id == task_id).with_for_update()
        own = (await self._connection.execute(task)).one()
        if own.status != State.RUNNING:
            return
        payload = orjson.dumps({"state": str(State.CANCELLED)}).decode()
        await self._connection.execute(statements.CANCEL_PARTS, {"tasks": waiting, "payload": payload})
        await self._connection.execute(statements.ASK_PARTS, {"tasks": running, "payload": "{}"})
        if own.cancel_requested_at is None:
            await self._connection.execute(statements.ASK_TO_CANCEL, {"task": task_id, "payload": "{}"})
        await self.settle(task_id)

    async def hide(self, task_id: UUID, *, hidden: bool) -> None:
        """Delete the parts of a task softly, or bring them back, as it is."""
        columns = generation_tasks.c
        mark = {"is_deleted": hidden, "deleted_at": func.now() if hidden else None}
        statement = update(generation_tasks).where(columns.parent_id == task_id, columns.is_deleted != hidden)
        await self._connection.execute(
            statement.values(**mark, updated_at=func.now(), row_version=columns.row_version + 1)
        )

    async def _note(self, statement: Any, task_id: UUID, name: str, part: Mapping[str, Any]) -> None:
        values = {"payload": orjson.dumps({name: part}).decode(), "added": orjson.dumps(part).decode()}
        await self._connection.execute(statement, {"task": task_id, **values})

    async def _end(self, task_id: UUID, state: State, error: Mapping[str, Any] | None) -> None:
        kept = {} if error is None else {"error": error}
        values = {"state": str(state), "message": error["message"] if error else None}
        values |= {"result": orjson.dumps(kept).decode()}
        payload = orjson.dumps({"state": str(state), **kept}).decode()
        await self._connection.execute(statements.END_WHOLE, {"task": task_id, "payload": payload, **values})


def _output(part: Any, output: Mapping[str, Any]) -> dict[str, Any]:
    """The output of a task for that of a part: what was left is told by the part."""
    own = {name: value for name, value in output.items() if name != "left"}
    return own | {"index": part.parent_index, "task_id": str(part.id)}


def _failure(part: Any) -> dict[str, Any]:
    kept = part.result.get("error") if isinstance(part.result, dict) else None
    if part.status == State.CANCELLED or kept is None:
        cancelled = PartCancelled(part.id)
        kept = TaskError(cancelled.reason, cancelled.message, cancelled.metadata).to_document()
    return {"index": part.parent_index, "error": kept, "task_id": str(part.id)}
