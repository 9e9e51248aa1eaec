"""Rows of `image_overlays`."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from server.domain.ids import new_ids
from server.domain.overlays import GM, MOST_OVERLAYS, MOST_STORED, Audience, Overlay
from server.domain.resource_errors import Resource, TooManyOverlays
from server.repositories.listing import Conditions
from server.repositories.rows import Rows
from server.repositories.shapes import Shape
from server.repositories.tables import image_overlays, images


class Overlays(Rows[Overlay]):
    """Writes overlays, and reads those whose image is visible. Whoever writes has locked the image before."""

    shape = Shape(Resource.OVERLAY, image_overlays, Overlay, parent=(images, "image_id"))

    async def add_all(self, new: Sequence[Mapping[str, Any]]) -> None:
        """Insert overlays of one image in one statement. Raises `TooManyOverlays`."""
        if new:
            statement = image_overlays.insert().values(created_at=func.now(), updated_at=func.now())
            await self._connection.execute(statement, list(new))
            await self._check_room(new[0]["image_id"])

    async def copy(self, image_id: UUID, target_id: UUID, created_by: str) -> None:
        """Lay copies of the overlays of one image over another."""
        kept = ("type", "name", "description", "data", "style", "audience", "z")
        overlays = await self.of_image(image_id)
        await self.add_all(
            [
                {"id": copy_id, "image_id": target_id, "created_by": created_by}
                | {name: getattr(each, name) for name in kept}
                for copy_id, each in zip(new_ids(len(overlays)), overlays, strict=True)
            ]
        )

    async def reorder(self, overlay_ids: Sequence[UUID]) -> list[Overlay]:
        """Let overlays share out their places in this order. Places that are equal are spread upwards."""
        held = [await self.lock(each) for each in overlay_ids]
        rows: list[Overlay] = []
        for overlay, place in zip(held, sorted(each.z for each in held), strict=True):
            lowest = rows[-1].z + 1 if rows else place
            z = max(place, lowest)
            rows.append(overlay if z == overlay.z else await self.change(overlay, "", {"z": z}))
        return rows

    async def undelete(self, held: Overlay, etag: str = "") -> Overlay:
        """Bring a locked overlay back. Raises `NotDeleted`, `EtagMismatch`, `TooManyOverlays`."""
        back = await super().undelete(held, etag)
        await self._check_room(held.image_id)
        return back

    async def change(self, held: Overlay, etag: str, values: Mapping[str, Any]) -> Overlay:
        """Write values into a locked overlay. Raises `EtagMismatch`, `TooManyOverlays`."""
        changed = await super().change(held, etag, values)
        if "data" in values:
            await self._check_room(held.image_id)
        return changed

    async def _check_room(self, image_id: UUID) -> None:
        """Lists and renders read what lies over an image as a whole."""
        held = image_overlays.c
        size = func.coalesce(func.sum(func.pg_column_size(held.data)), 0)
        statement = select(func.count(), size).where(held.image_id == image_id, ~held.is_deleted)
        count, stored = (await self._connection.execute(statement)).one()
        if count > MOST_OVERLAYS or stored > MOST_STORED:
            raise TooManyOverlays(image_id, MOST_OVERLAYS, MOST_STORED)

    async def of_image(self, image_id: UUID, *, kinds: Sequence[str] = (), audience: Audience = GM) -> list[Overlay]:
        """The overlays of one image in drawing order; nothing for the game master alone unless `audience` is his."""
        condition = image_overlays.c.image_id == image_id
        if kinds:
            condition &= image_overlays.c.type.in_(kinds)
        if audience != GM:
            condition &= image_overlays.c.audience != GM
        return sorted(await self.all(condition), key=lambda each: (each.z, each.id))


def conditions_of(image_id: UUID, kinds: Sequence[str], audience: Audience) -> Conditions:
    """What the rows of a list of overlays have in common."""
    asked = Conditions()
    asked.add("t.image_id = {}", image_id)
    if kinds:
        asked.add("t.type = ANY({})", list(kinds))
    if audience != GM:
        asked.add("t.audience <> {}", GM)
    return asked
