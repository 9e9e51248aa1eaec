"""A server of grpc.aio as short as it can be, on uvloop."""

import asyncio
import gc
import sys
from collections.abc import Callable, Coroutine
from typing import Any

import grpc
import uvloop

OPTIONS = [
    ("grpc.so_reuseport", 0),
    ("grpc.max_receive_message_length", 4 << 20),
    ("grpc.http2.bdp_probe", 0),  # as ours: else each call of the peer pays for a part of a ping, too
]


async def serve(port: str, *handlers: grpc.GenericRpcHandler) -> None:
    """Serve until terminated."""
    server = grpc.aio.server(options=OPTIONS)
    server.add_generic_rpc_handlers(handlers)
    server.add_insecure_port(f"127.0.0.1:{port}")
    await server.start()
    gc.freeze()  # as ours: neither looks through what it was made of
    await server.wait_for_termination()


def run(main: Callable[..., Coroutine[Any, Any, None]]) -> None:
    """Run a peer with the arguments of the command line."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(*sys.argv[1:]))
