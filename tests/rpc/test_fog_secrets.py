"""What lies in hidden ground is the game master's: players see no pixel of it, and are told nothing."""

from typing import Any

import numpy as np
import pytest
from limner.v1 import image_pb2, overlay_pb2, view_pb2

from server.domain.overlays import KINDS
from tests.rpc.errors import refused
from tests.rpc.fogged import GM, PLAYERS, a_map, box, fog, ground, names, pixel, reveal, seen
from tests.rpc.overlays import FULL, overlay_of
from tests.rpc.stack import Stack
from tests.rpc.test_players_revision import revisions

FULL_VIEW = view_pb2.VIEW_FULL
SEEN, HIDDEN = pixel(30, 60), pixel(150, 60)
WITHOUT_A_PLACE = {"fog", "line_of_sight", "legend", "scale_bar", "cartouche"}


def badge(name: str, at: Any, **values: Any) -> overlay_pb2.Overlay:
    """A marker."""
    return overlay_of("marker", {"at": at, "symbol": "X", "label": name}, name=name, **values)


def wall(*points: Any) -> overlay_pb2.Overlay:
    """Walls along points, with a door at each end."""
    doors = [{"id": f"{at['pixel']['x']}", "start": at, "end": at} for at in (points[0], points[-1])]
    return overlay_of("walls", {"segments": [{"points": points}], "doors": doors}, name="walls")


async def half_seen(stack: Stack, *overlays: overlay_pb2.Overlay, content: bytes | None = None) -> str:
    """A map whose left half is revealed."""
    image_id = await a_map(stack, fog(), *overlays, content=content)
    await reveal(stack, image_id, box(0, 0, 100, 120))
    return image_id


@pytest.mark.parametrize(
    "options", [{}, {"scale": 0.37}, {"scale": 1.9}, {"crop": {"x": 61, "y": 13, "width": 90, "height": 71}}]
)
@pytest.mark.parametrize("feather", [0, 0.8])
async def test_no_pixel_tells_of_what_is_hidden(stack: Stack, options: dict[str, Any], feather: float) -> None:
    """The base differs in every hidden pixel, and overlays lie there: the pictures are the same, byte for byte."""
    secrets = [badge("secret", HIDDEN), overlay_of("light", {"at": HIDDEN, "bright": 5, "dim": 20})]
    pictures = []
    for content, more in ((ground(), []), (ground(100, shift=77), secrets)):
        soft = overlay_of("fog", {"feather_cells": feather, "darkness": 0.4})
        image_id = await a_map(stack, soft, badge("known", SEEN), *more, content=content)
        await reveal(stack, image_id, box(0, 0, 100, 120))
        pictures.append(await seen(stack, image_id, **options))
    assert pictures[0].tobytes() == pictures[1].tobytes()
    assert len(np.unique(pictures[0].reshape(-1, 3), axis=0)) > 500


async def test_overlays_in_hidden_ground_are_not_there(stack: Stack) -> None:
    image_id = await half_seen(stack, badge("known", SEEN), badge("secret", HIDDEN), badge("gm", SEEN, audience=GM))
    every = {each.name: each.id for each in await all_of(stack, image_id)}
    for values in ({}, {"view": FULL_VIEW}, {"page_size": 1}, {"order_by": "name"}):
        assert [each for each in await names(stack, image_id, **values) if each != "Fog"] == ["known"]
    assert sorted(await names(stack, image_id, GM)) == ["Fog", "gm", "known", "secret"]
    for view in (view_pb2.VIEW_BASIC, FULL_VIEW):
        asked: dict[str, Any] = {"audience": PLAYERS, "view": view}
        one = overlay_pb2.GetOverlayRequest(id=every["secret"], **asked)
        many = overlay_pb2.BatchGetOverlaysRequest(ids=[every["known"], every["secret"]], **asked)
        assert (await refused(stack.overlays.GetOverlay(one))).reason == "OVERLAY_NOT_FOUND"
        refusal = await refused(stack.overlays.BatchGetOverlays(many))
        assert (refusal.reason, refusal.resource[1]) == ("OVERLAY_NOT_FOUND", every["secret"])
        known = overlay_pb2.GetOverlayRequest(id=every["known"], **asked)
        assert (await stack.overlays.GetOverlay(known)).overlay.name == "known"


async def all_of(stack: Stack, image_id: str) -> list[overlay_pb2.Overlay]:
    """What the game master is told of the overlays of an image."""
    request = overlay_pb2.ListOverlaysRequest(image_id=image_id, view=FULL_VIEW)
    return list((await stack.overlays.ListOverlays(request)).overlays)


async def test_pages_are_full_however_much_is_hidden(stack: Stack) -> None:
    hidden = [badge(f"secret {index}", HIDDEN) for index in range(300)]
    image_id = await half_seen(stack, *hidden, badge("known", SEEN))
    request = overlay_pb2.ListOverlaysRequest(image_id=image_id, audience=PLAYERS, page_size=1)
    page = await stack.overlays.ListOverlays(request)
    assert [each.name for each in page.overlays] == ["known"]
    request.page_token = page.next_page_token
    page = await stack.overlays.ListOverlays(request)
    assert ([each.name for each in page.overlays], page.next_page_token) == (["Fog"], "")


