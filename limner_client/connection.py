"""One connection to one server: its services, and what takes more than one call."""

import asyncio
import uuid
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Mapping
from contextlib import aclosing, asynccontextmanager
from datetime import timedelta
from typing import Any

import grpc
from limner.v1 import (
    image_pb2,
    image_pb2_grpc,
    map_export_pb2,
    map_grid_pb2,
    map_grid_pb2_grpc,
    map_import_pb2,
    overlay_pb2_grpc,
    task_pb2,
    task_pb2_grpc,
    theme_pb2_grpc,
)

from limner_client import transfers, watching
from limner_client.checked_channel import CheckedChannel
from limner_client.contact import Endurance, OnBreak
from limner_client.credentials import Credentials
from limner_client.errors import LimnerError
from limner_client.first_contact import reach
from limner_client.service_config import service_config
from limner_client.transfers import Target, Upload
from limner_client.waits import Waits

DEADLINE_SECONDS = 75.0
"""More than the longest WaitTask takes."""
SILENCE_SECONDS = 60.0
PATIENCE_SECONDS = 300.0
OPTIONS = [
    ("grpc.enable_http_proxy", 0),  # a proxy for the web does not lead to a service of the house
    ("grpc.initial_reconnect_backoff_ms", 200),
    ("grpc.min_reconnect_backoff_ms", 1000),
    ("grpc.max_reconnect_backoff_ms", 2000),
    ("grpc.keepalive_time_ms", 20_000),  # without it a peer that vanished is called again and again
    ("grpc.keepalive_timeout_ms", 10_000),
    ("grpc.http2.max_pings_without_data", 0),  # a watcher sends nothing else for hours
    ("grpc.http2.ping_timeout_ms", 10_000),
    ("grpc.service_config", service_config()),
]


@asynccontextmanager
async def connect(
    address: str,
    credentials: Credentials = Credentials(),  # noqa: B008 - immutable
    *,
    deadline: float = DEADLINE_SECONDS,
    patience: float = PATIENCE_SECONDS,
    silence: float = SILENCE_SECONDS,
) -> AsyncIterator["Limner"]:
    """Connect to the server at `address` (host:port) as long as the block lasts: in plaintext, unless `credentials` say
    how to trust it and who calls.

    A unary call lasts at most `deadline` seconds, unless it is given a `timeout`; that includes waiting for a server
    that is away and calling it again. Watches and transfers go on by themselves when they are interrupted, and are
    given up after `patience` seconds without contact; a watch of which nothing is heard for `silence` seconds counts as
    interrupted (a server breaks its silence every LIMNER_HEARTBEAT_SECONDS, 15 by default).

    Raises `LimnerError` SERVER_UNREACHABLE, at once when nothing listens and after five seconds when nothing answers;
    TLS_FAILED when both do not trust each other; CREDENTIALS_UNUSABLE and TOKEN_NEEDS_TLS before anything is sent; and
    OSError for a file that cannot be read.
    """
    token = credentials.token_source(address)
    async with credentials.channel(address, OPTIONS) as channel:
        await reach(channel, address, tls=credentials.is_tls)
        waits = Waits()
        checked = CheckedChannel(channel, address, deadline, waits, token)
        yield Limner(checked, address, Endurance(silence, patience), waits)


