"""OverlayService: overlays, read."""

from typing import Any
from uuid import UUID

import grpc
from limner.v1 import overlay_pb2, overlay_pb2_grpc

from server.domain.overlays import GM, PLAYERS
from server.domain.paging import InvalidPageToken, decode_token, encode_token, filter_digest, page_limit
from server.repositories.database import Database
from server.servicers.overlay_messages import KIND_NAMES, overlay_message
from server.servicers.pages import page

Context = grpc.aio.ServicerContext[Any, Any]


class OverlayService(overlay_pb2_grpc.OverlayServiceServicer):
    """Implements limner.v1.OverlayService; the proto documents each method."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def GetOverlay(  # noqa: N802 - the proto's name
        self, request: overlay_pb2.GetOverlayRequest, context: Context
    ) -> overlay_pb2.GetOverlayResponse:
        """One overlay, as the game master knows it."""
        async with self._database.work() as work:
            overlay = await work.overlays.get(UUID(request.id))
        return overlay_pb2.GetOverlayResponse(overlay=overlay_message(overlay))

    async def ListOverlays(  # noqa: N802
        self, request: overlay_pb2.ListOverlaysRequest, context: Context
    ) -> overlay_pb2.ListOverlaysResponse:
        """Overlays of one image in drawing order, as an audience knows them."""
        image_id = UUID(request.image_id)
        kinds = [KIND_NAMES[kind] for kind in request.kinds]
        audience = PLAYERS if request.audience == overlay_pb2.AUDIENCE_PLAYERS else GM
        digest = filter_digest("overlays", image_id, kinds, audience)
        limit = page_limit(request.page_size)
        async with self._database.work() as work:
            await work.images.get(image_id)
            rows = await work.overlays.of_image(
                image_id, kinds=kinds, audience=audience, after=_place(request.page_token, digest), limit=limit + 1
            )
        shown, token = page(
            rows,
            limit,
            lambda row: overlay_message(row, audience),
            lambda row: encode_token(digest, str(row.z), str(row.id)),
        )
        return overlay_pb2.ListOverlaysResponse(overlays=shown, next_page_token=token)


def _place(token: str, digest: str) -> tuple[int, UUID] | None:
    if not token:
        return None
    z, row_id = decode_token(token, digest, 2)
    try:
        place = int(z), UUID(row_id)
    except ValueError:
        raise InvalidPageToken from None
    if not -(1 << 31) <= place[0] < 1 << 31:
        raise InvalidPageToken
    return place
