"""Rows of `expiring_images`: images that are there for a while only, and go for good with all that lies over them."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from server.repositories.images import Images
from server.repositories.tables import expiring_images, images
from server.repositories.transactions import Repository

REMOVED_AT_ONCE = 100


class ExpiringImages(Repository):
    """Keeps for how long images are there. One that is copied is there for as long as others: the copy is another."""

    async def keep(self, image_id: UUID, period: timedelta) -> datetime:
        """Have an image that is written in this transaction go after a period; returns when."""
        new = insert(expiring_images).values(image_id=image_id, expires_at=func.now() + period)
        at: datetime = (await self._connection.execute(new.returning(expiring_images.c.expires_at))).scalar_one()
        return at

    async def remove(self) -> int:
        """Remove some whose time is over, deleted or not; returns how many. One that somebody holds has to wait."""
        own = expiring_images.c
        over = select(own.image_id).where(own.expires_at < func.now()).order_by(own.expires_at).limit(REMOVED_AT_ONCE)
        due = select(images.c.id).where(images.c.id.in_(over)).order_by(images.c.id).with_for_update(skip_locked=True)
        ids = list((await self._connection.execute(due)).scalars())
        if ids:
            await Images(self._transaction).remove(ids)
        return len(ids)
