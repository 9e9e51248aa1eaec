"""Processes that say numbers of 64 bits on their standard output: when something happened, mostly.

All stamp with CLOCK_MONOTONIC, which is the same for every process of a machine.
"""

import asyncio
import os
import struct
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bench.stand import Stand

PATIENCE_SECONDS = 120
STDOUT = 1


def say(*numbers: int) -> None:
    """Say numbers to whoever started this process; a few of them are never torn apart by those of others."""
    os.write(STDOUT, struct.pack(f"={len(numbers)}q", *numbers))


def stamp() -> None:
    """Say that something happens now."""
    say(time.monotonic_ns())


async def ready() -> None:
    """Say that this process is ready, and wait until it shall begin."""
    stamp()
    await asyncio.to_thread(sys.stdin.buffer.readline)


class Spoken:
    """Processes that share one pipe, and what they say."""

    def __init__(self, processes: list[asyncio.subprocess.Process], said: asyncio.StreamReader) -> None:
        self._processes = processes
        self._said = said
        self.pids = [each.pid for each in processes]

    async def numbers(self, count: int) -> list[int]:
        """The next numbers of any of them, in the order of their arrival."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            return list(struct.unpack(f"={count}q", await self._said.readexactly(8 * count)))

    def begin(self) -> None:
        """Have all of them begin; all are ready."""
        for each in self._processes:
            assert each.stdin is not None
            each.stdin.write(b"\n")


@asynccontextmanager
async def spoken(ground: Stand, module: str, *arguments: str, processes: int = 1) -> AsyncIterator[Spoken]:
    """`python -m MODULE ARGUMENTS` as often as asked, all ready, until the block ends."""
    heard, told = os.pipe()
    said = asyncio.StreamReader(limit=1 << 24)
    reading = os.fdopen(heard, "rb")
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(said), reading
    )
    started: list[asyncio.subprocess.Process] = []
    try:
        with (ground.folder / f"{module}.log").open("ab") as log:
            for _ in range(processes):
                child = await asyncio.create_subprocess_exec(
                    *(sys.executable, "-m", module, *arguments), stdin=asyncio.subprocess.PIPE, stdout=told, stderr=log
                )
                started.append(child)
        os.close(told)
        each = Spoken(started, said)
        await each.numbers(processes)
        yield each
    except (TimeoutError, asyncio.IncompleteReadError) as error:
        raise RuntimeError(f"{module} says nothing: {(ground.folder / f'{module}.log').read_text()[-2000:]}") from error
    finally:
        for child in started:
            if child.returncode is None:
                child.kill()
            await child.wait()
        transport.close()
