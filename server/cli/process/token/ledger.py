"""What commands do to tokens in the database, and the line in the audit log that each of them leaves."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import click

from server.cli.process.attached import attached
from server.cli.process.schema_check import DatabaseNotMigrated
from server.domain.callers import COMMAND
from server.domain.tokens import Token
from server.repositories.database import Database, Work
from server.repositories.schema_revision import is_at_head
from server.settings import Settings
from server.telemetry import audit


@asynccontextmanager
async def ledger(settings: Settings) -> AsyncIterator[Work]:
    """One transaction of an operator at the database in use. Raises `DatabaseNotMigrated`, `DatabaseAway` leaves."""
    ready = attached(settings)
    if not await is_at_head(ready.database_url):
        raise DatabaseNotMigrated
    async with Database.open(ready.database_url, ready.direct_url) as database, database.work(COMMAND) as work:
        yield work


async def live(work: Work, token_id: str, now: datetime) -> Token:
    """A token that can be changed, locked. Raises `click.ClickException` where it is unknown or revoked."""
    token = await work.tokens.lock(token_id)
    if token is None:
        raise click.ClickException(f"there is no token {token_id}: `limner token list` shows those there are")
    if token.state(now) == "revoked":
        raise click.ClickException(f"the token {token_id} is revoked already: make a new one")
    return token


def tell(action: str, token: Token) -> None:
    """Leave a line about a change: never a secret."""
    audit.tell(
        f"token.{action}",
        COMMAND,
        ids=[token.id],
        identity=token.name,
        granted=token.role.value,
        scopes=() if token.scopes is None else token.scopes.words,
        expires=None if token.expires_at is None else token.expires_at.isoformat(),
    )
