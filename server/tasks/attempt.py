"""One attempt at one task: the work, its reports, and how it ends."""

import asyncio
import time
import uuid
from enum import Enum, auto

import structlog

from server.domain.errors import LeaseLost, LimnerError, Unavailable
from server.domain.tasks import Claim, TaskError
from server.repositories.database import Database
from server.tasks.persistence import until_kept
from server.usecases.generate_image import GenerateImage

log = structlog.get_logger("worker")
REPORT_SECONDS = 0.5
DRAINED = TaskError("WORKER_DRAINED", "the worker was shut down; the task goes on elsewhere")


class Stop(Enum):
    """Why an attempt is stopped from outside."""

    CANCELLED = auto()
    LOST = auto()
    DRAINED = auto()


class Attempt:
    """Does what a claim asks for, in a task of its own."""

    def __init__(self, database: Database, generate: GenerateImage, claim: Claim) -> None:
        self._database = database
        self._generate = generate
        self._claim = claim
        self._stop: Stop | None = None
        self._work: asyncio.Task[None] | None = None
        self._reports = Reports(database, claim)

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
        reporting = asyncio.create_task(self._reports.run())
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

    async def _make_all(self) -> None:
        """Make every output that is not made yet: an attempt before this one may have kept some."""
        made = {output["index"] for output in self._claim.outputs}
        if 0 not in made:
            await self._generate(self._claim, 0, self._reports)

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
        except (LeaseLost, Unavailable) as reason:
            log.warning("not settled; the lease will end", task=str(self._claim.task_id), reason=reason.reason)
        except Exception:
            # One task that cannot be settled must not take the others down; its lease ends and it runs again.
            log.exception("cannot settle", task=str(self._claim.task_id), attempt=self._claim.attempt)

    async def _end(self, error: BaseException | None) -> None:
        assert self._work is not None
        async with self._database.work() as work:
            if self._work.cancelled() and self._stop is Stop.DRAINED:
                await work.queue.give_back(self._claim, DRAINED)
            elif self._work.cancelled():
                await work.queue.cancelled(self._claim)
            elif error is None:
                await work.queue.succeed(self._claim)
            else:
                await work.queue.fail(self._claim, task_error(error, self._claim), heals=isinstance(error, Unavailable))


def task_error(error: BaseException, claim: Claim) -> TaskError:
    """The error of a task as callers see it; a bug shows an id that the log knows."""
    if isinstance(error, LimnerError):
        return TaskError(error.reason, error.message, error.metadata)
    correlation_id = uuid.uuid4().hex
    log.error("bug", task=str(claim.task_id), correlation_id=correlation_id, exc_info=error)
    return TaskError("INTERNAL", "internal error", {"correlation_id": correlation_id})


class Reports:
    """Progress on its way to the database: stages as events, the rest as the latest state, twice a second at most."""

    def __init__(self, database: Database, claim: Claim) -> None:
        self._database = database
        self._claim = claim
        self._latest: tuple[float, str, bytes | None] | None = None
        self._stages: list[str] = []
        self._stage = ""
        self._news = asyncio.Event()
        self._writing = asyncio.Lock()

    def report(self, fraction: float, stage: str, preview: bytes | None) -> None:
        """Take a report; called on the loop, returns at once."""
        if stage != self._stage:
            self._stage = stage
            self._stages.append(stage)
        if preview is None and self._latest is not None:
            preview = self._latest[2]
        self._latest = (fraction, stage, preview)
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
                async with self._database.work() as work:
                    for stage in stages:
                        await work.queue.enter_stage(self._claim, stage)
                    if latest is not None:
                        await work.queue.report(self._claim, *latest)
            except Unavailable:
                self._news.set()
            except LeaseLost:
                pass  # whoever beats notices and ends the attempt
            else:
                del self._stages[: len(stages)]
                if self._latest is latest:
                    self._latest = None
