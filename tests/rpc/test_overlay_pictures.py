"""The images of tokens and stamps: refused where they may not be shown, as gone to everybody once that is so."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from limner.v1 import audience_pb2, image_pb2, overlay_pb2, view_pb2

from tests.databases import DatabaseServer, fresh
from tests.rpc.errors import refused
from tests.rpc.named_callers import ROLE, SCOPE, WHO, serving_named
from tests.rpc.overlays import making
from tests.rpc.stack import Stack
from tests.rpc.uploads import metadata, png

GM, PLAYERS = audience_pb2.AUDIENCE_GM, audience_pb2.AUDIENCE_PLAYERS
OWN, OTHER = "campaign/own", "campaign/other"
BOUND = ((WHO, "master"), (ROLE, "writer"), (SCOPE, OWN))
PLAYER = ((WHO, "table"), (ROLE, "player"), (SCOPE, OWN))
ALL: tuple[tuple[str, str], ...] = ()
KINDS = ("token", "stamp")


@pytest.fixture(scope="module")
def stack(
    runner: asyncio.Runner, database_server: DatabaseServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stack]:
    for url in fresh(database_server, database_server.template):
        served = serving_named(url, tmp_path_factory.mktemp("data"))
        yield runner.run(served.__aenter__())
        runner.run(served.__aexit__(None, None, None))


async def an_image(stack: Stack, scope: str = OWN, audience: audience_pb2.Audience = PLAYERS) -> str:
    said = metadata(scope=scope, audience=audience)
    request = image_pb2.CreateImageRequest(metadata=said, content=png())
    return str((await stack.images.CreateImage(request)).image.id)


PLACES = {"patch": "corner"}
"""Where kinds have their place that do not call it `at`."""


def showing(kind: str, shown: str, **values: Any) -> overlay_pb2.Overlay:
    """An overlay that shows an image."""
    data: dict[str, Any] = {kind: {"image_id": shown, PLACES.get(kind, "at"): {"pixel": {"x": 9, "y": 9}}}}
    return overlay_pb2.Overlay(**data, **values)


async def moved(stack: Stack, image_id: str, **values: Any) -> None:
    """Change an image as who may."""
    request = image_pb2.UpdateImageRequest(image=image_pb2.Image(id=image_id, **values))
    await stack.images.UpdateImage(request)


@pytest.mark.parametrize("kind", KINDS)
async def test_what_may_not_be_shown_is_refused_where_it_stands(kind: str, stack: Stack) -> None:
    map_id, good = await an_image(stack), await an_image(stack)
    create = overlay_pb2.CreateOverlayRequest(overlay=showing(kind, good, image_id=map_id))
    there = (await stack.overlays.CreateOverlay(create, metadata=BOUND)).overlay
    for scope, audience, reason in (
        (OTHER, PLAYERS, "PICTURE_NOT_FOUND"),
        ("", PLAYERS, "PICTURE_NOT_FOUND"),
        (OWN, GM, "PICTURE_NOT_FOR_PLAYERS"),
    ):
        bad = await an_image(stack, scope, audience)
        create = overlay_pb2.CreateOverlayRequest(overlay=showing(kind, bad, image_id=map_id))
        update = overlay_pb2.UpdateOverlayRequest(overlay=showing(kind, bad, id=there.id))
        several = overlay_pb2.BatchUpdateOverlaysRequest(image_id=map_id)
        several.requests.add().overlay.CopyFrom(showing(kind, good, id=there.id))
        several.requests.add().CopyFrom(update)
        for call, path in (
            (stack.overlays.CreateOverlay(create, metadata=BOUND), "overlay."),
            (
                stack.overlays.BatchCreateOverlays(
                    making(map_id, [showing(kind, good), showing(kind, bad)]), metadata=BOUND
                ),
                "requests[1].overlay.",
            ),
            (stack.overlays.UpdateOverlay(update, metadata=BOUND), "overlay."),
            (stack.overlays.BatchUpdateOverlays(several, metadata=BOUND), "requests[1].overlay."),
        ):
            error = await refused(call)
            assert (error.reason, error.metadata["field"]) == (reason, f"{path}{kind}.image_id")


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_as_gone_is_told_to_nobody(kind: str, stack: Stack) -> None:
    map_id, shown = await an_image(stack), await an_image(stack)
    create = overlay_pb2.CreateOverlayRequest(overlay=showing(kind, shown, image_id=map_id, name="Basil"))
    overlay_id = (await stack.overlays.CreateOverlay(create, metadata=BOUND)).overlay.id

    async def told(headers: Any, *, changes: bool) -> set[str]:
        """What every answer says that it shows."""
        get = overlay_pb2.GetOverlayRequest(id=overlay_id)
        batch = overlay_pb2.BatchGetOverlaysRequest(ids=[overlay_id], view=view_pb2.VIEW_FULL)
        listed = overlay_pb2.ListOverlaysRequest(image_id=map_id, view=view_pb2.VIEW_FULL)
        answers = [
            (await stack.overlays.GetOverlay(get, metadata=headers)).overlay,
            (await stack.overlays.BatchGetOverlays(batch, metadata=headers)).overlays[0],
            (await stack.overlays.ListOverlays(listed, metadata=headers)).overlays[0],
        ]
        if changes:
            named = overlay_pb2.UpdateOverlayRequest(overlay=overlay_pb2.Overlay(id=overlay_id))
            named.overlay.name = f"Basil {len(told_names)}"
            told_names.append(named.overlay.name)
            gone = overlay_pb2.DeleteOverlayRequest(id=overlay_id)
            back = overlay_pb2.UndeleteOverlayRequest(id=overlay_id)
            answers += [
                (await stack.overlays.UpdateOverlay(named, metadata=headers)).overlay,
                (await stack.overlays.DeleteOverlay(gone, metadata=headers)).overlay,
                (await stack.overlays.UndeleteOverlay(back, metadata=headers)).overlay,
            ]
        return {getattr(each, kind).image_id for each in answers}

    told_names: list[str] = []
    for values, back in (
        ({"scope": OTHER}, {"scope": OWN}),
        ({"audience": GM}, {"audience": PLAYERS}),
    ):
        for changed, expected in ((values, {""}), (back, {shown})):
            await moved(stack, shown, **changed)
            assert await told(PLAYER, changes=False) == expected
            for headers in (BOUND, ALL):
                assert await told(headers, changes=True) == expected
    await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=shown))
    assert await told(BOUND, changes=True) == {""}
    drawn = image_pb2.GetRenderedImageRequest(id=map_id, options=image_pb2.RenderOptions(audience=GM))
    picture = await stack.images.GetRenderedImage(drawn, metadata=BOUND)
    assert len(picture.header.warnings) == 1


async def test_who_changes_the_rest_of_it_keeps_what_is_as_gone(stack: Stack) -> None:
    map_id, shown = await an_image(stack), await an_image(stack)
    create = overlay_pb2.CreateOverlayRequest(overlay=showing("stamp", shown, image_id=map_id))
    overlay_id = (await stack.overlays.CreateOverlay(create, metadata=BOUND)).overlay.id
    await moved(stack, shown, scope=OTHER)
    turned = overlay_pb2.Overlay(id=overlay_id, stamp={"rotation": 90})
    request = overlay_pb2.UpdateOverlayRequest(overlay=turned, update_mask={"paths": ["stamp.rotation"]})
    answer = (await stack.overlays.UpdateOverlay(request, metadata=BOUND)).overlay
    assert (answer.stamp.rotation, answer.stamp.image_id) == (90, "")
    await moved(stack, shown, scope=OWN)
    again = (await stack.overlays.GetOverlay(overlay_pb2.GetOverlayRequest(id=overlay_id))).overlay
    assert (again.stamp.rotation, again.stamp.image_id) == (90, shown)


async def test_a_copy_for_another_scope_shows_nothing_of_the_first(stack: Stack) -> None:
    map_id, own, common = await an_image(stack), await an_image(stack), await an_image(stack, "")
    overlays = [showing("token", own), showing("token", common)]
    await stack.overlays.BatchCreateOverlays(making(map_id, overlays))
    for scope, expected in ((OWN, [own, common]), (OTHER, ["", common])):
        copy = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=map_id, scope=scope))).image
        request = overlay_pb2.ListOverlaysRequest(image_id=copy.id, view=view_pb2.VIEW_FULL)
        laid = (await stack.overlays.ListOverlays(request)).overlays
        assert [each.token.image_id for each in laid] == expected
