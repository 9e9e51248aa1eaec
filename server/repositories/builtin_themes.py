"""Loading the built-in themes into their tables.

A row remembers the digest of what was loaded into it. While it still holds that, a newer content replaces it; what a
caller has changed, or deleted, is the caller's from then on. Only the default theme always comes back.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

import rfc8785
from sqlalchemy import ColumnElement, Table, func, select, update
from sqlalchemy.dialects.postgresql import insert

from server.domain.ids import new_id
from server.domain.themes import DEFAULT_THEME, ThemeContent, VariationContent
from server.repositories.row_shapes import columns
from server.repositories.tables import theme_variations, themes
from server.repositories.transactions import Repository


class BuiltinThemes(Repository):
    """Loads themes. Loading one again changes nothing."""

    async def load(self, theme: ThemeContent, variations: Sequence[VariationContent]) -> None:
        """Insert a theme and its variations, or bring what is still as it was loaded to this content."""
        theme_id = await self._load(themes, ThemeContent, themes.c.name == theme.name, asdict(theme))
        table = theme_variations.c
        for each in variations:
            values = asdict(each) | {"theme_id": theme_id}
            same = (table.theme_id == theme_id) & (table.name == each.name)
            await self._load(theme_variations, VariationContent, same, values)

    async def _load(self, table: Table, kind: type, same: ColumnElement[bool], values: Mapping[str, Any]) -> UUID:
        content = {column.name: values[column.name] for column in columns(kind, table)}
        wanted = _digest(content)
        new = insert(table).values(
            id=new_id(), created_at=func.now(), updated_at=func.now(), loaded_digest=wanted, **values
        )
        if table is themes:
            # Servers that start at once load at once; afterwards the theme's lock keeps its variations apart.
            await self._connection.execute(new.on_conflict_do_nothing(index_elements=["name"]))
        own = (table.c.id, table.c.is_deleted, table.c.loaded_digest)
        read = select(*own, *columns(kind, table)).where(same).with_for_update()
        row = (await self._connection.execute(read)).one_or_none()
        if row is None:
            return UUID(str((await self._connection.execute(new.returning(table.c.id))).scalar_one()))
        news: dict[str, Any] = {}
        digest = _digest(dict(zip(content, row[len(own) :], strict=True)))
        if digest != wanted and digest == row.loaded_digest:
            news |= content | {"loaded_digest": wanted}
        if row.is_deleted and table is themes and content["name"] == DEFAULT_THEME:
            news |= {"is_deleted": False, "deleted_at": None}
        if news:
            changed = update(table).where(table.c.id == row.id)
            version = {"updated_at": func.now(), "row_version": table.c.row_version + 1}
            await self._connection.execute(changed.values(**news, **version))
        return UUID(str(row.id))


def _digest(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(rfc8785.dumps(dict(content))).hexdigest()
