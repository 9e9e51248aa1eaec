"""Logs that a test writes itself, quicker and longer than any work does."""

import asyncio

from server.domain.tasks import LONGEST_LEASE, Claim
from server.repositories.database import Database
from tests.callers import TESTER
from tests.rpc.stack import Stubs
from tests.rpc.tasks import created, small

WRITERS = 8


async def begun(stubs: Stubs, database: Database) -> Claim:
    """A new task that this test has claimed: it has two events."""
    await created(stubs, small())
    (claim,) = await database.claims.take("test", LONGEST_LEASE, 1)
    return claim


async def write(database: Database, claim: Claim, count: int, text: str = "", *, ends: bool = True) -> None:
    """Write so many events into a log, with several writers at once, then its end unless it is to go on."""

    async def some(writer: int) -> None:
        for number in range(count // WRITERS):
            async with database.work(TESTER) as work:
                await work.queue.enter_stage(claim, f"{number} of writer {writer} {text}", 0)

    await asyncio.gather(*map(some, range(WRITERS)))
    if ends:
        async with database.work(TESTER) as work:
            await work.queue.succeed(claim)
