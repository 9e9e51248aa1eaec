"""Doors in the walls of overlays: what they are called, and how callers open and close them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from limner.v1 import overlay_pb2

from server.domain.door_errors import DoorIdTaken
from server.domain.doors import DoorChange, DoorStanding, new_door_ids, with_changes
from server.domain.errors import Invalid
from server.domain.overlays.door_ids import new_door_id
from server.repositories.database import Database, Work
from server.servicers.apart import apart, weigh
from server.servicers.caller import current_caller
from server.servicers.enum_words import EnumWords
from server.servicers.idempotency import request_key
from server.servicers.pages import fitting

_Door = overlay_pb2.Overlay.Walls.Door
STATES = EnumWords(_Door.State)
DOOR_KINDS = EnumWords(_Door.Kind)


def give_door_ids(wanted: overlay_pb2.Overlay, stored: overlay_pb2.Overlay) -> None:
    """Give every door without an id one: that of a door stored between the same ends, or else a new one.

    Of several between the same ends, one of the same kind is the same door.
    """
    nameless = [each for each in wanted.walls.doors if not each.id]
    taken = {each.id for each in wanted.walls.doors}
    for key in (_alike, _ends):
        before: dict[object, list[str]] = defaultdict(list)
        for each in stored.walls.doors if nameless else ():
            before[key(each)].append(each.id)
        for each in nameless:
            each.id = next((own for own in before[key(each)] if own not in taken), "")
            taken.add(each.id)
        nameless = [each for each in nameless if not each.id]
    for each in nameless:
        each.id = new_door_id(taken)
        taken.add(each.id)


def _alike(door: overlay_pb2.Overlay.Walls.Door) -> tuple[int, bytes, bytes]:
    return door.kind or _Door.KIND_WOOD, *_ends(door)


def _ends(door: overlay_pb2.Overlay.Walls.Door) -> tuple[bytes, bytes]:
    return door.start.SerializeToString(deterministic=True), door.end.SerializeToString(deterministic=True)


async def check_door_ids(work: Work, image_id: UUID, written: Mapping[str, tuple[str, str]]) -> None:
    """Raise `DoorIdTaken` when a door has the id of another over the image.

    `written` says where a request tells of an overlay, what its data were, and what they are now that it is written.
    """
    new = await apart(_new_ids, written)
    if new and (shared := await work.doors.shared(image_id, new)):
        door_id = next(each for each in new if each in shared)
        raise DoorIdTaken(door_id, new[door_id])


def _new_ids(written: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """The ids that no door of the same overlay had before, with their paths in the request."""
    new: dict[str, str] = {}
    for prefix, (before, after) in written.items():
        if before != after:
            own = new_door_ids(before, after, prefix)
            if twice := new.keys() & own.keys():
                door_id = min(twice)
                raise DoorIdTaken(door_id, own[door_id])
            new |= own
    return new


async def set_doors(database: Database, request: overlay_pb2.SetDoorsRequest) -> overlay_pb2.SetDoorsResponse:
    """Change how doors of one image stand; a repeated request changes nothing. Raises `DoorNotFound`."""
    image_id = UUID(request.image_id)
    changes = await apart(_changes, request)
    key = request_key("SetDoors", request.request_id, request)
    async with database.work(current_caller()) as work:
        if await work.request_ids.claim(key, [image_id]) is not None:
            changes = [DoorChange(each.id) for each in changes]
        revision = (await work.images.lock(image_id)).revision
        overlays = await work.doors.of_image(image_id)
        weigh(overlays)
        veil = await work.fogs.veil(image_id)
        patched, standings = await apart(with_changes, overlays, changes, veil=veil)
        if patched:
            await work.doors.patch(patched)
            revision = await work.images.revise(image_id, players=any(each.noticed for each in patched))
        return await apart(_answer, standings, revision)


def _answer(standings: Sequence[DoorStanding], revision: int) -> overlay_pb2.SetDoorsResponse:
    """Raises `ContentTooLarge`: another program may have called any number of doors alike."""
    return overlay_pb2.SetDoorsResponse(doors=fitting(map(_standing, standings)), revision=revision)


def _changes(request: overlay_pb2.SetDoorsRequest) -> list[DoorChange]:
    named: set[str] = set()
    for index, each in enumerate(request.doors):
        if each.id in named:
            field = f"doors[{index}].id"
            raise Invalid(f"{field} names a door a second time", field=field)
        named.add(each.id)
    return [
        DoorChange(each.id, STATES.word(each.state), each.found if each.HasField("found") else None)
        for each in request.doors
    ]


def _standing(door: DoorStanding) -> overlay_pb2.SetDoorsResponse.Door:
    return overlay_pb2.SetDoorsResponse.Door(
        id=door.id,
        overlay_id=str(door.overlay_id),
        kind=DOOR_KINDS.value(door.kind),
        state=STATES.value(door.state),
        found=door.is_found,
    )
