"""OverlayService: what lies over images."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from limner.v1 import overlay_pb2, overlay_pb2_grpc, view_pb2

from server.domain.callers import Caller
from server.domain.errors import ContentTooLarge, Invalid
from server.domain.filters import OverlayFilter
from server.domain.ids import new_ids
from server.domain.overlays import GM, KINDS, MOST_STORED, Overlay
from server.domain.paging import Ordering
from server.domain.resource_errors import ResourceKind, UnknownResource
from server.repositories.database import Database, Work
from server.repositories.images import Images
from server.repositories.overlays import BasicOverlays, Overlays
from server.repositories.request_ids import RequestKey
from server.servicers.apart import apart, weigh
from server.servicers.audience_fields import reader_of
from server.servicers.caller import current_caller
from server.servicers.exchange import Context
from server.servicers.fog_reveal import reveal_fog
from server.servicers.idempotency import request_key
from server.servicers.overlay_doors import check_door_ids, give_door_ids, set_doors
from server.servicers.overlay_messages import (
    KIND_NAMES,
    overlay_columns,
    overlay_message,
    overlay_summary,
)
from server.servicers.overlay_pictures import check_secrets, shown_by
from server.servicers.overlay_secrets import reveal_secret
from server.servicers.pages import fitting, steps
from server.servicers.resources import NAMED, Answer, ResourceMethods
from server.servicers.validation import check_filled
from server.servicers.veiled_overlays import Onlooker

Change = tuple[Overlay, Overlay]
"""An overlay before and after a write."""
DRAWING_ORDER = Ordering("z", descending=False)


async def _insert(work: Work, values: dict[str, Any]) -> Overlay:
    image_id = values["image_id"]
    await work.images.revise(image_id, players=values["audience"] != GM)
    with shown_by("overlay."):
        await work.overlays.add_all([values])
    row = await work.overlays.get(values["id"])
    await check_door_ids(work, image_id, {"overlay.": ("", values["data"])})
    await check_secrets({"overlay.": (None, row)})
    await _unnoticed(work, [row])
    return row


class OverlayService(overlay_pb2_grpc.OverlayServiceServicer):
    """Implements limner.v1.OverlayService; the proto documents each method."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._overlays: ResourceMethods[Overlay, overlay_pb2.Overlay] = ResourceMethods(
            database,
            "overlay",
            Overlays,
            overlay_message,
            overlay_columns,
            _insert,
            changeable=("name", "description", "audience", "z", *KINDS, "style"),
            fixed=("image_id",),
            documents=KINDS,
            derived=("name",),
            columns_of=dict.fromkeys(KINDS, ("type", "data")),
            complete=give_door_ids,
            orders=("z", *NAMED),
            order=DRAWING_ORDER,
            brief=BasicOverlays,
        )

    async def CreateOverlay(  # noqa: N802 - the proto's name
        self, request: overlay_pb2.CreateOverlayRequest, context: Context
    ) -> overlay_pb2.CreateOverlayResponse:
        """Make an overlay; a repeated request returns what it made. Raises `UnknownResource`, `TooManyOverlays`."""
        return overlay_pb2.CreateOverlayResponse(overlay=await self._overlays.create(request))

    async def BatchCreateOverlays(  # noqa: N802
        self, request: overlay_pb2.BatchCreateOverlaysRequest, context: Context
    ) -> overlay_pb2.BatchCreateOverlaysResponse:
        """Several new overlays of one image, or none."""
        ids, caller = new_ids(len(request.requests)), current_caller()
        key, new = await apart(_new, request)
        async with self._database.work(caller) as work:
            if (made := await work.request_ids.claim(key, ids)) is not None:
                rows = [await work.overlays.get(each, deleted=True) for each in made]
            else:
                seen = any(each["audience"] != GM for each in new)
                await work.images.revise(UUID(request.image_id), players=seen)
                own = ({"id": each, "created_by": caller.name} for each in ids)
                paths = [f"requests[{at}].overlay." for at in range(len(new))]
                with shown_by(*paths):
                    await work.overlays.add_all([each | values for each, values in zip(own, new, strict=True)])
                made_of = {path: ("", values["data"]) for path, values in zip(paths, new, strict=True)}
                await check_door_ids(work, UUID(request.image_id), made_of)
                rows = await work.overlays.get_all(ids)
                await check_secrets({path: (None, row) for path, row in zip(paths, rows, strict=True)})
                await _unnoticed(work, rows)
            return await _several(overlay_pb2.BatchCreateOverlaysResponse, rows)

    async def GetOverlay(  # noqa: N802
        self, request: overlay_pb2.GetOverlayRequest, context: Context
    ) -> overlay_pb2.GetOverlayResponse:
        """One overlay, as an audience knows it."""
        basic = request.view == view_pb2.VIEW_BASIC
        onlooker = Onlooker(self._database.reads(reader_of(request)), full=not basic)
        return overlay_pb2.GetOverlayResponse(overlay=await self._overlays.get(request, onlooker.prepare, brief=basic))

    async def BatchGetOverlays(  # noqa: N802
        self, request: overlay_pb2.BatchGetOverlaysRequest, context: Context
    ) -> overlay_pb2.BatchGetOverlaysResponse:
        """Overlays by their ids, as an audience knows them, or none."""
        reader, full = reader_of(request), request.view == view_pb2.VIEW_FULL
        onlooker = Onlooker(self._database.reads(reader), full=full)
        if not full:
            return await self._overlays.batch(request, overlay_pb2.BatchGetOverlaysResponse, onlooker.prepare)
        return overlay_pb2.BatchGetOverlaysResponse(overlays=await self._read_whole(reader, onlooker, request.ids))

    async def _read_whole(
        self, reader: Caller, onlooker: Onlooker, overlay_ids: Sequence[str]
    ) -> list[overlay_pb2.Overlay]:
        """Overlays with their data. Raises `ContentTooLarge` for more than one image may have.

        How much is stored players are not told: of what they may not know there may be any amount. For them it is read
        in steps, until what they are shown is too much.
        """
        reads, ids = self._database.reads(reader), [UUID(each) for each in overlay_ids]
        sizes = await reads.overlay_sizes(ids)
        if reader.audience == GM and (stored := sum(sizes.values())) > MOST_STORED:
            raise ContentTooLarge(stored, MOST_STORED)
        shown: list[overlay_pb2.Overlay] = []
        for some in steps(ids, sizes, MOST_STORED):
            rows = await reads.get_all(Overlays, some)
            show = await onlooker.prepare(rows)
            weigh(rows)
            shown = await apart(fitting, [*shown, *await apart(list, map(show, rows))])
        return shown

    async def ListOverlays(  # noqa: N802
        self, request: overlay_pb2.ListOverlaysRequest, context: Context
    ) -> overlay_pb2.ListOverlaysResponse:
        """Overlays of one image, as an audience knows them."""
        image_id, reader = UUID(request.image_id), reader_of(request)
        chosen = OverlayFilter(image_id, [KIND_NAMES.word(kind) for kind in request.kinds])
        reads = self._database.reads(reader)
        await reads.get(Images, image_id)
        onlooker = Onlooker(reads, full=request.view == view_pb2.VIEW_FULL)
        sift = None if await onlooker.looks_through(image_id) else onlooker.sift
        return await self._overlays.page(request, chosen, overlay_pb2.ListOverlaysResponse, onlooker.prepare, sift)

    async def UpdateOverlay(  # noqa: N802
        self, request: overlay_pb2.UpdateOverlayRequest, context: Context
    ) -> overlay_pb2.UpdateOverlayResponse:
        """Change what the mask names of an overlay. Raises `UnknownPath`, `ImmutableField`, `EtagMismatch`."""
        overlay_id = self._overlays.named_in(request)
        async with self._database.work(current_caller()) as work:
            before = await work.overlays.lock(overlay_id)
            with shown_by("overlay."):
                after = await self._overlays.updated(work, before, request)
            await check_door_ids(work, after.image_id, {"overlay.": (before.data, after.data)})
            await check_secrets({"overlay.": (before, after)})
            return overlay_pb2.UpdateOverlayResponse(overlay=await self._overlays.shown(after))

    async def BatchUpdateOverlays(  # noqa: N802
        self, request: overlay_pb2.BatchUpdateOverlaysRequest, context: Context
    ) -> overlay_pb2.BatchUpdateOverlaysResponse:
        """Change several overlays of one image, or none."""
        async with self._database.work(current_caller()) as work:
            ids = [self._overlays.named_in(each, f"requests[{at}].") for at, each in enumerate(request.requests)]
            latest = {each.id: each for each in await _locked(work, request.image_id, ids)}
            changes: list[Change] = []
            for at, (overlay_id, each) in enumerate(zip(ids, request.requests, strict=True)):
                before = latest[overlay_id]
                with shown_by(f"requests[{at}].overlay."):
                    after = await self._overlays.updated(work, before, each, f"requests[{at}].", revise=False)
                latest[overlay_id] = after
                changes.append((before, after))
            data = {f"requests[{at}].overlay.": (before.data, after.data) for at, (before, after) in enumerate(changes)}
            await check_door_ids(work, UUID(request.image_id), data)
            await check_secrets({f"requests[{at}].overlay.": each for at, each in enumerate(changes)})
            return await _several(overlay_pb2.BatchUpdateOverlaysResponse, await _revised(work, changes))

    async def DeleteOverlay(  # noqa: N802
        self, request: overlay_pb2.DeleteOverlayRequest, context: Context
    ) -> overlay_pb2.DeleteOverlayResponse:
        """Hide an overlay until it is undeleted or purged. Raises `UnknownResource`, `EtagMismatch`."""
        return overlay_pb2.DeleteOverlayResponse(overlay=await self._overlays.delete(request))

    async def BatchDeleteOverlays(  # noqa: N802
        self, request: overlay_pb2.BatchDeleteOverlaysRequest, context: Context
    ) -> overlay_pb2.BatchDeleteOverlaysResponse:
        """Hide several overlays of one image softly, or none."""
        async with self._database.work(current_caller()) as work:
            image_id = UUID(request.image_id)
            await work.images.lock(image_id)
            there = await work.overlays.lock_all(image_id, [UUID(each.id) for each in request.requests])
            changes: list[Change] = []
            for each in request.requests:
                if (before := there.pop(UUID(each.id), None)) is not None:
                    changes.append((before, await work.overlays.delete(before, each.etag, revise=False)))
                elif not each.allow_missing:
                    raise UnknownResource(ResourceKind.OVERLAY, each.id)
                elif (gone := await work.overlays.find_by_id(UUID(each.id))) is not None:
                    work.overlays.check_owner(gone, image_id)
                    changes.append((gone, gone))
            return await _several(overlay_pb2.BatchDeleteOverlaysResponse, await _revised(work, changes))

    async def UndeleteOverlay(  # noqa: N802
        self, request: overlay_pb2.UndeleteOverlayRequest, context: Context
    ) -> overlay_pb2.UndeleteOverlayResponse:
        """Show an overlay again that was deleted. Raises `NotDeleted`, `UnknownResource`, `EtagMismatch`."""
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
        async with self._database.work(current_caller()) as work:
            before = await _locked(work, request.image_id, list(map(UUID, request.ids)))
            placed = await work.overlays.reorder([each.id for each in before])
            rows = await _revised(work, list(zip(before, placed, strict=True)))
            return await _several(overlay_pb2.ReorderOverlaysResponse, rows)

    async def RevealSecret(  # noqa: N802
        self, request: overlay_pb2.RevealSecretRequest, context: Context
    ) -> overlay_pb2.RevealSecretResponse:
        """Show players a secret, or hide it again."""
        return await reveal_secret(self._database, request)

    async def SetDoors(  # noqa: N802
        self, request: overlay_pb2.SetDoorsRequest, context: Context
    ) -> overlay_pb2.SetDoorsResponse:
        """Change how doors of one image stand, or none. Raises `DoorNotFound`; see `set_doors`."""
        return await set_doors(self._database, request)

    async def RevealFog(  # noqa: N802
        self, request: overlay_pb2.RevealFogRequest, context: Context
    ) -> overlay_pb2.RevealFogResponse:
        """Change the ground under the fog of an image. Raises `FogNotFound`; see `reveal_fog`."""
        return await reveal_fog(self._database, request)


