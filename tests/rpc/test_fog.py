"""RevealFog: what is under the fog is changed piece by piece, by any number of callers at once."""

import asyncio
import uuid
from typing import Any

import numpy as np
import pytest
from limner.v1 import image_pb2, overlay_pb2

from server.domain.fog_ground import MOST_SAMPLES
from tests.rpc.errors import refused
from tests.rpc.fogged import GM, HEIGHT, PLAYERS, WIDTH, Fog, a_map, box, fog, pixel, reveal, seen
from tests.rpc.overlays import an_image, overlay_of
from tests.rpc.stack import Stack, database_of
from tests.rpc.test_players_revision import revisions

BASE = "SELECT ground FROM image_overlays WHERE image_id = $1 AND type = 'fog'"
SMALLEST_EDGE = 3
"""Pixels beside hidden ground that its edge may reach, where it is as narrow as it can be."""


async def stored_ground(stack: Stack, image_id: str) -> bytes | None:
    async with database_of(stack) as connection:
        ground: bytes | None = await connection.fetchval(BASE, uuid.UUID(image_id))
        return ground


async def test_revealed_ground_is_shown_and_nothing_else(stack: Stack) -> None:
    image_id = await a_map(stack)
    plain = await seen(stack, image_id)
    await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=fog(image_id=image_id)))
    assert len(np.unique((await seen(stack, image_id)).reshape(-1, 3), axis=0)) < 40
    await reveal(stack, image_id, box(40, 20, 120, 80))
    shown = await seen(stack, image_id)
    edge = SMALLEST_EDGE
    assert (
        shown[20 + edge : 80 - edge, 40 + edge : 120 - edge] == plain[20 + edge : 80 - edge, 40 + edge : 120 - edge]
    ).all()
    differs = (shown != plain).any(-1)
    differs[20:80, 40:120] = True
    assert differs.all()


async def test_the_later_state_counts_and_within_a_request_what_is_revealed(stack: Stack) -> None:
    image_id = await a_map(stack, fog())
    plain = await seen(stack, image_id, audience=GM, kinds=["OVERLAY_KIND_LABEL"])
    request = overlay_pb2.RevealFogRequest(
        image_id=image_id,
        everything=Fog.STATE_EXPLORED,
        hide=[box(0, 0, 60, 120)],
        explore=[box(0, 0, 20, 120)],
        reveal=[box(100, 0, 200, 120), box(0, 0, 10, 120)],
    )
    await stack.overlays.RevealFog(request)
    shown = await seen(stack, image_id)
    assert (shown[50, 3:7] == plain[50, 3:7]).all()
    assert (shown[50, 150] == plain[50, 150]).all()
    pale = shown[:, 70:90].astype(int)
    assert (np.ptp(pale, -1) < np.ptp(plain[:, 70:90].astype(int), -1)).mean() > 0.95
    assert np.ptp(shown[40:60, 30:50].reshape(-1, 3).astype(int), 0).max() < 30
    await stack.overlays.RevealFog(overlay_pb2.RevealFogRequest(image_id=image_id, hide=[box(100, 0, 200, 120)]))
    assert not (await seen(stack, image_id) == plain)[:, 104:].all(-1).any()


@pytest.mark.parametrize(
    ("shape", "inside", "outside"),
    [
        ({"circle": {"center": pixel(100, 60), "radius": 10}}, (100, 30), (100, 15)),
        ({"ring": {"center": pixel(100, 60), "inner": 5, "outer": 10}}, (100, 30), (100, 60)),
        ({"cone": {"origin": pixel(20, 60), "length": 20}}, (80, 60), (60, 100)),
        ({"line": {"origin": pixel(20, 60), "length": 20, "width": 10}}, (80, 75), (80, 90)),
        ({"rectangle": {"corner": pixel(20, 20), "width": 20, "height": 10}}, (90, 50), (110, 50)),
        ({"cells": {"cells": [{"column": 2, "row": 1}, {"column": 3, "row": 1}]}}, (60, 30), (60, 50)),
        (box(20, 20, 100, 100), (60, 60), (10, 60)),
    ],
)
async def test_ground_of_every_form_is_revealed(
    stack: Stack, shape: Any, inside: tuple[int, int], outside: tuple[int, int]
) -> None:
    image_id = await a_map(stack)
    plain = await seen(stack, image_id)
    await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=fog(image_id=image_id)))
    await reveal(stack, image_id, shape)
    shown = await seen(stack, image_id)
    (x, y), (far_x, far_y) = inside, outside
    assert (shown[y, x] == plain[y, x]).all()
    assert (shown[far_y, far_x] != plain[far_y, far_x]).any()


