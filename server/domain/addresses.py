"""What an address may look like in a setting or an option: refused in words that hold the cure, and no secret.

Every function returns what it was given, or raises `ValueError`.
"""

import ipaddress
import os
import re
from collections.abc import Sequence
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

_HOST = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_.])?|\*")
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HIGHEST_PORT = 65535
_MODES = {
    "sslmode": ("disable", "allow", "prefer", "require", "verify-ca", "verify-full"),
    "target_session_attrs": ("any", "primary", "standby", "prefer-standby", "read-write", "read-only"),
    "sslnegotiation": ("postgres", "direct"),
    "gsslib": ("gssapi", "sspi"),
}
_FILES = ("sslcert", "sslkey", "sslrootcert", "sslcrl", "passfile")
_OF_LIBPQ = {
    *("connect_timeout", "hostaddr", "options", "fallback_application_name", "client_encoding", "replication"),
    *("keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout", "requiressl"),
    *("channel_binding", "require_auth", "gssencmode", "gssdelegation", "sslcompression", "sslcertmode", "sslsni"),
    *("sslcrldir", "requirepeer", "load_balance_hosts"),
}
"""Parameters that only libpq knows; here they would go to the server as settings of it."""


def host_and_port(value: str) -> str:
    """An address of a server as host:port."""
    host, colon, port = _split(value)
    if not colon:
        raise ValueError("must be host:port, for example 127.0.0.1:50051")
    _check_host(host)
    _check_port(port, least=0)
    return value


def host_with_port_or_without(value: str) -> str:
    """An address as host or host:port."""
    host, colon, port = _split(value)
    _check_host(host)
    if colon:
        _check_port(port, least=1)
    return value


def _split(value: str) -> tuple[str, str, str]:
    """Host, ":" where there is one, and port."""
    if "://" in value:
        raise ValueError(f"must be host:port without {value.partition('://')[0]}://")
    if _is_ip6(value) or _is_ip6(value.rpartition(":")[0]):
        raise ValueError("an IPv6 address stands in brackets: [::1]:50051")
    if value.endswith("]"):
        return value, "", ""
    host, colon, port = value.rpartition(":")
    return (host, colon, port) if colon else (value, "", "")


def _is_ip6(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).version == 6
    except ValueError:
        return False


def _check_host(host: str) -> None:
    if host.startswith("[") and host.endswith("]") and _is_ip6(host[1:-1]):
        return
    if not _HOST.fullmatch(host):
        raise ValueError("must be host:port with the name or the address of a host, and nothing else")


def _check_port(port: str, *, least: int) -> None:
    if not (port.isascii() and port.isdigit() and least <= int(port) <= _HIGHEST_PORT):
        raise ValueError(f"the port must be a number from {least} to {_HIGHEST_PORT}")


def web_host(value: str) -> str:
    """Scheme and host under which browsers reach a server."""
    parts = _parsed(value)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError("must be http://host or https://host, with a port where it has one")
    if parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc:
        raise ValueError("must be a scheme and a host alone: no path, no user, no parameters")
    host_with_port_or_without(parts.netloc)
    return value


def bucket(value: str) -> str:
    """A name of a bucket as S3 allows it."""
    if not _BUCKET.fullmatch(value) or ".." in value or re.fullmatch(r"[\d.]+", value):
        raise ValueError(
            "must be 3 to 63 lower-case letters, digits, dots or hyphens, begin and end with a letter or digit, "
            "and be no IP address"
        )
    return value


def postgres_url(value: str) -> str:
    """Where a PostgreSQL is: postgresql://user:password@host:port/database, as asyncpg understands it."""
    scheme, delimiter, _ = value.partition("://")
    if scheme.startswith(("postgresql+", "postgres+")):
        raise ValueError(f"must begin with postgresql://, without {scheme[scheme.index('+') :]}")
    if scheme not in ("postgresql", "postgres") or not delimiter:
        raise ValueError("must be a URL like postgresql://user:password@host:5432/database")
    parts = _parsed(value)
    if parts.fragment or value.endswith("#") or "@" in parts.path or parts.netloc.count("@") > 1:
        raise ValueError("a #, /, ? or @ in a name or a password is written %23, %2F, %3F or %40")
    if _BARE_PERCENT.search(value):
        raise ValueError("a % that begins no code of two hexadecimal digits is written %25")
    if any(ord(each) <= 32 or ord(each) == 127 for each in value):
        raise ValueError("holds a blank or a control character")
    for each in filter(None, parts.netloc.rpartition("@")[2].split(",")):
        _check_postgres_host(each)
    _check_parameters(parse_qsl(parts.query, keep_blank_values=True))
    return value


def _check_postgres_host(value: str) -> None:
    if not unquote(value).startswith("/"):  # else the folder of a socket
        try:
            host_with_port_or_without(value)
        except ValueError as error:
            raise ValueError(f"behind the @, or behind :// where there is none: {error}") from None


def _check_parameters(parameters: Sequence[tuple[str, str]]) -> None:
    for name, value in parameters:
        if name in _OF_LIBPQ:
            raise ValueError(f"the parameter {name} is none of Limner: remove it")
        if not value:
            raise ValueError(f"the parameter {name} has no value")
        if name in _MODES and value not in _MODES[name]:
            raise ValueError(f"{name} must be one of {', '.join(_MODES[name])}")
        if name in _FILES and not os.access(value, os.R_OK):
            raise ValueError(f"{name}: there is no file {value} that can be read")
        if name == "port":
            for port in value.split(","):
                _check_port(port, least=1)


def _parsed(value: str) -> SplitResult:
    try:
        return urlsplit(value)
    except ValueError:
        raise ValueError("is no URL: what stands in brackets is no IPv6 address") from None


def display(url: str) -> str:
    """Host and port of a PostgreSQL for a log line: neither user nor password."""
    parts = urlsplit(url)
    given = dict(parse_qsl(parts.query))
    host = parts.netloc.rpartition("@")[2] or given.get("host", "")
    return unquote(host) or "the local socket"
