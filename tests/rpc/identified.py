"""A server that asks who calls, and callers that show their tokens."""

from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import grpc
from limner.v1 import task_pb2

from server.domain.callers import Role
from server.repositories.database import Database
from server.serving import open_server
from server.usecases.builtin_catalogue import load_builtin_themes
from server.wiring import open_core
from tests.rpc.stack import Stubs, settings_for, stubs
from tests.tokens import bearer, make_token


class Showing:
    """A channel all of whose calls carry some metadata."""

    def __init__(self, channel: grpc.aio.Channel, metadata: tuple[tuple[str, str], ...]) -> None:
        self._channel = channel
        self._metadata = metadata

    def __getattr__(self, kind: str) -> Any:
        make = getattr(self._channel, kind)
        return lambda *method, **options: partial(make(*method, **options), metadata=self._metadata)


class Door:
    """A server at work, its database, and callers of it."""

    def __init__(self, address: str, database: Database, stack: AsyncExitStack) -> None:
        self.address = address
        self.database = database
        self._stack = stack

    async def showing(self, *metadata: tuple[str, str]) -> Stubs:
        """Stubs that send some metadata with every call, over a connection of their own."""
        options = [("grpc.use_local_subchannel_pool", 1)]
        channel = await self._stack.enter_async_context(grpc.aio.insecure_channel(self.address, options))
        made: Any = Showing(channel, metadata)
        return stubs(made)

    async def caller(self, name: str, role: Role = Role.ADMIN, scopes: Iterable[str] = ()) -> tuple[Stubs, str]:
        """Stubs that show a new token, and its id."""
        text, token = await make_token(self.database, name, role, scopes)
        return await self.showing(*bearer(text)), token.id


@asynccontextmanager
async def door(database_url: str, folder: Path, **settings: Any) -> AsyncIterator[Door]:
    """A server that asks who calls, unless told otherwise."""
    given = settings_for(database_url, folder, **({"anonymous": False} | settings))
    async with AsyncExitStack() as stack:
        async with open_core(given) as core:
            await load_builtin_themes(core.database)
        database = await stack.enter_async_context(Database.open(database_url))
        port = await stack.enter_async_context(open_server(given))
        yield Door(f"127.0.0.1:{port}", database, stack)


async def queue_stats(stubs: Stubs) -> task_pb2.GetQueueStatsResponse:
    """A call that everybody but players may make."""
    counts: task_pb2.GetQueueStatsResponse = await stubs.tasks.GetQueueStats(task_pb2.GetQueueStatsRequest())
    return counts


async def rest(stream: Any) -> None:
    """Read a stream to its end."""
    while await stream.read() is not grpc.aio.EOF:
        pass
