"""Tokens as lines and as JSON: everything about them but a secret, which nobody has."""

import json
from collections.abc import Sequence
from datetime import datetime

import click

from server.cli.words.printing import columns, say
from server.domain.tokens import Token

HEADING = ("ID", "NAME", "ROLE", "SCOPES", "STATE", "EXPIRES", "LAST USED")


def say_tokens(tokens: Sequence[Token], now: datetime) -> None:
    """Write them as a table."""
    say(columns([HEADING, *(_cells(each, now) for each in tokens)]))


def say_document(value: object) -> None:
    """Write a document, or a list of them, as JSON."""
    click.echo(json.dumps(value, indent=2))


def _cells(token: Token, now: datetime) -> tuple[str, ...]:
    scopes = "all" if token.scopes is None else " ".join(token.scopes.words)
    used = token.last_used_on.isoformat() if token.last_used_on else "-"
    return token.id, token.name, token.role, scopes, token.state(now), expiry(token), used


def expiry(token: Token) -> str:
    """When a token expires, in UTC to the minute."""
    return "never" if token.expires_at is None else f"{token.expires_at:%Y-%m-%d %H:%MZ}"


def document(token: Token, now: datetime) -> dict[str, object]:
    """The same for programs: times as RFC 3339, null where there is none."""
    return {
        "id": token.id,
        "name": token.name,
        "role": token.role.value,
        "scopes": None if token.scopes is None else list(token.scopes.words),
        "state": token.state(now),
        "created_at": _time(token.created_at),
        "expires_at": _time(token.expires_at),
        "old_secret_until": _time(token.old_until) if token.state(now) == "rotating" else None,
        "last_used_on": token.last_used_on.isoformat() if token.last_used_on else None,
        "revoked_at": _time(token.revoked_at),
    }


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
