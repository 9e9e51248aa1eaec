"""Reading on what somebody sends who is refused: a client that is told in the middle of a write may not hear why."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import TypeVar

from server.domain.errors import Busy, DomainError
from server.domain.limits import MAX_UPLOAD_BYTES, RECEIVED_BYTES
from server.servicers.traffic import COPIES, current_freight

DRAIN_SECONDS = 2.0
TURNED_AWAY = 16
"""So many streams of callers for whom there is no room, or who are nobody, are read on at once."""

Sent = TypeVar("Sent")


async def drain(messages: AsyncIterator[Sent | DomainError], size: Callable[[Sent], int]) -> None:
    """Read a stream to its end, for at most 2 s and 64 MiB; `size` says how many bytes a message brings. What is
    wrong with one stands in its place.
    """
    left = MAX_UPLOAD_BYTES
    with suppress(TimeoutError):
        async with asyncio.timeout(DRAIN_SECONDS):
            async for message in messages:
                left -= 0 if isinstance(message, DomainError) else size(message)
                if left < 0:
                    return


class TurnedAway:
    """Drains the streams of those who are turned away; beyond sixteen at once it leaves them be."""

    def __init__(self) -> None:
        self._places = asyncio.Semaphore(TURNED_AWAY)

    async def drain(self, messages: AsyncIterator[Sent | DomainError], size: Callable[[Sent], int]) -> None:
        """As `drain`, where there is a place."""
        if not self._places.locked():
            async with self._places:
                await drain(messages, size)

    async def drain_unknown(self, messages: AsyncIterator[Sent | DomainError], size: Callable[[Sent], int]) -> None:
        """The same for who may send anything, where there is room for it: a message may be as large as any."""
        freight = current_freight()
        with suppress(Busy):
            freight.hold(COPIES * RECEIVED_BYTES)
            await self.drain(messages, size)
        freight.hold(0)
