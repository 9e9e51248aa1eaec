"""Taking back tasks whose worker is gone."""

import asyncio
import time
from datetime import datetime, timedelta

from server.domain.callers import SYSTEM
from server.domain.database_errors import DatabaseAway
from server.repositories.database import Database
from server.telemetry.structured import get_logger

log = get_logger("reaper")


async def reap_forever(database: Database, lease: timedelta) -> None:
    """Take back expired leases until cancelled.

    Only after one full lease of uninterrupted contact with the database, and only what was over at the look before:
    when the database was away, or stood still, nobody could renew, and healthy workers get the time to do so first.
    """
    patience = lease.total_seconds()
    contact_since = time.monotonic()
    seen: datetime | None = None
    while True:
        await asyncio.sleep(patience / 5)
        try:
            before, seen = seen, await database.check()
            if before is not None and seen < before:  # its clock was put back: what was renewed before lies ahead
                contact_since = time.monotonic()
            if before is None or time.monotonic() - contact_since < patience:
                continue
            async with database.work(SYSTEM) as work:
                taken = await work.queue.reap(before)
        except DatabaseAway:
            contact_since, seen = time.monotonic(), None
            continue
        if taken:
            log.warning("took back tasks of lost workers", count=taken)