def _new(request: overlay_pb2.BatchCreateOverlaysRequest) -> tuple[RequestKey | None, list[dict[str, Any]]]:
    """The key of a request, and the values of the rows it asks for."""
    key = request_key("BatchCreateOverlays", request.request_id, request)
    for index, each in enumerate(request.requests):
        where = f"requests[{index}]"
        if each.request_id:
            raise Invalid(f"{where}.request_id must be empty: that of the batch counts", field=f"{where}.request_id")
        if each.overlay.image_id and UUID(each.overlay.image_id) != UUID(request.image_id):
            field = f"{where}.overlay.image_id"
            raise Invalid(f"{field} must be empty or the image_id of the batch", field=field)
        each.overlay.image_id = request.image_id
        check_filled(each.overlay, f"{where}.overlay")
        give_door_ids(each.overlay, overlay_pb2.Overlay())
    return key, [overlay_columns(each.overlay) for each in request.requests]


async def _unnoticed(work: Work, made: Sequence[Overlay]) -> None:
    """Take the revision of players back where they see nothing of what is made: all of it lies in hidden ground."""
    if any(each.audience != GM for each in made) and not await work.overlays.seen(made):
        await work.images.unnoticed(made[0].image_id)


async def _several(answer: type[Answer], rows: Sequence[Overlay]) -> Answer:
    """The answer of a write to several overlays: none tells more than fits for as many as there may be."""
    weigh(rows)
    return await apart(lambda: answer(overlays=fitting(map(overlay_summary, rows))))


async def _locked(work: Work, image_id: str, overlay_ids: Sequence[UUID]) -> list[Overlay]:
    """Lock an image, then overlays that have to be its own; returns these. Raises `UnknownResource`."""
    await work.images.lock(UUID(image_id))
    there = await work.overlays.lock_all(UUID(image_id), overlay_ids)
    if (missing := next((each for each in overlay_ids if each not in there), None)) is not None:
        raise UnknownResource(ResourceKind.OVERLAY, missing)
    return [there[each] for each in overlay_ids]


async def _revised(work: Work, changes: Sequence[Change]) -> list[Overlay]:
    """Overlays of one image after a change; the revision of the image rises once if any of them did change."""
    if any(after.row_version != before.row_version for before, after in changes):
        await work.images.revise(changes[0][1].image_id, players=await work.overlays.noticed(changes))
    return [after for _, after in changes]
