"""Rows of `generation_tasks` as workers see them: beat, report, finish, give back, reap.

`attempts` is the fence: every write of a worker carries the attempt it claimed and changes nothing once the task
belongs to another. Only the database's clock decides about leases and retries.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import TextClause, func, insert, or_, select, text, update

from server.domain.errors import LeaseLost
from server.domain.map_exports import KeptExport
from server.domain.provider_errors import ProviderHourFull
from server.domain.tasks import LONGEST_LEASE, Fence, State, TaskError, failures_of, indexes_of, outputs_of
from server.repositories import task_statements as statements
from server.repositories.queue_turns import QueueTurns
from server.repositories.stored_bytes import StoredBytes
from server.repositories.tables import generation_tasks, map_exports, task_leases
from server.repositories.task_parts import TaskParts
from server.repositories.transactions import Repository

MAX_WORKER_LOSSES = 3
MAX_RETRY_SECONDS = 300
JITTER = 0.2
LONGEST_DELAY = timedelta(seconds=MAX_RETRY_SECONDS * (1 + JITTER))
LONGEST_PROVIDER_SECONDS = 3600.0
WORKER_LOST = "WORKER_LOST"
MOST_DUE = 100

BEAT = text("""
UPDATE task_leases l SET expires_at = clock_timestamp() + :lease, beaten_at = clock_timestamp()
FROM generation_tasks t
WHERE l.worker_id = :worker AND l.task_id = ANY(:tasks)
  AND t.id = l.task_id AND t.status = 'running' AND t.attempts = l.attempt
RETURNING l.task_id, l.attempt, t.cancel_requested_at IS NOT NULL AS cancelled
""")

REPORT = text("""
INSERT INTO task_progress (task_id, attempt, version, fraction, stage, output_index, preview, updated_at)
SELECT id, attempts, 1, :fraction, :stage, :index, CAST(:preview AS bytea), now() FROM generation_tasks
WHERE id = :task AND attempts = :attempt AND status = 'running'
ON CONFLICT (task_id) DO UPDATE SET attempt = excluded.attempt, version = task_progress.version + 1,
  fraction = excluded.fraction, stage = excluded.stage, output_index = excluded.output_index,
  preview = coalesce(excluded.preview, task_progress.preview), updated_at = now()
""")

# A task may wait an hour for its provider, and has lost no turn by it.
FOR_PROVIDER = f"(result -> 'error' ->> 'reason' IS NOT DISTINCT FROM '{ProviderHourFull.reason}')"
LONGEST = f"CASE WHEN {FOR_PROVIDER} THEN interval '61 minutes' ELSE :longest END"

# What waits for longer than the longest delay was told so by a clock that was wrong: it is due.
NEXT_DUE = text(f"""
SELECT CASE WHEN last > now() + longest THEN 0 ELSE extract(epoch FROM first - now()) END FROM
  (SELECT coalesce(run_after, now()) AS first FROM generation_tasks
    WHERE status = 'waiting' AND NOT is_deleted ORDER BY run_after NULLS FIRST LIMIT 1) AS first,
  (SELECT run_after AS last, {LONGEST} AS longest FROM generation_tasks
    WHERE status = 'waiting' AND NOT is_deleted ORDER BY run_after DESC NULLS LAST LIMIT 1) AS last
""")

# In the order of their turns: whoever takes several takes them in the same order, so nobody waits in a circle.
DUE = text(f"""
WITH due AS (
  SELECT id, priority, coalesce(scope, '') AS scope, params, run_after, start_tag, {FOR_PROVIDER} AS keeps_place
  FROM generation_tasks
  WHERE status = 'waiting' AND NOT is_deleted
    AND (run_after <= now() OR run_after IS NULL OR run_after > now() + {LONGEST})
  ORDER BY run_after NULLS FIRST LIMIT :count FOR UPDATE SKIP LOCKED)
