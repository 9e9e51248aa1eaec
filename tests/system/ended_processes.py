"""Processes that have to be gone."""

import asyncio

import psutil

GONE_SECONDS = 30


async def vanished(*processes: psutil.Process) -> None:
    """Return when all of them have ended; one that lives on after half a minute fails the test."""
    _, alive = await asyncio.to_thread(psutil.wait_procs, processes, GONE_SECONDS)
    assert not [each for each in alive if each.status() != psutil.STATUS_ZOMBIE]
