"""The revision of players rises with what they can see, that of the game master with every change."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from limner.v1 import audience_pb2, image_pb2, map_grid_pb2, overlay_pb2

from tests.overlay_samples.sample import CELL, PIXEL
from tests.rpc.overlays import an_image, deleting, laid, making, overlay_of
from tests.rpc.stack import Stack

GM, PLAYERS = audience_pb2.AUDIENCE_GM, audience_pb2.AUDIENCE_PLAYERS
Change = Callable[[Stack, str, str], Awaitable[object]]
"""What is done to an image, and to one overlay of it."""
SECRET, ARCH = ({"kind": kind, "start": CELL, "end": PIXEL} for kind in ("KIND_SECRET", "KIND_ARCH"))


async def revisions(stack: Stack, image_id: str) -> tuple[int, int]:
    """That of the game master, and that of players: as images and pictures tell it, and as it is compared."""
    told = []
    for audience in (GM, PLAYERS):
        got = await stack.images.GetImage(image_pb2.GetImageRequest(id=image_id, audience=audience))
        picture = image_pb2.GetRenderedImageRequest(
            id=image_id, options={"audience": audience}, if_revision_not=got.revision
        )
        same = image_pb2.GetImageRequest(id=image_id, if_revision_not=got.revision, audience=audience)
        drawn = (await stack.images.GetRenderedImage(picture)).header
        assert (got.image.revision, drawn.revision, drawn.not_modified) == (got.revision, got.revision, True)
        assert (await stack.images.GetImage(same)).not_modified
        told.append(got.revision)
    return told[0], told[1]


def updating(**values: Any) -> Change:
    """Change fields of the overlay."""
    request = overlay_pb2.UpdateOverlayRequest

    async def change(stack: Stack, image_id: str, overlay_id: str) -> None:
        await stack.overlays.UpdateOverlay(request(overlay=overlay_pb2.Overlay(id=overlay_id, **values)))

    return change


def batch(**values: Any) -> Change:
    """The same in a batch."""
    request = overlay_pb2.UpdateOverlayRequest

    async def change(stack: Stack, image_id: str, overlay_id: str) -> None:
        requests = [request(overlay=overlay_pb2.Overlay(id=overlay_id, **values))]
        await stack.overlays.BatchUpdateOverlays(
            overlay_pb2.BatchUpdateOverlaysRequest(image_id=image_id, requests=requests)
        )

    return change


def creating(*audiences: audience_pb2.Audience) -> Change:
    """Lay some more over the image."""

    async def change(stack: Stack, image_id: str, overlay_id: str) -> None:
        more = [overlay_of("label", audience=each) for each in audiences]
        await stack.overlays.BatchCreateOverlays(making(image_id, more))

    return change


def alone(audience: audience_pb2.Audience) -> Change:
    """Lay one more over the image."""

    async def change(stack: Stack, image_id: str, overlay_id: str) -> None:
        new = overlay_of("label", image_id=image_id, audience=audience)
        await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=new))

    return change


async def deleted(stack: Stack, image_id: str, overlay_id: str) -> None:
    """Delete the overlay."""
    await stack.overlays.DeleteOverlay(overlay_pb2.DeleteOverlayRequest(id=overlay_id))


async def all_deleted(stack: Stack, image_id: str, overlay_id: str) -> None:
    """The same in a batch."""
    await stack.overlays.BatchDeleteOverlays(deleting(image_id, [overlay_id]))


async def lifted(stack: Stack, image_id: str, overlay_id: str) -> None:
    """Put the overlay above another one of its kind and audience."""
    laid_over = (await stack.overlays.GetOverlay(overlay_pb2.GetOverlayRequest(id=overlay_id))).overlay
    (other,) = await laid(stack, image_id, "b", audience=laid_over.audience)
    ids = [other.id, overlay_id]
    await stack.overlays.ReorderOverlays(overlay_pb2.ReorderOverlaysRequest(image_id=image_id, ids=ids))


CHANGES: dict[str, tuple[Change, int]] = {
    "create": (alone(GM), 1),
    "create for players": (alone(PLAYERS), 1),
    "create several": (creating(GM, GM), 1),
    "create one of several for players": (creating(GM, PLAYERS), 1),
    "update": (updating(name="b"), 1),
    "update z": (updating(z=7), 1),
    "batch": (batch(name="b"), 1),
    "delete": (deleted, 1),
    "batch delete": (all_deleted, 1),
    "reorder": (lifted, 2),
    "show": (updating(audience=PLAYERS), 1),
    "hide": (updating(audience=GM), 1),
    "batch show": (batch(audience=PLAYERS), 1),
}
"""What is done -> how often the revision rises. Players see what is done to what is theirs before it or after it."""
THEIRS = {"create for players", "create one of several for players", "show", "batch show"}
"""What players see of what is done to an overlay of the game master."""
NOT_THEIRS = {"create", "create several"}
"""What they do not see of what is done to one of theirs."""
IDLE = {(GM, "hide"), (PLAYERS, "show"), (PLAYERS, "batch show")}


@pytest.mark.parametrize("audience", [GM, PLAYERS])
@pytest.mark.parametrize("name", CHANGES)
async def test_players_have_a_revision_of_what_they_see(
    name: str, audience: audience_pb2.Audience, stack: Stack
) -> None:
    image_id = await an_image(stack)
    (overlay,) = await laid(stack, image_id, "a", audience=audience)
    (change, rises), before = CHANGES[name], await revisions(stack, image_id)
    await change(stack, image_id, overlay.id)
    seen = name in THEIRS if audience == GM else name not in NOT_THEIRS
    expected = (0, 0) if (audience, name) in IDLE else (rises, rises * seen)
    after = await revisions(stack, image_id)
    assert (after[0] - before[0], after[1] - before[1]) == expected


async def test_what_comes_back_is_seen_by_whom_it_is_for(stack: Stack) -> None:
    image_id = await an_image(stack)
    for audience in (GM, PLAYERS):
        (overlay,) = await laid(stack, image_id, "a", audience=audience)
        await deleted(stack, image_id, overlay.id)
        before = await revisions(stack, image_id)
        await stack.overlays.UndeleteOverlay(overlay_pb2.UndeleteOverlayRequest(id=overlay.id))
        after = await revisions(stack, image_id)
        assert (after[0] - before[0], after[1] - before[1]) == (1, int(audience == PLAYERS))


@pytest.mark.parametrize("change", [updating, batch])
async def test_a_secret_door_is_seen_once_it_is_none(change: Callable[..., Change], stack: Stack) -> None:
    image_id = await an_image(stack)
    walls = [overlay_of("walls", {"doors": [SECRET, ARCH]})]
    (made,) = (await stack.overlays.BatchCreateOverlays(making(image_id, walls))).overlays

    async def known() -> tuple[overlay_pb2.Overlay, overlay_pb2.Overlay]:
        get, request = stack.overlays.GetOverlay, overlay_pb2.GetOverlayRequest
        return tuple([(await get(request(id=made.id, audience=each))).overlay for each in (GM, PLAYERS)])

    before, (whole, shown) = await revisions(stack, image_id), await known()
    await change(walls={"doors": [SECRET | {"state": "STATE_LOCKED"}, ARCH]})(stack, image_id, made.id)
    await change(walls={"doors": [SECRET, SECRET, ARCH]})(stack, image_id, made.id)
    assert await revisions(stack, image_id) == (before[0] + 2, before[1])
    locked, same = await known()
    assert same == shown
    assert locked.etag != whole.etag
    assert locked.update_time.ToNanoseconds() > whole.update_time.ToNanoseconds()
    await change(walls={"doors": [ARCH | {"state": "STATE_OPEN"}, ARCH]})(stack, image_id, made.id)
    assert await revisions(stack, image_id) == (before[0] + 3, before[1] + 1)
    opened, seen = await known()
    assert seen.etag != shown.etag
    assert seen.update_time == opened.update_time


async def test_every_change_of_a_grid_is_seen(stack: Stack) -> None:
    image_id = await an_image(stack)
    before = await revisions(stack, image_id)
    grid = map_grid_pb2.MapGrid(image_id=image_id)
    made = (await stack.grids.CreateMapGrid(map_grid_pb2.CreateMapGridRequest(map_grid=grid))).map_grid
    changed = map_grid_pb2.MapGrid(id=made.id, size=70)
    await stack.grids.UpdateMapGrid(map_grid_pb2.UpdateMapGridRequest(map_grid=changed))
    await stack.grids.DeleteMapGrid(map_grid_pb2.DeleteMapGridRequest(id=made.id))
    await stack.grids.UndeleteMapGrid(map_grid_pb2.UndeleteMapGridRequest(id=made.id))
    assert await revisions(stack, image_id) == (before[0] + 4, before[1] + 4)


async def test_changes_at_once_are_each_counted_once(stack: Stack) -> None:
    image_id = await an_image(stack)
    await laid(stack, image_id, "a", audience=GM)
    before = await revisions(stack, image_id)
    audiences = [GM, PLAYERS, PLAYERS] * 5
    await asyncio.gather(*(alone(each)(stack, image_id, "") for each in audiences))
    assert await revisions(stack, image_id) == (before[0] + 15, before[1] + 10)
