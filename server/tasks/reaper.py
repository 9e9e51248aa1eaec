"""Taking back tasks whose worker is gone."""

import asyncio
import time
from datetime import timedelta

import structlog

from server.domain.errors import DatabaseUnavailable
from server.repositories.database import Database

log = structlog.get_logger("reaper")


async def reap_forever(database: Database, lease: timedelta) -> None:
    """Take back expired leases until cancelled.

    Only after one full lease of uninterrupted contact with the database: when it was away, nobody could renew, and
    healthy workers get the time to do so first.
    """
    patience = lease.total_seconds()
    contact_since = time.monotonic()
    while True:
        await asyncio.sleep(patience / 5)
        try:
            if time.monotonic() - contact_since < patience:
                await database.check()
                continue
            async with database.work() as work:
                taken = await work.queue.reap()
        except DatabaseUnavailable:
            contact_since = time.monotonic()
            continue
        if taken:
            log.warning("took back tasks of lost workers", count=taken)
