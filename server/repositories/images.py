"""Rows of `images`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Text, case, cast, delete, exists, func, or_, select, true, union, update

from server.domain.images import (
    FORMATS,
    Image,
    ImageFilter,
    Likeness,
    NewImage,
    StoredPicture,
    content_address,
    content_addresses,
)
from server.domain.overlays import GENERATED, GM, PLAYERS
from server.domain.purges import Doom
from server.domain.resource_errors import PatchOfMap, ResourceKind, UnknownResource
from server.repositories.conditions import Conditions
from server.repositories.purview import owned_by
from server.repositories.references import Reference
from server.repositories.row_shapes import Parent, RowShape
from server.repositories.rows import Rows, raised_revisions
from server.repositories.stored_bytes import StoredBytes
from server.repositories.tables import (
    generation_tasks,
    image_overlays,
    images,
    map_exports,
    map_grids,
    painted_answers,
    renders,
)

PATCH = "patch"
"""The kind of overlay that shows one."""
WITH_THE_MAP = frozenset({"is_deleted", "scope", "audience"})
"""What of a patch is decided by its map, and by who has found it."""
CONTENT_ADDRESS = rf"^sha256/([0-9a-f]{{2}})/\1[0-9a-f]{{62}}[.]({'|'.join(FORMATS)})$"
DIGEST_AT = len("sha256/ab/") + 1
MARKED_AT_ONCE = 1000
OF_IMAGE = Parent(ResourceKind.IMAGE, images, "image_id", revised=True)
"""What lies over an image hangs on it."""


FOR_PLAYERS = {
    "revision": "{t}.players_revision",
    "style_data": "NULL::jsonb",
    "generation_params": "NULL::jsonb",
    "task_id": "NULL::uuid",
    "asked_digest": "NULL::text",
}
"""How an image was made, players are not told: who draws the same again sees every secret."""


class Images(Rows[Image]):
    """Writes images, and reads them inside a transaction. An image is locked before its children, always."""

    shape = RowShape(
        ResourceKind.IMAGE,
        images,
        Image,
        references={
            "parent_image_id": Reference(ResourceKind.IMAGE, images),
            "task_id": Reference(ResourceKind.TASK, generation_tasks, historic=True),
        },
        for_players=FOR_PLAYERS,
    )

    @classmethod
    def conditions(cls, chosen: ImageFilter) -> Conditions:
        """What a filter asks of the rows of a list."""
        asked, said = Conditions(), ("type", "subtype", "theme", "scope", "source_id", "audience")
        asked.equal(**{name: getattr(chosen, name) for name in (*said, "task_id", "generator", "parent_image_id")})
        asked.about(chosen.labels, chosen.created_after, chosen.created_before)
        if not chosen.patches:
            asked.add_usual("t.patch_of IS NULL")
        if chosen.asked:
            asked.add("t.asked_digest IS NOT NULL")
            asked.given["asked_digest"] = True  # players are not told of it
        if chosen.drawn:
            asked.add("t.generator IS NOT NULL")
        if chosen.unscoped:
            asked.add("t.scope IS NULL")
        if chosen.query:
            asked.look_for("t.words @@ searched({})", chosen.query)
        return asked

    async def add(self, new: NewImage) -> Image:
        """Insert an image whose bytes are already kept. Raises `StoredBytesExceeded`, `LargerThanQuota`."""
        await StoredBytes(self._transaction).limit()
        return await self.insert({each.name: getattr(new, each.name) for each in fields(new)})

    async def change(self, row: Image, etag: str, values: Mapping[str, Any], *, revise: bool = True) -> Image:
        """Write values into a locked image, as `Rows` do; its patches are hidden, shown and moved with it.

        Raises `StoredBytesExceeded` for another scope, `PatchOfMap` for what of a patch only its map decides.
        """
        decided = values.keys() & WITH_THE_MAP
        if row.patch_of is not None and decided:
            raise PatchOfMap(row.id, row.patch_of)
        if "scope" in values:
            await StoredBytes(self._transaction).limit()
        changed = await super().change(row, etag, values, revise=revise)
        if decided:
            await self.take_patches_along(row.id)
        return changed

    async def take_patches_along(self, image_id: UUID, named: Collection[UUID] | None = None) -> None:
        """Have patches of a locked map be deleted and of a scope as it is, and for whom their overlays are.

        All of them, unless some are `named`.
        """
        over, own, laid = images.alias("over"), images.c, image_overlays.c
        shown = exists().where(
            laid.image_id == over.c.id,
            laid.type == PATCH,
            laid.audience != GM,
            ~laid.is_deleted,
            laid.data["image_id"].astext == cast(own.id, Text),
        )
        mirrored = {
            "is_deleted": over.c.is_deleted,
            "deleted_at": over.c.deleted_at,
            "scope": over.c.scope,
            "audience": case((shown, PLAYERS), else_=GM),
        }
        differs = or_(*(own[name].is_distinct_from(value) for name, value in mirrored.items()))
        chosen = true() if named is None else own.id.in_(named)
        statement = update(images).where(own.patch_of == image_id, over.c.id == image_id, chosen, differs)
        await self._connection.execute(
            statement.values(**mirrored, updated_at=func.now(), row_version=own.row_version + 1)
        )

    async def laid_by(self, overlay_id: UUID) -> list[UUID]:
        """The patch that an overlay lays over its map, if it does."""
        own, laid = images.c, image_overlays.c
        statement = select(own.id).where(
            laid.id == overlay_id,
            laid.image_id == own.patch_of,
            laid.data["image_id"].astext == cast(own.id, Text),
        )
        return list((await self._connection.execute(statement)).scalars())

    async def show_patches(self, map_id: UUID, image_ids: Collection[UUID]) -> None:
        """Have patches of a locked map be for players, before their overlays are."""
        own = images.c
        chosen = (own.id.in_(image_ids), own.patch_of == map_id, own.audience == GM)
        shown = update(images).where(*chosen)
        await self._connection.execute(shown.values(audience=PLAYERS, row_version=own.row_version + 1))

    async def patches_of(self, image_id: UUID) -> list[Image]:
        """The patches of an image, hidden or not, in the order of their making."""
        statement = self.shape.select(self.shape.columns).where(images.c.patch_of == image_id).order_by(images.c.id)
        return [self.value(row) for row in await self._connection.execute(statement)]

    def _within(self, doom: Doom) -> list[ColumnElement[bool]]:
        """What a purge may take: patches go with their maps."""
        return [*super()._within(doom), *([] if doom.ids else [images.c.patch_of.is_(None)])]

    async def _doomed(self, doom: Doom) -> tuple[list[UUID], bool]:
        if doom.ids:
            named = select(images.c.id, images.c.patch_of).where(
                images.c.id.in_(doom.ids), images.c.patch_of.is_not(None), *owned_by(self._transaction.caller, images)
            )
            if (patch := (await self._connection.execute(named.limit(1))).one_or_none()) is not None:
                raise PatchOfMap(patch.id, patch.patch_of)
        return await super()._doomed(doom)

    async def revise(self, image_id: UUID, *, players: bool = True) -> int:
        """Lock an image and raise its revision: something that lies over it changes, and `players` can see that.

        Returns the new one.

        Raises `UnknownResource`.
        """
        statement = (
            update(images)
            .where(images.c.id == image_id, ~images.c.is_deleted, *self._known)
            .values(raised_revisions(players=players))
            .returning(images.c.revision)
        )
        revision: int | None = (await self._connection.execute(statement)).scalar_one_or_none()
        if revision is None:
            raise UnknownResource(self.shape.resource, image_id)
        return revision

    async def as_generated(self, like: Likeness) -> UUID | None:
        """An image like this with all that lies over it as it was drawn, held until the transaction ends; or None.

        One that somebody changes in this moment is left out.
        """
        own, laid, patches = images.c, image_overlays.c, images.alias("patch")
        # Whatever changes over an image raises its revision, unless other programs do it.
        foreign = exists().where(laid.image_id == own.id, or_(laid.origin != GENERATED, laid.is_deleted))
        seen = exists().where(patches.c.patch_of == own.id, or_(patches.c.revision != 1, patches.c.audience != GM))
        statement = select(own.id).where(
            own.type == like.type,
            own.subtype == like.subtype,
            own.theme == like.theme,
            own.scope.is_not_distinct_from(like.scope),
            own.generation_key == like.generation_key,
            own.audience == PLAYERS,
            own.revision == 1,
            ~own.is_deleted,
            ~foreign,
            ~seen,
        )
        locking = statement.order_by(own.id).limit(1).with_for_update(read=True, skip_locked=True)
        image_id: UUID | None = (await self._connection.execute(locking)).scalar_one_or_none()
        return image_id

    async def unlit(self, image_id: UUID) -> StoredPicture | None:
        """The picture of an image without the light that is painted into it, if there is one."""
        columns = images.c
        statement = select(columns.unlit_sha256, columns.unlit_format).where(columns.id == image_id, *self._known)
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None or row.unlit_sha256 is None:
            return None
        return StoredPicture(content_address(row.unlit_sha256, row.unlit_format), row.unlit_sha256)

    async def copy_unlit(self, image_id: UUID, target_id: UUID) -> None:
        """Give another image the same picture without painted light as one has, if it has any."""
        source = images.alias("source")
        names = ("unlit_sha256", "unlit_size", "unlit_format")
        kept = {each: select(source.c[each]).where(source.c.id == image_id).scalar_subquery() for each in names}
        await self._connection.execute(update(images).where(images.c.id == target_id).values(kept))

    async def repaint(self, image_id: UUID, picture: Mapping[str, Any] = MappingProxyType({})) -> None:
        """Write what an image says of its bytes, if that is another picture now; it has none without painted light."""
        unlit = {"unlit_sha256": None, "unlit_size": None, "unlit_format": None}
        await self._connection.execute(update(images).where(images.c.id == image_id).values({**picture, **unlit}))

    async def unnoticed(self, image_id: UUID) -> None:
        """Take back that players can see what has just changed over a locked image."""
        lowered = {"players_revision": images.c.players_revision - 1}
        await self._connection.execute(update(images).where(images.c.id == image_id).values(lowered))

    async def remove(self, ids: Sequence[UUID]) -> None:
        """Remove images with their patches, and what lies over them, for good. Their bytes go with a sweep."""
        patches = select(images.c.id).where(images.c.patch_of.in_(ids)).order_by(images.c.id).with_for_update()
        ids = [*ids, *(await self._connection.execute(patches)).scalars()]
        for table in (image_overlays, map_grids):
            # In the order in which a purge of the children themselves locks them.
            children = select(table.c.id).where(table.c.image_id.in_(ids)).order_by(table.c.id).with_for_update()
            await self._connection.execute(delete(table).where(table.c.id.in_(children)))
        await self._connection.execute(delete(renders).where(renders.c.image_id.in_(ids)))
        await super().remove(ids)

    async def uses(self, sha256: str) -> bool:
        """Whether any row, deleted or not, needs these bytes."""
        # A row written without our columns has no digest, only its url.
        unmarked = images.c.sha256.is_(None) & images.c.url.in_(content_addresses(sha256))
        needed = exists().where(images.c.sha256 == sha256) | exists().where(unmarked)
        needed |= exists().where(images.c.unlit_sha256 == sha256)
        drawn = exists().where(renders.c.sha256 == sha256) | exists().where(map_exports.c.sha256 == sha256)
        drawn |= exists().where(painted_answers.c.sha256 == sha256)
        return bool((await self._connection.execute(select(needed | drawn))).scalar_one())

    async def mark(self) -> int:
        """Give some rows of others the digest that their content address names; returns how many."""
        bare = select(images.c.id).where(images.c.sha256.is_(None), images.c.url.regexp_match(CONTENT_ADDRESS))
        chosen = bare.limit(MARKED_AT_ONCE).with_for_update(skip_locked=True)
        digest = func.substr(images.c.url, DIGEST_AT, 64)
        marked = update(images).where(images.c.id.in_(chosen)).values(sha256=digest)
        return (await self._connection.execute(marked)).rowcount

    async def contents(self, after: str, limit: int) -> list[tuple[str, str]]:
        """Digest and content address of what rows refer to, ordered by digest, behind `after`."""
        kept = tuple((each.c.sha256, each.c.format) for each in (images, renders, map_exports, painted_answers))
        unlit = (images.c.unlit_sha256.label("sha256"), images.c.unlit_format.label("format"))
        branches = [
            select(sha256, format_).where(sha256 > after).distinct().order_by(sha256, format_).limit(limit).subquery()
            for sha256, format_ in (*kept, unlit)
        ]
        every = union(*map(select, branches)).subquery()
        statement = select(every).order_by(every.c.sha256, every.c.format).limit(limit)
        rows = await self._connection.execute(statement)
        return [(row.sha256, content_address(row.sha256, row.format)) for row in rows]

    async def with_themes(self, names: Sequence[str]) -> Mapping[str, str]:
        """Those of the themes that images name, each with some of those images in words."""
        statement = select(images.c.theme, func.count(), func.min(cast(images.c.id, Text))).where(
            images.c.theme.in_(names)
        )
        rows = await self._connection.execute(statement.group_by(images.c.theme))
        return {theme: f"{count} images such as {image_id}" for theme, count, image_id in rows}


class AskedImages(Images):
    """The same, read without the configurations that they were drawn with."""

    shape = replace(Images.shape, blank={"style_data": "NULL::jsonb"})
