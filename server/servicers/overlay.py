"""OverlayService: what lies over images."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import grpc
from limner.v1 import overlay_pb2, overlay_pb2_grpc

from server.domain.errors import Invalid
from server.domain.ids import new_ids
from server.domain.overlays import GM, PLAYERS, Overlay
from server.domain.paging import Order
from server.domain.resource_errors import Resource as Kind
from server.domain.resource_errors import UnknownResource
from server.repositories.database import Database, Work
from server.repositories.overlays import Overlays, conditions_of
from server.repositories.request_ids import RequestKey
from server.servicers.apart import apart, weigh
from server.servicers.caller import current_caller
from server.servicers.idempotency import request_key
from server.servicers.overlay_messages import KIND_NAMES, overlay_columns, overlay_message, overlay_summary
from server.servicers.pages import fitting
from server.servicers.resources import NAMED, Answer, Resource
from server.servicers.validation import check_filled

Context = grpc.aio.ServicerContext[Any, Any]
DRAWING_ORDER = Order("z", descending=False)


async def _hold_image(work: Work, overlay: Overlay) -> None:
    """The image is locked before its overlays."""
    await work.images.lock(overlay.image_id)


async def _revise_image(work: Work, overlay: Overlay) -> None:
    """The revision of the image rises."""
    await work.images.revise(overlay.image_id)


async def _insert(work: Work, values: dict[str, Any]) -> Overlay:
    await work.images.revise(values["image_id"])
    await work.overlays.add_all([values])
    return await work.overlays.get(values["id"])


class OverlayService(overlay_pb2_grpc.OverlayServiceServicer):
    """Implements limner.v1.OverlayService; the proto documents each method."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._overlays: Resource[Overlay, overlay_pb2.Overlay] = Resource(
            database,
            "overlay",
            Overlays,
            overlay_message,
            overlay_columns,
            _insert,
            changeable=("name", "description", "audience", "z", *KIND_NAMES.values(), "style"),
            fixed=("image_id",),
            documents=KIND_NAMES.values(),
            derived=("name",),
            owner=_hold_image,
            revise=_revise_image,
            orders=("z", *NAMED),
            order=DRAWING_ORDER,
        )

    async def CreateOverlay(  # noqa: N802 - the proto's name
        self, request: overlay_pb2.CreateOverlayRequest, context: Context
    ) -> overlay_pb2.CreateOverlayResponse:
        """A new overlay."""
        return overlay_pb2.CreateOverlayResponse(overlay=await self._overlays.create(request))

    async def BatchCreateOverlays(  # noqa: N802
        self, request: overlay_pb2.BatchCreateOverlaysRequest, context: Context
    ) -> overlay_pb2.BatchCreateOverlaysResponse:
        """Several new overlays of one image, or none."""
        ids, caller = new_ids(len(request.overlays)), current_caller().name
        key, new = await apart(_new, request)
        async with self._database.work() as work:
            if (made := await work.request_ids.claim(key, ids)) is not None:
                rows = [await work.overlays.get(each, deleted=True) for each in made]
            else:
                await work.images.revise(UUID(request.image_id))
                own = ({"id": each, "created_by": caller} for each in ids)
                await work.overlays.add_all([each | values for each, values in zip(own, new, strict=True)])
                rows = await work.overlays.get_all(ids)
            return await _several(overlay_pb2.BatchCreateOverlaysResponse, rows)

    async def GetOverlay(  # noqa: N802
        self, request: overlay_pb2.GetOverlayRequest, context: Context
    ) -> overlay_pb2.GetOverlayResponse:
        """One overlay, as the game master knows it."""
        return overlay_pb2.GetOverlayResponse(overlay=await self._overlays.get(request.id))

    async def ListOverlays(  # noqa: N802
        self, request: overlay_pb2.ListOverlaysRequest, context: Context
    ) -> overlay_pb2.ListOverlaysResponse:
        """Overlays of one image, as an audience knows them."""
        image_id = UUID(request.image_id)
        audience = PLAYERS if request.audience == overlay_pb2.AUDIENCE_PLAYERS else GM
        asked = conditions_of(image_id, [KIND_NAMES[kind] for kind in request.kinds], audience)
        async with self._database.work() as work:
            await work.images.get(image_id)

        async def known(rows: Sequence[Overlay]) -> Any:
            del rows
            return lambda row: overlay_message(row, audience)

        return await self._overlays.page(request, asked, overlay_pb2.ListOverlaysResponse, known)

    async def UpdateOverlay(  # noqa: N802
        self, request: overlay_pb2.UpdateOverlayRequest, context: Context
    ) -> overlay_pb2.UpdateOverlayResponse:
        """Change an overlay."""
        return overlay_pb2.UpdateOverlayResponse(overlay=await self._overlays.update(request))

    async def BatchUpdateOverlays(  # noqa: N802
        self, request: overlay_pb2.BatchUpdateOverlaysRequest, context: Context
    ) -> overlay_pb2.BatchUpdateOverlaysResponse:
        """Change several overlays of one image, or none."""
        async with self._database.work() as work:
            await _hold(work, request.image_id, [each.overlay.id for each in request.requests])
            changes = [
                await self._overlays.updated(work, each, f"requests[{index}].")
                for index, each in enumerate(request.requests)
            ]
            return await _several(overlay_pb2.BatchUpdateOverlaysResponse, await _revised(work, changes))

    async def DeleteOverlay(  # noqa: N802
        self, request: overlay_pb2.DeleteOverlayRequest, context: Context
    ) -> overlay_pb2.DeleteOverlayResponse:
        """Hide softly."""
        return overlay_pb2.DeleteOverlayResponse(overlay=await self._overlays.delete(request))

    async def BatchDeleteOverlays(  # noqa: N802
        self, request: overlay_pb2.BatchDeleteOverlaysRequest, context: Context
    ) -> overlay_pb2.BatchDeleteOverlaysResponse:
        """Hide several overlays of one image softly, or none."""
        async with self._database.work() as work:
            held = await _hold(work, request.image_id, request.ids)
            deleted = [await work.overlays.delete(await work.overlays.lock(each.id)) for each in held]
            rows = await _revised(work, list(zip(held, deleted, strict=True)))
            return await _several(overlay_pb2.BatchDeleteOverlaysResponse, rows)

    async def UndeleteOverlay(  # noqa: N802
        self, request: overlay_pb2.UndeleteOverlayRequest, context: Context
    ) -> overlay_pb2.UndeleteOverlayResponse:
        """Bring back."""
        return overlay_pb2.UndeleteOverlayResponse(overlay=await self._overlays.undelete(request))

    async def PurgeOverlays(  # noqa: N802
        self, request: overlay_pb2.PurgeOverlaysRequest, context: Context
    ) -> overlay_pb2.PurgeOverlaysResponse:
        """Remove deleted ones for good."""
        return await self._overlays.purge(request, overlay_pb2.PurgeOverlaysResponse)

    async def ReorderOverlays(  # noqa: N802
        self, request: overlay_pb2.ReorderOverlaysRequest, context: Context
    ) -> overlay_pb2.ReorderOverlaysResponse:
        """Let overlays of one image share out the places they have in their layers, in another order."""
        if len({UUID(each) for each in request.ids}) < len(request.ids):
            raise Invalid("ids must not name an overlay twice", field="ids")
        async with self._database.work() as work:
            held = await _hold(work, request.image_id, request.ids)
            placed = await work.overlays.reorder([each.id for each in held])
            rows = await _revised(work, list(zip(held, placed, strict=True)))
            return await _several(overlay_pb2.ReorderOverlaysResponse, rows)


