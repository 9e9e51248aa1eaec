"""Processes that have to go, and be gone."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress

import psutil

GONE_SECONDS = 30


def kill_all(processes: Iterable[psutil.Process]) -> None:
    """Kill -9 each; one that ended with another before it was its turn is dead enough."""
    for each in processes:
        with suppress(psutil.NoSuchProcess):
            each.kill()


async def vanished(*processes: psutil.Process) -> None:
    """Return when all of them have ended; one that lives on after half a minute fails the test."""
    _, alive = await asyncio.to_thread(psutil.wait_procs, processes, GONE_SECONDS)
    assert not [each for each in alive if each.status() != psutil.STATUS_ZOMBIE]
