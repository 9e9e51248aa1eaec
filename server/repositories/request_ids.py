"""Rows of `request_ids`: what an idempotent request was answered with."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from server.domain.errors import RequestIdReused
from server.repositories.tables import request_ids


@dataclass(frozen=True, slots=True)
class RequestKey:
    """Who asked for what under which id, and the sha256 of the canonical request."""

    caller: str
    method: str
    request_id: UUID
    body_sha256: str


class RequestIds:
    """Remembers requests in the transaction of their effect."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def find(self, key: RequestKey) -> UUID | None:
        """The resource an earlier request with this key made. Raises `RequestIdReused`."""
        held = request_ids.c
        statement = select(held.body_sha256, held.resource_id).where(
            held.caller == key.caller, held.method == key.method, held.request_id == key.request_id
        )
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            return None
        if row.body_sha256 != key.body_sha256:
            raise RequestIdReused
        return UUID(str(row.resource_id))

    async def claim(self, key: RequestKey, resource_id: UUID) -> UUID:
        """Remember that this request makes `resource_id`; returns the resource to answer with.

        A twin under way is waited for: when it commits, its resource is returned, and the caller makes nothing.
        Raises `RequestIdReused`.
        """
        statement = insert(request_ids).values(
            caller=key.caller,
            method=key.method,
            request_id=key.request_id,
            body_sha256=key.body_sha256,
            resource_id=resource_id,
        )
        made = await self._connection.execute(statement.on_conflict_do_nothing().returning(request_ids.c.resource_id))
        if made.one_or_none() is not None:
            return resource_id
        return await self.find(key) or resource_id
