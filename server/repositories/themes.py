"""Rows of `themes`."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select

from server.domain.images import NO_THEME
from server.domain.purges import Doom
from server.domain.resource_errors import ResourceKind
from server.domain.theme_errors import DefaultThemeKept
from server.domain.themes import Theme, is_reserved
from server.repositories.images import Images
from server.repositories.row_shapes import RowShape
from server.repositories.rows import Rows, Users
from server.repositories.tables import theme_variations, themes


class Themes(Rows[Theme]):
    """Writes themes, and reads them by id or name."""

    shape = RowShape(ResourceKind.THEME, themes, Theme)

    async def add(self, values: Mapping[str, Any]) -> Theme:
        """Insert a theme. Raises `NameTaken`."""
        return await self.insert_new(values, themes.c.name == values["name"])

    async def lacks_default(self) -> bool:
        """Whether there is no theme of the name that is drawn with where none is named."""
        return await self.find(themes.c.name == self._transaction.default_theme) is None

    async def reserved(self) -> list[Theme]:
        """Themes that other writers have called by the word for no theme."""
        return [each for each in await self.all(themes.c.name.ilike(f"%{NO_THEME}%")) if is_reserved(each.name)]

    async def delete(self, row: Theme, etag: str = "", *, revise: bool = True) -> Theme:
        """Mark a locked theme as deleted. Raises `DefaultThemeKept`, `EtagMismatch`."""
        if row.name == self._transaction.default_theme:
            raise DefaultThemeKept(row.name, row.id)
        return await super().delete(row, etag, revise=revise)

    async def _doomed(self, doom: Doom) -> tuple[list[UUID], bool]:
        """The same without the default theme, which somebody else may have deleted. Raises `DefaultThemeKept`."""
        ids, more = await super()._doomed(doom)
        default = await self.find(themes.c.name == self._transaction.default_theme, deleted=True)
        if default is not None and default.id in ids:
            if doom.ids:
                raise DefaultThemeKept(default.name, default.id)
            ids.remove(default.id)
        return ids, more

    async def users(self, ids: Sequence[UUID]) -> Users:
        """Themes that images name."""
        named = select(themes.c.name, themes.c.id).where(themes.c.id.in_(ids))
        wanted = {row.name: row.id for row in await self._connection.execute(named)}
        named_by = await Images(self._transaction).with_themes(list(wanted))
        return {wanted[name]: [words] for name, words in named_by.items()}

    async def remove(self, ids: Sequence[UUID]) -> None:
        """Remove themes and their variations for good."""
        table = theme_variations.c
        children = select(table.id).where(table.theme_id.in_(ids)).order_by(table.id).with_for_update()
        await self._connection.execute(delete(theme_variations).where(table.id.in_(children)))
        await super().remove(ids)
