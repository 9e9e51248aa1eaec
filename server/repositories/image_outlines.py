"""Rows of `image_outlines`: what the generator of an image knows of the ground in it. They go with the image."""

from uuid import UUID

from sqlalchemy import Uuid, insert, literal, select

from server.domain.outlines import Outlines, outlines_document
from server.repositories.tables import image_outlines
from server.repositories.transactions import Repository


class ImageOutlines(Repository):
    """Keeps outlines with new images; they are read where they are read fast."""

    async def keep(self, image_id: UUID, outlines: Outlines) -> None:
        """Keep the outlines of an image that has none. Raises `Invalid` for too large ones."""
        await self._connection.execute(insert(image_outlines), {"image_id": image_id, **outlines_document(outlines)})

    async def copy(self, image_id: UUID, target_id: UUID) -> None:
        """Give another image the outlines of one, if it has any."""
        columns = image_outlines.c
        kept = select(literal(target_id, Uuid), columns.floor, columns.players_floor, columns.footprints)
        copied = insert(image_outlines).from_select([*columns.keys()], kept.where(columns.image_id == image_id))
        await self._connection.execute(copied)
