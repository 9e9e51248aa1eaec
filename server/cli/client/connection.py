"""One channel to one server, with the stubs of its services."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import grpc
from google.protobuf.descriptor_pb2 import MethodOptions
from limner.v1 import (
    image_pb2,
    image_pb2_grpc,
    map_grid_pb2,
    map_grid_pb2_grpc,
    overlay_pb2,
    overlay_pb2_grpc,
    task_pb2,
    task_pb2_grpc,
    theme_pb2,
    theme_pb2_grpc,
)

from server.cli.client.errors import ServerUnreachable, refusal

CONNECT_SECONDS = 5.0
CALL_SECONDS = 60
"""Longest unary call that may be repeated."""
_FILES = (image_pb2, map_grid_pb2, overlay_pb2, task_pb2, theme_pb2)
_REPEATABLE = {"CreateTask"}
"""Not idempotent by itself, but always sent with a request_id."""


class Connection:
    """The services of the server at `address`."""

    def __init__(self, channel: grpc.aio.Channel, address: str) -> None:
        self.address = address
        self.images = image_pb2_grpc.ImageServiceStub(channel)
        self.grids = map_grid_pb2_grpc.MapGridServiceStub(channel)
        self.overlays = overlay_pb2_grpc.OverlayServiceStub(channel)
        self.tasks = task_pb2_grpc.TaskServiceStub(channel)
        self.themes = theme_pb2_grpc.ThemeServiceStub(channel)


@asynccontextmanager
async def connected(address: str) -> AsyncIterator[Connection]:
    """Connect to `address` (host:port), plaintext; a failed call inside leaves as an error of `client.errors`.

    Raises `ServerUnreachable` at once when nothing listens, and after CONNECT_SECONDS when nothing answers.
    """
    options = [
        ("grpc.enable_http_proxy", 0),  # a proxy for the web does not lead to a service of the house
        ("grpc.initial_reconnect_backoff_ms", 200),
        ("grpc.min_reconnect_backoff_ms", 1000),
        ("grpc.max_reconnect_backoff_ms", 2000),
        ("grpc.service_config", service_config()),
    ]
    async with grpc.aio.insecure_channel(address, options=options) as channel:
        await _reach(channel, address)
        try:
            yield Connection(channel, address)
        except grpc.aio.AioRpcError as error:
            raise refusal(error, address) from error


async def _reach(channel: grpc.aio.Channel, address: str) -> None:
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            state = channel.get_state(try_to_connect=True)
            while state is not grpc.ChannelConnectivity.READY:
                if state in {grpc.ChannelConnectivity.TRANSIENT_FAILURE, grpc.ChannelConnectivity.SHUTDOWN}:
                    raise ServerUnreachable(address)
                await channel.wait_for_state_change(state)
                state = channel.get_state(try_to_connect=True)
    except TimeoutError:
        raise ServerUnreachable(address) from None


def service_config() -> str:
    """What the channel does by itself, as JSON: unary calls that may be repeated get a limit and retries.

    Which may be repeated the API says by `idempotency_level`. Streams resume where they are read.
    """
    names = [
        {"service": service.full_name, "method": method.name}
        for file in _FILES
        for service in file.DESCRIPTOR.services_by_name.values()
        for method in service.methods
        if not (method.server_streaming or method.client_streaming)
        and (method.name in _REPEATABLE or method.GetOptions().idempotency_level != MethodOptions.IDEMPOTENCY_UNKNOWN)
    ]
    policy = {
        "maxAttempts": 4,
        "initialBackoff": "0.1s",
        "maxBackoff": "2s",
        "backoffMultiplier": 2,
        "retryableStatusCodes": ["UNAVAILABLE"],
    }
    method = {"name": names, "timeout": f"{CALL_SECONDS}s", "retryPolicy": policy}
    throttling = {"maxTokens": 10, "tokenRatio": 0.1}
    return json.dumps({"methodConfig": [method], "retryThrottling": throttling})
