"""A server of grpc.aio as short as it can be, on uvloop."""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from typing import Any

import grpc
import uvloop


async def serve(port: str, *handlers: grpc.GenericRpcHandler) -> None:
    """Serve until terminated."""
    server = grpc.aio.server(options=[("grpc.so_reuseport", 0), ("grpc.max_receive_message_length", 4 << 20)])
    server.add_generic_rpc_handlers(handlers)
    server.add_insecure_port(f"127.0.0.1:{port}")
    await server.start()
    await server.wait_for_termination()


def run(main: Callable[..., Coroutine[Any, Any, None]]) -> None:
    """Run a peer with the arguments of the command line."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(*sys.argv[1:]))
