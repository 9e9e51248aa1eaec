"""A call of any method by its descriptor, and how it ends."""

from collections.abc import Sequence
from typing import Any

import grpc
from google.protobuf.descriptor import MethodDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass

from server.servicers.methods import signs
from tests.rpc.contract.calls import SERVICES
from tests.rpc.errors import Refusal, refusal

METHODS = {each.name: each for service in SERVICES.values() for each in service.methods}
ENDLESS = "WatchTasks"
"""A stream that has no end."""
Headers = Sequence[tuple[str, str]]


def path_of(method: MethodDescriptor) -> str:
    """The path under which a method is called."""
    return f"/{method.containing_service.full_name}/{method.name}"


SIGNING = frozenset(name for name, method in METHODS.items() if signs(path_of(method)))
"""They answer with a URL, which bytes in a local folder do not have: NO_URLS, whoever asks for what."""


def begun(channel: grpc.aio.Channel, method: MethodDescriptor, sent: Sequence[bytes], **more: Any) -> Any:
    """A call under way that sends these messages; its answers are bytes, too."""
    kind = "_".join("stream" if each else "unary" for each in (method.client_streaming, method.server_streaming))
    made = getattr(channel, kind)(path_of(method))
    return made(iter(sent) if method.client_streaming else sent[0], **more)


async def answers_of(
    channel: grpc.aio.Channel, method: MethodDescriptor, messages: Sequence[Message], **more: Any
) -> list[Any]:
    """Everything that is answered until the end, or the first message of what has no end. Raises `AioRpcError`."""
    running = begun(channel, method, [each.SerializeToString() for each in messages], **more)
    try:
        if not method.server_streaming:
            told = [await running]
        elif method.name == ENDLESS:
            told = [await running.read()]
        else:
            told = [each async for each in running]
    finally:
        running.cancel()
    return [GetMessageClass(method.output_type).FromString(each) for each in told]


async def refusal_of(
    channel: grpc.aio.Channel, method: MethodDescriptor, messages: Sequence[Message], headers: Headers
) -> Refusal | None:
    """How a call is refused; None when it is not."""
    try:
        await answers_of(channel, method, messages, metadata=tuple(headers))
    except grpc.aio.AioRpcError as error:
        return refusal(error)
    return None
