"""How often callers call and how many watches they have open, counted in this process and bounded.

What is counted is forgotten as soon as it does not matter any more, and of too many names the oldest first.
"""

import time
from collections import Counter, OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta

from google.protobuf.message import Message

from server.domain.callers import Caller
from server.domain.limit_errors import RateExceeded, TooManyWatches
from server.domain.quotas import NO_ADDRESS_QUOTAS, NO_QUOTAS, AddressQuotas, OwnerKind, Quotas, subject
from server.servicers.named_scope import scope_for
from server.servicers.peers import address_of

MOST_NAMES = 20_000
"""Callers, scopes or addresses whose calls are remembered at once."""
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
HEALTH_WATCH = "/grpc.health.v1.Health/Watch"
ALL_ADDRESSES = "server"


class Rate:
    """At most `limit` calls in a period by each owner of a kind, all of them at once if it likes; 0 is no limit.

    Calls are made good one after the other, as fast as the limit is. Of each owner one time is kept: the end of that.
    """

    def __init__(self, kind: OwnerKind, limit: int, period: timedelta) -> None:
        self.limit = limit
        self._kind = kind
        self._each = period // timedelta(microseconds=1) * 1000 // max(1, limit)
        self._good_at: OrderedDict[str, int] = OrderedDict()

    def take(self, owner: str) -> None:
        """Count a call. Raises `RateExceeded`, and counts nothing, when there is no room for it."""
        if not self.limit or not owner:
            return
        now = time.monotonic_ns()
        good_at = max(now, self._good_at.get(owner, now))
        if (late := good_at - now - (self.limit - 1) * self._each) > 0:
            raise RateExceeded(subject(self._kind, owner), self.limit, late / 1e9)
        self._good_at[owner] = good_at + self._each
        self._good_at.move_to_end(owner)
        if len(self._good_at) > MOST_NAMES:
            self._good_at.popitem(last=False)

    def used(self, owner: str) -> int:
        """How many calls of the limit are not made good yet."""
        owed = max(0, self._good_at.get(owner, 0) - time.monotonic_ns())
        return -(-owed // self._each)


class Watches:
    """Watches and waits that are open, by whose they are."""

    def __init__(self) -> None:
        self._open: Counter[str] = Counter()

    @contextmanager
    def opened(self, whose: Mapping[str, int]) -> Iterator[None]:
        """One is open during the block, for each of these, who may have so many. Raises `TooManyWatches`."""
        for each, most in whose.items():
            if most and self._open[each] >= most:
                raise TooManyWatches(each, most)
        self._open.update(whose.keys())
        try:
            yield
        finally:
            self._open.subtract(whose.keys())
            for each in whose:
                if not self._open[each]:
                    del self._open[each]

    def used(self, whose: str) -> int:
        """How many are open."""
        return self._open[whose]


class CallLimits:
    """What this process lets callers, scopes and addresses do."""

    def __init__(self, quotas: Quotas = NO_QUOTAS, addresses: AddressQuotas = NO_ADDRESS_QUOTAS) -> None:
        self.quotas = quotas
        self.rates = {kind: Rate(kind, quotas.calls.of(kind), SECOND) for kind in (OwnerKind.CALLER, OwnerKind.SCOPE)}
        self.watches = Watches()
        self._addresses = addresses
        self._failures = Rate(OwnerKind.ADDRESS, addresses.failures_per_minute, MINUTE)
        self._callers, self._scopes = self.rates[OwnerKind.CALLER], self.rates[OwnerKind.SCOPE]

    def count_failure(self, peer: str) -> None:
        """Count a call from there of which nobody knows who makes it. Raises `RateExceeded` when too many were so."""
        self._failures.take(address_of(peer))

    def count_call(self, caller: Caller) -> None:
        """Count a call. Raises `RateExceeded`."""
        self._callers.take(caller.name)

    def count_request(self, caller: Caller, request: Message) -> None:
        """Count a call for the scope it is about. Raises `RateExceeded`."""
        if self._scopes.limit:
            self._scopes.take(scope_for(request, caller))

    def watching(self, method: str, caller: Caller, request: Message, peer: str) -> AbstractContextManager[None]:
        """One watch is open during the block, by a method that watches. Raises `TooManyWatches`."""
        if method == HEALTH_WATCH:
            address, most = subject(OwnerKind.ADDRESS, address_of(peer)), self._addresses.health_watches
            return self.watches.opened({address: most, ALL_ADDRESSES: self._addresses.health_watches_in_all})
        owners = {subject(OwnerKind.CALLER, caller.name): self.quotas.watches.caller}
        if scope := scope_for(request, caller):
            owners[subject(OwnerKind.SCOPE, scope)] = self.quotas.watches.scope
        return self.watches.opened(owners)
