"""The address a call comes from, as limits count it."""

from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network
from urllib.parse import unquote

NETWORK_BITS = 64
"""Of an IPv6 address: one household, or one machine, has all that begin so."""


@lru_cache(4096)
def address_of(peer: str) -> str:
    """The address in a peer as gRPC names it: `10.0.0.7` of `ipv4:10.0.0.7:40112`; of IPv6 its /64 network.

    What is no address, such as a socket in the file system, stays as it is.
    """
    kind, _, rest = unquote(peer).partition(":")
    if kind not in ("ipv4", "ipv6"):
        return peer
    host = rest.rpartition(":")[0].strip("[]").partition("%")[0]
    try:
        address = ip_address(host)
    except ValueError:
        return peer
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped or ip_network((address, NETWORK_BITS), strict=False))
    return str(address)
