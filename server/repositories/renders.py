"""Rows of `renders`: pictures that are kept under the digest of everything that went into them."""

from dataclasses import fields
from datetime import timedelta
from functools import lru_cache

from sqlalchemy import ColumnElement, Delete, Select, Uuid, bindparam, delete, func, literal, select, true, update
from sqlalchemy.dialects.postgresql import insert

from server.domain.renders import Render, RenderRoom
from server.repositories.tables import renders
from server.repositories.transactions import Repository

FORGOTTEN_AT_ONCE = 10_000
MARKED_EVERY = timedelta(minutes=5)
"""How long a picture may be in use before that is marked again: if each time, all who ask queue on its row."""


class Renders(Repository):
    """The cache of rendered pictures."""

    async def use(self, digest: str) -> bool:
        """Mark the picture kept under this digest as used now; False when it is dropped meanwhile."""
        touch = update(renders).where(renders.c.digest == digest).values(used_at=func.now())
        return bool((await self._connection.execute(touch)).rowcount)

    async def keep(self, render: Render, room: RenderRoom) -> None:
        """Keep a picture, in the room there is for those of its image; the one already kept under its digest stays."""
        values = {each.name: getattr(render, each.name) for each in fields(render)}
        await self._connection.execute(insert(renders).values(**values).on_conflict_do_nothing())
        await self._connection.execute(_forgotten(room.linked, room, of_one=True), {"of": render.image_id})

    async def make_room(self, room: RenderRoom) -> int:
        """Forget some pictures that are more than may be kept of their images; returns how many."""
        return (await self._connection.execute(_forgotten(room.linked, room))).rowcount

    async def expire(self, age: timedelta) -> int:
        """Forget some pictures nobody asked for in so long; returns how many. Their bytes go with a sweep."""
        return (await self._connection.execute(_forgotten(age))).rowcount


@lru_cache(16)  # every picture that is kept asks for it
def _forgotten(unused: timedelta, beyond: RenderRoom | None = None, *, of_one: bool = False) -> Delete:
    """Some pictures unused for so long; only those without a place in the room there is, of all images or of one."""
    chosen = select(renders.c.digest).where(_unused_for(unused))
    if beyond is not None:
        own = renders.c.image_id == bindparam("of", type_=Uuid) if of_one else true()
        chosen = chosen.where(renders.c.digest.in_(_beyond(beyond, own)))
    chosen = chosen.limit(FORGOTTEN_AT_ONCE).with_for_update(skip_locked=True)
    return delete(renders).where(renders.c.digest.in_(chosen))


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
