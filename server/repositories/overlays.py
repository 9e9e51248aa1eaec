"""Rows of `image_overlays`."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from server.domain.documents import to_document
from server.domain.errors import UnknownOverlay
from server.domain.overlays import GM, KINDS, Audience, NewOverlay, Overlay
from server.repositories.rows import columns
from server.repositories.tables import image_overlays, images

COLUMNS = columns(Overlay, image_overlays)
NAMES = {kind: name for name, kind in KINDS.items()}


class Overlays:
    """Writes overlays, and reads those whose image is visible."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add_all(self, new: Sequence[NewOverlay]) -> None:
        """Insert overlays in one statement."""
        if not new:
            return
        rows = [
            {
                "id": each.id,
                "image_id": each.image_id,
                "type": NAMES[type(each.data)],
                "name": each.name,
                "description": each.description,
                "data": to_document(each.data),
                "style": to_document(each.style),
                "audience": each.audience,
                "z": each.z,
                "created_by": each.created_by,
            }
            for each in new
        ]
        statement = image_overlays.insert().values(created_at=func.now(), updated_at=func.now())
        await self._connection.execute(statement, rows)

    async def get(self, overlay_id: UUID) -> Overlay:
        """The overlay with this id. Raises `UnknownOverlay`, also while its image is deleted."""
        statement = (
            select(*COLUMNS)
            .join(images, images.c.id == image_overlays.c.image_id)
            .where(image_overlays.c.id == overlay_id, ~image_overlays.c.is_deleted, ~images.c.is_deleted)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            raise UnknownOverlay(overlay_id)
        return Overlay(*row)

    async def of_image(
        self,
        image_id: UUID,
        *,
        kinds: Sequence[str] = (),
        audience: Audience = GM,
        after: tuple[int, UUID] | None = None,
        limit: int | None = None,
    ) -> list[Overlay]:
        """The overlays of one image in drawing order, behind (z, id) of `after`; nothing for the game master alone
        unless `audience` is his."""
        statement = (
            select(*COLUMNS)
            .where(image_overlays.c.image_id == image_id, ~image_overlays.c.is_deleted)
            .order_by(image_overlays.c.z, image_overlays.c.id)
            .limit(limit)
        )
        if kinds:
            statement = statement.where(image_overlays.c.type.in_(kinds))
        if audience != GM:
            statement = statement.where(image_overlays.c.audience != GM)
        if after is not None:
            statement = statement.where(tuple_(image_overlays.c.z, image_overlays.c.id) > tuple_(*after))
        return [Overlay(*row) for row in await self._connection.execute(statement)]
