"""What is wrong is named by a path that leads to it in the request that was sent."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import grpc
import pytest
from google.protobuf.descriptor import MethodDescriptor
from google.protobuf.message import Message
from limner.v1 import image_pb2, map_grid_pb2, overlay_pb2, task_pb2, theme_pb2

from server.servicers.field_rules import FILLED, REQUIRED, RULES
from tests.rpc.broken_fields import Broken, broken_requests, chains, lacking_requests
from tests.rpc.errors import Refusal, refused
from tests.rpc.stack import Stack
from tests.rpc.valid_requests import valid_requests

METHODS = [
    method
    for file in (image_pb2, map_grid_pb2, overlay_pb2, task_pb2, theme_pb2)
    for service in file.DESCRIPTOR.services_by_name.values()
    for method in service.methods
]
MAKING = [method for method in METHODS if re.match("(Batch)?Create", method.name)]
UPDATING = [method for method in METHODS if re.match("(Batch)?Update", method.name)]
TAKEN_FROM_THE_REQUEST = "requests[0].overlay.image_id"


async def refusal_of(stack: Stack, method: MethodDescriptor, request: Message) -> Refusal:
    """What a caller is told of a request; of a stream it is the only message."""
    channel: Any = stack.channel
    name, sent = f"/{method.containing_service.full_name}/{method.name}", request.SerializeToString()
    if method.client_streaming:
        return await refused(channel.stream_unary(name)(iter([sent])))
    if method.server_streaming:
        return await refused(channel.unary_stream(name)(sent).read())
    return await refused(channel.unary_unary(name)(sent))


def stands_in(message: Any, path: str) -> bool:
    """Whether all but the last of a path is set in a message, and the last is a field or a choice of it."""
    *way, last = path.split(".")
    for each in way:
        name, _, index = each.removesuffix("]").partition("[")
        if not index and not message.HasField(name):
            return False
        message = getattr(message, name)[int(index)] if index else getattr(message, name)
    name, _, index = last.removesuffix("]").partition("[")
    if index:
        return int(index) < len(getattr(message, name))
    return name in message.DESCRIPTOR.fields_by_name or name in message.DESCRIPTOR.oneofs_by_name


def is_blamed(told: Refusal, broken: Broken) -> bool:
    assert told.code is grpc.StatusCode.INVALID_ARGUMENT, (told, broken.path)
    assert told.fields == (broken.path,), told
    assert stands_in(broken.request, broken.path)
    return broken.path in told.message


@pytest.mark.parametrize("method", METHODS, ids=lambda each: each.name)
async def test_a_broken_rule_names_its_field(method: MethodDescriptor, stack: Stack) -> None:
    for broken in broken_requests(method.input_type):
        assert is_blamed(await refusal_of(stack, method, broken.request), broken)


@pytest.mark.parametrize("method", METHODS, ids=lambda each: each.name)
async def test_what_must_be_sent_is_named(method: MethodDescriptor, stack: Stack) -> None:
    for broken in lacking_requests(method.input_type):
        asked = broken.path in REQUIRED.get(method.input_type.full_name, ())
        if asked or (method in MAKING and broken.path != TAKEN_FROM_THE_REQUEST):
            assert is_blamed(await refusal_of(stack, method, broken.request), broken)


def met() -> set[tuple[str, str]]:
    """Every field that a request can hold, and every choice, with its message."""
    found = set()
    for method in METHODS:
        for *_, field in chains(method.input_type):
            kind: Any = field.containing_type
            found |= {(kind.full_name, name) for name in (field.name, *kind.oneofs_by_name)}
    return found


def test_every_rule_is_met_and_broken() -> None:
    tables: list[Mapping[str, Iterable[str]]] = [RULES, REQUIRED, FILLED]
    ruled = {(message, name.removesuffix("[]")) for table in tables for message in table for name in table[message]}
    assert ruled <= met()
    assert all(list(broken_requests(method.input_type)) for method in METHODS if method.input_type.fields)


async def test_a_wrong_mask_is_named_in_the_request_it_came_with(stack: Stack) -> None:
    valid = await valid_requests(stack)
    for method in UPDATING:
        request: Any = valid[method.name][0]
        batch = getattr(request, "requests", None)
        (request if batch is None else batch[1]).update_mask.paths[:] = ["nothing"]
        path = "update_mask" if batch is None else "requests[1].update_mask"
        assert is_blamed(await refusal_of(stack, method, request), Broken(request, path))
