"""Callers that say nothing: whoever is to send something has so long for it."""

import asyncio
import time
from collections.abc import Awaitable
from typing import TypeVar

from server.domain.errors import StreamIdle

LOOKS = 4
"""Looks at all who are silent, within the time that one may be."""

Sent = TypeVar("Sent")


class Silence:
    """Ends what waits for its caller for `seconds`, or a quarter more.

    One timer looks at all of them: one for each would cost the cheapest calls a hundredth of their time.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._since: dict[asyncio.Task[object], float] = {}
        self._too_long: set[asyncio.Task[object]] = set()
        self._looking = False

    async def broken(self, message: Awaitable[Sent]) -> Sent:
        """What a caller sends. Raises `StreamIdle` when that takes too long."""
        task = asyncio.current_task()
        assert task is not None
        self._since[task] = time.monotonic()
        if not self._looking:
            self._look_later()
        try:
            return await message
        except asyncio.CancelledError:
            if task in self._too_long and task.uncancel() == 0:
                raise StreamIdle(self._seconds) from None
            raise
        finally:
            del self._since[task]
            self._too_long.discard(task)

    def _look_later(self) -> None:
        self._looking = True
        asyncio.get_running_loop().call_later(self._seconds / LOOKS, self._look)

    def _look(self) -> None:
        self._looking = False
        begun = time.monotonic() - self._seconds
        for task in [task for task, since in self._since.items() if since <= begun]:
            if task not in self._too_long:
                self._too_long.add(task)
                task.cancel()
        if self._since:
            self._look_later()
