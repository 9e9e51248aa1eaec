"""Rows of `expiring_images`: images that are there for a while only, and go for good with all that lies over them."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from server.repositories.images import Images
from server.repositories.tables import expiring_images, images
from server.repositories.transactions import Repository

REMOVED_AT_ONCE = 100


class ExpiringImages(Repository):
    """Knows since when. One that is copied is there for as long as others: the copy is another."""

    async def keep(self, image_id: UUID) -> None:
        """Have an image that is written in this transaction be there for a while only."""
        await self._connection.execute(insert(expiring_images).values(image_id=image_id))

    async def remove(self, age: timedelta) -> int:
        """Remove some that are that old, deleted or not; returns how many. One that somebody holds has to wait."""
        own = expiring_images.c
        over = select(own.image_id).where(own.kept_at < func.now() - age).order_by(own.kept_at).limit(REMOVED_AT_ONCE)
        due = select(images.c.id).where(images.c.id.in_(over)).order_by(images.c.id).with_for_update(skip_locked=True)
        ids = list((await self._connection.execute(due)).scalars())
        if ids:
            await Images(self._transaction).remove(ids)
        return len(ids)
