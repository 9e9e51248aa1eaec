"""The whole service in one place: database, migrations, themes, server and workers, as long as a block lasts."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from server.cli.process.schema_check import check_database
from server.processes.free_address import check_free
from server.processes.postgres import EmbeddedPostgres
from server.processes.respawned import Respawned
from server.repositories.schema_revision import is_at_head
from server.serving import open_server
from server.settings import Settings
from server.usecases.builtin_catalogue import load_builtin_themes
from server.wiring import open_core

WORKER_STOP_SECONDS = 10.0


@asynccontextmanager
async def open_database(settings: Settings) -> AsyncIterator[Settings]:
    """Settings that name a database that runs and has our schema.

    The embedded one is started, migrated, and stopped at the end; any other must be at head already.
    """
    if settings.database_url:
        await check_database(settings)
        yield settings
        return
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    embedded = EmbeddedPostgres(settings.data_dir)
    url = await embedded.start()
    try:
        if not await is_at_head(url):
            from server.repositories.migrations import migrate  # noqa: PLC0415 - alembic is 4 MiB

            await migrate(url)
        yield settings.model_copy(update={"database_url": url})
    finally:
        await embedded.stop()


@asynccontextmanager
async def embedded_stack(settings: Settings) -> AsyncIterator[str]:
    """Everything `limner serve` runs; gives the address the server listens on. Leaves no process behind."""
    await asyncio.to_thread(check_free, settings.listen)
    async with AsyncExitStack() as stack:
        ready = await stack.enter_async_context(open_database(settings))
        async with open_core(ready, wait=ready.start_seconds) as core:
            await load_builtin_themes(core.database)
        port = await stack.enter_async_context(open_server(ready))
        children = [Respawned(*worker_command(ready), WORKER_STOP_SECONDS) for _ in range(ready.workers)]
        await asyncio.gather(*(stack.enter_async_context(each) for each in children))
        yield f"{ready.host}:{port}"


def worker_command(settings: Settings) -> tuple[list[str], dict[str, str]]:
    """How a worker child is started: the same interpreter, the same settings, no module from the current folder."""
    variables = settings.model_copy(update={"data_dir": settings.data_dir.resolve()}).environment()
    return [sys.executable, "-P", "-m", "server", "worker"], {**os.environ, **variables}