async def test_many_at_once_all_stand(stack: Stack) -> None:
    image_id = await a_map(stack, fog())
    stripes = [box(10 * index, 0, 10 * index + 10, HEIGHT) for index in range(WIDTH // 10)]
    answers = await asyncio.gather(*(reveal(stack, image_id, each) for each in stripes))
    assert len(set(answers)) == len(stripes)
    plain = await seen(stack, image_id, audience=GM, kinds=["OVERLAY_KIND_LABEL"])
    assert (await seen(stack, image_id) == plain).all()


async def test_a_repeated_request_changes_nothing_more(stack: Stack) -> None:
    image_id, request_id = await a_map(stack, fog()), str(uuid.uuid4())
    first = await reveal(stack, image_id, box(0, 0, 50, 50), request_id=request_id)
    await stack.overlays.RevealFog(overlay_pb2.RevealFogRequest(image_id=image_id, everything=Fog.STATE_HIDDEN))
    hidden = await stored_ground(stack, image_id)
    assert await reveal(stack, image_id, box(0, 0, 50, 50), request_id=request_id) == first + 1
    assert await stored_ground(stack, image_id) == hidden
    other = overlay_pb2.RevealFogRequest(image_id=image_id, reveal=[box(0, 0, 9, 9)], request_id=request_id)
    assert (await refused(stack.overlays.RevealFog(other))).reason == "REQUEST_ID_REUSED"


async def test_what_changes_nothing_has_no_revision_and_no_call_needs_an_etag(stack: Stack) -> None:
    image_id = await a_map(stack, fog())
    (before,) = (await stack.overlays.ListOverlays(overlay_pb2.ListOverlaysRequest(image_id=image_id))).overlays
    first = await reveal(stack, image_id, box(0, 0, 50, 50))
    assert await reveal(stack, image_id, box(10, 10, 40, 40)) == first
    (after,) = (await stack.overlays.ListOverlays(overlay_pb2.ListOverlaysRequest(image_id=image_id))).overlays
    assert after.etag == before.etag


async def test_players_notice_what_they_can_see(stack: Stack) -> None:
    image_id = await a_map(stack, fog())
    master, players = await revisions(stack, image_id)
    await reveal(stack, image_id, box(0, 0, 50, 50))
    assert await revisions(stack, image_id) == (master + 1, players + 1)
    (row,) = (await stack.overlays.ListOverlays(overlay_pb2.ListOverlaysRequest(image_id=image_id))).overlays
    off = overlay_pb2.Overlay(id=row.id, fog={"enabled": False})
    await stack.overlays.UpdateOverlay(overlay_pb2.UpdateOverlayRequest(overlay=off))
    assert await revisions(stack, image_id) == (master + 2, players + 2)
    await reveal(stack, image_id, box(0, 0, 90, 90))
    assert await revisions(stack, image_id) == (master + 3, players + 2)


async def test_an_update_leaves_the_ground(stack: Stack) -> None:
    image_id = await a_map(stack, fog())
    await reveal(stack, image_id, box(0, 0, 100, 120))
    (row,) = (await stack.overlays.ListOverlays(overlay_pb2.ListOverlaysRequest(image_id=image_id))).overlays
    ground = await stored_ground(stack, image_id)
    changed = overlay_pb2.Overlay(id=row.id, fog={"base": Fog.STATE_EXPLORED, "feather_cells": 0})
    await stack.overlays.UpdateOverlay(overlay_pb2.UpdateOverlayRequest(overlay=changed))
    assert await stored_ground(stack, image_id) == ground is not None
    copy = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=image_id))).image.id
    assert await stored_ground(stack, copy) == ground


async def test_an_image_has_one_fog(stack: Stack) -> None:
    image_id = await a_map(stack, fog())
    (row,) = (await stack.overlays.ListOverlays(overlay_pb2.ListOverlaysRequest(image_id=image_id))).overlays
    another = overlay_pb2.CreateOverlayRequest(overlay=fog(image_id=image_id))
    assert (await refused(stack.overlays.CreateOverlay(another))).reason == "SECOND_FOG"
    await stack.overlays.DeleteOverlay(overlay_pb2.DeleteOverlayRequest(id=row.id))
    refusal = await refused(
        stack.overlays.RevealFog(overlay_pb2.RevealFogRequest(image_id=image_id, hide=[box(0, 0, 9, 9)]))
    )
    assert refusal.reason == "FOG_NOT_FOUND"
    await stack.overlays.CreateOverlay(another)
    assert (
        await refused(stack.overlays.UndeleteOverlay(overlay_pb2.UndeleteOverlayRequest(id=row.id)))
    ).reason == "SECOND_FOG"


