"""Whether an address can be listened on: asked before anything is started, and answered in words of our own."""

import errno
import socket

from server.domain.errors import Conflict


class CannotListen(Conflict):
    """The address is taken, or not of this machine, or not for us."""

    reason = "CANNOT_LISTEN"

    def __init__(self, address: str, why: str) -> None:
        super().__init__(f"cannot listen on {address}: {why}; LIMNER_LISTEN or --listen names another")


_WHY = {
    errno.EADDRINUSE: "another program listens there",
    errno.EADDRNOTAVAIL: "it is no address of this machine",
    errno.EACCES: "this user may not",
}
_NOT_HERE = {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}


def check_free(address: str) -> None:
    """Raise `CannotListen` for an address, host:port, that no server could bind. Blocks while its host is looked up."""
    host, _, port = address.rpartition(":")
    host = "[::]" if host == "*" else host
    try:
        places = socket.getaddrinfo(host.strip("[]"), int(port), type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError as error:
        raise CannotListen(address, error.strerror or str(error)) from error
    refused = [each for family, kind, _, _, place in places if (each := _refusal(family, kind, place)) is not None]
    # A name may stand for addresses of both families, of which this machine has but one.
    in_the_way = [each for each in refused if each.errno not in _NOT_HERE]
    if in_the_way or len(refused) == len(places):
        first = (in_the_way or refused)[0]
        raise CannotListen(address, _WHY.get(first.errno or 0, first.strerror or str(first))) from first


def _refusal(family: int, kind: int, place: tuple[object, ...]) -> OSError | None:
    try:
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
            probe.listen()
    except OSError as error:
        return error
    return None
