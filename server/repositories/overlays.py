"""Rows of `image_overlays`."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Boolean, ColumnElement, Integer, Text, Uuid, bindparam, case, cast, func, literal, select, update
from sqlalchemy.dialects.postgresql import JSONB

from server.domain.audience import noticed, players_see
from server.domain.filters import OverlayFilter
from server.domain.ids import new_ids
from server.domain.overlays import MOST_OVERLAYS, MOST_STORED, USER, Overlay
from server.domain.resource_errors import ResourceKind, TooManyOverlays, UnknownResource
from server.domain.sight_errors import SecondFog
from server.repositories.conditions import Conditions
from server.repositories.fogs import FOG, Fogs
from server.repositories.images import OF_IMAGE, PATCH, Images
from server.repositories.laid_pictures import FIELDS as SHOWING
from server.repositories.laid_pictures import LaidPictures
from server.repositories.purview import document_shown
from server.repositories.references import NamedImages, laid_images
from server.repositories.row_shapes import RowShape, names_of
from server.repositories.rows import Rows
from server.repositories.tables import image_overlays

FIELDS = frozenset(names_of(Overlay))
SHOWN_BY = frozenset({"audience", "data", "is_deleted"})
"""What of a patch that lies over its map decides who sees its image."""
NOT_EDITED = frozenset({"is_deleted", "origin"})
"""Who writes one of these decides himself whose the overlay is, or leaves it as it is."""
COPIED = ("type", "name", "description", "data", "style", "audience", "z", "origin", "ground")


class Overlays(Rows[Overlay]):
    """Writes overlays, and reads those whose image is visible. Whoever writes has locked the image before.

    An image that an overlay names is of the same scope as that it lies over, or of none, and its writer may know of it.
    Under an overlay for players it is not one of the game master.
    """

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
            # An update that they do not see changes it.
            "origin": "''::text",
        },
        named_images={"data": NamedImages(laid_images(SHOWING), always=True)},
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
        """Insert overlays of one image in one statement.

        Raises `TooManyOverlays`, `PictureNotFound`, `PictureNotForPlayers`.
        """
        if new:
            await LaidPictures(self._transaction).check(new[0]["image_id"], new)
            statement = image_overlays.insert().values(created_at=func.now(), updated_at=func.now())
            await self._connection.execute(statement, list(new))
            await self._check_room(new[0]["image_id"])

    async def copy(
        self,
        image_id: UUID,
        target_id: UUID,
        created_by: str,
        chosen: Sequence[UUID] | None = None,
        *,
        ground: bool = True,
    ) -> dict[UUID, UUID]:
        """Lay copies of the overlays of one image over another, without images that they may not name there.

        All of them, unless some are `chosen`, for which there may be no room; without `ground` a fog begins anew.
        Returns which is the copy of which. Raises `TooManyOverlays`.
        """
        columns = image_overlays.c
        drawn = (
            select(columns.id)
            .where(columns.image_id == image_id, ~columns.is_deleted)
            .order_by(columns.layer, columns.z, columns.id)
        )
        if chosen is not None:
            drawn = drawn.where(columns.id.in_(chosen))
        sources = (await self._connection.execute(drawn)).scalars().all()
        new = {
            "id": bindparam("copy_id", type_=Uuid),
            "image_id": literal(target_id, Uuid),
            "created_by": literal(created_by, Text),
            "created_at": func.now(),
            "updated_at": func.now(),
        }
        same: dict[str, ColumnElement[Any]] = {each.name: each for each in columns if each.name in COPIED}
        if not ground:
            del same["ground"]
        over = f"'{target_id}'::uuid"
        same["data"] = document_shown(self._transaction.caller, self.shape, "data", over).label("data")
        copied = select(*new.values(), *same.values()).where(columns.id == bindparam("source_id", type_=Uuid))
        pairs = [
            {"copy_id": copy_id, "source_id": source_id}
            for copy_id, source_id in zip(new_ids(len(sources)), sources, strict=True)
        ]
        if pairs:
            await self._connection.execute(image_overlays.insert().from_select([*new, *same], copied), pairs)
        if pairs and chosen is not None:
            await self._check_room(target_id)
        return {each["source_id"]: each["copy_id"] for each in pairs}

    async def put_names(self, names: Mapping[UUID, Mapping[str, Any]]) -> None:
        """Put values into fields of the data of overlays that nobody has read yet, by their ids."""
        if names:
            named = cast(bindparam("names", type_=Text), JSONB)
            statement = update(image_overlays).where(image_overlays.c.id == bindparam("named_id", type_=Uuid))
            put = [{"named_id": each, "names": orjson.dumps(fields).decode()} for each, fields in names.items()]
            await self._connection.execute(statement.values(data=image_overlays.c.data.concat(named)), put)

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
            .values(marks(bindparam("unseen", type_=Boolean)))
        )
        seen = await self.seen(rows)
        moves = [
            {"moved_id": each.id, "place": place, "unseen": each.id not in seen}
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
        """Write values into a locked overlay.

        Whoever does more than to delete it, or to bring it back, makes it his own, unless he says whose it is. Raises
        `EtagMismatch`, `TooManyOverlays`, `PictureNotFound`, `PictureNotForPlayers`.
        """
        if not values.keys().isdisjoint(("data", "audience")):
            await LaidPictures(self._transaction).check(row.image_id, [{**asdict(row), **values}])
        patches = Images(self._transaction)
        decides = row.type == PATCH and not values.keys().isdisjoint(SHOWN_BY)
        before = await patches.laid_by(row.id) if decides else None
        seen = await self._noticed(row, values)
        more = marks(literal(not seen)) if values else {}
        own: dict[str, Any] = {"origin": USER} if values and values.keys().isdisjoint(NOT_EDITED) else {}
        if "data" in values and (field := _gone(row, str(values["data"]))):
            # It is named still, and shown when it is there again.
            data = cast(literal(values["data"], Text), JSONB)
            own["data"] = data.concat(func.jsonb_build_object(field, image_overlays.c.data[field]))
        changed = await self._change(row, etag, {**values, **more, **own}, revise=revise, noticed=seen)
        if "data" in values:
            await self._check_room(row.image_id)
        if before is not None:
            shown = {*before, *await patches.laid_by(row.id)}
            await patches.take_patches_along(row.image_id, shown)
        return changed

    async def _noticed(self, row: Overlay, values: Mapping[str, Any]) -> bool:
        """Whether players can see that an overlay has these values now."""
        own = {name: value for name, value in values.items() if name in FIELDS}
        return await self.noticed([(row, replace(row, **own))])

    async def noticed(self, changes: Sequence[tuple[Overlay, Overlay]]) -> bool:
        """Whether players can tell any of the overlays of one image from what it was before."""
        if not any(noticed(*each) for each in changes):
            return False  # a fog only hides more
        veil = await Fogs(self._transaction).veil(changes[0][0].image_id)
        return veil is None or await asyncio.to_thread(lambda: any(noticed(*each, veil) for each in changes))

    async def seen(self, rows: Sequence[Overlay]) -> set[UUID]:
        """Those of the overlays of one image that players know of."""
        veil = await Fogs(self._transaction).veil(rows[0].image_id) if rows else None
        return await asyncio.to_thread(lambda: {each.id for each in rows if players_see(each, veil)})

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
        fogs = select(columns.id).where(columns.image_id == image_id, columns.type == FOG, ~columns.is_deleted)
        if len(ids := (await self._connection.execute(fogs.order_by(columns.id))).scalars().all()) > 1:
            raise SecondFog(image_id, ids[0])

    async def of_image_with_deleted(self, image_id: UUID) -> list[Overlay]:
        """The same, and those that are deleted, in no promised order."""
        statement = self._selected.where(image_overlays.c.image_id == image_id)
        return [self.value(row) for row in await self._connection.execute(statement)]

    async def of_image(self, image_id: UUID, *, kinds: Sequence[str] = ()) -> list[Overlay]:
        """The overlays of one image in drawing order."""
        condition = image_overlays.c.image_id == image_id
        if kinds:
            condition &= image_overlays.c.type.in_(kinds)
        return in_drawing_order(await self.all(condition))


def in_drawing_order(overlays: Iterable[Overlay]) -> list[Overlay]:
    """Overlays of one image, what lies above behind what lies below."""
    return sorted(overlays, key=lambda each: (each.layer, each.z, each.id))


def marks(unseen: ColumnElement[bool]) -> dict[str, ColumnElement[Any]]:
    """What tells players when they last saw an overlay change, and how often they did not."""
    columns = image_overlays.c
    return {
        "unseen_changes": columns.unseen_changes + cast(unseen, Integer),
        "seen_at": case((unseen, func.coalesce(columns.seen_at, columns.updated_at))),
    }


def _gone(row: Overlay, data: str) -> str:
    """The field of a row with the id of an image that is as gone, unless new data name another."""
    field = SHOWING.get(row.type, "")
    if not field:
        return ""
    before, after = (orjson.loads(each.encode()) for each in (row.data, data))
    return field if before.get(field) == "" and not after.get(field) else ""


def _spread(places: Sequence[int]) -> list[int]:
    """These places, the lowest first; equal ones are spread upwards."""
    spread: list[int] = []
    for place in sorted(places):
        spread.append(max(place, spread[-1] + 1) if spread else place)
    return spread


class BasicOverlays(Overlays):
    """The same without their data and style, which are not read."""

    shape = replace(Overlays.shape, blank={"data": "''::text", "style": "'{}'::jsonb"})
