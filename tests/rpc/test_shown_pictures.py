"""Images that overlays name: one's own, of the scope of the map, and for players none of the game master."""

import asyncio
import io
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import grpc
import pytest
from limner.v1 import audience_pb2, image_pb2, overlay_pb2
from PIL import Image, ImageChops

from tests.databases import DatabaseServer, fresh
from tests.rpc.errors import refused
from tests.rpc.named_callers import serving_named
from tests.rpc.overlays import making
from tests.rpc.stack import Stack
from tests.rpc.test_scopes import ALL, BOTH, FIRST, Headers
from tests.rpc.uploads import metadata

GM, PLAYERS = audience_pb2.AUDIENCE_GM, audience_pb2.AUDIENCE_PLAYERS
MIDDLE = {"pixel": {"x": 24, "y": 24}}


@pytest.fixture(scope="module")
def stack(
    runner: asyncio.Runner, database_server: DatabaseServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stack]:
    for url in fresh(database_server, database_server.template):
        served = serving_named(url, tmp_path_factory.mktemp("data"))
        yield runner.run(served.__aenter__())
        runner.run(served.__aexit__(None, None, None))


async def image(stack: Stack, color: str = "red", scope: str = "campaign/1", caller: Headers = ALL, **said: Any) -> str:
    """The id of a new image of one colour."""
    Image.new("RGB", (48, 48), color).save(content := io.BytesIO(), "PNG")
    request = image_pb2.CreateImageRequest(metadata=metadata(scope=scope, **said), content=content.getvalue())
    image_id: str = (await stack.images.CreateImage(request, metadata=caller)).image.id
    return image_id


def stamp(shown: str, **values: Any) -> overlay_pb2.Overlay:
    """An overlay that shows an image."""
    return overlay_pb2.Overlay(stamp={"image_id": shown, "at": MIDDLE, "size": 0.9}, **values)


async def laid(stack: Stack, over: str, shown: str, caller: Headers = ALL, **values: Any) -> overlay_pb2.Overlay:
    """Such an overlay over an image."""
    request = overlay_pb2.CreateOverlayRequest(overlay=stamp(shown, image_id=over, **values))
    made: overlay_pb2.Overlay = (await stack.overlays.CreateOverlay(request, metadata=caller)).overlay
    return made


async def changed(
    stack: Stack, overlay_id: str, caller: Headers = ALL, *mask: str, **values: Any
) -> overlay_pb2.Overlay:
    """The same overlay after an update."""
    request = overlay_pb2.UpdateOverlayRequest(
        overlay=overlay_pb2.Overlay(id=overlay_id, **values), update_mask={"paths": mask}
    )
    overlay: overlay_pb2.Overlay = (await stack.overlays.UpdateOverlay(request, metadata=caller)).overlay
    return overlay


async def pixel(
    stack: Stack, image_id: str, audience: audience_pb2.Audience = PLAYERS, caller: Headers = ALL
) -> tuple[str, list[str]]:
    """What is in the middle of the picture, red or black, and what could not be drawn."""
    options = image_pb2.RenderOptions(audience=audience, format=image_pb2.IMAGE_FORMAT_PNG)
    request = image_pb2.GetRenderedImageRequest(id=image_id, options=options)
    answer = await stack.images.GetRenderedImage(request, metadata=caller)
    picture = Image.open(io.BytesIO(answer.content)).convert("RGB")
    distance = ImageChops.difference(picture, Image.new("RGB", picture.size, "red")).crop((24, 24, 25, 25))
    return "red" if max(distance.tobytes()) < 8 else "black", list(answer.header.warnings)


@pytest.mark.parametrize("scope", ["campaign/1", ""])
async def test_an_image_of_the_scope_or_of_none_is_shown(scope: str, stack: Stack) -> None:
    over = await image(stack, "black")
    await laid(stack, over, await image(stack, scope=scope))
    assert await pixel(stack, over) == ("red", [])


async def test_who_is_bound_is_shown_no_image_of_nobody(stack: Stack) -> None:
    """Not even in the picture that was drawn for who may know of it."""
    over = await image(stack, "black")
    overlay = await laid(stack, over, await image(stack, scope=""))
    for _ in range(2):
        assert await pixel(stack, over) == ("red", [])
        color, warnings = await pixel(stack, over, caller=FIRST)
        assert (color, len(warnings)) == ("black", 1)
    await changed(stack, overlay.id, FIRST, "name", "stamp.size", name="Well", stamp={"size": 0.8})
    assert await pixel(stack, over) == ("red", [])


async def test_what_may_not_be_shown_is_as_unknown(stack: Stack) -> None:
    over = await image(stack, "black")
    foreign, unscoped = await image(stack, scope="campaign/2"), await image(stack, scope="")
    deleted = await image(stack)
    await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=deleted))
    told = set()
    for caller, shown in ((ALL, str(uuid4())), (ALL, foreign), (ALL, deleted), (FIRST, foreign), (FIRST, unscoped)):
        refusal = await refused(laid(stack, over, shown, caller))
        assert (refusal.code, refusal.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "PICTURE_NOT_FOUND")
        told.add((refusal.message, refusal.fields))
    assert len(told) == 1
    assert {fields for _, fields in told} == {("overlay.stamp.image_id",)}
    # Nothing of what was refused is there.
    request = overlay_pb2.ListOverlaysRequest(image_id=over)
    assert not (await stack.overlays.ListOverlays(request)).overlays


