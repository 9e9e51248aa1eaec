"""One attempt at one task: the work, its reports, and how it ends."""

import asyncio
import time
import uuid
from collections.abc import Awaitable, Callable
from enum import Enum, auto
from functools import partial

from server.domain.callers import WORKER
from server.domain.database_errors import DatabaseAway
from server.domain.errors import DomainError, LeaseLost
from server.domain.provider_errors import ProviderHourFull, ProviderUnavailable
from server.domain.tasks import Claim, TaskError, indexes_of
from server.repositories.database import Database
from server.repositories.persistence import until_kept
from server.telemetry.structured import get_logger

log = get_logger("worker")
REPORT_SECONDS = 0.5
Generate = Callable[[Claim, int, "ProgressWriter"], Awaitable[object]]
"""Makes and keeps the output with this index of a claimed task; `GenerateImage` does."""
DRAINED = TaskError("WORKER_DRAINED", "the worker was shut down; the task goes on elsewhere")


class Stop(Enum):
    """Why an attempt is stopped from outside."""

    CANCELLED = auto()
    LOST = auto()
    DRAINED = auto()


class Attempt:
    """Does what a claim asks for, in a task of its own."""

    def __init__(self, database: Database, generate: Generate, claim: Claim) -> None:
        self._database = database
        self._generate = generate
        self._claim = claim
        self._stop: Stop | None = None
        self._work: asyncio.Task[TaskError | None] | None = None
        self._progress = ProgressWriter(database, claim)

    def start(self, group: asyncio.TaskGroup) -> asyncio.Task[None]:
        """Begin, as a task of the group."""
        return group.create_task(self._run())

    def cancel(self) -> None:
        """Stop because the caller wants it."""
        self._halt(Stop.CANCELLED)

    def lose(self) -> None:
        """Stop because the task belongs to another attempt."""
        self._halt(Stop.LOST)

    def _halt(self, why: Stop) -> None:
        if self._stop is None and self._work is not None and not self._work.done():
            self._stop = why
            self._work.cancel()

    async def _run(self) -> None:
        self._work = asyncio.create_task(self._make_all())
        reporting = asyncio.create_task(self._progress.run())
        try:
            await asyncio.wait([self._work])
        except asyncio.CancelledError:
            self._stop = self._stop or Stop.DRAINED
            raise
        finally:
            reporting.cancel()
            self._work.cancel()
            await asyncio.gather(self._work, reporting, return_exceptions=True)
            await self._settle()

    async def _make_all(self) -> TaskError | None:
        """Make every output an attempt before this one has not kept; one that cannot be made does not stop the others.

        Returns the error of the last one when none is made. Raises at once what a retry may heal.
        """
        claim = self._claim
        ended = {each["index"] for each in (*claim.outputs, *claim.failures)}
        made = bool(claim.outputs)
        error = TaskError(**claim.failures[-1]["error"]) if claim.failures else None
        indexes = indexes_of(claim.params)
        for place, index in enumerate(indexes):
            if index in ended:
                continue
            self._progress.begin(index, place / len(indexes), 1 / len(indexes))
            try:
                await self._generate(claim, index, self._progress)
                made = True
            except LeaseLost:
                raise
            except Exception as cause:
                if heals(cause):
                    raise
                # A bug in one output, too, leaves the others alone.
                error = task_error(cause, claim)
                if len(indexes) > 1:
                    await until_kept(partial(self._keep_failure, index, error))
        return None if made else error

    async def _keep_failure(self, index: int, error: TaskError) -> None:
        async with self._database.work(WORKER) as work:
            await work.queue.add_failure(self._claim, index, error)

    async def _settle(self) -> None:
        assert self._work is not None
        error = None if self._work.cancelled() else self._work.exception()
        if self._stop is Stop.LOST or isinstance(error, LeaseLost):
            log.warning("lease lost", task=str(self._claim.task_id), attempt=self._claim.attempt)
            return
        try:
            if self._stop is Stop.DRAINED:
                await self._end(error)
            else:
                await until_kept(lambda: self._end(error))
        except (LeaseLost, DatabaseAway) as reason:
            log.warning("not settled; the lease will end", task=str(self._claim.task_id), reason=str(reason))
        except Exception:
            # One task that cannot be settled must not take the others down; its lease ends and it runs again.
            log.exception("cannot settle", task=str(self._claim.task_id), attempt=self._claim.attempt)

    async def _end(self, error: BaseException | None) -> None:
        assert self._work is not None
        async with self._database.work(WORKER) as work:
            if self._work.cancelled() and self._stop is Stop.DRAINED:
                await work.queue.give_back(self._claim, DRAINED)
            elif self._work.cancelled():
                await work.queue.cancelled(self._claim)
            elif isinstance(error, ProviderHourFull):
                await work.queue.postpone(self._claim, task_error(error, self._claim), error.retry_seconds)
            elif error is not None:
                least = error.retry_seconds if isinstance(error, ProviderUnavailable) else 0.0
                said = task_error(error, self._claim)
                await work.queue.fail(self._claim, said, heals=heals(error), least_wait=least)
            elif (failure := self._work.result()) is not None:
                await work.queue.fail(self._claim, failure, heals=False)
            else:
                await work.queue.succeed(self._claim)


