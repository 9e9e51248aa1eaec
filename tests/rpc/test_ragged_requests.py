"""Whatever bytes arrive: no INTERNAL, no UNKNOWN, and a refusal names what is wrong."""

import asyncio
import random
from collections import Counter
from pathlib import Path
from typing import Any

import grpc
import pytest
from google.protobuf.descriptor import MethodDescriptor
from limner.v1 import image_pb2, map_grid_pb2, overlay_pb2, task_pb2

from server.servicers.field_rules import RULES
from tests.rpc.errors import refusal
from tests.rpc.ragged import ragged_bytes
from tests.rpc.stack import serving, settings_for

COUNT = 300
METHODS = [
    method
    for file in (image_pb2, map_grid_pb2, overlay_pb2, task_pb2)
    for service in file.DESCRIPTOR.services_by_name.values()
    for method in service.methods
]
NAMELESS = {"MALFORMED_REQUEST", "UPLOAD_INCOMPLETE", "UPLOAD_TOO_LARGE"}
"""Refusals of a whole message or stream: there is no field to name."""


async def test_no_request_upsets_the_server(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        for method in METHODS:
            codes = await _send_all(stack.channel, method)
            assert sum(codes.values()) == COUNT
            if method.name != "ListGenerators":
                assert codes["INVALID_ARGUMENT"] > COUNT / 4, (method.name, codes)
        await stack.images.ListImages(image_pb2.ListImagesRequest())


async def _send_all(channel: grpc.aio.Channel, method: MethodDescriptor) -> Counter[str]:
    name = f"/{method.containing_service.full_name}/{method.name}"
    random_ = random.Random(name)
    codes: Counter[str] = Counter()
    for number in range(COUNT):
        data = ragged_bytes(method.input_type, random_)
        code = await _send(channel, name, method, data)
        codes[code] += 1
        assert code not in ("INTERNAL", "UNKNOWN"), (name, number, data[:200])
    return codes


async def _send(channel: grpc.aio.Channel, name: str, method: MethodDescriptor, data: bytes) -> str:
    # No serializers: what goes over the wire are these bytes.
    raw: Any = channel
    try:
        async with asyncio.timeout(20):
            match (method.client_streaming, method.server_streaming):
                case (False, False):
                    await raw.unary_unary(name)(data, timeout=15)
                case (False, True):
                    async for _ in raw.unary_stream(name)(data, timeout=15):
                        pass
                case _:
                    await raw.stream_unary(name)(iter([data, data]), timeout=15)
    except grpc.aio.AioRpcError as error:
        known = refusal(error)
        assert known.reason, (name, error)
        assert "Traceback" not in known.message
        if known.code is grpc.StatusCode.INVALID_ARGUMENT and known.reason not in NAMELESS:
            assert known.fields, (name, known)
        return known.code.name
    return "OK"


@pytest.mark.parametrize("method", [each.full_name for each in METHODS])
def test_every_method_has_rules_for_its_request(method: str) -> None:
    (found,) = [each for each in METHODS if each.full_name == method]
    assert found.input_type.name in RULES or not found.input_type.fields
