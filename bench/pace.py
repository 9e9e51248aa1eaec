"""Which task has news when: what writers, watchers and their measurement agree about."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import astuple, dataclass
from typing import Self

HEAD = 2
"""Sequence of the newest event before any news: queued, running."""
MICROSECONDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Pace:
    """So many commits, one every `interval` microseconds, each with an event for each of the next `together` tasks.

    The watchers share the tasks evenly.
    """

    watchers: int
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
        """The tasks, as `LimnerQueue.fill` names them."""
        return [f"018f0000-0000-7000-8000-{number:012x}" for number in range(self.tasks)]

    def arguments(self) -> tuple[str, ...]:
        """For the command line of a process."""
        return tuple(map(str, astuple(self)))

    @classmethod
    def from_command_line(cls) -> Self:
        """From the end of the command line."""
        return cls(*map(int, sys.argv[-5:]))

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
