"""Requests and answers as bytes: taken in when there is room, weighed, read, checked, handed to a handler, and back.

To the runtime every request is a stream and every message is bytes. So it is ours to say when a message is taken in,
whether it is read at all, and how long it is kept.
"""

from collections.abc import AsyncIterator, Callable
from typing import Any, TypeAlias

import grpc
from google.protobuf.message import DecodeError, Message

from server.domain.callers import Caller
from server.domain.errors import Denied, DomainError, Invalid, MalformedRequest, RequestTooLarge
from server.domain.limit_errors import RateExceeded
from server.domain.limits import MAX_REQUEST_BYTES
from server.servicers.apart import LARGE_REQUEST, LARGE_TEMPLATES, apart, make_heavy
from server.servicers.audited import Audited
from server.servicers.call_limits import HEALTH_WATCH, CallLimits
from server.servicers.caller import current_caller
from server.servicers.methods import changes_nothing, holds_templates, may_be_large, watches
from server.servicers.pages import answered
from server.servicers.rights import Right
from server.servicers.traffic import AHEAD_BYTES, COPIES, LIGHT_BYTES, Traffic, current_freight
from server.servicers.validation import validate

Context: TypeAlias = "grpc.aio.ServicerContext[Any, Any]"
Reader = Callable[[bytes], Message]


class Exchange:
    """Calls of one method."""

    def __init__(
        self, method: str, handler: Any, traffic: Traffic, right: Right, limits: CallLimits, audited: Audited
    ) -> None:
        self._behaviour = handler.unary_unary or handler.unary_stream or handler.stream_unary or handler.stream_stream
        self._requests_stream, self._answers_stream = handler.request_streaming, handler.response_streaming
        self._read: Reader = handler.request_deserializer
        self._is_large, self._only_reads = may_be_large(method), changes_nothing(method)
        self._light_bytes = LARGE_TEMPLATES if holds_templates(method) else LARGE_REQUEST
        self._is_watch = method == HEALTH_WATCH or watches(method)
        self._traffic = traffic
        self._method, self._right, self._limits, self._audited = method, right, limits, audited

    async def __call__(self, received: AsyncIterator[bytes], context: Context) -> bytes | None:
        """The answer; None when it was written as a stream.

        Raises what the handler raises, `Invalid`, `Busy`, `Denied`, `RateExceeded`, `TooManyWatches`.
        """
        if self._requests_stream:
            answer = await self._behaviour(self._each(received), context)
        elif self._is_watch:
            request = await self._request(context)
            with self._limits.watching(self._method, current_caller(), request, context.peer()):
                answer = await self._behaviour(request, context)
        else:  # the request is not kept here: whoever answers may be done with it long before
            answer = await self._behaviour(await self._request(context), context)
        if self._answers_stream:
            return None
        if self._audited.is_deed:
            self._audited.answer(answer)
        sent = await apart(answered, answer)
        if len(sent) > LIGHT_BYTES:  # what has happened is told, whatever that weighs
            current_freight().hold(COPIES * len(sent), refuse=self._only_reads)
        return sent

    async def _request(self, context: Context) -> Message:
        waited = self._large(context) if self._is_large else self._traffic.patience.until(context.read)
        if (raw := await waited) is grpc.aio.EOF:
            raise MalformedRequest
        size = len(raw)
        if self._is_large or size > LIGHT_BYTES:
            too_large = size > MAX_REQUEST_BYTES  # it lies here all the same, until its caller knows
            current_freight().hold(COPIES * size if size > LIGHT_BYTES else 0, refuse=not too_large)
            _check_size(raw)
        if size < self._light_bytes:
            request = _checked(raw, self._read)
        else:
            make_heavy()
            request = await apart(_checked, raw, self._read)
        self._admit(request, current_caller())
        return request

    def _admit(self, request: Message, caller: Caller, *, count: bool = True) -> None:
        """Look at what a request asks for before anybody answers it."""
        if self._audited.is_deed:
            self._audited.ask(request)
        self._right.check_request(self._method, caller, request)
        if count and not self._right.open:
            self._limits.count_request(caller, request)

    async def _each(self, received: AsyncIterator[bytes]) -> AsyncIterator[Message | DomainError]:
        """Messages of a stream as they come; what is wrong with one is handed on, so the rest can be drained.

        The first of them says what the call is about.
        """
        first, messages = True, aiter(received)
        while (raw := await self._traffic.patience.until(_next, messages)) is not None:
            try:
                _check_size(raw)
                message = _checked(raw, self._read)
                self._admit(message, current_caller(), count=first)
                first = False
                yield message
            except (Invalid, Denied, RateExceeded) as error:
                yield error

    async def _large(self, context: Context) -> Any:
        """A request that may be large: so many are taken in at once, the others stay with their callers till then."""
        current_freight().hold(AHEAD_BYTES)
        async with self._traffic.receiving.place():
            return await self._traffic.patience.until(context.read)


async def _next(messages: AsyncIterator[bytes]) -> bytes | None:
    return await anext(messages, None)


def _check_size(raw: bytes) -> None:
    """Refuse a message that is too large before it is read. Raises `RequestTooLarge`."""
    if len(raw) > MAX_REQUEST_BYTES:
        raise RequestTooLarge(len(raw), MAX_REQUEST_BYTES)


def _checked(raw: bytes, read: Reader) -> Message:
    """The message in some bytes, as the rules want it. Raises `Invalid` leaves."""
    try:
        message = read(raw)
    except (DecodeError, RecursionError):
        raise MalformedRequest from None
    validate(message)
    return message
