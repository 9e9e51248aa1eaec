"""SetDoors: doors are opened, closed, locked and found where they are, by any number of callers at once."""

import asyncio
import json
import uuid
from collections.abc import Sequence
from itertools import chain
from typing import Any

import grpc
import pytest
from limner.v1 import audience_pb2, image_pb2, overlay_pb2, view_pb2

from tests.overlay_samples.sample import CELL, PIXEL
from tests.rpc.errors import refused
from tests.rpc.overlays import an_image, label, listed, making, multiply, overlay_of
from tests.rpc.stack import Stack, database_of
from tests.rpc.test_players_revision import revisions

GM, PLAYERS = audience_pb2.AUDIENCE_GM, audience_pb2.AUDIENCE_PLAYERS
Door = overlay_pb2.Overlay.Walls.Door
Change = overlay_pb2.SetDoorsRequest.Door
OPEN, CLOSED, LOCKED = Door.STATE_OPEN, Door.STATE_CLOSED, Door.STATE_LOCKED
NOBODY = "018f0000-0000-7000-8000-000000000000"
WALL = {"points": [CELL, PIXEL, CELL]}


def walls(*ids: str, kind: str = "KIND_WOOD", **values: Any) -> overlay_pb2.Overlay:
    """Walls with closed doors of these names."""
    doors = [{"id": each, "kind": kind, "start": CELL, "end": PIXEL} for each in ids]
    return overlay_of("walls", {"segments": [WALL], "doors": doors}, **values)


async def an_image_with(stack: Stack, *overlays: overlay_pb2.Overlay) -> str:
    """A new image below these."""
    image_id = await an_image(stack)
    await stack.overlays.BatchCreateOverlays(making(image_id, overlays))
    return image_id


def asking(image_id: str, *doors: Change, request_id: str = "") -> overlay_pb2.SetDoorsRequest:
    """A request to change doors."""
    return overlay_pb2.SetDoorsRequest(image_id=image_id, doors=doors, request_id=request_id)


async def standing(stack: Stack, image_id: str, **values: Any) -> dict[str, tuple[int, bool]]:
    """State and finding of every door over an image, by id."""
    overlays = await listed(stack, image_id, **values)
    return {door.id: (door.state, door.found) for each in overlays for door in each.walls.doors}


async def test_doors_of_several_overlays_change_at_once_and_the_walls_stay(stack: Stack) -> None:
    secret = walls("vault", kind="KIND_SECRET", audience=GM)
    image_id = await an_image_with(stack, walls("a", "b", "c"), secret, label("Crypt"))
    before = await revisions(stack, image_id)
    first = {each.id: each for each in await listed(stack, image_id)}
    changes = Change(id="vault", state=OPEN, found=True), Change(id="b", state=LOCKED), Change(id="a", found=True)
    answer = await stack.overlays.SetDoors(asking(image_id, *changes))
    assert [(each.id, each.kind, each.state, each.found) for each in answer.doors] == [
        ("vault", Door.KIND_SECRET, OPEN, True),
        ("b", Door.KIND_WOOD, LOCKED, False),
        ("a", Door.KIND_WOOD, CLOSED, True),
    ]
    assert await revisions(stack, image_id) == (before[0] + 1, before[1] + 1)
    assert answer.revision == before[0] + 1
    assert len(answer.SerializeToString()) < 300
    now = {each.id: each for each in await listed(stack, image_id)}
    assert await standing(stack, image_id) == {
        "a": (CLOSED, True), "b": (LOCKED, False), "c": (CLOSED, False), "vault": (OPEN, True)
    }  # fmt: skip
    for row_id, overlay in now.items():
        assert overlay.walls.segments == first[row_id].walls.segments
        changed = overlay.type == "walls"
        assert (overlay.etag != first[row_id].etag) == changed
        assert (overlay.update_time.ToNanoseconds() > first[row_id].update_time.ToNanoseconds()) == changed
    assert {each.overlay_id for each in answer.doors} == {each.id for each in now.values() if each.type == "walls"}


async def test_a_change_that_changes_nothing_changes_nothing(stack: Stack) -> None:
    image_id = await an_image_with(stack, walls("a", "b"))
    before, rows = await revisions(stack, image_id), await listed(stack, image_id)
    for doors in ([Change(id="a", state=CLOSED, found=False)], [Change(id="a"), Change(id="b", state=CLOSED)]):
        answer = await stack.overlays.SetDoors(asking(image_id, *doors))
        assert answer.revision == before[0]
        assert [each.state for each in answer.doors] == [CLOSED] * len(doors)
    assert (await revisions(stack, image_id), await listed(stack, image_id)) == (before, rows)


