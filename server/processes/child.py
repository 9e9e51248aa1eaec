"""One killable child process: jobs go in by a pipe, reports and outcomes come back."""

import contextlib
import os
import resource
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from typing import Any

from server.domain.budgets import Cost
from server.domain.disk import is_full
from server.domain.errors import DomainError
from server.domain.store_errors import StoreFull
from server.processes import spending
from server.processes.job_errors import JobOutOfMemory
from server.telemetry.faults import trace

Job = tuple[Callable[..., Any], tuple[Any, ...], bool]
EXIT_SECONDS = 5.0
KINDNESS = 10
"""By how much a child is nicer than a server: whoever asks for a row does not wait for those who ask for a picture."""


@dataclass(frozen=True, slots=True)
class Reported:
    """Progress of a job: fraction 0..1, stage, and a preview or None."""

    fraction: float
    stage: str
    preview: bytes | None


@dataclass(frozen=True, slots=True)
class Returned:
    """A job is done, at this cost."""

    value: Any
    cost: Cost


class JobBug(Exception):
    """A job raised what it should not; `trace` says what, and where in the child."""

    def __init__(self, trace: str) -> None:
        super().__init__(trace)
        self.trace = trace


@dataclass(frozen=True, slots=True)
class Failed:
    """A job raised: an error of ours, or a bug whose traceback is a `JobBug`; it has cost something all the same."""

    error: Exception
    cost: Cost


class Child:
    """The parent's end. Starting one takes a few milliseconds; every method blocks, so call them in a thread."""

    def __init__(self, context: ForkServerContext, memory_limit: int) -> None:
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, memory_limit), daemon=True)
        self._process.start()
        theirs.close()
        self.free = True

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.is_alive()

    def send(self, job: Job) -> None:
        """Hand over a job. A child that is gone is noticed by `receive`."""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self._pipe.send(job)

    def receive(self) -> Reported | Returned | Failed | None:
        """The next message, or None when the child is gone."""
        try:
            message: Reported | Returned | Failed = self._pipe.recv()
        except (EOFError, OSError):
            return None
        return message

    def exit_code(self) -> int | None:
        """How the process ended: minus the signal that killed it, or its exit code."""
        self._process.join(EXIT_SECONDS)
        return self._process.exitcode

    def kill(self) -> None:
        """End it at once, whatever it does."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()


def _serve(pipe: Connection, memory_limit: int) -> None:
    # Ctrl-C and a stop of the whole group are the owner's business; the child ends with its owner.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.Thread(target=_end_with_owner, daemon=True).start()
    os.nice(KINDNESS)
    resource.setrlimit(resource.RLIMIT_DATA, (memory_limit, memory_limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    spending.enforce()
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            job, args, reports = pipe.recv()
            pipe.send(_outcome(pipe, job, args, reports))


def _end_with_owner() -> None:
    owner = parent_process()
    assert owner is not None
    owner.join()
    os._exit(0)


def _outcome(pipe: Connection, job: Callable[..., Any], args: tuple[Any, ...], reports: bool) -> Returned | Failed:
    def report(fraction: float, stage: str, preview: bytes | None = None) -> None:
        pipe.send(Reported(fraction, stage, preview))

    meter = spending.Meter()
    try:
        return Returned(job(*args, report) if reports else job(*args), meter.read())
    except DomainError as error:
        return Failed(error, meter.read())
    except MemoryError:
        return Failed(JobOutOfMemory(), meter.read())
    except Exception as error:  # noqa: BLE001 - it is told at the other end of the pipe
        if is_full(error):
            return Failed(StoreFull(), meter.read())
        return Failed(JobBug(trace(error)), meter.read())
