"""Rows of `image_overlays`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, ColumnElement, Integer, Text, Uuid, bindparam, case, cast, func, literal, select, update

from server.domain.audience import noticed, visible
from server.domain.filters import OverlayFilter
from server.domain.ids import new_ids
from server.domain.overlays import MOST_OVERLAYS, MOST_STORED, PLAYERS, Overlay
from server.domain.resource_errors import ResourceKind, TooManyOverlays, UnknownResource
from server.repositories.images import OF_IMAGE
from server.repositories.listing import Conditions
from server.repositories.row_shapes import RowShape, names_of
from server.repositories.rows import Rows
from server.repositories.tables import image_overlays

FIELDS = frozenset(names_of(Overlay))
COPIED = ("type", "name", "description", "data", "style", "audience", "z")


class Overlays(Rows[Overlay]):
    """Writes overlays, and reads those whose image is visible. Whoever writes has locked the image before."""

    shape = RowShape(
        ResourceKind.OVERLAY,
        image_overlays,
        Overlay,
        parent=OF_IMAGE,
        texts=("data",),
        knows_kinds=True,
        for_players={
            "updated_at": "coalesce({t}.seen_at, {t}.updated_at)",
            "row_version": "{t}.row_version - {t}.unseen_changes",
        },
    )

    @classmethod
    def conditions(cls, chosen: OverlayFilter) -> Conditions:
        """What a filter asks of the rows of a list."""
        asked = Conditions()
        asked.equal(image_id=chosen.image_id)
        if chosen.kinds:
            asked.add("t.type = ANY({})", list(chosen.kinds))
        return asked

    async def add_all(self, new: Sequence[Mapping[str, Any]]) -> None:
        """Insert overlays of one image in one statement. Raises `TooManyOverlays`."""
        if new:
            statement = image_overlays.insert().values(created_at=func.now(), updated_at=func.now())
            await self._connection.execute(statement, list(new))
            await self._check_room(new[0]["image_id"])

    async def copy(self, image_id: UUID, target_id: UUID, created_by: str) -> None:
        """Lay copies of the overlays of one image over another."""
        columns = image_overlays.c
        drawn = (
            select(columns.id)
            .where(columns.image_id == image_id, ~columns.is_deleted)
            .order_by(columns.layer, columns.z, columns.id)
        )
        sources = (await self._connection.execute(drawn)).scalars().all()
        new = {
            "id": bindparam("copy_id", type_=Uuid),
            "image_id": literal(target_id, Uuid),
            "created_by": literal(created_by, Text),
            "created_at": func.now(),
            "updated_at": func.now(),
        }
        same = {each.name: each for each in columns if each.name in COPIED}
        copied = select(*new.values(), *same.values()).where(columns.id == bindparam("source_id", type_=Uuid))
        pairs = [
            {"copy_id": copy_id, "source_id": source_id}
            for copy_id, source_id in zip(new_ids(len(sources)), sources, strict=True)
        ]
        if pairs:
            await self._connection.execute(image_overlays.insert().from_select([*new, *same], copied), pairs)

    async def reorder(self, overlay_ids: Sequence[UUID]) -> list[Overlay]:
        """Let the overlays of each layer share out their places in this order."""
        rows = await self.get_all(overlay_ids, lock=True)
        layers = {each.layer for each in rows}
        shares = {layer: iter(_spread([each.z for each in rows if each.layer == layer])) for layer in layers}
        places = [next(shares[each.layer]) for each in rows]
        table = image_overlays.c
        moved = (
            update(image_overlays)
            .where(table.id == bindparam("moved_id"))
            .values(z=bindparam("place"), updated_at=func.now(), row_version=table.row_version + 1)
            .values(_marks(bindparam("unseen", type_=Boolean)))
        )
        moves = [
            {"moved_id": each.id, "place": place, "unseen": not visible([each], PLAYERS)}
            for each, place in zip(rows, places, strict=True)
            if each.z != place
        ]
        if not moves:
            return rows
        await self._connection.execute(moved, moves)
        return await self.get_all(overlay_ids)

    async def undelete(self, row: Overlay, etag: str = "") -> Overlay:
        """Bring a locked overlay back. Raises `NotDeleted`, `EtagMismatch`, `TooManyOverlays`."""
        back = await super().undelete(row, etag)
        await self._check_room(row.image_id)
        return back

    async def change(self, row: Overlay, etag: str, values: Mapping[str, Any], *, revise: bool = True) -> Overlay:
        """Write values into a locked overlay. Raises `EtagMismatch`, `TooManyOverlays`."""
        marks = _marks(literal(not self.noticed(row, values))) if values else {}
        changed = await super().change(row, etag, {**values, **marks}, revise=revise)
        if "data" in values:
            await self._check_room(row.image_id)
        return changed

    def noticed(self, row: Overlay, values: Mapping[str, Any]) -> bool:
        """Whether players can see that an overlay has these values now."""
        own = {name: value for name, value in values.items() if name in FIELDS}
        return noticed(row, replace(row, **own))

    async def lock_all(self, image_id: UUID, overlay_ids: Sequence[UUID]) -> dict[UUID, Overlay]:
        """Those of these overlays that are not deleted, locked. Raises `UnknownResource` for one of another image."""
        rows = await self.all(image_overlays.c.id.in_(overlay_ids), lock=True)
        for row in rows:
            self.check_owner(row, image_id)
        return {row.id: row for row in rows}

    def check_owner(self, row: Overlay, image_id: UUID) -> None:
        """Raise `UnknownResource` unless the overlay lies over this image."""
        if row.image_id != image_id:
            raise UnknownResource(self.shape.resource, row.id)

    async def _check_room(self, image_id: UUID) -> None:
        """Lists and renders read what lies over an image as a whole."""
        columns = image_overlays.c
        size = func.coalesce(func.sum(func.pg_column_size(columns.data)), 0)
        statement = select(func.count(), size).where(columns.image_id == image_id, ~columns.is_deleted)
        count, stored = (await self._connection.execute(statement)).one()
        if count > MOST_OVERLAYS or stored > MOST_STORED:
            raise TooManyOverlays(image_id, MOST_OVERLAYS, MOST_STORED)

    async def of_image(self, image_id: UUID, *, kinds: Sequence[str] = ()) -> list[Overlay]:
        """The overlays of one image in drawing order."""
        condition = image_overlays.c.image_id == image_id
        if kinds:
            condition &= image_overlays.c.type.in_(kinds)
        return sorted(await self.all(condition), key=lambda each: (each.layer, each.z, each.id))


def _marks(unseen: ColumnElement[bool]) -> dict[str, ColumnElement[Any]]:
    """What tells players when they last saw an overlay change, and how often they did not."""
    columns = image_overlays.c
    return {
        "unseen_changes": columns.unseen_changes + cast(unseen, Integer),
        "seen_at": case((unseen, func.coalesce(columns.seen_at, columns.updated_at))),
    }


def _spread(places: Sequence[int]) -> list[int]:
    """These places, the lowest first; equal ones are spread upwards."""
    spread: list[int] = []
    for place in sorted(places):
        spread.append(max(place, spread[-1] + 1) if spread else place)
    return spread


class BasicOverlays(Overlays):
    """The same without their data and style, which are not read."""

    shape = replace(Overlays.shape, blank={"data": "''::text", "style": "'{}'::jsonb"})
