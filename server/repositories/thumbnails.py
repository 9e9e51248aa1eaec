"""Rows of `thumbnails`: small pictures by the digest of the content they show."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from server.domain.images import content_address
from server.repositories.tables import images, thumbnails


class Thumbnails:
    """Keeps thumbnails, and finds contents that have none yet. They go with the bytes they show."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def keep(self, sha256: str, content: bytes) -> None:
        """Keep the thumbnail of a content; empty when none can be made of it. One that is there stays."""
        await self._connection.execute(
            insert(thumbnails).values(sha256=sha256, content=content).on_conflict_do_nothing()
        )

    async def missing(self, limit: int) -> Sequence[tuple[str, str]]:
        """Digest and content address of contents without a thumbnail."""
        statement = (
            select(images.c.sha256, images.c.format)
            .where(
                images.c.sha256.is_not(None),
                ~images.c.is_deleted,
                ~select(thumbnails.c.sha256).where(thumbnails.c.sha256 == images.c.sha256).exists(),
            )
            .distinct()
            .limit(limit)
        )
        rows = await self._connection.execute(statement)
        return [(row.sha256, content_address(row.sha256, row.format)) for row in rows]
