"""MapGridService: the grids of map images."""

from typing import Any
from uuid import UUID

from limner.v1 import map_grid_pb2, map_grid_pb2_grpc

from server.domain.errors import Invalid
from server.domain.filters import MapGridFilter
from server.domain.map_grids import MapGrid
from server.domain.resource_errors import ResourceKind, UnknownResource
from server.repositories.database import Database, Work
from server.repositories.map_grids import MapGrids
from server.servicers.audience_fields import reader_of
from server.servicers.exchange import Context
from server.servicers.map_grid_messages import CHANGEABLE, map_grid_columns, map_grid_message
from server.servicers.resources import UNNAMED, ResourceMethods


async def _insert(work: Work, values: dict[str, Any]) -> MapGrid:
    await work.images.revise(values["image_id"])
    return await work.map_grids.add(values)


class MapGridService(map_grid_pb2_grpc.MapGridServiceServicer):
    """Implements limner.v1.MapGridService; the proto documents each method."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._grids: ResourceMethods[MapGrid, map_grid_pb2.MapGrid] = ResourceMethods(
            database,
            "map_grid",
            MapGrids,
            map_grid_message,
            map_grid_columns,
            _insert,
            changeable=CHANGEABLE,
            fixed=("image_id",),
            columns_of={"size": ("cell_size",)},
            orders=UNNAMED,
        )

    async def CreateMapGrid(  # noqa: N802 - the proto's name
        self, request: map_grid_pb2.CreateMapGridRequest, context: Context
    ) -> map_grid_pb2.CreateMapGridResponse:
        """A grid for an image, new or revived."""
        return map_grid_pb2.CreateMapGridResponse(map_grid=await self._grids.create(request))

    async def GetMapGrid(  # noqa: N802
        self, request: map_grid_pb2.GetMapGridRequest, context: Context
    ) -> map_grid_pb2.GetMapGridResponse:
        """One grid, by its id or its image's."""
        if bool(request.id) == bool(request.image_id):
            raise Invalid("exactly one of id and image_id must be set", field="id")
        if request.id:
            return map_grid_pb2.GetMapGridResponse(map_grid=await self._grids.get(request))
        grid = await self._database.reads(reader_of(request)).find(MapGrids, image_id=UUID(request.image_id))
        if grid is None:
            raise UnknownResource(ResourceKind.MAP_GRID, f"of image {request.image_id}")
        return map_grid_pb2.GetMapGridResponse(map_grid=map_grid_message(grid))

    async def ListMapGrids(  # noqa: N802
        self, request: map_grid_pb2.ListMapGridsRequest, context: Context
    ) -> map_grid_pb2.ListMapGridsResponse:
        """Grids, newest first unless told otherwise."""
        chosen = MapGridFilter(request.scope, UUID(request.image_id) if request.image_id else None)
        return await self._grids.page(request, chosen, map_grid_pb2.ListMapGridsResponse)

    async def UpdateMapGrid(  # noqa: N802
        self, request: map_grid_pb2.UpdateMapGridRequest, context: Context
    ) -> map_grid_pb2.UpdateMapGridResponse:
        """Change what the mask names of a grid. Raises `UnknownPath`, `ImmutableField`, `EtagMismatch`."""
        return map_grid_pb2.UpdateMapGridResponse(map_grid=await self._grids.update(request))

    async def DeleteMapGrid(  # noqa: N802
        self, request: map_grid_pb2.DeleteMapGridRequest, context: Context
    ) -> map_grid_pb2.DeleteMapGridResponse:
        """Hide a grid until it is undeleted or purged. Raises `UnknownResource`, `EtagMismatch`."""
        return map_grid_pb2.DeleteMapGridResponse(map_grid=await self._grids.delete(request))

    async def UndeleteMapGrid(  # noqa: N802
        self, request: map_grid_pb2.UndeleteMapGridRequest, context: Context
    ) -> map_grid_pb2.UndeleteMapGridResponse:
        """Show a grid again that was deleted. Raises `NotDeleted`, `UnknownResource`, `EtagMismatch`."""
        return map_grid_pb2.UndeleteMapGridResponse(map_grid=await self._grids.undelete(request))

    async def PurgeMapGrids(  # noqa: N802
        self, request: map_grid_pb2.PurgeMapGridsRequest, context: Context
    ) -> map_grid_pb2.PurgeMapGridsResponse:
        """Remove deleted ones for good."""
        return await self._grids.purge(request, map_grid_pb2.PurgeMapGridsResponse)
