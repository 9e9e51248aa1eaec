"""The loop of tests is the one that commands run on."""

import asyncio
from pathlib import Path

import uvloop

PROCESSES = Path(__file__).parent / "system"


def loop_of_commands() -> asyncio.Runner:
    """Runs coroutines, one after the other, as `limner serve` runs them."""
    return asyncio.Runner(loop_factory=uvloop.new_event_loop)


def loop_for(test: Path) -> asyncio.Runner:
    """The loop for the tests of a file. Those of processes run on that of asyncio.

    uvloop says that a child has ended only once nobody has its pipes any more; a server that is killed leaves children
    that do.
    """
    return asyncio.Runner() if test.is_relative_to(PROCESSES) else loop_of_commands()
