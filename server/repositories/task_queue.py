"""Rows of `generation_tasks` as workers see them: claim, beat, report, finish, give back, reap.

`attempts` is the fence: every write of a worker carries the attempt it claimed and changes nothing once the task
belongs to another. Only the database's clock decides about leases and retries.
"""

import random
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from server.domain.errors import LeaseLost
from server.domain.tasks import Claim, EventKind, State, TaskError
from server.repositories.tables import generation_tasks, task_leases, task_progress
from server.repositories.task_events import QUEUE_CHANNEL, append, notify

MAX_WORKER_LOSSES = 3
MAX_RETRY_SECONDS = 300
JITTER = 0.2
WORKER_LOST = "WORKER_LOST"

CLAIM = text("""
WITH due AS (
  SELECT id FROM generation_tasks
  WHERE status IN ('queued', 'waiting') AND NOT is_deleted AND (run_after IS NULL OR run_after <= now())
  ORDER BY priority DESC, id LIMIT :count FOR UPDATE SKIP LOCKED
), claimed AS (
  UPDATE generation_tasks t SET status = 'running', attempts = attempts + 1, last_attempt = now(), run_after = NULL
  FROM due WHERE t.id = due.id
  RETURNING t.id, t.attempts, t.type, t.params, t.result, t.scope, t.labels, t.created_by, t.priority
), leased AS (
  INSERT INTO task_leases (task_id, attempt, worker_id, expires_at, beaten_at)
  SELECT id, attempts, :worker, now() + :lease, now() FROM claimed
  ON CONFLICT (task_id) DO UPDATE SET attempt = excluded.attempt, worker_id = excluded.worker_id,
    expires_at = excluded.expires_at, beaten_at = excluded.beaten_at
)
SELECT id, attempts, type, params, result, scope, labels, created_by FROM claimed ORDER BY priority DESC, id
""")

BEAT = text("""
UPDATE task_leases l SET expires_at = now() + :lease, beaten_at = now()
FROM generation_tasks t
WHERE l.worker_id = :worker AND t.id = l.task_id AND t.status = 'running' AND t.attempts = l.attempt
RETURNING l.task_id, l.attempt, t.cancel_requested_at IS NOT NULL AS cancelled
""")

REPORT = text("""
INSERT INTO task_progress (task_id, attempt, version, fraction, stage, preview, updated_at)
SELECT id, attempts, 1, :fraction, :stage, CAST(:preview AS bytea), now() FROM generation_tasks
WHERE id = :task AND attempts = :attempt AND status = 'running'
ON CONFLICT (task_id) DO UPDATE SET attempt = excluded.attempt, version = task_progress.version + 1,
  fraction = excluded.fraction, stage = excluded.stage,
  preview = coalesce(excluded.preview, task_progress.preview), updated_at = now()
""")

NEXT_DUE = text("""
SELECT extract(epoch FROM min(run_after) - now()) FROM generation_tasks
WHERE status = 'waiting' AND NOT is_deleted
""")


