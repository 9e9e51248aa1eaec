"""How a client command trusts the server, and how it says who calls: options of `limner`, variables, `.env`."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from limner_client import Credentials
from server.cli.env_file import env_file

FILES = {"ca": "ca_file", "certificate": "cert_file", "key": "key_file", "token": "token_file"}
TRUE, FALSE = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}


def client_credentials() -> Credentials:
    """What the options of `limner`, the environment and `.env` say, in this order. Raises `click.UsageError`."""
    options = click.get_current_context().find_root().params
    return credentials_of(options, (os.environ, env_file()))


def credentials_of(options: Mapping[str, Any], sources: tuple[Mapping[str, str], ...]) -> Credentials:
    """The same for options and variables that are given as mappings."""

    def said(name: str) -> str:
        if option := options.get(name):
            return str(option)
        return next((value for each in sources if (value := each.get(_variable(name)))), "")

    files = {role: Path(path) for role, name in FILES.items() if (path := said(name))}
    token = None if options.get("token_file") else _token(sources)
    return Credentials(
        **files | ({} if token is None else {"token": token}),  # type: ignore[arg-type]  # a Path is one for each
        server_name=said("server_name"),
        tls=_is_true("tls", said("tls")),
        plaintext=_is_true("plaintext", said("plaintext")),
    )


def _token(sources: tuple[Mapping[str, str], ...]) -> str | None:
    """The token that stands in a variable, in the first source that tells of one; None where it tells of a file."""
    for each in sources:
        token, file = each.get("LIMNER_TOKEN"), each.get("LIMNER_TOKEN_FILE")
        if token and file:
            raise click.UsageError("LIMNER_TOKEN: is set, and LIMNER_TOKEN_FILE as well: unset one of them")
        if token or file:
            return token or None
    return None


def _is_true(name: str, word: str) -> bool:
    if word.lower() not in TRUE | FALSE:
        raise click.UsageError(f"{_variable(name)}: must be true or false")
    return word.lower() in TRUE


def _variable(name: str) -> str:
    return f"LIMNER_{name.upper()}"
