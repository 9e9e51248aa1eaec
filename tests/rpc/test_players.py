"""What players are told: nothing that the game master keeps to himself, nor that there is any of it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from limner.v1 import audience_pb2, image_pb2, map_grid_pb2, overlay_pb2

from server.domain.callers import Role
from server.servicers.rights import RIGHTS
from tests.rpc.errors import refused
from tests.rpc.named_callers import ROLE, serving_named
from tests.rpc.overlays import deleting, label, making, overlay_of
from tests.rpc.players import (
    CANARY,
    EYES,
    GM,
    NOBODY,
    PLAYERS,
    TASK,
    UNSAID,
    Campaign,
    Eyes,
    answers,
    campaign_of,
    doors,
    of_all,
    of_campaign,
    of_grid,
    of_image,
    of_overlay,
)
from tests.rpc.stack import Stack, database_of
from tests.rpc.uploads import metadata, png

Update = overlay_pb2.UpdateOverlayRequest
World = Callable[[], AbstractAsyncContextManager[tuple[Stack, Campaign]]]


@pytest.fixture
def world(database_url: str, tmp_path: Path) -> World:
    """A server and the campaign that is on it."""

    @asynccontextmanager
    async def served() -> AsyncIterator[tuple[Stack, Campaign]]:
        async with serving_named(database_url, tmp_path) as stack:
            yield stack, await campaign_of(stack)

    return served


def hidden_asked(campaign: Campaign, audience: audience_pb2.Audience) -> list[tuple[str, Any]]:
    """Requests that name what players may not know of."""
    overlays = [*campaign.overlays[campaign.hidden_id].values(), *campaign.notes]
    return [
        *of_image(campaign.hidden_id, audience),
        *of_grid(campaign.grids[campaign.hidden_id], audience),
        *chain.from_iterable(of_overlay(each, audience) for each in overlays),
    ]


def test_every_method_that_players_may_call_is_asked() -> None:
    campaign = Campaign("", "", "", {"": ""}, {"": {"label": "", "walls": "", "note": ""}})
    seen = {path for path, right in RIGHTS.items() if Role.PLAYER in right.roles}
    own = {path.rpartition("/")[2] for path in seen if ".ThemeService/" not in path}  # themes are for all
    assert {name for name, _ in of_campaign(campaign, UNSAID)} == own


@pytest.mark.parametrize("eyes", EYES, ids=str)
async def test_what_is_hidden_is_as_unknown_as_what_is_not_there(eyes: Eyes, world: World) -> None:
    async with world() as (stack, campaign):
        asked = hidden_asked(campaign, eyes.audience)
        hidden = await answers(stack, eyes, iter(asked))
        for (name, request), (words, told) in zip(asked, hidden, strict=True):
            secret = next(each for each in campaign.secrets if each in words)
            absent = type(request).FromString(request.SerializeToString().replace(secret.encode(), NOBODY.encode()))
            ((_, unknown),) = await answers(stack, eyes, iter([(name, absent)]))
            assert told.replace(secret.encode(), NOBODY.encode()) == unknown, words
            empty = name.startswith("List") and (not unknown)
            ends = (b"_NOT_FOUND", b"NO_URLS", b"ROLE_NOT_ALLOWED")  # of links to stored bytes, by store and role
            assert empty or any(each in unknown for each in ends), words
        master = await answers(stack, Eyes(Role.WRITER, GM), iter(hidden_asked(campaign, GM)))
        assert not [words for words, told in master if b"_NOT_FOUND" in told]


@pytest.mark.parametrize("eyes", EYES, ids=str)
async def test_players_receive_no_word_id_or_number_of_the_game_master(eyes: Eyes, world: World) -> None:
    async with world() as (stack, campaign):
        secrets = [CANARY, TASK, "seed", *campaign.secrets]
        told = await answers(stack, eyes, of_campaign(campaign, eyes.audience))
        assert not [(words, secret) for words, each in told for secret in secrets if secret.encode() in each]
        master = await answers(stack, Eyes(Role.WRITER, GM), of_all(GM))
        for secret in (CANARY, TASK, "seed", campaign.hidden_id, campaign.grids[campaign.hidden_id]):
            assert [words for words, each in master if secret.encode() in each], secret


async def changes(stack: Stack, campaign: Campaign) -> AsyncIterator[str]:
    """What the game master does to what is his alone, one after the other."""
    note, walls = campaign.overlays[campaign.map_id]["note"], campaign.overlays[campaign.map_id]["walls"]
    overlays, images = stack.overlays, stack.images

    async def laid(image_id: str, **values: Any) -> list[str]:
        request = making(image_id, [label(f"{CANARY} {each}", **values) for each in "abc"])
        return [each.id for each in (await overlays.BatchCreateOverlays(request)).overlays]

    mine = await laid(campaign.map_id, audience=GM, z=-5)
    yield "notes are laid"
    single = overlay_of("marker", image_id=campaign.map_id, audience=GM)
    await overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=single))
    yield "a note is laid"
    await overlays.UpdateOverlay(Update(overlay=overlay_pb2.Overlay(id=note, name="Rats", z=-9)))
    yield "a note is changed"
    both = [Update(overlay=overlay_pb2.Overlay(id=each, description="Old")) for each in (note, mine[0])]
    await overlays.BatchUpdateOverlays(overlay_pb2.BatchUpdateOverlaysRequest(image_id=campaign.map_id, requests=both))
    yield "notes are changed"
    await overlays.ReorderOverlays(overlay_pb2.ReorderOverlaysRequest(image_id=campaign.map_id, ids=mine[::-1]))
    yield "notes change places"
    await overlays.DeleteOverlay(overlay_pb2.DeleteOverlayRequest(id=note))
    yield "a note is deleted"
    await overlays.UndeleteOverlay(overlay_pb2.UndeleteOverlayRequest(id=note))
    yield "a note is back"
    await overlays.BatchDeleteOverlays(deleting(campaign.map_id, mine))
    await overlays.PurgeOverlays(overlay_pb2.PurgeOverlaysRequest(ids=mine))
    yield "notes are purged"
    (hidden, arch), opened = doors("KIND_SECRET", "KIND_ARCH")["doors"], {"state": "STATE_OPEN"}
    for secret in ([hidden | opened], [hidden, hidden], []):
        await overlays.UpdateOverlay(Update(overlay=overlay_of("walls", {"doors": [*secret, arch]}, id=walls)))
        yield "a secret door is changed"
    async with database_of(stack) as connection:
        await connection.execute(
            "INSERT INTO image_overlays (id, created_at, updated_at, image_id, type, name, data, style)"
            " VALUES (gen_random_uuid(), now(), now(), $1, 'hologram', $2, '{}', '{}')",
            campaign.map_id,
            CANARY,
        )
    yield "a newer version lays what this one does not know"
    renamed = image_pb2.Image(id=campaign.hidden_id, name=f"{CANARY}!", labels={CANARY: CANARY})
    await images.UpdateImage(image_pb2.UpdateImageRequest(image=renamed))
    await laid(campaign.hidden_id)
    grid = map_grid_pb2.MapGrid(id=campaign.grids[campaign.hidden_id], size=32)
    await stack.grids.UpdateMapGrid(map_grid_pb2.UpdateMapGridRequest(map_grid=grid))
    yield "an image of the game master is changed"
    said = metadata(name=f"Vault {CANARY}", audience=GM)
    new = await images.CreateImage(image_pb2.CreateImageRequest(metadata=said, content=png(seed=1)))
    await images.CopyImage(image_pb2.CopyImageRequest(id=campaign.hidden_id))
    yield "there are more of them"
    drawn = image_pb2.RenderOptions(audience=GM, format=image_pb2.IMAGE_FORMAT_PNG)
    await images.GetRenderedImage(image_pb2.GetRenderedImageRequest(id=campaign.map_id, options=drawn))
    yield "a picture is drawn for the game master"
    for image_id in (new.image.id, campaign.hidden_id):
        await images.DeleteImage(image_pb2.DeleteImageRequest(id=image_id))
    await images.PurgeImages(image_pb2.PurgeImagesRequest(ids=[new.image.id, campaign.hidden_id]))
    yield "images of the game master are purged"


@pytest.mark.parametrize("eyes", EYES, ids=str)
async def test_what_the_game_master_does_for_himself_changes_no_byte_for_players(eyes: Eyes, world: World) -> None:
    async with world() as (stack, campaign):
        before = await answers(stack, eyes, of_campaign(campaign, eyes.audience))
        async for change in changes(stack, campaign):
            after = await answers(stack, eyes, of_campaign(campaign, eyes.audience))
            assert [words for (words, told), (_, now) in zip(before, after, strict=True) if told != now] == [], change
        shown = overlay_pb2.Overlay(id=campaign.overlays[campaign.map_id]["note"], audience=PLAYERS)
        await stack.overlays.UpdateOverlay(Update(overlay=shown))
        after = await answers(stack, eyes, of_campaign(campaign, eyes.audience))
        assert {words.split()[0] for (words, told), (_, now) in zip(before, after, strict=True) if told != now} >= {
            *("GetImage", "BatchGetImages", "ListImages", "RenderImage", "GetRenderedImage", "ListOverlays")
        }


@pytest.mark.parametrize("role", [Role.PLAYER, Role.WRITER])
async def test_a_picture_of_what_is_hidden_now_is_not_served(role: Role, world: World) -> None:
    async with world() as (stack, campaign):
        metadata_ = ((ROLE, role.value),)
        picture = image_pb2.GetRenderedImageRequest(id=campaign.map_id)
        drawn = await stack.images.GetRenderedImage(picture, metadata=metadata_)
        for audience in (GM, PLAYERS):
            changed = image_pb2.Image(id=campaign.map_id, audience=audience)
            await stack.images.UpdateImage(image_pb2.UpdateImageRequest(image=changed))
            if audience == PLAYERS:
                assert await stack.images.GetRenderedImage(picture, metadata=metadata_) == drawn
            else:
                gone = await refused(stack.images.GetRenderedImage(picture, metadata=metadata_))
                assert gone.reason == "IMAGE_NOT_FOUND"


async def test_a_change_that_players_do_not_see_has_no_picture_drawn_anew(world: World) -> None:
    async with world() as (stack, campaign), database_of(stack) as connection:
        drawn = {}
        for state in ("STATE_CLOSED", "STATE_OPEN"):
            (hidden,) = doors("KIND_SECRET")["doors"]
            walls = overlay_of(
                "walls", {"doors": [hidden | {"state": state}]}, id=campaign.overlays[campaign.map_id]["walls"]
            )
            await stack.overlays.UpdateOverlay(Update(overlay=walls))
            for audience in (PLAYERS, GM):
                request = image_pb2.GetRenderedImageRequest(id=campaign.map_id, options={"audience": audience})
                await stack.images.GetRenderedImage(request)
            drawn[state] = await connection.fetchval("SELECT count(*) FROM renders")
        assert drawn == {"STATE_CLOSED": 2, "STATE_OPEN": 3}


async def test_a_player_does_not_ask_for_the_eyes_of_the_game_master(world: World) -> None:
    async with world() as (stack, campaign):
        eyes = Eyes(Role.PLAYER, GM)
        sought = image_pb2.ListImagesRequest(image_audience=GM)
        told = await answers(stack, eyes, chain(of_campaign(campaign, GM), [("ListImages", sought)]))
        stored = [each for words, each in told if words.startswith("GetDownloadUrl") and "options" not in words]
        assert all(b"ROLE_NOT_ALLOWED" in each for each in stored)  # whatever the audience
        assert not [words for words, each in told if each not in stored and b"AUDIENCE_NOT_ALLOWED" not in each]
