"""The end of what takes too long, with one timer for all of it: one for each would cost the cheapest calls a tenth."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import ParamSpec, TypeVar

LOOKS = 4
"""Looks at all that is waited for, within the time that one may take."""

Args = ParamSpec("Args")
Awaited = TypeVar("Awaited")


class Patience:
    """Ends what takes longer than `seconds`, or a quarter more, with the error that `late` makes.

    A task waits for one thing at a time.
    """

    def __init__(self, seconds: float, late: Callable[[], Exception]) -> None:
        self._seconds = seconds
        self._late = late
        self._since: dict[asyncio.Task[object], float] = {}
        self._too_long: set[asyncio.Task[object]] = set()
        self._looking = False

    async def until(
        self, begin: Callable[Args, Awaitable[Awaited]], *args: Args.args, **kwargs: Args.kwargs
    ) -> Awaited:
        """What is waited for, once it is begun. Raises what is `late`."""
        task = asyncio.current_task()
        assert task is not None
        self._since[task] = time.monotonic()
        if not self._looking:
            self._look_later()
        try:
            return await begin(*args, **kwargs)
        except asyncio.CancelledError:
            if task in self._too_long and task.uncancel() == 0:
                raise self._late() from None
            raise
        finally:
            del self._since[task]
            if self._too_long:
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
