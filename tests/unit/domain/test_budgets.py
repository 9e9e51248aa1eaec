"""Accounts: what work is charged to whom, and what is at work at once."""

import asyncio
from collections.abc import Callable

import pytest

from server.domain.budgets import Account, Budgets, Cost, account_about, current_account, set_account
from server.domain.errors import Exhausted
from server.domain.limit_errors import (
    MemoryExceeded,
    PixelsExceeded,
    TooManyWatches,
    UploadedBytesExceeded,
    WorkTimeExceeded,
)
from server.domain.quotas import Quota, Quotas
from server.domain.tally import Tally
from tests.clock import Clock

BOTH = Quota(100, 50)
QUOTAS = Quotas(uploaded_bytes=BOTH, pixels=BOTH, work_time=BOTH, memory=BOTH)


def spend(account: Account, cost: Cost | None, memory: int = 0, clock: Clock | None = None) -> None:
    """A job of this cost; one that does not tell its own takes a tenth of a second."""
    with account.job(memory) as bill:
        bill.cost = cost
        if clock is not None:
            clock.go_on(0.1)


def refused(kind: type[Exhausted], check: Callable[[], object]) -> str:
    """Whose limit it is that a check refuses for."""
    with pytest.raises(kind) as caught:
        check()
    assert type(caught.value) is kind
    return caught.value.metadata["subject"]


def test_the_caller_and_the_scope_are_charged_and_no_other() -> None:
    budgets = Budgets(QUOTAS, Clock())
    account = Account(budgets, "gm", "a")
    account.check_upload()
    account.charge_upload(60)
    assert refused(UploadedBytesExceeded, account.check_upload) == "scope:a"
    account.check_work()
    assert refused(UploadedBytesExceeded, Account(budgets, "other", "a").check_upload) == "scope:a"
    Account(budgets, "gm", "b").charge_upload(60)
    assert refused(UploadedBytesExceeded, Account(budgets, "gm", "c").check_upload) == "caller:gm"
    Account(budgets, "other", "c").check_upload()
    assert {name: budgets.uploaded_bytes.rates[kind].used(name) for kind, name in account._owners()} == {
        "gm": 120,
        "a": 60,
    }


def test_a_job_is_charged_what_it_has_cost_and_else_its_time() -> None:
    clock = Clock()
    budgets = Budgets(QUOTAS, clock)
    account, other = Account(budgets, "gm", "a"), Account(budgets, "other", "b")
    spend(account, Cost(pixels=50))
    assert refused(PixelsExceeded, account.check_work) == "scope:a"
    assert refused(PixelsExceeded, account.check_upload) == "scope:a"  # it would be decoded
    spend(other, Cost(seconds=0.0501))
    assert budgets.work_time.rates[account._owners()[0][0]].used("other") == 51
    assert refused(WorkTimeExceeded, other.check_work) == "scope:b"
    killed = Account(budgets, "third")
    spend(killed, None, clock=clock)
    assert refused(WorkTimeExceeded, killed.check_work) == "caller:third"
    with pytest.raises(WorkTimeExceeded), killed.job(0):
        raise AssertionError("it must not begin")
    clock.go_on(1)
    killed.check_work()


def test_memory_counts_while_a_job_goes_on() -> None:
    budgets = Budgets(QUOTAS, Clock())
    gm, other = Account(budgets, "gm", "a"), Account(budgets, "other")
    with gm.job(50), other.job(50):
        assert refused(MemoryExceeded, lambda: gm.check_work(1)) == "scope:a"
        gm.check_work()
        with other.job(50):
            assert refused(MemoryExceeded, lambda: spend(other, Cost(), 50)) == "caller:other"
            assert budgets.memory.used("caller:other") == 100
            with Account(budgets, "third", "c").job(50):
                pass
    spend(gm, Cost(), 50)
    assert not budgets.memory._used


def test_work_of_our_own_is_charged_to_nobody() -> None:
    budgets = Budgets(QUOTAS, Clock())
    own = Account(budgets)
    for _ in range(3):
        own.check_upload()
        own.charge_upload(1000)
        spend(own, Cost(10, 10_000), 1000)
    assert not any(
        rate._good_at
        for each in (budgets.uploaded_bytes, budgets.pixels, budgets.work_time)
        for rate in each.rates.values()
    )
    assert not current_account().caller


async def test_an_account_is_that_of_one_call_and_what_it_starts() -> None:
    budgets = Budgets(QUOTAS)

    async def call(name: str, scope: str | None) -> list[tuple[str, str]]:
        set_account(Account(budgets, name, "named"))
        first = current_account()
        assert account_about(scope) is current_account()
        begun = await asyncio.create_task(at_work())
        return [(each.caller, each.scope) for each in (first, begun)]

    async def at_work() -> Account:
        await asyncio.sleep(0)
        return current_account()

    calls = await asyncio.gather(*(call(f"gm{number}", f"campaign/{number}") for number in range(9)), call("x", None))
    for number, accounts in enumerate(calls[:-1]):
        assert accounts == [(f"gm{number}", "named"), (f"gm{number}", f"campaign/{number}")]
    assert calls[-1] == [("x", "named"), ("x", "")]
    assert not current_account().caller


def test_scopes_are_asked_for_only_where_they_matter() -> None:
    for name in ("uploaded_bytes", "pixels", "work_time", "memory"):
        assert Budgets(Quotas(**{name: Quota(0, 1)})).are_of_scopes
        assert not Budgets(Quotas(**{name: Quota(1, 0)})).are_of_scopes


def test_what_ends_makes_room_and_leaves_nothing() -> None:
    watches = Tally(TooManyWatches)
    with watches.counted({"caller:gm": 2, "scope:a": 1}):
        assert (watches.used("caller:gm"), watches.used("scope:a"), watches.used("scope:b")) == (1, 1, 0)
        with pytest.raises(TooManyWatches) as refusal, watches.counted({"caller:gm": 2, "scope:a": 1}):
            pass
        assert refusal.value.metadata["subject"] == "scope:a"
        with watches.counted({"caller:gm": 2, "scope:b": 0}), pytest.raises(TooManyWatches):
            watches.counted({"caller:gm": 2}).__enter__()
    assert not watches._used
