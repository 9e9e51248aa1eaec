"""What the guard makes of handlers that misbehave in the ways grpc.aio punishes: one clear status, never silence."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeAlias

import grpc
import pytest
from limner.v1 import task_pb2
from structlog.testing import capture_logs

from server.domain.resource_errors import ResourceKind, UnknownResource
from server.servicers import guard
from server.servicers.call_limits import CallLimits
from server.servicers.caller import anonymous
from server.servicers.entrance import Entrance
from server.servicers.guard import Guard
from server.servicers.traffic import Traffic
from tests.rpc.errors import refused

Context: TypeAlias = "grpc.aio.ServicerContext[Any, Any]"
Behaviour = Callable[[Any, Context], Awaitable[Any]]
# Messages without fields: there is nothing the rules could refuse.
Request, Reply = task_pb2.ListGeneratorsRequest, task_pb2.ListGeneratorsResponse
LEAVES = 30
UNARY, STREAM = "/limner.test.Misbehaved/Unary", "/limner.test.Misbehaved/Stream"


class Witness(grpc.aio.ServerInterceptor):
    """Stands outside of the guard and keeps what comes out of it."""

    def __init__(self) -> None:
        self.seen: asyncio.Queue[BaseException | None] = asyncio.Queue()

    async def intercept_service(self, continuation: Any, handler_call_details: Any) -> Any:
        inner = await continuation(handler_call_details)
        behaviour = inner.stream_unary or inner.stream_stream

        async def watched(request: object, context: Context) -> object:
            try:
                reply = await behaviour(request, context)
            except BaseException as error:
                self.seen.put_nowait(error)
                raise
            self.seen.put_nowait(None)
            return reply

        kind = "stream_unary" if inner.stream_unary else "stream_stream"
        make = getattr(grpc, f"{kind}_rpc_method_handler")
        return make(watched, inner.request_deserializer, inner.response_serializer)


@asynccontextmanager
async def guarded(behaviour: Behaviour, *outside: grpc.aio.ServerInterceptor) -> AsyncIterator[grpc.aio.Channel]:
    """A server whose two methods do nothing but misbehave, behind the guard."""
    reading, writing = Request.FromString, Reply.SerializeToString
    handlers: dict[str, grpc.RpcMethodHandler[Any, Any]] = {
        "Unary": grpc.unary_unary_rpc_method_handler(behaviour, reading, writing),
        "Stream": grpc.unary_stream_rpc_method_handler(behaviour, reading, writing),
    }
    guard = Guard(Entrance(), Traffic(1 << 30, 60.0), anonymous, CallLimits(), ("limner.test.Misbehaved",))
    guard.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("limner.test.Misbehaved", handlers),))
    server = grpc.aio.server(interceptors=outside, options=[("grpc.so_reuseport", 0)])
    server.add_generic_rpc_handlers((guard,))
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    try:
        async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
            yield channel
    finally:
        await server.stop(None)


def unary(channel: grpc.aio.Channel) -> Any:
    return channel.unary_unary(UNARY, Request.SerializeToString, Reply.FromString)(Request())


def stream(channel: grpc.aio.Channel) -> Any:
    return channel.unary_stream(STREAM, Request.SerializeToString, Reply.FromString)(Request())


@pytest.mark.parametrize("call", [unary, lambda channel: stream(channel).read()], ids=["unary", "stream"])
async def test_the_text_of_a_bug_stays_here(call: Callable[[grpc.aio.Channel], Awaitable[object]]) -> None:
    async def buggy(_: object, __: Context) -> None:
        raise KeyError("a secret")

    with capture_logs() as logs:
        async with guarded(buggy) as channel:
            bug = await refused(call(channel))
    assert (bug.code, bug.reason, bug.message) == (grpc.StatusCode.INTERNAL, "INTERNAL", "internal error")
    (logged,) = [each for each in logs if each["event"] == "bug"]
    assert logged["request_id"] == bug.metadata["correlation_id"]


async def test_a_call_is_logged_under_the_id_its_caller_gave() -> None:
    async def works(_: object, __: Context) -> task_pb2.ListGeneratorsResponse:
        return Reply()

    ids = "of-the-caller", "x" * 300, None
    with capture_logs() as logs:
        async with guarded(works) as channel:
            call = channel.unary_unary(UNARY, Request.SerializeToString, Reply.FromString)
            for each in ids:
                await call(Request(), metadata=None if each is None else (("x-request-id", each),))
            await asyncio.gather(*(call(Request(), metadata=(("x-request-id", str(n)),)) for n in range(50)))
    given, long, made, *many = (entry["request_id"] for entry in logs)
    assert (given, long, len(made)) == ("of-the-caller", "x" * 128, 32)
    assert sorted(many, key=int) == [str(number) for number in range(50)]


@pytest.mark.parametrize("call", [unary, lambda channel: stream(channel).read()], ids=["unary", "stream"])
async def test_a_cancellation_born_inside_ends_the_call(call: Callable[[grpc.aio.Channel], Awaitable[object]]) -> None:
    async def waits_for_a_cancelled_task(_: object, __: Context) -> None:
        inner = asyncio.ensure_future(asyncio.Event().wait())
        asyncio.get_running_loop().call_soon(inner.cancel)
        await inner

    # Without a status the caller, who gave no deadline, would wait for ever.
    async with guarded(waits_for_a_cancelled_task) as channel:
        assert (await refused(call(channel))).reason == "INTERNAL"


@pytest.mark.parametrize("call", [unary, stream], ids=["unary", "stream"])
async def test_a_caller_that_leaves_cancels_the_handler_and_is_no_bug(
    call: Callable[[grpc.aio.Channel], Any],
) -> None:
    working, witness = asyncio.Event(), Witness()

    async def works_on(_: object, __: Context) -> None:
        working.set()
        await asyncio.Event().wait()

    with capture_logs() as logs:
        async with guarded(works_on, witness) as channel:
            calling = call(channel)
            await working.wait()
            calling.cancel()
            # A cancellation that is swallowed leaks (grpc#43360).
            assert isinstance(await witness.seen.get(), asyncio.CancelledError)
    assert [each["code"] for each in logs if each["event"] == "rpc"] == ["CANCELLED"]
    assert [each for each in logs if each["event"] == "bug"] == []


async def test_a_caller_that_leaves_in_the_middle_of_a_write_is_no_bug(caplog: pytest.LogCaptureFixture) -> None:
    witness = Witness()

    async def writes_on(_: object, context: Context) -> None:
        reply = Reply(generators=[task_pb2.Generator(name="x" * 100_000)])
        while True:
            await context.write(reply)

    with capture_logs() as logs:
        async with guarded(writes_on, witness) as channel:
            # Whether the write fails or the cancellation comes first, it ends as a cancellation: gRPC logs the other.
            for _ in range(LEAVES):
                calling = stream(channel)
                await calling.read()
                calling.cancel()
                assert isinstance(await witness.seen.get(), asyncio.CancelledError)
    assert [(each["event"], each["code"]) for each in logs] == [("rpc", "CANCELLED")] * LEAVES
    assert "ExecuteBatchError" not in caplog.text


async def test_what_grpc_says_of_a_broken_write_stays_out_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    witness = Witness()

    async def writes_to_nobody(_: object, __: Context) -> None:
        # As the core says it when the peer is gone and the call has not heard of that yet.
        raise grpc.aio.InternalError("Failed grpc_call_start_batch")

    with capture_logs() as logs:
        async with guarded(writes_to_nobody, witness) as channel:
            calling = stream(channel)
            assert isinstance(await witness.seen.get(), asyncio.CancelledError)
            calling.cancel()
    assert [(each["event"], each["code"]) for each in logs] == [("rpc", "CANCELLED")]
    assert "InternalError" not in caplog.text


async def test_an_error_after_the_caller_left_upsets_nobody() -> None:
    working, witness = asyncio.Event(), Witness()

    async def fails_while_it_cleans_up(_: object, __: Context) -> None:
        working.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            raise UnknownResource(ResourceKind.TASK, "gone") from None

    with capture_logs() as logs:
        async with guarded(fails_while_it_cleans_up, witness) as channel:
            calling = unary(channel)
            await working.wait()
            calling.cancel()
            await witness.seen.get()
    assert [each for each in logs if each["event"] == "bug"] == []


async def test_an_abort_of_the_handler_itself_keeps_its_status() -> None:
    async def aborts(_: object, context: Context) -> None:
        await context.abort(grpc.StatusCode.ALREADY_EXISTS, "there")

    with capture_logs() as logs:
        async with guarded(aborts) as channel:
            assert (await refused(unary(channel))).code is grpc.StatusCode.ALREADY_EXISTS
    assert [each for each in logs if each["event"] == "bug"] == []


def test_nobody_else_aborts_a_call_of_ours() -> None:
    # An abort that is not awaited answers OK, and one inside `except Exception` is taken for a bug.
    servicers = Path(guard.__file__).parent
    found = {path.name for path in servicers.rglob("*.py") if ".abort(" in path.read_text()}
    assert found == {"guard.py"}
