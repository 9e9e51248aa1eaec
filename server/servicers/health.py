"""grpc.health.v1: how ready each service is, asked once, listed or watched; watches end when the server drains."""

import asyncio
from collections.abc import Iterable

from grpc_health.v1 import health_pb2, health_pb2_grpc

from server.domain.errors import UnknownService
from server.servicers.exchange import Context

UNKNOWN = health_pb2.HealthCheckResponse.SERVICE_UNKNOWN
NOT_SERVING = health_pb2.HealthCheckResponse.NOT_SERVING


class Health(health_pb2_grpc.HealthServicer):  # type: ignore[misc]  # without types
    """Implements grpc.health.v1.Health over statuses that are `set`."""

    def __init__(self) -> None:
        self._statuses: dict[str, int] = {}
        self._draining = self._ending = False
        self._changed = asyncio.Event()

    def set(self, services: Iterable[str], status: int) -> None:
        """Say how services are; once the server drains nothing changes any more."""
        if not self._draining:
            self._statuses.update(dict.fromkeys(services, status))
            self._wake()

    def drain(self) -> None:
        """Say NOT_SERVING of every service, for good."""
        self.set(list(self._statuses), NOT_SERVING)
        self._draining = True

    def end_watches(self) -> None:
        """End every watch, now and from now on: an open stream would hold the server's stop for its whole grace."""
        self._ending = True
        self._wake()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def Check(  # noqa: N802 - the proto's name
        self, request: health_pb2.HealthCheckRequest, context: Context
    ) -> health_pb2.HealthCheckResponse:
        """The status of a service; NOT_FOUND for one that is not here."""
        if (status := self._statuses.get(request.service)) is None:
            raise UnknownService(request.service)
        return health_pb2.HealthCheckResponse(status=status)

    async def List(self, request: health_pb2.HealthListRequest, context: Context) -> health_pb2.HealthListResponse:  # noqa: N802
        """The status of every service."""
        statuses = {name: health_pb2.HealthCheckResponse(status=each) for name, each in self._statuses.items()}
        return health_pb2.HealthListResponse(statuses=statuses)

    async def Watch(self, request: health_pb2.HealthCheckRequest, context: Context) -> None:  # noqa: N802
        """The status of a service, and each change of it."""
        sent: int | None = None
        while True:
            changed = self._changed
            if (status := self._statuses.get(request.service, UNKNOWN)) != sent:
                await context.write(health_pb2.HealthCheckResponse(status=status))
                sent = status
            elif self._ending:
                return
            else:
                await changed.wait()
