"""The one interceptor: every call is named, checked, timed, logged, and every error leaves through it.

Handlers raise domain errors and never abort; the guard alone turns them into statuses. Streams are coroutines that
`write`, so one wrapper fits all four kinds of methods.
"""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from typing import Any, TypeAlias

import grpc
import structlog

from server.domain.connection import set_connection
from server.domain.errors import LimnerError
from server.servicers.caller import ANONYMOUS, Caller, current_caller, set_caller
from server.servicers.error_table import code_of, status_of
from server.servicers.exchange import Exchange
from server.servicers.traffic import Freight, Traffic, set_freight

# At run time the class of the stubs' types takes no arguments.
Handler: TypeAlias = "grpc.RpcMethodHandler[Any, Any]"

log = structlog.get_logger("rpc")
OWN = "/limner."
REQUEST_ID_KEY = "x-request-id"


class InternalFault(LimnerError):
    """A bug: the caller learns an id to quote, the log learns the rest."""

    reason = "INTERNAL"

    def __init__(self, correlation_id: str) -> None:
        super().__init__("internal error", correlation_id=correlation_id)


class Guard(grpc.aio.ServerInterceptor):
    """Wraps the handlers of our own services, once per method."""

    def __init__(self, traffic: Traffic) -> None:
        self._traffic = traffic
        self._wrapped: dict[str, Handler] = {}

    async def intercept_service(
        self,
        continuation: Callable[[grpc.HandlerCallDetails], "Awaitable[Handler | None]"],
        handler_call_details: grpc.HandlerCallDetails,
    ) -> "Handler | None":
        """The wrapped handler of a method; health and reflection pass as they are."""
        set_caller(_caller(handler_call_details.invocation_metadata))
        method = handler_call_details.method
        if (wrapped := self._wrapped.get(method)) is not None:
            return wrapped
        handler = await continuation(handler_call_details)
        if handler is None or not method.startswith(OWN):
            return handler
        self._wrapped[method] = wrapped = _wrap(method, handler, self._traffic)
        return wrapped


def _wrap(method: str, handler: Any, traffic: Traffic) -> Handler:
    exchange = Exchange(method, handler, traffic)

    async def call(received: AsyncIterator[bytes], context: Any) -> bytes | None:
        started = time.perf_counter()
        caller = current_caller()
        code, detail = "OK", {}
        set_connection(context.peer())
        set_freight(freight := Freight(traffic))
        try:
            return await exchange(received, context)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                code = "CANCELLED"
                raise
            # A cancellation born inside the handler would leave the client waiting for its deadline (grpc#29248).
            code = "INTERNAL"
            await _abort(context, InternalFault(caller.request_id))
        except LimnerError as error:
            code = code_of(error).name
            if told := getattr(error, "detail", ""):
                detail = {"detail": told}
            await _abort(context, error)
        except grpc.aio.BaseError:
            code = "CANCELLED"  # the peer left in the middle of a write, which gRPC would log as a fault of ours
            raise asyncio.CancelledError from None
        except Exception:
            code = "INTERNAL"
            log.exception("bug", method=method, request_id=caller.request_id)
            await _abort(context, InternalFault(caller.request_id))
        finally:
            if freight.size:  # the call ends when its last byte has left, which is up to its peer
                context.add_done_callback(lambda _: freight.hold(0))
            elapsed = round((time.perf_counter() - started) * 1e3, 2)
            log.info("rpc", method=method, code=code, ms=elapsed, request_id=caller.request_id, **detail)
        return None

    make = getattr(grpc, f"stream_{'stream' if handler.response_streaming else 'unary'}_rpc_method_handler")
    made: Handler = make(call, None, handler.response_serializer if handler.response_streaming else None)
    return made


def _caller(metadata: Iterable[tuple[str, str | bytes]] | None) -> Caller:
    request_id = ""
    for key, value in metadata or ():
        if key == REQUEST_ID_KEY and isinstance(value, str) and value.isprintable():
            request_id = value[:128]
    return Caller(ANONYMOUS, request_id or f"{random.getrandbits(128):032x}")


async def _abort(context: grpc.aio.ServicerContext[Any, Any], error: LimnerError) -> None:
    try:
        await context.abort(*status_of(error))
    except grpc.aio.UsageError:  # the call is over already
        pass
    except grpc.aio.InternalError:  # the peer left before the status was sent
        raise asyncio.CancelledError from None
