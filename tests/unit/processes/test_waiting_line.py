"""Places and the line before them: fair over parties, bounded, and nothing is lost by who leaves."""

import asyncio
import random
from collections import Counter
from contextlib import AsyncExitStack

import pytest

from server.domain.errors import Busy
from server.domain.party import set_party
from server.processes.waiting_line import WaitingLine


class Work:
    """Jobs of connections that stand at a place until they are told to end, in the order they came to it."""

    def __init__(self, places: int, longest: int) -> None:
        self.line = WaitingLine(places, longest)
        self.begun: list[str] = []
        self._ends: list[asyncio.Event] = []
        self.jobs: list[asyncio.Task[None]] = []

    def ask(self, connection: str) -> asyncio.Task[None]:
        job = asyncio.create_task(self._job(connection))
        self.jobs.append(job)
        return job

    async def _job(self, connection: str) -> None:
        set_party(connection)
        async with self.line.place():
            self.begun.append(connection)
            self._ends.append(end := asyncio.Event())
            await end.wait()

    async def end(self, number: int) -> None:
        """End a job by its place in `begun`, and let who is next begin."""
        self._ends[number].set()
        await settled()

    async def over(self) -> None:
        ended = 0
        while ended < len(self._ends):
            await self.end(ended)
            ended += 1
        await asyncio.gather(*self.jobs, return_exceptions=True)


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_connections_take_turns_however_much_each_asks_for() -> None:
    work = Work(1, 64)
    for connection in "aaaaaabbbc":
        work.ask(connection)
    await settled()
    assert work.begun == ["a", "b"]  # the place that is kept for who has none
    await work.over()
    assert "".join(work.begun) == "ababcabaaa"


async def test_who_has_no_work_at_a_place_does_not_wait_for_who_has() -> None:
    work = Work(2, 64)
    for _ in range(20):
        work.ask("greedy")
    await settled()
    assert work.begun == ["greedy"] * 2
    for number in range(5):
        work.ask(other := f"other {number}")
        await settled()
        assert work.begun[-1] == other
        await work.end(work.begun.index(other))
    assert work.begun.count("greedy") == 2
    await work.over()


@pytest.mark.parametrize("longest", [2, 3, 8])
async def test_the_line_has_an_end_for_one_and_for_all(longest: int) -> None:
    work = Work(1, longest)
    for connection in ["a"] * 99 + ["b"] * 99 + ["c"] * 99:
        work.ask(connection)
    await settled()
    refused = [job for job in work.jobs if job.done()]
    assert all(isinstance(job.exception(), Busy) for job in refused)
    assert work.begun == ["a", "b"]
    waiting = len(work.jobs) - len(refused) - len(work.begun)
    assert waiting == longest
    await work.over()
    assert Counter(work.begun)["a"] == 1 + (longest + 1) // 2


async def test_whatever_is_cancelled_whenever_no_place_is_lost_and_nobody_is_forgotten() -> None:
    chance = random.Random(7)
    for _ in range(200):
        work = Work(chance.randint(1, 3), 1000)
        for _ in range(40):
            match chance.randrange(3):
                case 0 | 1:
                    work.ask(chance.choice("abc"))
                case _ if work.jobs:
                    chance.choice(work.jobs).cancel()
            if chance.randrange(2):
                await asyncio.sleep(0)
        await settled()
        await work.over()
        assert all(job.done() for job in work.jobs)
        async with AsyncExitStack() as places:  # as many as ever
            for number in range(work.line._places + 1):
                set_party(f"late {number}")
                await places.enter_async_context(work.line.place())
