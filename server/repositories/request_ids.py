"""Rows of `request_ids`: what an idempotent request was answered with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, func, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from server.domain.errors import RequestIdReused
from server.repositories.tables import request_ids
from server.repositories.transactions import Repository
from server.telemetry import audit

FORGOTTEN_AT_ONCE = 10_000
FORM = 2
"""The form of the API that requests are made in: 0.1.0 had the first."""


@dataclass(frozen=True, slots=True)
class RequestKey:
    """Who asked for what under which id, the sha256 of the canonical request, and the path of the id in it."""

    caller: str
    method: str
    request_id: UUID
    body_sha256: str
    field: str = "request_id"


class RequestIds(Repository):
    """Remembers requests in the transaction of their effect."""

    async def find(self, key: RequestKey) -> Sequence[UUID] | None:
        """The resources an earlier request with this key made. Raises `RequestIdReused`.

        The body of one in another form is not known: what counts then is that nothing is made twice.
        """
        columns = request_ids.c
        statement = select(columns.form, columns.body_sha256, columns.resource_ids).where(
            columns.caller == key.caller, columns.method == key.method, columns.request_id == key.request_id
        )
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            return None
        if row.form == FORM and row.body_sha256 != key.body_sha256:
            raise RequestIdReused(key.field)
        audit.note(replayed=True)
        return [UUID(str(each)) for each in row.resource_ids]

    async def claim(self, key: RequestKey | None, resource_ids: Sequence[UUID]) -> Sequence[UUID] | None:
        """Remember that this request makes these resources; returns those of an earlier one with the same key.

        Call it first in a transaction: a twin under way is waited for, and when it commits, what it made is returned
        and the caller makes nothing. Raises `RequestIdReused`.
        """
        if key is None:
            return None
        statement = insert(request_ids).values(
            caller=key.caller,
            method=key.method,
            request_id=key.request_id,
            body_sha256=key.body_sha256,
            resource_ids=list(resource_ids),
            form=FORM,
            created_at=func.clock_timestamp(),
        )
        made = await self._connection.execute(statement.on_conflict_do_nothing().returning(request_ids.c.request_id))
        return None if made.one_or_none() is not None else await self.find(key)

    async def correct(self, key: RequestKey | None, resource_ids: Sequence[UUID]) -> None:
        """Remember other resources than were claimed, in the same transaction."""
        if key is not None:
            columns = request_ids.c
            mine = (
                (columns.caller == key.caller) & (columns.method == key.method) & (columns.request_id == key.request_id)
            )
            await self._connection.execute(update(request_ids).where(mine).values(resource_ids=list(resource_ids)))

    async def expire(self, age: timedelta) -> int:
        """Forget some requests older than an age; returns how many."""
        old = select(request_ids.c.caller, request_ids.c.method, request_ids.c.request_id)
        old = old.where(request_ids.c.created_at < func.now() - age).limit(FORGOTTEN_AT_ONCE)
        key = tuple_(request_ids.c.caller, request_ids.c.method, request_ids.c.request_id)
        return (await self._connection.execute(delete(request_ids).where(key.in_(old)))).rowcount
