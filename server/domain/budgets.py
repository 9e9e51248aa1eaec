"""What work is charged to: budgets of callers and scopes, counted in this process, and whose are at hand.

A budget is asked when something begins, and charged what that has cost. So nothing is too large for one, and who has
spent more than it has waits until the debt is made good.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from server.domain.limit_errors import MemoryExceeded, PixelsExceeded, UploadedBytesExceeded, WorkTimeExceeded
from server.domain.quotas import NO_QUOTAS, OwnerKind, Quota, Quotas
from server.domain.rates import CLOCK, MINUTE, Clock, Rate, Refusal
from server.domain.tally import Tally


@dataclass(frozen=True, slots=True)
class Cost:
    """What a job has cost: seconds of a processor, and pixels of the pictures that it took in or drew."""

    seconds: float = 0.0
    pixels: int = 0


class Budget:
    """So much in a period for each caller and for each scope."""

    def __init__(self, quota: Quota, period: timedelta, refusal: Refusal, clock: Clock) -> None:
        self.rates: Mapping[OwnerKind, Rate] = {
            kind: Rate(kind, quota.of(kind), period, refusal, clock) for kind in (OwnerKind.CALLER, OwnerKind.SCOPE)
        }


class Budgets:
    """Those of all callers and scopes."""

    def __init__(self, quotas: Quotas = NO_QUOTAS, clock: Clock = CLOCK) -> None:
        self.clock = clock
        self.uploaded_bytes = Budget(quotas.uploaded_bytes, MINUTE, UploadedBytesExceeded, clock)
        self.pixels = Budget(quotas.pixels, MINUTE, PixelsExceeded, clock)
        self.work_time = Budget(quotas.work_time, MINUTE, WorkTimeExceeded, clock)
        self.memory = Tally(MemoryExceeded)
        self.memory_quota = quotas.memory
        limited = [each for each in (quotas.uploaded_bytes, quotas.pixels, quotas.work_time, quotas.memory) if each]
        self.are_limited, self.are_of_scopes = bool(limited), any(each.scope for each in limited)


class Bill:
    """What a job is charged; while its `cost` is not known, the time that it takes by the clock."""

    def __init__(self) -> None:
        self.cost: Cost | None = None


class Account:
    """Whose budgets work is charged to: those of a caller, and of the scope that the work is about.

    Without either it is work of our own, which nobody is charged.
    """

    __slots__ = ("budgets", "caller", "scope")

    def __init__(self, budgets: Budgets, caller: str = "", scope: str = "") -> None:
        self.budgets = budgets
        self.caller = caller
        self.scope = scope

    def check_upload(self) -> None:
        """Raise `UploadedBytesExceeded`, and what `check_work` raises, for who has spent what he may."""
        self._check(self.budgets.uploaded_bytes)
        self.check_work()

    def charge_upload(self, size: int) -> None:
        """So many bytes have come in."""
        self._charge(self.budgets.uploaded_bytes, size)

    def take_upload(self, size: int) -> None:
        """So many bytes have come in at once. Raises what `check_upload` raises, and charges nothing then."""
        self.check_upload()
        self.charge_upload(size)

    def check_work(self, memory: int = 0) -> None:
        """Raise `PixelsExceeded`, `WorkTimeExceeded` for who has spent what he may, `MemoryExceeded` for who has no
        room for a job of so many bytes of memory.
        """
        self._check(self.budgets.pixels)
        self._check(self.budgets.work_time)
        self.budgets.memory.check(self._memory, memory)

    @contextmanager
    def job(self, memory: int) -> Iterator[Bill]:
        """A job that may use so much memory goes on during the block; what it costs is charged, however it ends.

        Raises what `check_work` raises.
        """
        self.check_work(memory)
        bill, began = Bill(), self.budgets.clock()
        with self.budgets.memory.counted(self._memory, memory):
            try:
                yield bill
            finally:
                cost = bill.cost or Cost((self.budgets.clock() - began) / 1e9)
                self._charge(self.budgets.pixels, cost.pixels)
                self._charge(self.budgets.work_time, ceil(cost.seconds * 1e3))

    @property
    def _memory(self) -> dict[str, int]:
        return self.budgets.memory_quota.most(self.caller, self.scope)

    def _owners(self) -> tuple[tuple[OwnerKind, str], ...]:
        return (OwnerKind.CALLER, self.caller), (OwnerKind.SCOPE, self.scope)

    def _check(self, budget: Budget) -> None:
        for kind, owner in self._owners():
            budget.rates[kind].check(owner)

    def _charge(self, budget: Budget, amount: int) -> None:
        for kind, owner in self._owners():
            budget.rates[kind].charge(owner, amount)


_OWN = Account(Budgets())
_current: ContextVar[Account] = ContextVar("account", default=_OWN)


def current_account() -> Account:
    """Whose budgets the work at hand is charged to."""
    return _current.get()


def set_account(account: Account) -> None:
    """Say whose budgets are charged, for the rest of this task and what it starts."""
    _current.set(account)


def account_about(scope: str | None) -> Account:
    """The account of the same caller; from now on what it does is about this scope."""
    account = _current.get()
    account = Account(account.budgets, account.caller, scope or "")
    _current.set(account)
    return account
