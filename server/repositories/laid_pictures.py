"""The images that overlays name: those of the scope of their map, or of none, as far as the caller may know of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, FromClause, Uuid, case, exists, false, func, literal, or_, select
from sqlalchemy import cast as converted
from sqlalchemy.dialects.postgresql import JSONB

from server.domain.images import content_address
from server.domain.overlays import GM, KINDS
from server.domain.picture_errors import PictureNotForPlayers, PictureNotFound
from server.domain.pictures import Picture, Pictures
from server.repositories.fogs import FOG
from server.repositories.purview import owned_by
from server.repositories.references import ID, within_reach_of
from server.repositories.tables import image_overlays, images
from server.repositories.transactions import Repository

PATCH = "patch"
OF_PATCH = f"{PATCH}.{KINDS[PATCH].image}"
FIELDS = {name: kind.image for name, kind in KINDS.items() if kind.image}
"""Name of a kind -> its field with the id of an image."""


class LaidPictures(Repository):
    """Reads what overlays name. What an image is now decides, not what it was when it was named."""

    async def of_image(self, image_id: UUID, *, baked_light: bool = True) -> Pictures:
        """What the overlays of one image name, but for what is as gone.

        Without `baked_light` patches name their picture without painted light, where they have one. What a fog lies
        over is not for players.
        """
        laid, over, shown = image_overlays.c, images.alias("over"), images.alias("shown")
        text = case(*((laid.type == kind, laid.data[name].astext) for kind, name in FIELDS.items()))
        # What is no id is not converted: the table has other writers too.
        named = case((text.regexp_match(ID), converted(text, Uuid)))
        columns = (shown.c[each] for each in ("id", "url", "sha256", "format", "width", "height"))
        in_place = (laid.type == PATCH) & (shown.c.patch_of == over.c.id)
        unlit = case((literal(not baked_light) & (laid.type == PATCH), shown.c.unlit_sha256))
        statement = (
            select(laid.id, *columns, ~_secret(shown, in_place), unlit, shown.c.unlit_format)
            .join_from(image_overlays, over, over.c.id == laid.image_id)
            .join(shown, shown.c.id == named)
            .where(laid.image_id == image_id, laid.type.in_(FIELDS), ~laid.is_deleted)
            .where(within_reach_of(over.c.scope, shown), ~shown.c.is_deleted)
            .where(*owned_by(self._transaction.caller, shown))
        )
        rows: Iterable[Any] = await self._connection.execute(statement)
        return {overlay_id: _picture(*values) for overlay_id, *values in rows}

    async def check(self, image_id: UUID, laid: Sequence[Mapping[str, Any]]) -> None:
        """Raise for the first of the overlays with such values that names what it may not name over an image.

        Raises `PictureNotFound`, `PictureNotForPlayers`.
        """
        named = [
            (at, f"{each['type']}.{field}", name, each["audience"])
            for at, each in enumerate(laid)
            if (field := FIELDS.get(each["type"])) and (name := _named(each["data"], field))
        ]
        if not named:
            return
        over, shown = images.alias("over"), images.alias("shown")
        in_place = shown.c.patch_of == over.c.id
        hidden_as = (_secret(shown, each) for each in (false(), in_place))
        reached = select(shown.c.id, *hidden_as).where(
            over.c.id == image_id,
            shown.c.id.in_([name for _, _, name, _ in named]),
            within_reach_of(over.c.scope, shown),
            ~shown.c.is_deleted,
            *owned_by(self._transaction.caller, shown),
        )
        hidden = {row_id: hidden for row_id, *hidden in await self._connection.execute(reached)}
        for at, field, name, audience in named:
            if name not in hidden:
                raise PictureNotFound(field, at)
            if hidden[name][field == OF_PATCH] and audience != GM:
                raise PictureNotForPlayers(field, at)


def _named(data: Any, field: str) -> UUID | None:
    """The image that an overlay names, whose data are a document or the text of one."""
    name = (orjson.loads(data.encode()) if isinstance(data, str) else data).get(field)
    return UUID(name) if name else None


def _secret(shown: FromClause, in_place: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether an image is not for players: by itself, or because a fog lies over it, or over the map it is a patch of.

    A patch that lies `in_place` is drawn below that fog, as its map is.
    """
    fog = image_overlays.alias("fog")
    over = or_(fog.c.image_id == shown.c.id, (fog.c.image_id == shown.c.patch_of) & ~func.coalesce(in_place, false()))
    own = (over, fog.c.type == FOG, ~fog.c.is_deleted, fog.c.audience != GM)
    fogged = exists().where(*own, fog.c.data["enabled"].is_distinct_from(literal(False, JSONB)))
    return (shown.c.audience == GM) | fogged


def _picture(*values: Any) -> Picture:
    *own, unlit, unlit_format = values
    picture = Picture(*own)
    if unlit is None:
        return picture
    return replace(picture, sha256=unlit, format=unlit_format, url=content_address(unlit, unlit_format))