async def test_one_that_is_not_found_is_named_in_a_batch(stack: Stack) -> None:
    over, shown = await image(stack, "black"), await image(stack)
    batch = making(over, [stamp(shown), stamp(str(uuid4()))])
    refusal = await refused(stack.overlays.BatchCreateOverlays(batch))
    assert (refusal.reason, refusal.fields) == ("PICTURE_NOT_FOUND", ("requests[1].overlay.stamp.image_id",))
    rows = (await stack.overlays.BatchCreateOverlays(making(over, [stamp(shown)] * 2))).overlays
    wrong = overlay_pb2.Overlay(id=rows[1].id, stamp={"image_id": str(uuid4()), "at": MIDDLE})
    updates = [
        overlay_pb2.UpdateOverlayRequest(overlay=each) for each in (overlay_pb2.Overlay(id=rows[0].id, z=3), wrong)
    ]
    request = overlay_pb2.BatchUpdateOverlaysRequest(image_id=over, requests=updates)
    refusal = await refused(stack.overlays.BatchUpdateOverlays(request))
    assert (refusal.reason, refusal.fields) == ("PICTURE_NOT_FOUND", ("requests[1].overlay.stamp.image_id",))


async def test_players_are_shown_no_image_of_the_game_master(stack: Stack) -> None:
    over, secret = await image(stack, "black"), await image(stack, audience=GM)
    for wrong in (laid(stack, over, secret), laid(stack, over, secret, audience=PLAYERS)):
        refusal = await refused(wrong)
        assert (refusal.reason, refusal.fields) == ("PICTURE_NOT_FOR_PLAYERS", ("overlay.stamp.image_id",))
    own = await laid(stack, over, secret, audience=GM)
    refusal = await refused(changed(stack, own.id, ALL, "audience", audience=PLAYERS))
    assert refusal.reason == "PICTURE_NOT_FOR_PLAYERS"
    assert await pixel(stack, over, GM) == ("red", [])
    assert await pixel(stack, over, PLAYERS) == ("black", [])


async def test_a_secret_token_is_for_the_game_master(stack: Stack) -> None:
    over = await image(stack, "black")
    token = {"at": MIDDLE, "disposition": "DISPOSITION_SECRET"}
    made = await stack.overlays.CreateOverlay(
        overlay_pb2.CreateOverlayRequest(overlay=overlay_pb2.Overlay(image_id=over, token=token, audience=GM))
    )
    refusal = await refused(changed(stack, made.overlay.id, ALL, "audience", audience=PLAYERS))
    assert (refusal.reason, refusal.fields) == ("INVALID_FIELD", ("overlay.token.disposition",))
    both = ("audience", "token.disposition")
    told = await changed(
        stack, made.overlay.id, ALL, *both, audience=PLAYERS, token={"disposition": "DISPOSITION_HOSTILE"}
    )
    assert told.audience == PLAYERS


async def test_an_image_that_moves_is_as_gone_until_it_comes_back(stack: Stack) -> None:
    over, shown = await image(stack, "black"), await image(stack)
    overlay = await laid(stack, over, shown)

    async def moved(**values: Any) -> None:
        request = image_pb2.UpdateImageRequest(
            image=image_pb2.Image(id=shown, **values), update_mask={"paths": list(values)}
        )
        await stack.images.UpdateImage(request)

    for there, back in (({"scope": "campaign/2"}, {"scope": "campaign/1"}), ({"audience": GM}, {"audience": PLAYERS})):
        await moved(**there)
        color, warnings = await pixel(stack, over)
        assert (color, len(warnings)) == ("black", 1)
        # What was shown before may stay where it is named, and be changed otherwise, unless players were to see it.
        if "scope" in there:
            assert (await changed(stack, overlay.id, ALL, "z", z=7)).z == 7
        await moved(**back)
        assert await pixel(stack, over) == ("red", [])
    await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=shown))
    assert (await pixel(stack, over))[0] == "black"
    await changed(stack, overlay.id, ALL, "stamp.size", stamp={"size": 0.5})
    await stack.images.UndeleteImage(image_pb2.UndeleteImageRequest(id=shown))
    assert await pixel(stack, over) == ("red", [])


async def test_a_copy_elsewhere_shows_nothing_of_here(stack: Stack) -> None:
    over, shown = await image(stack, "black"), await image(stack)
    await laid(stack, over, shown)
    copy = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=over, scope="campaign/2"))).image.id
    color, warnings = await pixel(stack, copy)
    assert (color, len(warnings)) == ("black", 1)


async def test_who_has_both_scopes_shows_none_of_one_in_the_other(stack: Stack) -> None:
    over = await image(stack, "black", "campaign/1", BOTH)
    shown = await image(stack, "red", "guild/7", BOTH)
    assert (await refused(laid(stack, over, shown, BOTH))).reason == "PICTURE_NOT_FOUND"