@pytest.mark.parametrize("kind", sorted(set(KINDS) - WITHOUT_A_PLACE))
async def test_every_kind_that_lies_somewhere_can_be_hidden(stack: Stack, kind: str) -> None:
    named = {KINDS[kind].image: await a_map(stack)} if KINDS[kind].image else {}
    image_id = await a_map(stack, overlay_of(kind, {**FULL[kind], **named}, name=kind))
    assert await names(stack, image_id) == [kind]
    await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=fog(image_id)))
    assert await names(stack, image_id) == ["Fog"]


async def test_walls_are_cut_and_doors_left_out(stack: Stack) -> None:
    image_id = await half_seen(stack, wall(pixel(20, 60), pixel(180, 60)), wall(HIDDEN, pixel(190, 60)))
    request = overlay_pb2.ListOverlaysRequest(image_id=image_id, audience=PLAYERS, view=FULL_VIEW)
    (cut,) = (each for each in (await stack.overlays.ListOverlays(request)).overlays if each.type == "walls")
    ((start, end),) = (each.points for each in cut.walls.segments)
    assert (start.pixel.x, end.pixel.x) == (20, pytest.approx(100, abs=1))
    assert [each.id for each in cut.walls.doors] == ["20"]
    whole = (each for each in await all_of(stack, image_id) if each.id == cut.id)
    assert next(whole).etag != cut.etag
    await reveal(stack, image_id, box(0, 0, 200, 120))
    (more, _) = (each for each in (await stack.overlays.ListOverlays(request)).overlays if each.type == "walls")
    assert (len(more.walls.doors), more.etag != cut.etag) == (2, True)


async def test_areas_are_cut(stack: Stack) -> None:
    room = {
        "at": SEEN,
        "number": 3,
        "area": [{"points": [pixel(10, 10), pixel(190, 10), pixel(190, 110), pixel(10, 110)]}],
    }
    image_id = await half_seen(stack, overlay_of("marker", room, name="room"))
    request = overlay_pb2.ListOverlaysRequest(image_id=image_id, audience=PLAYERS, view=FULL_VIEW)
    (cut,) = (each for each in (await stack.overlays.ListOverlays(request)).overlays if each.type == "marker")
    corners = {(each.pixel.x, each.pixel.y) for outline in cut.marker.area for each in outline.points}
    assert corners == {(10, 10), (100, 10), (100, 110), (10, 110)}


async def test_what_happens_in_hidden_ground_players_do_not_notice(stack: Stack) -> None:
    image_id = await half_seen(stack, badge("secret", HIDDEN), wall(HIDDEN, pixel(180, 60)))
    secret = next(each for each in await all_of(stack, image_id) if each.name == "secret")
    overlays, changed = stack.overlays, overlay_pb2.Overlay
    master, players = await revisions(stack, image_id)
    door = overlay_pb2.SetDoorsRequest.Door(id="180", state=overlay_pb2.Overlay.Walls.Door.STATE_OPEN)
    calls = [
        (overlays.UpdateOverlay, overlay_pb2.UpdateOverlayRequest(overlay=changed(id=secret.id, name="other"))),
        (overlays.CreateOverlay, overlay_pb2.CreateOverlayRequest(overlay=badge("new", HIDDEN, image_id=image_id))),
        (overlays.SetDoors, overlay_pb2.SetDoorsRequest(image_id=image_id, doors=[door])),
        (overlays.DeleteOverlay, overlay_pb2.DeleteOverlayRequest(id=secret.id)),
        (overlays.UndeleteOverlay, overlay_pb2.UndeleteOverlayRequest(id=secret.id)),
    ]
    for call, request in calls:
        await call(request)
        master += 1
        assert await revisions(stack, image_id) == (master, players)
    moved = changed(id=secret.id, marker={"at": SEEN, "symbol": "X"})
    await overlays.UpdateOverlay(overlay_pb2.UpdateOverlayRequest(overlay=moved))
    assert await revisions(stack, image_id) == (master + 1, players + 1)


async def test_players_cannot_ask_around_the_fog(stack: Stack) -> None:
    image_id = await half_seen(stack)
    with_kinds = await seen(stack, image_id, kinds=["OVERLAY_KIND_LABEL"])
    assert (with_kinds == await seen(stack, image_id)).all()
    assert (await seen(stack, image_id, baked_light=False) == with_kinds).all()


async def test_a_stamp_shows_players_no_image_below_a_fog(stack: Stack) -> None:
    fogged, table = await a_map(stack, fog()), await a_map(stack)
    stamp = overlay_of("stamp", {"at": SEEN, "image_id": fogged}, image_id=table)
    refusal = await refused(stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=stamp)))
    assert refusal.reason == "PICTURE_NOT_FOR_PLAYERS"
    urls = image_pb2.GetDownloadUrlRequest(id=fogged, audience=PLAYERS)
    assert (await refused(stack.images.GetDownloadUrl(urls))).reason in {"USE_RENDER", "NO_URLS"}
