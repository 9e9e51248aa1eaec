"""Rows of `image_outlines`: what the generator of an image knows of the ground in it. They go with the image."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import Uuid, insert, literal, select

from server.domain.outlines import Outlines, outlines_document, outlines_of
from server.repositories.tables import image_outlines, images
from server.repositories.transactions import Repository


class ImageOutlines(Repository):
    """Keeps outlines with new images. Whoever reads has read the image before."""

    async def keep(self, image_id: UUID, outlines: Outlines) -> None:
        """Keep the outlines of an image that has none. Raises `Invalid` for too large ones."""
        await self._connection.execute(insert(image_outlines), {"image_id": image_id, **outlines_document(outlines)})

    async def copy(self, image_id: UUID, target_id: UUID) -> None:
        """Give another image the outlines of one, if it has any."""
        columns = image_outlines.c
        kept = select(literal(target_id, Uuid), columns.floor, columns.players_floor, columns.footprints)
        copied = insert(image_outlines).from_select([*columns.keys()], kept.where(columns.image_id == image_id))
        await self._connection.execute(copied)

    async def of_image(self, image_id: UUID) -> Outlines | None:
        """The outlines kept with an image and with its patches, or None."""
        columns = image_outlines.c
        statement = select(columns.image_id, columns.floor, columns.players_floor, columns.footprints)
        statement = statement.join(images, images.c.id == columns.image_id)
        whose = (images.c.id == image_id) | (images.c.patch_of == image_id)
        rows = {row.image_id: row for row in await self._connection.execute(statement.where(whose))}
        kept = {each: outlines_of(row.floor, row.players_floor, row.footprints) for each, row in rows.items()}
        if (own := kept.pop(image_id, None)) is None:
            return None
        return replace(own, in_patches={str(each): part for each, part in kept.items()})
