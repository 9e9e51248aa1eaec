"""What is counted of whom: addresses are those of machines."""

import pytest

from server.domain.limit_errors import RateExceeded
from server.domain.quotas import AddressQuotas
from server.servicers.call_limits import CallLimits
from server.servicers.peers import address_of


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


def test_failures_beyond_the_limit_are_counted_no_further() -> None:
    limits = CallLimits(addresses=AddressQuotas(failures_per_minute=2))
    for _ in range(2):
        limits.count_failure("ipv6:[2001:db8::1]:1")
    for _ in range(3):
        with pytest.raises(RateExceeded) as refused:
            limits.count_failure("ipv6:[2001:db8::2]:2")
        assert 0 < refused.value.retry_seconds <= 30
    limits.count_failure("ipv6:[2001:db8:0:1::1]:1")
