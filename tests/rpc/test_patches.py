"""What finders see of a map: kept with it, shown when it is found, hidden again, and gone with it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import grpc
import pytest
from limner.v1 import audience_pb2, battle_map_pb2, image_pb2, overlay_pb2, task_pb2, view_pb2
from PIL import Image

from tests.rpc.errors import refused
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.tasks import created, finished

SEED = 28
"""Its dungeon of 20 x 16 cells has a room behind a secret door, and a hidden pit."""
PX = 16
GM, PLAYERS = audience_pb2.AUDIENCE_GM, audience_pb2.AUDIENCE_PLAYERS
SCOPE = "campaign/patches"


@asynccontextmanager
async def drawn(database_url: str, folder: Path) -> AsyncIterator[tuple[Stack, str]]:
    """A server, and the id of a map on it."""
    async with serving(settings_for(database_url, folder), workers=1) as stack:
        options = battle_map_pb2.BattleMap(columns=20, rows=16, px_per_cell=PX)
        spec = task_pb2.GenerateSpec(type="map", subtype="tactical", seed=SEED, battle_map=options)
        task = await created(stack, task_pb2.CreateTaskRequest(generate=spec, scope=SCOPE))
        yield stack, (await finished(stack, task.id)).outputs[0].image_id


async def overlays(stack: Stack, map_id: str, audience: int = GM) -> list[overlay_pb2.Overlay]:
    request = overlay_pb2.ListOverlaysRequest(
        image_id=map_id,
        page_size=1000,
        view=view_pb2.VIEW_FULL,
        audience=audience,  # type: ignore[arg-type]
    )
    return list((await stack.overlays.ListOverlays(request)).overlays)


async def patches(stack: Stack, map_id: str, audience: int = GM) -> dict[str, overlay_pb2.Overlay]:
    return {each.id: each for each in await overlays(stack, map_id, audience) if each.type == "patch"}


async def images(stack: Stack, **values: Any) -> list[image_pb2.Image]:
    return list((await stack.images.ListImages(image_pb2.ListImagesRequest(scope=SCOPE, **values))).images)


async def image(stack: Stack, image_id: str, audience: int = GM) -> image_pb2.Image:
    request = image_pb2.GetImageRequest(id=image_id, audience=audience)  # type: ignore[arg-type]
    shown: image_pb2.Image = (await stack.images.GetImage(request)).image
    return shown


async def picture(stack: Stack, map_id: str, audience: Any = PLAYERS, **values: Any) -> bytes:
    options = image_pb2.RenderOptions(audience=audience, format=image_pb2.IMAGE_FORMAT_PNG, **values)
    request = image_pb2.GetRenderedImageRequest(id=map_id, options=options)
    content: bytes = (await stack.images.GetRenderedImage(request)).content
    return content


async def reveal(stack: Stack, map_id: str, **values: Any) -> overlay_pb2.RevealSecretResponse:
    request = overlay_pb2.RevealSecretRequest(image_id=map_id, **values)
    told: overlay_pb2.RevealSecretResponse = await stack.overlays.RevealSecret(request)
    return told


async def test_players_see_nothing_of_them_until_they_are_found(database_url: str, tmp_path: Path) -> None:
    async with drawn(database_url, tmp_path) as (stack, map_id):
        every = await patches(stack, map_id)
        assert {each.name for each in every.values()} == {"Secret passage", "Hidden rooms", "Hidden pit"}
        assert await patches(stack, map_id, PLAYERS) == {}
        assert [each.id for each in await images(stack)] == [map_id]
        listed = {each.id: each for each in await images(stack, patches=True)}
        assert set(listed) == {map_id, *(each.patch.image_id for each in every.values())}
        assert {each.patch_of for each in listed.values()} == {"", map_id}
        for each in every.values():
            assert (await refused(image(stack, each.patch.image_id, PLAYERS))).reason == "IMAGE_NOT_FOUND"
        hidden, seen = await picture(stack, map_id, GM), await picture(stack, map_id)
        assert hidden != seen


async def test_a_door_that_is_found_shows_what_lies_behind_it(database_url: str, tmp_path: Path) -> None:
    async with drawn(database_url, tmp_path) as (stack, map_id):
        every, before = await patches(stack, map_id), await picture(stack, map_id)
        revisions = [(await image(stack, map_id, each)).revision for each in (GM, PLAYERS)]
        (door,) = {each for one in every.values() for each in one.patch.doors}
        led = {each.id for each in every.values() if each.patch.doors}
        told = await reveal(stack, map_id, door=door)
        assert (set(told.shown), list(told.hidden)) == (led, [])
        after = await picture(stack, map_id)
        assert after != before
        known = await patches(stack, map_id, PLAYERS)
        assert set(known) == led
        assert not any(each.patch.doors or each.patch.overlays for each in known.values())
        for each in known.values():
            assert (await image(stack, each.patch.image_id, PLAYERS)).patch_of == map_id
        walls = [each for each in await overlays(stack, map_id, PLAYERS) if each.type == "walls"]
        assert len(walls) == 2
        assert door in {one.id for each in walls for one in each.walls.doors}
        grown = [(await image(stack, map_id, each)).revision for each in (GM, PLAYERS)]
        assert grown == [each + 1 for each in revisions]
        assert await reveal(stack, map_id, door=door) == told
        assert (await reveal(stack, map_id, door=door, hide=True)).hidden
        assert await patches(stack, map_id, PLAYERS) == {}
        assert await picture(stack, map_id) == before


async def test_a_patch_that_was_found_by_itself_stays(database_url: str, tmp_path: Path) -> None:
    async with drawn(database_url, tmp_path) as (stack, map_id):
        every = await patches(stack, map_id)
        (room,) = (each for each in every.values() if each.name == "Hidden rooms")
        (door,) = room.patch.doors
        await reveal(stack, map_id, patch=room.id)
        await reveal(stack, map_id, door=door)
        told = await reveal(stack, map_id, door=door, hide=True)
        assert list(told.shown) == [room.id]
        await reveal(stack, map_id, door=door)
        told = await reveal(stack, map_id, patch=room.id, hide=True)
        assert list(told.shown) == [room.id]  # the door that is found leads to it
        told = await reveal(stack, map_id, door=door, hide=True)
        assert room.id in told.hidden


async def test_with_everything_found_players_see_the_map_with_all_its_patches(
    database_url: str, tmp_path: Path
) -> None:
    """Pixel for pixel, however small a patch is."""
    async with drawn(database_url, tmp_path) as (stack, map_id):

        async def stored(image_id: str) -> Image.Image:
            asked = image_pb2.GetImageContentRequest(id=image_id, audience=PLAYERS)
            return Image.open(BytesIO((await stack.images.GetImageContent(asked)).content))

        expected = (await stored(map_id)).convert("RGB")
        for each in (await patches(stack, map_id)).values():
            await reveal(stack, map_id, patch=each.id)
            part, corner = await stored(each.patch.image_id), each.patch.corner
            place = (
                (corner.pixel.x, corner.pixel.y)
                if corner.HasField("pixel")
                else (corner.cell.column * PX, corner.cell.row * PX)
            )
            expected.paste(part, (round(place[0]), round(place[1])), part)
        bare = {"grid": False, "kinds": ["OVERLAY_KIND_PATCH"]}
        shown = Image.open(BytesIO(await picture(stack, map_id, **bare)))
        assert shown.tobytes() == expected.tobytes()


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"door": "nowhere"}, "DOOR_NOT_FOUND"),
        ({"patch": "018f0000-0000-7000-8000-000000000000"}, "OVERLAY_NOT_FOUND"),
        ({}, "INVALID_FIELD"),
        ({"door": "a", "patch": "018f0000-0000-7000-8000-000000000000"}, "INVALID_FIELD"),
    ],
)
async def test_what_is_no_secret_is_not_revealed(
    database_url: str, tmp_path: Path, values: dict[str, str], reason: str
) -> None:
    async with drawn(database_url, tmp_path) as (stack, map_id):
        before = (await image(stack, map_id)).revision
        assert (await refused(reveal(stack, map_id, **values))).reason == reason
        assert (await image(stack, map_id)).revision == before


async def test_a_patch_goes_with_its_map_and_by_itself_nowhere(database_url: str, tmp_path: Path) -> None:
    async with drawn(database_url, tmp_path) as (stack, map_id):
        part = next(iter((await patches(stack, map_id)).values())).patch.image_id
        moved = image_pb2.Image(id=part, scope="campaign/other")
        for call, request in (
            (stack.images.DeleteImage, image_pb2.DeleteImageRequest(id=part)),
            (stack.images.CopyImage, image_pb2.CopyImageRequest(id=part)),
            (stack.images.PurgeImages, image_pb2.PurgeImagesRequest(ids=[part])),
            (stack.images.UpdateImage, image_pb2.UpdateImageRequest(image=moved)),
        ):
            wrong = await refused(call(request))
            assert (wrong.code, wrong.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "PATCH_OF_MAP")
            assert wrong.metadata["map_id"] == map_id
        await stack.images.UpdateImage(
            image_pb2.UpdateImageRequest(image=image_pb2.Image(id=map_id, scope="campaign/2"))
        )
        assert (await image(stack, part)).scope == "campaign/2"
        await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=map_id))
        assert (await refused(image(stack, part))).reason == "IMAGE_NOT_FOUND"
        await stack.images.UndeleteImage(image_pb2.UndeleteImageRequest(id=map_id))
        assert (await image(stack, part)).patch_of == map_id
        await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=map_id))
        purged = await stack.images.PurgeImages(image_pb2.PurgeImagesRequest(ids=[map_id]))
        assert purged.count == 1
        back = stack.images.UndeleteImage(image_pb2.UndeleteImageRequest(id=part))
        assert (await refused(back)).reason == "IMAGE_NOT_FOUND"


async def test_a_copy_has_patches_of_its_own(database_url: str, tmp_path: Path) -> None:
    async with drawn(database_url, tmp_path) as (stack, map_id):
        every = await patches(stack, map_id)
        (door,) = {each for one in every.values() for each in one.patch.doors}
        copy = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=map_id))).image.id
        own = await patches(stack, copy)
        assert {each.name for each in own.values()} == {each.name for each in every.values()}
        marks = [{(each.origin, each.etag) for each in one.values()} for one in (own, every)]
        assert marks[0] == marks[1]
        shown = {each.patch.image_id for each in own.values()}
        assert shown.isdisjoint({each.patch.image_id for each in every.values()})
        assert {(await image(stack, each)).patch_of for each in shown} == {copy}
        companions = {each for one in own.values() for each in one.patch.overlays}
        assert companions <= {each.id for each in await overlays(stack, copy)}
        assert companions
        before, theirs = await picture(stack, map_id), await picture(stack, copy)
        assert before == theirs
        await reveal(stack, copy, door=door)
        assert await picture(stack, copy) != theirs
        assert await picture(stack, map_id) == before


async def test_a_map_of_the_game_master_hides_what_was_found(database_url: str, tmp_path: Path) -> None:
    async with drawn(database_url, tmp_path) as (stack, map_id):
        every = await patches(stack, map_id)
        (pit,) = (each for each in every.values() if each.name == "Hidden pit")
        await reveal(stack, map_id, patch=pit.id)
        part = pit.patch.image_id
        assert (await image(stack, part, PLAYERS)).id == part
        for audience in (GM, PLAYERS):
            changed = image_pb2.Image(id=map_id, audience=audience)
            await stack.images.UpdateImage(image_pb2.UpdateImageRequest(image=changed))
            if audience == PLAYERS:
                assert (await image(stack, part, PLAYERS)).id == part
            else:
                assert (await refused(image(stack, part, PLAYERS))).reason == "IMAGE_NOT_FOUND"
            assert pit.id in await patches(stack, map_id)
