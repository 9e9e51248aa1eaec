"""A call of any method by its descriptor, with headers, and how it ends."""

from collections.abc import Sequence

import grpc
from google.protobuf.descriptor import MethodDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass

from tests.rpc.contract.calls import SERVICES
from tests.rpc.errors import Refusal, refusal
from tests.rpc.stack import Stack

METHODS = {each.name: each for service in SERVICES.values() for each in service.methods}
ENDLESS = "WatchTasks"
Headers = Sequence[tuple[str, str]]


def path_of(method: MethodDescriptor) -> str:
    """The path under which a method is called."""
    return f"/{method.containing_service.full_name}/{method.name}"


async def answers_of(
    stack: Stack, method: MethodDescriptor, messages: Sequence[Message], headers: Headers
) -> list[Message]:
    """Everything that is answered until the end, or the first message of what has no end. Raises `AioRpcError`."""
    kind = "_".join("stream" if each else "unary" for each in (method.client_streaming, method.server_streaming))
    reply = GetMessageClass(method.output_type)
    made = getattr(stack.channel, kind)(path_of(method), type(messages[0]).SerializeToString, reply.FromString)
    running = made(iter(messages) if method.client_streaming else messages[0], metadata=tuple(headers))
    try:
        if not method.server_streaming:
            return [await running]
        if method.name == ENDLESS:
            return [await running.read()]
        return [each async for each in running]
    finally:
        running.cancel()


async def refusal_of(
    stack: Stack, method: MethodDescriptor, messages: Sequence[Message], headers: Headers
) -> Refusal | None:
    """How a call is refused; None when it is not."""
    try:
        await answers_of(stack, method, messages, headers)
    except grpc.aio.AioRpcError as error:
        return refusal(error)
    return None
