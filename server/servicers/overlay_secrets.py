"""Secrets of a map: what players are shown of them, and how that is undone."""

from collections.abc import Sequence
from uuid import UUID

import orjson
from limner.v1 import overlay_pb2

from server.domain.documents import JsonText
from server.domain.doors import DoorChange, PatchedDoors, with_changes
from server.domain.errors import Invalid
from server.domain.overlays import Overlay
from server.domain.picture_errors import PictureNotForPlayers
from server.domain.secrets import SecretShown, found_doors, patches_shown
from server.repositories.database import Database, Work
from server.servicers.apart import apart, weigh
from server.servicers.caller import current_caller

HIDDEN_DOOR = "secret"


async def reveal_secret(
    database: Database, request: overlay_pb2.RevealSecretRequest
) -> overlay_pb2.RevealSecretResponse:
    """Show players a secret door or a patch, or hide it, in one transaction with its image locked first.

    Raises `UnknownResource`, `DoorNotFound`, `Invalid`, `PictureNotForPlayers`.
    """
    if bool(request.door) == bool(request.patch):
        raise Invalid("exactly one of door and patch must be set", field="door")
    image_id, show = UUID(request.image_id), not request.hide
    async with database.work(current_caller()) as work:
        revision = (await work.images.lock(image_id)).revision
        walls = await work.doors.of_image(image_id)
        weigh(walls)
        changed: list[PatchedDoors] = []
        if request.door:
            change = DoorChange(request.door, "open" if show else "closed", is_found=show)
            veil = await work.fogs.veil(image_id)
            changed, standings = await apart(with_changes, walls, [change], "door", veil)
            if any(each.kind != HIDDEN_DOOR for each in standings):
                raise Invalid("door: it is not secret", field="door")
        if changed:
            await work.doors.patch(changed)
        known = await apart(found_doors, await work.doors.of_image(image_id))
        shown = patches_shown(await work.overlays.of_image(image_id), known, request.door, request.patch, show=show)
        moved = await _show(work, image_id, shown)
        if changed or moved:
            noticed = any(each.noticed for each in changed) or await work.overlays.noticed(moved)
            revision = await work.images.revise(image_id, players=noticed)
    return overlay_pb2.RevealSecretResponse(
        shown=[str(each.patch.id) for each in shown if each.is_shown],
        hidden=[str(each.patch.id) for each in shown if not each.is_shown],
        revision=revision,
    )


async def _show(work: Work, image_id: UUID, shown: Sequence[SecretShown]) -> Sequence[tuple[Overlay, Overlay]]:
    """Have patches, their images and what comes with them be for whom they are to be; what changed, before and after.

    Raises `PictureNotForPlayers` for one that shows an image of the game master which is no patch of this map.
    """
    changed: list[tuple[Overlay, Overlay]] = []
    own = {str(each.id) for each in await work.images.patches_of(image_id)} if shown else set()
    named = await work.laid_pictures.of_image(image_id) if shown else {}
    named_by = {str(each.data.get("image_id")) for each in shown if each.is_shown}
    await work.images.show_patches(image_id, [UUID(each) for each in named_by & own])
    for each in shown:
        picture = named.get(each.patch.id)
        if each.is_shown and picture is not None and not picture.for_players and str(picture.image_id) not in own:
            raise PictureNotForPlayers("patch")
        data = JsonText(orjson.dumps(each.data).decode())
        for overlay in (each.patch, *each.companions):
            values = {"audience": each.audience} if overlay.audience != each.audience else {}
            if overlay is each.patch and each.data != orjson.loads(overlay.data):
                values |= {"data": data}
            if values:
                after = await work.overlays.change(overlay, "", {**values, "origin": overlay.origin}, revise=False)
                changed.append((overlay, after))
    if changed:
        await work.images.take_patches_along(image_id)
    return changed
