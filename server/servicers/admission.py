"""Who gets in: the caller of a call is made out, and whether it may call this method at all."""

from collections.abc import AsyncIterator
from typing import Any

from server.domain.callers import ANONYMOUS
from server.domain.errors import DomainError, Exhausted, Unauthenticated
from server.domain.party import set_party
from server.domain.quotas import OwnerKind, subject
from server.servicers.call_limits import CallLimits
from server.servicers.caller import Identify, Metadata, Presented, set_caller
from server.servicers.draining import TurnedAway
from server.servicers.entrance import Entrance
from server.servicers.rights import Right


class Admission:
    """Lets callers in to one method, or refuses them before anything of their request is read.

    What is sent as a stream is read on by who has `turned_away` the caller, unless he calls too often.
    """

    def __init__(
        self,
        method: str,
        right: Right,
        entrance: Entrance,
        identify: Identify,
        limits: CallLimits,
        turned_away: TurnedAway | None,
    ) -> None:
        self._method = method
        self._entrance = entrance
        self._right = right
        self._identify = identify
        self._limits = limits
        self._turned_away = turned_away

    async def __call__(self, metadata: Metadata, received: AsyncIterator[bytes], context: Any) -> None:
        """Say who calls, for the rest of the call. Raises `ServerDraining`, `Unauthenticated` leaves, `Denied` leaves,
        `RateExceeded`.
        """
        try:
            caller = ANONYMOUS if self._right.open else await self._identify(Presented(metadata, context))
            set_caller(caller)
            if not self._right.open:
                self._entrance.enter()
                self._limits.count_call(caller)
                self._right.check(self._method, caller)
            known = caller.name != ANONYMOUS.name
            set_party(subject(OwnerKind.CALLER, caller.name) if known else context.peer())
        except DomainError as error:
            set_party(address := context.peer())
            if isinstance(error, Unauthenticated):
                self._limits.count_failure(address)
            if self._turned_away is not None and not isinstance(error, Exhausted):
                await self._turned_away.drain_unknown(received, len)
            raise