async def test_it_is_all_or_nothing_and_names_the_door_that_is_not_there(stack: Stack) -> None:
    image_id = await an_image_with(stack, walls("a", "b"))
    other = await an_image_with(stack, walls("elsewhere"))
    gone = (await stack.overlays.BatchCreateOverlays(making(image_id, [walls("gone")]))).overlays[0]
    await stack.overlays.DeleteOverlay(overlay_pb2.DeleteOverlayRequest(id=gone.id))
    before, rows = await revisions(stack, image_id), await listed(stack, image_id)
    for missing in ("elsewhere", "gone", "A", "a "):
        asked = asking(image_id, Change(id="a", state=OPEN), Change(id=missing, state=OPEN), Change(id="b", state=OPEN))
        wrong = await refused(stack.overlays.SetDoors(asked))
        assert (wrong.code, wrong.reason) == (grpc.StatusCode.NOT_FOUND, "DOOR_NOT_FOUND")
        assert (wrong.metadata["field"], wrong.resource) == ("doors[1].id", ("door", missing))
    assert (await revisions(stack, image_id), await listed(stack, image_id)) == (before, rows)
    await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=other))
    for nowhere in (other, NOBODY):
        asked = asking(nowhere, Change(id="elsewhere", state=OPEN))
        assert (await refused(stack.overlays.SetDoors(asked))).reason == "IMAGE_NOT_FOUND"


@pytest.mark.parametrize(
    ("doors", "field"),
    [
        ([], "doors"),
        ([Change(id="a"), Change(state=OPEN)], "doors[1].id"),
        ([Change(id="a" * 65)], "doors[0].id"),
        ([Change(id="a"), Change(id="b"), Change(id="a", state=OPEN)], "doors[2].id"),
        ([Change(id="a", state=77)], "doors[0].state"),  # type: ignore[arg-type]  # no such value
        ([Change(id=f"{each}") for each in range(2001)], "doors"),
    ],
)
async def test_what_makes_no_sense_is_named(doors: Sequence[Change], field: str, stack: Stack) -> None:
    image_id = await an_image_with(stack, walls("a", "b"))
    wrong = await refused(stack.overlays.SetDoors(asking(image_id, *doors)))
    assert (wrong.code, wrong.reason, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, "INVALID_FIELD", (field,))


async def test_callers_at_once_all_stand(stack: Stack) -> None:
    ids = [f"door-{each}" for each in range(24)]
    image_id = await an_image_with(stack, walls(*ids[:12]), walls(*ids[12:]))
    before = await revisions(stack, image_id)
    wanted = {each: (OPEN, LOCKED)[at % 2] for at, each in enumerate(ids)}
    await asyncio.gather(
        *(stack.overlays.SetDoors(asking(image_id, Change(id=each, state=state))) for each, state in wanted.items())
    )
    assert {door: state for door, (state, _) in (await standing(stack, image_id)).items()} == wanted
    assert await revisions(stack, image_id) == (before[0] + len(ids), before[1] + len(ids))


async def test_a_door_is_opened_while_its_walls_are_moved(stack: Stack) -> None:
    image_id = await an_image_with(stack, walls("a", "b"))
    (row,) = await listed(stack, image_id)

    async def renamed(at: int) -> None:
        changed = overlay_pb2.Overlay(id=row.id, name=f"Walls {at}")
        await stack.overlays.UpdateOverlay(overlay_pb2.UpdateOverlayRequest(overlay=changed))

    opened = (stack.overlays.SetDoors(asking(image_id, Change(id=each, state=OPEN))) for each in ("a", "b"))
    await asyncio.gather(*map(renamed, range(8)), *opened)
    assert {state for state, _ in (await standing(stack, image_id)).values()} == {OPEN}


async def test_two_orders_of_the_same_doors_do_not_wait_for_each_other_for_ever(stack: Stack) -> None:
    image_id = await an_image_with(stack, walls("a"), walls("b"))
    both = [Change(id="a", state=OPEN), Change(id="b", state=OPEN)]
    shut = [Change(id="b", state=LOCKED), Change(id="a", state=LOCKED)]
    await asyncio.gather(*(stack.overlays.SetDoors(asking(image_id, *each)) for each in [both, shut] * 6))
    assert {state for state, _ in (await standing(stack, image_id)).values()} in ({OPEN}, {LOCKED})


async def test_a_repeated_request_opens_nothing_again(stack: Stack) -> None:
    image_id, request_id = await an_image_with(stack, walls("a", "b")), str(uuid.uuid4())
    asked = asking(image_id, Change(id="a", state=OPEN), request_id=request_id)
    before = await revisions(stack, image_id)
    answers = await asyncio.gather(*(stack.overlays.SetDoors(asked) for _ in range(8)))
    assert all(each == answers[0] for each in answers)
    assert await revisions(stack, image_id) == (before[0] + 1, before[1] + 1)
    await stack.overlays.SetDoors(asking(image_id, Change(id="a", state=LOCKED)))
    again = await stack.overlays.SetDoors(asked)
    assert [(each.id, each.state) for each in again.doors] == [("a", LOCKED)]
    assert again.revision == before[0] + 2
    other = asking(image_id, Change(id="b", state=OPEN), request_id=request_id)
    assert (await refused(stack.overlays.SetDoors(other))).reason == "REQUEST_ID_REUSED"
    assert await standing(stack, image_id) == {"a": (LOCKED, False), "b": (CLOSED, False)}


