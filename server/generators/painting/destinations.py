"""Where a provider may send us for a picture: to its own origin and to hosts that are set, and never further.

Names are compared as they are connected to, and addresses are looked at as they were resolved: whoever connects to one
of `Destinations.reachable` cannot be led elsewhere by a name that means something else a moment later.
"""

import ipaddress
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
PORTS = {"http": 80, "https": 443}
BELOW = "*."
"""How a set host begins that stands for all hosts below a domain."""
METADATA_NAMES = frozenset(
    (
        "metadata",
        "metadata.google.internal",
        "metadata.goog",
        "metadata.azure.internal",
        "metadata.tencentyun.com",
        "instance-data",
        "instance-data.ec2.internal",
    )
)
METADATA_ADDRESSES = frozenset(
    map(
        ipaddress.ip_address,
        (
            "169.254.169.254",
            "169.254.169.253",
            "169.254.169.123",
            "169.254.170.2",
            "169.254.170.23",
            "169.254.0.23",
            "100.100.100.200",
            "168.63.129.16",
            "192.0.0.192",
            "fd00:ec2::254",
            "fd00:ec2::253",
            "fd00:ec2::23",
            "fd20:ce::254",
        ),
    )
)
"""What clouds tell their machines of themselves, keys included: AWS, Google, Azure, Oracle, Alibaba, Tencent."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class DestinationRefused(Exception):
    """Nothing is fetched from there; the text says why."""


@dataclass(frozen=True, slots=True)
class Destination:
    """A host that may be connected to. `is_named` where it is set by its very name, and may be one of a private net."""

    host: str
    port: int
    is_named: bool


class Destinations:
    """The origin of a provider's URL, and the hosts its results may come from."""

    def __init__(self, url: str, result_hosts: Iterable[str] = ()) -> None:
        parts = urlsplit(url)
        self._scheme, self._origin = parts.scheme, (plain(parts.hostname or ""), parts.port or PORTS[parts.scheme])
        self._hosts = [host_and_port(each) for each in result_hosts]

    def allowed(self, scheme: str, host: str, port: int | None, *, user: bool = False) -> Destination:
        """The destination that these parts of a URL name. Raises `DestinationRefused`."""
        host = plain(host)
        if user:
            raise DestinationRefused("its URL holds a user")
        if scheme not in {"https", self._scheme}:
            raise DestinationRefused("its URL is not https")
        if is_metadata_name(host):
            raise DestinationRefused("its URL leads to the metadata of a machine")
        port = port or PORTS[scheme]
        if (host, port) == self._origin and scheme == self._scheme:
            return Destination(host, port, is_named=True)
        for name, set_port in self._hosts:
            if port != (set_port or PORTS[scheme]):
                continue
            if host == name:
                return Destination(host, port, is_named=True)
            if name.startswith(BELOW) and host.endswith(name[1:]) and not _is_address(host):
                return Destination(host, port, is_named=False)
        raise DestinationRefused("its URL leads to a host that is not set")


def reachable(destination: Destination, resolved: Sequence[str]) -> list[str]:
    """The addresses of a destination, if all of them may be connected to. Raises `DestinationRefused`."""
    addresses = [ipaddress.ip_address(each.partition("%")[0]) for each in resolved]
    if not addresses:
        raise DestinationRefused("its URL leads to a host that has no address")
    for each in addresses:
        forms = [*_forms(each)]
        if METADATA_ADDRESSES.intersection(forms):
            raise DestinationRefused("its URL leads to the metadata of a machine")
        if each.is_multicast or (not destination.is_named and not all(one.is_global for one in forms)):
            raise DestinationRefused("its URL leads into a private net")
    return list(resolved)


def host_and_port(text: str) -> tuple[str, int | None]:
    """A set host and its port, where it has one. Raises `ValueError`."""
    below = BELOW if text.startswith(BELOW) else ""
    try:
        parts = urlsplit(f"//{text.removeprefix(BELOW)}")
        host, port = plain(parts.hostname or ""), parts.port
    except ValueError:
        raise ValueError("must be hosts, as host, host:port or *.domain") from None
    rest = host if port is None else f"{host}:{port}"
    if not host or text.removeprefix(below).lower().replace("[", "").replace("]", "").rstrip(".") != rest:
        raise ValueError("must be hosts, as host, host:port or *.domain")
    if any(each in host for each in "*/@\\ ") or (below and (_is_address(host) or "." not in host)):
        raise ValueError("must be hosts, as host, host:port or *.domain, which stands for hosts below a domain")
    if is_metadata_name(host):
        raise ValueError("must not name the metadata of a machine")
    return below + host, port


def plain(host: str) -> str:
    """A host as names are compared: in lower case, without the dot behind it."""
    return host.lower().rstrip(".")


def is_metadata_name(host: str) -> bool:
    """Whether a name or address is that of the metadata of a machine."""
    if host in METADATA_NAMES:
        return True
    return _is_address(host) and bool(METADATA_ADDRESSES.intersection(_forms(ipaddress.ip_address(host))))


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _forms(address: IpAddress) -> Iterator[IpAddress]:
    """An address, and those of version 4 that stand in one of version 6: some gateway may go there."""
    yield address
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            yield address.ipv4_mapped
        if address.sixtofour is not None:
            yield address.sixtofour
        if address.teredo is not None:
            yield from address.teredo
        if address in _NAT64 or int(address) >> 32 == 0:
            yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
