"""Tokens as an operator makes and changes them, in the database of a test."""

from collections.abc import Iterable
from datetime import timedelta

from server.domain.callers import COMMAND, Role
from server.domain.scopes import Scopes
from server.domain.tokens import LIFETIME, Token, new_token
from server.repositories.database import Database


def bearer(token: str) -> tuple[tuple[str, str], ...]:
    """The metadata of a call that shows a token."""
    return (("authorization", f"Bearer {token}"),)


async def make_token(
    database: Database,
    name: str,
    role: Role = Role.ADMIN,
    scopes: Iterable[str] = (),
    lifetime: timedelta | None = LIFETIME,
) -> tuple[str, Token]:
    """A new token: its text, and its row."""
    text, shown = new_token()
    bound = Scopes.parse(scopes) if scopes else None
    async with database.work(COMMAND) as work:
        row = await work.tokens.create(shown, name, role, bound, lifetime)
    assert row is not None
    return text, row


async def rotated(database: Database, token_id: str, keep_old: timedelta = timedelta(days=1)) -> str:
    """A new secret for a token: its text."""
    text, shown = new_token(token_id)
    async with database.work(COMMAND) as work:
        assert await work.tokens.rotate(shown, LIFETIME, keep_old) is not None
    return text


async def changed(database: Database, token_id: str, role: Role, scopes: Iterable[str] = ()) -> None:
    """Have a token be worth this."""
    async with database.work(COMMAND) as work:
        assert await work.tokens.change(token_id, role, Scopes.parse(scopes) if scopes else None) is not None


async def renewed(database: Database, token_id: str, lifetime: timedelta | None) -> None:
    """Have a token expire so long from now."""
    async with database.work(COMMAND) as work:
        assert await work.tokens.renew(token_id, lifetime) is not None


async def revoked(database: Database, token_id: str) -> None:
    """End a token."""
    async with database.work(COMMAND) as work:
        assert await work.tokens.revoke(token_id) is not None
