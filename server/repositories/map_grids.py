"""Rows of `map_grids`."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from server.domain.errors import UnknownGrid
from server.domain.map_grids import MapGrid, NewMapGrid
from server.domain.paging import Mark
from server.repositories.rows import columns
from server.repositories.tables import images, map_grids

COLUMNS = columns(MapGrid, map_grids)


class MapGrids:
    """Writes grids, and reads those whose image is visible."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, new: NewMapGrid) -> None:
        """Insert the grid of an image that has none."""
        await self._connection.execute(
            map_grids.insert().values(
                id=new.id,
                image_id=new.image_id,
                enabled=new.enabled,
                kind=new.kind,
                size=max(1, round(new.cell_size)),
                cell_size=new.cell_size,
                color=new.color,
                opacity=new.opacity,
                line_width=new.line_width,
                created_at=func.now(),
                updated_at=func.now(),
            )
        )

    async def get(self, grid_id: UUID) -> MapGrid:
        """The grid with this id. Raises `UnknownGrid`."""
        return await self._one(map_grids.c.id == grid_id, grid_id)

    async def of_image(self, image_id: UUID) -> MapGrid:
        """The grid of this image. Raises `UnknownGrid`."""
        return await self._one(map_grids.c.image_id == image_id, f"of image {image_id}")

    async def find_of_image(self, image_id: UUID) -> MapGrid | None:
        """The grid of this image, or None."""
        rows = await self._connection.execute(_visible().where(map_grids.c.image_id == image_id))
        return next((MapGrid(*row) for row in rows), None)

    async def _one(self, condition: ColumnElement[bool], name: object) -> MapGrid:
        row = (await self._connection.execute(_visible().where(condition))).one_or_none()
        if row is None:
            raise UnknownGrid(name)
        return MapGrid(*row)

    async def newest(self, after: Mark | None, limit: int) -> Sequence[MapGrid]:
        """At most `limit` grids, newest first, behind the row of `after`."""
        statement = _visible().order_by(map_grids.c.created_at.desc(), map_grids.c.id.desc()).limit(limit)
        if after is not None:
            key = tuple_(map_grids.c.created_at, map_grids.c.id)
            statement = statement.where(key < tuple_(after.created_at, after.id))
        return [MapGrid(*row) for row in await self._connection.execute(statement)]


def _visible() -> Select[*tuple[Any, ...]]:
    return (
        select(*COLUMNS)
        .join(images, images.c.id == map_grids.c.image_id)
        .where(~map_grids.c.is_deleted, ~images.c.is_deleted)
    )
