"""Which task has news when: what writers, watchers and their measurement agree about."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import astuple, dataclass
from typing import Self

from bench.limner_queue import filled_id

HEAD = 2
"""Sequence of the newest event before any news: queued, running."""
MICROSECONDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Pace:
    """So many commits, one every `interval` microseconds, each with an event for each of the next `together` tasks."""

    tasks: int
    together: int
    interval: int
    commits: int

    @property
    def events(self) -> int:
        """How many events each task has."""
        return self.commits * self.together // self.tasks

    @property
    def ids(self) -> list[str]:
        """The tasks."""
        return [filled_id(number) for number in range(self.tasks)]

    def arguments(self) -> tuple[str, ...]:
        """For the command line of a process."""
        return tuple(map(str, astuple(self)))

    @classmethod
    def told(cls) -> Self:
        """From the end of the command line."""
        return cls(*map(int, sys.argv[-4:]))

    def commit_of(self, task: int, seq: int) -> int:
        """The number of the commit that an event is part of."""
        return ((seq - HEAD - 1) * self.tasks + task) // self.together

    async def run(self) -> AsyncIterator[tuple[int, range, int]]:
        """Each commit when it is due: its number, its tasks, and the sequence of the event of each."""
        begun = time.monotonic()
        for commit in range(self.commits):
            await asyncio.sleep(begun + commit * self.interval / MICROSECONDS - time.monotonic())
            lap, first = divmod(commit * self.together, self.tasks)
            yield commit, range(first, first + self.together), HEAD + 1 + lap
