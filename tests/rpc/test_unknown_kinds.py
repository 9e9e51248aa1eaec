"""Overlays of other programs and of newer versions: the game master lists them, players never learn of them."""

from json import dumps
from typing import Any
from uuid import UUID

import pytest
from limner.v1 import audience_pb2, image_pb2, overlay_pb2

from tests.rows_of_others import added
from tests.rpc.overlays import KNOWN, an_image, deleting, listed
from tests.rpc.stack import Stack, database_of

GM, PLAYERS = audience_pb2.AUDIENCE_GM, audience_pb2.AUDIENCE_PLAYERS
STRANGERS = ("hologram", "")
"""Kinds that nobody knows."""


async def laid_by_others(stack: Stack, image_id: str) -> list[str]:
    """The ids of a name and of what another program laid over an image, all of it for everybody."""
    own = ("label", {"text": "Vault", "at": {"pixel": {"x": 3, "y": 4}}})
    rows: list[tuple[str, Any]] = [own, *((each, {"text": "the traitor"}) for each in STRANGERS)]
    async with database_of(stack) as connection:
        values = [{"image_id": UUID(image_id), "type": kind, "name": kind, "data": dumps(data)} for kind, data in rows]
        return [await added(connection, "image_overlays", each) for each in values]


async def picture(stack: Stack, image_id: str, **options: Any) -> image_pb2.GetRenderedImageResponse:
    drawn = image_pb2.RenderOptions(format=image_pb2.IMAGE_FORMAT_PNG, **options)
    request = image_pb2.GetRenderedImageRequest(id=image_id, options=drawn)
    rendered: image_pb2.GetRenderedImageResponse = await stack.images.GetRenderedImage(request)
    return rendered


async def test_the_game_master_lists_them_by_type_and_without_data(stack: Stack) -> None:
    image_id = await an_image(stack)
    name, *unknown = await laid_by_others(stack, image_id)
    everything = await listed(stack, image_id)
    assert (everything[0].id, everything[0].type) == (name, "label")
    assert {each.id for each in everything[1:]} == set(unknown)  # of no layer: they come last
    assert [each.WhichOneof("data") for each in everything] == ["label", None, None]
    one = (await stack.overlays.GetOverlay(overlay_pb2.GetOverlayRequest(id=unknown[0]))).overlay
    assert (one.type, one.WhichOneof("data")) == ("hologram", None)


async def test_players_list_none_of_them(stack: Stack) -> None:
    image_id = await an_image(stack)
    name, *_ = await laid_by_others(stack, image_id)
    assert [each.id for each in await listed(stack, image_id, audience=PLAYERS)] == [name]


async def test_only_the_game_master_is_told_that_they_are_not_drawn(stack: Stack) -> None:
    image_id = await an_image(stack)
    bare = {audience: (await picture(stack, image_id, audience=audience)).content for audience in (GM, PLAYERS)}
    _, *strangers = await laid_by_others(stack, image_id)
    async with database_of(stack) as connection:
        await connection.execute("DELETE FROM image_overlays WHERE type = 'label'")
    assert (await picture(stack, image_id, audience=PLAYERS)).header.warnings == []
    warned = await picture(stack, image_id, audience=GM)
    assert len(warned.header.warnings) == len(strangers)
    assert all(f"kind {kind} are not drawn" in " ".join(warned.header.warnings) for kind in STRANGERS)
    assert warned.content == bare[GM]
    assert (await picture(stack, image_id, audience=PLAYERS)).content == bare[PLAYERS]
    asked = await picture(stack, image_id, audience=GM, kinds=[overlay_pb2.OVERLAY_KIND_LABEL])
    assert asked.header.warnings == []  # nobody asked for them


async def test_they_can_be_moved_and_deleted(stack: Stack) -> None:
    image_id = await an_image(stack)
    _, *strangers = await laid_by_others(stack, image_id)
    order = overlay_pb2.ReorderOverlaysRequest(image_id=image_id, ids=strangers[::-1])
    assert [each.type for each in (await stack.overlays.ReorderOverlays(order)).overlays] == list(STRANGERS[::-1])
    await stack.overlays.BatchDeleteOverlays(deleting(image_id, strangers))
    assert [each.type for each in await listed(stack, image_id)] == ["label"]


@pytest.mark.parametrize("kind", KNOWN)
async def test_players_list_of_every_kind_what_they_may_know(kind: str, stack: Stack) -> None:
    image_id = await an_image(stack)
    async with database_of(stack) as connection:
        for place, (audience, data) in enumerate([("gm", 0), ("players", 0), ("players", 1)]):
            values = {"image_id": UUID(image_id), "type": kind, "data": dumps(KNOWN[kind][data])}
            await added(connection, "image_overlays", {**values, "audience": audience, "z": place})
    hidden, told, reduced = await listed(stack, image_id)
    first, second = await listed(stack, image_id, audience=PLAYERS)
    assert (first.id, second.id) == (told.id, reduced.id)
    assert getattr(first, kind) == getattr(second, kind) == getattr(reduced, kind)
    assert getattr(hidden, kind) == getattr(told, kind)
    assert all(each.WhichOneof("data") == kind for each in (hidden, told, reduced, first, second))


@pytest.mark.parametrize("kind", KNOWN)
async def test_a_picture_for_players_shows_of_every_kind_what_they_may_know(kind: str, stack: Stack) -> None:
    whole, for_players = KNOWN[kind]
    shown = []
    for audience, data in (("gm", whole), ("players", whole), ("players", for_players)):
        image_id = await an_image(stack)
        bare = (await picture(stack, image_id)).content
        async with database_of(stack) as connection:
            values = {"image_id": UUID(image_id), "type": kind, "data": dumps(data), "audience": audience}
            await added(connection, "image_overlays", values)
        shown.append((await picture(stack, image_id)).content)
    assert shown[0] == bare
    assert shown[1] == shown[2]
