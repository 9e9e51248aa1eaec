"""Tells people what a command waits for, once it has waited for a while."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from limner_client import Limner
from limner_client.waits import Wait
from server.cli.words.call_error_words import call_error_line
from server.cli.words.printing import note, readable

FIRST_SECONDS, NEXT_SECONDS = 4.0, 15.0
LOOK_SECONDS = 0.5


@asynccontextmanager
async def told_what_it_waits_for(limner: Limner) -> AsyncIterator[None]:
    """Say on standard error what is waited for, for how long and why, again and again, as long as the block lasts."""
    telling = asyncio.create_task(_tell(limner))
    try:
        yield
    finally:
        telling.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await telling


async def _tell(limner: Limner) -> None:
    noted: Wait | None = None
    due = 0.0
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        wait, now = limner.waits.first(), time.monotonic()
        if wait is None or now - wait.since < FIRST_SECONDS or (wait is noted and now < due):
            continue
        noted, due = wait, now + NEXT_SECONDS
        why = f": {call_error_line(wait.error)}" if wait.error is not None else ""
        note(f"limner: waiting for {readable(wait.name)} for {now - wait.since:.0f} s{why}")
