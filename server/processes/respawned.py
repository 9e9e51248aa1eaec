"""A child command that is kept running: started again when it ends, gone when its owner is.

The child inherits the reading end of a pipe whose writing end only the owner holds. However the owner ends, the pipe
does too, and the child that watches it (`on_orphaned`) stops.
"""

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable, Mapping, Sequence
from typing import Self

from server.telemetry.structured import get_logger

log = get_logger("processes")
LIFELINE = "LIMNER_LIFELINE_FD"
FIRST_WAIT, LONGEST_WAIT = 0.5, 10.0
STEADY_SECONDS = 30.0


class Respawned:
    """Runs a command until closed."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], stop_seconds: float) -> None:
        self._command = command
        self._environment = environment
        self._stop_seconds = stop_seconds
        self._process: asyncio.subprocess.Process | None = None
        self._keeping: asyncio.Task[None] | None = None
        self._theirs, self._ours = os.pipe()

    @property
    def pid(self) -> int | None:
        """Process id of the child at work, or None between two of them."""
        return self._process.pid if self._process is not None and self._process.returncode is None else None

    async def __aenter__(self) -> Self:
        """Start the child."""
        self._keeping = asyncio.create_task(self._keep())
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop the child: asked first, killed when it takes too long."""
        assert self._keeping is not None
        self._keeping.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._keeping
        if self._process is not None and self._process.returncode is None:
            await self._stop(self._process)
        os.close(self._theirs)
        os.close(self._ours)

    async def _stop(self, process: asyncio.subprocess.Process) -> None:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(self._stop_seconds):
                await process.wait()
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def _keep(self) -> None:
        wait = FIRST_WAIT
        while True:
            began = asyncio.get_running_loop().time()
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                env={**self._environment, LIFELINE: str(self._theirs)},
                pass_fds=(self._theirs,),
                stdin=asyncio.subprocess.DEVNULL,
            )
            code = await self._process.wait()
            steady = asyncio.get_running_loop().time() - began > STEADY_SECONDS
            wait = FIRST_WAIT if steady else min(2 * wait, LONGEST_WAIT)
            log.warning("a child ended and is started again", command=self._command[-1], code=code, seconds=wait)
            await asyncio.sleep(wait)


def on_orphaned(stop: Callable[[], None]) -> None:
    """In the child: call `stop` on the loop when the owner is gone. Does nothing for a process nobody owns."""
    if (number := os.environ.get(LIFELINE)) is None:
        return
    loop = asyncio.get_running_loop()
    lifeline = int(number)

    def gone() -> None:
        loop.remove_reader(lifeline)
        stop()

    loop.add_reader(lifeline, gone)