SELECT * FROM due ORDER BY priority, scope, run_after NULLS FIRST
""")


class TaskQueue(Repository):
    """What workers and reapers do with tasks."""

    async def seconds_to_next(self) -> float | None:
        """Seconds until the next waiting task is due (not above zero: now); None when none waits."""
        seconds = (await self._connection.execute(NEXT_DUE, {"longest": LONGEST_DELAY})).scalar_one_or_none()
        return None if seconds is None else float(seconds)

    async def raise_due(self) -> int:
        """Queue waiting tasks whose time has come, each in its scope's next turn; returns how many.

        What has waited for its provider keeps the turn that it had.
        """
        turns = QueueTurns(self._transaction)
        due = (await self._connection.execute(DUE, {"count": MOST_DUE, "longest": LONGEST_DELAY})).all()
        for row in due:
            tag = row.start_tag
            if not row.keeps_place:
                tag = await turns.take(row.priority, row.scope, len(indexes_of(row.params)))
            await self._connection.execute(statements.QUEUE, {"task": row.id, "tag": tag})
        return len(due)

    async def beat(self, worker: str, lease: timedelta, tasks: Sequence[UUID]) -> dict[tuple[UUID, int], bool]:
        """Renew the leases this worker still has for the tasks: (task, attempt) to whether cancelling is asked for."""
        rows = await self._connection.execute(BEAT, {"worker": worker, "lease": lease, "tasks": tasks})
        return {(row.task_id, row.attempt): row.cancelled for row in rows}

    async def report(self, claim: Fence, fraction: float, stage: str, index: int, preview: bytes | None) -> None:
        """Keep the latest progress of an attempt; changes nothing once the attempt is over."""
        values = {"task": claim.task_id, "attempt": claim.attempt, "fraction": fraction, "stage": stage}
        await self._connection.execute(REPORT, values | {"index": index, "preview": preview})

    async def hold(self, claim: Fence) -> Any:
        """Lock the task for this attempt until the transaction ends. Raises `LeaseLost`."""
        columns = generation_tasks.c
        statement = (
            select(
                columns.id,
                columns.result,
                columns.params,
                columns.retry_count,
                columns.max_retries,
                columns.retry_delay,
                columns.cancel_requested_at,
                columns.theme_fingerprint,
            )
            .where(columns.id == claim.task_id, columns.attempts == claim.attempt, columns.status == str(State.RUNNING))
            .with_for_update()
        )
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            raise LeaseLost
        return row

    async def keep_theme(self, claim: Fence, fingerprint: str) -> None:
        """Say which theme a task that is held is drawn with from now on."""
        table = generation_tasks.c
        owned = (table.id == claim.task_id) & (table.attempts == claim.attempt)
        await self._connection.execute(update(generation_tasks).where(owned).values(theme_fingerprint=fingerprint))

    async def enter_stage(self, claim: Fence, stage: str, index: int) -> None:
        """Log that a stage of the work on an output begins. Raises `LeaseLost`."""
        await self._write(statements.STAGE, claim, {"stage": stage, "index": index})

    async def add_output(self, claim: Fence, output: Mapping[str, Any]) -> None:
        """Log an output, in the transaction that keeps it. Raises `LeaseLost`."""
        await self._write(statements.OUTPUT, claim, {"output": output}, added=_text(output))

    async def keep_file(self, export: KeptExport) -> None:
        """Keep a file of a held task; `blobs` holds its bytes already. Raises `StoredBytesExceeded`, `LargerThanQuota`.

        It goes with the task, and its bytes with a sweep.
        """
        await StoredBytes(self._transaction).limit()
        values = {each.name: getattr(export, each.name) for each in fields(export)}
        await self._connection.execute(insert(map_exports).values(**values))

    async def add_failure(self, claim: Fence, index: int, error: TaskError) -> None:
        """Log once that an output cannot be made; the others may. Raises `LeaseLost`."""
        task = await self.hold(claim)
        if any(each["index"] == index for each in failures_of(task.result)):
            return
        failure = {"index": index, "error": error.to_document()}
        await self._write(statements.FAILURE, claim, {"failure": failure}, added=_text(failure))

    async def succeed(self, claim: Fence) -> None:
        """End the task: everything that can be made is kept. Raises `LeaseLost`."""
        await self._end(claim, State.SUCCEEDED)

    async def cancelled(self, claim: Fence) -> None:
        """End the task as cancelled. Raises `LeaseLost`."""
        await self._end(claim, State.CANCELLED)

    async def fail(self, claim: Fence, error: TaskError, *, heals: bool, least_wait: float = 0.0) -> None:
        """End the attempt: the task waits for its next retry when the error may heal and one is left, else it is over.

        It waits for at least `least_wait` seconds, or for as long as tasks ever wait. Raises `LeaseLost`.
        """
        row = await self.hold(claim)
        if not heals or row.retry_count >= row.max_retries:
            await self._give_up(claim, row, error)
            return
        seconds = min(MAX_RETRY_SECONDS, row.retry_delay * 2.0 ** min(row.retry_count, 30))
        seconds *= random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311 - spreads load, guards nothing
        seconds = max(seconds, min(MAX_RETRY_SECONDS, least_wait))
        await self._requeue(claim, row, State.WAITING, error, delay=timedelta(seconds=seconds), used=1)

    async def postpone(self, claim: Fence, error: TaskError, seconds: float) -> None:
        """Have the task wait for so many seconds, an hour at most: its provider may not be called before.

        Neither a retry nor its turn is used up. Raises `LeaseLost`.
        """
        delay = timedelta(seconds=min(seconds, LONGEST_PROVIDER_SECONDS))
        await self._requeue(claim, await self.hold(claim), State.WAITING, error, delay=delay)

    async def give_back(self, claim: Fence, error: TaskError) -> None:
        """Put a task back into the queue unharmed: its worker is going away. Raises `LeaseLost`."""
        await self._requeue(claim, await self.hold(claim), State.QUEUED, error)

    async def reap(self, seen: datetime, limit: int = 100) -> int:
        """Take back tasks whose lease was over when the database was `seen` last; returns how many.

        So is a lease that begins later than its own end from now, or ends later than any may: a wrong clock gave it.
        Within that a clock may be put back and robs nobody. A task that lost three workers fails.
        """
        columns, lease = generation_tasks.c, task_leases.c
        now = func.greatest(seen, func.clock_timestamp())
        over = or_(
            lease.expires_at < seen,
            lease.beaten_at > now + (lease.expires_at - lease.beaten_at),
            lease.expires_at > now + LONGEST_LEASE,
        )
        # Both rows are locked, and who finds one locked passes on: a worker that renews or writes just now keeps its
        # task, and a reaper waits for nobody.
        expired = (
            select(
                columns.id,
                columns.attempts,
                columns.worker_losses,
                columns.cancel_requested_at,
                columns.result,
                columns.params,
                columns.parent_id,
            )
            .join(task_leases, (lease.task_id == columns.id) & (lease.attempt == columns.attempts))
            .where(over, columns.status == str(State.RUNNING))
            .order_by(lease.expires_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        rows = (await self._connection.execute(expired)).all()
        # Whose parts end are locked in the same order by everybody.
        for row in sorted(rows, key=lambda row: str(row.parent_id or "")):
            await self._take_back(row)
        await TaskParts(self._transaction).settle_forgotten()
        return len(rows)

    async def _take_back(self, row: Any) -> None:
        claim, losses = Fence(row.id, row.attempts), row.worker_losses + 1
        error = TaskError(WORKER_LOST, "the worker at this task is gone", {"losses": str(losses)})
        if losses >= MAX_WORKER_LOSSES and row.cancel_requested_at is None:
            await self._give_up(claim, row, error, lost=1)
        else:
            await self._requeue(claim, row, State.QUEUED, error, lost=1)

    async def _give_up(self, claim: Fence, row: Any, error: TaskError, lost: int = 0) -> None:
        """End a task that will not be tried again: what was made stays, and then it has succeeded in part."""
        if not (outputs := outputs_of(row.result)):
            await self._end(claim, State.FAILED, error, lost=lost)
            return
        ended = {each["index"] for each in (*outputs, *failures_of(row.result))}
        for index in indexes_of(row.params):
            if index not in ended:
                await self.add_failure(claim, index, error)
        await self._end(claim, State.SUCCEEDED, lost=lost)

    async def _requeue(
        self,
        claim: Fence,
        row: Any,
        state: State,
        error: TaskError,
        *,
        delay: timedelta | None = None,
        used: int = 0,
        lost: int = 0,
    ) -> None:
        """Have the task run again; one that is to be cancelled ends instead."""
        if row.cancel_requested_at is not None:
            await self._end(claim, State.CANCELLED, lost=lost)
            return
        payload = {"state": str(state), "error": error.to_document()}
        values = {"state": str(state), "message": error.message, "delay": delay, "used": used, "lost": lost}
        await self._write(statements.REQUEUE, claim, payload, **values)

    async def _end(self, claim: Fence, state: State, error: TaskError | None = None, *, lost: int = 0) -> None:
        payload: dict[str, Any] = {"state": str(state)}
        result: dict[str, Any] = {}
        if error is not None:
            result["error"] = payload["error"] = error.to_document()
        values = {"state": str(state), "message": error.message if error else None, "result": _text(result)}
        ended = await self._write(statements.END, claim, payload, **values, lost=lost)
        if ended.parent_id is not None:
            await TaskParts(self._transaction).settle(ended.parent_id)

    async def _write(self, statement: TextClause, claim: Fence, payload: Mapping[str, Any], **values: object) -> Any:
        fence = {"task": claim.task_id, "attempt": claim.attempt, "payload": _text(payload)}
        if (written := (await self._connection.execute(statement, fence | values)).one_or_none()) is None:
            raise LeaseLost
        return written


def _text(document: Mapping[str, Any]) -> str:
    return orjson.dumps(document).decode()
