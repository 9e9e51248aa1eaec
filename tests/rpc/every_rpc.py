"""Every RPC of ours, called by its descriptor."""

from collections.abc import Sequence
from typing import Any

import grpc
from google.protobuf.descriptor import MethodDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass

from tests.rpc.contract.calls import SERVICES

METHODS = {each.name: each for service in SERVICES.values() for each in service.methods}
ENDLESS = "WatchTasks"
"""A stream that has no end."""


def path_of(method: MethodDescriptor) -> str:
    """The path of a method, as calls name it."""
    assert method.containing_service is not None
    return f"/{method.containing_service.full_name}/{method.name}"


async def answers(
    channel: grpc.aio.Channel, method: MethodDescriptor, messages: Sequence[Message], **more: Any
) -> list[Any]:
    """What a call is answered; of a stream without an end, the first message. Raises `AioRpcError`."""
    kind = "_".join("stream" if each else "unary" for each in (method.client_streaming, method.server_streaming))
    reply = GetMessageClass(method.output_type)
    made = getattr(channel, kind)(path_of(method), type(messages[0]).SerializeToString, reply.FromString)
    running = made(iter(messages) if method.client_streaming else messages[0], **more)
    try:
        if not method.server_streaming:
            return [await running]
        if method.name == ENDLESS:
            return [await running.read()]
        return [each async for each in running]
    finally:
        running.cancel()
