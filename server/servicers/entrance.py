"""The entrance of a server that ends: who comes late is sent elsewhere, and it closes when nobody comes any more."""

import asyncio
from contextlib import suppress

from server.domain.errors import ServerDraining

QUIET_SECONDS = 0.05
"""Nobody has come for so long: what was on its way to this server has arrived."""
CROWDED_SECONDS = 2.0
"""Longer than this no crowd holds up the end."""


class Entrance:
    """Open until `close`.

    gRPC answers CANCELLED to calls that have arrived and that it has not handed over when a server stops, and no client
    takes that for a reason to try another server. So they are handed over, and refused, before it stops.
    """

    def __init__(self) -> None:
        self._closing = False
        self._came = asyncio.Event()

    def enter(self) -> None:
        """Let a call in. Raises `ServerDraining` when the server ends."""
        if self._closing:
            self._came.set()
            raise ServerDraining

    async def close(self) -> None:
        """Refuse whoever comes; returns when nobody has come for 50 ms, or after 2 s."""
        self._closing = True
        with suppress(TimeoutError):
            async with asyncio.timeout(CROWDED_SECONDS):
                while await self._somebody_comes():
                    self._came.clear()

    async def _somebody_comes(self) -> bool:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._came.wait(), QUIET_SECONDS)
        return self._came.is_set()
