"""Processes that say numbers, as `stamps.py` does, and the one that started them."""

import asyncio
import os
import struct
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bench.stand import Stand

PATIENCE_SECONDS = 120


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
    heard, voice = os.pipe()
    said = asyncio.StreamReader()
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(said), os.fdopen(heard, "rb")
    )
    started: list[asyncio.subprocess.Process] = []
    try:
        with os.fdopen(voice, "wb") as telling, (ground.folder / f"{module}.log").open("ab") as log:
            for _ in range(processes):
                child = await asyncio.create_subprocess_exec(
                    *(sys.executable, "-m", module, *arguments),
                    stdin=asyncio.subprocess.PIPE, stdout=telling, stderr=log,
                )  # fmt: skip
                started.append(child)
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
