"""The doors in the walls of `image_overlays`: changed where they are, without the walls."""

from collections.abc import Collection, Sequence
from uuid import UUID

import orjson
from sqlalchemy import Boolean, Text, Uuid, bindparam, cast, func, select, text, update

from server.domain.doors import OverlayDoors, PatchedDoors
from server.repositories.overlays import marks
from server.repositories.tables import image_overlays
from server.repositories.transactions import Repository

PATCHED = """
jsonb_set(data, '{doors}', (
  SELECT jsonb_agg(
    CASE WHEN CAST(:patches AS jsonb) ? (place - 1)::text
    THEN door || (CAST(:patches AS jsonb) -> (place - 1)::text) ELSE door END ORDER BY place
  ) FROM jsonb_array_elements(data -> 'doors') WITH ORDINALITY AS every (door, place)
))
"""
"""The data of walls with patches for the doors at these places. What else another program keeps there stays."""
SHARED = text("""
SELECT own #>> '{}' AS door_id FROM image_overlays t, jsonb_path_query(t.data, '$.doors[*].id') AS own
WHERE t.image_id = :image_id AND t.type = 'walls' AND own #>> '{}' = ANY(CAST(:door_ids AS text[]))
GROUP BY door_id HAVING count(*) > 1
""")


class Doors(Repository):
    """Doors over an image. Whoever changes some has locked the image before."""

    async def of_image(self, image_id: UUID) -> list[OverlayDoors]:
        """The doors of each overlay of an image, locked."""
        columns = image_overlays.c
        doors = columns.data["doors"]
        statement = (
            select(columns.id, columns.audience, cast(doors, Text))
            .where(columns.image_id == image_id, columns.type == "walls", ~columns.is_deleted)
            .where(func.jsonb_typeof(doors) == "array")
            .order_by(columns.id)
            .with_for_update()
        )
        return [OverlayDoors(*row) for row in await self._connection.execute(statement)]

    async def patch(self, changes: Sequence[PatchedDoors]) -> None:
        """Change doors of locked overlays."""
        columns = image_overlays.c
        statement = (
            update(image_overlays)
            .where(columns.id == bindparam("patched_id", type_=Uuid))
            .values(data=text(PATCHED), updated_at=func.now(), row_version=columns.row_version + 1)
            .values(marks(bindparam("unseen", type_=Boolean)))
        )
        rows = [
            {
                "patched_id": each.overlay_id,
                "patches": orjson.dumps({str(at): patch for at, patch in each.patches.items()}).decode(),
                "unseen": not each.noticed,
            }
            for each in changes
        ]
        if rows:
            await self._connection.execute(statement, rows)

    async def shared(self, image_id: UUID, door_ids: Collection[str]) -> set[str]:
        """Those of the ids that several doors over an image have, those of deleted overlays included."""
        values = {"image_id": image_id, "door_ids": list(door_ids)}
        return set((await self._connection.execute(SHARED, values)).scalars())
