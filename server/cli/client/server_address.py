"""Where the server is that a client command talks to."""

import os
from collections.abc import Mapping

import click

from server.cli.env_file import env_file
from server.domain import addresses

DEFAULT_PORT = "50051"
DEFAULT = f"127.0.0.1:{DEFAULT_PORT}"
_OF_GRPC = ("dns:", "unix:", "unix-abstract:", "ipv4:", "ipv6:", "vsock:")
_ANYWHERE = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]", "*": "127.0.0.1"}  # noqa: S104 - recognised, never bound


def server_address(given: str | None = None) -> str:
    """The address as host:port: `given`, else LIMNER_SERVER, else LIMNER_LISTEN, else DEFAULT.

    Both variables may stand in the environment or in the file .env, as for the server.
    """
    return address_of(given, os.environ)


def address_of(given: str | None, environment: Mapping[str, str]) -> str:
    """The same for an environment given as a mapping. Raises `click.UsageError` for what is no address."""
    if given:
        return _checked("--server", given)
    for name in ("LIMNER_SERVER", "LIMNER_LISTEN"):
        if address := environment.get(name) or env_file().get(name):
            return _checked(name, address)
    return DEFAULT


def _checked(name: str, address: str) -> str:
    if address.startswith(_OF_GRPC):
        return address
    try:
        return reachable(addresses.host_with_port_or_without(address))
    except ValueError as error:
        raise click.UsageError(f"{name}: {error}") from None


def reachable(address: str) -> str:
    """An address a client can connect to: the one that binds every interface means this machine."""
    host, colon, port = address.rpartition(":")
    if not colon or address.endswith("]"):
        host, port = address, DEFAULT_PORT
    return f"{_ANYWHERE.get(host, host)}:{port}"
