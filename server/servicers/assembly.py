"""The gRPC server put together: services, guard, health, reflection, and its orderly end."""

import asyncio
from typing import Any

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc
from limner.v1 import image_pb2_grpc, map_grid_pb2_grpc, overlay_pb2_grpc, task_pb2_grpc, theme_pb2_grpc

from server.domain.errors import DomainError
from server.domain.limits import RECEIVED_BYTES
from server.repositories.database import Database
from server.servicers.call_limits import CallLimits
from server.servicers.caller import Identify
from server.servicers.entrance import Entrance
from server.servicers.guard import Guard
from server.servicers.health import Health
from server.servicers.image import ImageService
from server.servicers.map_grid import MapGridService
from server.servicers.overlay import OverlayService
from server.servicers.reflection import REFLECTION, reflection_handlers
from server.servicers.task import TaskService
from server.servicers.theme import ThemeService
from server.servicers.traffic import AHEAD_BYTES, Traffic
from server.storage.blobs import BlobStore
from server.tasks.feed import Feed
from server.telemetry.structured import get_logger

log = get_logger("server")
SERVICES = tuple(f"limner.v1.{name}Service" for name in ("Image", "MapGrid", "Overlay", "Task", "Theme"))
HEALTH = health_pb2.DESCRIPTOR.services_by_name["Health"].full_name
LIVENESS = "liveness"
PROBE_SECONDS = 2.0
OPTIONS = [
    ("grpc.so_reuseport", 0),  # a second server on the port fails instead of sharing it silently
    ("grpc.max_receive_message_length", RECEIVED_BYTES),  # what is larger is refused by the transport, without a reason
    ("grpc.max_send_message_length", 8 << 20),
    ("grpc.server.max_pending_requests", 20_000),  # a burst beyond 1,000 would be shed as bare CANCELLED
    ("grpc.server.max_pending_requests_hard_limit", 30_000),
    # And so would be who waits longer than half a minute to be taken, on a busy machine: that is for callers to say.
    ("grpc.server_max_unrequested_time_in_server", 600),
    ("grpc.keepalive_time_ms", 20_000),
    ("grpc.keepalive_timeout_ms", 10_000),
    ("grpc.http2.ping_timeout_ms", 10_000),  # this one, not keepalive, notices a frozen peer
    ("grpc.http2.max_pings_without_data", 0),
    ("grpc.http2.min_recv_ping_interval_without_data_ms", 500),
    ("grpc.http2.max_ping_strikes", 0),
    ("grpc.http2.bdp_probe", 0),  # bounds what a slow upload buffers: 2.8 MB instead of 10
    ("grpc.http2.lookahead_bytes", AHEAD_BYTES),
]


class LimnerServer:
    """The services behind one port."""

    def __init__(
        self,
        database: Database,
        store: BlobStore,
        feed: Feed,
        services: tuple[ImageService, MapGridService, OverlayService, TaskService, ThemeService],
        traffic: Traffic,
        identify: Identify,
        limits: CallLimits,
        *,
        open_reflection: bool,
    ) -> None:
        self._database = database
        self._store = store
        self._feed = feed
        self._health = Health()
        self._server = grpc.aio.server(options=OPTIONS)
        self._probing: asyncio.Task[None] | None = None
        images, grids, overlays, tasks, themes = services
        self._taking_uploads = images, grids
        self._entrance = Entrance()
        guard: Any = Guard(self._entrance, traffic, identify, limits, REFLECTION if open_reflection else ())
        image_pb2_grpc.add_ImageServiceServicer_to_server(images, guard)
        map_grid_pb2_grpc.add_MapGridServiceServicer_to_server(grids, guard)
        overlay_pb2_grpc.add_OverlayServiceServicer_to_server(overlays, guard)
        task_pb2_grpc.add_TaskServiceServicer_to_server(tasks, guard)
        theme_pb2_grpc.add_ThemeServiceServicer_to_server(themes, guard)
        health_pb2_grpc.add_HealthServicer_to_server(self._health, guard)
        guard.add_generic_rpc_handlers(reflection_handlers([*SERVICES, HEALTH]))
        self._server.add_generic_rpc_handlers((guard,))

    async def start(self, address: str, credentials: grpc.ServerCredentials | None) -> int:
        """Bind and serve, in plaintext without `credentials`; returns the port.

        Raises `OSError` when the address is not free.
        """
        try:
            if credentials is None:
                port = self._server.add_insecure_port(address)
            else:
                port = self._server.add_secure_port(address, credentials)
        except RuntimeError as error:
            raise OSError(f"cannot listen on {address}: it is in use or not of this machine") from error
        await self._server.start()
        await self._probe()
        self._probing = asyncio.create_task(self._probe_forever())
        return port

    async def stop(self, notice_seconds: float, grace_seconds: float) -> None:
        """Say NOT_SERVING, end the watches so that they go on elsewhere, refuse new calls, let those under way
        finish, close.
        """
        if self._probing is not None:
            self._probing.cancel()
        self._health.drain()
        await asyncio.sleep(notice_seconds)
        self._health.end_watches()
        self._feed.drain()
        for service in self._taking_uploads:
            service.drain()
        await self._entrance.close()
        await self._server.stop(grace_seconds)

    async def _probe_forever(self) -> None:
        while True:
            await asyncio.sleep(PROBE_SECONDS)
            await self._probe()

    async def _probe(self) -> None:
        try:
            async with asyncio.timeout(PROBE_SECONDS * 2):
                await self._database.check()
                await self._store.check()
            status = health_pb2.HealthCheckResponse.SERVING
        except (DomainError, TimeoutError) as error:
            log.warning("not ready", error=str(error) or type(error).__name__, detail=getattr(error, "detail", ""))
            status = health_pb2.HealthCheckResponse.NOT_SERVING
        self._health.set(("", *SERVICES), status)
        self._health.set((LIVENESS,), health_pb2.HealthCheckResponse.SERVING)