class Limner:
    """The services of the server at `address`: `images`, `overlays`, `grids`, `themes` and `tasks` are its stubs.

    Every call fails with `LimnerError`. Unary calls have a deadline; a stream has none unless it is given a `timeout`.
    A unary create without a request_id is given one, so it may be repeated. `waits` tells what is waited for.
    """

    def __init__(self, channel: CheckedChannel, address: str, endurance: Endurance, waits: Waits) -> None:
        stands_in: Any = channel
        self.address = address
        self.channel = channel
        self.waits = waits
        self.images: image_pb2_grpc.ImageServiceAsyncStub = image_pb2_grpc.ImageServiceStub(stands_in)
        self.overlays: overlay_pb2_grpc.OverlayServiceAsyncStub = overlay_pb2_grpc.OverlayServiceStub(stands_in)
        self.grids: map_grid_pb2_grpc.MapGridServiceAsyncStub = map_grid_pb2_grpc.MapGridServiceStub(stands_in)
        self.themes: theme_pb2_grpc.ThemeServiceAsyncStub = theme_pb2_grpc.ThemeServiceStub(stands_in)
        self.tasks: task_pb2_grpc.TaskServiceAsyncStub = task_pb2_grpc.TaskServiceStub(stands_in)
        self._endurance = endurance

    async def create_task(
        self,
        generate: task_pb2.GenerateSpec,
        *,
        priority: int = 0,
        scope: str = "",
        labels: Mapping[str, str] | None = None,
        max_retries: int | None = None,
        retry_delay: timedelta | None = None,
        request_id: str = "",
    ) -> task_pb2.Task:
        """Have images generated. With the `request_id` (a UUID) of an earlier call it returns the task of that call."""
        request = task_pb2.CreateTaskRequest(
            generate=generate,
            priority=priority,
            scope=scope,
            labels=labels,
            max_retries=max_retries,
            retry_delay=retry_delay,
            request_id=request_id,
        )
        return (await self.tasks.CreateTask(request)).task

    async def wait(self, task_id: str, *, timeout: float | None = None) -> task_pb2.Task:  # noqa: ASYNC109
        """The task once it is finished, however it ended, and whatever breaks meanwhile.

        Raises `LimnerError` WAIT_TIMED_OUT when that takes longer than `timeout` seconds.
        """
        try:
            async with asyncio.timeout(timeout), aclosing(self.watch(task_id)) as messages:
                async for message in messages:
                    if message.HasField("terminal"):
                        return message.terminal.task
        except TimeoutError:
            fault = f"task {task_id} is not finished after {timeout} seconds"
            raise LimnerError(grpc.StatusCode.DEADLINE_EXCEEDED, "WAIT_TIMED_OUT", fault) from None
        raise AssertionError("a watch ends with the end of its task")

    def watch(
        self,
        task_id: str,
        *,
        after_seq: int | None = None,
        previews: bool = False,
        on_break: OnBreak | None = None,
    ) -> AsyncGenerator[task_pb2.WatchTaskResponse, None]:
        """Follow a task to its end: yields what `WatchTask` sends, each event once, the terminal message last.

        A stream that breaks is opened again behind the last event, after `on_break` was told of the error.
        """
        request = task_pb2.WatchTaskRequest(id=task_id, after_seq=after_seq, previews=previews)
        return watching.watch(self.tasks, request, self._endurance, on_break)

    def watch_tasks(
        self,
        *,
        scope: str = "",
        labels: Mapping[str, str] | None = None,
        kinds: Iterable[task_pb2.TaskEvent.Kind] = (),
        cursor: str = "",
        on_break: OnBreak | None = None,
    ) -> AsyncGenerator[task_pb2.WatchTasksResponse, None]:
        """Follow every task of a scope, with labels, by kinds of events: yields what `WatchTasks` sends, each event
        once, until the caller leaves.

        A stream that breaks is opened again behind the last message, after `on_break` was told of the error.
        """
        request = task_pb2.WatchTasksRequest(scope=scope, labels=labels, kinds=kinds, cursor=cursor)
        return watching.watch_tasks(self.tasks, request, self._endurance, on_break)

    async def upload(
        self, content: Target | bytes, metadata: image_pb2.ImageMetadata, *, request_id: str = ""
    ) -> image_pb2.Image:
        """Store an image: a file, a pipe or bytes. Sent again when it is cut, stored once. Raises OSError."""
        parts = Upload(content, metadata, request_id or str(uuid.uuid4()))
        return await transfers.upload(self.images, parts, self._endurance.patience, self.waits)

    async def import_map(
        self, content: Target | bytes, metadata: map_import_pb2.MapMetadata, *, request_id: str = ""
    ) -> map_grid_pb2.ImportMapResponse:
        """Make an image, a grid and overlays of a Universal VTT: a file, a pipe or bytes.

        Sent again when it is cut, kept once. Raises OSError.
        """
        parts = Upload(content, metadata, request_id or str(uuid.uuid4()))
        return await transfers.import_map(self.grids, parts, self._endurance.patience, self.waits)

    async def download(self, image_id: str, path: Target) -> image_pb2.ImageContentHeader:
        """Save the stored bytes of an image. The file appears when all of it is there and its sha256 is right.

        Goes on where it was cut. Raises OSError.
        """
        return await transfers.download(self.images, image_id, path, self._endurance.patience, self.waits)

    async def render(
        self, image_id: str, options: image_pb2.RenderOptions | None, path: Target
    ) -> image_pb2.RenderedImageHeader:
        """Save the picture of an image with its grid and overlays, for players unless the options say otherwise.

        The file appears when all of it is there and its sha256 is right. Raises OSError.
        """
        request = image_pb2.RenderImageRequest(id=image_id, options=options)
        return await transfers.render(self.images, request, path, self._endurance.patience, self.waits)

    async def export_map(
        self, image_id: str, options: map_export_pb2.MapExportOptions | None, path: Target
    ) -> map_export_pb2.MapExportHeader:
        """Save a file of a map for a virtual tabletop, for players unless the options say otherwise.

        The file appears when all of it is there and its sha256 is right. Raises OSError.
        """
        request = map_export_pb2.ExportMapRequest(image_id=image_id, options=options)
        return await transfers.export_map(self.grids, request, path, self._endurance.patience, self.waits)
