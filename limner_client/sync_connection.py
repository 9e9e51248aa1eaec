"""The same connection for callers that block. docs/adr/0012 says why it runs on a thread of its own."""

from collections.abc import AsyncGenerator, Callable, Coroutine, Generator, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from limner.v1 import image_pb2_grpc, map_grid_pb2_grpc, overlay_pb2_grpc, task_pb2_grpc, theme_pb2_grpc

from limner_client.connection import DEADLINE_SECONDS, PATIENCE_SECONDS, SILENCE_SECONDS, Limner, connect
from limner_client.credentials import Credentials
from limner_client.loop_thread import LoopThread
from limner_client.sync_channel import SyncChannel

P = ParamSpec("P")
T = TypeVar("T")


@contextmanager
def connect_sync(
    address: str,
    credentials: Credentials = Credentials(),  # noqa: B008 - immutable
    *,
    deadline: float = DEADLINE_SECONDS,
    patience: float = PATIENCE_SECONDS,
    silence: float = SILENCE_SECONDS,
) -> Iterator["SyncLimner"]:
    """Connect as `connect` does, for callers that block. Any number of threads may use the connection at once.

    It works on a thread of its own, so a process that forks connects afterwards.
    """
    with LoopThread() as loop:
        opened = connect(address, credentials, deadline=deadline, patience=patience, silence=silence)
        limner = loop.run(opened.__aenter__())
        try:
            yield SyncLimner(limner, loop)
        finally:
            loop.run(opened.__aexit__(None, None, None))


def _blocking(
    method: Callable[Concatenate[Limner, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate["SyncLimner", P], T]:
    @wraps(method)
    def call(self: "SyncLimner", /, *given: P.args, **named: P.kwargs) -> T:
        return self.loop.run(method(self.limner, *given, **named))

    return call


def _iterating(
    method: Callable[Concatenate[Limner, P], AsyncGenerator[T, None]],
) -> Callable[Concatenate["SyncLimner", P], Generator[T, None, None]]:
    @wraps(method)
    def call(self: "SyncLimner", /, *given: P.args, **named: P.kwargs) -> Generator[T, None, None]:
        return self.loop.iterate(method(self.limner, *given, **named))

    return call


class SyncLimner:
    """What `Limner` is, with calls that block and iterators that wait; `on_break` is called on the client's thread."""

    def __init__(self, limner: Limner, loop: LoopThread) -> None:
        stands_in: Any = SyncChannel(limner.channel, loop)
        self.limner = limner
        self.loop = loop
        self.address = limner.address
        self.images: image_pb2_grpc.ImageServiceStub = image_pb2_grpc.ImageServiceStub(stands_in)
        self.overlays: overlay_pb2_grpc.OverlayServiceStub = overlay_pb2_grpc.OverlayServiceStub(stands_in)
        self.grids: map_grid_pb2_grpc.MapGridServiceStub = map_grid_pb2_grpc.MapGridServiceStub(stands_in)
        self.themes: theme_pb2_grpc.ThemeServiceStub = theme_pb2_grpc.ThemeServiceStub(stands_in)
        self.tasks: task_pb2_grpc.TaskServiceStub = task_pb2_grpc.TaskServiceStub(stands_in)

    create_task = _blocking(Limner.create_task)
    wait = _blocking(Limner.wait)
    watch = _iterating(Limner.watch)
    watch_tasks = _iterating(Limner.watch_tasks)
    upload = _blocking(Limner.upload)
    import_map = _blocking(Limner.import_map)
    download = _blocking(Limner.download)
    render = _blocking(Limner.render)
    export_map = _blocking(Limner.export_map)
