"""Rows of `thumbnails`: small pictures by the digest of the content they show."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from server.repositories.tables import images, thumbnails
from server.repositories.transactions import Repository


class Thumbnails(Repository):
    """Keeps thumbnails, and finds contents that have none yet. They go with the bytes they show."""

    async def keep(self, sha256: str, content: bytes) -> None:
        """Keep the thumbnail of a content; empty when none can be made of it. One that is there stays."""
        await self._connection.execute(
            insert(thumbnails).values(sha256=sha256, content=content).on_conflict_do_nothing()
        )

    async def missing(self, after: str, limit: int) -> Sequence[tuple[str, str]]:
        """Digest and key of contents without a thumbnail, in the order of their digests, behind `after`."""
        kept = select(thumbnails.c.sha256).where(thumbnails.c.sha256 == images.c.sha256).exists()
        bare = select(images.c.sha256).where(images.c.sha256 > after, ~kept).distinct().order_by(images.c.sha256)
        statement = (
            select(images.c.sha256, func.min(images.c.url))
            .where(images.c.sha256.in_(bare.limit(limit)))
            .group_by(images.c.sha256)
            .order_by(images.c.sha256)
        )
        return [(sha256, key) for sha256, key in await self._connection.execute(statement)]
