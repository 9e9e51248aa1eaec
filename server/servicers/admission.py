"""Who gets in: the caller of a call is made out, and whether it may call this method at all."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

from server.domain.callers import ANONYMOUS, Caller
from server.domain.errors import DomainError, Unauthenticated
from server.domain.party import set_party
from server.domain.quotas import OwnerKind, subject
from server.servicers.call_limits import CallLimits
from server.servicers.caller import Identify, Presented, set_caller
from server.servicers.rights import Right

DRAIN_SECONDS = 2.0
"""Longest reading of what is sent by who is refused."""


class Admission:
    """Lets callers in to one method, or refuses them before anything of their request is read."""

    def __init__(self, method: str, right: Right, identify: Identify, limits: CallLimits, *, streams: bool) -> None:
        self._method = method
        self._right = right
        self._identify = identify
        self._limits = limits
        self._streams = streams

    async def __call__(self, received: AsyncIterator[object], context: Any) -> None:
        """Say who calls, for the rest of the call. Raises `Unauthenticated` leaves, `Denied` leaves, `RateExceeded`."""
        try:
            caller = ANONYMOUS if self._right.open else await self._known(Presented(context))
            set_caller(caller)
            self._right.check(self._method, caller)
        except DomainError:
            if self._streams:
                await drain(received)
            raise
        if caller.name != ANONYMOUS.name:
            set_party(subject(OwnerKind.CALLER, caller.name))

    async def _known(self, shown: Presented) -> Caller:
        """Who calls; this call is counted."""
        try:
            caller = await self._identify(shown)
        except Unauthenticated:
            self._limits.count_failure(shown.address)
            raise
        self._limits.count_call(caller)
        return caller


async def drain(requests: AsyncIterator[object]) -> None:
    """Read a stream to its end: a client that is told in the middle of a write does not always hear why."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(DRAIN_SECONDS):
            async for _ in requests:
                pass
