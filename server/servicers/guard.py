"""What stands before all services: every call is named, checked, timed, logged, and every error leaves through it.

Handlers raise domain errors and never abort; the guard alone turns them into statuses. Streams are coroutines that
`write`, so one wrapper fits all four kinds of methods.
"""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Collection, Iterable
from typing import Any, TypeAlias

import grpc
from google.protobuf.empty_pb2 import Empty

from server.domain.errors import Denied, DomainError, Unauthenticated, UnknownMethod
from server.identities.running_call import RunningCall
from server.servicers.admission import Admission
from server.servicers.audited import Audited
from server.servicers.call_limits import CallLimits
from server.servicers.caller import Identify, Metadata, current_request_id, opening, set_opening
from server.servicers.draining import TurnedAway
from server.servicers.entrance import Entrance
from server.servicers.error_table import code_of, status_of
from server.servicers.exchange import Exchange
from server.servicers.rights import NOBODYS, OPEN, RIGHTS, SEEN, Right
from server.servicers.traffic import Freight, Traffic, set_freight
from server.telemetry import audit
from server.telemetry.structured import get_logger

# At run time the class of the stubs' types takes no arguments.
Handler: TypeAlias = "grpc.RpcMethodHandler[Any, Any]"

log = get_logger("rpc")
OWN = "/limner."
REQUEST_ID_KEY = "x-request-id"


class InternalFault(DomainError):
    """A bug: the caller learns an id to quote, the log learns the rest."""

    reason = "INTERNAL"

    def __init__(self, correlation_id: str) -> None:
        super().__init__("internal error", correlation_id=correlation_id)


class Guard(grpc.GenericRpcHandler):
    """Wraps the handlers of all services, once per method, and answers for the methods there are not.

    It is all that a server is given: an interceptor would cost each call a coroutine more. What of a service that is
    `opened` nobody is asked about.
    """

    def __init__(
        self, entrance: Entrance, traffic: Traffic, identify: Identify, limits: CallLimits, opened: Collection[str] = ()
    ) -> None:
        self._entrance = entrance
        self._traffic = traffic
        self._limits = limits
        self._identify = identify
        self._opened = opened
        self._turned_away = TurnedAway()
        self._services: list[grpc.GenericRpcHandler] = []
        self._wrapped: dict[str, Handler] = {}

    def add_generic_rpc_handlers(self, handlers: Iterable[grpc.GenericRpcHandler]) -> None:
        """Stand before these, as generated code adds them."""
        self._services += handlers

    def add_registered_method_handlers(self, *_: Any) -> None:
        """Leave them out: registered methods make every call 8 to 26 % dearer."""

    def service(self, handler_call_details: grpc.HandlerCallDetails) -> "Handler":
        """The wrapped handler of a method."""
        metadata = handler_call_details.invocation_metadata or ()
        set_opening((_request_id(metadata), metadata))
        method = handler_call_details.method
        if (wrapped := self._wrapped.get(method)) is not None:
            return wrapped
        handler = next(filter(None, (each.service(handler_call_details) for each in self._services)), None)
        if handler is None:
            return self._wrap(method, self._missing(method), SEEN)  # not kept: there is no end of names
        right = OPEN if method.split("/")[1] in self._opened else RIGHTS.get(method, NOBODYS)
        self._wrapped[method] = wrapped = self._wrap(method, handler, right)
        return wrapped

    def _wrap(self, method: str, handler: Any, right: Right) -> Handler:
        turned_away = self._turned_away if handler.request_streaming else None
        admit = Admission(method, right, self._entrance, self._identify, self._limits, turned_away)
        audited = Audited(method)
        exchange = Exchange(method, handler, self._traffic, right, self._limits, audited)
        return _wrapped(method, handler, self._traffic, admit, audited, exchange)

    def _missing(self, method: str) -> Handler:
        """A handler that fits every call and answers none."""

        async def refuse(requests: AsyncIterator[Empty | DomainError], _: object) -> None:
            await self._turned_away.drain_unknown(requests, Empty.ByteSize)
            raise UnknownMethod(method)

        return grpc.stream_stream_rpc_method_handler(refuse, Empty.FromString, bytes)


def _wrapped(
    method: str, handler: Any, traffic: Traffic, admit: Admission, audited: Audited, exchange: Exchange
) -> Handler:
    # Balancers ask for the health every few seconds: that is no news.
    begin = audit.begin if audited.is_deed else dict[str, Any]
    tell = log.info if method.startswith(OWN) else log.debug

    async def call(received: AsyncIterator[bytes], context: Any) -> bytes | None:
        started = time.perf_counter()
        request_id, metadata = opening()
        code, refused, barred_at = "OK", {}, ""
        fault: DomainError | None = None
        context.set_trailing_metadata(_trailers(request_id))
        set_freight(freight := Freight(traffic))
        facts = begin()
        try:
            with RunningCall():
                await admit(metadata, received, context)
                return await exchange(received, context)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                code = "CANCELLED"
                raise
            # A cancellation born inside the handler would leave the client waiting for its deadline (grpc#29248).
            code, fault = "INTERNAL", InternalFault(request_id)
        except DomainError as error:
            code, refused, fault = code_of(error).name, _refusal(error), error
            if isinstance(error, Unauthenticated | Denied):
                barred_at = context.peer()
        except grpc.aio.BaseError:
            code = "CANCELLED"  # the peer left in the middle of a write, which gRPC would log as a fault of ours
            raise asyncio.CancelledError from None
        except Exception:
            code, fault = "INTERNAL", InternalFault(request_id)
            log.exception("bug", method=method, request_id=request_id)
        finally:
            if freight.size:  # the call ends when its last byte has left, which is up to its peer
                context.add_done_callback(lambda _: freight.hold(0))
            elapsed = round((time.perf_counter() - started) * 1e3, 2)
            tell("rpc", method=method, code=code, ms=elapsed, request_id=request_id, **refused)
            audited.tell(facts, code, refused.get("reason", ""), barred_at)
        # Who hears of a refusal finds it in the log.
        if fault is not None:
            await _abort(context, fault)
        return None

    make = getattr(grpc, f"stream_{'stream' if handler.response_streaming else 'unary'}_rpc_method_handler")
    made: Handler = make(call, None, handler.response_serializer if handler.response_streaming else None)
    return made


def _request_id(metadata: Metadata) -> str:
    request_id = ""
    for key, value in metadata:
        if key == REQUEST_ID_KEY and isinstance(value, str) and value.isascii() and value.isprintable():
            request_id = value[:128].strip()
    return request_id or f"{random.getrandbits(128):032x}"


def _trailers(request_id: str) -> tuple[tuple[str, str], ...]:
    """What every answer ends with: the id under which the log has the call."""
    return ((REQUEST_ID_KEY, request_id),)


def _refusal(error: DomainError) -> dict[str, str]:
    """What the log says of a refusal."""
    detail = getattr(error, "detail", "")  # for operators only
    return {"reason": error.reason, "detail": detail} if detail else {"reason": error.reason}


async def _abort(context: grpc.aio.ServicerContext[Any, Any], error: DomainError) -> None:
    code, message, details = status_of(error)
    try:
        await context.abort(code, message, (*details, *_trailers(current_request_id())))
    except grpc.aio.UsageError:  # the call is over already
        pass
    except grpc.aio.InternalError:  # the peer left before the status was sent
        raise asyncio.CancelledError from None
