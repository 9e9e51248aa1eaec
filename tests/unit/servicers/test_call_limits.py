"""Rates and open watches: what one owner uses is its own, and memory has an end."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from server.domain.limit_errors import RateExceeded, TooManyWatches
from server.domain.quotas import AddressQuotas, OwnerKind
from server.servicers.call_limits import MOST_NAMES, CallLimits, Rate, Watches
from server.servicers.peers import address_of

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("peer", "address"),
    [
        ("ipv4:10.0.0.7:40112", "10.0.0.7"),
        ("ipv6:[2001:db8:1:2:3::1]:5", "2001:db8:1:2::/64"),
        ("ipv6:%5B2001:db8:1:2:ffff::9%5D:6", "2001:db8:1:2::/64"),
        ("ipv6:[::ffff:10.0.0.7]:5", "10.0.0.7"),
        ("ipv6:%5Bfe80::1%25eth0%5D:6", "fe80::/64"),
        ("ipv6:[::1]:5", "::/64"),
        ("unix:socket", "unix:socket"),
        ("ipv4:nonsense", "ipv4:nonsense"),
        ("", ""),
    ],
)
def test_an_address_is_that_of_one_machine(peer: str, address: str) -> None:
    assert address_of(peer) == address


def test_a_rate_is_used_up_and_says_until_when() -> None:
    rate = Rate(OwnerKind.CALLER, 3, HOUR)
    for used in range(3):
        assert rate.used("gm") == used
        rate.take("gm")
    for _ in range(2):
        with pytest.raises(RateExceeded) as refused:
            rate.take("gm")
        assert 1100 < refused.value.retry_seconds <= 1200
        assert refused.value.metadata == {"subject": "caller:gm", "limit": "3"}
    rate.take("other")
    assert (rate.used("gm"), rate.used("other"), rate.used("third")) == (3, 1, 0)


def test_what_is_made_good_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 5 * 10**9
    monkeypatch.setattr("server.servicers.call_limits.time", SimpleNamespace(monotonic_ns=lambda: now))
    rate = Rate(OwnerKind.CALLER, 3, HOUR)
    for _ in range(3):
        rate.take("gm")
    now += 1200 * 10**9 - 1
    with pytest.raises(RateExceeded):
        rate.take("gm")
    now += 1
    rate.take("gm")
    assert rate.used("gm") == 3
    now += 3600 * 10**9
    assert rate.used("gm") == 0
    for _ in range(3):
        rate.take("gm")
    with pytest.raises(RateExceeded) as refused:
        rate.take("gm")
    assert refused.value.retry_seconds == 1200


def test_no_limit_counts_nothing() -> None:
    rate = Rate(OwnerKind.SCOPE, 0, HOUR)
    for _ in range(100):
        rate.take("a")
    assert rate.used("a") == 0


def test_of_too_many_addresses_the_oldest_are_forgotten() -> None:
    rate = Rate(OwnerKind.ADDRESS, 1, HOUR)
    for number in range(3 * MOST_NAMES):
        rate.take(f"2001:db8:{number:x}::/64")
    with pytest.raises(RateExceeded):
        rate.take(f"2001:db8:{3 * MOST_NAMES - 1:x}::/64")
    rate.take("2001:db8:0::/64")
    assert len(rate._good_at) == MOST_NAMES


def test_failures_beyond_the_limit_are_counted_no_further() -> None:
    limits = CallLimits(addresses=AddressQuotas(failures_per_minute=2))
    for _ in range(2):
        limits.count_failure("ipv6:[2001:db8::1]:1")
    for _ in range(3):
        with pytest.raises(RateExceeded) as refused:
            limits.count_failure("ipv6:[2001:db8::2]:2")
        assert 0 < refused.value.retry_seconds <= 30
    limits.count_failure("ipv6:[2001:db8:0:1::1]:1")


def test_a_watch_that_ends_makes_room_and_leaves_nothing() -> None:
    watches = Watches()
    with watches.opened({"caller:gm": 2, "scope:a": 1}):
        assert (watches.used("caller:gm"), watches.used("scope:a"), watches.used("scope:b")) == (1, 1, 0)
        with pytest.raises(TooManyWatches) as refused, watches.opened({"caller:gm": 2, "scope:a": 1}):
            pass
        assert refused.value.metadata["subject"] == "scope:a"
        with watches.opened({"caller:gm": 2, "scope:b": 0}), pytest.raises(TooManyWatches):
            watches.opened({"caller:gm": 2}).__enter__()
    assert not watches._open
