"""How often callers call, how many watches they have open and what their work costs, counted in this process."""

from contextlib import AbstractContextManager

from google.protobuf.message import Message

from server.domain.budgets import Account, Budget, Budgets, account_about, set_account
from server.domain.callers import Caller
from server.domain.limit_errors import RateExceeded, TooManyWatches
from server.domain.quotas import NO_ADDRESS_QUOTAS, NO_QUOTAS, AddressQuotas, OwnerKind, Quotas, subject
from server.domain.rates import CLOCK, MINUTE, SECOND, Clock, Rate
from server.domain.tally import Tally
from server.servicers.named_scope import scope_for
from server.servicers.peers import address_of

HEALTH_WATCH = "/grpc.health.v1.Health/Watch"
ALL_ADDRESSES = "server"


class CallLimits:
    """What this process lets callers, scopes and addresses do."""

    def __init__(
        self,
        quotas: Quotas = NO_QUOTAS,
        addresses: AddressQuotas = NO_ADDRESS_QUOTAS,
        clock: Clock = CLOCK,
    ) -> None:
        self.quotas = quotas
        self.calls = Budget(quotas.calls, SECOND, RateExceeded, clock)
        self.watches = Tally(TooManyWatches)
        self.budgets = Budgets(quotas, clock)
        self._addresses = addresses
        self._failures = Rate(OwnerKind.ADDRESS, addresses.failures_per_minute, MINUTE, RateExceeded, clock)
        self._callers, self._scopes = self.calls.rates[OwnerKind.CALLER], self.calls.rates[OwnerKind.SCOPE]

    def count_failure(self, peer: str) -> None:
        """Count a call from there of which nobody knows who makes it. Raises `RateExceeded` when too many were so."""
        self._failures.take(address_of(peer))

    def count_call(self, caller: Caller) -> None:
        """Count a call, whose work is charged to the caller. Raises `RateExceeded`."""
        if self._callers.limit:
            self._callers.take(caller.name)
        if self.budgets.are_limited:
            set_account(Account(self.budgets, caller.name))

    def count_request(self, caller: Caller, request: Message) -> None:
        """Count a call for the scope it is about, to which its work is charged too. Raises `RateExceeded`."""
        if self._scopes.limit or self.budgets.are_of_scopes:
            scope = scope_for(request, caller)
            self._scopes.take(scope)
            account_about(scope)

    def watching(self, method: str, caller: Caller, request: Message, peer: str) -> AbstractContextManager[None]:
        """One watch is open during the block, by a method that watches. Raises `TooManyWatches`."""
        if method == HEALTH_WATCH:
            address, most = subject(OwnerKind.ADDRESS, address_of(peer)), self._addresses.health_watches
            return self.watches.counted({address: most, ALL_ADDRESSES: self._addresses.health_watches_in_all})
        return self.watches.counted(self.quotas.watches.most(caller.name, scope_for(request, caller)))