class TaskQueue:
    """What workers and reapers do with tasks."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def claim(self, worker: str, lease: timedelta, count: int) -> list[Claim]:
        """Take at most `count` due tasks: highest priority first, then oldest. Each gets a lease."""
        rows = (await self._connection.execute(CLAIM, {"worker": worker, "lease": lease, "count": count})).all()
        for row in rows:
            await append(
                self._connection, row.id, row.attempts, EventKind.STATE, {"state": str(State.RUNNING), "worker": worker}
            )
        return [
            Claim(
                row.id,
                row.attempts,
                row.type,
                row.params,
                tuple((row.result or {}).get("outputs", ())),
                row.scope,
                row.labels,
                row.created_by,
            )
            for row in rows
        ]

    async def seconds_to_next(self) -> float | None:
        """Seconds until the next waiting task is due (not above zero: now); None when none waits."""
        seconds = (await self._connection.execute(NEXT_DUE)).scalar_one()
        return None if seconds is None else float(seconds)

    async def beat(self, worker: str, lease: timedelta) -> dict[tuple[UUID, int], bool]:
        """Renew every lease this worker still has: (task, attempt) to whether cancelling is asked for."""
        rows = await self._connection.execute(BEAT, {"worker": worker, "lease": lease})
        return {(row.task_id, row.attempt): row.cancelled for row in rows}

    async def report(self, claim: Claim, fraction: float, stage: str, preview: bytes | None) -> None:
        """Keep the latest progress of an attempt; changes nothing once the attempt is over."""
        values = {"task": claim.task_id, "attempt": claim.attempt, "fraction": fraction, "stage": stage}
        await self._connection.execute(REPORT, values | {"preview": preview})

    async def hold(self, claim: Claim) -> None:
        """Lock the task for this attempt until the transaction ends. Raises `LeaseLost`."""
        held = select(generation_tasks.c.id).where(*_fence(claim)).with_for_update()
        if (await self._connection.execute(held)).one_or_none() is None:
            raise LeaseLost

    async def enter_stage(self, claim: Claim, stage: str) -> None:
        """Log that a stage of the work begins. Raises `LeaseLost`."""
        await self.hold(claim)
        await append(self._connection, claim.task_id, claim.attempt, EventKind.STAGE, {"stage": stage})

    async def add_output(self, claim: Claim, output: dict[str, Any]) -> None:
        """Log an output, in the transaction that keeps it. Raises `LeaseLost`."""
        await self.hold(claim)
        outputs = [*(await self._result(claim.task_id)).get("outputs", ()), output]
        await self._change(claim.task_id, result={"outputs": outputs})
        await append(self._connection, claim.task_id, claim.attempt, EventKind.OUTPUT, {"output": output})

    async def succeed(self, claim: Claim) -> None:
        """End the task: everything it was to make is kept. Raises `LeaseLost`."""
        await self.hold(claim)
        await self._end(claim.task_id, claim.attempt, State.SUCCEEDED, None)

    async def cancelled(self, claim: Claim) -> None:
        """End the task as cancelled. Raises `LeaseLost`."""
        await self.hold(claim)
        await self._end(claim.task_id, claim.attempt, State.CANCELLED, None)

    async def fail(self, claim: Claim, error: TaskError, *, heals: bool) -> None:
        """End the attempt: the task waits for its next retry when the error may heal and one is left, else it is over.

        Raises `LeaseLost`.
        """
        await self.hold(claim)
        held = generation_tasks.c
        row = (
            await self._connection.execute(
                select(held.retry_count, held.max_retries, held.retry_delay).where(held.id == claim.task_id)
            )
        ).one()
        if not heals or row.retry_count >= row.max_retries:
            await self._end(claim.task_id, claim.attempt, State.FAILED, error)
            return
        seconds = min(MAX_RETRY_SECONDS, row.retry_delay * 2**row.retry_count)
        seconds *= random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311 - spreads load, guards nothing
        await self._requeue(claim.task_id, claim.attempt, State.WAITING, error, run_after=timedelta(seconds=seconds))
        await self._change(claim.task_id, retry_count=row.retry_count + 1)

    async def give_back(self, claim: Claim, error: TaskError) -> None:
        """Put a task back into the queue unharmed: its worker is going away. Raises `LeaseLost`."""
        await self.hold(claim)
        await self._requeue(claim.task_id, claim.attempt, State.QUEUED, error)

    async def reap(self, limit: int = 100) -> int:
        """Take back tasks whose lease is over; returns how many. A task that lost three workers fails."""
        held = generation_tasks.c
        expired = (
            select(held.id, held.attempts, held.worker_losses, held.cancel_requested_at)
            .join(task_leases, (task_leases.c.task_id == held.id) & (task_leases.c.attempt == held.attempts))
            .where(task_leases.c.expires_at < func.now(), held.status == str(State.RUNNING))
            .order_by(task_leases.c.expires_at)
            .limit(limit)
            .with_for_update(of=generation_tasks, skip_locked=True)
        )
        reaped = 0
        for row in (await self._connection.execute(expired)).all():
            # A beat takes no lock on the task, so the lease may have been renewed since it was read.
            over = delete(task_leases).where(task_leases.c.task_id == row.id, task_leases.c.expires_at < func.now())
            if (await self._connection.execute(over.returning(task_leases.c.task_id))).one_or_none() is not None:
                await self._take_back(row.id, row.attempts, row.worker_losses + 1, row.cancel_requested_at is not None)
                reaped += 1
        return reaped

    async def _take_back(self, task_id: UUID, attempt: int, losses: int, cancelled: bool) -> None:
        error = TaskError(WORKER_LOST, "the worker at this task is gone", {"losses": str(losses)})
        await self._change(task_id, worker_losses=losses)
        if cancelled:
            await self._end(task_id, attempt, State.CANCELLED, None)
        elif losses >= MAX_WORKER_LOSSES:
            await self._end(task_id, attempt, State.FAILED, error)
        else:
            await self._requeue(task_id, attempt, State.QUEUED, error)

    async def _requeue(
        self, task_id: UUID, attempt: int, state: State, error: TaskError, run_after: timedelta | None = None
    ) -> None:
        due = None if run_after is None else func.now() + run_after
        await self._change(task_id, status=str(state), last_error=error.message, run_after=due)
        await self._clear(task_id)
        payload = {"state": str(state), "error": error.to_document()}
        await append(self._connection, task_id, attempt, EventKind.ATTEMPT_FAILED, payload)
        await notify(self._connection, QUEUE_CHANNEL, str(task_id))

    async def _end(self, task_id: UUID, attempt: int, state: State, error: TaskError | None) -> None:
        result = await self._result(task_id)
        payload: dict[str, Any] = {"state": str(state)}
        if error is not None:
            result["error"] = payload["error"] = error.to_document()
        await self._change(
            task_id,
            status=str(state),
            result=result,
            last_error=error.message if error else None,
            finished_at=func.now(),
        )
        await self._clear(task_id)
        await append(self._connection, task_id, attempt, EventKind.TERMINAL, payload)

    async def _clear(self, task_id: UUID) -> None:
        for table in (task_leases, task_progress):
            await self._connection.execute(delete(table).where(table.c.task_id == task_id))

    async def _result(self, task_id: UUID) -> dict[str, Any]:
        statement = select(generation_tasks.c.result).where(generation_tasks.c.id == task_id)
        return dict((await self._connection.execute(statement)).scalar_one() or {})

    async def _change(self, task_id: UUID, **values: object) -> None:
        await self._connection.execute(
            update(generation_tasks).where(generation_tasks.c.id == task_id).values(**values)
        )


def _fence(claim: Claim) -> Sequence[Any]:
    held = generation_tasks.c
    return (held.id == claim.task_id, held.attempts == claim.attempt, held.status == str(State.RUNNING))
