"""What is told of overlays: as much as a view asks for, and to each audience what it may know."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

import grpc
import pytest
from limner.v1 import audience_pb2, overlay_pb2, view_pb2

from tests.overlay_samples.sample import CELL, PIXEL
from tests.rpc.errors import refused
from tests.rpc.overlays import ALONE, FULL, an_image, laid, making, nameless, overlay_of
from tests.rpc.stack import Stack, database_of

Door = overlay_pb2.Overlay.Walls.Door
Read = Callable[..., Awaitable[Sequence[Any]]]
BASIC, WHOLE = view_pb2.VIEW_BASIC, view_pb2.VIEW_FULL
GM, PLAYERS = audience_pb2.AUDIENCE_GM, audience_pb2.AUDIENCE_PLAYERS
NOBODY = "018f0000-0000-7000-8000-000000000000"
STYLE = {"color": "#112233"}


def reads(stack: Stack, image_id: str) -> dict[str, Read]:
    """Three ways to read overlays of one image."""

    async def get(ids: Sequence[str], **values: Any) -> Sequence[Any]:
        return [
            (await stack.overlays.GetOverlay(overlay_pb2.GetOverlayRequest(id=each, **values))).overlay for each in ids
        ]

    async def batch(ids: Sequence[str], **values: Any) -> Sequence[Any]:
        request = overlay_pb2.BatchGetOverlaysRequest(ids=ids, **values)
        return list((await stack.overlays.BatchGetOverlays(request)).overlays)

    async def page(ids: Sequence[str], **values: Any) -> Sequence[Any]:
        request = overlay_pb2.ListOverlaysRequest(image_id=image_id, **values)
        rows = {each.id: each for each in (await stack.overlays.ListOverlays(request)).overlays}
        return [rows[each] for each in ids if each in rows]  # a list has them in drawing order

    return {"get": get, "batch": batch, "list": page}


async def one_of_each(
    stack: Stack, image_id: str, kinds: Iterable[str] = FULL, audience: audience_pb2.Audience = PLAYERS
) -> list[str]:
    """The ids of an overlay of every kind; of fewer kinds, of such as may lie beside those of every one."""
    values: Any = {"image_id": image_id, "style": STYLE, "description": "Below.", "audience": audience}
    overlays = [overlay_of(kind, **values) for kind in kinds]
    if kinds is not FULL:
        overlays = list(map(nameless, overlays))
    return [each.id for each in (await stack.overlays.BatchCreateOverlays(making(image_id, overlays))).overlays]


def basic(overlay: overlay_pb2.Overlay) -> overlay_pb2.Overlay:
    """An overlay without data and style."""
    short = overlay_pb2.Overlay()
    short.CopyFrom(overlay)
    for name in ("style", *FULL):
        short.ClearField(name)
    return short


async def test_a_view_says_how_much_is_told(stack: Stack) -> None:
    image_id = await an_image(stack)
    ids = await one_of_each(stack, image_id)
    ways = reads(stack, image_id)
    whole = await ways["get"](ids)
    for each, kind in zip(whole, FULL, strict=True):
        assert getattr(each, kind) == getattr(overlay_of(kind, image_id=image_id), kind)
    short = [basic(each) for each in whole]
    assert [(each.type, each.description, each.created_by) for each in short] == [
        (kind, "Below.", "anonymous") for kind in FULL
    ]
    for name, read in ways.items():
        assert await read(ids, view=WHOLE) == whole, name
        assert await read(ids, view=BASIC) == short, name
        assert await read(ids) == (whole if name == "get" else short), name


async def test_documents_that_nobody_asks_for_are_not_read(stack: Stack) -> None:
    image_id = await an_image(stack)
    ids = await one_of_each(stack, image_id)
    async with database_of(stack) as connection:
        for column in ("data", "style"):
            await connection.execute(f"ALTER TABLE image_overlays RENAME COLUMN {column} TO hidden")
            try:
                for read in reads(stack, image_id).values():
                    assert [each.id for each in await read(ids, view=BASIC)] == ids
            finally:
                await connection.execute(f"ALTER TABLE image_overlays RENAME COLUMN hidden TO {column}")


async def test_what_a_view_leaves_out_is_not_erased(stack: Stack) -> None:
    image_id = await an_image(stack)
    ids = await one_of_each(stack, image_id)
    ways = reads(stack, image_id)
    whole = await ways["get"](ids)
    for short in await ways["list"](ids):
        for mask in (["*"], []):
            request = overlay_pb2.UpdateOverlayRequest(overlay=short, update_mask={"paths": mask})
            await stack.overlays.UpdateOverlay(request)
    assert await ways["get"](ids) == whole
    emptied = overlay_pb2.Overlay(id=ids[0], name="bare", style={})
    request = overlay_pb2.UpdateOverlayRequest(overlay=emptied, update_mask={"paths": ["*"]})
    after = (await stack.overlays.UpdateOverlay(request)).overlay
    assert (after.style.color, after.label) == ("", whole[0].label)


@pytest.mark.parametrize("view", [BASIC, WHOLE])
async def test_players_find_nothing_that_is_the_game_masters(view: view_pb2.View, stack: Stack) -> None:
    image_id = await an_image(stack)
    secret = await one_of_each(stack, image_id, audience=GM)
    shown = await one_of_each(stack, image_id, [kind for kind in FULL if kind not in ALONE])
    for name, read in reads(stack, image_id).items():
        for audience in (0, GM):
            assert len(await read([*secret, *shown], view=view, audience=audience)) == len(FULL) + len(shown)
        assert len(await read(shown, view=view, audience=PLAYERS)) == len(shown)
        if name == "list":
            assert await read(secret, view=view, audience=PLAYERS) == []
            continue
        for each in secret:
            hidden = await refused(read([each], view=view, audience=PLAYERS))
            missing = await refused(read([NOBODY], view=view, audience=PLAYERS))
            assert (hidden.code, hidden.reason) == (grpc.StatusCode.NOT_FOUND, "OVERLAY_NOT_FOUND")
            assert hidden.message.replace(each, NOBODY) == missing.message


async def test_players_know_a_secret_door_as_wall(stack: Stack) -> None:
    image_id = await an_image(stack)
    doors = [{"kind": kind, "start": CELL, "end": PIXEL} for kind in ("KIND_SECRET", "KIND_ARCH")]
    made = await stack.overlays.BatchCreateOverlays(making(image_id, [overlay_of("walls", {"doors": doors})]))
    for read in reads(stack, image_id).values():
        for audience, kinds in ((0, [Door.KIND_SECRET, Door.KIND_ARCH]), (PLAYERS, [Door.KIND_ARCH])):
            (known,) = await read([made.overlays[0].id], view=WHOLE, audience=audience)
            assert [door.kind for door in known.walls.doors] == kinds


async def test_overlays_come_in_the_order_of_their_ids(stack: Stack) -> None:
    image_id, other = await an_image(stack), await an_image(stack)
    first, second, gone = [each.id for each in await laid(stack, image_id, "a", "b", "c")]
    (elsewhere,) = [each.id for each in await laid(stack, other, "d")]
    get = reads(stack, image_id)["batch"]
    for ids in ([second, elsewhere, first], [first] * 3, [first.upper()]):
        assert [each.id for each in await get(ids)] == [each.lower() for each in ids]
    await stack.overlays.DeleteOverlay(overlay_pb2.DeleteOverlayRequest(id=gone))
    for missing in (NOBODY, gone):
        refusal = await refused(get([first, missing, second]))
        assert (refusal.code, refusal.resource) == (grpc.StatusCode.NOT_FOUND, ("overlay", missing))
    for ids, field in (([], "ids"), ([first] * 1001, "ids"), ([first, "42"], "ids[1]")):
        wrong = await refused(get(ids))
        assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, (field,))
    assert len(await get([first] * 1000, view=WHOLE)) == 1000


async def test_more_than_a_message_takes_is_refused(stack: Stack) -> None:
    image_id = await an_image(stack)
    large = overlay_of("marker", {"at": PIXEL, "description": "🐉" * 10_000})
    (made,) = (await stack.overlays.BatchCreateOverlays(making(image_id, [large]))).overlays
    get = reads(stack, image_id)["batch"]
    (whole,) = await get([made.id], view=WHOLE)
    most = (3 << 20) // (whole.ByteSize() + 8)
    assert len(await get([made.id] * most, view=WHOLE)) == most
    refusal = await refused(get([made.id] * (most + 1), view=WHOLE))
    assert (refusal.code, refusal.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "CONTENT_TOO_LARGE")
    assert len(await get([made.id] * (most + 1))) == most + 1
