"""A channel for the generated stubs: each call says who makes it, no unary call is without a deadline and no create
without an id, and errors are of one kind.

It stands between stub and channel instead of being an interceptor: in grpc.aio those run every call in a task of its
own, which doubles its time.
"""

import uuid
from collections.abc import Awaitable, Callable, Generator, Iterable
from functools import partial
from typing import Any, Self

import grpc
from google.protobuf.message import Message

from limner_client.errors import error_of
from limner_client.service_config import REQUEST_ID
from limner_client.token_source import TokenSource
from limner_client.waits import Waits

Serializer = Callable[[Message], bytes]


class CheckedChannel:
    """What a stub needs of a channel to the server at `address`; `deadline` is that of unary calls that name none."""

    def __init__(
        self, channel: grpc.aio.Channel, address: str, deadline: float, waits: Waits, token: TokenSource
    ) -> None:
        self._channel = channel
        self._token = token
        self._waits = waits
        self._address = address
        self._deadline = deadline

    def unary_unary(self, method: str, request_serializer: Serializer, *rest: Any, **more: Any) -> Callable[..., Any]:
        """A call with one request and one response."""
        call = self._channel.unary_unary(method, _identified(request_serializer), *rest, **more)
        return partial(self._checked, call, method, self._deadline)

    def unary_stream(self, method: str, *given: Any, **more: Any) -> Callable[..., Any]:
        """A call with one request and many responses."""
        return partial(self._checked, self._channel.unary_stream(method, *given, **more), method, None)

    def stream_unary(self, method: str, *given: Any, **more: Any) -> Callable[..., Any]:
        """A call with many requests and one response."""
        return partial(self._checked, self._channel.stream_unary(method, *given, **more), method, None)

    def _checked(
        self,
        call: Callable[..., Any],
        method: str,
        deadline: float | None,
        request: Any = None,
        *,
        timeout: float | None = None,
        metadata: Iterable[tuple[str, str | bytes]] | None = None,
        **more: Any,
    ) -> "CheckedCall":
        sent = (*(metadata or ()), *self._token.metadata)
        made = call(request, timeout=deadline if timeout is None else timeout, metadata=sent, **more)
        return CheckedCall(made, method.rpartition("/")[2], self._address, self._waits)


def _identified(serialize: Serializer) -> Serializer:
    """Serialize with a request_id where one belongs and none is. gRPC sends the same bytes when it sends them again."""

    def serialized(request: Message) -> bytes:
        if REQUEST_ID in request.DESCRIPTOR.fields_by_name and not getattr(request, REQUEST_ID):
            sent = type(request)()
            sent.CopyFrom(request)
            setattr(sent, REQUEST_ID, str(uuid.uuid4()))
            return serialize(sent)
        return serialize(request)

    return serialized


class CheckedCall:
    """A call that fails with `LimnerError`; all else is the call's own."""

    def __init__(self, call: Any, name: str, address: str, waits: Waits) -> None:
        self._call = call
        self._name = name
        self._address = address
        self._waits = waits
        self._messages: Any = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._call, name)

    def __await__(self) -> Generator[Any, None, Any]:
        return self._awaited().__await__()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Any:
        if self._messages is None:
            self._messages = aiter(self._call)
        return await self._answer(anext(self._messages))

    async def read(self) -> Any:
        """The next message, `grpc.aio.EOF` behind the last."""
        return await self._answer(self._call.read())

    async def _awaited(self) -> Any:
        with self._waits.of(self._name):
            return await self._answer(self._call)

    async def _answer(self, answer: Awaitable[Any]) -> Any:
        try:
            return await answer
        except grpc.aio.AioRpcError as error:
            raise error_of(error, self._address) from error
