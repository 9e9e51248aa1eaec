"""How much owners may have within a period: what is spent is made good as time goes by."""

import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import timedelta

from server.domain.errors import Exhausted
from server.domain.quotas import OwnerKind, subject

MOST_NAMES = 20_000
"""Callers, scopes or addresses whose spending is remembered at once; of more the one that spent longest ago goes."""
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
Clock = Callable[[], int]
"""Nanoseconds that never go back."""
CLOCK: Clock = time.monotonic_ns
Refusal = Callable[[str, int, float], Exhausted]
"""The error for a subject that has spent so much as its limit, and has to wait so many seconds."""


class Rate:
    """At most `limit` in a period for each owner of a kind, all of it at once if it likes; 0 is no limit.

    What is spent is made good bit by bit, as fast as the limit is. What was spent beyond it is a debt, and nothing
    goes until that is made good. Of each owner one time is kept: the end of that.
    """

    def __init__(self, kind: OwnerKind, limit: int, period: timedelta, refusal: Refusal, clock: Clock = CLOCK) -> None:
        self.limit = limit
        self._kind = kind
        self._refusal = refusal
        self._clock = clock
        self._period = period // timedelta(microseconds=1) * 1000
        self._least = self._period // max(1, limit)
        self._good_at: OrderedDict[str, int] = OrderedDict()

    def take(self, owner: str) -> None:
        """Spend one. Raises the refusal, and counts nothing, when there is no room for it."""
        if self.limit and owner:
            self._spend(owner, self._good_at_with_room(owner), self._least)

    def check(self, owner: str) -> None:
        """Raise the refusal when there is no room for one."""
        if self.limit and owner:
            self._good_at_with_room(owner)

    def charge(self, owner: str, amount: int) -> None:
        """Count what was spent, whether there was room for it or not."""
        if self.limit and owner:
            now = self._clock()
            self._spend(owner, max(now, self._good_at.get(owner, now)), amount * self._period // self.limit)

    def used(self, owner: str) -> int:
        """How much is not made good yet; more than the limit for who is in debt."""
        owed = max(0, self._good_at.get(owner, 0) - self._clock())
        return -(-owed * self.limit // self._period)

    def _good_at_with_room(self, owner: str) -> int:
        now = self._clock()
        good_at = max(now, self._good_at.get(owner, now))
        if (late := good_at - now + self._least - self._period) > 0:
            raise self._refusal(subject(self._kind, owner), self.limit, late / 1e9)
        return good_at

    def _spend(self, owner: str, good_at: int, nanoseconds: int) -> None:
        self._good_at[owner] = good_at + nanoseconds
        self._good_at.move_to_end(owner)
        if len(self._good_at) > MOST_NAMES:
            self._good_at.popitem(last=False)
