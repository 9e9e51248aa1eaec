"""Rows of `tokens`. Every change of what a token may is told on a channel, so that servers look at once."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import BigInteger, Date, String, cast, func, literal_column, or_, select, update
from sqlalchemy.dialects.postgresql import ARRAY, insert

from server.domain.callers import Role
from server.domain.scopes import Scopes
from server.domain.tokens import ShownToken, Token
from server.repositories.tables import tokens
from server.repositories.transactions import Repository

TOKENS_CHANNEL = "limner_tokens"
TODAY = cast(func.timezone("UTC", func.now()), Date)
LIVE = tokens.c.revoked_at.is_(None)


class Tokens(Repository):
    """Makes, changes and ends tokens. What is not there, or is revoked, is None and stays as it is."""

    async def create(
        self, shown: ShownToken, name: str, role: Role, scopes: Scopes | None, lifetime: timedelta | None
    ) -> Token | None:
        """Keep a new token; None when one that is not revoked has this name."""
        new = insert(tokens).values(
            id=shown.id,
            name=name,
            role=role.value,
            scopes=_words(scopes),
            digest=shown.digest,
            expires_at=_ahead(lifetime),
        )
        return await self._written(new.on_conflict_do_nothing(index_elements=[tokens.c.name], index_where=LIVE))

    async def rotate(self, shown: ShownToken, lifetime: timedelta | None, keep_old: timedelta) -> Token | None:
        """Give a token a new secret; the one it had stays valid for a while, the one before that does not."""
        return await self._change(
            shown.id,
            digest=shown.digest,
            old_digest=tokens.c.digest,
            # Least of all times that are there: what expires sooner does so.
            old_until=func.least(func.now() + keep_old, tokens.c.expires_at),
            renewed_at=func.now(),
            expires_at=_ahead(lifetime),
        )

    async def change(self, token_id: str, role: Role, scopes: Scopes | None) -> Token | None:
        """Have a token be worth more or less."""
        return await self._change(token_id, role=role.value, scopes=_words(scopes))

    async def renew(self, token_id: str, lifetime: timedelta | None) -> Token | None:
        """Have a token expire so long from now; None for never."""
        return await self._change(token_id, renewed_at=func.now(), expires_at=_ahead(lifetime))

    async def revoke(self, token_id: str) -> Token | None:
        """End a token, both secrets of it."""
        return await self._change(token_id, revoked_at=func.now())

    async def lock(self, token_id: str) -> Token | None:
        """A token that nobody else changes until the transaction ends, whether it is revoked or not."""
        statement = select(tokens).where(tokens.c.id == token_id).with_for_update()
        row = (await self._connection.execute(statement)).one_or_none()
        return None if row is None else _token(row)

    async def list_all(self) -> list[Token]:
        """Every token, the oldest first, revoked ones too."""
        return await self._read(select(tokens).order_by(tokens.c.created_at, tokens.c.id))

    async def live(self, ids: Collection[str] | None = None) -> list[Token]:
        """Tokens that are not revoked: those of some ids, or all."""
        statement = select(tokens).where(LIVE)
        return await self._read(statement if ids is None else statement.where(_among(ids)))

    async def mark(self) -> object:
        """What differs when any of those is another than before: cheaper than to read them."""
        versions = func.sum(cast(cast(literal_column("xmin"), String), BigInteger))
        return tuple((await self._connection.execute(select(func.count(), versions).where(LIVE))).one())

    async def note_used(self, ids: Collection[str]) -> None:
        """Keep that some were used today, where that is not known yet."""
        earlier = or_(tokens.c.last_used_on.is_(None), tokens.c.last_used_on < TODAY)
        some = select(tokens.c.id).where(_among(ids), earlier).with_for_update(skip_locked=True)
        await self._connection.execute(update(tokens).where(tokens.c.id.in_(some)).values(last_used_on=TODAY))

    async def _change(self, token_id: str, **values: Any) -> Token | None:
        return await self._written(update(tokens).where(tokens.c.id == token_id, LIVE).values(values))

    async def _written(self, statement: Any) -> Token | None:
        row = (await self._connection.execute(statement.returning(tokens))).one_or_none()
        if row is None:
            return None
        await self._connection.execute(select(func.pg_notify(TOKENS_CHANNEL, row.id)))
        return _token(row)

    async def _read(self, statement: Any) -> list[Token]:
        return [_token(row) for row in await self._connection.execute(statement)]


def _among(ids: Collection[str]) -> Any:
    return tokens.c.id == func.any(cast(list(ids), ARRAY(String)))


def _words(scopes: Scopes | None) -> Sequence[str] | None:
    return None if scopes is None else list(scopes.words)


def _ahead(span: timedelta | None) -> Any:
    return None if span is None else func.now() + span


def _token(row: Any) -> Token:
    values = row._asdict()
    scopes = None if row.scopes is None else Scopes.parse(row.scopes)
    return Token(**(values | {"role": Role(row.role), "scopes": scopes}))
