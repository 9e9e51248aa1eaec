"""MapGridService: the grids of map images."""

from collections.abc import AsyncIterator, Callable
from typing import Any, TypeVar
from uuid import UUID

from limner.v1 import grid_detection_pb2, map_export_pb2, map_grid_pb2, map_grid_pb2_grpc, map_import_pb2

from server.domain.errors import DomainError, Invalid
from server.domain.filters import MapGridFilter
from server.domain.map_grids import MapGrid
from server.domain.resource_errors import ResourceKind, UnknownResource
from server.repositories.database import Database, Work
from server.repositories.map_grids import MapGrids
from server.servicers.apart import apart, make_heavy
from server.servicers.audience_fields import reader_of
from server.servicers.exchange import Context
from server.servicers.grid_detection_messages import detection_message
from server.servicers.map_export import MapExports
from server.servicers.map_grid_messages import CHANGEABLE, map_grid_columns, map_grid_message
from server.servicers.map_imports import MapImports
from server.servicers.measuring import Ruler, Rulers
from server.servicers.resources import UNNAMED, ResourceMethods
from server.usecases.detect_grid import DetectGrid

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


async def _insert(work: Work, values: dict[str, Any]) -> MapGrid:
    await work.images.revise(values["image_id"])
    return await work.map_grids.add(values)


class MapGridService(map_grid_pb2_grpc.MapGridServiceServicer):
    """Implements limner.v1.MapGridService; the proto documents each method."""

    def __init__(self, database: Database, detect: DetectGrid, imports: MapImports, exports: MapExports) -> None:
        self._database = database
        self._detect = detect
        self._imports = imports
        self._exports = exports
        self._rulers = Rulers(database)
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

    def drain(self) -> None:
        """The server shuts down: imports that are silent are ended."""
        self._imports.drain()

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

    async def MeasureDistance(  # noqa: N802
        self, request: map_grid_pb2.MeasureDistanceRequest, context: Context
    ) -> map_grid_pb2.MeasureDistanceResponse:
        """How long a path is, leg by leg. Raises `UnknownResource`, `MapGridMissing`, `MapGridInvalid`."""
        return await self._told(request, Ruler.distance)

    async def SnapPoints(  # noqa: N802
        self, request: map_grid_pb2.SnapPointsRequest, context: Context
    ) -> map_grid_pb2.SnapPointsResponse:
        """The nearest spots of a grid. Raises `UnknownResource`, `MapGridMissing`, `MapGridInvalid`."""
        return await self._told(request, Ruler.spots)

    async def ResolveArea(  # noqa: N802
        self, request: map_grid_pb2.ResolveAreaRequest, context: Context
    ) -> map_grid_pb2.ResolveAreaResponse:
        """The cells that a shape covers. Raises what the others do, `MapGridWithoutCells` and `AreaTooLarge`."""
        return await self._told(request, Ruler.area)

    async def DetectGrid(  # noqa: N802
        self, request: grid_detection_pb2.DetectGridRequest, context: Context
    ) -> grid_detection_pb2.DetectGridResponse:
        """The grid that is painted into an image. Raises `UnknownResource`, `UseRender`, and what a render raises."""
        return detection_message(await self._detect(reader_of(request), UUID(request.image_id)))

    async def ImportMap(  # noqa: N802
        self, request: AsyncIterator[map_import_pb2.ImportMapRequest | DomainError], context: Context
    ) -> map_grid_pb2.ImportMapResponse:
        """A map of another program, as an image with its grid and overlays."""
        return await self._imports.take(request)

    async def ExportMap(  # type: ignore[override]  # noqa: N802 - a coroutine that writes
        self, request: map_export_pb2.ExportMapRequest, context: Context
    ) -> None:
        """A file for a virtual tabletop."""
        await self._exports.send(request, context)

    async def GetMapExportUrl(  # noqa: N802
        self, request: map_export_pb2.GetMapExportUrlRequest, context: Context
    ) -> map_export_pb2.GetMapExportUrlResponse:
        """A URL of such a file that a task keeps."""
        return await self._exports.url(request)

    async def _told(self, request: Asked, tell: Callable[[Ruler, Asked], Answer]) -> Answer:
        """What the grid of an image tells. Its numbers are worked out in a thread: a small request may want many."""
        ruler = await self._rulers.of(request)
        make_heavy()
        return await apart(tell, ruler, request)
