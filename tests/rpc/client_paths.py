"""Ways from a client to a served stack that are worse than a cable: a proxy that cuts, a balancer that sheds load."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import grpc

from limner_client import Limner, connect
from server.domain.errors import DomainError
from server.servicers.error_table import status_of
from tests.rpc.stack import Stack, serving, settings_for
from tests.tcp_proxy import TcpProxy

Refusal = tuple[grpc.StatusCode, str, tuple[tuple[str, bytes], ...]]


@asynccontextmanager
async def between(
    database_url: str, tmp_path: Path, *, workers: int = 0, **limits: Any
) -> AsyncIterator[tuple[Stack, TcpProxy, Limner]]:
    """A server, a proxy before it, and a client that comes through the proxy."""
    async with (
        serving(settings_for(database_url, tmp_path / "data"), workers=workers) as stack,
        TcpProxy(int(stack.address.rpartition(":")[2])) as proxy,
        connect(proxy.address, **limits) as limner,
    ):
        yield stack, proxy, limner


class Balancer(grpc.GenericRpcHandler):
    """Forwards calls as they are to the channel behind; the next ones it refuses with what `refusals` say, in order."""

    def __init__(self, behind: grpc.aio.Channel) -> None:
        self._behind = behind
        self.refusals: list[Refusal] = []

    def service(self, handler_call_details: grpc.HandlerCallDetails) -> Any:
        """The handler of any method."""
        call: Any = self._behind.stream_stream(handler_call_details.method)

        async def forward(requests: AsyncIterator[bytes], context: grpc.aio.ServicerContext[Any, Any]) -> None:
            if self.refusals:
                await context.abort(*self.refusals.pop(0))
            async for message in call(requests):
                await context.write(message)

        return grpc.stream_stream_rpc_method_handler(forward)


@asynccontextmanager
async def balanced(stack: Stack) -> AsyncIterator[tuple[Balancer, str]]:
    """A balancer before a server, and its address."""
    server = grpc.aio.server()
    balancer = Balancer(stack.channel)
    server.add_generic_rpc_handlers((balancer,))
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    try:
        yield balancer, f"127.0.0.1:{port}"
    finally:
        await server.stop(0)


def said(error: DomainError) -> Refusal:
    """A refusal as Limner says it."""
    return status_of(error)


def bare(code: grpc.StatusCode) -> Refusal:
    """A refusal that says nothing but its code."""
    return code, "", ()
