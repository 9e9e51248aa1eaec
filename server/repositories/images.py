"""Rows of `images`."""

from collections.abc import Sequence
from dataclasses import fields
from uuid import UUID

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from server.domain.errors import ImageNotDeleted, UnknownImage
from server.domain.etags import check_etag
from server.domain.images import Image, NewImage, content_address, content_addresses
from server.repositories.rows import columns
from server.repositories.tables import image_overlays, images, map_grids, renders

COLUMNS = columns(Image, images)


class Images:
    """Writes images, and reads them inside a transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, new: NewImage) -> Image:
        """Insert an image whose bytes are already kept."""
        values = {each.name: getattr(new, each.name) for each in fields(new)}
        statement = images.insert().values(**values, created_at=func.now(), updated_at=func.now()).returning(*COLUMNS)
        return Image(*(await self._connection.execute(statement)).one())

    async def get(self, image_id: UUID, *, deleted: bool = False, lock: bool = False) -> Image:
        """The image with this id; a deleted one only when asked for. Raises `UnknownImage`."""
        statement = select(*COLUMNS).where(images.c.id == image_id)
        if not deleted:
            statement = statement.where(~images.c.is_deleted)
        if lock:
            statement = statement.with_for_update()
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            raise UnknownImage(image_id)
        return Image(*row)

    async def delete(self, image_id: UUID, etag: str = "") -> Image:
        """Delete softly. Raises `UnknownImage`, `EtagMismatch`."""
        held = await self.get(image_id, lock=True)
        check_etag(etag, held.row_version)
        return await self._set_deleted(image_id, deleted=True)

    async def undelete(self, image_id: UUID, etag: str = "") -> Image:
        """Bring a deleted image back. Raises `UnknownImage`, `ImageNotDeleted`, `EtagMismatch`."""
        held = await self.get(image_id, deleted=True, lock=True)
        if not held.is_deleted:
            raise ImageNotDeleted(image_id)
        check_etag(etag, held.row_version)
        return await self._set_deleted(image_id, deleted=False)

    async def _set_deleted(self, image_id: UUID, *, deleted: bool) -> Image:
        statement = (
            update(images)
            .where(images.c.id == image_id)
            .values(
                is_deleted=deleted,
                deleted_at=func.now() if deleted else None,
                updated_at=func.now(),
                row_version=images.c.row_version + 1,
            )
            .returning(*COLUMNS)
        )
        return Image(*(await self._connection.execute(statement)).one())

    async def purge(self, image_ids: Sequence[UUID]) -> int:
        """Remove deleted images and what lies over them for good; returns how many. Their bytes go with a sweep."""
        doomed = (
            select(images.c.id).where(images.c.id.in_(image_ids), images.c.is_deleted).order_by(images.c.id)
        ).with_for_update()
        ids = [row.id for row in await self._connection.execute(doomed)]
        for table in (image_overlays, map_grids, renders):
            await self._connection.execute(delete(table).where(table.c.image_id.in_(ids)))
        await self._connection.execute(delete(images).where(images.c.id.in_(ids)))
        return len(ids)

    async def uses(self, sha256: str) -> bool:
        """Whether any row, deleted or not, needs these bytes."""
        # A row written without our columns has no digest, only its url.
        unmarked = images.c.sha256.is_(None) & images.c.url.in_(content_addresses(sha256))
        needed = exists().where(images.c.sha256 == sha256) | exists().where(unmarked)
        drawn = exists().where(renders.c.sha256 == sha256)
        return bool((await self._connection.execute(select(needed | drawn))).scalar_one())

    async def contents(self, after: str, limit: int) -> list[tuple[str, str]]:
        """Digest and content address of what images and renders refer to, ordered by digest, behind `after`."""
        drawn = select(renders.c.sha256, renders.c.format)
        every = select(images.c.sha256, images.c.format).where(images.c.sha256.is_not(None)).union(drawn).subquery()
        statement = select(every).where(every.c.sha256 > after).order_by(every.c.sha256).limit(limit)
        rows = await self._connection.execute(statement)
        return [(row.sha256, content_address(row.sha256, row.format)) for row in rows]