async def told(stack: Stack, image_id: str) -> list[bytes]:
    """Every byte that players are told of an image and what lies over it, and of its picture."""
    lists = [
        await listed(stack, image_id, view, audience=PLAYERS) for view in (view_pb2.VIEW_FULL, view_pb2.VIEW_BASIC)
    ]
    got = await stack.images.GetImage(image_pb2.GetImageRequest(id=image_id, audience=PLAYERS, thumbnails=True))
    drawn = await stack.images.GetRenderedImage(image_pb2.GetRenderedImageRequest(id=image_id))
    return [each.SerializeToString(deterministic=True) for each in [*chain(*lists), got, drawn]]


async def test_players_notice_a_secret_door_when_it_is_found_and_not_before(stack: Stack) -> None:
    image_id = await an_image_with(stack, walls("bookcase", kind="KIND_SECRET"), walls("a"), walls("b", audience=GM))
    before, seen = await told(stack, image_id), await revisions(stack, image_id)
    unseen = [
        Change(id="bookcase", state=OPEN), Change(id="bookcase", state=LOCKED), Change(id="bookcase", found=False),
        Change(id="b", state=OPEN), Change(id="b", found=True), Change(id="a", found=True),
    ]  # fmt: skip
    for change in unseen:
        await stack.overlays.SetDoors(asking(image_id, change))
        assert await told(stack, image_id) == before, change
    assert not [each for each in before if b"bookcase" in each]
    await stack.overlays.SetDoors(asking(image_id, Change(id="bookcase", found=True)))
    after = await told(stack, image_id)
    assert all(now != then for now, then in zip(after[-2:], before[-2:], strict=True))
    (found,) = [
        each for each in await listed(stack, image_id, audience=PLAYERS) if each.walls.doors[0].id == "bookcase"
    ]
    assert found.walls.doors[0] == Door(
        id="bookcase",
        kind=Door.KIND_WOOD,
        state=LOCKED,
        start=CELL,
        end=PIXEL,
    )
    assert (await revisions(stack, image_id))[1] == seen[1] + 1
    await stack.overlays.SetDoors(asking(image_id, Change(id="bookcase", found=False)))
    hidden = await told(stack, image_id)
    assert [each for each in hidden if b"bookcase" in each] == []
    assert hidden[-1] != after[-1]


ODD: list[Any] = [7, "door", None, [], [{"id": "a"}], {}, {"id": 7}, {"id": ""}, {"kind": 7, "state": []}]


async def test_doors_of_other_programs_are_called_by_where_they_are(stack: Stack) -> None:
    image_id = await an_image_with(stack, walls("a"))
    (row,) = await listed(stack, image_id)
    ends = {"start": PIXEL, "end": PIXEL}
    doors = [*ODD, ends, ends | {"hinge": {"side": "left"}, "weight": 12.5}, ends | {"kind": "secret"}]
    data = {"doors": doors, "segments": "none", "of_theirs": [1.10, None]}
    async with database_of(stack) as connection:
        change = "UPDATE image_overlays SET data = $2::text::jsonb WHERE id = $1"
        await connection.execute(change, row.id, json.dumps({"doors": [ends, ends]}))
        first, second = await standing(stack, image_id)
        await connection.execute(change, row.id, json.dumps(data))
        answer = await stack.overlays.SetDoors(
            asking(image_id, Change(id=second, state=OPEN), Change(id=first, state=LOCKED))
        )
        assert [(each.id, each.state) for each in answer.doors] == [(second, OPEN), (first, LOCKED)]
        kept = json.loads(await connection.fetchval("SELECT data FROM image_overlays WHERE id = $1", row.id))
    changed = [doors[-3] | {"id": first, "state": "locked"}]
    changed += [doors[-2] | {"id": second, "state": "open"}]
    assert kept == data | {"doors": [*ODD, *changed, doors[-1]]}


async def test_doors_that_another_program_calls_alike_change_together(stack: Stack) -> None:
    image_id = await an_image_with(stack, walls("a"))
    (row,) = await listed(stack, image_id)
    await multiply(stack, row.id, 2)
    answer = await stack.overlays.SetDoors(asking(image_id, Change(id="a", state=OPEN)))
    assert [each.state for each in answer.doors] == [OPEN] * 3
    assert len({each.overlay_id for each in answer.doors}) == 3
    assert {state for state, _ in (await standing(stack, image_id)).values()} == {OPEN}
