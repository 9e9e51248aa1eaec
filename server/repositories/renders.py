"""Rows of `renders`: pictures that are kept under the digest of everything that went into them."""

from dataclasses import fields

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from server.domain.renders import Render
from server.repositories.row_shapes import columns
from server.repositories.tables import renders
from server.repositories.transactions import Repository

COLUMNS = columns(Render, renders)
FORGOTTEN_AT_ONCE = 10_000


class Renders(Repository):
    """The cache of rendered pictures."""

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
        """Forget some pictures nobody asked for in so many days; returns how many. Their bytes go with a sweep."""
        old = select(renders.c.digest).where(renders.c.used_at < func.now() - func.make_interval(0, 0, 0, days))
        chosen = old.limit(FORGOTTEN_AT_ONCE).with_for_update(skip_locked=True)
        return (await self._connection.execute(delete(renders).where(renders.c.digest.in_(chosen)))).rowcount
