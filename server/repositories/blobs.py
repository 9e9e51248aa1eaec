"""Rows of `blobs`: which bytes are kept, and the lock that writers and the sweeper meet at.

A writer touches the row and commits, puts the object, then holds the row FOR KEY SHARE in the transaction that writes
what refers to it. The sweeper alone deletes objects: it dooms the row and commits, then deletes while it holds the row
FOR UPDATE. A doomed row keeps writers out even when the sweeper is killed and its last request arrives late.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, ColumnElement, String, and_, delete, func, literal, not_, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from server.repositories.tables import blobs, images, map_exports, painted_answers, renders, thumbnails
from server.repositories.transactions import Repository

DOOMED = -1
"""The size of bytes that a sweep has begun to remove; since when says `touched_at`."""


class Blobs(Repository):
    """The life of stored bytes."""

    async def touch(self, sha256: str, size: int, removal: timedelta) -> datetime | None:
        """Announce that these bytes are about to be stored; no sweep takes them for a grace from the returned time.

        None while a sweep removes them, which takes no longer than `removal`: then ask again, in another transaction.
        """
        now = func.clock_timestamp()
        doomed = and_(blobs.c.size == DOOMED, blobs.c.touched_at > now - removal)
        # Looked for beforehand too, so that nobody waits for the lock of a sweep.
        free = ~select(blobs.c.sha256).where(blobs.c.sha256 == sha256, doomed).exists()
        new = select(literal(sha256, String), literal(size, BigInteger), now).where(free)
        statement = insert(blobs).from_select(["sha256", "size", "touched_at"], new)
        touched = statement.on_conflict_do_update(
            index_elements=[blobs.c.sha256],
            set_={"size": statement.excluded.size, "touched_at": now},
            where=not_(doomed),
        )
        time: datetime | None = await self._connection.scalar(touched.returning(blobs.c.touched_at))
        return time

    async def hold(self, sha256: str, touched: datetime, fresh: timedelta) -> bool:
        """Keep the sweeper away until this transaction ends, from bytes this writer has announced at `touched`.

        False when it may have been here already: the row is gone, or was last touched, or announced, `fresh` ago.
        """
        # Of its own time too: bytes may be taken and announced anew by somebody who has not stored them yet.
        age = func.clock_timestamp() - func.least(blobs.c.touched_at, literal(touched, blobs.c.touched_at.type))
        statement = select(blobs.c.sha256).where(blobs.c.sha256 == sha256, age < fresh)
        locking = statement.with_for_update(read=True, key_share=True)
        return (await self._connection.execute(locking)).one_or_none() is not None

    async def adopt(self, sha256s: Sequence[str]) -> None:
        """Give objects that no row knows a row: from now on they count as touched."""
        for each in sha256s:
            row = insert(blobs).values(sha256=each, size=0, touched_at=func.clock_timestamp())
            await self._connection.execute(row.on_conflict_do_nothing())

    async def unused(self, age: timedelta, after: str, limit: int) -> list[str]:
        """Digests behind `after`, in order, that nothing refers to and nobody touched for `age`, or that are doomed."""
        statement = (
            select(blobs.c.sha256)
            .where(
                blobs.c.sha256 > after,
                _untouched(age),
                ~select(images.c.id).where(images.c.sha256 == blobs.c.sha256).exists(),
                ~select(images.c.id).where(images.c.unlit_sha256 == blobs.c.sha256).exists(),
                ~select(images.c.id).where(images.c.sha256.is_(None), _digest_in_url() == blobs.c.sha256).exists(),
                ~select(renders.c.digest).where(renders.c.sha256 == blobs.c.sha256).exists(),
                ~select(map_exports.c.task_id).where(map_exports.c.sha256 == blobs.c.sha256).exists(),
                ~select(painted_answers.c.key).where(painted_answers.c.sha256 == blobs.c.sha256).exists(),
            )
            .order_by(blobs.c.sha256)
            .limit(limit)
        )
        return [row.sha256 for row in await self._connection.execute(statement)]

    async def doom(self, sha256: str, age: timedelta) -> bool:
        """Lock a row and mark it as about to be removed; False when a writer has it or has touched it since."""
        old = select(blobs.c.sha256).where(blobs.c.sha256 == sha256, _untouched(age))
        free = old.with_for_update(skip_locked=True)
        marked = update(blobs).where(blobs.c.sha256.in_(free)).values(size=DOOMED, touched_at=func.clock_timestamp())
        return (await self._connection.execute(marked)).rowcount == 1

    async def seize(self, sha256: str, within: timedelta) -> bool:
        """Lock a row that was doomed `within` this time, to remove it now; False when somebody else has it."""
        doomed = and_(blobs.c.size == DOOMED, blobs.c.touched_at > func.clock_timestamp() - within)
        statement = select(blobs.c.sha256).where(blobs.c.sha256 == sha256, doomed).with_for_update(skip_locked=True)
        return (await self._connection.execute(statement)).one_or_none() is not None

    async def forget(self, sha256: str) -> None:
        """Remove what is known of bytes that are gone."""
        for table in (thumbnails, blobs):
            await self._connection.execute(delete(table).where(table.c.sha256 == sha256))

    async def known(self, sha256s: Sequence[str]) -> set[str]:
        """Those of the digests that have a row."""
        statement = select(blobs.c.sha256).where(blobs.c.sha256.in_(sha256s))
        return {row.sha256 for row in await self._connection.execute(statement)}


def _untouched(age: timedelta) -> ColumnElement[bool]:
    # What a sweep has set out to remove nobody has touched since.
    return or_(blobs.c.touched_at <= func.now() - age, blobs.c.size == DOOMED)


def _digest_in_url() -> ColumnElement[str]:
    # A row written without our columns still needs the bytes its url names.
    return func.split_part(func.split_part(images.c.url, "/", 3), ".", 1)
