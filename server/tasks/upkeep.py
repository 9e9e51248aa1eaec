"""Maintenance from time to time, by whichever worker comes first."""

import asyncio
import random
from datetime import timedelta

from server.domain.errors import DomainError
from server.telemetry.structured import get_logger
from server.usecases.maintenance import Maintenance

log = get_logger("maintenance")
LOOKS = 12
"""How often in each period a worker looks whether it is time."""


async def maintain_forever(maintenance: Maintenance, every: timedelta) -> None:
    """Run maintenance whenever it is due, until cancelled. What fails is tried again at the next look."""
    while True:
        await asyncio.sleep(every.total_seconds() / LOOKS * random.uniform(0.5, 1.5))  # noqa: S311 - spreads workers
        try:
            await maintenance(every)
        except DomainError as error:
            log.warning("not done", reason=error.reason)
        except Exception:
            log.exception("not done")
