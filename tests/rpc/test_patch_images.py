"""Who has the image of a patch: those for whom it lies over its map, and of players those that no fog keeps it from."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from itertools import permutations
from typing import Any

import grpc
import numpy as np
import pytest
from limner.v1 import grid_detection_pb2, image_pb2, overlay_pb2

from tests.rpc.errors import refusal, refused
from tests.rpc.fogged import GM, PLAYERS, a_map, box, fog, pixel, reveal, seen
from tests.rpc.overlays import deleting, listed, overlay_of
from tests.rpc.stack import Stack, database_of
from tests.rpc.statement_log import StatementLog
from tests.rpc.test_players_revision import revisions
from tests.rpc.uploads import blank

Update = overlay_pb2.UpdateOverlayRequest
UNLIT = """
UPDATE images SET unlit_sha256 = day.sha256, unlit_size = day.size, unlit_format = day.format
FROM images day WHERE day.id = $2 AND images.id = $1
"""
MADE = "UPDATE images SET patch_of = $1, audience = 'gm' WHERE id = $2"
SIDE = 40


async def a_patch(stack: Stack, map_id: str, *companions: str, doors: Sequence[str] = ()) -> tuple[str, str]:
    """A patch of a map, as a generation makes it: its image, and what lays it over the map."""
    part = await a_map(stack, content=blank(SIDE, SIDE), grid=False)
    async with database_of(stack) as connection:
        await connection.execute(MADE, map_id, part)
    data = {"image_id": part, "corner": pixel(100, 20), "overlays": companions, "doors": doors}
    laid = overlay_of("patch", data, image_id=map_id, audience=GM)
    made = await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=laid))
    return part, made.overlay.id


async def find(stack: Stack, map_id: str, patch: str = "", **values: Any) -> overlay_pb2.RevealSecretResponse:
    request = overlay_pb2.RevealSecretRequest(image_id=map_id, patch=patch, **values)
    told: overlay_pb2.RevealSecretResponse = await stack.overlays.RevealSecret(request)
    return told


async def known(stack: Stack, part: str) -> bool:
    """Whether players know of an image."""
    listed = await stack.images.ListImages(image_pb2.ListImagesRequest(audience=PLAYERS, patches=True, page_size=1000))
    is_listed = part in {each.id for each in listed.images}
    got = stack.images.GetImage(image_pb2.GetImageRequest(id=part, audience=PLAYERS))
    assert is_listed or (await refused(got)).reason == "IMAGE_NOT_FOUND"
    return is_listed


async def test_a_patch_is_seen_while_it_lies_over_its_map_for_players(stack: Stack) -> None:
    map_id, overlays = await a_map(stack), stack.overlays
    part, patch = await a_patch(stack, map_id)
    other, stays = await a_patch(stack, map_id)
    await find(stack, map_id, stays)

    def to(audience: Any) -> Update:
        return Update(overlay=overlay_pb2.Overlay(id=patch, audience=audience))

    ways: tuple[Callable[[], Awaitable[Any]], ...] = (
        lambda: overlays.UpdateOverlay(to(GM)),
        lambda: overlays.BatchUpdateOverlays(
            overlay_pb2.BatchUpdateOverlaysRequest(image_id=map_id, requests=[to(GM)])
        ),
        lambda: find(stack, map_id, patch, hide=True),
    )
    for hide in ways:
        await find(stack, map_id, patch)
        assert await known(stack, part)
        await hide()
        assert (await known(stack, part), await known(stack, other)) == (False, True)
        assert (await refused(overlays.UpdateOverlay(to(PLAYERS)))).reason == "PICTURE_NOT_FOR_PLAYERS"
    await find(stack, map_id, patch)
    deletes: tuple[Callable[[], Awaitable[Any]], ...] = (
        lambda: overlays.DeleteOverlay(overlay_pb2.DeleteOverlayRequest(id=patch)),
        lambda: overlays.BatchDeleteOverlays(deleting(map_id, [patch])),
    )
    for delete in deletes:
        await delete()
        assert (await known(stack, part), await known(stack, other)) == (False, True)
        await overlays.UndeleteOverlay(overlay_pb2.UndeleteOverlayRequest(id=patch))
        assert await known(stack, part)
    elsewhere = overlay_pb2.Overlay(id=patch, patch={"image_id": other, "corner": pixel(0, 0)})
    await overlays.UpdateOverlay(Update(overlay=elsewhere))
    assert (await known(stack, part), await known(stack, other)) == (False, True)


async def test_the_fog_over_a_map_lies_over_its_patches(stack: Stack) -> None:
    map_id, images = await a_map(stack), stack.images
    part, patch = await a_patch(stack, map_id)
    await find(stack, map_id, patch)
    bare = await seen(stack, map_id)
    assert all(each == "" for each in await refusals(stack, part))
    laid = await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=fog(image_id=map_id)))
    assert await refusals(stack, part) == ["USE_RENDER"] * 4
    assert (await images.GetImageContent(image_pb2.GetImageContentRequest(id=part))).content
    asked: dict[str, Any] = {"audience": PLAYERS, "thumbnails": True}
    got = (await images.GetImage(image_pb2.GetImageRequest(id=part, **asked))).image
    (batched,) = (await images.BatchGetImages(image_pb2.BatchGetImagesRequest(ids=[part], **asked))).images
    paged = (await images.ListImages(image_pb2.ListImagesRequest(patches=True, **asked))).images
    assert [each.thumbnail for each in (got, batched, *(one for one in paged if one.id == part))] == [b""] * 3
    await reveal(stack, map_id, box(0, 0, 200, 120))
    assert (await seen(stack, map_id) == bare).all()
    off = overlay_pb2.Overlay(id=laid.overlay.id, fog={"enabled": False})
    await stack.overlays.UpdateOverlay(Update(overlay=off))
    assert all(each == "" for each in await refusals(stack, part))


async def test_a_patch_of_which_a_part_is_revealed_is_shown(stack: Stack) -> None:
    """It lies where its picture does, not at its corner alone."""
    map_id = await a_map(stack)
    _, patch = await a_patch(stack, map_id)
    bare = await seen(stack, map_id)
    await find(stack, map_id, patch)
    whole = await seen(stack, map_id)
    await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=fog(image_id=map_id)))
    assert patch not in {each.id for each in await listed(stack, map_id, audience=PLAYERS)}
    await reveal(stack, map_id, box(120, 40, 160, 90))
    assert patch in {each.id for each in await listed(stack, map_id, audience=PLAYERS)}
    part = np.s_[48:60, 128:140]
    assert (whole[part] != bare[part]).any()
    assert ((await seen(stack, map_id))[part] == whole[part]).all()


async def refusals(stack: Stack, part: str) -> Sequence[str]:
    """Why players do not get the bytes of an image, by each call that sends them; nothing where they do."""
    images = stack.images
    asked: dict[str, Any] = {"id": part, "audience": PLAYERS}
    calls = (
        images.GetImageContent(image_pb2.GetImageContentRequest(**asked)),
        images.GetImageContent(image_pb2.GetImageContentRequest(**asked, max_side=20)),
        images.DownloadImage(image_pb2.DownloadImageRequest(**asked)).read(),
        stack.grids.DetectGrid(grid_detection_pb2.DetectGridRequest(image_id=part, audience=PLAYERS)),
    )
    return [await reason(each) for each in calls]


async def reason(call: Any) -> str:
    """Why a call is refused; nothing where it is not."""
    try:
        await call
    except grpc.aio.AioRpcError as error:
        return str(refusal(error).reason)
    return ""


@pytest.mark.parametrize("kind", ["stamp", "token"])
async def test_below_a_fog_a_patch_is_shown_to_players_in_its_place_alone(stack: Stack, kind: str) -> None:
    map_id, table = await a_map(stack), await a_map(stack)
    part, patch = await a_patch(stack, map_id)
    await find(stack, map_id, patch)
    shows = {"at": pixel(30, 60), "image_id": part}
    made = overlay_pb2.CreateOverlayRequest(overlay=overlay_of(kind, shows, image_id=table))
    await stack.overlays.CreateOverlay(made)
    clear = await seen(stack, table)
    await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=fog(image_id=map_id)))
    assert (await seen(stack, table) != clear).any()
    for over in (table, map_id):
        made.overlay.image_id = over
        assert (await refused(stack.overlays.CreateOverlay(made))).reason == "PICTURE_NOT_FOR_PLAYERS"
    moved = overlay_pb2.Overlay(id=patch, patch={"image_id": part, "corner": pixel(90, 20)})
    await stack.overlays.UpdateOverlay(Update(overlay=moved))
    assert part in {each.patch.image_id for each in await listed(stack, map_id)}


async def test_what_another_patch_shows_stays_when_one_is_hidden(stack: Stack) -> None:
    map_id = await a_map(stack)
    lamp = overlay_of("light", {"at": pixel(110, 30)}, image_id=map_id, audience=GM, name="Lamp")
    shared = (await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=lamp))).overlay.id
    patches = [(await a_patch(stack, map_id, shared))[1] for _ in range(2)]

    async def lit() -> bool:
        return "Lamp" in {each.name for each in await listed(stack, map_id, audience=PLAYERS)}

    async with database_of(stack) as connection:
        await connection.execute("UPDATE image_overlays SET origin = 'generated' WHERE image_id = $1", map_id)
    for each in patches:
        await find(stack, map_id, each)
        assert await lit()
    for each, stays in zip(patches, (True, False), strict=True):
        await find(stack, map_id, each, hide=True)
        assert await lit() is stays
    made = {each.origin for each in await listed(stack, map_id)}
    assert made == {overlay_pb2.Overlay.ORIGIN_GENERATED}, "to be found is no edit"


async def test_what_is_found_below_a_fog_players_do_not_notice(stack: Stack) -> None:
    map_id = await a_map(stack, fog(), secret_doors("vault"))
    _, patch = await a_patch(stack, map_id)
    for ground, noticed in ((box(0, 0, 90, 120), 0), (box(90, 0, 200, 120), 1)):
        await reveal(stack, map_id, ground)
        for values in ({"door": "vault"}, {"patch": patch}):
            for hide in (False, True):
                before = await revisions(stack, map_id)
                await find(stack, map_id, hide=hide, **values)
                assert await revisions(stack, map_id) == (before[0] + 1, before[1] + noticed)


def secret_doors(*names: str) -> overlay_pb2.Overlay:
    """Walls with secret doors."""
    ends = {"kind": "KIND_SECRET", "start": pixel(140, 60), "end": pixel(160, 60)}
    return overlay_of("walls", {"doors": [{"id": each, **ends} for each in names]})


async def test_a_patch_is_hidden_with_the_last_door_that_leads_to_it(stack: Stack) -> None:
    names = ("east", "west", "north")
    map_id = await a_map(stack, secret_doors(*names, "elsewhere"))
    part, patch = await a_patch(stack, map_id, doors=names)
    await find(stack, map_id, door="elsewhere")
    for order in permutations(names):
        for each in names:
            assert (await find(stack, map_id, door=each)).shown == [patch]
        for each in order:
            told = await find(stack, map_id, door=each, hide=True)
            assert (patch in told.hidden, await known(stack, part)) == (each == order[-1], each != order[-1])


async def test_secrets_found_at_once_all_stand(stack: Stack) -> None:
    names = [f"door {each}" for each in range(6)]
    map_id = await a_map(stack, secret_doors(*names))
    patches = [(await a_patch(stack, map_id, doors=[each]))[1] for each in names]
    before = await revisions(stack, map_id)
    finds = [find(stack, map_id, door=each) for each in names[:3]]
    finds += [find(stack, map_id, each) for each in patches[3:]]
    await asyncio.gather(*finds, *(find(stack, map_id, each) for each in patches[3:]))
    shown = {each.id for each in await listed(stack, map_id, audience=PLAYERS) if each.type == "patch"}
    assert shown == set(patches)
    assert await revisions(stack, map_id) == (before[0] + 6, before[1] + 6)


async def test_the_map_is_locked_before_anything_over_it(stack: Stack, log: StatementLog) -> None:
    map_id = await a_map(stack, secret_doors("vault"))
    await a_patch(stack, map_id, doors=["vault"])
    log.clear()
    await find(stack, map_id, door="vault")
    first = next(each for each in log.statements if "FOR UPDATE" in each or each.startswith("UPDATE"))
    assert log.transactions == 1
    assert "FOR UPDATE OF images" in first


async def test_a_patch_has_its_picture_without_painted_light_as_its_map_has(stack: Stack) -> None:
    map_id, day = await a_map(stack), await a_map(stack, content=blank(SIDE, SIDE, "blue"), grid=False)
    part, _ = await a_patch(stack, map_id)
    async with database_of(stack) as connection:
        for each, unlit in ((map_id, map_id), (part, day)):
            await connection.execute(UNLIT, each, unlit)
    lit, even = [await seen(stack, map_id, audience=GM, baked_light=baked) for baked in (True, False)]
    changed = (lit != even).any(-1)
    assert changed[20:60, 100:140].all()
    assert changed.sum() == SIDE * SIDE
    assert (even[20:60, 100:140] == (0, 0, 255)).all()


async def test_an_image_of_the_game_master_that_is_no_patch_is_not_shown(stack: Stack) -> None:
    map_id, other = await a_map(stack, secret_doors("vault")), await a_map(stack)
    (part, _), note = await a_patch(stack, other), await a_map(stack, grid=False)
    async with database_of(stack) as connection:
        await connection.execute("UPDATE images SET audience = 'gm' WHERE id = $1", note)
    for image_id in (part, note):
        data = {"image_id": image_id, "corner": pixel(0, 0), "doors": ["vault"]}
        laid = overlay_of("patch", data, image_id=map_id, audience=GM)
        patch = (await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=laid))).overlay.id
        before = await listed(stack, map_id), await revisions(stack, map_id)
        for call in (find(stack, map_id, patch), find(stack, map_id, door="vault")):
            assert (await refused(call)).reason == "PICTURE_NOT_FOR_PLAYERS"
        assert (await listed(stack, map_id), await revisions(stack, map_id)) == before
        assert not await known(stack, image_id)
        await stack.overlays.DeleteOverlay(overlay_pb2.DeleteOverlayRequest(id=patch))
