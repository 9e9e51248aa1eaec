"""What one owner spends is its own, debts are made good in time, and memory has an end."""

import random
from datetime import timedelta

import pytest

from server.domain.limit_errors import PixelsExceeded, RateExceeded
from server.domain.quotas import OwnerKind
from server.domain.rates import MINUTE, MOST_NAMES, Rate
from tests.clock import Clock

HOUR = timedelta(hours=1)
CALLER, SCOPE = OwnerKind.CALLER, OwnerKind.SCOPE


def test_a_rate_is_used_up_and_says_until_when() -> None:
    rate = Rate(CALLER, 3, HOUR, RateExceeded, Clock())
    for used in range(3):
        assert rate.used("gm") == used
        rate.take("gm")
    for _ in range(2):
        with pytest.raises(RateExceeded) as refused:
            rate.take("gm")
        assert refused.value.retry_seconds == 1200
        assert refused.value.metadata == {"subject": "caller:gm", "limit": "3"}
    rate.take("other")
    assert (rate.used("gm"), rate.used("other"), rate.used("third")) == (3, 1, 0)


def test_what_is_made_good_makes_room() -> None:
    clock = Clock()
    rate = Rate(CALLER, 3, HOUR, RateExceeded, clock)
    for _ in range(3):
        rate.take("gm")
    clock.now += 1200 * 10**9 - 1
    with pytest.raises(RateExceeded):
        rate.take("gm")
    clock.now += 1
    rate.take("gm")
    assert rate.used("gm") == 3
    clock.go_on(3600)
    assert rate.used("gm") == 0
    for _ in range(3):
        rate.take("gm")
    with pytest.raises(RateExceeded) as refused:
        rate.take("gm")
    assert refused.value.retry_seconds == 1200


def test_nothing_is_too_large_and_debts_are_worked_off() -> None:
    clock = Clock()
    rate = Rate(SCOPE, 1000, MINUTE, PixelsExceeded, clock)
    rate.check("a")
    rate.charge("a", 5000)
    assert rate.used("a") == 5000
    with pytest.raises(PixelsExceeded) as refused:
        rate.check("a")
    assert refused.value.retry_seconds == 4 * 60 + 0.06
    assert refused.value.metadata == {"subject": "scope:a", "limit": "1000"}
    rate.check("b")
    clock.go_on(4 * 60)
    assert rate.used("a") == 1000
    with pytest.raises(PixelsExceeded):
        rate.check("a")
    clock.go_on(0.06)
    rate.check("a")
    rate.charge("a", 1)
    with pytest.raises(PixelsExceeded):
        rate.check("a")


@pytest.mark.parametrize("limit", [1, 7, 1000, 60 << 20, 1 << 40])
def test_no_more_is_spent_than_the_limit_allows_however_it_is_spent(limit: int) -> None:
    clock, luck = Clock(), random.Random(limit)
    rate = Rate(CALLER, limit, MINUTE, RateExceeded, clock)
    spent, last, seconds = 0, 0, 0.0
    for _ in range(3000):
        try:
            rate.check("gm")
        except RateExceeded as refusal:
            assert spent - last <= limit * (1 + seconds / 60) + 1
            clock.now += max(1, round(refusal.retry_seconds * 1e9))
            seconds += refusal.retry_seconds
            rate.check("gm")  # it has said when there is room
        last = luck.randint(1, 2 * limit)
        rate.charge("gm", last)
        spent += last
        pause = luck.random()
        clock.go_on(pause)
        seconds += pause
    assert spent > limit * seconds / 60 / 2


def test_no_limit_counts_nothing() -> None:
    rate = Rate(SCOPE, 0, HOUR, RateExceeded)
    for _ in range(100):
        rate.take("a")
    rate.charge("a", 1 << 60)
    rate.check("a")
    assert rate.used("a") == 0


def test_of_too_many_names_the_oldest_are_forgotten() -> None:
    rate = Rate(OwnerKind.ADDRESS, 1, HOUR, RateExceeded)
    for number in range(3 * MOST_NAMES):
        rate.take(f"2001:db8:{number:x}::/64")
    with pytest.raises(RateExceeded):
        rate.take(f"2001:db8:{3 * MOST_NAMES - 1:x}::/64")
    rate.take("2001:db8:0::/64")
    for number in range(2 * MOST_NAMES):  # debts too
        rate.charge(f"a/{number}", 1 << 40)
    assert len(rate._good_at) == MOST_NAMES
