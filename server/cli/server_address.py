"""Where the server is that a client command talks to."""

import os
from collections.abc import Mapping

DEFAULT = "127.0.0.1:50051"
_ANYWHERE = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]", "*": "127.0.0.1"}  # noqa: S104 - recognised, never bound


def server_address(given: str | None = None) -> str:
    """The address as host:port: `given`, else LIMNER_SERVER, else LIMNER_LISTEN, else DEFAULT.

    Both variables may stand in the environment or in the file .env, as for the server.
    """
    return address_of(given, os.environ)


def address_of(given: str | None, environment: Mapping[str, str]) -> str:
    """The same for an environment given as a mapping."""
    if given:
        return reachable(given)
    for name in ("LIMNER_SERVER", "LIMNER_LISTEN"):
        if found := environment.get(name) or _from_file(name):
            return reachable(found)
    return DEFAULT


def reachable(address: str) -> str:
    """An address a client can connect to: the one that binds every interface means this machine."""
    host, colon, port = address.rpartition(":")
    return f"{_ANYWHERE.get(host, host)}{colon}{port}" if colon else f"{address}:50051"


def _from_file(name: str) -> str | None:
    from dotenv import dotenv_values  # noqa: PLC0415 - read only where the environment does not say

    return dotenv_values(".env").get(name)
