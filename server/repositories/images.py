"""Rows of `images`."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any
from uuid import UUID

from sqlalchemy import Text, cast, delete, exists, func, select, union, update

from server.domain.images import FORMATS, Image, ImageFilter, NewImage, content_address, content_addresses
from server.domain.resource_errors import ResourceKind, UnknownResource
from server.repositories.listing import Conditions
from server.repositories.row_shapes import Parent, RowShape
from server.repositories.rows import Rows, raised_revisions
from server.repositories.stored_bytes import StoredBytes
from server.repositories.tables import generation_tasks, image_overlays, images, map_grids, renders

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
}
"""How an image was made, players are not told: who draws the same again sees every secret."""


class Images(Rows[Image]):
    """Writes images, and reads them inside a transaction. An image is locked before its children, always."""

    shape = RowShape(
        ResourceKind.IMAGE,
        images,
        Image,
        references={"parent_image_id": images, "task_id": generation_tasks},
        for_players=FOR_PLAYERS,
    )

    @classmethod
    def conditions(cls, chosen: ImageFilter) -> Conditions:
        """What a filter asks of the rows of a list."""
        asked, said = Conditions(), ("type", "subtype", "theme", "scope", "source_id", "audience")
        asked.equal(**{name: getattr(chosen, name) for name in (*said, "task_id", "generator", "parent_image_id")})
        asked.about(chosen.labels, chosen.created_after, chosen.created_before)
        if chosen.query:
            asked.look_for("t.words @@ searched({})", chosen.query)
        return asked

    async def add(self, new: NewImage) -> Image:
        """Insert an image whose bytes are already kept. Raises `StoredBytesExceeded`, `LargerThanQuota`."""
        await StoredBytes(self._transaction).limit()
        return await self.insert({each.name: getattr(new, each.name) for each in fields(new)})

    async def change(self, row: Image, etag: str, values: Mapping[str, Any], *, revise: bool = True) -> Image:
        """Write values into a locked image, as `Rows` do. Raises `StoredBytesExceeded` for another scope, too."""
        if "scope" in values:
            await StoredBytes(self._transaction).limit()
        return await super().change(row, etag, values, revise=revise)

    async def revise(self, image_id: UUID, *, players: bool = True) -> None:
        """Lock an image and raise its revision: something that lies over it changes, and `players` can see that.

        Raises `UnknownResource`.
        """
        statement = (
            update(images)
            .where(images.c.id == image_id, ~images.c.is_deleted, *self._known)
            .values(raised_revisions(players=players))
            .returning(images.c.id)
        )
        if (await self._connection.execute(statement)).one_or_none() is None:
            raise UnknownResource(self.shape.resource, image_id)

    async def remove(self, ids: Sequence[UUID]) -> None:
        """Remove images, and what lies over them, for good. Their bytes go with a sweep."""
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
        drawn = exists().where(renders.c.sha256 == sha256)
        return bool((await self._connection.execute(select(needed | drawn))).scalar_one())

    async def mark(self) -> int:
        """Give some rows of others the digest that their content address names; returns how many."""
        bare = select(images.c.id).where(images.c.sha256.is_(None), images.c.url.regexp_match(CONTENT_ADDRESS))
        chosen = bare.limit(MARKED_AT_ONCE).with_for_update(skip_locked=True)
        digest = func.substr(images.c.url, DIGEST_AT, 64)
        marked = update(images).where(images.c.id.in_(chosen)).values(sha256=digest)
        return (await self._connection.execute(marked)).rowcount

    async def contents(self, after: str, limit: int) -> list[tuple[str, str]]:
        """Digest and content address of what images and renders refer to, ordered by digest, behind `after`."""
        branches = [
            select(table.c.sha256, table.c.format)
            .where(table.c.sha256 > after)
            .distinct()
            .order_by(table.c.sha256, table.c.format)
            .limit(limit)
            .subquery()
            for table in (images, renders)
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
