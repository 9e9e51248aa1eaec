"""Every kind of overlay comes back as it was sent, with what its defaults are, and is kept under the same names."""

import json
from typing import Any

import grpc
import pytest
from limner.v1 import audience_pb2, overlay_pb2

from tests.overlay_samples.registry import SAMPLES
from tests.overlay_samples.sample import CELL, PIXEL, WORDS, Document
from tests.rpc.errors import refused
from tests.rpc.overlays import FULL, an_image, listed, overlay_of, showing
from tests.rpc.stack import Stack, database_of

STORED = {**WORDS, **{value: word for sample in SAMPLES.values() for value, word in sample.words.items()}}
"""Enum value -> the word that documents keep for it."""
STYLE = {
    "color": "#112233",
    "fill": "#445566",
    "opacity": 0.0,
    "font_size": 12.5,
    "line_width": 0.0,
    "line": "LINE_DASH_DOT",
    "fill_opacity": 0.0,
    "pattern": "PATTERN_SCALES",
    "pattern_spacing": 20.5,
    "halo": "#FFFFFF",
    "halo_width": 0.0,
}
STYLE_WORDS = {"LINE_DASH_DOT": "dash_dot", "PATTERN_SCALES": "scales"}
SPARSE = [(kind, *each) for kind, sample in SAMPLES.items() for each in sample.sparse]
WRONG = [(kind, *each) for kind, sample in SAMPLES.items() for each in sample.wrong]


def in_words(value: Any) -> Any:
    """A value of a kind as it is stored: enums are words there, and nothing says what is 0."""
    match value:
        case str() if value in STORED:
            return STORED[value]
        case dict():
            return {name: in_words(member) for name, member in value.items()}
        case list():
            return [in_words(member) for member in value]
    return value


async def created(stack: Stack, wanted: overlay_pb2.Overlay) -> overlay_pb2.Overlay:
    made: overlay_pb2.Overlay = (
        await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=wanted))
    ).overlay
    return made


@pytest.mark.parametrize("kind", FULL)
async def test_every_kind_comes_back_as_it_was_sent(kind: str, stack: Stack) -> None:
    image_id = await an_image(stack)
    wanted = overlay_of(kind, image_id=image_id, style=STYLE, z=-5, audience=audience_pb2.AUDIENCE_GM)
    made = await created(stack, wanted)
    for each in (made, (await listed(stack, image_id))[0]):
        assert getattr(each, kind) == getattr(wanted, kind)
        assert (each.style, each.z, each.audience) == (wanted.style, wanted.z, wanted.audience)
        assert each.type == kind
    async with database_of(stack) as connection:
        row = await connection.fetchrow("SELECT type, data, style FROM image_overlays WHERE id = $1", made.id)
    assert row is not None
    assert row["type"] == kind
    assert json.loads(row["data"]) == in_words(showing(FULL[kind], image_id))
    assert set(STYLE) == {each.name for each in overlay_pb2.Overlay.Style.DESCRIPTOR.fields}
    assert json.loads(row["style"]) == {name: STYLE_WORDS.get(str(value), value) for name, value in STYLE.items()}


@pytest.mark.parametrize(("kind", "given", "told"), SPARSE)
async def test_defaults_are_told(kind: str, given: Document, told: Document, stack: Stack) -> None:
    image_id = await an_image(stack)
    made = await created(stack, overlay_of(kind, given, image_id=image_id))
    assert getattr(made, kind) == getattr(overlay_of(kind, {**given, **told}, image_id=image_id), kind)
    assert made.name
    assert made.audience == audience_pb2.AUDIENCE_PLAYERS
    # What was read can be sent back.
    request = overlay_pb2.UpdateOverlayRequest(overlay=made, update_mask={"paths": ["*"]})
    again = (await stack.overlays.UpdateOverlay(request)).overlay
    assert getattr(again, kind) == getattr(made, kind)


async def test_the_kind_stays(stack: Stack) -> None:
    made = await created(stack, overlay_of("marker", image_id=await an_image(stack)))
    for mask in ([], ["*"], ["label"], ["label.text"]):
        wanted = overlay_of("label", id=made.id)
        request = overlay_pb2.UpdateOverlayRequest(overlay=wanted, update_mask={"paths": mask})
        wrong = await refused(stack.overlays.UpdateOverlay(request))
        assert (wrong.reason, wrong.fields) == ("IMMUTABLE_FIELD", ("overlay.label",)), mask


@pytest.mark.parametrize(("kind", "data", "field"), WRONG)
async def test_what_makes_no_sense_is_named(kind: str, data: Document, field: str, stack: Stack) -> None:
    wanted = overlay_of(kind, data, image_id=await an_image(stack))
    wrong = await refused(stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=wanted)))
    assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, (f"overlay.{kind}.{field}",))


async def test_an_overlay_is_something(stack: Stack) -> None:
    wanted = overlay_pb2.Overlay(image_id=await an_image(stack), name="nothing")
    wrong = await refused(stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=wanted)))
    assert wrong.fields == ("overlay.data",)


async def test_players_learn_of_no_secret(stack: Stack) -> None:
    image_id = await an_image(stack)
    doors = [{"kind": kind, "start": CELL, "end": PIXEL} for kind in ("KIND_SECRET", "KIND_WOOD")]
    walls = await created(stack, overlay_of("walls", {"doors": doors}, image_id=image_id))
    await created(stack, overlay_of("label", image_id=image_id, audience=audience_pb2.AUDIENCE_GM))
    assert len(await listed(stack, image_id)) == 2
    assert len(await listed(stack, image_id, audience=audience_pb2.AUDIENCE_GM)) == 2
    (known,) = await listed(stack, image_id, audience=audience_pb2.AUDIENCE_PLAYERS)
    assert known.id == walls.id
    assert [door.kind for door in known.walls.doors] == [overlay_pb2.Overlay.Walls.Door.KIND_WOOD]
    kinds = [overlay_pb2.OVERLAY_KIND_LABEL]
    assert not await listed(stack, image_id, audience=audience_pb2.AUDIENCE_PLAYERS, kinds=kinds)
    assert len(await listed(stack, image_id, kinds=kinds)) == 1
