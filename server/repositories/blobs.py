"""Rows of `blobs`: which bytes are kept, and the lock that writers and the sweeper meet at.

A writer touches the row and commits, puts the object, then holds the row FOR KEY SHARE in the transaction that writes
what refers to it. The sweeper alone deletes objects, holding the row FOR UPDATE.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.dialects.postgresql import insert

from server.repositories.tables import blobs, images, renders, thumbnails
from server.repositories.transactions import Repository


class Blobs(Repository):
    """The life of stored bytes."""

    async def touch(self, sha256: str, size: int) -> None:
        """Announce that these bytes are about to be stored; keeps the sweeper away for its grace age."""
        now = func.clock_timestamp()
        statement = insert(blobs).values(sha256=sha256, size=size, touched_at=now)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=[blobs.c.sha256], set_={"touched_at": now})
        )

    async def hold(self, sha256: str) -> bool:
        """Keep the sweeper away until this transaction ends. False when it has already been here."""
        statement = select(blobs.c.sha256).where(blobs.c.sha256 == sha256).with_for_update(read=True, key_share=True)
        return (await self._connection.execute(statement)).one_or_none() is not None

    async def adopt(self, sha256s: Sequence[str]) -> None:
        """Give objects that no row knows a row: from now on they count as touched."""
        for each in sha256s:
            row = insert(blobs).values(sha256=each, size=0, touched_at=func.clock_timestamp())
            await self._connection.execute(row.on_conflict_do_nothing())

    async def unused(self, age: timedelta, after: str, limit: int) -> list[str]:
        """Digests behind `after`, in order, that nothing refers to and nobody touched for `age`."""
        statement = (
            select(blobs.c.sha256)
            .where(
                blobs.c.sha256 > after,
                blobs.c.touched_at <= func.now() - age,
                ~select(images.c.id).where(images.c.sha256 == blobs.c.sha256).exists(),
                ~select(images.c.id).where(images.c.sha256.is_(None), _digest_in_url() == blobs.c.sha256).exists(),
                ~select(renders.c.digest).where(renders.c.sha256 == blobs.c.sha256).exists(),
            )
            .order_by(blobs.c.sha256)
            .limit(limit)
        )
        return [row.sha256 for row in await self._connection.execute(statement)]

    async def seize(self, sha256: str, age: timedelta) -> bool:
        """Lock a row for removal; False when a writer has it or has touched it since."""
        statement = (
            select(blobs.c.sha256)
            .where(blobs.c.sha256 == sha256, blobs.c.touched_at <= func.now() - age)
            .with_for_update(skip_locked=True)
        )
        return (await self._connection.execute(statement)).one_or_none() is not None

    async def forget(self, sha256: str) -> None:
        """Remove what is known of bytes that are gone."""
        for table in (thumbnails, blobs):
            await self._connection.execute(delete(table).where(table.c.sha256 == sha256))

    async def known(self, sha256s: Sequence[str]) -> set[str]:
        """Those of the digests that have a row."""
        statement = select(blobs.c.sha256).where(blobs.c.sha256.in_(sha256s))
        return {row.sha256 for row in await self._connection.execute(statement)}


def _digest_in_url() -> ColumnElement[str]:
    # A row written without our columns still needs the bytes its url names.
    return func.split_part(func.split_part(images.c.url, "/", 3), ".", 1)
