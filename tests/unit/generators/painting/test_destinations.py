"""Where pictures of a provider are fetched from, over names and addresses that look like others."""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.generators.painting.destinations import (
    METADATA_ADDRESSES,
    METADATA_NAMES,
    Destination,
    DestinationRefused,
    Destinations,
    host_and_port,
    reachable,
)

SET = Destinations("https://api.example/v1", ("cdn.example", "files.example:8443", "*.blob.example", "[2001:db8::7]"))
PLAIN = Destinations("http://localai:8080/v1", ("cdn.example",))
NAMED, BELOW = Destination("cdn.example", 443, is_named=True), Destination("a.blob.example", 443, is_named=False)


def asked(destinations: Destinations, text: str) -> Destination:
    """As the transport asks: by the parser that connects."""
    url = httpx2.URL(text)
    return destinations.allowed(url.scheme, url.raw_host.decode("ascii"), url.port, user=bool(url.userinfo))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("https://api.example/a.png?sig=1", True),
        ("https://API.example.:443/a.png", True),
        ("https://cdn.example/a.png", True),
        ("https://files.example:8443/a.png", True),
        ("https://a.blob.example/a.png", False),
        ("https://a.b.blob.example/a.png", False),
        ("https://[2001:db8::7]/a.png", True),
    ],
)
def test_what_is_set_is_allowed(text: str, named: bool) -> None:
    assert asked(SET, text).is_named is named


def test_plain_http_is_allowed_where_the_provider_is_plain() -> None:
    assert asked(PLAIN, "http://localai:8080/a.png").port == 8080
    assert asked(PLAIN, "http://cdn.example/a.png").port == 80
    assert asked(PLAIN, "https://cdn.example/a.png").port == 443


REFUSED = [
    "http://api.example/a.png",
    "http://cdn.example/a.png",
    "https://api.example:444/a.png",
    "https://files.example/a.png",
    "https://blob.example/a.png",
    "https://evilblob.example/a.png",
    "https://a.blob.example.evil/a.png",
    "https://a.blob.example:8443/a.png",
    "https://api.example.evil/a.png",
    "https://evil/api.example",
    "https://evil#@api.example/",
    "https://evil?@api.example/",
    "https://api.example@evil/a.png",
    "https://me@api.example/a.png",
    "https://me:pw@cdn.example/a.png",
    "https://cdn.example%2eevil/a.png",
    "https://xn--cdn-example-9za.evil/a.png",
    "https://localhost/a.png",
    "https://127.0.0.1/a.png",
    "https://2130706433/a.png",
    "https://0x7f.1/a.png",
    "https://017700000001/a.png",
    "https://[::1]/a.png",
    "https://[::ffff:127.0.0.1]/a.png",
    "https://[2001:db8::8]/a.png",
    "ftp://api.example/a.png",
    "file:///etc/passwd",
    "data:image/png;base64,AAAA",
    "gopher://api.example/",
    "//api.example/a.png",
    "/a.png",
    "",
]


@pytest.mark.parametrize("text", REFUSED)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises((DestinationRefused, httpx2.InvalidURL)):
        asked(SET, text)


def metadata_texts() -> Iterator[str]:
    for each in METADATA_ADDRESSES:
        yield str(each)
        if isinstance(each, IPv4Address):
            yield str(IPv6Address(f"::ffff:{each}"))
            yield str(IPv6Address(f"64:ff9b::{each}"))
            yield str(IPv6Address(f"::{each}"))
            yield str(IPv6Address(int(IPv6Address("2002::")) | int(each) << 80))


@pytest.mark.parametrize("text", sorted({*metadata_texts(), *METADATA_NAMES}))
def test_metadata_is_never_allowed_however_it_is_written(text: str) -> None:
    host = f"[{text}]" if ":" in text else text
    with pytest.raises(ValueError, match="metadata"):
        host_and_port(host)
    by_url = Destinations(f"http://{host}/v1")
    with pytest.raises(DestinationRefused):
        asked(by_url, f"http://{host}/latest")
    if text not in METADATA_NAMES:
        with pytest.raises(DestinationRefused, match="metadata"):
            reachable(NAMED, ["93.184.216.34", text])


PRIVATE = [
    "127.0.0.1",
    "127.8.8.8",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.7.7",
    "100.64.0.1",
    "0.0.0.0",
    "192.0.2.1",
    "198.18.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12::1",
    "::ffff:10.0.0.1",
    "64:ff9b::10.0.0.1",
    "2002:7f00:1::",
    "2001:db8::1",
    "::127.0.0.1",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_net_is_reached_by_names_that_are_set_alone(address: str) -> None:
    assert reachable(NAMED, [address]) == [address]
    with pytest.raises(DestinationRefused, match="private"):
        reachable(BELOW, [address])
    with pytest.raises(DestinationRefused, match="private"):
        reachable(BELOW, ["93.184.216.34", address])


def test_public_addresses_are_reached_and_nothing_and_many_at_once_are_not() -> None:
    public = ["93.184.216.34", "2606:4700::1111"]
    assert reachable(BELOW, public) == public
    for address in ([], ["224.0.0.1"], ["ff02::1"]):
        with pytest.raises(DestinationRefused):
            reachable(NAMED, address)


@given(st.ip_addresses())
def test_no_address_is_both_private_and_reached_below_a_domain(address: IPv4Address | IPv6Address) -> None:
    try:
        reachable(BELOW, [str(address)])
    except DestinationRefused:
        return
    assert address.is_global
    assert address not in METADATA_ADDRESSES


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_a_set_host_is_one_or_is_refused(text: str) -> None:
    try:
        host, port = host_and_port(text)
    except ValueError as error:
        assert "must" in str(error)
        return
    assert host
    assert not {*"/@\\ #?"} & {*host}
    assert port is None or 0 <= port < 65536
