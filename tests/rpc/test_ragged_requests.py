"""Whatever bytes arrive: no INTERNAL, no UNKNOWN, and a refusal names what is wrong."""

import asyncio
import base64
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import grpc
import pytest
from google.protobuf.descriptor import MethodDescriptor, ServiceDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass
from limner.v1 import image_pb2, map_grid_pb2, overlay_pb2, task_pb2, theme_pb2

from server.servicers.field_rules import REQUIRED, RULES
from tests.rpc.any_call import SIGNING
from tests.rpc.errors import refusal
from tests.rpc.field_paths import leads_to_a_field, related
from tests.rpc.ragged import Ragged, ragged_requests
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.valid_requests import Requests, valid_requests

COUNT = 300
SERVICES = [
    service
    for file in (image_pb2, map_grid_pb2, overlay_pb2, task_pb2, theme_pb2)
    for service in file.DESCRIPTOR.services_by_name.values()
]
METHODS = [method for service in SERVICES for method in service.methods]
WITHOUT_FIELDS = {"ListGenerators", "GetThemeSchema"}
ENDLESS = "WatchTasks"
"""Its first message is answer enough."""
NAMELESS = {"MALFORMED_REQUEST", "CONTENT_TOO_LARGE"}
"""The refusals that have no field: what arrived is no message, or too large to be read as one."""
ELSEWHERE = {"UPLOAD_INCOMPLETE", "UPLOAD_MISMATCH"}
"""What is wrong in one message of a stream shows in another."""
Code = grpc.StatusCode
EXPECTED = {
    *(Code.OK, Code.INVALID_ARGUMENT, Code.NOT_FOUND, Code.ABORTED, Code.FAILED_PRECONDITION, Code.OUT_OF_RANGE),
    *(Code.ALREADY_EXISTS, Code.RESOURCE_EXHAUSTED),
}
LOCAL = dict.fromkeys(SIGNING, Code.FAILED_PRECONDITION)
"""What bytes in a local folder do not have."""


@pytest.mark.parametrize("service", SERVICES, ids=lambda each: each.name)
async def test_no_request_upsets_the_server(service: ServiceDescriptor, database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        valid = await valid_requests(stack)
        assert list(valid) == [method.name for method in METHODS]
        for method in service.methods:
            for call in _calls(method, valid[method.name]):
                request = Ragged([message.SerializeToString() for message in call])
                assert await _answer(stack.channel, method, request) is LOCAL.get(method.name, Code.OK), method.name
        for method in service.methods:
            codes: Counter[grpc.StatusCode] = Counter()
            calls = _calls(method, valid[method.name])
            for call in calls:
                for request in ragged_requests(call, COUNT // len(calls), method.full_name):
                    codes[await _answer(stack.channel, method, request)] += 1
            assert codes.total() == COUNT
            assert codes.keys() <= EXPECTED, (method.name, codes)
            if method.name not in WITHOUT_FIELDS:
                assert codes[Code.INVALID_ARGUMENT] > COUNT / 4, (method.name, codes)
        for name in ("ListImages", "ListTasks"):
            assert await _answer(stack.channel, _method(name), Ragged([b""])) is Code.OK


async def _answer(channel: grpc.aio.Channel, method: MethodDescriptor, request: Ragged) -> grpc.StatusCode:
    """Send a request as it is on the wire; returns the code, having looked at what a refusal says."""
    try:
        async with asyncio.timeout(30):
            await _call(channel, method, request.messages)
    except grpc.aio.AioRpcError as error:
        told = refusal(error)
        assert told.reason, (method.name, error, request)
        assert "Traceback" not in told.message
        if told.code is Code.INVALID_ARGUMENT and told.reason not in NAMELESS:
            assert told.fields, (method.name, told, request)
            assert all(leads_to_a_field(method.input_type, path) for path in told.fields), (method.name, told)
            if request.spoiled and told.reason not in ELSEWHERE:
                assert any(related(path, request.spoiled) for path in told.fields), (method.name, told, request.spoiled)
        return told.code
    return Code.OK


async def _call(channel: grpc.aio.Channel, method: MethodDescriptor, messages: Sequence[bytes]) -> None:
    # No serializers: what goes over the wire are these bytes.
    raw: Any = channel
    name = f"/{method.containing_service.full_name}/{method.name}"
    match (method.client_streaming, method.server_streaming):
        case (False, False):
            await raw.unary_unary(name)(messages[0], timeout=20)
        case (False, True):
            async for _ in (call := raw.unary_stream(name)(messages[0], timeout=20)):
                if method.name == ENDLESS:
                    call.cancel()
                    break
        case _:
            await raw.stream_unary(name)(iter(messages), timeout=20)


def _calls(method: MethodDescriptor, messages: Sequence[Message]) -> list[Sequence[Message]]:
    """The messages of each call: those of a stream belong together."""
    return [messages] if method.client_streaming else [[each] for each in messages]


def _method(name: str) -> MethodDescriptor:
    found: MethodDescriptor = next(method for method in METHODS if method.name == name)
    return found


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
def test_every_method_has_rules_for_its_request(method: MethodDescriptor) -> None:
    assert method.input_type.full_name in {*RULES, *REQUIRED} or not method.input_type.fields


TOKEN_PARTS = (
    *("", "x", "-1", str(2**31), str(2**63), "9" * 5000, "1e5", "NaN", "2026-01-01", "2026-01-01T00:00:00"),
    *("2026-01-01T00:00:00+00:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.999999-14:00", "a\0b", "\ud800"),
    *("018f0000-0000-7000-8000-000000000000", "{018f000000007000800000000000000}", "1" * 32),
)


@pytest.fixture(scope="module")
def valid(runner: asyncio.Runner, stack: Stack) -> Requests:
    """What can be asked of the server whose lists are read: no list that is read changes it."""
    return runner.run(valid_requests(stack))


@pytest.mark.parametrize(
    "name",
    [
        method.name
        for method in METHODS
        if "page_token" in method.input_type.fields_by_name
        and method.name not in ("ListGenerators", "ListProviders", "ListStaleImages")  # nobody creates one
    ],
)
async def test_a_forged_page_token_is_refused_or_finds_nothing_wrong(name: str, stack: Stack, valid: Requests) -> None:
    (request,) = valid[name]
    request.page_size = 1  # type: ignore[attr-defined]
    another = name.replace("List", "Create").removesuffix("s")
    await _reply(stack.channel, _method(another), valid[another][0])  # so that there is a next page
    method = _method(name)
    first = await _reply(stack.channel, method, request)
    genuine = json.loads(base64.urlsafe_b64decode(first.next_page_token + "=="))
    answers = Counter[grpc.StatusCode]()
    for at in range(1, len(genuine)):
        for part in (*TOKEN_PARTS, None, 7, ["x"]):
            forged = [*genuine[:at], part, *genuine[at + 1 :]]
            request.page_token = base64.urlsafe_b64encode(json.dumps(forged).encode()).decode()  # type: ignore[attr-defined]
            answers[await _answer(stack.channel, method, Ragged([request.SerializeToString()], "page_token"))] += 1
    assert answers.keys() == {Code.OK, Code.INVALID_ARGUMENT}


async def _reply(channel: grpc.aio.Channel, method: MethodDescriptor, request: Message) -> Any:
    name = f"/{method.containing_service.full_name}/{method.name}"
    reply = GetMessageClass(method.output_type).FromString
    return await channel.unary_unary(name, type(request).SerializeToString, reply)(request)
