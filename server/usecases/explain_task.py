"""Why a task is where it is: what keeps it from running, how many are before it, when it is likely to start."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto

from server.domain.callers import Caller
from server.domain.provider_errors import ProviderHourFull
from server.domain.tasks import State, Task
from server.repositories.database import Database, Work
from server.repositories.task_workers import WorkerState

FEWEST_KNOWN = 5
"""Below so many recent successes nothing is estimated."""


class BlockerKind(Enum):
    """What keeps a task from running."""

    BACKOFF = auto()
    QUEUE_PAUSED = auto()
    SCOPE_PAUSED = auto()
    NO_WORKER = auto()
    WORKERS_BUSY = auto()
    OTHERS_FIRST = auto()
    PROVIDER_HOUR = auto()


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing that keeps a task from running, in words, and its end where that is known."""

    kind: BlockerKind
    message: str
    until: datetime | None = None


@dataclass(slots=True)
class Explanation:
    """`position` counts the tasks before a queued one; `starts_at` is None when it cannot be told."""

    position: int | None = None
    blockers: list[Blocker] = field(default_factory=list)
    starts_at: datetime | None = None


class ExplainTask:
    """Looks at a task, the queue before it and the workers. `lease` is how long a worker may be silent.

    Who is bound to scopes is told of its own tasks alone: not how many others there are, nor when these will be done.
    """

    def __init__(self, database: Database, lease: timedelta) -> None:
        self._database = database
        self._lease = lease

    async def __call__(self, caller: Caller, task: Task) -> Explanation:
        """Explain a task as it has been read."""
        explanation = Explanation()
        if task.status not in (State.QUEUED, State.WAITING):
            return explanation
        async with self._database.work(caller) as work:
            paused = await self._tell_pauses(work, task, explanation)
            workers = [each for each in await work.workers.all(self._lease) if each.alive and not each.draining]
            self._tell_workers(workers, explanation, counted=caller.scopes is None)
            if task.status is State.WAITING:
                explanation.blockers.insert(0, _waiting(task))
            else:
                await self._tell_position(work, task, explanation)
                if workers and not paused and caller.scopes is None:
                    explanation.starts_at = await _estimate(work, workers, explanation.position or 0)
        return explanation

    async def _tell_pauses(self, work: Work, task: Task, explanation: Explanation) -> bool:
        pauses = {each.scope: each for each in await work.pauses.all()}
        for scope, kind, what in (
            (None, BlockerKind.QUEUE_PAUSED, "the queue"),
            (task.scope or "", BlockerKind.SCOPE_PAUSED, "its scope"),
        ):
            if (pause := pauses.get(scope)) is not None:
                why = f": {pause.reason}" if pause.reason else ""
                explanation.blockers.append(Blocker(kind, f"{what} was paused by {pause.paused_by}{why}"))
        return bool(explanation.blockers)

    def _tell_workers(self, workers: Sequence[WorkerState], explanation: Explanation, *, counted: bool) -> None:
        if not workers:
            explanation.blockers.append(Blocker(BlockerKind.NO_WORKER, "no worker is alive"))
        elif all(each.running >= each.slots for each in workers):
            slots = sum(each.slots for each in workers)
            taken = f"all {_counted(slots, 'slot')} of {_counted(len(workers), 'worker')} are taken"
            busy = taken if counted else "every worker is busy"
            explanation.blockers.append(Blocker(BlockerKind.WORKERS_BUSY, busy))

    async def _tell_position(self, work: Work, task: Task, explanation: Explanation) -> None:
        explanation.position = await work.state.ahead(task.id)
        if explanation.position:
            explanation.blockers.append(
                Blocker(BlockerKind.OTHERS_FIRST, f"{_counted(explanation.position, 'task')} before it")
            )


def _waiting(task: Task) -> Blocker:
    """What a task waits for whose time has not come."""
    if task.error is not None and task.error["reason"] == ProviderHourFull.reason:
        return Blocker(BlockerKind.PROVIDER_HOUR, task.error["message"], task.run_after)
    return Blocker(BlockerKind.BACKOFF, "it waits for its next retry", task.run_after)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


async def _estimate(work: Work, workers: Sequence[WorkerState], position: int) -> datetime | None:
    now, (known, seconds) = await work.now(), await work.state.recent_seconds()
    slots = sum(each.slots for each in workers)
    free = slots - sum(each.running for each in workers)
    if position < free:
        return now
    if known < FEWEST_KNOWN:
        return None
    return now + timedelta(seconds=seconds * (position - free + 1) / slots)