def _new(request: overlay_pb2.BatchCreateOverlaysRequest) -> tuple[RequestKey | None, list[dict[str, Any]]]:
    """The key of a request, and the values of the rows it asks for."""
    key = request_key("BatchCreateOverlays", request.request_id, request)
    for index, each in enumerate(request.overlays):
        if each.image_id and UUID(each.image_id) != UUID(request.image_id):
            where = f"overlays[{index}].image_id"
            raise Invalid(f"{where} must be empty or the image_id of the request", field=where)
        each.image_id = request.image_id
        check_filled(each, f"overlays[{index}]")
    return key, list(map(overlay_columns, request.overlays))


async def _several(answer: type[Answer], rows: Sequence[Overlay]) -> Answer:
    """The answer of a write to several overlays: none tells more than fits for as many as there may be."""
    weigh(rows)
    return await apart(lambda: answer(overlays=fitting(list(map(overlay_summary, rows)))))


async def _hold(work: Work, image_id: str, overlay_ids: Sequence[str]) -> list[Overlay]:
    """Lock an image, then overlays that have to be its own; returns these. Raises `UnknownResource`."""
    await work.images.lock(UUID(image_id))
    held = await work.overlays.get_all([UUID(each) for each in overlay_ids if each], lock=True)
    for overlay in held:
        if overlay.image_id != UUID(image_id):
            raise UnknownResource(Kind.OVERLAY, overlay.id)
    return held


async def _revised(work: Work, changes: Sequence[tuple[Overlay, Overlay]]) -> list[Overlay]:
    """Overlays of one image after a change; the revision of the image rises once if any of them did change."""
    rows = [after for _, after in changes]
    if any(after.row_version != before.row_version for before, after in changes):
        await _revise_image(work, rows[0])
    return rows
