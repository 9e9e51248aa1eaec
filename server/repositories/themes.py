"""Rows of `themes` and `theme_variations`."""

from dataclasses import asdict
from uuid import UUID

from sqlalchemy import func, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from server.domain.errors import UnknownTheme
from server.domain.ids import new_id
from server.domain.themes import Theme, Variation
from server.repositories.rows import columns
from server.repositories.tables import theme_variations, themes


class Themes:
    """Reads themes by name and loads the built-in ones."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, name: str) -> Theme:
        """The theme of this name. Raises `UnknownTheme`."""
        statement = select(*columns(Theme, themes)).where(themes.c.name == name, ~themes.c.is_deleted)
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            raise UnknownTheme(f"there is no theme {name!r}", field="generate.theme")
        return Theme(*row)

    async def variation(self, theme: str, name: str) -> Variation:
        """The variation of this name of a theme. Raises `UnknownTheme`."""
        statement = (
            select(*columns(Variation, theme_variations))
            .join(themes, themes.c.id == theme_variations.c.theme_id)
            .where(themes.c.name == theme, theme_variations.c.name == name, ~theme_variations.c.is_deleted)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            raise UnknownTheme(f"theme {theme!r} has no variation {name!r}", field="generate.variation")
        return Variation(*row)

    async def load(self, theme: Theme, variations: list[Variation]) -> None:
        """Insert a built-in theme, or bring the held one to this content. Loading it again changes nothing."""
        values = asdict(theme)
        inserted = insert(themes).values(
            id=new_id(), created_at=func.now(), updated_at=func.now(), row_version=1, **values
        )
        content = [name for name in values if name != "name"]
        differs = [themes.c[name].is_distinct_from(inserted.excluded[name]) for name in content]
        await self._connection.execute(
            inserted.on_conflict_do_update(
                index_elements=[themes.c.name],
                set_={name: inserted.excluded[name] for name in content}
                | {"updated_at": func.now(), "row_version": themes.c.row_version + 1},
                where=or_(*differs),
            )
        )
        held = select(themes.c.id).where(themes.c.name == theme.name).with_for_update()
        theme_id: UUID = (await self._connection.execute(held)).scalar_one()
        for each in variations:
            await self._load_variation(theme_id, each)

    async def _load_variation(self, theme_id: UUID, variation: Variation) -> None:
        table = theme_variations
        values = asdict(variation)
        held = select(table.c.id, *columns(Variation, table)).where(
            table.c.theme_id == theme_id, table.c.name == variation.name
        )
        row = (await self._connection.execute(held)).one_or_none()
        if row is None:
            await self._connection.execute(
                table.insert().values(
                    id=new_id(), theme_id=theme_id, created_at=func.now(), updated_at=func.now(), **values
                )
            )
        elif Variation(*row[1:]) != variation:
            await self._connection.execute(
                update(table)
                .where(table.c.id == row.id)
                .values(updated_at=func.now(), row_version=table.c.row_version + 1, **values)
            )
