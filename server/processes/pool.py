"""The one pool of killable children: work that is long, hungry or fed with foreign bytes runs here.

A job is a module-level function with picklable arguments. Its child is killed when the caller cancels or the time is
over, and replaced; a job that reports progress gets a callable as its last argument. Children are forked from a
clean server process (forkserver), so they inherit no thread, no loop and no gRPC.
"""

import asyncio
import multiprocessing
import os
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from server.domain.budgets import Bill, current_account
from server.processes.child import Child, Failed, Reported, Returned
from server.processes.job_errors import JobDied, JobOverspent, JobTimedOut, TemporaryFolderTooLong
from server.processes.secrecy import keep_secrets
from server.processes.spending import OVERSPENT
from server.processes.waiting_line import WaitingLine

OnReport = Callable[[float, str, bytes | None], None]
LONGEST_TEMPORARY_PATH = 70
"""What a hundred bytes leave beside the names that multiprocessing gives its folder and its socket."""


class ProcessPool:
    """At most `size` jobs at once, each in a child of its own, and one more for a party that has none under way.

    Others wait, at most `waiting` of them, fairly over parties. `memory_limit` is what one child may allocate, in
    bytes; `preload` names modules every child starts with.
    """

    def __init__(self, size: int, *, memory_limit: int, preload: Sequence[str] = (), waiting: int = 64) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(list(preload))
        self._memory_limit = memory_limit
        self._line = WaitingLine(size, waiting)
        self._idle: list[Child] = []
        self._all: set[Child] = set()
        # Two threads for each job: one reads its pipe, one may still be reading the pipe of the child before it.
        self._threads = ThreadPoolExecutor(2 * (size + 1), thread_name_prefix="pool")

    async def start(self) -> None:
        """Import what children share, and fork one; others come with their jobs. Raises `TemporaryFolderTooLong`."""
        if len(os.fsencode(folder := tempfile.gettempdir())) > LONGEST_TEMPORARY_PATH:
            raise TemporaryFolderTooLong(folder)
        keep_secrets()
        self._idle.append(await self._spawn())

    async def close(self) -> None:
        """Kill every child. Jobs under way end with `JobDied`."""
        for child in self._all:
            child.kill()
        await asyncio.to_thread(self._threads.shutdown)
        self._all.clear()

    async def run(
        self,
        job: Callable[..., Any],
        *args: Any,
        timeout: float,  # noqa: ASYNC109 - the job is killed, which its caller cannot do
        on_report: OnReport | None = None,
    ) -> Any:
        """Return what `job(*args)` returns in a child; with `on_report`, the job's last argument is its report.

        `timeout` in seconds counts from when a child is free, whatever else the machine does: it is for a job that
        hangs, and what a job may spend of the processor it says itself, by `spending`. `on_report` is called on the
        loop and must not block. Raises what the job raises, `Busy`, `JobTimedOut`, `JobOverspent`, `JobOutOfMemory`
        and `JobDied`; cancelling kills the job. What it costs is charged to the account at hand, whose budgets may
        refuse it: `PixelsExceeded`, `WorkTimeExceeded`, `MemoryExceeded`.
        """
        account = current_account()
        account.check_work(self._memory_limit)  # who is refused anyway need not wait in line for it
        async with self._line.place():
            with account.job(self._memory_limit) as bill:
                child = self._idle.pop() if self._idle else await self._spawn()
                try:
                    if not child.alive:
                        self._all.discard(child)
                        child = await self._spawn()
                    async with asyncio.timeout(timeout) as limit:
                        return await self._converse(child, bill, job, args, on_report)
                except TimeoutError:
                    if limit.expired():
                        raise JobTimedOut(timeout) from None
                    raise
                finally:
                    self._keep(child)

    def _keep(self, child: Child) -> None:
        """Keep a child that can take another job; instead of another the next caller starts a new one."""
        if child.free and child.alive:
            self._idle.append(child)
        else:
            child.kill()
            self._all.discard(child)

    async def _converse(
        self, child: Child, bill: Bill, job: Callable[..., Any], args: tuple[Any, ...], on_report: OnReport | None
    ) -> Any:
        child.free = False
        await self._threaded(child.send, (job, args, on_report is not None))
        while True:
            match await self._threaded(child.receive):
                case Reported(fraction, stage, preview):
                    if on_report is not None:
                        on_report(fraction, stage, preview)
                case Returned(value, cost):
                    child.free, bill.cost = True, cost
                    return value
                case Failed(error, cost):
                    child.free, bill.cost = True, cost
                    raise error
                case _:
                    # The exit code tells a crash of the decoder from a kill by the kernel's memory guard.
                    exit_code = await self._threaded(child.exit_code)
                    raise JobOverspent if exit_code == -OVERSPENT else JobDied(exit_code)

    async def _spawn(self) -> Child:
        starting = asyncio.ensure_future(self._threaded(Child, self._context, self._memory_limit))
        try:
            child: Child = await asyncio.shield(starting)
        except asyncio.CancelledError:
            starting.add_done_callback(_kill_made)
            raise
        self._all.add(child)
        return child

    async def _threaded(self, call: Callable[..., Any], *args: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads, call, *args)


def _kill_made(starting: asyncio.Future[Child]) -> None:
    """End a child that nobody waits for any more, if it was made."""
    if not starting.cancelled() and starting.exception() is None:
        starting.result().kill()
