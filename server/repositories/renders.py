"""Rows of `renders`: pictures that are kept under the digest of everything that went into them."""

from dataclasses import fields
from datetime import timedelta

from sqlalchemy import ColumnElement, Select, delete, func, literal, select, true, update
from sqlalchemy.dialects.postgresql import insert

from server.domain.renders import Render, RenderRoom
from server.repositories.row_shapes import columns
from server.repositories.tables import renders
from server.repositories.transactions import Repository

COLUMNS = columns(Render, renders)
FORGOTTEN_AT_ONCE = 10_000
MARKED_EVERY = timedelta(minutes=5)
"""How long a picture may be in use before that is marked again."""


class Renders(Repository):
    """The cache of rendered pictures."""

    async def find(self, digest: str) -> Render | None:
        """The picture kept under this digest, marked as used now: to the minutes, or all who ask queue on its row."""
        statement = select(*COLUMNS, _unused_for(timedelta())).where(renders.c.digest == digest)
        if (row := (await self._connection.execute(statement)).one_or_none()) is None:
            return None
        *values, is_stale = row
        if is_stale:
            touch = update(renders).where(renders.c.digest == digest).values(used_at=func.now())
            if not (await self._connection.execute(touch)).rowcount:
                return None  # dropped meanwhile
        return Render(*values)

    async def keep(self, render: Render, room: RenderRoom) -> None:
        """Keep a picture, in the room there is for those of its image; the one already kept under its digest stays."""
        values = {each.name: getattr(render, each.name) for each in fields(render)}
        await self._connection.execute(insert(renders).values(**values).on_conflict_do_nothing())
        await self._drop(_beyond(room, renders.c.image_id == render.image_id), room.linked)

    async def make_room(self, room: RenderRoom) -> int:
        """Forget some pictures that are more than may be kept of their images; returns how many."""
        return await self._drop(_beyond(room, true()), room.linked)

    async def expire(self, age: timedelta) -> int:
        """Forget some pictures nobody asked for in so long; returns how many. Their bytes go with a sweep."""
        return await self._drop(None, age)

    async def _drop(self, among: Select[tuple[str]] | None, unused: timedelta) -> int:
        chosen = select(renders.c.digest).where(_unused_for(unused))
        if among is not None:
            chosen = chosen.where(renders.c.digest.in_(among))
        chosen = chosen.limit(FORGOTTEN_AT_ONCE).with_for_update(skip_locked=True)
        return (await self._connection.execute(delete(renders).where(renders.c.digest.in_(chosen)))).rowcount


def _unused_for(span: timedelta) -> ColumnElement[bool]:
    """Whether a picture is surely unused for so long."""
    return renders.c.used_at < func.now() - literal(span + MARKED_EVERY)


def _beyond(room: RenderRoom, of: ColumnElement[bool]) -> Select[tuple[str]]:
    """The pictures of each image for which there is no room beside those that were used later."""
    later = renders.c.used_at.desc(), renders.c.digest
    place = func.row_number().over(partition_by=renders.c.image_id, order_by=later)
    size = func.sum(renders.c.size).over(partition_by=renders.c.image_id, order_by=later, rows=(None, 0))
    ranked = select(renders.c.digest, place.label("place"), size.label("size")).where(of).subquery()
    too_many = (ranked.c.place > room.count) | (ranked.c.size > room.size)
    return select(ranked.c.digest).where(too_many)
