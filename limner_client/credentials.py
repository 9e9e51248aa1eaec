"""How a client trusts a server, and how it says who it is."""

import ipaddress
import ssl
from dataclasses import dataclass, field
from pathlib import Path

import grpc

from limner_client.errors import unusable
from limner_client.token_source import TokenSource

Pem = bytes | Path
"""What is written in PEM, or the file that holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """Without any of these a connection is plaintext and anonymous.

    `ca` is whom the certificate of the server must come from; `tls` alone trusts the CAs of the system. `certificate`
    and `key` are shown to a server that asks for them; `server_name` is the name in its certificate, where that is not
    the one it is called by. `token` is sent with every call; a Path is read for each of them, so that one that is
    rotated is used at once, while the files of certificates are read when connecting. No token goes over plaintext to
    another machine unless `plaintext` allows it.
    """

    tls: bool = False
    ca: Pem | None = None
    certificate: Pem | None = None
    key: Pem | None = field(default=None, repr=False)
    server_name: str = ""
    token: str | Path | None = field(default=None, repr=False)
    plaintext: bool = False

    @property
    def is_tls(self) -> bool:
        """Whether the connection is encrypted."""
        return self.tls or self.ca is not None or self.certificate is not None

    def channel(self, address: str, options: list[tuple[str, object]]) -> grpc.aio.Channel:
        """A channel to the server at `address`. Raises OSError, and `LimnerError` CREDENTIALS_UNUSABLE."""
        if (self.certificate is None) != (self.key is None):
            raise unusable("a certificate and its key go together")
        if self.server_name:
            if not self.is_tls:
                raise unusable("the name of a server is that in its certificate: it takes TLS")
            options = [*options, ("grpc.ssl_target_name_override", self.server_name)]
        if not self.is_tls:
            return grpc.aio.insecure_channel(address, options=options)
        trusted = _system_cas() if self.ca is None else _checked_ca(_content(self.ca))
        shown = grpc.ssl_channel_credentials(trusted, _content(self.key), _content(self.certificate))
        return grpc.aio.secure_channel(address, shown, options=options)

    def token_source(self, address: str) -> TokenSource:
        """What says with each call who makes it. Raises OSError, and `LimnerError` TOKEN_NEEDS_TLS."""
        if self.token is not None and not (self.is_tls or self.plaintext or is_here(address)):
            raise unusable(
                f"the token would go to {address} in plaintext: use TLS, or say plaintext if the network is safe",
                "TOKEN_NEEDS_TLS",
            )
        return TokenSource(self.token)


def is_here(address: str) -> bool:
    """Whether an address as gRPC takes it leads to this machine, and nobody in between."""
    scheme, _, rest = address.partition(":")
    if scheme in {"unix", "unix-abstract"}:
        return True
    if scheme in {"dns", "ipv4", "ipv6"}:
        address = rest.rpartition("/")[2]
    host = address if address.endswith("]") else address.rpartition(":")[0] or address
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _content(pem: Pem | None) -> bytes | None:
    return pem.read_bytes() if isinstance(pem, Path) else pem


def _checked_ca(pem: bytes | None) -> bytes | None:
    try:
        ssl.create_default_context(cadata=(pem or b"").decode("ascii", "replace"))
    except (ssl.SSLError, ValueError):
        raise unusable("the CA holds no certificate in PEM") from None
    return pem


def _system_cas() -> bytes | None:
    """The CAs this system trusts, None where it says of none; then gRPC takes those it brings."""
    paths = ssl.get_default_verify_paths()
    if paths.cafile:
        return Path(paths.cafile).read_bytes()
    files = sorted(Path(paths.capath).glob("*.[0-9]")) if paths.capath else []
    return b"\n".join(each.read_bytes() for each in files if each.is_file()) or None
