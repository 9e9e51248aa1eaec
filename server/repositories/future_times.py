"""Times that lie ahead, for the clock that wrote them was wrong.

What is kept for some days since would be kept for years more. Once the clock is right, such a time becomes the one at
which that is noticed, so nothing goes earlier for it. Leases, signs of life and retries go by rules of their own where
they are read. Every other time is history and stays as it was written.
"""

from typing import Any

from sqlalchemy import Column, Table, and_, func, select, tuple_, update

from server.repositories.tables import (
    accepted_themes,
    blobs,
    expiring_images,
    generation_tasks,
    metadata,
    provider_calls,
    renders,
    request_ids,
)
from server.repositories.transactions import Repository

TRASH = [table for table in metadata.sorted_tables if "deleted_at" in table.c]
KEPT_SINCE = (
    generation_tasks.c.finished_at,
    request_ids.c.created_at,
    renders.c.used_at,
    blobs.c.touched_at,
    accepted_themes.c.used_at,
    provider_calls.c.reserved_at,
    expiring_images.c.kept_at,
)
"""From these times on rows, or what hangs on them, are kept for so long."""
AT_ONCE = 10_000


class FutureTimes(Repository):
    """Puts them right."""

    async def put_right(self) -> int:
        """Make some of them now; returns how many."""
        count = 0
        for table in TRASH:
            # A row that others have marked as deleted may lack the time.
            ahead = func.coalesce(table.c.deleted_at, table.c.updated_at) > func.now()
            count += await self._make_now(table, table.c.deleted_at, and_(table.c.is_deleted, ahead))
        for column in KEPT_SINCE:
            count += await self._make_now(column.table, column, column > func.now())
        return count

    async def _make_now(self, table: Table, column: Column[Any], ahead: Any) -> int:
        some = select(*table.primary_key).where(ahead).limit(AT_ONCE).with_for_update(skip_locked=True)
        changed = update(table).where(tuple_(*table.primary_key).in_(some)).values({column: func.now()})
        return (await self._connection.execute(changed)).rowcount
