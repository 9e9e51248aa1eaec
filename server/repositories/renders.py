"""Rows of `renders`: pictures that are kept under the digest of everything that went into them."""

from dataclasses import fields

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from server.domain.renders import Render
from server.repositories.shapes import columns
from server.repositories.tables import renders

COLUMNS = columns(Render, renders)


class Renders:
    """The cache of rendered pictures."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def find(self, digest: str) -> Render | None:
        """The picture kept under this digest, marked as used now."""
        statement = update(renders).where(renders.c.digest == digest).values(used_at=func.now()).returning(*COLUMNS)
        row = (await self._connection.execute(statement)).one_or_none()
        return None if row is None else Render(*row)

    async def keep(self, render: Render) -> None:
        """Keep a picture; the one already kept under the same digest stays."""
        values = {each.name: getattr(render, each.name) for each in fields(render)}
        await self._connection.execute(insert(renders).values(**values).on_conflict_do_nothing())

    async def expire(self, days: int) -> int:
        """Forget pictures nobody asked for in so many days; returns how many. Their bytes go with a sweep."""
        old = renders.c.used_at < func.now() - func.make_interval(0, 0, 0, days)
        found = await self._connection.execute(select(renders.c.digest).where(old).with_for_update(skip_locked=True))
        digests = [row.digest for row in found]
        await self._connection.execute(renders.delete().where(renders.c.digest.in_(digests)))
        return len(digests)
