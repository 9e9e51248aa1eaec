"""Writes that must not be lost to a database that is away for a while."""

import asyncio
import random
from collections.abc import Awaitable, Callable

from server.domain.database_errors import DatabaseAway

FIRST_WAIT, LONGEST_WAIT = 0.1, 5.0


async def until_kept(write: Callable[[], Awaitable[None]]) -> None:
    """Try a write again and again until the database takes it; the fence makes a second success harmless."""
    wait = FIRST_WAIT
    while True:
        try:
            return await write()
        except DatabaseAway:
            await asyncio.sleep(wait * random.uniform(0.5, 1))  # noqa: S311 - spreads load, guards nothing
            wait = min(2 * wait, LONGEST_WAIT)
