"""A mask takes nothing away that was only left out: no document, and nothing of the other side of a choice."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import grpc
import pytest
from google.protobuf.descriptor import FieldDescriptor
from limner.v1 import overlay_pb2, view_pb2

from tests.overlay_samples.sample import CELL, ITSELF, PIXEL
from tests.rpc.contract.calls import Calls
from tests.rpc.contract.described import RESOURCES
from tests.rpc.contract.kinds import only
from tests.rpc.contract.test_life import unversioned
from tests.rpc.contract.test_masks import sent_back
from tests.rpc.errors import refused
from tests.rpc.overlays import FULL, an_image, overlay_of
from tests.rpc.stack import Stack

Chain = tuple[FieldDescriptor, ...]
STRUCT = "google.protobuf.Struct"
BASIC = 1


def documents(calls: Calls) -> list[str]:
    """Fields of a resource that hold a document of the caller."""
    fields = calls.resource().DESCRIPTOR.fields
    held = {each.name for each in fields if each.message_type is not None and each.message_type.full_name == STRUCT}
    return sorted(held & set(calls.described.changes))


async def test_what_a_list_showed_can_be_sent_back_whole(calls: Calls) -> None:
    place = await calls.place()
    row = await calls.update((await calls.create(place)).id, calls.described.changes)
    for view, mask in product((0, BASIC), (["*"], [])):
        (shown,) = [each for each in await calls.walk(**calls.asked(place), view=view) if each.id == row.id]
        await calls.replace(sent_back(shown, row.id), mask)
        assert unversioned(await calls.get(row.id)) == unversioned(row), mask


async def test_what_a_list_showed_can_be_sent_back_with_a_change(calls: Calls) -> None:
    place = await calls.place()
    plain = await calls.create()
    row = await calls.update((await calls.create(place)).id, calls.described.changes)
    (shown,) = [each for each in await calls.walk(**calls.asked(place)) if each.id == row.id]
    wanted, (name, *others) = sent_back(shown, row.id), calls.described.changes
    wanted.ClearField(name)
    if name != "labels":
        setattr(wanted, name, getattr(plain, name))
    changed = await calls.replace(wanted, ["*"])
    assert getattr(changed, name) == getattr(plain, name) != getattr(row, name)
    for other in others:
        assert getattr(changed, other) == getattr(row, other)


@only(lambda each: "config" in each.changes or "config_override" in each.changes)
async def test_a_document_is_emptied_by_an_empty_one_alone(calls: Calls) -> None:
    row = await calls.update((await calls.create()).id, calls.described.changes)
    assert documents(calls)
    for name in documents(calls):
        for mask in ([name], ["display_name", name]):
            wrong = await refused(calls.update(row.id, {"display_name": "Lost"}, mask))
            assert (wrong.code, wrong.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "UNSET_PATH")
            assert (wrong.fields, wrong.metadata["path"]) == (("update_mask",), name)
            assert await calls.get(row.id) == row
    for name in documents(calls):
        emptied = await calls.update(row.id, {name: {}}, [name])
        assert emptied.HasField(name)
        assert not getattr(emptied, name).fields
        row = await calls.get(row.id)
        assert row == emptied
        assert await calls.replace(sent_back(row, row.id), [name]) == row


def chains(descriptor: Any) -> Iterator[Chain]:
    """Every path of a mask that leads into a field."""
    for field in descriptor.fields:
        inner = field.message_type
        if inner is None or field.is_repeated or inner.file.package != "limner.v1":
            continue
        for last in inner.fields:
            yield field, last
        for rest in chains(inner):
            yield field, *rest


def sides(chain: Chain) -> list[int]:
    """Where a path leads through a side of a choice."""
    return [at for at, field in enumerate(chain[:-1]) if field.containing_oneof is not None]


def holds(message: Any, chain: Chain) -> bool:
    for field in chain:
        if not message.HasField(field.name):
            return False
        message = getattr(message, field.name)
    return True


def samples(kind: str) -> list[overlay_pb2.Overlay]:
    """Overlays of a kind; if they are at a place, one in cells and one in pixels."""
    data = FULL[kind]
    return [overlay_of(kind, data | place) for place in (({"at": CELL}, {"at": PIXEL}) if "at" in data else ({},))]


def pairs(chain: Chain) -> Iterator[tuple[str, int, overlay_pb2.Overlay]]:
    """What is kept, by its kind and number, and what is sent: all of the kind of a path, and a kept one of every other.

    Where kinds differ it is the same whether places are in cells or in pixels: those take turns from path to path.
    """
    own, turn = samples(chain[0].name), INTO_CHOICES.index(chain)
    for kind in FULL:
        kept = range(len(samples(kind)))
        if kind == chain[0].name:
            yield from ((kind, at, sent) for at, sent in product(kept, samples(kind)))
        else:
            yield kind, turn % len(kept), own[turn // 2 % len(own)]


ROWS: dict[tuple[str, str, int], overlay_pb2.Overlay] = {}
"""The samples over images of a server, each made once: what is refused changes nothing."""
INTO_CHOICES = [chain for chain in chains(overlay_pb2.Overlay.DESCRIPTOR) if sides(chain)]


def test_no_other_resource_has_choices_to_lead_into() -> None:
    assert {len(sides(chain)) for chain in INTO_CHOICES} == {1, 2, 3, 4}
    for each in RESOURCES:
        if each.name != "overlay":
            message = Calls(None, each).resource()  # type: ignore[arg-type]  # nothing is called
            into = {chain[0].name for chain in chains(message.DESCRIPTOR) if sides(chain)}
            assert into <= set(each.fixed) | {"generate", "export", "regenerate", "restyle"}, each.name


async def laid_over(stack: Stack, image_id: str, overlay: overlay_pb2.Overlay) -> overlay_pb2.Overlay:
    overlay.image_id = image_id
    kind = overlay.WhichOneof("data")
    own = getattr(overlay, str(kind))
    if getattr(own, "image_id", "") == ITSELF:
        own.image_id = image_id
    made: overlay_pb2.Overlay = (
        await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=overlay))
    ).overlay
    return made


@pytest.mark.parametrize("chain", INTO_CHOICES, ids=lambda chain: ".".join(each.name for each in chain))
async def test_a_path_through_the_other_side_of_a_choice_is_refused(chain: Chain, stack: Stack) -> None:
    path = ".".join(each.name for each in chain)
    through = [chain[: at + 1] for at in sides(chain)]
    tried: dict[str, overlay_pb2.Overlay] = {}
    for kind, at, sent in pairs(chain):
        kept = samples(kind)[at]
        if all(holds(kept, each) and holds(sent, each) for each in through):
            continue
        if (stack.address, kind, at) not in ROWS:
            ROWS[stack.address, kind, at] = await laid_over(stack, await an_image(stack), kept)
        row = ROWS[stack.address, kind, at]
        sent.id = row.id
        request = overlay_pb2.UpdateOverlayRequest(overlay=sent, update_mask={"paths": [path]})
        wrong = await refused(stack.overlays.UpdateOverlay(request))
        assert wrong.code is grpc.StatusCode.INVALID_ARGUMENT
        if wrong.reason == "IMMUTABLE_FIELD":
            assert (wrong.fields, sent.HasField(chain[0].name)) == ((f"overlay.{chain[0].name}",), True)
        else:
            assert (wrong.reason, wrong.fields) == ("UNSET_PATH", ("update_mask",))
            assert wrong.metadata["path"] == path
        tried.setdefault(row.id, row)
    assert {row.WhichOneof("data") for row in tried.values()} >= {kind for kind in FULL if kind != chain[0].name}
    left = await stack.overlays.BatchGetOverlays(
        overlay_pb2.BatchGetOverlaysRequest(ids=list(tried), view=view_pb2.VIEW_FULL)
    )
    assert list(left.overlays) == list(tried.values())


async def test_a_whole_side_may_take_the_place_of_the_other(stack: Stack) -> None:
    for kind in ("label", "marker", "light"):
        row = await laid_over(stack, await an_image(stack), overlay_of(kind, {**FULL[kind], "at": CELL}))
        wanted = overlay_of(kind, {"at": PIXEL}, id=row.id)
        request = overlay_pb2.UpdateOverlayRequest(overlay=wanted, update_mask={"paths": [f"{kind}.at.pixel"]})
        moved = getattr((await stack.overlays.UpdateOverlay(request)).overlay, kind)
        assert moved == getattr(overlay_of(kind, {**FULL[kind], "at": PIXEL}), kind)
