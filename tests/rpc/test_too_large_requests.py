"""Requests larger than one message may be: refused by name, whatever they ask for, and not read."""

from typing import Any

import grpc
import pytest
from google.protobuf.descriptor import MethodDescriptor
from limner.v1 import image_pb2, map_grid_pb2, overlay_pb2, task_pb2, theme_pb2

from server.domain.limits import MAX_REQUEST_BYTES, RECEIVED_BYTES
from tests.rpc.errors import Refusal, refused
from tests.rpc.stack import Stack
from tests.rpc.uploads import metadata

METHODS = [
    method
    for file in (image_pb2, map_grid_pb2, overlay_pb2, task_pb2, theme_pb2)
    for service in file.DESCRIPTOR.services_by_name.values()
    for method in service.methods
]
UNREADABLE = b"\x0a\xff\xff\xff\x7f"
"""Would be MALFORMED_REQUEST if anybody read it."""


async def refusal_of(stack: Stack, method: MethodDescriptor, size: int) -> Refusal:
    raw: Any = stack.channel  # without serializers: what goes over the wire are these bytes
    name, message = f"/{method.containing_service.full_name}/{method.name}", UNREADABLE + bytes(size - len(UNREADABLE))
    if method.client_streaming:
        return await refused(raw.stream_unary(name)(iter([message])))
    if method.server_streaming:
        return await refused(raw.unary_stream(name)(message).read())
    return await refused(raw.unary_unary(name)(message))


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
async def test_every_method_names_size_and_limit_and_the_way_out(method: MethodDescriptor, stack: Stack) -> None:
    for size in (MAX_REQUEST_BYTES + 1, RECEIVED_BYTES):
        told = await refusal_of(stack, method, size)
        assert (told.code, told.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "CONTENT_TOO_LARGE")
        assert told.metadata == {"size": str(size), "limit": str(MAX_REQUEST_BYTES)}
        assert "UploadImage" in told.message
    assert (await refusal_of(stack, method, MAX_REQUEST_BYTES)).reason == "MALFORMED_REQUEST"


async def test_an_image_of_five_megabytes_is_sent_to_upload_image(stack: Stack) -> None:
    request = image_pb2.CreateImageRequest(metadata=metadata(), content=bytes(5 << 20))
    told = await refused(stack.images.CreateImage(request))
    assert (told.reason, "UploadImage" in told.message) == ("CONTENT_TOO_LARGE", True)
