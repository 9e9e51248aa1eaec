"""The real thing in one process: a serving server over a real database and store, and a worker beside it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import grpc
from limner.v1 import image_pb2_grpc, map_grid_pb2_grpc, overlay_pb2_grpc, task_pb2_grpc, theme_pb2_grpc

from server.serving import open_server
from server.settings import Settings
from server.usecases.builtin_catalogue import load_builtin_themes
from server.wiring import open_core, open_worker, running

UNREAD = [("grpc.http2.bdp_probe", 0), ("grpc.use_local_subchannel_pool", 1)]
"""Options of a channel that takes 64 KiB of each stream before it is read.

Others take the more the quicker the connection looks: whole pictures, which then count as read.
"""


@dataclass(frozen=True)
class Stubs:
    """A stub of every service."""

    channel: grpc.aio.Channel
    images: Any
    grids: Any
    overlays: Any
    tasks: Any
    themes: Any


@dataclass(frozen=True)
class Stack(Stubs):
    """A server that listens on `address`, and stubs connected to it."""

    address: str
    settings: Settings


def settings_for(database_url: str, data_dir: Path, **more: Any) -> Settings:
    """Settings of a test server: any free port, quick leases, and time for pictures beside other tests."""
    values: dict[str, Any] = {
        "listen": "127.0.0.1:0",
        "database_url": database_url,
        "data_dir": data_dir,
        "lease_seconds": 3.0,
        "drain_seconds": 2.0,
        "render_seconds": 300.0,
        "worker_slots": 1,
        "server_slots": 1,
        "log_level": "warning",
    }
    return Settings(**(values | more))


def stubs(channel: grpc.aio.Channel) -> Stubs:
    """A stub of every service."""
    return Stubs(
        channel,
        image_pb2_grpc.ImageServiceStub(channel),
        map_grid_pb2_grpc.MapGridServiceStub(channel),
        overlay_pb2_grpc.OverlayServiceStub(channel),
        task_pb2_grpc.TaskServiceStub(channel),
        theme_pb2_grpc.ThemeServiceStub(channel),
    )


@asynccontextmanager
async def serving(settings: Settings, *, workers: int = 0) -> AsyncIterator[Stack]:
    """A server, and so many workers in this process."""
    async with AsyncExitStack() as stack:
        async with open_core(settings) as core:
            await load_builtin_themes(core.database)
        port = await stack.enter_async_context(open_server(settings))
        for _ in range(workers):
            worker = await stack.enter_async_context(open_worker(settings))
            await stack.enter_async_context(running(worker.run()))
        channel = await stack.enter_async_context(grpc.aio.insecure_channel(f"127.0.0.1:{port}"))
        async with asyncio.timeout(60):
            await channel.channel_ready()
        yield Stack(**vars(stubs(channel)), address=f"127.0.0.1:{port}", settings=settings)


@asynccontextmanager
async def database_of(stack: Stack) -> AsyncIterator[asyncpg.Connection]:
    """The database behind a server, as another writer of it has it."""
    connection = await asyncpg.connect(stack.settings.database_url)
    try:
        yield connection
    finally:
        await connection.close()