async def test_what_cannot_be_is_refused(stack: Stack) -> None:
    image_id, bare = await a_map(stack, fog()), await a_map(stack, fog(), grid=False)
    request = overlay_pb2.RevealFogRequest
    circle = {"circle": {"center": pixel(10, 10), "radius": 5}}
    zigzag = {"polygon": {"points": [pixel(each % 2, (each % 2) * 1_000_000) for each in range(500)]}}
    wrong: list[tuple[overlay_pb2.RevealFogRequest, str]] = [
        (request(image_id=image_id), "reveal"),
        (request(image_id=bare, reveal=[box(0, 0, 9, 9), circle]), "reveal[1].circle"),
        (request(image_id=image_id, hide=[{"circle": {"radius": 5}}]), "hide[0].circle.center"),
        (request(image_id=image_id, explore=[{}]), "explore[0].form"),
        (
            request(image_id=image_id, reveal=[{"ring": {"center": pixel(0, 0), "inner": 5, "outer": 5}}]),
            "reveal[0].ring.inner",
        ),
    ]
    for asked, field in wrong:
        refusal = await refused(stack.overlays.RevealFog(asked))
        assert (refusal.reason, refusal.fields) == ("INVALID_FIELD", (field,))
    await stack.overlays.RevealFog(request(image_id=image_id, reveal=[zigzag] * 10))
    assert (
        await refused(stack.overlays.RevealFog(request(image_id=await an_image(stack), reveal=[circle])))
    ).reason == "FOG_NOT_FOUND"


async def test_thousands_of_reveals_are_kept_in_little_room(stack: Stack) -> None:
    image_id = await a_map(stack, fog())
    random = np.random.default_rng(5)
    for _ in range(25):
        circles = [
            {"circle": {"center": pixel(*random.uniform(0, WIDTH, 2)), "radius": random.uniform(0.2, 4)}}
            for _ in range(60)
        ]
        asked: dict[str, Any] = {
            name: circles[20 * at : 20 * at + 20] for at, name in enumerate(("hide", "explore", "reveal"))
        }
        await stack.overlays.RevealFog(overlay_pb2.RevealFogRequest(image_id=image_id, **asked))
    assert len(await stored_ground(stack, image_id) or b"") < 16 << 10
    assert MOST_SAMPLES <= 2048


async def test_players_do_not_get_the_stored_bytes(stack: Stack) -> None:
    image_id = await a_map(stack, fog())
    images = stack.images
    asked: dict[str, Any] = {"id": image_id, "audience": PLAYERS}
    for call in (
        images.GetImageContent(image_pb2.GetImageContentRequest(**asked)),
        images.GetImageContent(image_pb2.GetImageContentRequest(**asked, max_side=20)),
        images.DownloadImage(image_pb2.DownloadImageRequest(**asked)).read(),
    ):
        assert (await refused(call)).reason == "USE_RENDER"
    await images.GetImageContent(image_pb2.GetImageContentRequest(id=image_id))
    for each in await thumbnails(stack, image_id):
        assert each == (b"", True)


async def thumbnails(stack: Stack, image_id: str) -> list[tuple[bytes, bool]]:
    """The thumbnail that players get, and whether the game master gets one, by each call."""
    images, shown = stack.images, []
    for audience in (PLAYERS, GM):
        one: dict[str, Any] = {"id": image_id, "audience": audience, "thumbnails": True}
        many: dict[str, Any] = {"ids": [image_id], "audience": audience, "thumbnails": True}
        got = (await images.GetImage(image_pb2.GetImageRequest(**one))).image
        (batched,) = (await images.BatchGetImages(image_pb2.BatchGetImagesRequest(**many))).images
        listed = await images.ListImages(image_pb2.ListImagesRequest(audience=audience, thumbnails=True))
        (paged,) = (each for each in listed.images if each.id == image_id)
        shown.append([each.thumbnail for each in (got, batched, paged)])
    return [(players, bool(master)) for players, master in zip(*shown, strict=True)]


async def test_a_fog_that_is_off_or_for_the_game_master_hides_nothing(stack: Stack) -> None:
    for each in (fog(enabled=False), overlay_of("fog", {}, audience=GM)):
        image_id = await a_map(stack)
        plain = await seen(stack, image_id)
        each.image_id = image_id
        await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=each))
        assert (await seen(stack, image_id) == plain).all()
        await stack.images.GetImageContent(image_pb2.GetImageContentRequest(id=image_id, audience=PLAYERS))
        assert all(players and master for players, master in await thumbnails(stack, image_id))
