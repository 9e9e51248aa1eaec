"""Rows of `map_grids`: one for an image at most, deleted or not."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any
from uuid import UUID

from server.domain.filters import MapGridFilter
from server.domain.ids import new_id
from server.domain.map_grids import MapGrid, NewMapGrid
from server.domain.resource_errors import NameTaken, ResourceKind
from server.repositories.conditions import Conditions
from server.repositories.images import OF_IMAGE
from server.repositories.row_shapes import RowShape
from server.repositories.rows import Rows
from server.repositories.tables import map_grids


class MapGrids(Rows[MapGrid]):
    """Writes grids, and reads those whose image is visible. Whoever writes has locked the image before."""

    shape = RowShape(ResourceKind.MAP_GRID, map_grids, MapGrid, parent=OF_IMAGE)

    @classmethod
    def conditions(cls, chosen: MapGridFilter) -> Conditions:
        """What a filter asks of the rows of a list."""
        asked = Conditions()
        if chosen.scope:
            asked.given["scope"] = chosen.scope
        asked.equal(image_id=chosen.image_id)
        return asked

    async def add(self, values: Mapping[str, Any]) -> MapGrid:
        """Give an image a grid; a deleted one it had is revived with these values. Raises `NameTaken`."""
        row = await self.find(map_grids.c.image_id == values["image_id"], deleted=True, lock=True)
        if row is None:
            return await self.insert(_with_size(values))
        if not row.is_deleted:
            raise NameTaken(self.shape.resource, "image", row.id, deleted=False)
        revived = {**values, "id": row.id, "is_deleted": False, "deleted_at": None}
        return await self.change(row, "", revived, revise=False)

    async def copy(self, image_id: UUID, target_id: UUID, created_by: str) -> None:
        """Give another image a copy of the grid of one, if it has any."""
        if (grid := await self.of_image(image_id)) is not None:
            kept = {each.name: getattr(grid, each.name) for each in fields(NewMapGrid)}
            kept["size"] = grid.size  # a row of another writer has no exact one
            await self.add(kept | {"id": new_id(), "image_id": target_id, "created_by": created_by})

    async def of_image(self, image_id: UUID) -> MapGrid | None:
        """The grid of this image, or None."""
        return await self.find(map_grids.c.image_id == image_id)

    async def change(self, row: MapGrid, etag: str, values: Mapping[str, Any], *, revise: bool = True) -> MapGrid:
        """Write values into a locked grid. Raises `EtagMismatch`."""
        return await super().change(row, etag, _with_size(values), revise=revise)


def _with_size(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The promised column `size` is a whole number; the exact one stands beside it."""
    exact = values.get("cell_size")
    return values if exact is None else {**values, "size": max(1, round(exact))}
