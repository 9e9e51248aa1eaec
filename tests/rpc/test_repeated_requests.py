"""Uploads, copies and batches sent again make nothing again, as the contract says of every creation."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import grpc
import pytest
from limner.v1 import image_pb2, overlay_pb2

from tests.rpc.errors import refused
from tests.rpc.imports import map_parts, vtt
from tests.rpc.overlays import an_image, label, listed, making, told
from tests.rpc.stack import Stack
from tests.rpc.uploads import each, parts, png

Sent = Callable[[str, str], Awaitable[Sequence[Any]]]
CALLERS = 20


async def uploading(stack: Stack) -> Sent:
    async def sent(name: str, request_id: str) -> Sequence[Any]:
        messages = list(parts(png(), name=name, request_id=request_id))
        return [(await stack.images.UploadImage(each(messages))).image]

    return sent


async def importing(stack: Stack) -> Sent:
    async def sent(name: str, request_id: str) -> Sequence[Any]:
        messages = list(map_parts(vtt(), name=name, request_id=request_id))
        return [(await stack.grids.ImportMap(each(messages))).image]

    return sent


async def copying(stack: Stack) -> Sent:
    image_id = await an_image(stack)

    async def sent(name: str, request_id: str) -> Sequence[Any]:
        request = image_pb2.CopyImageRequest(id=image_id, name=name, request_id=request_id)
        return [(await stack.images.CopyImage(request)).image]

    return sent


async def batching(stack: Stack) -> Sent:
    image_id = await an_image(stack)

    async def sent(name: str, request_id: str) -> Sequence[Any]:
        request = making(image_id, [label(f"{name} {number}") for number in range(3)], request_id)
        made = list((await stack.overlays.BatchCreateOverlays(request)).overlays)
        assert len(await listed(stack, image_id)) == 3
        return made

    return sent


METHODS = [
    (uploading, "start.request_id"),
    (importing, "start.request_id"),
    (copying, "request_id"),
    (batching, "request_id"),
]


@pytest.mark.parametrize(("method", "field"), METHODS)
async def test_many_at_once_and_later_ones_are_answered_alike(
    method: Callable[[Stack], Awaitable[Sent]], field: str, stack: Stack
) -> None:
    send, request_id = await method(stack), str(uuid.uuid4())
    first, *others = await asyncio.gather(*(send("Crypt", request_id) for _ in range(CALLERS)))
    assert first
    assert all(other == first for other in others)
    assert await send("Crypt", request_id) == first
    other = await refused(send("Vault", request_id))
    assert (other.code, other.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "REQUEST_ID_REUSED")
    assert other.fields == (field,)


async def test_a_batch_sent_again_tells_what_became_of_it(stack: Stack) -> None:
    image_id, request_id = await an_image(stack), str(uuid.uuid4())
    request = making(image_id, [label("a"), label("b")], request_id)
    first, second = (await stack.overlays.BatchCreateOverlays(request)).overlays
    gone = (await stack.overlays.DeleteOverlay(overlay_pb2.DeleteOverlayRequest(id=first.id))).overlay
    changed = overlay_pb2.UpdateOverlayRequest(overlay=overlay_pb2.Overlay(id=second.id, name="c"))
    held = (await stack.overlays.UpdateOverlay(changed)).overlay
    assert list((await stack.overlays.BatchCreateOverlays(request)).overlays) == [told(gone), told(held)]


async def test_an_upload_of_other_bytes_is_another_body(stack: Stack) -> None:
    request_id = str(uuid.uuid4())
    await stack.images.UploadImage(each(list(parts(png(), request_id=request_id))))
    other = await refused(stack.images.UploadImage(each(list(parts(png(seed=8), request_id=request_id)))))
    assert (other.reason, other.fields) == ("REQUEST_ID_REUSED", ("start.request_id",))
