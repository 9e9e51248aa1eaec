"""The service as an operator runs it: `limner serve` and `limner worker` as processes that can be killed."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import grpc
import psutil

from tests.rpc.stack import Stubs, stubs

READY_SECONDS = 300
STOP_SECONDS = 30


@dataclass
class Process:
    """One process of ours; `lines` are what it has printed."""

    child: asyncio.subprocess.Process
    lines: asyncio.Queue[str] = field(default_factory=asyncio.Queue)

    async def line(self, containing: str) -> str:
        """The next line that contains a text."""
        passed: list[str] = []
        async with asyncio.timeout(READY_SECONDS):
            while True:
                passed.append(line := await self.lines.get())
                if not line:
                    raise AssertionError(f"the process ended without {containing!r}: {''.join(passed)}")
                if containing in line:
                    return line

    def said(self) -> list[str]:
        """The lines that nobody has asked for yet."""
        return [self.lines.get_nowait() for _ in range(self.lines.qsize())]

    def family(self) -> list[psutil.Process]:
        """The process and all it started."""
        whole = psutil.Process(self.child.pid)
        return [whole, *whole.children(recursive=True)]

    def freeze(self) -> None:
        """SIGSTOP, until SIGCONT."""
        self.child.send_signal(signal.SIGSTOP)
        os.waitid(os.P_PID, self.child.pid, os.WSTOPPED)  # its threads do not all stop at once

    async def kill(self) -> None:
        """Kill -9: nothing of ours gets to clean up."""
        self.child.kill()
        await self.child.wait()

    async def stop(self) -> int:
        """SIGTERM, and the exit code."""
        self.child.send_signal(signal.SIGTERM)
        async with asyncio.timeout(STOP_SECONDS):
            return await self.child.wait()


@asynccontextmanager
async def limner(
    *arguments: str,
    environment: dict[str, str],
    program: Sequence[str] = (sys.executable, "-m", "server"),
    before: Sequence[str] = (),
    folder: Path | None = None,
) -> AsyncIterator[Process]:
    """`limner …`, run by the command `before` and in a folder if given, killed at the end if it still runs."""
    child = await asyncio.create_subprocess_exec(
        *before,
        *program,
        *arguments,
        cwd=folder,
        env={**os.environ, **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        stdin=asyncio.subprocess.DEVNULL,
    )
    process = Process(child)
    reading = asyncio.create_task(_read(process))
    try:
        yield process
    finally:
        if child.returncode is None:
            await process.stop()
        await reading


async def _read(process: Process) -> None:
    assert process.child.stdout is not None
    async for line in process.child.stdout:
        process.lines.put_nowait(line.decode(errors="replace"))
    process.lines.put_nowait("")


@dataclass
class Service:
    """A served database and store: its stubs, and the environment its processes get."""

    address: str
    environment: dict[str, str]
    server: Process
    stubs: Stubs
    _stack: AsyncExitStack

    @asynccontextmanager
    async def caller(self) -> AsyncIterator["Service"]:
        """The same over a connection of its own, which ends with the block."""
        options = [("grpc.use_local_subchannel_pool", 1)]
        async with grpc.aio.insecure_channel(self.address, options) as channel:
            yield replace(self, stubs=stubs(channel))

    async def worker(self) -> Process:
        """Start one more worker; it is stopped with the service."""
        process = await self._stack.enter_async_context(limner("worker", environment=self.environment))
        await process.line("working")
        return process


@asynccontextmanager
async def service(
    environment: dict[str, str], data_dir: Path, *, workers: int = 0, listen: str = "127.0.0.1:0"
) -> AsyncIterator[Service]:
    """`limner serve` with so many workers of its own, and a channel to it."""
    told = {"LIMNER_DATA_DIR": str(data_dir), "LIMNER_LEASE_SECONDS": "2", "LIMNER_WORKER_SLOTS": "1"} | environment
    async with AsyncExitStack() as stack:
        arguments = ("serve", "--listen", listen, "--workers", str(workers))
        server = await stack.enter_async_context(limner(*arguments, environment=told))
        address = (await server.line("listening on")).split()[-1]
        channel = await stack.enter_async_context(grpc.aio.insecure_channel(address))
        yield Service(address, told, server, stubs(channel), stack)
