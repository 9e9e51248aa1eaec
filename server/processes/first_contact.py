"""The first contact with a part that may not be up yet: waited for, and said so, instead of ending at once."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from server.domain.database_errors import DatabaseRefused
from server.domain.errors import Unavailable
from server.domain.store_errors import StoreRefused
from server.telemetry.structured import get_logger

log = get_logger("start")
AGAIN_SECONDS = 0.5
SAY_SECONDS = 10.0

_Result = TypeVar("_Result")


async def reached(attempt: Callable[[], Awaitable[_Result]], part: str, seconds: float) -> _Result:
    """What an attempt returns, made again and again for at most so many seconds while `part` does not answer.

    Raises the last error when that takes longer, and at once what a part says that is there.
    """
    now = asyncio.get_running_loop().time
    began, said = now(), -SAY_SECONDS
    while True:
        try:
            return await attempt()
        except (DatabaseRefused, StoreRefused):
            raise
        except Unavailable as error:
            waited = now() - began
            if waited + AGAIN_SECONDS > seconds:
                raise
            if now() - said >= SAY_SECONDS:
                said = now()
                detail = getattr(error, "detail", "") or str(error)
                log.warning(f"waiting for the {part}", detail=detail, waited=round(waited), longest=seconds)
        await asyncio.sleep(AGAIN_SECONDS)
