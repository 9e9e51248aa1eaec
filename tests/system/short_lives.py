"""Workers that are killed by whom they ask, each of them once, while others begin in their place."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from aiohttp import web
from limner.v1 import task_pb2

from server.wiring import running

KILLS = 100
WORKERS = 3
AT_ONCE = 16
"""Tasks that are not over: more than wait for the leases of lost workers, so that nobody waits for work."""


def life_of(request: web.Request) -> int:
    """The number of the worker that asks, which is the key it has."""
    return int(request.headers["Authorization"].removeprefix("Bearer "))


@dataclass
class Lives:
    """Workers, by the order in which they began."""

    doomed: set[int] = field(default_factory=set)
    """Those that were told to end."""
    over: asyncio.Event = field(default_factory=asyncio.Event)
    """All have ended that are to end."""
    _next: asyncio.Queue[int] = field(default_factory=asyncio.Queue)

    def end(self, life: int) -> bool:
        """Have one killed; whether there is something to end, for the last ones live."""
        if self.over.is_set() or life in self.doomed:
            return False
        self.doomed.add(life)
        self._next.put_nowait(life)
        return True

    async def rule(self, nursery: asyncio.subprocess.Process) -> None:
        """End lives, and begin others."""
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        lives = list[int]()
        while len(lives) < WORKERS + KILLS:
            if len(lives) >= WORKERS:
                os.kill(lives[await self._next.get()], signal.SIGKILL)
            nursery.stdin.write(f"{len(lives)}\n".encode())
            lives.append(int(await nursery.stdout.readline()))
        self.over.set()

    async def kept_busy(self, paint: Callable[[int], Awaitable[task_pb2.Task]]) -> dict[int, task_pb2.Task]:
        """The tasks at their end, by number: one alone, then as many as it takes until all lives are over."""
        numbers, ended = count(1), {0: await paint(0)}

        async def paint_on() -> None:
            while not self.over.is_set():
                number = next(numbers)
                ended[number] = await paint(number)

        await asyncio.gather(*(paint_on() for _ in range(AT_ONCE)))
        return ended


@asynccontextmanager
async def short_lives(database_url: str, folder: Path, kind: str, url: str, lives: Lives) -> AsyncIterator[None]:
    """Workers that have a provider of this kind, as long as the block lasts."""
    settings = json.dumps({"database_url": database_url, "folder": str(folder), "kind": kind, "url": url})
    nursery = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.system.worker_nursery", settings),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        async with running(lives.rule(nursery)):
            yield
    finally:
        await nursery.communicate(b"")
