"""A call under way that can be ended for what its caller may no longer do."""

import asyncio
from collections.abc import Callable
from contextvars import ContextVar
from types import TracebackType
from typing import Self

from server.domain.access_errors import IdentityEnded

_current: ContextVar["RunningCall | None"] = ContextVar("running_call", default=None)


class RunningCall:
    """The call of the current task, as long as the block lasts: so long, and no longer, may it be ended.

    Behind the block its answer is on the way; a cancellation there would leave the peer waiting.
    """

    _task: asyncio.Task[object] | None = None
    _among: "set[RunningCall] | None" = None
    _ended = False

    def join(self, calls: "set[RunningCall]") -> None:
        """Stand among some calls until it is over; whoever ends them ends the current task."""
        self._task, self._among = asyncio.current_task(), calls
        calls.add(self)

    def end(self) -> None:
        """Have it end with `IdentityEnded`, wherever it is."""
        if self._task is not None and not self._ended:
            self._ended = True
            self._task.cancel()

    def __enter__(self) -> Self:
        _current.set(self)
        return self

    def __exit__(self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None) -> None:
        task, self._task = self._task, None
        if self._among is not None:
            self._among.discard(self)
        # A peer that has left as well has cancelled once more: then there is nobody to tell.
        if self._ended and task is not None and task.uncancel() == 0 and error is not None:
            raise IdentityEnded from None


running_call: Callable[[], RunningCall | None] = _current.get
"""That of the RPC at work; None outside of one."""