def heals(error: BaseException) -> bool:
    """Whether what failed may work when it is tried again."""
    return isinstance(error, DomainError) and error.heals


def task_error(error: BaseException, claim: Claim) -> TaskError:
    """The error of a task as callers see it; a bug shows an id that the log knows."""
    if isinstance(error, DomainError):
        return TaskError(error.reason, error.message, error.metadata)
    correlation_id = uuid.uuid4().hex
    log.error("bug", task=str(claim.task_id), correlation_id=correlation_id, exc_info=error)
    return TaskError("INTERNAL", "internal error", {"correlation_id": correlation_id})


class ProgressWriter:
    """Progress on its way to the database: stages as events, the rest as the latest state, twice a second at most."""

    def __init__(self, database: Database, claim: Claim) -> None:
        self._database = database
        self._claim = claim
        self._latest: tuple[float, str, int, bytes | None] | None = None
        self._stages: list[tuple[str, int]] = []
        self._stage = ""
        self._index, self._done, self._share = 0, 0.0, 1.0
        self._news = asyncio.Event()
        self._writing = asyncio.Lock()

    def begin(self, index: int, done: float, share: float) -> None:
        """What is reported from now on is about this output: so much is done before it, so much of all is its share."""
        self._index, self._done, self._share, self._stage = index, done, share, ""

    def report(self, fraction: float, stage: str, preview: bytes | None) -> None:
        """Take a report; called on the loop, returns at once."""
        if stage != self._stage:
            self._stage = stage
            self._stages.append((stage, self._index))
        if preview is None and self._latest is not None:
            preview = self._latest[3]
        self._latest = (self._done + fraction * self._share, stage, self._index, preview)
        self._news.set()

    async def run(self) -> None:
        """Write what came in until cancelled."""
        while True:
            await self._news.wait()
            began = time.monotonic()
            await self.flush()
            await asyncio.sleep(max(0.0, began + REPORT_SECONDS - time.monotonic()))

    async def flush(self) -> None:
        """Write what came in so far; what the database does not take now is written with what comes next."""
        async with self._writing:
            self._news.clear()
            stages, latest = list(self._stages), self._latest
            try:
                async with self._database.work(WORKER) as work:
                    for stage, index in stages:
                        await work.queue.enter_stage(self._claim, stage, index)
                    if latest is not None:
                        await work.queue.report(self._claim, *latest)
            except DatabaseAway:
                self._news.set()
            except LeaseLost:
                pass  # whoever beats notices and ends the attempt
            else:
                del self._stages[: len(stages)]
                if self._latest is latest:
                    self._latest = None
