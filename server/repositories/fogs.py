"""The fog over an image: one of its overlays, whose ground lies in a column of its own."""

from uuid import UUID

from sqlalchemy import Text, cast, func, literal_column, select, update

from server.domain.fogs import StoredFog
from server.domain.map_grids import MapGrid
from server.domain.veil import Veil
from server.repositories.map_grids import MapGrids
from server.repositories.tables import image_overlays, images
from server.repositories.transactions import Repository

FOG = "fog"
PATCH_SIZES = """coalesce(
  (SELECT jsonb_object_agg(p.id, jsonb_build_array(p.width, p.height)) FROM images p WHERE p.patch_of = i.id), '{}'
)::text"""
"""Of the patches of an image `i`, as `StoredFog` has them."""
FOGGED = """
SELECT i.id FROM images i WHERE i.id = ANY($1) AND EXISTS (
  SELECT FROM image_overlays o WHERE o.image_id IN (i.id, i.patch_of) AND o.type = 'fog' AND NOT o.is_deleted
  AND o.audience <> 'gm' AND o.data -> 'enabled' IS DISTINCT FROM 'false')
"""
"""A patch lies below the fog over its map."""


class Fogs(Repository):
    """Reads and changes fogs. Whoever changes one has locked its image before."""

    async def of_image(self, image_id: UUID) -> StoredFog | None:
        """The fog over an image, for whomever it is; None when there is none."""
        columns, over = image_overlays.c, images.alias("i")
        statement = (
            select(
                columns.id,
                columns.image_id,
                columns.audience,
                cast(columns.data, Text),
                columns.ground,
                over.c.width,
                over.c.height,
                literal_column(PATCH_SIZES),
            )
            .join(over, over.c.id == columns.image_id)
            .where(columns.image_id == image_id, columns.type == FOG, ~columns.is_deleted)
            .order_by(columns.id)
            .limit(1)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        return None if row is None else StoredFog(*row)

    async def keep(self, fog_id: UUID, ground: bytes) -> None:
        """Keep the ground of a fog. Its version stays: what callers send of it has not changed."""
        columns = image_overlays.c
        values = {"ground": ground, "updated_at": func.now()}
        await self._connection.execute(update(image_overlays).where(columns.id == fog_id).values(values))

    async def veil(self, image_id: UUID) -> Veil | None:
        """What is hidden of an image from players; None where that is nothing."""
        fog = await self.of_image(image_id)
        if fog is None or not fog.counts:
            return None
        return fog.veil(await self.grid(image_id))

    async def grid(self, image_id: UUID) -> MapGrid | None:
        """The grid that what lies over an image is placed on."""
        return await MapGrids(self._transaction).of_image(image_id)
