"""MapGridService: grids, read."""

from typing import Any
from uuid import UUID

import grpc
from limner.v1 import map_grid_pb2, map_grid_pb2_grpc

from server.domain.errors import Invalid
from server.domain.paging import filter_digest, mark_token, page_limit, read_mark
from server.repositories.database import Database
from server.servicers.map_grid_messages import map_grid_message
from server.servicers.pages import page

Context = grpc.aio.ServicerContext[Any, Any]


class MapGridService(map_grid_pb2_grpc.MapGridServiceServicer):
    """Implements limner.v1.MapGridService; the proto documents each method."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def GetMapGrid(  # noqa: N802 - the proto's name
        self, request: map_grid_pb2.GetMapGridRequest, context: Context
    ) -> map_grid_pb2.GetMapGridResponse:
        """One grid, by its id or its image's."""
        if bool(request.id) == bool(request.image_id):
            raise Invalid("exactly one of id and image_id must be set", field="id")
        async with self._database.work() as work:
            if request.id:
                grid = await work.map_grids.get(UUID(request.id))
            else:
                grid = await work.map_grids.of_image(UUID(request.image_id))
        return map_grid_pb2.GetMapGridResponse(map_grid=map_grid_message(grid))

    async def ListMapGrids(  # noqa: N802
        self, request: map_grid_pb2.ListMapGridsRequest, context: Context
    ) -> map_grid_pb2.ListMapGridsResponse:
        """Grids, newest first."""
        digest = filter_digest("grids")
        after = read_mark(request.page_token, digest)
        limit = page_limit(request.page_size)
        async with self._database.work() as work:
            rows = await work.map_grids.newest(after, limit + 1)
        shown, token = page(rows, limit, map_grid_message, lambda row: mark_token(digest, row.created_at, row.id))
        return map_grid_pb2.ListMapGridsResponse(map_grids=shown, next_page_token=token)
